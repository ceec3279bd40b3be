import Formulas
public import Scoring
import Wording
public import WorkbookPlan

/// The workbook that explains a unit's points: scorecard and explanation of each index it takes part in,
/// and, beside another unit, where the one is ahead of the other.
///
/// - Parameters:
///   - evaluation: the evaluated book.
///   - unit: the position of the unit in `Book.units`.
///   - other: the position of the unit it is held against; nil for none.
///   - alternatives: what the weights are compared with; nil if they are the approved ones.
/// - Returns: the plan of the workbook, ready to be written.
public func explanationBook(
  _ evaluation: Evaluation, unit: Int, against other: Int?, beside alternatives: Alternatives? = nil
) -> Plan {
  let books = ScorecardBooks(evaluation, beside: alternatives)
  var plan = books.plan(of: unit)
  guard let other else { return plan }
  let texts = Texts(evaluation.book)
  var palette = Palette(plan.formats)
  var names = SheetNames(taken: plan.sheets.map(\.name))
  for result in evaluation.indices {
    let explanations = [unit, other].compactMap {
      UnitExplanation(index: result.index.id, unit: $0, of: evaluation)
    }
    guard explanations.count == 2 else { continue }
    let sheet = AgainstSheet(
      book: books.book, texts: texts, own: explanations[0], other: explanations[1],
      name: names.name(texts["So với", "Against"], result.index.shortTitle))
    plan.sheets.append(sheet.sheet(&palette))
  }
  plan.formats = palette.formats
  return plan
}

/// Two units criterion by criterion: what each has and where the one is ahead.
struct AgainstSheet {
  let book: Book
  let texts: Texts
  let own: UnitExplanation
  let other: UnitExplanation
  let name: String

  private static let firstRow = 5
  private static let nameWidth = 52.0

  func sheet(_ palette: inout Palette) -> Sheet {
    let titles = [own, other].map { name(of: $0) }
    var rows = SheetFrame(
      book, title: texts["SO SÁNH HAI ĐƠN VỊ: ", "TWO UNITS COMPARED: "] + own.result.index.title,
      subtitle: titles.joined(separator: texts[" so với ", " against "])
    ).rows(&palette)
    let head = palette(.header)
    let labels =
      [texts[.code], texts[.criterion], texts[.maximum]]
      + titles + [texts["Hơn, kém", "Ahead"]]
    let measure = TextMeasure(size: 11, isBold: true)
    let height = titles.map { measure.height(of: $0, columnWidth: 16) }.max() ?? 36
    rows += [
      Row(height: 6),
      Row(labels.enumerated().map { Cell($0, .text($1), format: head) }, height: max(36, height)),
    ]
    let pairs = zip(own.criteria, other.criteria).map { ($0, $1) }
    for (left, right) in pairs { rows.append(row(left, right, at: rows.count, &palette)) }
    rows.append(total(pairs, &palette))
    let last = Self.firstRow + max(1, pairs.count) - 1
    var sheet = Sheet(name: name, rows: Rows(rows))
    sheet.columns = [9, Self.nameWidth, 11, 16, 16, 12].map { Sheet.Column(width: $0) }
    sheet.frozen = (Self.firstRow, 2)
    sheet.textNumberRanges = [CellRange(rows: Self.firstRow...last, columns: 0...0)]
    sheet.conditions = Condition.movement(
      CellRange(rows: Self.firstRow...(last + 1), columns: 5...5))
    let header = (Self.firstRow - 1)...(Self.firstRow - 1)
    sheet.page = .office(texts, landscape: false, repeatedRows: header)
    return sheet
  }

  private func name(of explanation: UnitExplanation) -> String {
    book.units[explanation.result.index.participants[explanation.participant].unit].name
  }

  private func row(
    _ left: UnitExplanation.Criterion, _ right: UnitExplanation.Criterion, at row: Int,
    _ palette: inout Palette
  ) -> Row {
    let (text, number) = (palette(.text), palette(.number))
    let change = palette(.number) { $0.numberFormat = "+0.00##;-0.00##;\"=\"" }
    func figure(_ points: Double?) -> Cell.Content {
      points.map { .number(shown($0)) } ?? .text(Marks.leftOut)
    }
    let cells = (3...4).map { CellAddress(row: row, column: $0).term() }
    let height = TextMeasure(.text).height(of: left.name, columnWidth: Self.nameWidth)
    return Row(
      [
        Cell(0, .text(left.printedCode), format: text), Cell(1, .text(left.name), format: text),
        Cell(2, figure(left.weight), format: number),
        Cell(3, figure(left.contribution), format: number),
        Cell(4, figure(right.contribution), format: number),
        Cell(
          5,
          .formula(
            .difference(cells[0], cells[1], otherwise: .text(Marks.leftOut))), format: change),
      ], height: max(17, height))
  }

  /// Points as the sheet holds them.
  private func shown(_ points: Double) -> Double { SpreadsheetNumber.round(points, places: 9) }

  /// The differences together.
  private func total(
    _ pairs: [(UnitExplanation.Criterion, UnitExplanation.Criterion)], _ palette: inout Palette
  ) -> Row {
    let bold = palette(.text) {
      $0.isBold = true
      $0.fill = Colors.total
    }
    let number = palette(.number) {
      $0.isBold = true
      $0.fill = Colors.total
      $0.numberFormat = "+0.00##;-0.00##;\"=\""
    }
    let last = Self.firstRow + max(1, pairs.count) - 1
    let range = CellRange(rows: Self.firstRow...last, columns: 5...5).term()
    return Row(
      [
        Cell(0, .blank, format: bold),
        Cell(
          1, .text(texts["Cộng các tiêu chí cả hai có điểm", "All both have points for"]),
          format: bold),
        Cell(2, .blank, format: bold), Cell(3, .blank, format: bold), Cell(4, .blank, format: bold),
        Cell(
          5,
          .formula(Function.round(Function.sum(range), 9)), format: number),
      ], height: 19)
  }
}
