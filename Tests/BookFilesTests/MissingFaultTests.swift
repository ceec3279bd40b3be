import BookFiles
import Scoring
import TestSupport
import Testing
import Wording

// What can be wrong with what is said of missing figures and of parts that a mean needs.

private let set = "criteria/cchc.yaml"
private let leader =
  "{code: \"2.4\", name: Dẫn đầu, max: 1, rule: {kind: leader_share, value: Số}"

@Test(arguments: [
  Breaking(
    set, leader, leader + ", 1️⃣missing: not_applicable",
    "'missing: not_applicable' cần 'not_applicable', tiêu chí '2.4' không có; thêm khóa này, hoặc đổi 'missing'",
    en:
      "'missing: not_applicable' needs 'not_applicable', which the criterion '2.4' does not have; add it, or change 'missing'"
  ),
  Breaking(
    set, leader, leader + ", missing: 1️⃣men",
    "'missing' cần 'fault', 'zero', 'unscored', 'not_applicable', 'mean' hoặc 'group_mean', thấy 'men'; có phải là 'mean'?"
  ),
  Breaking(
    set, leader, leader + ", 1️⃣missing: -2",
    "tiêu chí '2.4' không nhận số liệu -2; đổi 'missing'",
    en: "the criterion '2.4' takes no figure such as -2; change 'missing'"),
  Breaking(
    set, leader, leader + ", cohort: 1️⃣khoi",
    "'cohort' cần 'ranked', 'all' hoặc 'group', thấy 'khoi'",
    en: "'cohort' expects 'ranked', 'all' or 'group', found 'khoi'"),
  Breaking(
    set, leader, leader + ", 1️⃣needs: 2", "'needs' chỉ dùng cho nhóm có 'criteria'"),
  Breaking(
    set, "aggregation: mean\n", "1️⃣needs: 2\n",
    "'needs' chỉ dùng khi các phần được lấy trung bình; bỏ đi, hoặc thêm 'aggregation: mean'",
    en: "'needs' is only for parts that are averaged; drop it, or add 'aggregation: mean'"),
  Breaking(
    set, "aggregation: mean\n", "aggregation: mean\n    needs: 1️⃣160%\n",
    "'needs' cần số phần, hoặc phần trăm trên 0 đến 100 như 60%, thấy '160%'",
    en:
      "'needs' expects a number of parts, or a percentage above 0 to 100 such as 60%, found '160%'"),
  Breaking(
    set, "aggregation: mean\n", "aggregation: mean\n    needs: 1️⃣9\n",
    "'needs' đòi 9 phần có kết quả mà chỉ có 7 phần; ghi số nhỏ hơn, hoặc 100%",
    en: "'needs' asks for 9 parts of only 7; write a smaller number, or 100%"),
  Breaking(
    set, "aggregation: mean\n", "aggregation: mean\n    needs: 1️⃣2.5\n",
    "cần số nguyên từ 1 đến 255, thấy '2.5'"),
  Breaking(
    set, leader, leader.replacing("value: Số", with: "value: Số, clip_least: 1️⃣0.5"),
    "'clip_least' cần số nguyên từ 1 trở lên: bao nhiêu giá trị tính như giá trị kế tiếp",
    en: "'clip_least' expects a whole number from 1 on: how many values count as the next one"),
  Breaking(
    set, leader, leader.replacing("value: Số", with: "value: Số, greatest: 9, 1️⃣clip_greatest: 1"),
    "chỉ được có một trong hai khóa 'greatest' và 'clip_greatest'"),
])
func missingFigures(_ breaking: Breaking) throws { try breaking.check() }

/// The bonus has one item, T1.
@Test(arguments: [
  Breaking(
    set, "bonus: {max: 3,", "bonus: {max: 3, caps: [{max: 1, of: [1️⃣T2]}],",
    "không có tiêu chí 'T2'; có phải là 'T1'?"),
  Breaking(
    set, "bonus: {max: 3,", "bonus: {max: 3, caps: [{max: 1️⃣0, of: [T1]}],",
    "điểm tối đa phải lớn hơn 0, thấy 0"),
  Breaking(
    set, "bonus: {max: 3,", "bonus: {max: 3, caps: [1️⃣{of: [T1]}],", "thiếu khóa 'max'"),
  Breaking(
    set, "bonus: {max: 3,", "bonus: {max: 3, caps: [{max: 1, of: [T1]}, {max: 2, of: [1️⃣T1]}],",
    "mục 'T1' đã thuộc một mức tối đa khác trong 'caps'; mỗi mục chỉ ghi một lần",
    en: "the item 'T1' is under another cap of 'caps' already; name each item once"),
])
func itemCaps(_ breaking: Breaking) throws { try breaking.check() }

@Test func itemCapsAreRead() throws {
  var files = ValidBook.files
  files[set] = files[set]?.replacing(
    "bonus: {max: 3,", with: "bonus: {max: 3, caps: [{max: 1.5, of: [T1]}],")
  let criteria = try #require(try BookInFolder(files).load().book).indices[0].criteria
  let item = try #require(criteria.position(of: "T1"))
  #expect(criteria.itemCaps == [ItemCap(maximum: 1.5, items: [item])])
  #expect(criteria.itemCaps(on: .penalty).isEmpty)
}

