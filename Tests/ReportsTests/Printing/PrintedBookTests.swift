import Analysis
import Formulas
import Reports
import Scoring
import Testing
import Wording
import WorkbookPlan

/// No text is cut or printed over another on any page of any workbook.
@Suite struct PrintedBookTests {
  private func expectFit(_ plan: Plan, _ name: String) {
    let printed = PrintedCells(plan)
    #expect(printed.measured > 20)
    let faults = printed.faults
    #expect(
      faults.isEmpty, "\(name): \(faults.count)\n\(faults.prefix(600).joined(separator: "\n"))")
  }

  private static let languages = [Language.vietnamese, .english]

  @Test(arguments: ShippedForms.books, languages)
  func shippedBooks(name: String, language: Language) throws {
    var book = try ShippedBookTests.book(name)
    book.language = language
    expectFit(rankingBook(Evaluation(book), version: "test"), "\(name) \(language)")
  }

  @Test(arguments: ShippedForms.books, languages)
  func scorecards(name: String, language: Language) throws {
    var book = try ShippedBookTests.book(name)
    book.language = language
    let evaluation = Evaluation(book)
    let books = ScorecardBooks(evaluation)
    for unit in books.units.prefix(4) {
      expectFit(books.plan(of: unit), "\(name) \(language) \(book.units[unit].code)")
    }
    let units = books.units
    expectFit(explanationBook(evaluation, unit: units[0], against: units[1]), "against")
  }

  @Test(arguments: ShippedForms.books, languages)
  func forms(name: String, language: Language) throws {
    var book = try ShippedBookTests.book(name)
    book.language = language
    for stage in Stage.allCases {
      let books = FormBooks(book.sending(stage), .test(stage, filled: true))
      for file in books.files.prefix(3) {
        expectFit(books.plan(of: file), "\(name) \(language) \(file.name)")
      }
    }
  }

  @Test(arguments: languages)
  func comparisonsAndAnalyses(language: Language) async throws {
    var book = try ShippedBookTests.book("cap-huyen-2021")
    book.language = language
    let evaluation = Evaluation(book)
    let revised = try Evaluation(book, under: try #require(book.revisions.first))
    expectFit(
      comparisonBook(
        Analysis.Comparison(from: evaluation, to: revised),
        before: ComparedRun(evaluation, name: "cap-huyen-2021"),
        after: ComparedRun(revised, name: "cap-huyen-2021, linh-vuc-deu"), version: "test"),
      "comparison \(language)")
    let analysis = await IndexAnalysis(
      index: "cchc", of: evaluation,
      settings: [try MonteCarloSettings(draws: 100, threads: 1)], size: 16, effort: 100)
    expectFit(
      analysisBook(evaluation, [try #require(analysis)], version: "test"), "analysis \(language)")
  }

  @Test(arguments: languages)
  func communes(language: Language) {
    var book = CommuneBook.book
    book.language = language
    let evaluation = Evaluation(book)
    expectFit(rankingBook(evaluation, version: "test"), "communes \(language)")
    expectFit(ScorecardBooks(evaluation).plan(of: 5), "communes \(language) 5")
  }

  @Test(arguments: ExtremeBookTests.books.indices)
  func extremeBooks(_ position: Int) {
    let (name, extreme) = ExtremeBookTests.books[position]
    let evaluation = Evaluation(extreme.book)
    expectFit(rankingBook(evaluation, version: "test"), name)
    expectFit(ScorecardBooks(evaluation).plan(of: 0), name)
  }
}
