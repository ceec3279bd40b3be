import BookFiles
import Foundation
import Formulas
import Reports
import Scoring
import TestSupport
import Testing
import Wording
import WorkbookPlan

/// The English edition of the shipped book is English wholly: workbook, forms, scorecards and the rest.
@Suite struct EnglishEditionTests {
  private static let edition = Result {
    let loaded = try loadBook(
      at: packageFolder + "/Templates/" + ShippedBookTests.name, language: .english)
    #expect(loaded.diagnostics.isEmpty, "\(loaded.diagnostics.text(in: .english))")
    return Evaluation(try #require(loaded.book))
  }

  /// What stands in Vietnamese in every language: the program's name.
  private static let kept = ["Sổ Điểm (sodiem)"]
  /// The row of a form's hidden sheet that says which agency it is for, by its name in the book's own
  /// language, so that a form is known again whatever language it was sent out in.
  private static let agencyRow = "6 | A6 \"agency\""

  /// The lines of a plan's text that have a letter only Vietnamese has.
  private func vietnamese(in plan: Plan) -> [String] {
    let calculated = CalculatedPlan(plan)
    let texts =
      [PlanText.book(plan)] + plan.sheets.indices.map { PlanText.sheet($0, of: calculated) }
    return texts.flatMap { $0.split(separator: "\n") }.map(String.init).filter { line in
      let rest = Self.kept.reduce(line) { $0.replacing($1, with: "") }
      // « TT » heads numbered rows in Vietnamese, without a mark.
      return rest.contains(where: Self.isVietnamese) || rest.contains("\"TT\"")
    }
  }

  /// Whether a letter has a mark of Vietnamese, or is « đ ».
  private static func isVietnamese(_ character: Character) -> Bool {
    if "đĐ".contains(character) { return true }
    let marks: [Unicode.Scalar] = [
      "\u{300}", "\u{301}", "\u{302}", "\u{303}", "\u{306}", "\u{309}", "\u{31B}", "\u{323}",
    ]
    return String(character).decomposedStringWithCanonicalMapping.unicodeScalars
      .contains { marks.contains($0) }
  }

  @Test func lettersOfVietnameseAreKnown() {
    #expect("ăâđêôơưĂÂĐÊÔƠƯáàảãạữ".allSatisfy(Self.isVietnamese))
    #expect(!"abcXYZ 0123 …–×±▲▼≥«»".contains(where: Self.isVietnamese))
  }

  @Test func workbookAndAppendices() throws {
    let evaluation = try Self.edition.get()
    let alternatives = try Alternatives(to: evaluation)
    let plan = rankingBook(evaluation, beside: alternatives, version: "test")
    #expect(vietnamese(in: plan) == [])
    #expect(plan.sheets.count > 20)
    let appendices = appendixBook(of: CalculatedPlan(plan), evaluation, beside: alternatives)
    #expect(vietnamese(in: try #require(appendices)) == [])
  }

  @Test(arguments: Stage.allCases)
  func forms(_ stage: Stage) throws {
    let book = try Self.edition.get().book
    let books = FormBooks(book.sending(stage), .test(stage, filled: stage == .appraised2))
    // Forms of units differ in names and maxima only.
    for file in stage == .self ? books.files.suffix(4) : books.files[...] {
      let lines = vietnamese(in: books.plan(of: file)).filter { !$0.hasPrefix(Self.agencyRow) }
      #expect(lines == [])
    }
  }

  @Test(arguments: ["STP", "BVDK"])
  func scorecardsAndExplanations(_ code: String) throws {
    let evaluation = try Self.edition.get()
    let unit = try #require(evaluation.book.units.firstIndex { $0.code == code })
    #expect(vietnamese(in: ScorecardBooks(evaluation).plan(of: unit)) == [])
    #expect(vietnamese(in: explanationBook(evaluation, unit: unit, against: 1)) == [])
  }
}