/// What the set says of all criteria is a fault of those that cannot do it.
@Test func aNumberStandsInForNumbersOnly() throws {
  var files = ValidBook.files
  files[set] = files[set]?.replacing("max: 22\n", with: "max: 22\nmissing: mean\n")
  let faults = try BookInFolder(files).load().diagnostics.map { $0.text(in: .english) }
  #expect(
    faults.contains {
      $0.contains("no number can stand in for a missing figure of the criterion '1.3'")
    }, "\(faults)")
  #expect(!faults.contains { $0.contains("criterion '2.4'") })
}

@Test func whatStandsInIsRead() throws {
  func node(_ keys: String, _ code: String = "2.4") throws -> Criterion {
    var files = ValidBook.files
    files[set] = files[set]?.replacing(leader, with: leader + keys)
      .replacing("aggregation: mean\n", with: "aggregation: mean\n    needs: 60%\n")
    let nodes = try #require(try BookInFolder(files).load().book).indices[0].criteria.nodes
    return try #require(nodes.first { $0.code == code })
  }
  #expect(try node(", missing: group_mean, cohort: all").missing == .groupMean)
  #expect(try node(", missing: group_mean, cohort: all").cohort == .all)
  #expect(try node(", missing: 12.5").missing == .value(12.5))
  #expect(
    try node(", not_applicable: {policy: zero}, missing: not_applicable").missing == .notApplicable)
  let mean = try #require(
    try ValidBook.files[set].map { _ in try BookInFolder(ValidBook.files).load().book }??.indices[0]
      .criteria.nodes.first { $0.aggregation == .mean }?.code)
  #expect(try node("", mean).needed == .percent(60))
}

/// What `check` says of two groups of units: U3, alone in the second one, has no figure of criterion 1.
private func told(_ criterion: String, _ keys: String = "") throws -> (vi: [String], en: [String]) {
  let book = try BookInFolder([
    "sodiem.yaml":
      "book: mau\nyear: 2021\ntitle: Mẫu\ncreated: 2022-01-05\nunits: units.csv\nindices:\n  - {index: a, title: A, short_title: A, criteria: a.yaml, data: [a.csv]}\n",
    "units.csv": "code,name,group,indices\nU1,U1,x,a\nU2,U2,x,a\nU3,U3,y,a\n",
    "a.yaml":
      "criteria_set: a\ntitle: A\n\(keys)criteria:\n  - {code: \"1\", name: Một, max: 10, rule: {kind: leader_share, value: Số}, \(criterion)}\n  - {code: \"2\", name: Hai, max: 10, rule: {kind: given}}\n",
    "a.csv": "unit,criterion,value\nU1,1,3\nU2,1,5\nU1,2,1\nU2,2,1\nU3,2,1\n",
  ])
  let loaded = try book.load()
  let all =
    loaded.diagnostics + (loaded.book.map { Diagnostic.issues(of: Evaluation($0)) } ?? [])
  func lines(_ language: Language) -> [String] {
    all.map { String($0.text(in: language).prefix { $0 != "\n" }) }
  }
  return (lines(.vietnamese), lines(.english))
}

@Test func whatStandsInIsTold() throws {
  let number = try told("missing: 3")
  #expect(
    number.vi == [
      "units.csv:4:1: cảnh báo: đơn vị 'U3' thiếu số liệu của tiêu chí '1', được tính bằng số 3 theo khóa 'missing'"
    ])
  #expect(
    number.en == [
      "units.csv:4:1: warning: the unit 'U3' lacks the figure of the criterion '1', for which the number 3 stands in, as 'missing' says"
    ])
  let mean = try told("missing: mean")
  #expect(
    mean.en == [
      "units.csv:4:1: warning: the unit 'U3' lacks the figure of the criterion '1', for which the mean of the units compared stands in, as 'missing' says"
    ])
}

@Test func aMeanOfNobodyIsAFaultOfTheUnit() throws {
  let found = try told("missing: group_mean")
  #expect(
    found.vi == [
      "units.csv:4:1: lỗi: đơn vị 'U3' thiếu số liệu của tiêu chí '1', và không đơn vị nào trong phạm vi lấy trung bình có số liệu; điền số liệu, hoặc đổi khóa 'missing'"
    ])
  #expect(
    found.en == [
      "units.csv:4:1: error: the unit 'U3' lacks the figure of the criterion '1', and none of the units whose mean is to stand in has one; fill it in, or change 'missing'"
    ])
}

@Test func tooFewDomainsAreTold() throws {
  let found = try told(
    "missing: not_applicable, not_applicable: {policy: exclude}",
    "aggregation: mean\nneeds: 100%\n")
  #expect(
    found.vi == [
      "units.csv:4:1: cảnh báo: đơn vị 'U3' chỉ có 1 lĩnh vực có kết quả trong chỉ số 'a', cần 2 ('needs'), nên không có điểm"
    ])
  #expect(
    found.en == [
      "units.csv:4:1: warning: the unit 'U3' has results in 1 domains of the index 'a' only, of the 2 that it 'needs', so that it has no score"
    ])
}
