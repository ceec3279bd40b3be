import Formulas
import Testing

@testable import Scoring

private let all = ["A", "B", "C", "D", "E"].map { Unit(code: $0, name: $0) }

private func result(
  _ scores: [Double], unranked: Set<String> = ["E"], _ ranking: RankingRule = RankingRule(),
  caps: [GradeScale.Cap] = [], previous: [String: PreviousResult] = [:]
) throws -> IndexEvaluation {
  var scale = usualGrades
  scale.caps = caps
  return try evaluate(
    criteriaSet([leaf("1", 100)], ranking: ranking, grades: ["": scale]), units: all,
    unranked: unranked, zip(all, scores).map { Figures($0.code, "1", $1) }, previous: previous)
}

extension IndexEvaluation {
  fileprivate func numbers(_ kind: Line.Kind) -> [Double?] {
    column(kind).map { if case .number(let number) = $0 { number } else { nil } }
  }
}

/// E has most and is not ranked.
@Test func theNextScoreAbove() throws {
  let result = try result([90, 80, 80, 70, 99])
  #expect(result.numbers(.unitsAbove) == [0, 1, 1, 3, nil])
  #expect(result.numbers(.nextScore) == [nil, 90, 90, 80, nil])
  #expect(result.numbers(.pointsToNext) == [nil, 10, 10, 10, nil])
  #expect(result.numbers(.unitAhead) == [nil, 1, 1, 2, nil])
  #expect(result.value(.nextScore, of: 0) == .text("–"))
  #expect(result.numbers(.rankedCount) == [4, 4, 4, 4, 4])
}

/// The next grade and what is missing to it; only a cap keeps D from « Tốt ».
@Test func theNextGrade() throws {
  let result = try result([90, 84.5, 70, 49.99, 0])
  #expect(result.numbers(.nextGradeNumber) == [nil, 1, 2, 4, 4])
  #expect(result.numbers(.pointsToGrade) == [nil, 5.5, 10, 0.01, 50])
  #expect(
    result.column(.nextGrade)
      == [.text("–"), .text("Xuất sắc"), .text("Tốt"), .text("Trung bình"), .text("Trung bình")])
  let capped = try StandingTestsCap.result()
  #expect(capped.grade(of: 0) == "Khá")
  #expect(capped.number(.gradeCap, of: 0) == 2)
  #expect(capped.value(.nextGrade, of: 0) == .text("Tốt"))
  #expect(capped.number(.pointsToGrade, of: 0) == 0)
}

private enum StandingTestsCap {
  /// 95 points, with 4 of 10 in criterion 2: below half, and not below a quarter.
  static func result() throws -> IndexEvaluation {
    var scale = usualGrades
    scale.caps = [
      GradeScale.Cap(criterion: 1, below: 25, grade: 4),
      GradeScale.Cap(criterion: 1, below: 50, grade: 2),
    ]
    return try evaluate(
      criteriaSet([leaf("1", 90), leaf("2", 10)], grades: ["": scale]),
      [Figures("A", "1", 90), Figures("A", "2", 4)])
  }
}

/// From 4, 2, 5, 1 to 1, 2, 3, 4: A and C win three places … D loses three.
@Test func moversByPlacesWon() throws {
  let ranks = ["A": 4, "B": 2, "C": 6, "D": 1]
  let result = try result(
    [90, 80, 75, 70, 99], previous: ranks.mapValues { PreviousResult(score: 1, rank: $0) })
  #expect(result.numbers(.placesWon) == [3, 0, 3, -3, nil])
  #expect(result.numbers(.climberPosition) == [1, 3, 2, 4, nil])
  #expect(result.numbers(.fallerPosition) == [3, 2, 4, 1, nil])
}

@Test func groupsCountTheirRankedUnits() throws {
  let units = units("A", "B", group: "sở") + units("C", "D", "E", group: "huyện")
  let result = try evaluate(
    criteriaSet([leaf("1", 10)]), units: units, unranked: ["E"],
    zip(units, [1, 2, 3, 4, 5]).map { Figures($0.code, "1", $1) })
  #expect(result.numbers(.groupRankedCount) == [2, 2, 2, 2, 2])
  #expect(result.value(.unitGroup, of: 2) == .text("huyện"))
}

