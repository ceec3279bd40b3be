import Formulas
import Testing

@testable import Scoring
import Wording

/// The grades « Xuất sắc » from 90, « Tốt » 80, « Khá » 70, « Trung bình » 50, « Yếu ».
private func graded(
  _ domains: [Draft], penalty: [Draft] = [], _ caps: [GradeScale.Cap], units all: [Unit],
  _ figures: [Figures], scale: Double? = 100
) throws -> IndexEvaluation {
  var grades = usualGrades
  grades.caps = caps
  return try evaluate(
    criteriaSet(domains, penalty: penalty, scale: scale, grades: ["": grades]), units: all,
    figures)
}

private func share(_ criterion: Int, _ side: Threshold.Side, _ value: Double) -> GradeCondition {
  .share(ShareCondition(criterion: criterion, threshold: Threshold(side, value)))
}

/// « Trên 90 »: 90 itself is only « Tốt », and a hundredth is missing.
@Test func gradesAboveAScore() throws {
  var scale = usualGrades
  scale.grades[0].isAbove = true
  let all = units("A", "B", "C", "D")
  let result = try evaluate(
    criteriaSet([leaf("1", 100)], grades: ["": scale]), units: all,
    zip(all, [90, 90.01, 90.004, 80]).map { Figures($0.code, "1", $1) })
  #expect(result.gradeNames == ["Tốt", "Xuất sắc", "Tốt", "Tốt"])
  #expect(result.number(.pointsToGrade, of: 0) == 0.01)
  #expect(result.number(.pointsToGrade, of: 3) == 10.01)
  #expect(try LineSheet(result).differences().isEmpty)
}

/// What is not rounded passes an edge at nine places: 90.0000000001 does not pass 90.
@Test func unroundedScoresAboveAScore() throws {
  var scale = usualGrades
  scale.grades[0].isAbove = true
  let all = units("A", "B")
  let result = try evaluate(
    criteriaSet([leaf("1", 100)], rounding: Rounding(index: nil), grades: ["": scale]),
    units: all, zip(all, [90.0000000001, 90.000000001]).map { Figures($0.code, "1", $1) })
  #expect(result.gradeNames == ["Tốt", "Xuất sắc"])
}

/// Of 10 points 4.9, 5, 5.1 are shares of 49, 50 and 51 %; the rest is full.
@Test(arguments: [
  (Threshold.Side.below, ["Khá", "Xuất sắc", "Xuất sắc"]), (.to, ["Khá", "Khá", "Xuất sắc"]),
  (.from, ["Xuất sắc", "Khá", "Khá"]), (.above, ["Xuất sắc", "Xuất sắc", "Khá"]),
])
func sidesOfAShare(_ side: Threshold.Side, _ expected: [String]) throws {
  let all = units("A", "B", "C")
  let result = try graded(
    [leaf("1", 90), leaf("2", 10)], [GradeScale.Cap(share(1, side, 50), grade: 2)], units: all,
    zip(all, [4.9, 5, 5.1]).flatMap { [Figures($0.code, "1", 90), Figures($0.code, "2", $1)] })
  #expect(result.gradeNames == expected)
  #expect(try LineSheet(result).differences().isEmpty)
}

/// A penalty of more than nothing: at most « Tốt »; a group counts of its own maximum, 2.5 of 5 points although
/// it weighs 10.
@Test func pointsOfACriterion() throws {
  func points(_ node: Int, _ side: Threshold.Side, _ value: Double) -> GradeCondition {
    .points(PointsCondition(criterion: node, threshold: Threshold(side, value)))
  }
  let all = units("A", "B", "C")
  let result = try graded(
    [leaf("1", 90), group("2", weight: 10, [leaf("2.1", 2), leaf("2.2", 3)])],
    penalty: [leaf("P", 2)],
    [
      GradeScale.Cap(points(4, .above, 0), grade: 1),
      GradeScale.Cap(points(1, .below, 3), grade: 2),
    ], units: all,
    [
      Figures("A", "1", 90), Figures("A", "2.1", 2), Figures("A", "2.2", 3),
      Figures("B", "1", 90), Figures("B", "2.1", 2), Figures("B", "2.2", 3), Figures("B", "P", 0.5),
      Figures("C", "1", 90), Figures("C", "2.1", 0), Figures("C", "2.2", 2.5),
    ])
  #expect(result.scores == [100, 99.5, 95])
  #expect(result.gradeNames == ["Xuất sắc", "Tốt", "Khá"])
  #expect(result.column(.condition(1)) == [.number(0), .number(0), .number(1)])
  #expect(try LineSheet(result).differences().isEmpty)
}

/// More than 3 late reports: of the round that counts, and not where nothing is said.
@Test func figuresOfACriterion() throws {
  let late = FigureCondition(criterion: 1, input: 0, threshold: Threshold(.above, 3))
  let all = units("A", "B", "C", "D")
  let rule = Rule(
    .perCount(points: 0, cap: nil), inputs: [.init(code: "count", text: "Trễ", kind: .count)])
  let result = try graded(
    [leaf("1", 100)], penalty: [leaf("P", 2, rule)], [GradeScale.Cap(.figure(late), grade: 2)],
    units: all,
    all.map { Figures($0.code, "1", 100) } + [
      Figures("A", "P", 4), Figures("B", "P", 3),
      Figures("C", "P", 5, stage: .self), Figures("C", "P", 2),
    ])
  #expect(result.gradeNames == ["Khá", "Xuất sắc", "Xuất sắc", "Xuất sắc"])
  #expect(try LineSheet(result).differences().isEmpty)
}

