import Formulas
import Testing

@testable import Scoring

private let set = criteriaSet([leaf("1", 60), leaf("2", 40, .linear())])

@Test func everyRoundHasItsTotal() throws {
  let result = try evaluate(
    set,
    [
      Figures("A", "1", 60, stage: .self), Figures("A", "2", 10, 10, stage: .self),
      Figures("A", "1", 50, stage: .appraised1), Figures("A", "2", 8, 10, stage: .appraised1),
      Figures("A", "1", 52, stage: .appraised2), Figures("A", "2", 9, 10, stage: .appraised2),
    ])
  #expect(result.calculation.stages == [.self, .appraised1, .appraised2])
  #expect(result.total(.self) == .number(100))
  #expect(result.total(.appraised1) == .number(82))
  #expect(result.total(.appraised2) == .number(88))
  #expect(result.score(of: 0) == 88)
}

/// Appraisal is never clamped to the self-assessment.
@Test func appraisedPointsMayBeHigher() throws {
  let result = try evaluate(
    set,
    [
      Figures("A", "1", 40, stage: .self), Figures("A", "2", 5, 10, stage: .self),
      Figures("A", "1", 45), Figures("A", "2", 5, 10),
    ])
  #expect(result.total(.self) == .number(60))
  #expect(result.score(of: 0) == 65)
}

/// The second round changes criterion 1 only; criterion 2 keeps the first round's figures.
@Test func theLastRoundWithFiguresDecidesPerCriterion() throws {
  let result = try evaluate(
    set, units: units("A", "B"),
    [
      Figures("A", "1", 60, stage: .self), Figures("A", "2", 10, 10, stage: .self),
      Figures("A", "2", 8, 10, stage: .appraised1), Figures("A", "1", 52),
      Figures("B", "1", 30, stage: .self), Figures("B", "2", 1, 10, stage: .self),
    ])
  #expect(result.total(.self, of: 0) == .number(100))
  #expect(result.total(.appraised1, of: 0) == .number(92))
  #expect(result.score(of: 0) == 84)
  // B was not appraised: its own figures stand.
  #expect(result.total(.appraised1, of: 1) == .number(34))
  #expect(result.score(of: 1) == 34)
  #expect(result.effectiveRound(of: 0, participant: 0) == .appraised2)
  #expect(result.effectiveRound(of: 1, participant: 0) == .appraised1)
  #expect(result.effectiveRound(of: 1, participant: 1) == .self)
  #expect(result.issues.isEmpty)
}

/// One corrected figure of two is not mixed with the other one of an earlier round.
@Test func aRoundGivenInPartIsAFault() throws {
  let result = try evaluate(
    set,
    [
      Figures("A", "1", 60), Figures("A", "2", 10, 10, stage: .self),
      Figures("A", "2", 8, nil, stage: .appraised2),
    ])
  #expect(result.score(of: 0) == nil)
  #expect(result.issues.map(\.kind) == [.missing(inputs: [1])])
  #expect(result.issues.map(\.stage) == [.appraised2])
}

/// A unit without a self-assessment has no self-assessed total, not the total 0.
@Test(arguments: Aggregation.allCases)
func aRoundWithoutFiguresHasNoTotal(aggregation: Aggregation) throws {
  let set = criteriaSet(
    [group("1", by: aggregation, [leaf("1.1", 10)])], bonus: [leaf("T", 2)], aggregation)
  let result = try evaluate(
    set, units: units("A", "B"),
    [Figures("A", "1.1", 8, stage: .self), Figures("A", "1.1", 7), Figures("B", "1.1", 5)])
  #expect(result.total(.self, of: 0) == .number(80))
  #expect(result.total(.self, of: 1) == .text(""))
  #expect(result.scores == [70, 50])
}

/// The mark of the second round overrides the figures of the first, and the other way round.
@Test func theMarkBelongsToItsRound() throws {
  let set = criteriaSet([leaf("1", 60), leaf("2", 40, .linear(), policy: .exclude)])
  let marked = try evaluate(
    set,
    [
      Figures("A", "1", 48), Figures("A", "2", 5, nil, stage: .appraised1),
      .notApplicable("A", "2"),
    ])
  #expect(marked.score(of: 0) == 80)
  #expect(marked.notApplicable(to: 0) == [1])
  #expect(marked.issues.isEmpty)
  let applies = try evaluate(
    set,
    [
      Figures("A", "1", 48), .notApplicable("A", "2", stage: .self), Figures("A", "2", 5, 10),
    ])
  #expect(applies.score(of: 0) == 68)
  #expect(applies.notApplicable(to: 0) == [])
}

