import BookFiles
import FormTestSupport
import Scoring
import TestSupport
import Testing
import Wording

private let criteria = "criteria/cchc.yaml"
private let group = "- code: \"1\"\n    name: Chỉ đạo\n"

/// The numbers that a decision gives its criteria, printed in place of their codes.
@Suite struct LabelTests {
  /// The set with labels at some criteria.
  private static func set(
    _ labels: KeyValuePairs<String, String>, in language: Language? = nil
  ) throws -> CriteriaSet {
    var text = ValidBook.cchc
    for (code, label) in labels {
      text = text.replacing("code: \(code)\n", with: "code: \(code)\n        label: \(label)\n")
    }
    var files = ValidBook.files
    files[criteria] = text
    let loaded = try BookInFolder(files).load(language)
    return try #require(loaded.book, "\(loaded.diagnostics.text(in: .english))").indices[0].criteria
  }

  @Test func aLabelStandsForItsCodeInPrint() throws {
    let set = try Self.set(["1.1": "a)", "1.2": "\"1\""])
    let printed = ["1.1", "1.2", "1.3"].map { code in
      set.position(of: code).map { set.nodes[$0].printedCode }
    }
    #expect(printed == ["a)", "1", "1.3"])
  }

  /// « 1 » is the code of the domain too: alone it would mean either.
  @Test func whatIsNotUniqueIsToldWithItsBlock() throws {
    let set = try Self.set(["1.1": "a)", "1.2": "\"1\""])
    let told = ["1", "1.1", "1.2", "1.3"].map { code in
      set.position(of: code).map { set.reference(to: $0) }
    }
    #expect(told == ["1", "a)", "1.1", "1.3"])
  }

  @Test(arguments: [(Language.vietnamese, "Mục 1"), (.english, "Item 1")])
  func labelsAreTexts(language: Language, expected: String) throws {
    let set = try Self.set(["1.1": "{vi: Mục 1, en: Item 1}"], in: language)
    #expect(set.position(of: "1.1").map { set.nodes[$0].label } == expected)
  }

  @Test(arguments: [
    Breaking(
      criteria, "code: 1.1\n", "code: 1.1\n        label: 1️⃣Tiêu chí một.\n",
      "số mục dài 13 ký tự; nhiều nhất là 12, vì đứng ở cột hẹp; rút gọn",
      en: "the label has 13 characters; at most 12, as it stands in narrow columns; shorten it"),
    Breaking(
      criteria, "code: 1.1\n", "code: 1.1\n        label: 1️⃣\"a\u{200B}\"\n",
      "'a<U+200B>' có ký tự không nhìn thấy U+200B (dấu cách không độ rộng) ở vị trí 2; xóa ký tự đó hoặc gõ lại"
    ),
  ])
  func faults(_ breaking: Breaking) throws { try breaking.check() }

  /// A form that went out before has the code where a new one has the label; both are taken.
  @Test(arguments: ["1.6", "3", nil])
  func formsShowTheLabelOrTheCode(shown: String?) throws {
    let book = try FormBook.load([
      "criteria.yaml": FormBook.criteria.replacing(
        "- code: \"1.6\"\n", with: "- code: \"1.6\"\n        label: \"3\"\n")
    ])
    var draft = FormDraft(book, .unit("STP"))
    draft.fill()
    draft["1.6", .code] = .text(shown ?? "1.5")
    let scratch = try Scratch()
    let form = FormReader(book).read(try draft.write(in: scratch), named: "phieu.xlsx")
    #expect(form.diagnostics.hasErrors == (shown == nil))
    #expect(form.figures.count == (shown == nil ? 6 : 7))
    #expect(
      book.indices[0].criteria.formVersion == (try FormBook.load()).indices[0].criteria.formVersion)
  }
}
