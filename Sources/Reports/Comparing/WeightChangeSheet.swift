import Analysis
import Formulas
import Scoring
import Wording
import WorkbookPlan

/// The weight of every criterion on both sides, in points and in percent of the whole.
struct WeightChangeSheet {
  let layout: ComparisonLayout
  let index: ComparisonLayout.IndexSheets

  private var texts: Texts { layout.texts }
  private static let nameWidth = 50.0

  func sheet(_ palette: inout Palette) -> Sheet {
    var rows = layout.frame(
      texts["TRỌNG SỐ HAI BÊN: ", "WEIGHTS ON BOTH SIDES: "] + index.after.index.title
    ).rows(&palette)
    rows += [Row(height: 6), Row(height: 6), header(&palette)]
    rows += index.comparison.criteria.enumerated().map {
      row($1, at: ComparisonLayout.firstRow + $0, &palette)
    }
    let last = ComparisonLayout.firstRow + max(1, index.comparison.criteria.count) - 1
    var sheet = Sheet(name: index.weights, rows: Rows(rows))
    sheet.columns = [9, Self.nameWidth, 11, 11, 11, 11, 11, 11].map { Sheet.Column(width: $0) }
    sheet.frozen = (ComparisonLayout.firstRow, 2)
    sheet.conditions = [4, 7].flatMap {
      Condition.movement(CellRange(rows: ComparisonLayout.firstRow...last, columns: $0...$0))
    }
    sheet.textNumberRanges = [
      CellRange(rows: ComparisonLayout.firstRow...last, columns: 0...0)
    ]
    let head = (ComparisonLayout.firstRow - 1)...(ComparisonLayout.firstRow - 1)
    sheet.page = .office(texts, landscape: true, repeatedRows: head)
    return sheet
  }

  private func header(_ palette: inout Palette) -> Row {
    let format = palette(.header)
    let labels = [
      texts[.code], texts[.criterion],
      texts["Trọng số trước", "Weight before"], texts["Trọng số sau", "Weight after"],
      texts[.difference], texts["Tỷ trọng trước (%)", "Share before (%)"],
      texts["Tỷ trọng sau (%)", "Share after (%)"], texts["Chênh lệch (%)", "Difference (%)"],
    ]
    return Row(labels.enumerated().map { Cell($0, .text($1), format: format) }, height: 48)
  }

  private func row(_ match: CriterionMatch, at row: Int, _ palette: inout Palette) -> Row {
    let number = palette(.number)
    let share = palette(.number) { $0.numberFormat = "0.00" }
    let change = palette(.number) { $0.numberFormat = "\"▲\"0.00##;\"▼\"0.00##;\"=\"" }
    func weights(_ side: ComparisonLayout.Side) -> (Double, Double)? {
      guard let node = side == .before ? match.before : match.after else { return nil }
      let weights = index.result(side).weights[0]
      let isMain = index.result(side).calculation.set.nodes[node].part == .main
      return (
        SpreadsheetNumber.round(weights.effective[node], places: 9),
        isMain ? SpreadsheetNumber.round(weights.share(of: node), places: 9) : .nan
      )
    }
    let (before, after) = (weights(.before), weights(.after))
    func content(_ number: Double?) -> Cell.Content {
      number.flatMap { $0.isNaN ? nil : .number($0) } ?? .text("–")
    }
    func difference(_ first: Int) -> Cell.Content {
      let from = CellAddress(row: row, column: first).term()
      let to = CellAddress(row: row, column: first + 1).term()
      return .formula(.difference(to, from, otherwise: ""))
    }
    let height = TextMeasure(.text).height(of: match.name, columnWidth: Self.nameWidth)
    return Row(
      [
        Cell(0, .text(match.printedCode), format: palette(.text)),
        Cell(1, .text(match.name), format: palette(.text)),
        Cell(2, content(before?.0), format: number), Cell(3, content(after?.0), format: number),
        Cell(4, difference(2), format: change),
        Cell(5, content(before?.1), format: share), Cell(6, content(after?.1), format: share),
        Cell(7, difference(5), format: change),
      ], height: max(17, height))
  }
}
