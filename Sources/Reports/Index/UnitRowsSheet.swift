import Formulas
import Scoring
import Wording
import WorkbookPlan

/// A sheet with a row for each unit and a column for each line, for an index of many units.
///
/// The heads of the lines are turned; the row of their codes can be filtered. Printed at ``scale``, pages
/// begin with a domain or criterion where they can, and repeat the units' names and the heads.
struct UnitRowsSheet {
  let book: Book
  let layout: IndexLayout
  let name: String
  let frame: SheetFrame
  /// The lines, in order.
  var columns: [Column]
  /// The lines that begin a round, in order.
  let rounds: [Range<Int>]
  /// What lines that stand side by side belong to, in order.
  let bands: [Band]
  /// What stands to the left of ``Column/parameters``, row by row; nothing if they do not show.
  let parameterLabels: [String]
  /// What only formulas use of each line; nothing if they use nothing.
  let flags: [Int]
  /// What only formulas use of each unit; nothing if they use nothing.
  var unitCodes: [String] = []

  /// The head of a line.
  struct Column: Sendable {
    let code: String
    let name: String
    let isBold: Bool
    /// The colour of the head; nil for that of headers.
    let fill: Int?
    /// The maximum and weight for each unit group that has its own.
    let parameters: [(content: Cell.Content, format: CellFormat)]
    /// The format of the figures.
    let format: CellFormat
    /// The width; the least that the figures need at first.
    var width: Double
  }

  /// Lines side by side with what they belong to.
  struct Band: Sendable {
    let text: String
    let columns: Range<Int>
  }

  /// The print in percent: heads of ten points stay above seven.
  static let scale = 72
  /// The least width of a column of figures.
  static let width = 7.6

  /// The row of the bands, and the most lines of their texts.
  static let bandRow = 4
  static let bandLines = 4
  static let bandFont = TextMeasure(size: 10.5, isBold: true)
  static let headFont = TextMeasure(size: 10, isBold: true)
  static let headHeight = 150.0
  static let greatestWidth = 30.0

  var axes: IndexAxes { layout.axes }
  var texts: Texts { layout.texts }
  var result: IndexEvaluation { layout.result }
  /// The short names of the units.
  var units: [String] {
    result.index.participants.map { book.units[$0.unit].shortName }
  }

  /// The sheet, with the contents of the cells by the positions of line and participant.
  func sheet(
    _ palette: inout Palette, content: @escaping @Sendable (Int, Int) -> Cell.Content
  ) -> Sheet {
    let fitted = fitted()
    var stack = RowStack()
    stack.add(title(&palette))
    stack.add([Row()])
    let breaks = fitted.breaks
    let pieces = fitted.pieces(breaks)
    stack.add([fitted.bandRow(pieces, &palette)])
    stack.add(fitted.heads(&palette))
    stack.add(count: result.index.participants.count, fitted.unitRow(content, &palette))
    var sheet = Sheet(name: name, rows: stack.rows)
    sheet.columns = (fitted.leftWidths + fitted.columns.map(\.width)).map {
      Sheet.Column(width: $0)
    }
    if !unitCodes.isEmpty { sheet.columns.append(Sheet.Column(width: 8, isHidden: true)) }
    let last = axes.firstLine + columns.count - 1
    sheet.merges = pieces.filter { $0.columns.count > 1 }.map {
      let first = axes.firstLine + $0.columns.lowerBound
      return CellRange(
        rows: Self.bandRow...Self.bandRow, columns: first...(first + $0.columns.count - 1))
    }
    sheet.frozen = (axes.units.lowerBound, axes.firstLine)
    sheet.filter = CellRange(rows: axes.lineCode...axes.units.upperBound, columns: 0...last)
    sheet.textNumberRanges = [
      CellRange(rows: axes.lineCode...axes.lineCode, columns: axes.firstLine...last)
    ]
    sheet.zoom = 85
    sheet.page = .office(
      texts, landscape: true, repeatedRows: Self.bandRow...axes.lineCode)
    sheet.page.repeatedColumns = 0...(axes.firstLine - 1)
    sheet.page.fitWidth = nil
    sheet.page.scale = Self.scale
    sheet.page.columnBreaks = breaks.map { axes.firstLine + $0 }
    sheet.page.goesAcrossFirst = true
    sheet.page.printArea = CellRange(rows: 0...axes.units.upperBound, columns: 0...last)
    return sheet
  }
}
