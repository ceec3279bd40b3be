import Formulas
import WorkbookPlan

/// The first rows of a finished sheet, while what all sheets of a workbook have is put into them.
///
/// No row moves, as formulas name their cells.
struct SheetHead {
  /// The rows that are held.
  private static let count = 12
  /// The row of the remark, under the title and what stands under it.
  private static let remark = 2

  private var whole: Sheet
  private var rows: [Row]

  /// The head of a sheet.
  init(_ sheet: Sheet) {
    whole = sheet
    rows = (0..<min(Self.count, sheet.rows.count)).map { sheet.rows[$0] }
  }

  /// The sheet with the head as it is now.
  var sheet: Sheet {
    let (head, rest) = (rows, whole.rows)
    var sheet = whole
    sheet.rows = Rows(count: max(head.count, rest.count)) { $0 < head.count ? head[$0] : rest[$0] }
    return sheet
  }

  /// Makes the title and the line under it small enough not to be cut off at the edge of the print.
  mutating func fitTitle(_ palette: inout Palette) {
    let room = printed.reduce(0) {
      $0 + ($1.isHidden ? 0 : TextMeasure.points(columnWidth: $1.width))
    }
    for (row, style) in [CellFormat.title, .subtitle].enumerated() where row < rows.count {
      guard rows[row].cells.count == 1, let cell = rows[row].cells.first, cell.column == 0,
        cell.format == palette(style), case .text(let text) = cell.content
      else { continue }
      let size = TextMeasure(style).size(fitting: text, room: room / 1.03)
      rows[row].cells[0].format = palette(style) { $0.fontSize = size }
    }
  }

  /// Sets the remark where its line holds nothing else.
  mutating func set(remark: Cell.Content, _ palette: inout Palette) {
    guard rows.count > Self.remark, rows[Self.remark].cells.allSatisfy({ $0.column == 0 })
    else { return }
    rows[Self.remark].cells = [Cell(0, remark, format: palette(.remark))]
  }

  /// Adds a bar of links.
  mutating func add(_ bar: LinkBar, _ place: LinkBar.Place, _ palette: inout Palette) {
    switch place {
    case .above:
      let row = SheetFrame.bar
      guard row < rows.count else { return }
      rows[row].cells = bar.cells(
        over: printed, frozen: whole.frozen.columns, format: palette(LinkBar.style))
      rows[row].height = max(rows[row].height ?? 0, LinkBar.height)
    case .beside: add(bar, format: palette(LinkBar.style) { $0.indent = 1 })
    }
  }

  /// Adds a bar's links below each other, in a column right of all others, in lines that are high enough.
  private mutating func add(_ bar: LinkBar, format: Int) {
    let column = max(1, whole.columns.count)
    if whole.page.printArea == nil {
      whole.page.printArea = CellRange(
        rows: 0...max(0, whole.rows.count - 1), columns: 0...(column - 1))
    }
    let high = (0..<Self.count).filter { row in
      row >= rows.count || rows[row].height ?? LinkBar.height >= LinkBar.height
    }
    let links = bar.links(atMost: high.count)
    for (link, row) in zip(links, high) {
      while rows.count <= row { rows.append(Row(height: LinkBar.height)) }
      rows[row].cells.append(Cell(column, .link(link.text, target: link.target), format: format))
    }
    if whole.columns.isEmpty { whole.columns.append(Sheet.Column(width: 8)) }
    whole.columns.append(Sheet.Column(width: LinkBar.width(of: links)))
  }

  /// The columns that are printed.
  private var printed: ArraySlice<Sheet.Column> {
    whole.columns.prefix((whole.page.printArea?.last.column ?? whole.columns.count - 1) + 1)
  }
}