/// No criterion at 0: what is left out, given in full, lost for not applying, weightless or only tracked does
/// not count, nor a bonus.
@Test func noCriterionWithoutPoints() throws {
  let all = units("A", "B", "C", "D", "E", "F")
  var grades = usualGrades
  grades.caps = [
    GradeScale.Cap(.zero(ZeroCondition()), grade: 1),
    GradeScale.Cap(.zero(ZeroCondition(below: 1)), grade: 2),
  ]
  let set = criteriaSet(
    [
      leaf("1", 90),
      group("2", [leaf("2.1", 5, policy: .exclude), leaf("2.2", 2, policy: .zero)]),
      leaf("3", 2, policy: .full), leaf("4", 1, weight: 0), leaf("5", 1),
      leaf("6", 0, .tracking),
    ], bonus: [leaf("T", 8)], grades: ["": grades])
  func figures(_ unit: String, _ points: [Double?]) -> [Figures] {
    zip(["1", "2.1", "2.2", "3", "4", "5", "6", "T"], points).map { code, points in
      points.map { Figures(unit, code, $0) } ?? .notApplicable(unit, code)
    }
  }
  let result = try evaluate(
    set, units: all,
    figures("A", [90, 5, 2, 2, 0, 1, 0, 0]) + figures("B", [90, 5, 2, 2, 1, 0, 0, 0])
      + figures("C", [90, nil, nil, nil, 0, 1, 0, 8]) + figures("D", [90, 0, 2, 2, 0, 1, 0, 8])
      + figures("E", [0, 5, 2, 2, 0, 1, 0, 8]) + figures("F", [90, 5, 0, 0, 0, 1, 0, 8]))
  #expect(result.numbers(.condition(0)) == [0, 1, 0, 1, 1, 1])
  #expect(result.numbers(.condition(1)) == [0, 0, 0, 1, 0, 1])
  #expect(result.gradeNames == ["Xuất sắc", "Tốt", "Xuất sắc", "Khá", "Yếu", "Khá"])
  #expect(try LineSheet(result).differences().isEmpty)
}

/// The worst of the caps that hold wins, wherever it stands, and is told; one that lowers nothing does not
/// bind.
@Test func theWorstConditionWins() throws {
  let all = units("A", "B", "C")
  let result = try graded(
    [leaf("1", 90), leaf("2", 10)],
    [
      GradeScale.Cap(share(1, .below, 80), grade: 1),
      GradeScale.Cap(share(1, .below, 50), grade: 3),
      GradeScale.Cap(share(1, .below, 60), grade: 3),
    ], units: all,
    [
      Figures("A", "1", 90), Figures("A", "2", 4), Figures("B", "1", 90), Figures("B", "2", 7),
      Figures("C", "1", 40), Figures("C", "2", 4),
    ])
  #expect(result.gradeNames == ["Trung bình", "Tốt", "Yếu"])
  #expect(result.numbers(.gradeCap) == [2, 1, 2])
  #expect(result.numbers(.gradeHold) == [2, 1, 0])
  #expect(try LineSheet(result).differences().isEmpty)
}

@Test func conditionsInWords() {
  let set = criteriaSet(
    [
      leaf(
        "1", 90,
        Rule(
          .given(step: nil), inputs: [.init(code: "points", text: "Điểm", kind: .points(step: nil))]
        ))
    ])
  func words(_ condition: GradeCondition) -> [String] {
    [Language.vietnamese, .english].map { language in
      condition.words(
        ConditionWording(set, in: language) { "TC \($0)" })
    }
  }
  let threshold = Threshold(.above, 3)
  #expect(words(share(0, .below, 50)) == ["TC 0 dưới 50 %", "TC 0 is below 50 %"])
  #expect(
    words(.points(PointsCondition(criterion: 0, threshold: threshold)))
      == ["TC 0 trên 3 điểm", "TC 0 is above 3 points"])
  #expect(
    words(.figure(FigureCondition(criterion: 0, input: 0, threshold: threshold)))
      == ["“Điểm” (TC 0) trên 3", "“Điểm” (TC 0) is above 3"])
  #expect(
    words(.zero(ZeroCondition())) == ["có tiêu chí 0 điểm", "some criterion has 0 points"])
  #expect(
    words(share(0, .from, 50)) + words(share(0, .to, 50))
      == [
        "TC 0 từ 50 % trở lên", "TC 0 is 50 % or more", "TC 0 từ 50 % trở xuống",
        "TC 0 is not above 50 %",
      ])
}

extension IndexEvaluation {
  fileprivate func numbers(_ kind: Line.Kind) -> [Double?] {
    column(kind).map { if case .number(let number) = $0 { number } else { nil } }
  }
}
