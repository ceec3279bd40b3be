import Formulas
import Scoring
import WorkbookPlan

/// One index on the dashboard: who leads, how the scores lie, who moved, where points are lost.
struct DashboardBlock {
  let book: Book
  let table: DomainTable
  let keys: DashboardKeys
  let sheet: String
  /// All rows of the sheet so far.
  var rows: [Row]
  private(set) var charts: [Chart] = []
  private(set) var conditions: [Condition] = []
  /// The row where the part on criteria and domains begins.
  private var criteriaStart = 0
  /// The first rows of what is kept together on a page.
  private var starts: [Int] = []

  init(book: Book, table: DomainTable, keys: DashboardKeys, sheet: String, rows: [Row]) {
    self.book = book
    self.table = table
    self.keys = keys
    self.sheet = sheet
    self.rows = rows
  }

  var layout: IndexLayout { table.layout }
  var result: IndexEvaluation { layout.result }
  var texts: Texts { layout.texts }

  /// Two pages: leaders, distribution, grades, movers; then criteria and domains.
  mutating func add(_ palette: inout Palette) {
    let heading = palette(.title) { $0.fill = Colors.header }
    rows.append(
      Row(
        Self.columns.map {
          Cell($0, $0 == 0 ? .text(result.index.title) : .blank, format: heading)
        },
        height: 24))
    addLeaders(&palette)
    let bins = addDistribution(&palette)
    let grades = addGrades(beside: bins, &palette)
    addDistributionCharts(bins, grades)
    if table.shows(.placesWon) {
      addMovers(
        texts["Tăng bậc nhiều nhất", "Biggest climbers"], Movers(layout, isClimbing: true), &palette
      )
      addMovers(
        texts["Giảm bậc nhiều nhất", "Biggest fallers"], Movers(layout, isClimbing: false), &palette
      )
    }
    rows.append(Row(height: 10))
    criteriaStart = rows.count
    addWeakest(&palette)
    addDomains(&palette)
  }

  static let columns = DashboardSheet.widths.indices

  /// Begins what is kept together on a page.
  mutating func beginPart() { starts.append(rows.count) }

  /// The rows that begin a page, if one begins at `first`: the criteria, and what a page would cut.
  func rowBreaks(from first: Int, on page: PageRows) -> [Int] {
    let heights = rows.map { $0.height ?? Self.rowHeight }
    let upper = page.breaks(
      heights: Array(heights[..<criteriaStart]), from: first,
      blocks: starts.filter { $0 < criteriaStart })
    let lower = page.breaks(
      heights: heights, from: criteriaStart, blocks: starts.filter { $0 >= criteriaStart })
    return upper + [criteriaStart] + lower
  }

  // MARK: Pieces of a table

  /// The line above a table, and its header over the first columns.
  mutating func addHeader(_ title: String, _ labels: [String], _ palette: inout Palette) {
    beginPart()
    rows += [Row(height: 21), Row(height: 20)]
    addHeader(title, labels, besideTableAt: rows.count, column: 0, &palette)
  }

  /// The line above a table and its header, in the two rows above a line that another table has begun.
  mutating func addHeader(
    _ title: String, _ labels: [String], besideTableAt first: Int, column: Int,
    _ palette: inout Palette
  ) {
    let caption = palette(CellFormat()) {
      $0.isBold = true
      $0.vertical = .bottom
    }
    let format = palette(.header)
    let measure = TextMeasure(.header)
    let height =
      zip(labels, DashboardSheet.widths[column...])
      .map { measure.height(of: $0, columnWidth: $1) }.max() ?? 0
    insert([Cell(column, .text(title), format: caption)], at: first - 2)
    insert(
      labels.enumerated().map { Cell(column + $0, .text($1), format: format) }, at: first - 1)
    rows[first - 1].height = max(rows[first - 1].height ?? 0, height)
  }

  /// Puts cells into a row among those that stand there.
  mutating func insert(_ cells: [Cell], at row: Int) {
    rows[row].cells = (rows[row].cells + cells).sorted { $0.column < $1.column }
  }

  /// What a line of a table looks up, given the cell of the position found, and its format.
  typealias Lookup = (make: (Expression) -> Expression?, format: Int)

