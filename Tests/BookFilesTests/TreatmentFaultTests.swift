import BookFiles
import Scoring
import TestSupport
import Testing
import Wording

// What can be wrong with scales of composite indices and with the values on them.

private let set = "criteria/cchc.yaml"
/// The rule of 2.5, which has 1 point at most.
private let scale = "{kind: min_max, value: Số, lowest: 0.1, reversed: true, when_equal: 1}"

@Test(arguments: [
  Breaking(
    set, scale, "{kind: z_score, value: Số, when_equal: 1, least: 5, greatest: 1️⃣5}",
    "'least' 5 phải nhỏ hơn 'greatest' 5", en: "the 'least' 5 must be below the 'greatest' 5"),
  Breaking(
    set, scale, "{kind: z_score, value: Số, when_equal: 1, log: true, least: 1️⃣0}",
    "'least' phải lớn hơn 0, thấy 0", en: "'least' must be above 0, found 0"),
  Breaking(
    set, scale, "{kind: min_max, value: Số, log: true, minimum: 1️⃣-1, maximum: 20}",
    "'minimum' phải lớn hơn 0, thấy -1"),
  Breaking(
    set, scale, "{kind: leader_share, value: Số, greatest: 1️⃣0}",
    "'greatest' phải lớn hơn 0, thấy 0"),
  Breaking(
    set, scale, "{kind: min_max, value: Số, least: 1, 1️⃣minimum: 0, maximum: 20}",
    "chỉ được có một trong hai khóa 'least' và 'minimum'"),
  Breaking(
    set, scale, "{kind: min_max, value: Số, greatest: 30, minimum: 0, 1️⃣maximum: 20}",
    "chỉ được có một trong hai khóa 'greatest' và 'maximum'"),
  Breaking(
    set, scale, "{kind: min_max, value: Số, when_equal: 1, 1️⃣beyond: fault}",
    "'beyond' chỉ dùng với 'minimum' hoặc 'maximum'",
    en: "'beyond' is only for a 'minimum' or 'maximum'"),
  Breaking(
    set, scale, "{kind: min_max, value: Số, minimum: 0, maximum: 20, beyond: 1️⃣extend}",
    "'beyond' cần 'clip' hoặc 'fault', thấy 'extend'"),
  Breaking(
    set, scale, "1️⃣{kind: z_score, value: Số}", "thiếu khóa 'when_equal'",
    en: "the key 'when_equal' is missing"),
  Breaking(
    set, scale, "1️⃣{kind: percentile_rank, value: Số}", "thiếu khóa 'when_equal'"),
  Breaking(
    set, scale, "{kind: z_score, value: Số, when_equal: 1, spread: 1️⃣0}",
    "'spread' phải lớn hơn 0, thấy 0"),
  Breaking(
    set, scale, "{kind: z_score, value: Số, when_equal: 1️⃣2}",
    "2 điểm, cao hơn điểm tối đa 1", note: "giá trị được so ở đây",
    noteText: "name: Khoảng, max: 2️⃣1"),
])
func treatments(_ breaking: Breaking) throws { try breaking.check() }

/// What `check` says of a book of five units, each with a value.
private func told(_ rule: String, _ values: [String]) throws -> [(vi: String, en: String)] {
  let codes = values.indices.map { "U\($0 + 1)" }
  let book = try BookInFolder([
    "sodiem.yaml":
      "book: mau\nyear: 2021\ntitle: Mẫu\ncreated: 2022-01-05\nunits: units.csv\nindices:\n  - {index: a, title: A, short_title: A, criteria: a.yaml, data: [a.csv]}\n",
    "units.csv": "code,name,indices\n" + codes.map { "\($0),\($0),a\n" }.joined(),
    "a.yaml":
      "criteria_set: a\ntitle: A\ncriteria:\n  - {code: \"1\", name: Một, max: 10, rule: {\(rule)}}\n",
    "a.csv": "unit,criterion,value\n" + zip(codes, values).map { "\($0),1,\($1)\n" }.joined(),
  ])
  let loaded = try book.load()
  let issues = loaded.book.map { Diagnostic.issues(of: Evaluation($0)) } ?? []
  return (loaded.diagnostics + issues).map {
    ($0.text(in: .vietnamese), $0.text(in: .english))
  }
}

