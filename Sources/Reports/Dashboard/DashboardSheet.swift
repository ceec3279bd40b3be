import Formulas
import Scoring
import WorkbookPlan

/// The second sheet: all indices in figures, then two pages for each with tables and charts.
///
/// Right of what is printed stand, in hidden columns, the keys by which its tables sort themselves.
struct DashboardSheet {
  let book: Book
  let layout: BookLayout
  let tables: [DomainTable]

  /// TT, the name, six figures.
  static let widths: [Double] = [5, 40, 11, 11, 11, 11, 11, 11]
  /// The hidden column of the row that a self-sorting line looks its figures up in.
  static let lookupColumn = widths.count
  private static let factsHeader = 4

  private var texts: Texts { layout.texts }

  func sheet(_ palette: inout Palette) -> Sheet {
    var rows = SheetFrame(
      book, title: texts["TỔNG QUAN KẾT QUẢ", "RESULTS AT A GLANCE"],
      subtitle: [book.dress.issuer, texts["Năm \(book.year)", "Year \(book.year)"]]
        .compactMap { $0 }.joined(separator: " – ")
    ).rows(&palette)
    rows.append(Row(height: 6))
    rows.append(factsHeader(&palette))
    for (position, table) in tables.enumerated() { rows.append(facts(position, table, &palette)) }
    var sheet = Sheet(name: layout.dashboard, rows: Rows([]))
    let page = page
    let pageRows = PageRows(page, scale: Self.scale(page), repeated: 0)
    var breaks: [Int] = []
    var keys: [DashboardKeys] = []
    for (position, table) in tables.enumerated() {
      rows.append(Row(height: 12))
      if position > 0 { breaks.append(rows.count) }
      let start = position > 0 ? rows.count : 0
      let key = DashboardKeys(
        table.layout, sheet: layout.dashboard,
        column: Self.lookupColumn + 1 + DashboardKeys.count * position)
      var block = DashboardBlock(
        book: book, table: table, keys: key, sheet: layout.dashboard, rows: rows)
      block.add(&palette)
      rows = block.rows
      sheet.charts += block.charts
      sheet.conditions += block.conditions
      breaks += block.rowBreaks(from: start, on: pageRows)
      keys.append(key)
    }
    let (visible, all) = (rows, keys)
    let format = palette(CellFormat())
    sheet.rows = Rows(count: max(rows.count, keys.map(\.lastRow).max().map { $0 + 1 } ?? 0)) {
      position in
      var row = position < visible.count ? visible[position] : Row()
      for key in all { row.cells += key.cells(at: position, format: format) }
      return row
    }
    sheet.columns = Self.widths.map { Sheet.Column(width: $0) }
    sheet.columns += [Sheet.Column](
      repeating: Sheet.Column(width: 8, isHidden: true),
      count: 1 + DashboardKeys.count * tables.count)
    sheet.page = page
    sheet.page.rowBreaks = breaks
    sheet.page.printArea = CellRange(
      rows: 0...(visible.count - 1), columns: 0...(Self.widths.count - 1))
    sheet.tabColor = Colors.bar
    return sheet
  }

  /// An upright page with narrow margins at head and foot, so that an index takes two.
  private var page: Page {
    Page.office(texts, landscape: false, repeatedRows: nil).with {
      $0.margins.top = 12 / 25.4
      $0.margins.bottom = 14 / 25.4
    }
  }

  /// The size in percent at which the columns fit across the page.
  private static func scale(_ page: Page) -> Int {
    let pixels = widths.reduce(0) { $0 + $1 * 7 + 5 }
    let room = (210 / 25.4 - page.margins.left - page.margins.right) * 96
    return min(100, Int(room / pixels * 100))
  }

  // MARK: All indices

  private func factsHeader(_ palette: inout Palette) -> Row {
    let format = palette(.header)
    let labels = [
      "TT", texts["Chỉ số", "Index"], texts["Số đơn vị xếp hạng", "Units ranked"],
      texts["Cao nhất", "Highest"], texts["Thấp nhất", "Lowest"], texts["Trung bình", "Mean"],
      texts["Trung vị", "Median"], texts["Độ lệch chuẩn", "Standard deviation"],
    ]
    return Row(labels.enumerated().map { Cell($0, .text($1), format: format) }, height: 36)
  }

  private func facts(_ position: Int, _ table: DomainTable, _ palette: inout Palette) -> Row {
    let (layout, result) = (table.layout, table.layout.result)
    let whole = palette(.centred) { $0.numberFormat = LineStyle.count }
    let number = palette(.number) { $0.numberFormat = layout.scoreFormat }
    var cells = [
      Cell(0, .number(Double(position + 1)), format: whole),
      Cell(1, .text(result.index.title), format: palette(.text)),
    ]
    if let scores = layout.terms(.basis) {
      let count = Function.count(scores)
      cells.append(Cell(2, .formula(count), format: whole))
      let figures: [(Function, least: Expression)] = [
        (.max, 1), (.min, 1), (.average, 1), (.median, 1), (.standardDeviation, 2),
      ]
      for (offset, figure) in figures.enumerated() {
        cells.append(
          Cell(
            3 + offset,
            .formula(
              Function.if(count .< figure.least, .text(Marks.leftOut), figure.0(scores))),
            format: number))
      }
    }
    let height = TextMeasure(.text).height(of: result.index.title, columnWidth: Self.widths[1])
    return Row(cells, height: max(20, height))
  }
}
