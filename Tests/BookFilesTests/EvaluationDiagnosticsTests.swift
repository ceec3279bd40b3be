import BookFiles
import Formulas
import Scoring
import Testing

// What only evaluation finds, on a small book of two indices and two units.

private let header = """
  book: mau
  year: 2021
  title: Mẫu
  created: 2022-01-05
  units: units.csv
  indices:
    - {index: cchc, title: CCHC, short_title: CCHC, criteria: cchc.yaml, data: [cchc.csv]}
    - {index: hl, title: Hài lòng, short_title: HL, criteria: hl.yaml, data: [hl.csv]}
  """

private let criteria = """
  criteria_set: cchc
  title: CCHC
  criteria:
    - code: "1"
      name: Tỷ lệ
      max: 2
      rule: {kind: linear, numerator: Xong, denominator: Tất cả}
      not_applicable: {policy: exclude}
    - code: "2"
      name: Công thức
      max: 3
      rule:
        kind: formula
        inputs: [{code: A, text: Số, type: number}]
        expression: 2 * A
    - code: "3"
      name: Hài lòng
      max: 5
      rule: {kind: index, index: hl}
      not_applicable: {policy: exclude}
  """

private let satisfaction = """
  criteria_set: hl
  title: Hài lòng
  criteria:
    - {code: "1", name: Hài lòng, max: 100, rule: {kind: percentage, value: Hài lòng}}
  """

private let figures = """
  unit,criterion,input,stage,value
  a,1,numerator,,1
  a,1,denominator,,2
  a,2,A,,1
  b,1,numerator,,2
  b,1,denominator,,2
  b,2,A,,1.5
  """

private func diagnostics(
  units: String = "code,name,indices\na,Một,cchc;hl\nb,Hai,cchc;hl",
  _ old: String, _ new: String, satisfied: String = "unit,criterion,value\na,1,80\nb,1,90"
) throws -> String {
  let changed = figures.split(separator: "\n").map { $0 == old ? new : String($0) }
    .filter { !$0.isEmpty }.joined(separator: "\n")
  let book = try BookInFolder([
    "sodiem.yaml": header, "units.csv": units, "cchc.yaml": criteria, "hl.yaml": satisfaction,
    "cchc.csv": changed, "hl.csv": satisfied,
  ])
  let loaded = try book.load()
  let found = Diagnostic.issues(of: Evaluation(try #require(loaded.book)))
  return (loaded.diagnostics + found).sortedWithoutRepeats().text(in: .vietnamese)
}

@Test func noIssueInABookWithoutFaults() throws {
  #expect(try diagnostics("", "").isEmpty)
}

@Test func missingFigureOfARatio() throws {
  let expected = """
    cchc.csv:2: lỗi: đơn vị 'a' thiếu số liệu 'denominator' của tiêu chí '1'; điền vào, hoặc ghi \
    'n/a' nếu không áp dụng
    cchc.yaml:4:11: ghi chú: tiêu chí ở đây
    """
  #expect(try diagnostics("a,1,denominator,,2", "") == expected)
}

@Test func missingFigureOfAWholeCriterion() throws {
  let expected = """
    units.csv:2:1: lỗi: đơn vị 'a' thiếu số liệu của tiêu chí '2'; điền vào
    cchc.yaml:9:11: ghi chú: tiêu chí ở đây
    """
  #expect(try diagnostics("a,2,A,,1", "") == expected)
}

@Test func unitWithoutData() throws {
  let units = "code,name,indices\na,Một,cchc;hl\nb,Hai,cchc;hl\nc,Ba,cchc"
  #expect(
    try diagnostics(units: units, "", "")
      == "units.csv:4:1: lỗi: đơn vị 'c' không có số liệu nào trong chỉ số 'cchc'")
}

@Test func unitWithoutAScoreInTheOtherIndex() throws {
  let units = "code,name,indices\na,Một,cchc;hl\nb,Hai,cchc"
  let expected = """
    units.csv:3:1: lỗi: đơn vị 'b' không có điểm ở chỉ số 'hl' mà tiêu chí '3' cần; thêm đơn vị vào \
    chỉ số đó, hoặc ghi 'n/a' nếu không áp dụng
    cchc.yaml:16:11: ghi chú: tiêu chí ở đây
    """
  #expect(
    try diagnostics(units: units, "", "", satisfied: "unit,criterion,value\na,1,80") == expected)
}

@Test func formulaAboveTheMaximum() throws {
  let expected = """
    cchc.csv:4: lỗi: đơn vị 'a' được 4 điểm ở tiêu chí '2', cao hơn điểm tối đa 3
    cchc.yaml:9:11: ghi chú: tiêu chí ở đây
    """
  #expect(try diagnostics("a,2,A,,1", "a,2,A,,2") == expected)
}

@Test func formulaBelowZero() throws {
  let expected = """
    cchc.csv:4: lỗi: đơn vị 'a' được -1 điểm ở tiêu chí '2', thấp hơn 0
    cchc.yaml:9:11: ghi chú: tiêu chí ở đây
    """
  #expect(try diagnostics("a,2,A,,1", "a,2,A,,-0.5") == expected)
}

