import Formulas
import Reports
import Scoring
import Testing
import Wording
import WorkbookPlan

/// No page of any workbook is nearly empty but the last of a sheet, and that one has more than two rows.
@Suite struct PrintedPageTests {
  private func expectFull(_ plan: Plan, _ name: String) {
    var faults: [String] = []
    for sheet in plan.sheets where !sheet.isHidden {
      faults += PrintedPages(sheet).faults.map { "\(sheet.name) \($0)" }
    }
    #expect(faults.isEmpty, "\(name):\n\(faults.joined(separator: "\n"))")
  }

  @Test(arguments: ShippedForms.books, [Language.vietnamese, .english])
  func shippedBooks(name: String, language: Language) throws {
    var book = try ShippedBookTests.book(name)
    book.language = language
    let evaluation = Evaluation(book)
    expectFull(rankingBook(evaluation, version: "test"), "\(name) \(language)")
    expectFull(ScorecardBooks(evaluation).plan(of: 0), "\(name) \(language) scorecard")
  }

  @Test(arguments: ShippedForms.books, Stage.allCases)
  func forms(name: String, stage: Stage) throws {
    for plan in try ShippedForms.batch(name, stage).plans { expectFull(plan, "\(name) \(stage)") }
  }

  @Test func communes() {
    let evaluation = Evaluation(CommuneBook.book)
    expectFull(rankingBook(evaluation, version: "test"), "communes")
    expectFull(ScorecardBooks(evaluation).plan(of: 5), "communes 5")
  }

  /// Ten rows of a hundred points on pages of about 730: three begin the second page, two are asked for a third.
  @Test func pagesAreCountedRowByRow() throws {
    var sheet = Sheet(name: "S", rows: Rows([Row](repeating: Row(height: 100), count: 10)))
    sheet.columns = [Sheet.Column(width: 20)]
    let pages = try #require(PrintedPages(sheet).pages)
    #expect(pages.map(\.rows) == [0..<7, 7..<10])
    #expect(PrintedPages(sheet).faults == [])
    sheet.page.rowBreaks = [1, 8]
    #expect(PrintedPages(sheet).pages?.map(\.rows) == [0..<1, 1..<8, 8..<10])
    #expect(PrintedPages(sheet).faults == ["rows 1–1: 13 %", "a page for 2 rows"])
  }
}
