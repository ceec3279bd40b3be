import Formulas
import Testing

@testable import Scoring

private let mark = Figures.notApplicable

/// A group that weighs nothing: the 7 of 10 beside it are the score, whatever is inside.
@Test(arguments: Aggregation.allCases, Aggregation.allCases)
func aGroupWithoutWeightCountsNothing(outer: Aggregation, inner: Aggregation) throws {
  let criteria = criteriaSet(
    [
      group(
        "1", weight: 0, by: inner, [leaf("1.1", 10), leaf("1.2", 10, policy: .exclude)]),
      leaf("2", 10),
    ], outer)
  let result = try evaluate(
    criteria, units: units("A", "B"),
    [
      Figures("A", "1.1", 3), Figures("A", "1.2", 4), Figures("A", "2", 7),
      Figures("B", "1.1", 3), mark("B", "1.2", .appraised2), Figures("B", "2", 7),
    ])
  #expect(result.scores == [70, 70])
  #expect(result.number(.lostTotal(stage: .appraised2), of: 0) == 3)
  #expect(result.value(.share(node: 0, stage: .appraised2), of: 0) == .text("–"))
  #expect(result.issues.isEmpty)
}

/// Only 1.1 applies to B and weighs nothing: the group is left out for B, 8 of 10.
///
/// A has 5 and 8 of 20.
@Test(arguments: Aggregation.allCases.filter { $0 != .sum })
func whatAppliesMayWeighNothing(aggregation: Aggregation) throws {
  let criteria = criteriaSet([
    group(
      "1", by: aggregation, [leaf("1.1", 10, weight: 0), leaf("1.2", 10, policy: .exclude)]),
    leaf("2", 10),
  ])
  let result = try evaluate(
    criteria, units: units("A", "B"),
    [
      Figures("A", "1.1", 2), Figures("A", "1.2", 5), Figures("A", "2", 8),
      Figures("B", "1.1", 2), mark("B", "1.2", .appraised2), Figures("B", "2", 8),
    ])
  #expect(result.scores == [65, 80])
  #expect(result.value(ofCriterion: "1", of: 1) == .text("KAD"))
  #expect(result.number(.attainableTotal(stage: .appraised2), of: 1) == 10)
}

/// The same below a mean, where a sum is converted by itself.
@Test func aSumBelowAMeanMayWeighNothing() throws {
  let criteria = criteriaSet(
    [
      group("1", [leaf("1.1", 10, weight: 0), leaf("1.2", 10, policy: .exclude)]),
      leaf("2", 10),
    ], .mean)
  let result = try evaluate(
    criteria, units: units("A", "B"),
    [
      Figures("A", "1.1", 2), Figures("A", "1.2", 5), Figures("A", "2", 8),
      Figures("B", "1.1", 2), mark("B", "1.2", .appraised2), Figures("B", "2", 8),
    ])
  #expect(result.scores == [65, 80])
}

/// Nobody takes 1's points, since 2 weighs nothing: they are excluded, and 6 of 10 remain.
@Test func recipientsWithoutWeightTakeNothing() throws {
  let alone = criteriaSet([
    leaf("1", 10, policy: .redistribute(["2"])), leaf("2", 10, weight: 0), leaf("3", 10),
  ])
  let figures = [mark("A", "1", .appraised2), Figures("A", "2", 5), Figures("A", "3", 6)]
  let result = try evaluate(alone, figures)
  #expect(result.score(of: 0) == 60)
  #expect(result.value(ofCriterion: "1") == .text("KAD"))
  #expect(result.issues.isEmpty)
  // Beside one that weighs something, that one takes all: 6/10 · 20 of 20.
  let both = criteriaSet([
    leaf("1", 10, policy: .redistribute(["2", "3"])), leaf("2", 10, weight: 0), leaf("3", 10),
  ])
  let second = try evaluate(both, figures)
  #expect(second.points("3") == 12)
  #expect(second.value(ofCriterion: "1") == .text("PB"))
  #expect(second.score(of: 0) == 60)
}

/// Points of a mean that weighs nothing, where another rule asks for them, are no error.
@Test func aReferredMeanMayWeighNothing() throws {
  let criteria = criteriaSet([
    group("1", weight: 0, by: .mean, [leaf("1.1", 10), leaf("1.2", 10)]),
    leaf("2", 10, try .formula(#"MIN(max, score("1") + A)"#, ["A"])),
  ])
  let result = try evaluate(
    criteria, [Figures("A", "1.1", 2), Figures("A", "1.2", 4), Figures("A", "2", 3)])
  #expect(result.score(of: 0) != nil)
}

/// A group whose parts weigh nothing weighs nothing, though 12 is declared for it.
@Test func aGroupOfPartsWithoutWeight() throws {
  let criteria = criteriaSet([
    group("1", weight: 12, [leaf("1.1", 5, weight: 0), leaf("1.2", 5, weight: 0)]), leaf("2", 10),
  ])
  let result = try evaluate(
    criteria, [Figures("A", "1.1", 2), Figures("A", "1.2", 3), Figures("A", "2", 7)])
  #expect(result.weights[0].total == 10)
  #expect(result.score(of: 0) == 70)
  #expect(try LineSheet(result).differences().isEmpty)
}

/// Group scores are rounded as points of the group's maximum: 55.43 and 55.1 of 100 stay apart at weight 1.
@Test func groupsAreRoundedAsPointsOfTheirMaximum() throws {
  func criteria(_ weight: Double) -> CriteriaSet {
    criteriaSet(
      [group("1", weight: weight, [leaf("1.1", 50), leaf("1.2", 50)])],
      rounding: Rounding(group: 1, index: 2))
  }
  let figures = [
    Figures("A", "1.1", 30.43), Figures("A", "1.2", 25), Figures("B", "1.1", 30.1),
    Figures("B", "1.2", 25),
  ]
  for weight in [1.0, 100, 7] {
    let result = try evaluate(criteria(weight), units: units("A", "B"), figures)
    #expect(result.scores == [55.4, 55.1], "\(weight)")
  }
}
