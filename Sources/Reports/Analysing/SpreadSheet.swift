import Analysis
import Formulas
import Scoring
import Wording
import WorkbookPlan

/// What each criterion contributes to the differences between the units' scores.
struct SpreadSheet: Sendable {
  let layout: AnalysisLayout
  let index: AnalysisLayout.IndexSheets

  private static let mostShown = 10
  private static let widths: [Double] = [9, 48, 11, 12, 12, 11, 11, 40, 8]

  private var texts: Texts { layout.texts }
  private var spread: Spread { index.analysis.spread }

  func sheet(_ palette: inout Palette) -> Sheet {
    let rows = spread.rows
    let count = min(Self.mostShown, rows.count)
    var stack = RowStack()
    stack.add(head(&palette))
    stack.add(
      layout.heading(
        texts["Tiêu chí tạo khác biệt nhiều nhất", "The criteria that decide most"], &palette))
    let firstTop = stack.count + 1
    let chart = chart(firstTop, count)
    let header = firstTop + count + layout.rows(under: chart).count + 2
    let table = table(first: header + 1)
    let top = top(firstTop, count, over: table)
    stack.add([top.header(&palette)])
    stack.add(count: count, top.rowMaker(&palette))
    stack.add(layout.rows(under: chart))
    stack.add(layout.heading(texts["Mọi tiêu chí", "All criteria"], &palette))
    stack.add([table.header(&palette)])
    stack.add(count: rows.count, table.rowMaker(&palette))
    stack.add(totals(table, &palette))
    var sheet = Sheet(name: index.spread, stack: stack, over: table)
    sheet.textNumberRanges = [table.cells(0...0), top.cells(0...0)]
    sheet.charts = count > 0 ? [chart] : []
    let area = sheet.page.printArea
    sheet.page = .office(texts, landscape: true, repeatedRows: header...header)
    sheet.page.printArea = area
    sheet.page.rowBreaks = [header - 2]
    return sheet
  }

  private func head(_ palette: inout Palette) -> [Row] {
    let deviation = texts.number(SpreadsheetNumber.round(spread.deviation, places: 2))
    return layout.head(
      texts[upper: .whatDecides] + ": ", index,
      subtitle: texts[
        "\(spread.units) đơn vị, độ lệch chuẩn của điểm \(deviation).",
        "\(spread.units) units, standard deviation of the scores \(deviation)."],
      notes: [
        texts[
          "Đóng góp = hiệp phương sai của điểm tiêu chí với điểm chỉ số / phương sai điểm chỉ số; cộng lại bằng 100 %.",
          "Contribution = covariance of the criterion's points with the score / variance of the score; they add up to 100 %."
        ],
        texts[
          "Đóng góp âm: tiêu chí san bớt khác biệt. Tỷ số trên 1: quyết định nhiều hơn tỷ trọng của nó.",
          "A negative one evens the scores out. A ratio above 1: it decides more than its weight says."
        ],
      ], &palette)
  }

  /// A share in percent as it stands in a cell.
  private static func percent(_ share: Double?) -> Double? {
    share.map { SpreadsheetNumber.round($0 * 100, places: 9) }
  }

  private func weight(_ node: Int) -> Double? {
    guard index.nodes[node].part == .main else { return nil }
    return SpreadsheetNumber.round(index.result.weights[0].share(of: node), places: 9)
  }

