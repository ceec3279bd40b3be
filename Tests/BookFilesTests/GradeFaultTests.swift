import BookFiles
import Scoring
import TestSupport
import Testing
import Wording

private let head = """
  criteria_set: a
  title: A
  criteria:
    - {code: "1", name: Một, max: 5, rule: {kind: given}}
    - {code: "2", name: Hai, max: 5, rule: {kind: given}}
    - code: "3"
      name: Ba
      max: 1
      criteria:
        - {code: "3.1", name: Bốn, max: 1, rule: {kind: choice, options: [{code: A, text: Có, points: 1}]}}
        - {code: "3.2", name: Năm, max: 0, rule: {kind: tracking, value: Số}}
  penalty: {criteria: [{code: P, name: Trừ, max: 2, rule: {kind: per_count, points: 1, of: vi phạm}}]}
  facts:
    - {code: khien-trach, name: bị khiển trách}
    - {code: canh-cao, name: bị cảnh cáo}
  grades: GRADES
  grade_caps:
    - {fact: canh-cao, grade: Khá}
    - {fact: khien-trach, grade: Khá}
    - CAP

  """

private let usual = "[{name: Tốt, from: 80}, {name: Khá, from: 50}, {name: Yếu, from: 0}]"

/// What is told of a set with grades and one more condition, and of a file of facts.
private func load(
  grades: String = usual, cap: String = "{zero: any, grade: Khá}", more: String = "",
  facts: String? = nil
) throws -> (told: [String], book: Book?) {
  var files = [
    "sodiem.yaml": """
    book: mau
    year: 2021
    title: Mẫu
    created: 2022-01-05
    units: units.csv
    indices:
      - {index: a, title: A, short_title: A, criteria: a.yaml, data: []\(facts == nil ? "" : ", facts: f.csv")}

    """,
    "units.csv": "code,name,group,indices\nU1,Một,so,a\nU2,Hai,so,a\nU3,Ba,,\n",
    "a.yaml": head.replacing("GRADES", with: grades).replacing("CAP", with: cap) + more,
  ]
  files["f.csv"] = facts
  let loaded = try BookInFolder(files).load()
  return (loaded.diagnostics.map { $0.text(in: .english) }, loaded.book)
}

/// The place of the condition of a set is line 20, that of grades 16.
@Test(arguments: [
  (
    "{criterion: \"1\", grade: Khá}",
    "a.yaml:20:5: error: a condition needs one of 'below', 'to', 'from', 'above', found 0"
  ),
  (
    "{criterion: \"1\", below: 3, above: 4, grade: Khá}",
    "a.yaml:20:32: error: a condition needs one of 'below', 'to', 'from', 'above', found 2"
  ),
  (
    "{fact: khien-trachh, grade: Khá}",
    "a.yaml:20:12: error: the criteria set declares no fact 'khien-trachh'; did you mean 'khien-trach'?"
  ),
  (
    "{fact: canh-cao, below: 3, grade: Khá}",
    "a.yaml:20:22: error: 'below' does not go with 'fact' in a condition"
  ),
  (
    "{zero: any, criterion: P, grade: Khá}",
    "a.yaml:20:28: error: 'P' is a bonus or penalty item, where 0 points are no failing; name a domain or criterion"
  ),
  (
    "{criterion: \"3\", input: points, above: 1, grade: Khá}",
    "a.yaml:20:17: error: '3' has no figures of its own; name a criterion with a 'rule'"
  ),
  (
    "{criterion: \"1\", input: point, above: 1, grade: Khá}",
    "a.yaml:20:29: error: the criterion '1' has no figure 'point'; did you mean 'points'?"
  ),
  (
    "{criterion: \"3.1\", input: choice, above: 1, grade: Khá}",
    "a.yaml:20:31: error: 'choice' is chosen and no number to compare; use 'of: points'"
  ),
  (
    "{criterion: \"3.2\", of: points, below: 1, grade: Khá}",
    "a.yaml:20:17: error: '3.2' is only tracked and has no points, so 'grade_caps' would never act; name a criterion with points"
  ),
  (
    "{criterion: \"1\", below: 0, grade: Khá}",
    "a.yaml:20:29: warning: this condition never holds; look at the number again"
  ),
  (
    "{criterion: \"1\", of: points, above: 5, grade: Khá}",
    "a.yaml:20:41: warning: this condition never holds; look at the number again"
  ),
  (
    "{criterion: P, input: count, from: 0, grade: Khá}",
    "a.yaml:20:40: warning: this condition always holds, so no unit gets a better grade; look at the number again"
  ),
  (
    "{zero: any, grade: Tốt}",
    "a.yaml:20:24: warning: 'Tốt' is the best grade, so the condition lowers nothing; name a lower one"
  ),
])
func conditionsThatCannotBe(_ cap: String, _ told: String) throws {
  #expect(try load(cap: cap).told.filter { $0.hasPrefix("a.yaml:20") } == [told])
}

