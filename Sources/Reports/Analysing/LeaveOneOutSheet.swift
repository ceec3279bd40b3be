import Analysis
import Formulas
import Scoring
import Wording
import WorkbookPlan

/// What the ranking would be without each domain and each criterion.
struct LeaveOneOutSheet: Sendable {
  let layout: AnalysisLayout
  let index: AnalysisLayout.IndexSheets

  private var texts: Texts { layout.texts }

  func sheet(_ palette: inout Palette) -> Sheet {
    var stack = RowStack()
    stack.add(
      layout.head(
        texts["BỎ TỪNG TIÊU CHÍ: ", "CRITERIA LEFT OUT: "], index,
        subtitle: texts[
          "Bỏ một lĩnh vực hoặc tiêu chí cho mọi đơn vị, phần còn lại quy đổi.",
          "One domain or criterion is left out for all, the rest is converted."],
        notes: [
          texts[
            "Tương quan 1 là thứ tự y nguyên. « – »: không còn gì để chấm, hoặc không ai đổi.",
            "A correlation of 1 is the same order. « – »: nothing would remain, or nobody moves."]
        ], &palette))
    let header = stack.count
    let table = table(first: header + 1)
    stack.add([table.header(&palette)])
    stack.add(count: table.count, table.rowMaker(&palette))
    var sheet = Sheet(name: index.leaveOneOut, stack: stack, over: table)
    sheet.frozen = (header + 1, 2)
    sheet.filter = CellRange(
      rows: header...table.rows.upperBound, columns: 0...(table.columns.count - 1))
    sheet.textNumberRanges = [table.cells(0...0)]
    sheet.conditions = Condition.movement(table.cells(6...6))
    let area = sheet.page.printArea
    sheet.page = .office(texts, landscape: true, repeatedRows: header...header)
    sheet.page.printArea = area
    return sheet
  }

  private func table(first: Int) -> AnalysisTable {
    let (layout, index, texts) = (layout, index, texts)
    let (result, nodes) = (index.result, index.nodes)
    let rows = index.analysis.leaveOneOut.rows
    let ranked = Double(result.index.participants.indices.count { result.rank(of: $0) != nil })
    let whole = CellFormat.centred.with { $0.numberFormat = "0" }
    let correlation = CellFormat.number.with { $0.numberFormat = "0.000" }
    @Sendable func figure(_ number: Double?) -> Cell.Content {
      number.map { .number($0) } ?? .text("–")
    }
    return AnalysisTable(
      firstRow: first, count: rows.count,
      columns: [
        .init(texts[.code], width: 9, .text) { .text(nodes[rows[$0].node].printedCode) },
        .init(texts["Bỏ lĩnh vực, tiêu chí", "Without domain, criterion"], width: 50, .text) {
          .text(nodes[rows[$0].node].name)
        },
        .init(texts[.effectiveWeight], width: 10, .number) {
          .number(SpreadsheetNumber.round(result.weights[0].share(of: rows[$0].node), places: 9))
        },
        .init(texts["Số đơn vị đổi vị thứ", "Units whose rank changes"], width: 11, whole) {
          figure(rows[$0].shift.map { Double($0.changedRanks) })
        },
        .init(
          texts["Trên số đơn vị xếp hạng (%)", "Of the ranked units (%)"], width: 12,
          .number.with { $0.numberFormat = "0.0%" }
        ) { row in
          let own = at(first, row, 3)
          return .formula(
            Function.if(Function.isNumber(own), own / .number(max(1, ranked)), "–"))
        },
        .init(texts["Đơn vị đổi nhiều nhất", "The farthest mover"], width: 34, .text) {
          .text(
            rows[$0].shift?.largestMove.map { layout.name(of: $0.participant, in: index) } ?? "–")
        },
        .init(
          texts[.placesWon], width: 10,
          whole.with { $0.numberFormat = "\"▲\"0;\"▼\"0;\"=\"" }
        ) { figure(rows[$0].shift?.largestMove.map { Double($0.places) }) },
        .init(texts["Đứng đầu đổi", "Winner changes"], width: 10, .centred) {
          .text(
            rows[$0].shift.map { $0.changesWinner ? texts[.yes] : texts[.no] }
              ?? "–")
        },
        .init(texts[.spearman], width: 11, correlation) {
          figure(rows[$0].shift?.spearman)
        },
        .init(texts["Tương quan Kendall", "Kendall's τ"], width: 11, correlation) {
          figure(rows[$0].shift?.kendall)
        },
      ])
  }
}
