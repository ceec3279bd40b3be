import Formulas
import Scoring
import Wording
import WorkbookPlan

/// The page that those read who decide: all units by position, who moved, which domains are strong or weak, on one
/// page where they fit; then the weakest criteria and charts to copy.
///
/// Right of what is printed stand, in hidden columns, the keys by which its lists sort themselves.
struct LeaderSheet {
  private let page: LeaderPage
  private let keys: LeaderKeys

  init(book: Book, table: DomainTable) {
    page = LeaderPage(book: book, table: table)
    keys = LeaderKeys(page)
  }

  /// The heights that a unit's row may have, in points.
  private static let unitHeights = 14.25...18.0

  private var texts: Texts { page.texts }

  func sheet(_ palette: inout Palette) -> Sheet {
    var sheet = Sheet(name: page.sheet, rows: Rows([]))
    sheet.columns = page.columns.columns(grades: page.grades.count)
    sheet.page = Page.office(texts, landscape: false, repeatedRows: nil).with {
      ($0.margins.left, $0.margins.right) = (15 / 25.4, 15 / 25.4)
      ($0.margins.top, $0.margins.bottom) = (10 / 25.4, 13 / 25.4)
      $0.margins.footer = 6 / 25.4
    }
    let sentences = LeaderHead(page)
    let head = sentences.rows(&palette)
    sheet.merges = sentences.merges
    let header = LeaderTable(page: page, header: head.count).head(&palette)
    let room = PageRows(sheet.page, scale: 100, repeated: 0).height - height(head + [header])
    if Double(page.units) * Self.unitHeights.lowerBound <= room {
      addOnePage(head, room: room, to: &sheet, &palette)
    } else {
      addManyPages(head, to: &sheet, &palette)
    }
    return sheet
  }

  private func height(_ rows: [Row]) -> Double { rows.reduce(0) { $0 + ($1.height ?? 15) } }

  /// The table on the first page, with the lists under it if there is room for them.
  private func addOnePage(
    _ head: [Row], room: Double, to sheet: inout Sheet, _ palette: inout Palette
  ) {
    let table = LeaderTable(page: page, header: head.count)
    let lists = lists(at: table.rows.upperBound + 1, &palette)
    var stack = RowStack()
    stack.add(head)
    add(
      table, height: unitHeight(table, room: room - height(lists.summary), &palette), to: &stack,
      &sheet, &palette)
    var starts = [stack.count]
    stack.add(lists.summary)
    if !lists.criteria.isEmpty { starts.append(stack.count) }
    stack.add(lists.criteria)
    let charts = LeaderCharts(page: page, keys: keys, table: table)
    for (chart, rows) in charts.charts(at: stack.count) {
      starts.append(stack.count)
      stack.add([Row](repeating: Row(), count: rows))
      sheet.charts.append(chart)
    }
    sheet.conditions += lists.conditions
    sheet.merges += lists.merges
    sheet.frozen = (table.first, 2)
    finish(&sheet, stack.rows, &palette)
    sheet.breakBefore(starts)
  }

  /// The greatest height of a unit's row, in whole pixels, at which all have room; the least if none does.
  private func unitHeight(_ table: LeaderTable, room: Double, _ palette: inout Palette) -> Double {
    let bounds = Self.unitHeights
    var unit = bounds.upperBound
    while unit > bounds.lowerBound {
      let row = table.rowMaker(height: unit, &palette)
      if (0..<page.units).reduce(0, { $0 + (row($1).height ?? unit) }) <= room { return unit }
      unit -= 0.75
    }
    return bounds.lowerBound
  }

  /// The lists on the first page; the table fills pages of its own, under a head that is repeated on those after
  /// it only.
  private func addManyPages(
    _ head: [Row], to sheet: inout Sheet, _ palette: inout Palette
  ) {
    let lists = lists(at: head.count, &palette)
    var stack = RowStack()
    stack.add(head + lists.summary + lists.criteria)
    sheet.conditions += lists.conditions
    sheet.merges += lists.merges
    // Where the weakest criteria do not fit on the first page, they begin the next, and the table follows them.
    let isOnePage =
      height(head + lists.summary + lists.criteria)
      <= PageRows(sheet.page, scale: 100, repeated: 0).height
    sheet.page.rowBreaks = [isOnePage ? stack.count : head.count + lists.summary.count]
    let table = LeaderTable(page: page, header: stack.count)
    add(table, height: Self.unitHeights.upperBound, to: &stack, &sheet, &palette)
    sheet.page.repeatedRows = table.header...table.header
    finish(&sheet, stack.rows, &palette)
    sheet.breakBeforeAll(sheet.page.rowBreaks)
  }

  private func add(
    _ table: LeaderTable, height: Double, to stack: inout RowStack, _ sheet: inout Sheet,
    _ palette: inout Palette
  ) {
    stack.add([table.head(&palette)])
    stack.add(count: page.units, table.rowMaker(height: height, &palette))
    if page.units == 0 { stack.add([Row()]) }
    sheet.conditions += table.conditions()
  }

  /// Movers, domains and notes, which belong together, then the weakest criteria.
  private func lists(
    at first: Int, _ palette: inout Palette
  ) -> (summary: [Row], criteria: [Row], conditions: [Condition], merges: [CellRange]) {
    let lists = LeaderLists(page: page, keys: keys)
    let movers = LeaderMovers(page)
    var summary = movers.rows(at: first, &palette)
    let domains = first + summary.count
    summary += lists.domains(at: domains, &palette)
    let merges = movers.merges(at: first) + lists.merges(at: domains)
    var conditions = lists.missing(domains + 2, first + summary.count)
    summary += LeaderNotes(page).rows(at: first + summary.count, &palette)
    let criteria = first + summary.count
    let weakest = lists.criteria(at: criteria, &palette)
    conditions += lists.missing(criteria + 3, criteria + weakest.count)
    return (summary, weakest, conditions, merges)
  }

  private func finish(_ sheet: inout Sheet, _ visible: Rows, _ palette: inout Palette) {
    let format = palette(.hiddenNumber)
    let keys = keys
    sheet.rows = Rows(count: max(visible.count, keys.count)) { position in
      var row = position < visible.count ? visible[position] : Row()
      row.cells += keys.cells(at: position, format: format)
      row.cells.sort { $0.column < $1.column }
      return row
    }
    sheet.page.printArea = CellRange(
      rows: 0...(visible.count - 1), columns: 0...page.columns.last)
    sheet.tabColor = Colors.bar
  }
}
