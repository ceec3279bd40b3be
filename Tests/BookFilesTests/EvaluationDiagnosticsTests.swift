import BookFiles
import Formulas
import Scoring
import Testing
import Wording

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
