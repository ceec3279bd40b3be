import Analysis
import Formulas
import Scoring
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
      texts["ĐIỀU QUYẾT ĐỊNH: ", "WHAT DECIDES: "], index,
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
    let positions = StabilitySheet.positions(rows.map { Self.percent($0.share).map { -$0 } })
    let shares = CellRange(rows: first...(first + max(1, rows.count) - 1), columns: 3...3).absolute
    let correlation = CellFormat.number.with { $0.numberFormat = "0.000" }
    @Sendable func figure(_ number: Double?) -> Cell.Content {
      number.map { .number($0) } ?? .text("–")
    }
    let own = self
    return AnalysisTable(
      firstRow: first, count: rows.count,
      columns: [
        .init(texts["Mã", "Code"], width: Self.widths[0], .text) {
          .text(nodes[rows[$0].node].code)
        },
        .init(texts["Tiêu chí", "Criterion"], width: Self.widths[1], .text) {
          .text(nodes[rows[$0].node].name)
        },
        .init(texts["Tỷ trọng (%)", "Weight (%)"], width: Self.widths[2], .number) {
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
          var value = Value.text("–")
          if let part = Self.percent(rows[row].share), let whole = own.weight(rows[row].node),
            whole > 0
          {
            value = .number(SpreadsheetNumber.round(part / whole, places: 9))
          }
          return .formula(
            "IF(COUNT(\(share),\(weight))<2,\"–\",IF(\(weight)>0,ROUND(\(share)/\(weight),9),\"–\"))",
            value)
        },
        .init(texts["Tương quan Pearson", "Pearson's r"], width: Self.widths[5], correlation) {
          figure(rows[$0].pearson)
        },
        .init(texts["Tương quan Spearman", "Spearman's ρ"], width: Self.widths[6], correlation) {
          figure(rows[$0].spearman)
        },
        .init(texts["Nhận xét", "Remark"], width: Self.widths[7], .text) {
          .text(texts.words(rows[$0].verdict))
        },
        .init("", width: Self.widths[8], .hiddenNumber, isHidden: true) { row in
          let own = at(first, row, 3)
          return .formula(
            "IF(ISNUMBER(\(own)),1+SUMPRODUCT(ISNUMBER(\(shares))*(\(shares)>\(own)))"
              + "+SUMPRODUCT((\(shares)=\(own))*(ROW(\(shares))<ROW(\(own)))),\"\")",
            positions[row].map { .number(Double($0)) } ?? .text(""))
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
    let range = CellRange(rows: table.firstRow...last, columns: 3...3).a1()
    let sum = CellAddress(row: last + 1, column: 3).a1()
    let parts = spread.rows.compactMap { Self.percent($0.share) } + [rest ?? 0]
    let total = SpreadsheetNumber.round(parts.reduce(0, +), places: 6)
    let holds = total == 100
    return [
      row(
        texts["Quy đổi, giới hạn, làm tròn", "Conversion, caps, rounding"],
        rest.map { .number($0) } ?? .text("–"), .blank),
      row(
        texts["Cộng", "Sum"],
        .formula(
          "IF(COUNT(\(range))=0,\"–\",ROUND(SUM(\(range)),6))",
          rest == nil ? .text("–") : .number(total)),
        .formula(
          "IF(ISNUMBER(\(sum)),IF(\(sum)=100,\"\(texts.passed)\",\"\(texts.failed)\"),\"–\")",
          .text(rest == nil ? "–" : holds ? texts.passed : texts.failed))),
    ]
  }

  // MARK: The first ten

  private func top(_ first: Int, _ count: Int, over table: AnalysisTable) -> AnalysisTable {
    let rows = spread.rows
    let nodes = index.nodes
    let shares = rows.map { Self.percent($0.share) }
    let positions = StabilitySheet.positions(shares.map { $0.map { -$0 } })
    let places = table.range(8)
    func column(
      _ source: Int, _ format: CellFormat, _ value: @escaping @Sendable (Int) -> Value
    ) -> AnalysisTable.Column {
      let range = table.range(source)
      return .init(table.columns[source].header, width: Self.widths[source], format) { place in
        .formula(
          "IFERROR(INDEX(\(range),MATCH(ROW()-\(first),\(places),0)),\"\")",
          positions.firstIndex(of: place + 1).map(value) ?? .text(""))
      }
    }
    return AnalysisTable(
      firstRow: first, count: count,
      columns: [
        column(0, .text) { .text(nodes[rows[$0].node].code) },
        column(1, .text) { .text(nodes[rows[$0].node].name) },
        column(2, .number) { [self] in weight(rows[$0].node).map { .number($0) } ?? .text("–") },
        column(3, .number) { shares[$0].map { .number($0) } ?? .text("") },
      ])
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
