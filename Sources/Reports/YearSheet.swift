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
  /// More than any index has units: keys order the moves first, then the units.
  private static let keyStep = 100_000.0

  private var result: IndexEvaluation { layout.result }
  private var texts: Texts { layout.texts }

  /// The columns after TT and the unit's name.
  enum Column: Int {
    case scoreBefore = 2
    case scoreNow, change, rankBefore, rankNow, places, word, count
    /// Hidden: what the climbers are sorted by, or the row a mover stands in.
    case climbKey
    /// Hidden: what the fallers are sorted by.
    case fallKey
  }

  func sheet(_ palette: inout Palette) -> Sheet {
    let table = table
    var stack = RowStack()
    stack.add(frame.rows(&palette) + [Row(height: 6), table.header(&palette)])
    stack.add(count: table.count, table.rowMaker(&palette))
    let movers = [
      (texts["Tăng bậc nhiều nhất", "Biggest climbers"], climbers),
      (texts["Giảm bậc nhiều nhất", "Biggest fallers"], fallers),
    ]
    var ranges = [table.rows]
    let firstMover = stack.count
    for (position, (title, order)) in movers.enumerated() {
      stack.add([Row(height: 8), sectionTitle(title, &palette)])
      let list = moverTable(at: stack.count, order: order, climbing: position == 0, units: table)
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

  private func address(_ column: Column, _ row: Int) -> String {
    CellAddress(row: row, column: column.rawValue).a1(absoluteColumn: true)
  }

  /// All units with both years.
  var table: AnalysisTable {
    let own = self
    var columns = layout.unitColumns(book)
    for (kind, header, format, width) in styles {
      columns.append(
        AnalysisTable.Column(
          header, width: width, format, isHidden: kind == .climbKey || kind == .fallKey
        ) { own.content(kind, of: $0) })
    }
    return AnalysisTable(
      firstRow: IndexLayout.firstRow, count: result.index.participants.count, columns: columns)
  }

  private var styles: [(Column, String, CellFormat, Double)] {
    let score = CellFormat.number.with { $0.numberFormat = "0.00" }
    let whole = CellFormat.centred.with { $0.numberFormat = "0" }
    let bold = whole.with { $0.isBold = true }
    return [
      (.scoreBefore, texts["Điểm năm trước", "Last year's score"], score, 10),
      (.scoreNow, texts["Điểm năm nay", "Score now"], score, 10),
      (
        .change, texts["Tăng, giảm điểm", "Change of score"],
        score.with { $0.numberFormat = "\"▲\"0.00;\"▼\"0.00;\"=\"" }, 10
      ),
      (.rankBefore, texts["Vị thứ năm trước", "Last year's rank"], whole, 9),
      (.rankNow, texts["Vị thứ năm nay", "Rank now"], bold, 9),
      (
        .places, texts["Tăng, giảm bậc", "Places won"],
        bold.with { $0.numberFormat = "\"▲\"0;\"▼\"0;\"=\"" }, 9
      ),
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
      (.climbKey, "", .hiddenNumber, 8), (.fallKey, "", .hiddenNumber, 8),
    ]
  }

  private func content(_ column: Column, of participant: Int) -> Cell.Content {
    let final = result.calculation.final
    let row = row(participant)
    let places = address(.places, row)
    let won = result.number(.placesWon, of: participant)
    func passing(_ kind: Line.Kind) -> Cell.Content {
      guard let cell = layout.cell(kind, of: participant) else { return .text("") }
      return .formula("IF(\(cell)=\"\",\"\",\(cell))", result.value(kind, of: participant).shown)
    }
    func key(_ sign: String, _ step: Double) -> Cell.Content {
      let value = won.map { Value.number($0 * Self.keyStep + step * Double(participant + 1)) }
      return .formula(
        "IF(ISNUMBER(\(places)),\(places)*\(Texts.shortest(Self.keyStep))\(sign)$A\(row + 1),\"\")",
        value ?? .text(""))
    }
    switch column {
    case .scoreBefore: return passing(.previousScore)
    case .scoreNow: return passing(.score(stage: final))
    case .change: return passing(.scoreChange)
    case .rankBefore: return passing(.previousRank)
    case .rankNow: return passing(.rank)
    case .places: return passing(.placesWon)
    case .word:
      return .formula(
        "IF(ISNUMBER(\(places)),IF(\(places)>0,\"\(up)\",IF(\(places)<0,\"\(down)\",\"\(same)\")),\"\")",
        .text(won.map { $0 > 0 ? up : $0 < 0 ? down : same } ?? ""))
    case .count:
      return .formula(
        "IF(ISNUMBER(\(places)),ABS(\(places)),\"\")",
        won.map { .number(abs($0)) } ?? .text(""))
    case .climbKey: return key("-", -1)
    case .fallKey: return key("+", 1)
    }
  }

  private var up: String { texts["tăng", "up"] }
  private var down: String { texts["giảm", "down"] }
  private var same: String { texts["giữ nguyên", "unchanged"] }

  // MARK: Climbers and fallers

  /// Those who won places, the most first, equals in the order of the units.
  var climbers: [Int] {
    movers {
      $0 > 0
    } before: {
      $0 > $1
    }
  }

  /// Those who lost places, the most first, equals in the order of the units.
  var fallers: [Int] {
    movers {
      $0 < 0
    } before: {
      $0 < $1
    }
  }

  private func movers(
    _ counts: (Double) -> Bool, before: (Double, Double) -> Bool
  ) -> [Int] {
    let moves = result.index.participants.indices.compactMap { participant in
      result.number(.placesWon, of: participant).map { (participant, $0) }
    }
    let sorted = moves.filter { counts($0.1) }
      .sorted { $0.1 == $1.1 ? $0.0 < $1.0 : before($0.1, $1.1) }
    return sorted.prefix(Self.moverCount).map(\.0)
  }

  /// A list in the columns of the units' table, of which row k holds the unit in place k.
  private func moverTable(
    at firstRow: Int, order: [Int], climbing: Bool, units: AnalysisTable
  ) -> AnalysisTable {
    let keys = units.range((climbing ? Column.climbKey : .fallKey).rawValue)
    let pick = climbing ? "LARGE" : "SMALL"
    let sign = climbing ? ">" : "<"
    let columns = units.columns.enumerated().map { column, style in
      var list = style
      list.content = { position in
        let row = firstRow + position
        let place = CellAddress(row: row, column: 0).a1(absoluteColumn: true)
        let own = CellAddress(row: row, column: Column.climbKey.rawValue).a1(absoluteColumn: true)
        let participant = position < order.count ? order[position] : nil
        switch column {
        case 0: return .number(Double(position + 1))
        case Column.climbKey.rawValue:
          return .formula(
            "IF(COUNT(\(keys))<\(place),\"\",IF(\(pick)(\(keys),\(place))\(sign)0,"
              + "MATCH(\(pick)(\(keys),\(place)),\(keys),0),\"\"))",
            participant.map { .number(Double($0 + 1)) } ?? .text(""))
        case Column.fallKey.rawValue: return .blank
        default:
          let value = participant.map { style.content($0).value } ?? .text("")
          return .formula(
            "IF(\(own)=\"\",\"\",INDEX(\(units.range(column)),\(own)))", value)
        }
      }
      return list
    }
    return AnalysisTable(firstRow: firstRow, count: Self.moverCount, columns: columns)
  }

  private func movement(rows: ClosedRange<Int>) -> [Condition] {
    let change = CellRange(
      rows: rows, columns: Column.change.rawValue...Column.change.rawValue)
    let places = CellRange(rows: rows, columns: Column.places.rawValue...Column.count.rawValue)
    let cell = CellAddress(row: rows.lowerBound, column: Column.places.rawValue)
      .a1(absoluteColumn: true)
    let colours = [(">", Colors.good), ("<", Colors.bad)]
    return Condition.movement(change)
      + colours.map { sign, color in
        Condition(
          places,
          .formula("AND(ISNUMBER(\(cell)),\(cell)\(sign)0)", CellFormat().with { $0.color = color })
        )
      }
  }

  // MARK: Chart

  private func chart(_ table: AnalysisTable, row: Int) -> Chart {
    let sheet = quotedSheetName(name)
    var chart = Chart(
      .bar,
      title: texts[
        "Số bậc tăng, giảm so với năm \(book.year - 1)", "Places won since \(book.year - 1)"],
      series: [
        Chart.Series(
          .text(texts["Tăng, giảm bậc", "Places won"]), categories: "\(sheet)!\(table.range(1))",
          values: "\(sheet)!\(table.range(Column.places.rawValue))", color: Colors.bar)
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
    chart.series[0].labelFormat = "\"▲\"0;\"▼\"0;\"=\""
    return chart
  }
}

extension Cell.Content {
  /// The value a cell holds.
  var value: Value {
    switch self {
    case .blank: .blank
    case .number(let number): .number(number)
    case .text(let text), .link(let text, _): .text(text)
    case .boolean(let boolean): .boolean(boolean)
    case .typed(_, let value), .line(_, let value): value
    case .formula: .blank
    }
  }
}
