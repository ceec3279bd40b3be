import Formulas
import WorkbookPlan

@testable import Reports

/// A text in its cell: what it has room for and what it takes.
///
/// Rows do not grow when a generated file is opened, so that what is too long is cut off or printed over
/// what stands beside it; a number that is too long shows as `####`.
struct PrintedText {
  /// What is shown.
  let text: String
  /// Whether it is a number, which is never cut but replaced.
  let isNumber: Bool
  /// The cell's format, bold if a condition may make it so.
  let format: CellFormat
  /// The column's width in characters; of all columns that the cell is merged or centred over.
  let columnWidth: Double
  /// The row's height in points.
  let height: Double
  /// The points free beside the cell for a text that runs over its edges.
  var free = (left: 0.0, right: 0.0)

  /// The smallest print of a text that shrinks to its cell.
  static let smallest = 7.0

  /// What is wrong; nil if the text fits.
  var fault: String? {
    guard !text.isEmpty else { return nil }
    if format.rotation != 0 { return turnedFault }
    if isNumber { return needed > room ? "#### \(rounded(needed)) > \(rounded(room))" : nil }
    if format.wraps { return wrappedFault }
    let beside = beside
    let (excess, need) = (room + beside, needed)
    guard need > excess else { return high(lines: 1) }
    return format.shrinks && beside == 0 && need * Self.smallest / format.fontSize <= excess
      ? nil : "cut \(rounded(need)) > \(rounded(excess))"
  }

  private var measure: TextMeasure { TextMeasure(format) }

  private var needed: Double { measure.width(of: text) }

  /// What a column leaves for text, less its indent of nine pixels a step.
  private var room: Double {
    TextMeasure.points(columnWidth: columnWidth) + 1.5 - Double(format.indent) * 6.75
  }

  /// The free points that the text runs into.
  private var beside: Double {
    switch format.horizontal {
    case .general, .left: free.right
    case .right: free.left
    case .center: 2 * min(free.left, free.right)
    case .centerContinuous, .fill, .justify: 0
    }
  }

  private var wrappedFault: String? {
    let width = columnWidth - Double(format.indent) * 9 / 7
    return high(lines: measure.lines(of: text, columnWidth: width))
  }

  /// Text that reads upwards stands on its row's height, its lines side by side in the column.
  private var turnedFault: String? {
    let length = TextMeasure.columnWidth(points: height - 3)
    let lines = format.wraps ? measure.lines(of: text, columnWidth: length) : 1
    if !format.wraps, needed > height { return "turned \(rounded(needed)) > \(rounded(height))" }
    let need = Double(lines) * format.fontSize * Self.lineHeight
    // No room is kept at the sides of lines.
    let across = (columnWidth * 7 + 5) * 0.75 - 1
    return need > across ? "turned \(lines) lines \(rounded(need)) > \(rounded(across))" : nil
  }

  private func high(lines: Int) -> String? {
    let need = Double(lines) * format.fontSize * Self.lineHeight
    return need > height ? "\(lines) lines \(rounded(need)) > \(rounded(height))" : nil
  }

  /// What Times New Roman takes from line to line, in sizes of the font.
  private static let lineHeight = 1.15

  private func rounded(_ points: Double) -> String { "\((points * 10).rounded() / 10)" }
}
