import Testing

@testable import Reports

/// Pages break where they are full, and earlier where rows belong together.
@Suite struct PageBreaksTests {
  private func breaks(_ heights: [Double], room: Double = 100, blocks: [Range<Int>] = []) -> [Int] {
    PageBreaks(heights: heights, room: room, repeated: 0, blocks: blocks).rows
  }

  /// From the second page on the repeated row takes 10 of the 100 points.
  @Test func fullPagesBreakAndRepeatTheHeader() {
    #expect(breaks([10] + [Double](repeating: 30, count: 7)) == [4, 7])
  }

  @Test func whatFitsOnOnePageHasNoBreak() {
    #expect(breaks([10, 30, 30, 30]).isEmpty)
  }

  @Test func rowsThatBelongTogetherMoveToTheNextPage() {
    #expect(breaks([10, 30, 30, 20, 30], blocks: [3..<5]) == [3])
  }

  @Test func aBlockLargerThanAPageIsBrokenLikeOtherRows() {
    #expect(breaks([10, 30, 30, 30, 30, 30], blocks: [1..<6]) == [4])
  }

  /// A row higher than a page stands alone and does not ask for one break after the other.
  @Test func aRowHigherThanAPageBreaksOnce() {
    #expect(breaks([10, 20, 300, 20]) == [2, 3])
  }
}
