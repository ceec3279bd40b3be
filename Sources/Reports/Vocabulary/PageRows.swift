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
