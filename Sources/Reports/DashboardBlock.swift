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
    if table.range(.placesWon) != nil {
      addMovers(
        texts["Tăng bậc nhiều nhất", "Biggest climbers"], sign: ">",
        place: { "$A\($0 + 1)" }, order: keys.movers.filter { moves(of: $0) > 0 }, &palette)
      addMovers(
        texts["Giảm bậc nhiều nhất", "Biggest fallers"], sign: "<",
        place: { [keys] in "COUNT(\(keys.moverPlaces))+1-$A\($0 + 1)" },
        order: keys.movers.reversed().filter { moves(of: $0) < 0 }, &palette)
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

  private func moves(of participant: Int) -> Double {
    result.number(.placesWon, of: participant) ?? 0
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

  /// A line of a table that sorts itself: the hidden cell finds a row, the others look it up.
  ///
  /// `found` is the formula of that row, counted from 1, and its value, nil if there is none; `columns` are
  /// the formulas of what is looked up there, with the values and formats.
  mutating func addLookup(
    _ position: Int, found: (formula: String, row: Int?), height: Double,
    columns: [(formula: (String) -> String, value: Value, format: Int)], _ palette: inout Palette
  ) {
    let own = "$\(columnLetters(DashboardSheet.lookupColumn))\(rows.count + 1)"
    var cells = [Cell(0, .number(Double(position)), format: palette(.centred))]
    for (offset, column) in columns.enumerated() {
      let value: Value = found.row == nil || column.value == .blank ? .text("") : column.value
      cells.append(
        Cell(
          1 + offset, .formula("IF(\(own)=\"\",\"\",\(column.formula(own)))", value),
          format: column.format))
    }
    cells.append(
      Cell(
        DashboardSheet.lookupColumn,
        .formula(found.formula, found.row.map { .number(Double($0)) } ?? .text("")),
        format: palette(CellFormat())))
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
  func range(rows: ClosedRange<Int>, column: Int) -> String {
    quotedSheetName(sheet) + "!" + CellRange(rows: rows, columns: column...column).absolute
  }

  // MARK: Leaders

  private mutating func addLeaders(_ palette: inout Palette) {
    let order = result.ranking
    let ranked = order.filter { result.rank(of: $0) != nil }
    guard let basis = layout.range(.basis) else { return }
    addHeader(
      texts["Dẫn đầu và cuối bảng", "First and last"],
      ["TT", texts["Đơn vị", "Unit"]]
        + [Line.Kind.score(stage: result.calculation.final), .rank]
        .map { layout.texts.short($0) }
        + (table.column(.grade) == nil ? [] : [layout.texts.short(.grade)]), &palette)
    let leaders = min(3, order.count)
    var places = (1...max(1, leaders)).map { place in
      (
        formula: "IF(COUNT(\(basis))<\(place),\"\",MATCH(\(place),\(positions),0))",
        row: ranked.indices.contains(place - 1) ? ranked[place - 1] + 1 : nil
      )
    }
    if order.count > leaders {
      places.append(
        (
          formula: "IF(COUNT(\(basis))=0,\"\",MATCH(COUNT(\(basis)),\(positions),0))",
          row: ranked.last.map { $0 + 1 }
        ))
    }
    for (position, place) in places.enumerated() {
      addLookup(
        position + 1, found: place, height: nameHeight(place.row),
        columns: lookups(
          [nil, .score(stage: result.calculation.final), .rank, .grade], row: place.row, &palette),
        &palette)
    }
  }

  private var positions: String { table.range(.position) ?? "NA()" }

  /// The height of a line with a unit's name, which may become another when figures change.
  func nameHeight(_ row: Int?) -> Double {
    let names = result.index.participants.map { book.units[$0.unit].name }
    let name = row.map { names[$0 - 1] } ?? ""
    return max(18, TextMeasure(.text).height(of: name, columnWidth: DashboardSheet.widths[1]))
  }

  /// Columns of the table of domains that a line looks up; nil is the unit's name.
  func lookups(
    _ kinds: [Line.Kind?], row: Int?, _ palette: inout Palette
  ) -> [(formula: (String) -> String, value: Value, format: Int)] {
    kinds.compactMap { kind in
      guard let kind else {
        let range = table.range(column: 1)
        let name = row.map { book.units[result.index.participants[$0 - 1].unit].name } ?? ""
        return ({ "INDEX(\(range),\($0))" }, .text(name), palette(.text))
      }
      guard let range = table.range(kind),
        let column = table.columns.first(where: { $0.kind == kind })
      else { return nil }
      let isWord = column.numberFormat == "General" || column.numberFormat == "0"
      let format = palette(isWord ? .centred : .number) { $0.numberFormat = column.numberFormat }
      return (
        { "INDEX(\(range),\($0))" }, row.map { result.value(kind, of: $0 - 1) } ?? .text(""), format
      )
    }
  }

  // MARK: Movers

  private mutating func addMovers(
    _ title: String, sign: String, place: (Int) -> String, order: [Int], _ palette: inout Palette
  ) {
    guard let moves = table.range(.placesWon) else { return }
    let kinds: [Line.Kind] = [
      .previousRank, .rank, .placesWon, .previousScore,
      .score(stage: result.calculation.final), .scoreChange,
    ]
    addHeader(
      title, ["TT", texts["Đơn vị", "Unit"]] + kinds.map { texts.short($0) }, &palette)
    let first = rows.count
    for position in 1...min(5, max(1, result.index.participants.count)) {
      let row = order.indices.contains(position - 1) ? order[position - 1] + 1 : nil
      let formula =
        "IF($A\(rows.count + 1)>COUNTIF(\(moves),\"\(sign)0\"),\"\","
        + "MATCH(\(place(rows.count)),\(keys.moverPlaces),0))"
      addLookup(
        position, found: (formula, row), height: nameHeight(row),
        columns: lookups([nil] + kinds, row: row, &palette), &palette)
    }
    add(Condition.movement(CellRange(rows: first...(rows.count - 1), columns: 4...4)))
  }
}

extension Texts {
  /// What a column of results is called on the dashboard.
  func short(_ kind: Line.Kind) -> String {
    switch kind {
    case .score: self["Điểm", "Score"]
    case .rank: self["Vị thứ", "Rank"]
    case .grade: self["Xếp loại", "Grade"]
    case .previousScore: self["Điểm năm trước", "Last year's score"]
    case .previousRank: self["Vị thứ năm trước", "Last year's rank"]
    case .scoreChange: self["Tăng, giảm điểm", "Change of score"]
    case .placesWon: self["Tăng, giảm bậc", "Places won"]
    default: ""
    }
  }
}
