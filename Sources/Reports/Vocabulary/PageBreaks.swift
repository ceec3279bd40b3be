import Formulas
import WorkbookPlan

/// Where the pages of a sheet begin, so that rows that belong together stay together.
struct PageBreaks {
  /// The heights of all rows, in points.
  let heights: [Double]
  /// The points a page has for rows.
  let room: Double
  /// The row that is repeated on every page after its own.
  let repeated: Int
  /// Rows that stand on one page, if one page can hold them.
  let blocks: [Range<Int>]

  /// The row that begins a page of its own unless what stands above it is little; nil for none.
  var starts: Int?

  /// The rows that begin a new page.
  var rows: [Int] {
    var needs = heights
    for block in blocks {
      let height = heights[block].reduce(0, +)
      guard height <= room - start(block.lowerBound) else { continue }
      needs[block.lowerBound] = max(needs[block.lowerBound], height)
    }
    var breaks: [Int] = []
    var used = 0.0
    for row in heights.indices where breaks.count < Limits.rowBreaks {
      let begins = row == starts && used > 0.4 * room
      if begins || used + needs[row] > room, used > start(row) {
        breaks.append(row)
        used = start(row)
      }
      used += heights[row]
    }
    return breaks
  }

  /// What the repeated row takes on a page that begins with a row.
  private func start(_ row: Int) -> Double { row > repeated ? heights[repeated] : 0 }
}
