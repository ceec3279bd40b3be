import Formulas
import Scoring
import Testing
import WorkbookPlan

@testable import Reports

/// Texts longer than Excel takes in some places are cut there, and only there.
@Suite struct LongTextTests {
  private static func text(_ count: Int) -> String {
    let words = "Văn phòng Đoàn đại biểu Quốc hội "
    return String(String(repeating: words, count: count / words.count + 1).prefix(count - 1)) + "x"
  }

  /// Two units in one domain, everything that has a name called by many letters.
  private static func book(_ count: Int) -> Book {
    let name = text(count)
    var book = SmallBook.book(
      [[8, 6].map { .number($0) }, [5, 10].map { .number($0) }], domain: true
    ) { index in
      index.title = name
      index.shortTitle = name
      index.criteria.title = name
      index.criteria.source = name
      index.criteria.nodes = index.criteria.nodes.map { node in
        var node = node
        node.name = name
        return node
      }
      index.previous = ["A": PreviousResult(score: 9, rank: 1)]
    }
    book.remark = name
    book.dress.title = name
    book.dress.issuer = name
    book.units = book.units.map { Unit(code: $0.code, name: name + $0.code, shortName: name) }
    return book
  }

  /// A document property and a chart's title take 255 characters, a row is at most 409 points high.
  @Test func textsAreCutToWhatExcelTakes() throws {
    let evaluation = Evaluation(Self.book(3000))
    let plan = rankingBook(evaluation, version: "test")
    #expect(plan.problems() == [])
    let cut = String(Self.text(3000).prefix(254)) + "…"
    #expect(plan.properties.title == cut)
    #expect(plan.properties.author == cut)
    #expect(plan.properties.comments == cut)
    let titles = plan.sheets.flatMap(\.charts).compactMap(\.title)
    #expect(titles.contains(cut))
    #expect(titles.allSatisfy { $0.utf16.count <= 255 })
    let pages = [
      ScorecardBooks(evaluation).plan(of: 0), explanationBook(evaluation, unit: 0, against: 1),
    ]
    for page in pages {
      #expect(page.problems() == [])
      #expect(page.properties.author == cut)
    }
  }

  /// What is cut in a title is whole in its cell.
  @Test func cellsHoldTheWholeText() throws {
    let plan = rankingBook(Evaluation(Self.book(3000)), version: "test")
    let cover = try #require(plan.sheets.first)
    let texts = (0..<cover.rows.count).flatMap { cover.rows[$0].cells.map(\.content) }
    let whole = texts.reduce("") { text, content in
      if case .text(let words) = content { text + words.replacing(" ", with: "") } else { text }
    }
    #expect(whole.contains(Self.text(3000).replacing(" ", with: "")))
  }

  /// Excel would read a chart's title that begins with « = » as a formula.
  @Test func aTitleIsNoFormula() throws {
    let plan = SmallBook.plan([[8, 6].map { .number($0) }], domain: true) {
      $0.title = "=SUM(A1)"
      $0.shortTitle = "=A"
    }
    #expect(plan.problems() == [])
    let titles = plan.sheets.flatMap(\.charts).compactMap(\.title)
    #expect(titles.contains(" =SUM(A1) 2021"), "\(titles)")
  }

  /// 10 units of UTF-16 with the ellipsis; a face is two and never halved.
  @Test(arguments: [
    ("123456789", "123456789"), ("1234567890", "1234567890"), ("12345678901", "123456789…"),
    ("12345678🙂🙂", "12345678…"), ("1234567🙂🙂🙂", "1234567🙂…"),
  ])
  func textsAreCutBetweenCharacters(text: String, expected: String) {
    #expect(text.cut(to: 10) == expected)
  }
}
