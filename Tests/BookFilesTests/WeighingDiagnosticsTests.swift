import BookFiles
import Formulas
import Scoring
import Testing
import Wording

// What evaluation finds of weights and scales, on small books of one index.

/// What a small set says of its criteria, each with the place it is said of.
private func placed(
  _ criteria: String, units: String = "X,Một,\nY,Hai,\n", _ figures: String
) throws -> (vietnamese: String, english: String) {
  let book = try BookInFolder([
    "sodiem.yaml":
      "book: mau\nyear: 2021\ntitle: Mẫu\ncreated: 2022-01-05\nunits: units.csv\nindices:\n  - {index: a, title: A, short_title: A, criteria: a.yaml, data: [a.csv]}\n",
    "units.csv": "code,name,group,indices\n"
      + units.split(separator: "\n").map { $0 + ",a\n" }.joined(),
    "a.yaml": "criteria_set: a\ntitle: A\ncriteria:\n" + criteria,
    "a.csv": "unit,criterion,value\n" + figures,
  ])
  let loaded = try book.load()
  let found = loaded.diagnostics + Diagnostic.issues(of: Evaluation(try #require(loaded.book)))
  return (found.text(in: .vietnamese), found.text(in: .english))
}

private func criterion(_ code: String, weight: String, policy: String = "") -> String {
  "  - {code: \"\(code)\", name: Một, max: 10, weight: \(weight), rule: {kind: given}\(policy)}\n"
}

/// Said once, of the set: the figures of the two units are not to blame.
@Test func weightsOfNothing() throws {
  let found = try placed(
    criterion("1", weight: "0") + criterion("2", weight: "0"), "X,1,7\nX,2,8\nY,1,5\nY,2,5\n")
  #expect(
    found.vietnamese
      == "a.yaml:4:12: lỗi: mọi trọng số của chỉ số 'a' bằng 0, nên không đơn vị nào có điểm; cho ít nhất một tiêu chí trọng số lớn hơn 0"
  )
  #expect(
    found.english
      == "a.yaml:4:12: error: all weights of the index 'a' are 0, so no unit has a score; give at least one criterion a weight above 0"
  )
}

@Test func weightsOfNothingInAGroup() throws {
  let found = try placed(
    criterion("1", weight: "{default: 100, huyen: 0}"), units: "X,Một,so\nY,Hai,huyen\n",
    "X,1,7\nY,1,5\n")
  #expect(
    found.english
      == "a.yaml:4:12: error: all weights of the index 'a' (group 'huyen') are 0, so no unit has a score; give at least one criterion a weight above 0"
  )
}

/// What Y has points for weighs nothing, what weighs something does not apply to it.
@Test func nothingThatWeighsApplies() throws {
  let found = try placed(
    criterion("1", weight: "0")
      + criterion("2", weight: "100", policy: ", not_applicable: {policy: exclude}"),
    "X,1,7\nX,2,8\nY,1,5\nY,2,n/a\n")
  #expect(
    found.english
      == "units.csv:3:1: error: no criterion that counts in the index 'a' applies to the unit 'Y'; look at its rows with 'n/a', or leave the index out of its column 'indices'"
  )
}

/// X is scored on one of four criteria (10 of 40) and would lead by it; Y, on two of four, is not told of.
@Test func littleOfTheWeightApplies() throws {
  let criteria = ["1", "2", "3", "4"].map {
    criterion($0, weight: "25", policy: ", not_applicable: {policy: exclude}")
  }.joined()
  let found = try placed(
    criteria, "X,1,10\nX,2,n/a\nX,3,n/a\nX,4,n/a\nY,1,9\nY,2,9\nY,3,n/a\nY,4,n/a\n")
  #expect(
    found.english
      == "units.csv:2:1: warning: the unit 'X' is scored on 25 % of the weight of the index 'a' only, the rest does not apply, which compares badly with other units; it can be left out of the ranking (column 'not_ranked')"
  )
  #expect(
    found.vietnamese
      == "units.csv:2:1: cảnh báo: đơn vị 'X' chỉ được chấm ở 25 % trọng số của chỉ số 'a', phần còn lại không áp dụng, nên khó so với các đơn vị khác; có thể không xếp hạng đơn vị (cột 'not_ranked')"
  )
}

/// Between 2 and 10, the value 12 counts as 10 and -3 as 2: full marks and none; 4 is a quarter of the way.
@Test(arguments: [
  (
    "minimum: 2, maximum: 10", "X,1,12\nY,1,-3\nZ,1,4\n", [100.0, 0, 25], [(2, 12, 10), (3, -3, 2)]
  ),
  ("minimum: 2, when_equal: 0", "X,1,6\nY,1,-3\nZ,1,4\n", [100, 0, 50], [(3, -3, 2)]),
])
func aScaleEndsAtItsBounds(
  bounds: String, figures: String, scores: [Double], warned: [(line: Int, value: Int, bound: Int)]
) throws {
  let book = try BookInFolder([
    "sodiem.yaml":
      "book: mau\nyear: 2021\ntitle: Mẫu\ncreated: 2022-01-05\nunits: units.csv\nindices:\n  - {index: a, title: A, short_title: A, criteria: a.yaml, data: [a.csv]}\n",
    "units.csv": "code,name,indices\nX,Một,a\nY,Hai,a\nZ,Ba,a\n",
    "a.yaml":
      "criteria_set: a\ntitle: A\ncriteria:\n  - {code: \"1\", name: Một, max: 10, rule: {kind: min_max, value: Số, \(bounds)}}\n",
    "a.csv": "unit,criterion,value\n" + figures,
  ])
  let loaded = try book.load()
  #expect(
    loaded.diagnostics.map { $0.text(in: .english) }
      == warned.map {
        "a.csv:\($0.line): warning: the value \($0.value) is beyond the scale's bound of \($0.bound) and counts as \($0.bound)"
      })
  let result = Evaluation(try #require(loaded.book)).indices[0]
  #expect(
    scores.indices.map { result.value(.score(stage: .appraised2), of: $0) }
      == scores.map { .number($0) })
}