@Test(arguments: [
  ("[{name: Tốt, above: 80, from: 80}, {name: Yếu, from: 0}]", "from"),
  ("[{name: Tốt, from: 80}, {name: Yếu, above: 80}]", "must be below the one before, 80"),
  (
    "[{name: Tốt, from: 80, limit: {share: 0}}, {name: Yếu, from: 0}]",
    "must be above 0 and below 100, found 0"
  ),
  ("[{name: Tốt, from: 80, limit: {share: 9, best: 3}}, {name: Yếu, from: 0}]", "best"),
  ("[{name: Tốt, from: 80, limit: {best: 0}}, {name: Yếu, from: 0}]", "0"),
  ("[{name: Tốt, from: 80, limit: {share: 9, ties: keep}}, {name: Yếu, from: 0}]", "keep_all"),
  (
    "[{name: Tốt, from: 80}, {name: Yếu, from: 0, limit: {best: 1}}]",
    "'Yếu' is the last grade, with none below"
  ),
])
func gradesThatCannotBe(_ grades: String, _ words: String) throws {
  let told = try load(grades: grades, cap: "{zero: any, grade: Yếu}").told
    .filter { $0.hasPrefix("a.yaml:16") }
  #expect(told.count == 1 && told.first?.contains(words) == true, "\(told)")
}

@Test func limitsOverScalesOfTheirOwn() throws {
  let grades =
    "[{name: Tốt, from: 80, limit: {best: 1, of: all}}, {name: Khá, from: 50}, {name: Yếu, from: 0}]"
  #expect(try load(grades: grades).told.isEmpty)
  #expect(
    try load(
      grades: grades,
      more: "grades_by_group: {so: {grades: [{name: A, from: 5}, {name: B, from: 0}]}}\n"
    ).told == [
      "a.yaml:16:53: error: with 'grades_by_group' units cannot be counted together; use 'of: group'"
    ])
}

@Test func gradesAsTheyAreRead() throws {
  let grades =
    "[{name: Tốt, above: 80, limit: {share: 20, rounding: nearest, ties: keep_all}}, {name: Khá, from: 80, limit: {best: 2}}, {name: Yếu, from: 0}]"
  let (told, book) = try load(
    grades: grades, cap: "{criterion: P, of: points, above: 0, grade: Yếu}",
    facts: "unit,fact,note\nU2,canh-cao,QĐ 5\nU1,khien-trach,\n")
  #expect(told.isEmpty)
  let index = try #require(book?.indices.first)
  let scale = try #require(index.criteria.grades[""])
  #expect(
    scale.grades == [
      .init(
        name: "Tốt", from: 80, isAbove: true,
        limit: GradeLimit(.share(20, .nearest), ties: .keepAll)),
      .init(name: "Khá", from: 80, limit: GradeLimit(.best(2))), .init(name: "Yếu", from: 0),
    ])
  let penalty = try #require(index.criteria.nodes.firstIndex { $0.code == "P" })
  #expect(
    scale.caps.map(\.condition) == [
      .fact(FactCondition(1)), .fact(FactCondition(0)),
      .points(PointsCondition(criterion: penalty, threshold: Threshold(.above, 0))),
    ])
  #expect(index.criteria.facts.map(\.name) == ["bị khiển trách", "bị cảnh cáo"])
  #expect(
    index.facts == [
      UnitFact(participant: 1, fact: 1, note: "QĐ 5"), UnitFact(participant: 0, fact: 0),
    ])
}

@Test func factsThatCannotBe() throws {
  let rows = [
    "U1,khien-trach,", "U9,khien-trach,", "U3,canh-cao,", "U1,khientrach,", "U1,khien-trach,lại",
    ",canh-cao,",
  ]
  let told = try load(facts: "unit,fact,note\n" + rows.joined(separator: "\n") + "\n").told
  #expect(
    told.map { String($0.prefix(17)) } == [
      "f.csv:3:1: error:", "f.csv:4:1: error:", "f.csv:5:4: error:", "f.csv:6:4: error:",
      "f.csv:7:1: error:",
    ])
  #expect(told.count == 5 && told[2].contains("did you mean 'khien-trach'?"))
  #expect(told.count == 5 && told[3].contains("the unit 'U1' has 'khien-trach' twice"))
}

/// A fact that no condition looks at changes nothing.
@Test func factsWithoutACondition() throws {
  #expect(try load().told.isEmpty)
  let text = head.replacing("GRADES", with: usual).replacing(
    "  - {fact: canh-cao, grade: Khá}\n", with: ""
  )
  .replacing("CAP", with: "{zero: any, grade: Khá}")
  let files = [
    "sodiem.yaml":
      "book: mau\nyear: 2021\ntitle: Mẫu\ncreated: 2022-01-05\nunits: units.csv\nindices:\n  - {index: a, title: A, short_title: A, criteria: a.yaml, data: []}\n",
    "units.csv": "code,name,indices\nU1,Một,a\n", "a.yaml": text,
  ]
  let diagnostics = try BookInFolder(files).load().diagnostics.map { $0.text(in: .english) }
  #expect(
    diagnostics == [
      "a.yaml:13:1: warning: no condition in 'grade_caps' looks at 'canh-cao', so it changes no grade"
    ])
}