/// A has all 3 points that apply to it, B and C 8 of 10, D 7; E is not ranked.
@Test(arguments: RankingRule.Ties.allCases)
func ranksAtANodeGoByWhatCanBeAttained(ties: RankingRule.Ties) throws {
  let criteria = criteriaSet(
    [group("1", [leaf("1.1", 3), leaf("1.2", 7, policy: .exclude)]), leaf("2", 90)],
    ranking: RankingRule(ties: ties))
  let result = try evaluate(
    criteria, units: all, unranked: ["E"],
    [
      Figures("A", "1.1", 3), .notApplicable("A", "1.2"), Figures("B", "1.1", 3),
      Figures("B", "1.2", 5), Figures("C", "1.1", 2), Figures("C", "1.2", 6),
      Figures("D", "1.1", 1), Figures("D", "1.2", 6), Figures("E", "1.1", 3),
      Figures("E", "1.2", 7),
    ] + all.map { Figures($0.code, "2", 45) })
  #expect(
    result.numbers(.nodeRank(node: 0))
      == [1, 2, 2, ties == .dense ? 3 : 4, nil])
  #expect(result.value(.nodeRank(node: 0), of: 4) == .text("–"))
  #expect(result.value(.nodeRank(node: 2), of: 0) == .text("KAD"))
  #expect(result.number(.meanShare(node: 0), of: 0) == 82.5)
  #expect(result.number(.bestShare(node: 0), of: 0) == 100)
  // 5/7, 6/7 and 6/7.
  #expect(result.number(.meanShare(node: 2), of: 0) == 80.95)
  #expect(result.number(.meanShare(node: 3), of: 0) == 50)
}

/// 80.001 and 80.004 are both 80.00; they part where unrounded scores rank.
@Test func ranksAtANodeFollowWhatRanks() throws {
  let scores = [80.001, 80.004, 79.99, 70, 0]
  #expect(try result(scores).numbers(.nodeRank(node: 0)) == [1, 1, 3, 4, nil])
  let unrounded = try result(scores, RankingRule(byRounded: false))
  #expect(unrounded.numbers(.nodeRank(node: 0)) == [2, 1, 3, 4, nil])
}

/// Nothing is surveyed: all are equal in their survey points.
@Test func surveyPointsWithoutSurveysAreEqual() throws {
  let result = try result(
    [80, 80, 70, 60, 0], RankingRule(tieBreak: [.survey]))
  #expect(result.ranks == [1, 1, 3, 4, nil])
  #expect(try LineSheet(result).differences().isEmpty)
}

/// World has 100 times the best unit's value and is only scored.
@Test func unitsThatAreNotRankedAreNotCompared() throws {
  func evaluated(_ rule: Rule, _ cohort: Cohort) throws -> [Double?] {
    var criteria = criteriaSet([leaf("1", 10, rule)], scale: nil)
    criteria.cohort = cohort
    let world = try evaluate(
      criteria, units: units("A", "B", "W"), unranked: ["W"],
      [Figures("A", "1", 10), Figures("B", "1", 5), Figures("W", "1", 1000)])
    let differences = try LineSheet(world).differences()
    #expect(differences.isEmpty, "\(differences.prefix(3))")
    #expect(world.issues.isEmpty)
    return world.scores
  }
  #expect(try evaluated(.leaderShare, .ranked) == [10, 5, 10])
  #expect(try evaluated(.leaderShare, .all) == [0.1, 0.05, 10])
  let scale = Rule.minMax(.init(lowest: 0, whenEqual: 5))
  #expect(try evaluated(scale, .ranked) == [10, 0, 10])
  // 5/995 of 10 points.
  #expect(try evaluated(scale, .all) == [0.05, 0, 10])
  // Among A and B: first, second, and W before both.
  #expect(try evaluated(.cohortRank(), .ranked) == [10, 5, 10])
  #expect(try evaluated(.cohortRank(), .all) == [6.67, 3.33, 10])
  #expect(try evaluated(.cohortRank(reversed: true), .ranked) == [5, 10, 0])
}

