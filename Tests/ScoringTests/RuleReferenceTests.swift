import Formulas
import Testing

@testable import Scoring

/// 86 % satisfaction of another index: 0.86 × 15 points.
@Test func anotherIndexFeedsACriterion() throws {
  let all = units("A", "B")
  let satisfaction = index(
    criteriaSet([leaf("1", 50)]), id: "satisfaction", units: all,
    [Figures("A", "1", 43), Figures("B", "1", 50)])
  let main = index(
    criteriaSet([leaf("1", 85), leaf("2", 15, .index("satisfaction"))]), id: "cchc", units: all,
    [Figures("A", "1", 80), Figures("B", "1", 60)])
  // The index that needs the other one comes first in the book.
  let evaluation = Evaluation(book([main, satisfaction], units: all))
  let result = try #require(evaluation["cchc"])
  #expect(result.points("2", of: 0) == 12.9)
  #expect(result.scores == [92.9, 75])
}

@Test func aCriterionCountsAnotherOnesPoints() throws {
  let set = criteriaSet([
    group("1", [leaf("1.1", 4, .linear()), leaf("1.2", 6)]),
    leaf("2", 10, try .formula("score(\"1.1\") + score(\"1\") / 2")),
  ])
  let result = try evaluate(set, [Figures("A", "1.1", 1, 2), Figures("A", "1.2", 4)])
  // 1.1 gives 2, so 1 gives 6 and 2 gives 2 + 3.
  #expect(result.points("2") == 5)
  #expect(result.score(of: 0) == 55)
}

@Test func aFormulaTakesFiguresAndAnotherIndex() throws {
  let all = units("A")
  let rule = try Rule.formula("A + index(\"satisfaction\") / 20", ["A"])
  let main = index(criteriaSet([leaf("1", 10, rule)]), units: all, [Figures("A", "1", 3)])
  let other = index(
    criteriaSet([leaf("1", 5)]), id: "satisfaction", units: all, [Figures("A", "1", 4)])
  // 80 of 100 bring 4 points.
  #expect(Evaluation(book([main, other], units: all))["cchc"]?.score(of: 0) == 70)
}

/// A tracked figure has no points, also where a formula asks for them.
@Test func aTrackedCriterionMayBeReferredTo() throws {
  let set = criteriaSet([
    leaf("1", 0, .tracking), leaf("2", 10, try .formula("A + score(\"1\")", ["A"])),
  ])
  let result = try evaluate(set, [Figures("A", "1", 9), Figures("A", "2", 4)])
  #expect(result.points("1") == 0)
  #expect(result.score(of: 0) == 40)
}

/// « Cộng 1 điểm nếu cao hơn năm trước »: 8 after 7 make 9, 7 after 7 stay 7, 10 after 9 stay the maximum of 10.
@Test func pointsAboveLastYearsAreWorthMore() throws {
  let set = criteriaSet([
    leaf("1", 10, try .formula("MIN(max, A + IF(A > previous(\"1\"), 1, 0))", ["A"])),
    leaf("2", 90),
  ])
  let given = ["A": 8.0, "B": 7, "C": 10]
  let before = ["A": 7.0, "B": 7, "C": 9]
  let result = try evaluate(
    set, units: units("A", "B", "C"),
    given.flatMap { [Figures($0.key, "1", $0.value), Figures($0.key, "2", 45)] },
    previous: before.mapValues { PreviousResult(points: ["1": $0]) })
  #expect((0..<3).map { result.points("1", of: $0) } == [9, 7, 10])
  #expect(result.scores == [54, 52, 55])
  #expect(result.issues.isEmpty)
}

/// A group's points of last year count as a criterion's; a unit without them has no points, or 0 where the set
/// says so, but never more than its own.
@Test func lastYearsPointsMustBeThere() throws {
  func result(_ missing: Missing) throws -> IndexEvaluation {
    let rule = try Rule.formula("IF(score(\"1\") >= previous(\"1\"), 10, 5)")
    let set = criteriaSet([
      group("1", [leaf("1.1", 4), leaf("1.2", 6)]), leaf("2", 10, rule, missing: missing),
    ])
    return try evaluate(
      set, units: units("A", "B"),
      ["A", "B"].flatMap { [Figures($0, "1.1", 3), Figures($0, "1.2", 4)] },
      previous: ["A": PreviousResult(points: ["1": 7.5]), "B": PreviousResult(score: 80, rank: 1)])
  }
  // 7 of 10 after 7.5, and 5 of 10.
  let faulty = try result(.fault)
  #expect(faulty.scores == [60, nil])
  #expect(faulty.issues.map(\.kind) == [.missingPrevious(.points(criterion: 0))])
  #expect(faulty.issues.map(\.participant) == [1])
  #expect(try result(.zero).scores == [60, 35])
}

/// Points before weighting, as a rule would see them: 3 of 4 weigh 6 of 8; 1.2 weighs nothing and has 5 all the
/// same; their group has 8, and the mean of 2 half of its 20.
@Test func pointsOfAllCriteriaAreThoseThatRulesSee() throws {
  func criteria(_ rule: Rule) -> CriteriaSet {
    criteriaSet([
      group("1", [leaf("1.1", 4, weight: 8), leaf("1.2", 6, weight: 0)]),
      group("2", by: .mean, [leaf("2.1", 10), leaf("2.2", 10, policy: .exclude)]),
      leaf("3", 1, rule),
    ])
  }
  let figures = [
    Figures("A", "1.1", 3), Figures("A", "1.2", 5), Figures("A", "2.1", 5),
    .notApplicable("A", "2.2"),
  ]
  let alone = try evaluate(criteria(.given), figures + [Figures("A", "3", 1)])
  let expected: [Double?] = [8, 3, 5, 10, 5, nil, 1]
  let found = alone.calculation.set.nodes.indices.map { alone.points(of: $0, participant: 0) }
  #expect(found == expected)
  // A rule that asks for them sees the same.
  let asked = try evaluate(
    criteria(try .formula("(score(\"1\") + score(\"2\")) / 18")), figures)
  #expect(
    asked.calculation.set.nodes.indices.map { asked.points(of: $0, participant: 0) } == expected)
}
