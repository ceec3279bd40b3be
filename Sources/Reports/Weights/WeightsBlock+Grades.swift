import Formulas
import Scoring
import Wording
import WorkbookPlan

// The least scores of the grades, which may be typed.
extension WeightsBlock {
  /// The unit groups that have least scores of their own, column by column.
  var gradeGroups: [String] {
    let calculation = index.result.calculation
    return calculation.set.grades.count <= 1 ? [calculation.groups[0]] : calculation.groups
  }

  func grades(_ palette: inout Palette) -> [Row] {
    let groups = gradeGroups
    let head = palette(.header) { $0.fontSize = 10 }
    let measure = TextMeasure(size: 10, isBold: true)
    let text = palette(.text)
    let input = CellFormat.number.with { $0.numberFormat = "General" }.asInput()
    let (from, above) = (palette(input), palette(input) { $0.numberFormat = "\"> \"General" })
    var header = [
      Cell(0, .text(texts.rowNumber), format: head),
      Cell(1, .text(texts[.grade]), format: head),
    ]
    var height = 20.0
    for position in groups.indices {
      let group = groups.count == 1 ? "" : "\n(\(index.groupNames[position]))"
      let label = texts["Từ điểm", "From score"] + group
      height = max(height, measure.height(of: label, columnWidth: WeightsSheet.weightWidth))
      header.append(Cell(2 + position, .text(label), format: head))
    }
    let scales = groups.map { set.gradeScale(for: $0)?.grades ?? [] }
    let rows = (0..<places.grades).map { grade -> Row in
      let name = scales.compactMap { $0.indices.contains(grade) ? $0[grade].name : nil }.first
      var cells = [
        Cell(0, .number(Double(grade + 1)), format: palette(.centred)),
        Cell(1, .text(name ?? ""), format: text),
      ]
      for (position, scale) in scales.enumerated() {
        let own = scale.indices.contains(grade) ? scale[grade] : nil
        cells.append(
          Cell(
            2 + position, own.map { .number($0.from) } ?? .blank,
            format: own?.isAbove == true ? above : from))
      }
      let height = TextMeasure(.text).height(of: name ?? "", columnWidth: WeightsSheet.nameWidth)
      return Row(cells, height: max(18, height))
    }
    return [Row(header, height: height)] + rows
  }
}