/// Two units outside do not push each other down: 7 comes second and 1 third among 9 and 5.
@Test func severalUnitsOutside() throws {
  let criteria = criteriaSet([leaf("1", 10, .cohortRank())], scale: nil)
  let result = try evaluate(
    criteria, units: units("A", "B", "C", "D"), unranked: ["C", "D"],
    [Figures("A", "1", 9), Figures("B", "1", 5), Figures("C", "1", 7), Figures("D", "1", 1)])
  #expect(result.scores == [10, 5, 5, 0])
}

/// What refers to a criterion that is not assessed yet is not known yet.
@Test func aFormulaWaitsForWhatItRefersTo() throws {
  let criteria = criteriaSet(
    [leaf("1", 10), leaf("2", 20, try .formula(#"score("1") + A"#, ["A"]))], scale: nil)
  let late = try evaluate(
    criteria, units: units("A", "B"),
    [
      Figures("A", "1", 6), Figures("A", "2", 3, stage: .self), Figures("A", "2", 4),
      Figures("B", "1", 5), Figures("B", "2", 2, stage: .self),
    ])
  #expect(late.scores == [16, 12])
  #expect(late.value(.contribution(node: 1, stage: .self), of: 0) == .text(""))
  #expect(try LineSheet(late).differences().isEmpty)
  // B has not assessed criterion 1 itself.
  let partly = try evaluate(
    criteria, units: units("A", "B"),
    [
      Figures("A", "1", 6, stage: .self), Figures("A", "2", 3, stage: .self),
      Figures("B", "2", 2, stage: .self), Figures("A", "1", 5), Figures("B", "1", 5),
    ])
  #expect(partly.number(.contribution(node: 1, stage: .self), of: 0) == 9)
  #expect(partly.value(.contribution(node: 1, stage: .self), of: 1) == .text(""))
  #expect(partly.scores == [13, 12])
  #expect(try LineSheet(partly).differences().isEmpty)
}

/// What is allowed and seldom meant.
@Test func advice() {
  var scale = usualGrades
  scale.caps = [
    GradeScale.Cap(criterion: 1, below: 50, grade: 2),
    GradeScale.Cap(criterion: 2, below: 50, grade: 2),
    GradeScale.Cap(criterion: 0, below: 50, grade: 2),
  ]
  let criteria = criteriaSet(
    [leaf("1", 100, weight: 145), leaf("2", 0, .tracking)], penalty: [leaf("P", 5)],
    rounding: Rounding(total: 2), ranking: RankingRule(byRounded: false), grades: ["": scale])
  #expect(
    criteria.advice(groups: [""]) == [
      .roundedTotalRanks(places: 2), .capWithoutPoints(criterion: 1),
      .capOnPenalty(criterion: 2), .weightsAddUp(total: 145, group: ""),
    ])
  let usual = criteriaSet([leaf("1", 100, weight: 1), leaf("2", 50, weight: 99)])
  #expect(usual.advice(groups: ["", "b"]).isEmpty)
}

/// C has no figure of criterion 1, so no score and no rank: A has 90 of 100, B 50, a mean of 70; of what
/// counts C's 4 of 10 count nothing either.
@Test func meansAreOfUnitsWithARank() throws {
  let result = try evaluate(
    criteriaSet([leaf("1", 100, missing: .unscored), leaf("2", 10)]),
    units: units("A", "B", "C"),
    [
      Figures("A", "1", 90), Figures("B", "1", 50), Figures("A", "2", 10), Figures("B", "2", 5),
      Figures("C", "2", 4),
    ])
  #expect(result.numbers(.rank) == [1, 2, nil])
  #expect(result.numbers(.meanShare(node: 0)) == [70, 70, 70])
  #expect(result.numbers(.meanShare(node: 1)) == [75, 75, 75])
  #expect(result.numbers(.bestShare(node: 1)) == [100, 100, 100])
}