/// The third value is wrong, in line 4; without it nothing is said.
@Test(arguments: [
  (
    "kind: min_max, value: Số, minimum: 0, maximum: 20, beyond: fault", "20.5", "20",
    "cần số từ 0 đến 20, thấy '20.5'", "expected a number from 0 to 20, found '20.5'"
  ),
  (
    "kind: min_max, value: Số, minimum: 2, beyond: fault, when_equal: 5", "1.5", "2",
    "cần số không nhỏ hơn 2, thấy '1.5'", "expected a number of at least 2, found '1.5'"
  ),
  (
    "kind: min_max, value: Số, log: true, maximum: 20, beyond: fault, when_equal: 5", "21", "20",
    "cần số không lớn hơn 20, thấy '21'", "expected a number of at most 20, found '21'"
  ),
  (
    "kind: min_max, value: Số, log: true, maximum: 20, beyond: fault, when_equal: 5", "0", "0.5",
    "cần số lớn hơn 0, thấy '0'", "expected a number above 0, found '0'"
  ),
  (
    "kind: z_score, value: Số, log: true, when_equal: 5", "-3", "3", "cần số lớn hơn 0, thấy '-3'",
    "expected a number above 0, found '-3'"
  ),
  (
    "kind: leader_share, value: Số, reversed: true", "0", "1", "cần số lớn hơn 0, thấy '0'",
    "expected a number above 0, found '0'"
  ),
  (
    "kind: leader_share, value: Số", "-1", "0", "cần số không nhỏ hơn 0, thấy '-1'",
    "expected a number of at least 0, found '-1'"
  ),
])
func valuesThatCannotBe(
  rule: String, wrong: String, right: String, vietnamese: String, english: String
) throws {
  let found = try told(rule, ["4", "8", wrong, "12", "16"])
  #expect(found.map(\.vi) == ["a.csv:4:6: lỗi: \(vietnamese)"])
  #expect(found.map(\.en) == ["a.csv:4:6: error: \(english)"])
  #expect(try told(rule, ["4", "8", right, "12", "16"]).isEmpty)
}

/// What is winsorised may be 0 or less: it counts as the bound before its logarithm is taken.
@Test func boundsGoBeforeTheLogarithm() throws {
  let rule = "kind: z_score, value: Số, log: true, least: 1, when_equal: 5"
  #expect(try told(rule, ["0", "-8", "2", "4", "8"]).isEmpty)
}

@Test func rulesOfCompositeIndices() throws {
  func read(_ rule: String) throws -> Rule {
    var files = ValidBook.files
    files[set] = files[set]?.replacing(scale, with: "{\(rule)}")
    let nodes = try #require(try BookInFolder(files).load().book).indices[0].criteria.nodes
    return try #require(nodes.first { $0.code == "2.5" }?.rule)
  }
  let score = try read(
    "kind: z_score, value: Số, mean: 60, spread: 20, log: true, least: 2, greatest: 9, when_equal: 1"
  )
  let read60 = try #require(score.kind as? Rule.ZScore)
  #expect(read60.mean == 60 && read60.spread == 20 && !read60.reversed && read60.whenEqual == 1)
  #expect(read60.treatment == .init(least: 2, greatest: 9, isLogged: true))
  #expect(score.inputs.map(\.kind) == [.number(minimum: nil, maximum: nil)])
  let standard = try #require(
    try read("kind: z_score, value: Số, when_equal: 1").kind as? Rule.ZScore)
  #expect(standard.mean == 50 && standard.spread == 10 && standard.treatment == .none)
  let range = try read("kind: min_max, value: Số, log: true, minimum: 2, maximum: 9, beyond: fault")
  #expect((range.kind as? Rule.MinMax)?.beyond == .fault)
  #expect(range.inputs.map(\.kind) == [.number(minimum: 2, maximum: 9)])
  let open = try read("kind: min_max, value: Số, log: true, minimum: 2, maximum: 9")
  #expect((open.kind as? Rule.MinMax)?.beyond == .clip)
  #expect(open.inputs.map(\.kind) == [.positive(maximum: nil)])
}
