import Formulas
import Scoring
import WorkbookPlan

/// Score and rank of last year and now, who climbed and who fell most, and a chart of the moves.
struct YearSheet {
  let book: Book
  let layout: IndexLayout
  let name: String

  /// How many climbers and fallers are listed.
  static let moverCount = 5
  /// More bars than this do not fit on a page.
  private static let mostBars = 48
  private static let defaultRowPixels = 20

  private var result: IndexEvaluation { layout.result }
  private var texts: Texts { layout.texts }

  /// The columns after TT and the unit's name.
  enum Column: Int {
    case scoreBefore = 2
    case scoreNow, change, rankBefore, rankNow, places, word, count
    /// Hidden: the place of a mover in the table of units.
    case found
  }

  func sheet(_ palette: inout Palette) -> Sheet {
    let table = table
    var stack = RowStack()
    stack.add(frame.rows(&palette) + [Row(height: 6), table.header(&palette)])
    stack.add(count: table.count, table.rowMaker(&palette))
    let movers = [
      (texts["Tăng bậc nhiều nhất", "Biggest climbers"], Movers(layout, isClimbing: true)),
      (texts["Giảm bậc nhiều nhất", "Biggest fallers"], Movers(layout, isClimbing: false)),
    ]
    var ranges = [table.rows]
    let firstMover = stack.count
    for (title, movers) in movers {
      stack.add([Row(height: 8), sectionTitle(title, &palette)])
      let list = moverTable(movers, at: stack.count, units: table)
      ranges.append(list.rows)
      stack.add(count: list.count, list.rowMaker(&palette))
    }
    var chart: Chart?
    if (1...Self.mostBars).contains(table.count) {
      stack.add([Row(height: 8)])
      let bars = self.chart(table, row: stack.count)
      stack.add([Row](repeating: Row(), count: bars.size.height / Self.defaultRowPixels + 1))
      chart = bars
    }
    var sheet = Sheet(name: name, stack: stack, over: table)
    sheet.frozen = (IndexLayout.firstRow, 2)
    sheet.charts = chart.map { [$0] } ?? []
    sheet.conditions = ranges.flatMap { movement(rows: $0) }
    let header = IndexLayout.firstRow - 1
    let area = sheet.page.printArea
    sheet.page = .office(texts, landscape: false, repeatedRows: header...header)
    sheet.page.printArea = area
    sheet.page.rowBreaks = [firstMover]
    return sheet
  }

  private var frame: SheetFrame {
    SheetFrame(
      book, title: texts["SO VỚI NĂM TRƯỚC: ", "YEAR ON YEAR: "] + result.index.title,
      subtitle: texts[
        "Năm \(book.year) so với năm \(book.year - 1); ▲ tăng, ▼ giảm, = giữ nguyên.",
        "\(book.year) against \(book.year - 1); ▲ up, ▼ down, = the same."])
  }

  private func sectionTitle(_ text: String, _ palette: inout Palette) -> Row {
    Row([Cell(0, .text(text), format: palette(.title) { $0.fontSize = 12 })], height: 20)
  }

  // MARK: The units

  private func row(_ position: Int) -> Int { IndexLayout.firstRow + position }

  private func cell(_ column: Column, _ row: Int) -> Expression {
    CellAddress(row: row, column: column.rawValue).term(fixedColumn: true)
  }

  /// All units with both years.
  var table: AnalysisTable {
    let own = self
    var columns = layout.unitColumns(book)
    for (kind, header, format, width) in styles {
      columns.append(
        AnalysisTable.Column(
          header, width: width, format, isHidden: kind == .found
        ) { own.content(kind, of: $0) })
    }
    return AnalysisTable(
      firstRow: IndexLayout.firstRow, count: result.index.participants.count, columns: columns)
  }

  private var styles: [(Column, String, CellFormat, Double)] {
    func style(
      _ column: Column, _ kind: Line.Kind, _ format: CellFormat, _ width: Double
    ) -> (Column, String, CellFormat, Double) {
      let style = layout.style(of: kind)
      return (
        column, style.short,
        format.with {
          $0.numberFormat = style.numberFormat
          $0.isBold = column == .rankNow || column == .places
        }, width
      )
    }
    let whole = CellFormat.centred.with { $0.numberFormat = LineStyle.count }
    return [
      style(.scoreBefore, .previousScore, .number, 10),
      style(.scoreNow, .score(stage: result.calculation.final), .number, 10),
      style(.change, .scoreChange, .number, 10), style(.rankBefore, .previousRank, whole, 9),
      style(.rankNow, .rank, whole, 9), style(.places, .placesWon, whole, 9),
      (
        .word, texts["Nhận xét", "In words"],
        .centred.with {
          $0.horizontal = .right
          $0.borders.right = CellFormat.Border()
        }, 12
      ),
      (
        .count, texts["Số bậc", "Places"],
        whole.with {
          $0.horizontal = .left
          $0.borders.left = CellFormat.Border()
          $0.numberFormat = texts["0\" bậc\"", "0\" places\""] + ";;\"–\""
        }, 10
      ),
      (.found, "", .hiddenNumber, 8),
    ]
  }

