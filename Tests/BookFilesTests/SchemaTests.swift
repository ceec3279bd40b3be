import Foundation
import Scoring
import TestSupport
import Testing
import Wording

@testable import BookFiles

/// The schemas that editors check YAML files by, against the files and against the readers.
@Suite struct SchemaTests {
  /// What a schema has against a YAML text.
  private func told(_ schema: BookSchema, _ text: String) throws -> [String] {
    let findings = Findings()
    let file = try TextFile(path: "a.yaml", bytes: Array(text.utf8))
    let root = try #require(YAMLFile.read(file, findings: findings))
    return SchemaCheck(schema.document(in: .vietnamese)).told(root)
  }

  /// All YAML files of a folder of the package.
  private static func files(in folder: String) -> [String] {
    let names = FileManager.default.enumerator(atPath: packageFolder + "/" + folder)
    return (names?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".yaml") }
      .map { "\(folder)/\($0)" }.sorted()
  }

  private static let books = files(in: "Templates") + files(in: "Tests/ReportsTests/Sets")

  @Test(arguments: books)
  func filesFollowTheirSchema(_ path: String) throws {
    let text = try String(contentsOfFile: packageFolder + "/" + path, encoding: .utf8)
    let schema: BookSchema =
      path.hasSuffix("sodiem.yaml") ? .sodiem : path.contains("/weights/") ? .weights : .criteria
    #expect(try told(schema, text) == [])
  }

  @Test func everyKindOfBookIsThere() {
    #expect(Self.books.count >= 10)
    #expect(Self.books.contains { $0.contains("/weights/") })
  }

  /// The book with every kind of rule, and the examples by which each kind explains itself.
  @Test func validTextsFollowTheirSchema() throws {
    for (path, text) in ValidBook.files where path.hasSuffix(".yaml") {
      #expect(try told(path == "sodiem.yaml" ? .sodiem : .criteria, text) == [], "\(path)")
    }
    for kind in Rule.kinds {
      for example in kind.examples {
        let rule = "{kind: \(kind.name), \(example.rule)}"
        #expect(try told(.criteria, Self.set(rule: rule)) == [], "\(rule)")
      }
    }
  }

  private static func set(rule: String, more: String = "") -> String {
    """
    criteria_set: a
    title: {vi: A, en: B}
    \(more)
    criteria:
      - {code: 1.10, name: Một, max: {default: 2, huyen: "3"}, missing: ~, rule: \(rule)}

    """
  }

  @Test(arguments: [
    ("{kind: given, stepp: 1}", "criteria/0/rule: stepp"),
    ("{kind: givn}", "criteria/0/rule/kind: enum"),
    ("{step: 1}", "criteria/0/rule: without kind"),
    ("{kind: given, step: một}", "criteria/0/rule/step: "),
    ("{kind: min_max, points: 1}", "criteria/0/rule: points"),
    ("{kind: steps, every: 1}", "criteria/0/rule: without points"),
    ("{kind: choice, options: [{code: A, txt: B}]}", "criteria/0/rule/options"),
    ("[given]", "criteria/0/rule: type"),
  ])
  func wrongRules(_ rule: String, _ expected: String) throws {
    let told = try told(.criteria, Self.set(rule: rule))
    #expect(told.contains { $0.hasPrefix(expected) }, "\(told)")
  }

  @Test(arguments: [
    ("agregation: mean", ": agregation"), ("aggregation: mode", "aggregation: "),
    ("rounding: {index: 10}", "rounding"), ("ranking: {ties: dens}", "ranking"),
    ("scale: point", "scale: "), ("bonus: {max: 1}", "bonus"),
    ("grades: [{nam: A, from: 0}]", "grades"), ("defaults: {weight: 1}", "defaults"),
    ("grade_caps: [{below: 1}]", "grade_caps"),
  ])
  func wrongSets(_ more: String, _ expected: String) throws {
    let told = try told(.criteria, Self.set(rule: "{kind: given}", more: more))
    #expect(told.contains { $0.hasPrefix(expected) }, "\(told)")
  }

  @Test func wrongBooksAndRevisions() throws {
    let book = ValidBook.header
    #expect(
      try told(.sodiem, book.replacingOccurrences(of: "year: 2021", with: "year: 21"))
        == ["year: minimum"])
    #expect(
      try told(.sodiem, book.replacingOccurrences(of: "units: units.csv\n", with: ""))
        == [": without units"])
    let weights = "revision: a\ntitle: A\ndate: 2022-02-15\nreason: B\nweights: {a: {\"3\": 18%}}\n"
    #expect(try told(.weights, weights) == [])
    #expect(
      try told(.weights, weights.replacingOccurrences(of: "2022-02-15", with: "15/2/2022"))
        == ["date: pattern"])
  }

  /// What a schema asks for is what the readers ask for: without it each of them has something to tell.
  @Test(arguments: [
    (BookSchema.sodiem, "sodiem.yaml"), (.criteria, "criteria/hl.yaml"),
  ])
  func whatIsRequiredIsRead(_ schema: BookSchema, _ path: String) throws {
    guard case .object(let root) = schema.document(in: .english),
      case .list(let keys)? = root["required"]
    else {
      Issue.record("nothing is required")
      return
    }
    for case .text(let key) in keys {
      let text = try #require(ValidBook.files[path])
      let changed = text.replacingOccurrences(
        of: "(^|\n)\(key):", with: "$1khac_\(key):", options: .regularExpression)
      var files = ValidBook.files
      files[path] = changed
      let told = try BookInFolder(files).load().diagnostics.map { $0.text(in: .english) }
      #expect(told.contains { $0.contains("the key '\(key)' is missing") }, "\(key): \(told)")
    }
  }

  /// The conditions on grades have the keys that their kinds declare.
  @Test func conditionsHaveTheKeysOfTheirKinds() {
    #expect(
      Set(SetKeys.cap.map(\.name)) == Set(GradeCondition.keys + ["grade"]))
  }

  /// Every key is explained in both languages.
  @Test(arguments: BookSchema.allCases)
  func everyKeyIsExplained(_ schema: BookSchema) {
    func descriptions(_ value: JSONValue) -> [String] {
      switch value {
      case .object(let members):
        var found = members.values.flatMap { descriptions($0) }
        if case .text(let text)? = members["description"] { found.append(text) }
        return found
      case .list(let values): return values.flatMap { descriptions($0) }
      default: return []
      }
    }
    let (vi, en) = (
      descriptions(schema.document(in: .vietnamese)), descriptions(schema.document(in: .english))
    )
    #expect(vi.count == en.count && vi.count >= 6)
    #expect((vi + en).allSatisfy { !$0.isEmpty })
    #expect(Set(vi).isDisjoint(with: Set(en)))
  }
}
