@testable import Reports
import Formulas
import Scoring
import Testing
import WorkbookPlan

/// Where pages end, and that what is printed is not cut off.
@Suite struct PageBreakTests {
  private func page(repeatedShare: Double = 0) -> PageRows {
    let whole = PageRows(Page(), scale: 100, repeated: 0)
    return PageRows(Page(), scale: 100, repeated: repeatedShare * whole.height)
  }

  /// The breaks before parts that take shares of a page.
  private func breaks(_ shares: [Double], repeatedShare: Double = 0) -> [Int] {
    let page = page(repeatedShare: repeatedShare)
    return page.breaks(
      heights: shares.map { $0 * page.height }, from: 0, blocks: Array(shares.indices.dropFirst()))
  }

  @Test func partsThatFitStayTogether() {
    #expect(breaks([0.3, 0.3, 0.3]).isEmpty)
  }

  @Test func aPartThatWouldBeCutBeginsAPage() {
    #expect(breaks([0.5, 0.4, 0.3]) == [2])
  }

  @Test func repeatedRowsTakeRoom() {
    #expect(breaks([0.9, 0.5, 0.4]) == [1])
    #expect(breaks([0.9, 0.5, 0.4], repeatedShare: 0.2) == [1, 2])
  }

  @Test func whatIsLeftOfALongPartCounts() {
    #expect(breaks([1.5, 0.4]).isEmpty)
    #expect(breaks([1.5, 0.6]) == [1])
  }

  // MARK: Sheets

  private func sheets() throws -> (plan: Plan, indices: Int) {
    let evaluation = Evaluation(try ShippedBookTests.book())
    return (rankingBook(evaluation, version: "test"), evaluation.indices.count)
  }

  @Test func noTitleIsWiderThanThePrint() throws {
    let (plan, _) = try sheets()
    for sheet in plan.sheets where !sheet.name.hasPrefix("Phụ lục") && sheet.rows.count > 0 {
      guard let cell = sheet.rows[0].cells.first, case .text(let text) = cell.content,
        plan.formats[cell.format].horizontal != .centerContinuous, sheet.rows[0].cells.count == 1
      else { continue }
      let last = sheet.page.printArea?.last.column ?? sheet.columns.count - 1
      let room = sheet.columns[...last].reduce(0) {
        $0 + ($1.isHidden ? 0 : TextMeasure.points(columnWidth: $1.width))
      }
      let format = plan.formats[cell.format]
      #expect(TextMeasure(format).width(of: text) <= room || format.wraps, "\(sheet.name)")
    }
  }
}
