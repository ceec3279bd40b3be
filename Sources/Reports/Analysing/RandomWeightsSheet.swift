import Analysis
import Formulas
import Scoring
import Wording
import WorkbookPlan

/// Units × ranks: how probable each rank is when the weights are drawn at random.
struct RandomWeightsSheet: Sendable {
  let layout: AnalysisLayout
  let index: AnalysisLayout.IndexSheets

  /// So many ranks at most stand on the sheet, and on paper.
  private static let mostRanks = 250
  private static let mostPrinted = 24
  /// So many units at most stand in a chart.
  private static let mostBars = 40

  /// The columns before those of the ranks.
  private enum Column: Int, CaseIterable {
    case number, name, rank, mean, low, high, stays, error
  }

  private var texts: Texts { layout.texts }
  private var result: IndexEvaluation { index.result }

  func sheet(_ palette: inout Palette) -> Sheet {
    let units = result.ranking.filter { result.rank(of: $0) != nil }
    let ranks = min(units.count, Self.mostRanks)
    let printed = min(ranks, Self.mostPrinted)
    var stack = RowStack()
    stack.add(head(units.count, &palette))
    var sheet = Sheet(name: index.random, rows: Rows([]))
    var tables: [AnalysisTable] = []
    for (number, run) in index.analysis.draws.enumerated() {
      if number > 0 { sheet.page.rowBreaks.append(stack.count) }
      stack.add(layout.heading(texts.words(run.settings), &palette))
      let draws = stack.count
      stack.add(facts(run, row: draws, &palette))
      let header = stack.count
      let table = table(run, units, ranks: ranks, header: header, draws: draws)
      stack.add([self.header(table, ranks, &palette)])
      stack.add(count: units.count, table.rowMaker(&palette))
      tables.append(table)
      guard !units.isEmpty, ranks > 0 else { continue }
      sheet.conditions += conditions(table, ranks, header: header)
      let chart = chart(table, at: stack.count + 1)
      sheet.page.rowBreaks.append(stack.count)
      stack.add(layout.rows(under: chart))
      sheet.charts.append(chart)
    }
    sheet.rows = stack.rows
    sheet.columns = widths(ranks).map { Sheet.Column(width: $0) }
    let breaks = sheet.page.rowBreaks
    sheet.page = .office(texts, landscape: true, repeatedRows: nil)
    sheet.page.rowBreaks = breaks
    sheet.page.printArea = CellRange(
      rows: 0...(stack.count - 1), columns: 0...(Column.allCases.count + printed - 1))
    sheet.tabColor = Colors.bar
    return sheet
  }

  private func widths(_ ranks: Int) -> [Double] {
    [6, 36, 9, 10, 10, 10, 11, 10] + [Double](repeating: 5.9, count: ranks)
  }

  private func head(_ units: Int, _ palette: inout Palette) -> [Row] {
    var notes = [
      texts[
        "Mỗi lần rút, mọi trọng số đổi ngẫu nhiên rồi chấm, xếp hạng lại. Ô khung đậm là vị thứ hiện nay.",
        "Each draw changes all weights at random, then scores and ranks anew. Bold: the present rank."
      ]
    ]
    if units > Self.mostPrinted {
      notes.append(
        texts[
          "Bản in chỉ có \(Self.mostPrinted) vị thứ đầu, trang tính có đến vị thứ \(min(units, Self.mostRanks)).",
          "The print holds the first \(Self.mostPrinted) ranks, the sheet up to rank \(min(units, Self.mostRanks))."
        ])
    }
    return layout.head(
      texts[upper: .randomWeights] + ": ", index,
      subtitle: texts["Xác suất của từng vị thứ.", "The probability of each rank."], notes: notes,
      &palette)
  }

  /// The number of draws, and what stays in how many of them.
  private func facts(_ run: MonteCarlo, row: Int, _ palette: inout Palette) -> [Row] {
    let text = palette(.text)
    let blank = palette(.centred)
    let whole = palette(.number) { $0.numberFormat = "#,##0" }
    let share = palette(.number) { $0.numberFormat = "0.0%" }
    let error = palette(.number) { $0.numberFormat = "0.00%" }
    let draws = CellAddress(row: row, column: 2).fixed()
    func line(_ name: String, _ content: Cell.Content, _ format: Int, _ more: [Cell] = []) -> Row {
      Row(
        [
          Cell(0, .blank, format: blank), Cell(1, .text(name), format: text),
          Cell(2, content, format: format),
        ]
          + more, height: 18)
    }
    func probability(_ name: String, _ value: Double, _ row: Int) -> Row {
      let cell = CellAddress(row: row, column: 2).term()
      return line(
        name, .number(value), share,
        [
          Cell(3, .text(texts["sai số", "error"]), format: blank),
          Cell(
            4,
            .line(
              Function.squareRoot(cell * (1 - cell) / draws),
              .number(run.standardError(of: value))),
            format: error),
        ])
    }
    return [
      line(texts["Số lần rút", "Draws"], .number(Double(run.settings.draws)), whole),
      probability(
        texts["Đơn vị đứng đầu giữ nguyên", "The winner stays"], run.winnersStay, row + 1),
      probability(texts["Mọi vị thứ giữ nguyên", "All ranks stay"], run.ranksStay, row + 2),
      Row(height: 8),
    ]
  }

  // MARK: The table

