import Formulas
import Reports
import Scoring
import Testing
import WorkbookPlan

/// The layout of every sheet of a small book, as text.
@Suite struct GoldenTests {
  @Test func everySheetOfTheSmallBook() throws {
    let plan = rankingBook(Evaluation(GoldenBook.book), version: "test")
    #expect(plan.problems() == [])
    var texts = ["book.txt": PlanText.book(plan)]
    let calculated = CalculatedPlan(plan)
    for (position, sheet) in plan.sheets.enumerated() {
      let text = PlanText.sheet(position, of: calculated)
      #expect(texts.updateValue(text, forKey: Golden.fileName(sheet.name)) == nil)
    }
    try Golden("small").compare(texts)
  }

  @Test func theFirstDifferenceIsNamed() {
    #expect(Golden.firstDifference("a\nb\n", "a\nb\n") == nil)
    #expect(Golden.firstDifference("a\nb\n", "a\nc\n") == "2:\n- b\n+ c")
    #expect(Golden.firstDifference("a", "a\nb") == "2:\n- (nothing)\n+ b")
  }

  @Test func fileNamesAreASCII() {
    #expect(Golden.fileName("Phân tích CCHC") == "phan-tich-cchc.txt")
  }
}
