import Formulas
import WorkbookPlan

/// The pages a sheet's rows fall on.
struct PageRows {
  /// The points a page has for rows, in the sheet's own measure.
  let height: Double
  /// The points of the rows repeated at the head of every page after the first.
  let repeated: Double

  /// The rows of a page at a size in percent.
  init(_ page: Page, scale: Int, repeated: Double) {
    // A little is left over for programs that set rows higher than asked.
    height = page.room.height * 100 / Double(scale) * 0.97
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

  /// The breaks that keep blocks whole: before each that is cut by the end of a page and fits on one, and
  /// before each that fits on none where the page it would begin on is two fifths full.
  ///
  /// `starts` are the first rows of the blocks by rising position; a page begins at `first`.
  func breaks(heights: [Double], from first: Int, blocks starts: [Int]) -> [Int] {
    var breaks: [Int] = []
    var used = heights[first..<(starts.first ?? heights.count)].reduce(0, +)
    while used > height { used -= height - repeated }
    for (position, start) in starts.enumerated() {
      let end = position + 1 < starts.count ? starts[position + 1] : heights.count
      let block = heights[start..<end].reduce(0, +)
      // A block that no page holds begins where it is, unless there is little room left.
      let isWhole = repeated + block <= height
      if used > 0, used + block > height, isWhole || used > 0.4 * height {
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

extension PageRows {
  /// The breaks with one more wherever a page is full, so that programs end pages where they are counted to.
  ///
  /// What stands before a break, or at the end, leaves no page nearly empty: the last one begins earlier.
  func filled(_ breaks: [Int], heights: [Double]) -> [Int] {
    var filled: [Int] = []
    var first = 0
    for end in breaks + [heights.count] where end > first {
      filled += starts(of: first..<end, heights)
      if end < heights.count { filled.append(end) }
      first = end
    }
    return filled
  }

  /// Where the pages after the first begin that rows take; two fifths of the last one are filled.
  private func starts(of rows: Range<Int>, _ heights: [Double]) -> [Int] {
    var starts = [rows.lowerBound]
    // A part after the first begins under the repeated rows too.
    var used = rows.lowerBound == 0 ? 0 : repeated
    for row in rows {
      if row > rows.lowerBound, used + heights[row] > height {
        starts.append(row)
        used = repeated
      }
      used += heights[row]
    }
    guard var last = starts.popLast(), let previous = starts.last else { return [] }
    while used < height * 0.4, last - 1 > previous {
      last -= 1
      used += heights[last]
    }
    return Array(starts.dropFirst()) + [last]
  }
}

extension Sheet {
  /// More rows than this are not measured before they are written.
  private static let mostMeasured = 1000

  /// Begins a page before each part that the end of a page would cut, or before all of a large sheet's.
  ///
  /// The columns are printed one page wide; `starts` are the first rows of the parts after the first.
  mutating func breakBefore(_ starts: [Int]) {
    page.rowBreaks = starts
    guard let (pages, heights) = measured else { return }
    page.rowBreaks = pages.filled(
      pages.breaks(heights: heights, from: 0, blocks: starts), heights: heights)
  }

  /// Begins a page before each part; none of them ends on a page that is nearly empty.
  mutating func breakBeforeAll(_ starts: [Int]) {
    page.rowBreaks = starts
    guard let (pages, heights) = measured else { return }
    page.rowBreaks = pages.filled(starts, heights: heights)
  }

  /// The heights of the rows and the pages they fall on; nil for a large sheet.
  private var measured: (pages: PageRows, heights: [Double])? {
    let count = min(rows.count, (page.printArea?.last.row ?? rows.count - 1) + 1)
    guard count <= Self.mostMeasured, page.fitWidth == 1 else { return nil }
    let heights = (0..<count).map { rows[$0].height ?? 15 }
    let repeated = page.repeatedRows?.reduce(0) { $0 + heights[$1] } ?? 0
    let scale = max(10, min(100, Int(page.room.width / max(1, points(of: printed)) * 100)))
    return (PageRows(page, scale: scale, repeated: repeated), heights)
  }

  /// The columns that are printed.
  private var printed: Range<Int> {
    0..<((page.printArea?.last.column ?? columns.count - 1) + 1)
  }

  /// The points that columns take.
  private func points(of range: Range<Int>) -> Double {
    columns[range.clamped(to: columns.indices)].reduce(0) {
      $0 + ($1.isHidden ? 0 : $1.width * 5.25 + 3.75)
    }
  }

  /// The least size of a print: text of 11 points is then 7 points high.
  private static let leastScale = 0.64

  /// Prints the columns on so few pages side by side as leave texts legible, of A3 where A4 takes several.
  mutating func fitLegibly() {
    let all = points(of: printed)
    let repeated = page.repeatedColumns.map { points(of: Range($0)) } ?? 0
    for paper in [Page.Paper.a4, .a3] where page.fitWidth != 1 || paper == .a4 {
      page.paper = paper
      let room = page.room.width / Self.leastScale
      let pages = ((all - repeated) / max(1, room - repeated)).rounded(.up)
      page.fitWidth = all <= room ? 1 : max(1, Int(pages))
    }
  }
}