  private func header(_ table: AnalysisTable, _ ranks: Int, _ palette: inout Palette) -> Row {
    var row = table.header(&palette)
    let format = palette(.header) {
      $0.fontSize = 10
      $0.numberFormat = "0"
    }
    for rank in 0..<ranks {
      let column = Column.allCases.count + rank
      row.cells[column] = Cell(column, .number(Double(rank + 1)), format: format)
    }
    return row
  }

  private func table(
    _ run: MonteCarlo, _ units: [Int], ranks: Int, header: Int, draws: Int
  ) -> AnalysisTable {
    let (layout, index, result) = (layout, index, index.result)
    let first = header + 1
    let start = Column.allCases.count
    let places = start...(start + max(1, ranks) - 1)
    let heads = CellRange(rows: header...header, columns: places).fixed()
    let draws = CellAddress(row: draws, column: 2).fixed()
    let isWhole = ranks == units.count
    @Sendable func probabilities(_ row: Int) -> CellRange {
      CellRange(rows: (first + row)...(first + row), columns: places)
    }
    @Sendable func stays(_ participant: Int) -> Double? {
      guard let rank = result.rank(of: participant), rank <= ranks else { return nil }
      return run.probability(of: participant, rank: rank)
    }
    let whole = CellFormat.centred.with { $0.numberFormat = "0" }
    let share = CellFormat.number.with { $0.numberFormat = "0.0%" }
    var columns: [AnalysisTable.Column] = [
      .init(texts.rowNumber, width: 6, whole) { .number(Double($0 + 1)) },
      .init(texts[.unitName], width: 36, .text) {
        .text(layout.name(of: units[$0], in: index))
      },
      .init(texts.presentRank, width: 9, whole) {
        result.rank(of: units[$0]).map { .number(Double($0)) } ?? .text("–")
      },
      .init(
        texts["Vị thứ trung bình", "Mean rank"], width: 10,
        .number.with { $0.numberFormat = "0.00" }
      ) { row in
        guard let mean = run.meanRank(of: units[row]) else { return .text("–") }
        let value = SpreadsheetNumber.round(mean, places: 9)
        guard isWhole else { return .number(value) }
        let own = probabilities(row).term(fixedColumns: true)
        return .line(
          Function.round(Function.sumProduct(heads, own) / Function.sum(own), 9), .number(value))
      },
      .init(texts.fromRank, width: 10, whole) {
        run.rankInterval(of: units[$0]).map { .number(Double($0.lowerBound)) } ?? .text("–")
      },
      .init(texts.toRank, width: 10, whole) {
        run.rankInterval(of: units[$0]).map { .number(Double($0.upperBound)) } ?? .text("–")
      },
      .init(texts["Giữ vị thứ (%)", "Keeps its rank (%)"], width: 11, share) { row in
        let rank = at(first, row, 2)
        return .line(
          Function.if(rank .<= .number(Double(ranks)), probabilities(row).looked(at: rank), "–"),
          stays(units[row]).map { .number($0) } ?? .text("–"))
      },
      .init(
        texts["Sai số chuẩn", "Standard error"], width: 10,
        .number.with { $0.numberFormat = "0.00%" }
      ) { row in
        let own = at(first, row, 6)
        return .line(
          Function.if(
            Function.isNumber(own), Function.squareRoot(own * (1 - own) / draws), "–"),
          stays(units[row]).map { .number(run.standardError(of: $0)) } ?? .text("–"))
      },
    ]
    let cell = CellFormat.number.with {
      $0.numberFormat = "0.0%;-0.0%;\"·\""
      $0.fontSize = 9
      $0.horizontal = .center
    }
    columns += (0..<ranks).map { rank in
      AnalysisTable.Column("", width: 5.9, cell) {
        .number(run.probability(of: units[$0], rank: rank + 1))
      }
    }
    return AnalysisTable(firstRow: first, count: units.count, columns: columns)
  }

  /// The heat of probabilities, and bold in a frame for the present rank.
  private func conditions(_ table: AnalysisTable, _ ranks: Int, header: Int) -> [Condition] {
    let start = Column.allCases.count
    let range = table.cells(start...(start + ranks - 1))
    let head = CellAddress(row: header, column: start).term(fixedRow: true)
    let rank = CellAddress(row: table.firstRow, column: Column.rank.rawValue).term(
      fixedColumn: true)
    return [
      Condition(
        range,
        .when(
          head .== rank,
          CellFormat().with {
            $0.isBold = true
            $0.borders = .all(.thin, color: 0x000000)
          })),
      Condition(
        range,
        .colors(
          .init(.number(0), color: 0xFFFFFF), .init(.number(1), color: Colors.heatHigh))),
    ]
  }

  private func chart(_ table: AnalysisTable, at row: Int) -> Chart {
    let last = min(table.rows.upperBound, table.firstRow + Self.mostBars - 1)
    let rows = table.firstRow...last
    return layout.bars(
      texts["Xác suất giữ nguyên vị thứ", "Probability to keep the rank"], sheet: index.random,
      names: CellRange(rows: rows, columns: 1...1), values: CellRange(rows: rows, columns: 6...6),
      unit: texts["Xác suất", "Probability"], format: "0%", at: row,
      altText: texts[
        "Biểu đồ thanh: xác suất từng đơn vị giữ nguyên vị thứ khi trọng số ngẫu nhiên",
        "Bar chart: each unit's probability to keep its rank under random weights"])
  }
}
