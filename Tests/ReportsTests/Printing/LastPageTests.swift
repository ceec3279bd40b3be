import Testing
import WorkbookPlan

@testable import Reports

/// The last page of a part is never nearly empty: rows of the page before move to it.
@Suite struct LastPageTests {
  private let page = PageRows(Page(), scale: 100, repeated: 0)

  /// The breaks among rows of a tenth of a page each, with breaks asked for.
  private func filled(_ rows: Int, breaks: [Int] = [], repeatedShare: Double = 0) -> [Int] {
    let page = PageRows(Page(), scale: 100, repeated: repeatedShare * page.height)
    // A hair less than a tenth, so that ten fit whatever their sum is.
    let heights = [Double](repeating: page.height * 0.0999, count: rows)
    return page.filled(breaks, heights: heights)
  }

  @Test func whatFitsOnAPageStaysThere() { #expect(filled(10) == []) }

  @Test func twoRowsAreNoPage() { #expect(filled(12) == [7]) }

  @Test func halfAPageIsEnough() { #expect(filled(15) == []) }

  @Test func onlyTheLastOfManyPagesBeginsEarlier() { #expect(filled(21) == [16]) }

  @Test func repeatedRowsFillThePageToo() { #expect(filled(12, repeatedShare: 0.3) == []) }

  @Test func eachPartHasItsOwnLastPage() {
    #expect(filled(26, breaks: [11]) == [6, 11])
  }
}
