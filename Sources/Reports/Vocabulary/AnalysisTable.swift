import Formulas
import WorkbookPlan

/// A table made of columns that know what stands in each of its rows.
struct AnalysisTable: Sendable {
  /// The first row under the header.
  var firstRow: Int
  /// How many rows there are.
  var count: Int
  var columns: [Column]

  /// A column: its header and what stands in each row.
  struct Column: Sendable {
    var header: String
    var width: Double
    var format: CellFormat
    var isHidden = false
    /// The content at a position of the table, from 0.
    var content: @Sendable (Int) -> Cell.Content
    /// The text by which a row's height is found where a formula gives it; nil if there is none.
    var measured: (@Sendable (Int) -> String?)?

    init(
      _ header: String, width: Double, _ format: CellFormat, isHidden: Bool = false,
      content: @escaping @Sendable (Int) -> Cell.Content
    ) {
      self.header = header
      self.width = width
      self.format = format
      self.isHidden = isHidden
      self.content = content
    }
  }

  /// The rows of the table; one even if it is empty.
  var rows: ClosedRange<Int> { firstRow...(firstRow + max(1, count) - 1) }

  /// The cells of a column, all parts fixed.
  func terms(_ column: Int) -> Expression {
    CellRange(rows: rows, columns: column...column).fixed()
  }

  /// The cells of some columns.
  func cells(_ columns: ClosedRange<Int>) -> CellRange { CellRange(rows: rows, columns: columns) }

  /// The header, as high as its longest text needs.
  func header(_ palette: inout Palette) -> Row {
    let style = CellFormat.header.with { $0.fontSize = 10 }
    let format = palette(style)
    let measure = TextMeasure(style)
    let shown = columns.filter { !$0.isHidden }
    let height = shown.map { measure.height(of: $0.header, columnWidth: $0.width) }.max() ?? 20
    return Row(
      columns.enumerated().filter { !$1.isHidden }.map {
        Cell($0, .text($1.header), format: format)
      },
      height: min(Limits.rowHeight, max(30, height + 4)))
  }

  /// What makes the row at a position of the table, as high as its longest text needs.
  func rowMaker(_ palette: inout Palette) -> @Sendable (Int) -> Row {
    let formats = columns.map { palette($0.format) }
    let columns = columns
    return { position in
      var height = 18.0
      let cells = columns.enumerated().map { column, style in
        let content = style.content(position)
        if style.format.wraps, !style.isHidden,
          let text = style.measured?(position) ?? content.shownText
        {
          height = max(
            height, TextMeasure(style.format).height(of: text, columnWidth: style.width))
        }
        return Cell(column, content, format: formats[column])
      }
      return Row(cells, height: min(Limits.rowHeight, height))
    }
  }
}

/// Rows of a sheet in blocks, each row made when it is written.
struct RowStack {
  private var blocks: [(count: Int, make: @Sendable (Int) -> Row)] = []

  /// How many rows there are so far, which is where the next one comes.
  private(set) var count = 0

  /// Adds rows that are there already.
  mutating func add(_ rows: [Row]) { add(count: rows.count) { rows[$0] } }

  /// Adds rows that are made by their position in the block.
  mutating func add(count: Int, _ make: @escaping @Sendable (Int) -> Row) {
    guard count > 0 else { return }
    blocks.append((count, make))
    self.count += count
  }

  /// All rows.
  var rows: Rows {
    let blocks = blocks
    return Rows(count: count) { row in
      var rest = row
      for block in blocks {
        if rest < block.count { return block.make(rest) }
        rest -= block.count
      }
      return Row()
    }
  }
}

extension CellFormat {
  /// A number that formulas use and nobody need see.
  static let hiddenNumber = CellFormat().with { $0.numberFormat = ";;;" }
}

extension Cell.Content {
  /// The text that a cell shows, if it is one.
  var shownText: String? {
    switch self {
    case .text(let text), .link(let text, _), .line(_, .text(let text)): text
    default: nil
    }
  }
}

extension Value {
  /// The value a formula gives that passes an empty cell on as an empty text.
  var shown: Value { self == .blank ? .text("") : self }

  /// The number, if it is one.
  var asNumber: Double? { if case .number(let number) = self { number } else { nil } }

}

extension Sheet {
  /// A sheet over the columns of a table, with its hidden ones left out of the print.
  init(name: String, stack: RowStack, over table: AnalysisTable) {
    self.init(name: name, rows: stack.rows)
    columns = table.columns.map { Sheet.Column(width: $0.width, isHidden: $0.isHidden) }
    let shown = table.columns.lastIndex { !$0.isHidden } ?? 0
    page.printArea = CellRange(rows: 0...(stack.count - 1), columns: 0...shown)
  }
}
