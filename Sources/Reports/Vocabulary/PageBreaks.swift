import Formulas
import WorkbookPlan

/// Where the pages of a sheet begin, so that rows that belong together stay together.
struct PageBreaks {
  /// The heights of all rows, in points.
  let heights: [Double]
  /// The points a page has for rows.
  let room: Double
  /// The row that is repeated on every page after its own, or the last one of several.
  let repeated: Int
  /// How many rows are repeated.
  var repeatedCount = 1
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

  /// Where the last block of a table begins, which stands on one page with what closes the table: at least
  /// three of its rows, and more if that page were else under four tenths full.
  static func lastBlock(heights: [Double], rows: Range<Int>, room: Double) -> Int {
    var first = max(rows.lowerBound, rows.upperBound - 3)
    var used = heights[first...].reduce(0, +)
    while first > rows.lowerBound + rows.count / 2, used + heights[first - 1] < room * 0.4 {
      first -= 1
      used += heights[first]
    }
    return first
  }

  /// What the repeated rows take on a page that begins with a row.
  private func start(_ row: Int) -> Double {
    row > repeated ? heights[(repeated - repeatedCount + 1)...repeated].reduce(0, +) : 0
  }
}
