import Formulas
import Scoring
import Wording
import WorkbookPlan

// The tables below the weights: numbers by unit group that may be typed.
extension WeightsBlock {
  /// A row of numbers, one for each unit group; nil where a group has none.
  struct Numbers {
    /// What they are.
    let name: String
    /// The number and its format, group by group.
    let cells: [(number: Double?, isAbove: Bool)]
  }

  /// The head of a table, then its rows.
  ///
  /// - Parameters:
  ///   - head: what the rows are.
  ///   - label: what the numbers are.
  ///   - groups: the positions of the unit groups, a column each; one stands for all.
  ///   - rows: the numbers.
  ///   - palette: the formats of the workbook.
  /// - Returns: the rows.
  func numbers(
    _ head: String, _ label: String, groups: Range<Int>, _ rows: [Numbers],
    _ palette: inout Palette
  ) -> [Row] {
    let headFormat = palette(.header) { $0.fontSize = 10 }
    let measure = TextMeasure(size: 10, isBold: true)
    let text = palette(.text)
    let input = CellFormat.number.with { $0.numberFormat = "General" }.asInput()
    let (plain, above) = (palette(input), palette(input) { $0.numberFormat = "\"> \"General" })
    var header = [
      Cell(0, .text(texts.rowNumber), format: headFormat), Cell(1, .text(head), format: headFormat),
    ]
    var height = 20.0
    for group in groups {
      let words = label + (groups.count == 1 ? "" : "\n(\(index.groupNames[group]))")
      height = max(height, measure.height(of: words, columnWidth: WeightsSheet.weightWidth))
      header.append(Cell(2 + group, .text(words), format: headFormat))
    }
    let body = rows.enumerated().map { position, row -> Row in
      let height = TextMeasure(.text).height(of: row.name, columnWidth: WeightsSheet.nameWidth)
      let cells = [
        Cell(0, .number(Double(position + 1)), format: palette(.centred)),
        Cell(1, .text(row.name), format: text),
      ]
      return Row(
        cells
          + row.cells.enumerated().map { group, cell in
            Cell(
              2 + group, cell.number.map { .number($0) } ?? .blank,
              format: cell.isAbove ? above : plain)
          }, height: max(18, height))
    }
    return [Row(header, height: height)] + body
  }

  // MARK: Grades

  /// The unit groups that have least scores of their own, column by column.
  var gradeGroups: [String] {
    let calculation = index.result.calculation
    return calculation.set.grades.count <= 1 ? [calculation.groups[0]] : calculation.groups
  }

  /// The least scores of the grades.
  func grades(_ palette: inout Palette) -> [Row] {
    let scales = gradeGroups.map { set.gradeScale(for: $0)?.grades ?? [] }
    let rows = (0..<places.grades).map { grade in
      let own = scales.map { $0.indices.contains(grade) ? $0[grade] : nil }
      return Numbers(
        name: own.compactMap { $0?.name }.first ?? "",
        cells: own.map { ($0?.from, $0?.isAbove == true) })
    }
    return numbers(
      texts[.grade], texts["Từ điểm", "From score"], groups: gradeGroups.indices, rows, &palette)
  }

  // MARK: Constants

  /// The positions of the unit groups that have constants of their own, column by column.
  var constantGroups: Range<Int> {
    self.set.hasConstantsByGroup ? index.result.calculation.groups.indices : 0..<1
  }

  /// What may be typed into constants.
  var constantValidation: Validation? {
    guard places.constants > 0 else { return nil }
    return Validation(
      CellRange(
        rows: places.firstConstant...(places.firstConstant + places.constants - 1),
        columns: 2...(1 + constantGroups.count)),
      .decimal(.number(-Rule.Input.greatest), .number(Rule.Input.greatest)),
      error: Validation.Message(title: texts[.constant], text: texts[.enterNumber]))
  }

  /// The numbers that formulas use by name.
  func constants(_ palette: inout Palette) -> [Row] {
    let groups = index.result.calculation.groups
    let rows = set.constants.map { constant in
      Numbers(
        name: "\(constant.code): \(constant.name)",
        cells: constantGroups.map { (constant.value[groups[$0]], false) })
    }
    return numbers(texts[.constant], texts[.value], groups: constantGroups, rows, &palette)
  }
}