  /// A line of a table that sorts itself: the hidden cell finds a position, counted from 1, or an empty text;
  /// the others look up what stands there.
  ///
  /// `found` makes the formula of the hidden cell from the cell of the line's number.
  mutating func addLookup(
    _ position: Int, found: (Expression) -> Expression?, height: Double, columns: [Lookup],
    _ palette: inout Palette
  ) {
    func own(_ column: Int) -> Expression {
      CellAddress(row: rows.count, column: column).term(fixedColumn: true)
    }
    let place = own(DashboardSheet.lookupColumn)
    var cells = [Cell(0, .number(Double(position)), format: palette(.centred))]
    for (offset, column) in columns.enumerated() {
      guard let looked = column.make(place) else { continue }
      cells.append(
        Cell(
          1 + offset, .formula(Function.if(place .== "", "", looked)), format: column.format))
    }
    if let found = found(own(0)) {
      cells.append(
        Cell(DashboardSheet.lookupColumn, .formula(found), format: palette(CellFormat())))
    }
    rows.append(Row(cells, height: height))
  }

  /// Room for charts: rows of the default height, by which charts are placed.
  mutating func addRoom(pixels: Int) {
    rows += [Row](repeating: Row(), count: pixels / Self.rowPixels + 1)
  }

  /// The pixels of a row of the default height.
  private static let rowPixels = 20
  /// The same in points.
  private static let rowHeight = 15.0

  mutating func add(_ chart: Chart) { charts.append(chart) }

  mutating func add(_ conditions: [Condition]) { self.conditions += conditions }

  /// A range of this sheet, as charts name it.
  func range(rows: ClosedRange<Int>, column: Int) -> SheetRange {
    SheetRange(CellRange(rows: rows, columns: column...column), in: sheet)
  }

  // MARK: Leaders

  private mutating func addLeaders(_ palette: inout Palette) {
    let order = result.ranking
    let ranked = order.filter { result.rank(of: $0) != nil }
    guard let scores = layout.terms(.basis), let positions = table.terms(.position) else { return }
    let kinds: [Line.Kind] = [.score(stage: result.calculation.final), .rank, .grade]
      .filter { table.shows($0) }
    addHeader(
      texts["Dẫn đầu và cuối bảng", "First and last"],
      ["TT", texts["Đơn vị", "Unit"]] + kinds.map { layout.style(of: $0).short }, &palette)
    let leaders = min(3, order.count)
    let count = Function.count(scores)
    for place in 0..<max(1, leaders) {
      addLookup(
        place + 1,
        found: { Function.if($0 .> count, "", Function.match($0, positions, 0)) },
        height: nameHeight(ranked.indices.contains(place) ? ranked[place] : nil),
        columns: lookups([nil] + kinds, &palette), &palette)
    }
    guard order.count > leaders else { return }
    addLookup(
      leaders + 1,
      found: { _ in Function.if(count .== 0, "", Function.match(count, positions, 0)) },
      height: nameHeight(ranked.last), columns: lookups([nil] + kinds, &palette), &palette)
  }

  /// The height of a line with a unit's name, which may become another when figures change.
  private func nameHeight(_ participant: Int?) -> Double {
    let name = participant.map { book.units[result.index.participants[$0].unit].name } ?? ""
    return max(18, TextMeasure(.text).height(of: name, columnWidth: DashboardSheet.widths[1]))
  }

  /// Columns of the table of domains that a line looks up; nil is the unit's name.
  private func lookups(_ kinds: [Line.Kind?], _ palette: inout Palette) -> [Lookup] {
    kinds.map { kind in
      guard let kind else {
        return (make: { [table] in table.lookedName(at: $0) }, format: palette(.text))
      }
      let style = layout.style(of: kind)
      let format = palette(style.isWord || style.isCount ? .centred : .number) {
        $0.numberFormat = style.numberFormat
      }
      return (make: { [table] in table.looked(kind, at: $0) }, format: format)
    }
  }

  // MARK: Movers

  private mutating func addMovers(_ title: String, _ movers: Movers, _ palette: inout Palette) {
    let kinds: [Line.Kind] = [
      .previousRank, .rank, .placesWon, .previousScore,
      .score(stage: result.calculation.final), .scoreChange,
    ]
    addHeader(
      title, ["TT", texts["Đơn vị", "Unit"]] + kinds.map { layout.style(of: $0).short },
      &palette)
    let first = rows.count
    for place in 0..<min(YearSheet.moverCount, max(1, result.index.participants.count)) {
      addLookup(
        place + 1, found: { movers.found(at: $0) },
        height: nameHeight(movers.order.indices.contains(place) ? movers.order[place] : nil),
        columns: lookups([nil] + kinds, &palette), &palette)
    }
    add(Condition.movement(CellRange(rows: first...(rows.count - 1), columns: 4...4)))
  }
}