  private func content(_ column: Column, of participant: Int) -> Cell.Content {
    let places = cell(.places, row(participant))
    func ifMoved(_ value: Expression) -> Cell.Content {
      .formula(Function.if(Function.isNumber(places), value, ""))
    }
    switch column {
    case .scoreBefore: return layout.content(.previousScore, of: participant)
    case .scoreNow:
      return layout.content(.score(stage: result.calculation.final), of: participant)
    case .change: return layout.content(.scoreChange, of: participant)
    case .rankBefore: return layout.content(.previousRank, of: participant)
    case .rankNow: return layout.content(.rank, of: participant)
    case .places: return layout.content(.placesWon, of: participant)
    case .word:
      return ifMoved(
        Function.if(
          places .> 0, .text(texts["tăng", "up"]),
          Function.if(
            places .< 0, .text(texts["giảm", "down"]),
            .text(texts["giữ nguyên", "unchanged"]))))
    case .count: return ifMoved(Function.absolute(places))
    case .found: return .blank
    }
  }

  // MARK: Climbers and fallers

  /// A list in the columns of the units' table, of which row k holds the unit in place k.
  private func moverTable(
    _ movers: Movers, at firstRow: Int, units: AnalysisTable
  ) -> AnalysisTable {
    let names = movers.order.map { book.units[result.index.participants[$0].unit].name }
    let columns = units.columns.enumerated().map { column, style in
      var list = style
      list.content = { position in
        let row = firstRow + position
        let place = CellAddress(row: row, column: 0).term(fixedColumn: true)
        let found = CellAddress(row: row, column: Column.found.rawValue).term(fixedColumn: true)
        switch column {
        case 0: return .number(Double(position + 1))
        case Column.found.rawValue: return movers.found(at: place).map { .formula($0) } ?? .blank
        default:
          return .formula(
            Function.if(
              found .== "", "", units.cells(column...column).looked(at: found)))
        }
      }
      if column == 1 {
        list.measured = { names.indices.contains($0) ? names[$0] : nil }
      }
      return list
    }
    return AnalysisTable(firstRow: firstRow, count: Self.moverCount, columns: columns)
  }

  private func movement(rows: ClosedRange<Int>) -> [Condition] {
    let change = CellRange(
      rows: rows, columns: Column.change.rawValue...Column.change.rawValue)
    let places = CellRange(rows: rows, columns: Column.places.rawValue...Column.count.rawValue)
    let cell = cell(.places, rows.lowerBound)
    return Condition.movement(change)
      + [(cell .> 0, Colors.good), (cell .< 0, Colors.bad)].map { holds, color in
        Condition(
          places,
          .when(
            Function.and(Function.isNumber(cell), holds), CellFormat().with { $0.color = color }))
      }
  }

  // MARK: Chart

  private func chart(_ table: AnalysisTable, row: Int) -> Chart {
    func cells(_ column: Int) -> SheetRange { SheetRange(table.cells(column...column), in: name) }
    var chart = Chart(
      .bar,
      title: texts[
        "Số bậc tăng, giảm so với năm \(book.year - 1)", "Places won since \(book.year - 1)"],
      series: [
        Chart.Series(
          .text(texts["Tăng, giảm bậc", "Places won"]), categories: cells(1),
          values: cells(Column.places.rawValue), color: Colors.bar)
      ],
      anchor: CellAddress(row: row, column: 0),
      size: (width: 840, height: 120 + 16 * table.count),
      altText: texts[
        "Biểu đồ thanh: số bậc tăng (dương) hoặc giảm (âm) của từng đơn vị so với năm trước",
        "Bar chart: places won (positive) or lost (negative) by each unit since last year"])
    chart.categoryAxis.isReversed = true
    chart.categoryAxis.title = texts["Đơn vị", "Unit"]
    chart.categoryAxis.labelsAtEdge = true
    chart.valueAxis.title = texts["Số bậc", "Places"]
    chart.valueAxis.numberFormat = "0"
    chart.gap = 40
    chart.series[0].showsLabels = true
    chart.series[0].labelFormat = LineStyle.places
    return chart
  }
}
