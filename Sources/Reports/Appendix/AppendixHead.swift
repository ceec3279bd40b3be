import Formulas
import Scoring
import WorkbookPlan

/// What stands above the table of an appendix: letterhead, number, title, decision and remarks.
struct AppendixHead {
  let book: Book
  let texts: Texts
  let number: Int
  /// The title, which is set in capitals.
  let title: String
  /// The unit group shown; nil for all.
  let group: String?
  /// The cell that says what keeps the appendix from being signed; empty if nothing does.
  let status: Expression
  /// The columns of each page, side by side, that the texts are centred over.
  let pages: [Range<Int>]
  /// The widths of all columns.
  let widths: [Double]

  /// The rows, ending in a gap above the table.
  func rows(_ palette: inout Palette) -> [Row] {
    let columns = pages.first ?? 0..<widths.count
    var rows = OfficialFrame(book: book, texts: texts, widths: Array(widths[columns]))
      .letterhead(&palette).map { $0.shifted(by: columns.lowerBound) }
    rows.append(numberRow(&palette))
    rows += titleRows(&palette)
    if let group {
      let line = texts["Nhóm đơn vị: ", "Unit group: "] + texts.name(ofGroup: group)
      rows += centred(line, .appendixTitle.with { $0.fontSize = 12 }, columns, &palette)
    }
    if let decision = book.dress.decision {
      rows += centred(
        decision, .appendixTitle.with { ($0.isBold, $0.isItalic) = (false, true) }, columns,
        &palette)
    }
    let format = palette(.remark) { $0.horizontal = .centerContinuous }
    let draft = Function.if(status .== "", "", .text(texts["DỰ THẢO – ", "DRAFT – "]) & status)
    rows.append(Row(Self.cells(.formula(draft), format: format, columns), height: 18))
    if let remark = book.remark {
      rows += centred(remark, .remark, columns, &palette)
    }
    return rows + [Row(height: 8)]
  }

  /// « Phụ lục I » above every page's columns, so that a page is known by itself.
  private func numberRow(_ palette: inout Palette) -> Row {
    let format = palette(.appendixTitle) { $0.horizontal = .centerContinuous }
    let text = texts["Phụ lục", "Appendix"] + " " + AppendixPlace.roman(number)
    var cells: [Cell] = []
    for (page, columns) in pages.enumerated() {
      let suffix = page == 0 ? "" : texts[" (tiếp theo)", " (continued)"]
      cells += Self.cells(.text(text + suffix), format: format, columns)
    }
    return Row(cells, height: TextMeasure(.appendixTitle).height(lines: 1))
  }

  /// The title above every page's columns, broken as their width asks.
  private func titleRows(_ palette: inout Palette) -> [Row] {
    var rows: [Row] = []
    for columns in pages {
      for (line, row) in centred(title.uppercased(), .appendixTitle, columns, &palette).enumerated()
      {
        if rows.indices.contains(line) {
          rows[line].cells += row.cells
        } else {
          rows.append(row)
        }
      }
    }
    return rows
  }

  private func centred(
    _ text: String, _ style: CellFormat, _ columns: Range<Int>, _ palette: inout Palette
  ) -> [Row] {
    let measure = TextMeasure(style)
    let room = widths[columns].reduce(0) { $0 + TextMeasure.points(columnWidth: $1) }
    let format = palette(style) { $0.horizontal = .centerContinuous }
    return measure.broken(text, room: room * 0.96).map {
      Row(
        Self.cells(.text($0), format: format, columns), height: measure.height(lines: 1))
    }
  }

  /// A content centred over columns without merging them.
  static func cells(_ content: Cell.Content, format: Int, _ columns: Range<Int>) -> [Cell] {
    columns.map { Cell($0, $0 == columns.lowerBound ? content : .blank, format: format) }
  }
}

extension Row {
  /// The row with its cells moved to the right.
  func shifted(by columns: Int) -> Row {
    var row = self
    for position in row.cells.indices { row.cells[position].column += columns }
    return row
  }
}

extension CellFormat {
  /// The number and title of an appendix.
  static let appendixTitle = CellFormat().with {
    $0.fontSize = 13
    $0.isBold = true
    $0.vertical = .center
  }
}

/// The pages a sheet's rows fall on.
struct PageRows {
  /// The points a page has for rows, in the sheet's own measure.
  let height: Double
  /// The points of the rows repeated at the head of every page after the first.
  let repeated: Double

  /// The rows of a page at a size in percent.
  init(_ page: Page, scale: Int, repeated: Double) {
    let paper = page.isLandscape ? 210.0 : 297.0
    let margins = page.margins.top + page.margins.bottom
    // A little is left over for programs that set rows higher than asked.
    height = (paper / 25.4 - margins) * 72 * 100 / Double(scale) * 0.96
    self.repeated = repeated
  }

  /// The break that keeps the last rows on one page: before the first of them, or none.
  func breaks(heights: [Double], closingFrom first: Int) -> [Int] {
    var used = 0.0
    for row in heights[..<first] {
      if used + row > height { used = repeated }
      used += row
    }
    let closing = heights[first...].reduce(0, +)
    return used + closing > height && repeated + closing <= height && first > 0 ? [first] : []
  }

  /// The breaks that keep blocks whole: before each that is cut by the end of a page and fits on one.
  ///
  /// `starts` are the first rows of the blocks by rising position; a page begins at `first`.
  func breaks(heights: [Double], from first: Int, blocks starts: [Int]) -> [Int] {
    var breaks: [Int] = []
    var used = heights[first..<(starts.first ?? heights.count)].reduce(0, +)
    while used > height { used -= height - repeated }
    for (position, start) in starts.enumerated() {
      let end = position + 1 < starts.count ? starts[position + 1] : heights.count
      let block = heights[start..<end].reduce(0, +)
      if used > 0, used + block > height {
        breaks.append(start)
        used = repeated
      }
      used += block
      // A block higher than a page goes on, on the next ones.
      while used > height { used -= height - repeated }
    }
    return breaks
  }
}

extension Sheet {
  /// More rows than this are not measured before they are written.
  private static let mostMeasured = 400

  /// Begins a page before each part that the end of a page would cut, or before all of a large sheet's.
  ///
  /// The columns are printed one page wide; `starts` are the first rows of the parts after the first.
  mutating func breakBefore(_ starts: [Int]) {
    let count = min(rows.count, (page.printArea?.last.row ?? rows.count - 1) + 1)
    guard count <= Self.mostMeasured else {
      page.rowBreaks = starts
      return
    }
    let shown = columns.prefix((page.printArea?.last.column ?? columns.count - 1) + 1)
    let pixels = shown.reduce(0) { $0 + ($1.isHidden ? 0 : $1.width * 7 + 5) }
    let paper = page.isLandscape ? 297.0 : 210.0
    let room = (paper / 25.4 - page.margins.left - page.margins.right) * 96
    let heights = (0..<count).map { rows[$0].height ?? 15 }
    let repeated = page.repeatedRows?.reduce(0) { $0 + heights[$1] } ?? 0
    let pages = PageRows(
      page, scale: max(10, min(100, Int(room / max(1, pixels) * 100))), repeated: repeated)
    page.rowBreaks = pages.breaks(heights: heights, from: 0, blocks: starts)
  }
}