@Test func denominatorOfZero() throws {
  let expected = """
    cchc.csv:5: lỗi: tiêu chí '1' của đơn vị 'b' chia cho 0; thêm 'when_zero' vào quy tắc nếu có \
    trường hợp này
    cchc.yaml:4:11: ghi chú: tiêu chí ở đây
    """
  let found = try diagnostics("b,1,denominator,,2", "b,1,denominator,,0")
  #expect(found.contains(expected), "\(found)")
}

/// What a small set of one rule says of figures that divide by zero, in both languages.
private func told(
  _ rule: String, _ figures: String, applies: String = ""
) throws -> (vietnamese: [String], english: [String]) {
  let book = try BookInFolder([
    "sodiem.yaml": """
    book: mau
    year: 2021
    title: Mẫu
    created: 2022-01-05
    units: units.csv
    indices:
      - {index: a, title: A, short_title: A, criteria: a.yaml, data: [a.csv]}
    """, "units.csv": "code,name,indices\nX,Một,a\nY,Hai,a",
    "a.yaml":
      "criteria_set: a\ntitle: A\ncriteria:\n  - {code: \"1\", name: Một, max: 10, rule: \(rule)\(applies)}\n",
    "a.csv": "unit,criterion,input,value\n" + figures,
  ])
  let found = Diagnostic.issues(of: Evaluation(try #require(try book.load().book)))
  return (
    found.map { $0.fault.message(in: .vietnamese) }, found.map { $0.fault.message(in: .english) }
  )
}

@Test func nobodyAnsweredASurvey() throws {
  let rule =
    "{kind: survey, options: [{code: T, text: Tốt, share: 1}, {code: K, text: Kém, share: 0}]}"
  let figures = "X,1,T,3\nX,1,K,1\nY,1,T,0\nY,1,K,0\n"
  let always = try told(rule, figures)
  #expect(
    always.vietnamese == [
      "tiêu chí '1' của đơn vị 'Y' chia cho 0; không có phiếu trả lời nào: thêm 'not_applicable' vào tiêu chí, rồi thay các số phiếu bằng một dòng 'n/a'"
    ])
  #expect(
    always.english == [
      "the criterion '1' of the unit 'Y' divides by 0; nobody answered: give the criterion 'not_applicable', then put one row 'n/a' in place of the counts"
    ])
  let applies = ", not_applicable: {policy: exclude}"
  #expect(
    try told(rule, figures, applies: applies).english == [
      "the criterion '1' of the unit 'Y' divides by 0; nobody answered: put one row 'n/a' in place of the counts"
    ])
  // The way that is advised is one.
  let mended = try told(
    rule, "X,1,T,3\nX,1,K,1\nY,1,,n/a\n", applies: ", not_applicable: {policy: zero}")
  #expect(mended.english.isEmpty)
}

@Test func nobodyLeads() throws {
  let found = try told("{kind: leader_share, value: Số}", "X,1,,0\nY,1,,0\n")
  #expect(
    found.english
      == ["X", "Y"].map {
        "the criterion '1' of the unit '\($0)' divides by 0; no unit has a value above 0: look at the figures, or use 'kind: formula' with IF(COHORT_MAX(value) = 0, 0, value / COHORT_MAX(value) * max)"
      })
  #expect(
    found.vietnamese.first
      == "tiêu chí '1' của đơn vị 'X' chia cho 0; không đơn vị nào có giá trị trên 0: xem lại số liệu, hoặc dùng 'kind: formula' với IF(COHORT_MAX(value) = 0, 0, value / COHORT_MAX(value) * max)"
  )
  let advised =
    "{kind: formula, inputs: [{code: value, text: Số, type: number}], expression: \"IF(COHORT_MAX(value) = 0, 0, value / COHORT_MAX(value) * max)\"}"
  #expect(try told(advised, "X,1,,0\nY,1,,0\n").english.isEmpty)
}

@Test func aFormulaThatDividesByZero() throws {
  let rule =
    "{kind: formula, inputs: [{code: x, text: Số, type: number}], expression: \"1 / x\"}"
  let found = try told(rule, "X,1,,1\nY,1,,0\n")
  #expect(
    found.vietnamese == [
      "tiêu chí '1' của đơn vị 'Y' chia cho 0; thêm điều kiện vào công thức, như IF(x = 0, 0, y / x)"
    ])
  #expect(
    found.english == [
      "the criterion '1' of the unit 'Y' divides by 0; give the formula a condition, such as IF(x = 0, 0, y / x)"
    ])
}

@Test func aUnitToWhichNothingApplies() throws {
  let found = try told(
    "{kind: given}", "X,1,,5\nY,1,,n/a\n", applies: ", not_applicable: {policy: exclude}")
  #expect(
    found.vietnamese == [
      "không tiêu chí nào được tính trong chỉ số 'a' áp dụng cho đơn vị 'Y'; xem lại các dòng 'n/a', hoặc bỏ chỉ số ở cột 'indices' của đơn vị"
    ])
  #expect(
    found.english == [
      "no criterion that counts in the index 'a' applies to the unit 'Y'; look at its rows with 'n/a', or leave the index out of its column 'indices'"
    ])
}

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
