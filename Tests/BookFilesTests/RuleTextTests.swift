import BookFiles
import Scoring
import TestSupport
import Testing
import Wording

private let criteria = "criteria/cchc.yaml"
private let deduct = "{kind: deduct, points: 0.5, of: Văn bản sai}"

/// The decision's own words for a rule.
@Suite struct RuleTextTests {
  /// The rule of 2.1 with words of its own.
  private static func rule(_ text: String, in language: Language? = nil) throws -> Rule? {
    var files = ValidBook.files
    files[criteria] = ValidBook.cchc.replacing(
      deduct, with: "{kind: deduct, points: 0.5, of: Văn bản sai, text: \(text)}")
    let loaded = try BookInFolder(files).load(language)
    #expect(!loaded.diagnostics.hasErrors, "\(loaded.diagnostics.text(in: .english))")
    return loaded.book?.indices[0].criteria.nodes.first { $0.code == "2.1" }?.rule
  }

  @Test func theyStandForTheWordsOfTheParameters() throws {
    let rule = try #require(try Self.rule("\"Mỗi văn bản sai trừ 0,5 điểm\""))
    #expect(rule.text == "Mỗi văn bản sai trừ 0,5 điểm")
  }

  @Test(arguments: [(Language.vietnamese, "Trừ 0,5"), (.english, "0.5 taken")])
  func theyAreReadInTheLanguageAskedFor(language: Language, expected: String) throws {
    let rule = try Self.rule("{vi: \"Trừ 0,5\", en: 0.5 taken}", in: language)
    #expect(rule?.text == expected)
  }

  /// The line breaks inside belong to the words, those that a block of YAML leaves around them do not.
  @Test func linesAreKept() throws {
    let rule = try Self.rule("\"\\n- một;\\n- hai.\\n\\n\"")
    #expect(rule?.text == "- một;\n- hai.")
  }

  @Test(arguments: [
    Breaking(
      criteria, deduct,
      "{kind: deduct, points: 0.5, of: Sai, text: 1️⃣\(String(repeating: "a", count: 1501))}",
      "lời văn của quy tắc dài 1501 ký tự, 1 dòng; một hàng của phiếu in được nhiều nhất 1500 ký tự, 20 dòng; rút gọn",
      en:
        "the rule's words have 1501 characters on 1 line; a row of a form prints at most 1500 characters on 20 lines; shorten them"
    ),
    Breaking(
      criteria, deduct,
      "{kind: deduct, points: 0.5, of: Sai, text: 1️⃣\"\(String(repeating: "a\\n", count: 20))a\"}",
      "lời văn của quy tắc dài 41 ký tự, 21 dòng; một hàng của phiếu in được nhiều nhất 1500 ký tự, 20 dòng; rút gọn"
    ),
    Breaking(
      criteria, deduct, "{kind: deduct, points: 0.5, of: Sai, text: 1️⃣\"\"}",
      "'text' không có giá trị; điền vào hoặc bỏ khóa"),
  ])
  func faults(_ breaking: Breaking) throws { try breaking.check() }
}
