import Formulas
import Scoring
import Testing
import WorkbookPlan

@testable import Reports

/// The appendix of criteria that did not apply.
@Suite struct SpecialAppendixTests {
  /// What the rows of the table hold, from the first unit on.
  private func table(_ book: Book, rows count: Int) throws -> [[Value]] {
    let evaluation = Evaluation(book)
    let plan = CalculatedPlan(rankingBook(evaluation, version: "test"))
    let place = try #require(
      BookLayout(evaluation).appendices.first { $0.request.kind == .special })
    let sheet = try #require(plan.plan.sheets.first { $0.name == place.sheetName })
    let first = (sheet.page.repeatedRows?.upperBound ?? 0) + 1
    return (first..<(first + count)).map { row in
      (0..<5).map { plan.value(at: CellAddress(row: row, column: $0), in: sheet.name) }
    }
  }

  /// One of two criteria of 10 points is left out for the first unit: 10 points can be attained.
  @Test func excludedPointsAreTakenFromTheMaximum() throws {
    let rows = try table(
      SmallBook.book([[.number(8), .number(7)], [nil, .number(5)]]), rows: 2)
    #expect(rows[0][4] == .number(10))
    #expect(
      rows[1] == [
        .number(1), .text("2"), .text("Tiêu chí 2"), .number(10), .text("Loại trừ, quy đổi điểm"),
      ])
  }

  /// The first unit's 10 points of criterion 1 go to criterion 2, so that 20 can be attained.
  @Test func pointsHandedOverStayInTheMaximum() throws {
    let book = SmallBook.book([[nil, .number(7)], [.number(6), .number(5)]]) {
      $0.criteria.nodes[0].notApplicable = .redistribute(to: [1])
    }
    let rows = try table(book, rows: 2)
    #expect(rows[0][4] == .number(20))
    #expect(rows[1][3...] == [.number(10), .text("Phân bổ cho tiêu chí 2")])
  }
}