/// B's figure stays; the leader A is corrected to 80, so B's share grows to 40/80.
@Test func unchangedFiguresAreComparedWithCorrectedOnes() throws {
  let set = criteriaSet([leaf("1", 100, .leaderShare)])
  let result = try evaluate(
    set, units: units("A", "B"),
    [
      Figures("A", "1", 100, stage: .appraised1), Figures("B", "1", 40, stage: .appraised1),
      Figures("A", "1", 80),
    ])
  #expect(result.total(.appraised1, of: 1) == .number(40))
  #expect(result.scores == [100, 50])
}

/// Criterion 2 doubles criterion 1, which is corrected in a later round than 2's own figure.
@Test func aRuleOnAnotherCriterionFollowsItsCorrection() throws {
  let set = criteriaSet([
    leaf("1", 40), leaf("2", 60, try .formula("score(\"1\") + A", ["A"])),
  ])
  let result = try evaluate(
    set, units: units("A", "B"),
    [
      Figures("A", "1", 30, stage: .self), Figures("A", "2", 5, stage: .self),
      Figures("A", "1", 20), Figures("B", "1", 10), Figures("B", "2", 7),
    ])
  #expect(result.scores == [45, 27])
}

/// The giver's mark comes in the second round, the recipient's figure stays from the first.
@Test func pointsPassToFiguresOfAnEarlierRound() throws {
  let set = criteriaSet([leaf("1", 50), leaf("2", 50, policy: .redistribute(["1"]))])
  let result = try evaluate(
    set, units: units("A", "B"),
    [
      Figures("A", "1", 40, stage: .self), Figures("A", "2", 10, stage: .self),
      .notApplicable("A", "2"), Figures("B", "1", 25), Figures("B", "2", 25),
    ])
  #expect(result.total(.self, of: 0) == .number(50))
  #expect(result.scores == [80, 50])
}

/// Survey results come in the last round only; they are not part of the self-assessed total.
@Test func whatARoundDoesNotAssessIsNotInItsTotal() throws {
  let result = try evaluate(
    set,
    [
      Figures("A", "1", 45, stage: .self), Figures("A", "1", 42),
      Figures("A", "2", 3, 4),
    ])
  #expect(result.total(.self) == .number(45))
  #expect(result.score(of: 0) == 72)
}

/// The authority gives A 55 instead of 52 and leaves the rest as it was appraised: A has 55 + 9 / 10 × 40 = 91,
/// B 30 + 1 / 2 × 40 = 50.
@Test func whatIsDecidedWinsOverTheAppraisal() throws {
  let result = try evaluate(
    set, units: units("A", "B"),
    [
      Figures("A", "1", 60, stage: .self), Figures("A", "2", 10, 10, stage: .self),
      Figures("A", "1", 52), Figures("A", "2", 9, 10), Figures("A", "1", 55, stage: .decided),
      Figures("B", "1", 30), Figures("B", "2", 1, 2),
    ])
  #expect(result.calculation.stages == [.self, .appraised2, .decided])
  #expect(result.calculation.final == .decided)
  #expect(result.total(.self) == .number(100))
  #expect(result.total(.appraised2) == .number(88))
  #expect(result.scores == [91, 50])
  #expect(result.effectiveRound(of: 0, participant: 0) == .decided)
  #expect(result.effectiveRound(of: 1, participant: 0) == .appraised2)
  #expect(result.effectiveRound(of: 0, participant: 1) == .appraised2)
  #expect(result.issues.isEmpty)
}

/// The authority may find that a criterion does not apply after all: 48 of 60 are 80 of 100.
@Test func theMarkMayBeDecided() throws {
  let set = criteriaSet([leaf("1", 60), leaf("2", 40, .linear(), policy: .exclude)])
  let result = try evaluate(
    set,
    [
      Figures("A", "1", 48), Figures("A", "2", 5, 10),
      .notApplicable("A", "2", stage: .decided),
    ])
  #expect(result.score(of: 0) == 80)
}

@Test func anIndexDecidesOnlyIfItSaysSo() {
  #expect(index(set, units: units("A"), []).rounds == [.self, .appraised1, .appraised2])
  #expect(Stage.allCases.last == .decided)
}
