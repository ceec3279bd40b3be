@testable import Reports
import Formulas
import Scoring
import Testing
import Wording
import WorkbookPlan

/// Letterheads: lines are drawn, as a line of the font strikes the dots under letters.
@Suite struct LetterheadTests {
  private func sheets(_ language: Language) throws -> [(sheet: Sheet, plan: Plan)] {
    var book = try ShippedBookTests.book()
    book.language = language
    let evaluation = Evaluation(book)
    let plans = [
      rankingBook(evaluation, version: "test"), ScorecardBooks(evaluation).plan(of: 1),
    ]
    return plans.map { ($0.sheets[0], $0) }
  }

  /// Nghị định 30/2020/NĐ-CP: the line under the motto is as long as it, the one under the issuing body a third
  /// to a half of its name, each in the middle under its text.
  @Test(arguments: [Language.vietnamese, .english])
  func linesAreAsLongAsTheDecreeAsks(language: Language) throws {
    let motto = language == .vietnamese ? "Độc lập - Tự do - Hạnh phúc" : "Independence - Freedom"
    for (sheet, plan) in try sheets(language) {
      let second = sheet.rows[1].cells
      let texts: [(text: String, format: CellFormat)] = second.compactMap { cell in
        if case .text(let text) = cell.content { (text, plan.formats[cell.format]) } else { nil }
      }
      #expect(texts.count == 2 && texts[1].text.hasPrefix(motto))
      #expect(texts.allSatisfy { $0.format.isBold && !$0.format.isUnderlined })
      let widths = texts.map { TextMeasure($0.format).width(of: $0.text) / 0.75 }
      try #require(sheet.lines.count == 2)
      let lengths = sheet.lines.map { Double($0.length) }
      #expect((1 / 3...1 / 2).contains(lengths[0] / widths[0]))
      #expect(abs(lengths[1] - widths[1]) <= 2)
      // The right half begins where its first cell stands, and ends with the sheet's printed columns.
      let split = try #require(second.last { $0.content != .blank }).column
      let last = sheet.page.printArea?.last.column ?? sheet.columns.count - 1
      let pixels = sheet.columns[...last].map { Int($0.width * 7 + 5) }
      let (left, right) = (pixels[..<split].reduce(0, +), pixels[split...].reduce(0, +))
      let centres = sheet.lines.map { $0.left + $0.length / 2 }
      #expect(abs(centres[0] - left / 2) <= 2)
      #expect(abs(centres[1] - (left + right / 2)) <= 2)
      #expect(sheet.lines.allSatisfy { $0.anchor.row == 2 && $0.anchor.column == 0 })
    }
  }

  /// The yellow cell beside it would cut a label wider than its column.
  @Test(arguments: [Language.vietnamese, .english])
  func theLabelBesideTheChoiceIsWhole(language: Language) throws {
    var book = try ShippedBookTests.book()
    book.language = language
    let plan = rankingBook(Evaluation(book), version: "test")
    let cards = plan.sheets.filter {
      $0.name.hasPrefix(language == .vietnamese ? "Phiếu điểm" : "Scorecard")
    }
    #expect(cards.count == 3)
    for card in cards {
      let cell = try #require(card.rows[3].cells.first)
      guard case .text(let text) = cell.content else {
        Issue.record("no label")
        continue
      }
      let room = 0.75 * (card.columns[0].width * 7)
      #expect(TextMeasure(plan.formats[cell.format]).width(of: text) <= room, "\(text)")
    }
  }
}