  private func table(first: Int) -> AnalysisTable {
    let (texts, nodes, rows) = (texts, index.nodes, spread.rows)
    let shares = CellRange(rows: first...(first + max(1, rows.count) - 1), columns: 3...3)
    let correlation = CellFormat.number.with { $0.numberFormat = "0.000" }
    @Sendable func figure(_ number: Double?) -> Cell.Content {
      number.map { .number($0) } ?? .text("–")
    }
    let own = self
    return AnalysisTable(
      firstRow: first, count: rows.count,
      columns: [
        .init(texts[.code], width: Self.widths[0], .text) {
          .text(nodes[rows[$0].node].printedCode)
        },
        .init(texts[.criterion], width: Self.widths[1], .text) {
          .text(nodes[rows[$0].node].name)
        },
        .init(texts[.effectiveWeight], width: Self.widths[2], .number) {
          figure(own.weight(rows[$0].node))
        },
        .init(texts["Đóng góp (%)", "Contribution (%)"], width: Self.widths[3], .number) {
          figure(Self.percent(rows[$0].share))
        },
        .init(
          texts["Đóng góp / tỷ trọng", "Contribution / weight"], width: Self.widths[4],
          .number.with { $0.numberFormat = "0.00" }
        ) {
          row in
          let (share, weight) = (at(first, row, 3), at(first, row, 2))
          let ratio = Function.if(weight .> 0, Function.round(share / weight, 9), "–")
          return .formula(Function.if(Function.count(share, weight) .< 2, "–", ratio))
        },
        .init(texts["Tương quan Pearson", "Pearson's r"], width: Self.widths[5], correlation) {
          figure(rows[$0].pearson)
        },
        .init(texts[.spearman], width: Self.widths[6], correlation) {
          figure(rows[$0].spearman)
        },
        .init(texts["Nhận xét", "Comment"], width: Self.widths[7], .text) {
          .text(texts.words(rows[$0].verdict))
        },
        .init("", width: Self.widths[8], .hiddenNumber, isHidden: true) {
          .formula(shares.place(ofRow: first + $0))
        },
      ])
  }

  /// What is no criterion's part, the sum and whether it is 100.
  private func totals(_ table: AnalysisTable, _ palette: inout Palette) -> [Row] {
    let bold = CellFormat.text.with {
      $0.isBold = true
      $0.fill = Colors.total
    }
    let (text, number) = (
      palette(bold),
      palette(.number) {
        $0.isBold = true
        $0.fill = Colors.total
      }
    )
    func row(_ name: String, _ content: Cell.Content, _ remark: Cell.Content) -> Row {
      Row(
        (0...7).map { column in
          switch column {
          case 1: Cell(column, .text(name), format: text)
          case 3: Cell(column, content, format: number)
          case 7: Cell(column, remark, format: text)
          default: Cell(column, .blank, format: text)
          }
        }, height: 18)
    }
    let rest = Self.percent(spread.remainder)
    let last = table.firstRow + spread.rows.count
    let parts = CellRange(rows: table.firstRow...last, columns: 3...3).term()
    let sum = CellAddress(row: last + 1, column: 3).term()
    let verdict = Function.if(sum .== 100, .text(texts.passed), .text(texts.failed))
    return [
      row(
        texts[.conversion],
        rest.map { .number($0) } ?? .text("–"), .blank),
      row(
        texts.sum,
        .formula(
          Function.if(
            Function.count(parts) .== 0, "–", Function.round(Function.sum(parts), 6))),
        .formula(Function.if(Function.isNumber(sum), verdict, "–"))),
    ]
  }

  // MARK: The first ten

  private func top(_ first: Int, _ count: Int, over table: AnalysisTable) -> AnalysisTable {
    let rows = spread.rows
    let nodes = index.nodes
    let order = StabilitySheet.order(rows.map { Self.percent($0.share).map { -$0 } })
    let names = order.map { nodes[rows[$0].node].name }
    return table.first(count, at: first, [0, 1, 2, 3], by: 8, named: 1, names)
  }

  private func chart(_ first: Int, _ count: Int) -> Chart {
    let rows = first...(first + max(1, count) - 1)
    return layout.bars(
      texts["Đóng góp vào chênh lệch điểm", "Contribution to the spread of the scores"],
      sheet: index.spread, names: CellRange(rows: rows, columns: 1...1),
      values: CellRange(rows: rows, columns: 3...3), unit: "%", format: "0.0",
      at: first + count + 1,
      altText: texts[
        "Biểu đồ thanh: mười tiêu chí tạo khác biệt nhiều nhất và phần đóng góp",
        "Bar chart: the ten criteria that decide most and their contributions"])
  }
}
