import Formulas
import Reports
import Scoring
import Testing
import WorkbookPlan

/// The layout of a small form and of a small appraisal workbook, as text.
@Suite struct FormGoldenTests {
  @Test func formsOfTheSmallBook() throws {
    var texts: [String: String] = [:]
    for (stage, prefix) in [(Stage.`self`, "self"), (.appraised1, "appraisal")] {
      let books = FormBooks(GoldenBook.book, .test(stage, filled: stage == .appraised1))
      let file = try #require(books.files.first)
      let plan = books.plan(of: file)
      #expect(plan.problems() == [])
      texts["\(prefix)-book.txt"] = PlanText.book(plan)
      let calculated = CalculatedPlan(plan)
      for (position, sheet) in plan.sheets.enumerated() {
        let name = "\(prefix)-" + Golden.fileName(sheet.name)
        #expect(
          texts.updateValue(PlanText.sheet(position, of: calculated), forKey: name) == nil)
      }
    }
    try Golden("forms").compare(texts)
  }
}
