import BookFiles
import Scoring
import Testing
import Wording

@Test(arguments: [
  (
    EvaluationFault.missingValue(
      unit: "stp", criterion: "1.1", input: "points", mayNotApply: true),
    "đơn vị 'stp' thiếu số liệu 'points' của tiêu chí '1.1'; điền vào, hoặc ghi 'n/a' nếu không áp dụng",
    "the unit 'stp' lacks the figure 'points' of the criterion '1.1'; fill it in, or write 'n/a' if it does not apply"
  ),
  (
    .noData(unit: "stp", index: "cchc"),
    "đơn vị 'stp' không có số liệu nào trong chỉ số 'cchc'",
    "the unit 'stp' has no figures in the index 'cchc'"
  ),
  (
    .pointsAboveMaximum(unit: "stp", criterion: "1", points: 2.5, maximum: 2),
    "đơn vị 'stp' được 2.5 điểm ở tiêu chí '1', cao hơn điểm tối đa 2",
    "the unit 'stp' gets 2.5 points for the criterion '1', above the maximum of 2"
  ),
  (
    .pointsBelowZero(unit: "stp", criterion: "1", points: -1),
    "đơn vị 'stp' được -1 điểm ở tiêu chí '1', thấp hơn 0",
    "the unit 'stp' gets -1 points for the criterion '1', below 0"
  ),
  (
    .missingValue(unit: "stp", criterion: "1.1", input: "", mayNotApply: false),
    "đơn vị 'stp' thiếu số liệu của tiêu chí '1.1'; điền vào",
    "the unit 'stp' lacks the figure of the criterion '1.1'; fill it in"
  ),
  (
    .missingIndex(unit: "stp", criterion: "1", index: "hl", mayNotApply: false),
    "đơn vị 'stp' không có điểm ở chỉ số 'hl' mà tiêu chí '1' cần; thêm đơn vị vào chỉ số đó",
    "the unit 'stp' has no score in the index 'hl', which the criterion '1' needs; add the unit there"
  ),
  (
    .noScore(unit: "stp", index: "cchc"),
    "điểm chỉ số 'cchc' của đơn vị 'stp' không tính ra số; xem lại số liệu của đơn vị",
    "the score of the unit 'stp' in the index 'cchc' is no number; look at its figures"
  ),
  (
    .divisionByZero(unit: "stp", criterion: "1", .whenZero),
    "tiêu chí '1' của đơn vị 'stp' chia cho 0; thêm 'when_zero' vào quy tắc nếu có trường hợp này",
    "the criterion '1' of the unit 'stp' divides by 0; give the rule 'when_zero' if there are such cases"
  ),
  (
    .notANumber(unit: "stp", criterion: "1"), "tiêu chí '1' của đơn vị 'stp' không tính ra số",
    "the criterion '1' of the unit 'stp' does not give a number"
  ),
])
func evaluationMessages(_ fault: EvaluationFault, _ vietnamese: String, _ english: String) {
  #expect(Fault.evaluation(fault).message(in: .vietnamese) == vietnamese)
  #expect(Fault.evaluation(fault).message(in: .english) == english)
}

@Test func placesArePrintedAsFarAsTheyAreKnown() {
  #expect(Place(file: "a.csv").printed == "a.csv")
  #expect(Place(file: "a.csv", line: 2).printed == "a.csv:2")
  #expect(Place(file: "a.csv", line: 2, column: 5).printed == "a.csv:2:5")
}

@Test func diagnosticsAreSortedAndSingle() {
  func diagnostic(_ file: String, _ line: Int) -> Diagnostic {
    Diagnostic(.file(.empty), at: Place(file: file, line: line))
  }
  let global = Diagnostic(.file(.empty), at: nil)
  let sorted = [
    diagnostic("b", 1), diagnostic("a", 10), diagnostic("a", 2), global, diagnostic("a", 10),
  ].sortedWithoutRepeats()
  #expect(sorted == [global, diagnostic("a", 2), diagnostic("a", 10), diagnostic("b", 1)])
}
