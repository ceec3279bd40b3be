import Reports
import Scoring
import TestSupport
import Testing
import Wording
import XLSXLinting
import XLSXWriting

/// What the program writes breaks none of Excel's rules.
@Suite struct WrittenBookLintTests {
  @Test(arguments: [Language.vietnamese, .english])
  func shippedBooks(language: Language) throws {
    for name in [ShippedBookTests.name, "cap-huyen-2021"] {
      var book = try ShippedBookTests.book(name)
      book.language = language
      let findings = try findings(book)
      #expect(findings.isEmpty, "\(findings.map(\.description).joined(separator: "\n"))")
    }
  }

  @Test(arguments: 1...4) func randomBooks(seed: UInt64) throws {
    let book = try SampleBook.make(seed: seed, units: 5, previous: seed.isMultiple(of: 2))
    let findings = try findings(book)
    #expect(findings.isEmpty, "\(findings.map(\.description).joined(separator: "\n"))")
  }

  private func findings(_ book: Book) throws -> [LintFinding] {
    let scratch = try Scratch()
    try write(rankingBook(Evaluation(book), version: "test"), to: scratch("book.xlsx"))
    return try lint(path: scratch("book.xlsx"))
  }
}
