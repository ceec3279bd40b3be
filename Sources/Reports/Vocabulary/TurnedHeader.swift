import Formulas
import WorkbookPlan

/// The header of narrow columns, its texts turned to read from bottom to top.
///
/// The row is as high as its longest text, up to a limit; a text that would still not fit its column,
/// broken into lines, is set smaller.
struct TurnedHeader {
  /// The height of the row.
  private(set) var height = 80.0
  private let columnWidth: Double

  private static let tallest = 190.0
  private static let padding = 14.0
  private static let sizes = [11.0, 10, 9, 8, 7]

  /// A header over columns of a width.
  init(columnWidth: Double) { self.columnWidth = columnWidth }

  /// The cell of a text; the row grows with it.
  mutating func cell(_ column: Int, _ text: String, _ palette: inout Palette) -> Cell {
    let width = TextMeasure(size: Self.sizes[0], isBold: true).width(of: text) + Self.padding
    height = min(max(height, width), Self.tallest)
    let size = width <= Self.tallest ? Self.sizes[0] : size(of: text)
    let format = palette(.header) {
      $0.rotation = 90
      $0.fontSize = size
    }
    return Cell(column, .text(text), format: format)
  }

  /// The greatest size at which the lines of a text stand side by side in the column.
  private func size(of text: String) -> Double {
    let length = TextMeasure.columnWidth(points: Self.tallest - Self.padding)
    let room = TextMeasure.points(columnWidth: columnWidth)
    let fitting = Self.sizes.first { size in
      let lines = TextMeasure(size: size, isBold: true).lines(of: text, columnWidth: length)
      return Double(lines) * size * 1.15 <= room
    }
    return fitting ?? Self.sizes[Self.sizes.count - 1]
  }
}
