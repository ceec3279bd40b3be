import Formulas
import Testing

@testable import Scoring

private let mark = Figures.notApplicable

/// Two domains of 40 and 60 points; 1.2 weighs 10, 2.2 weighs 20.
private func set(
  _ policy: Draft.Policy, _ other: Draft.Policy? = nil, by aggregation: Aggregation = .sum
) -> CriteriaSet {
  criteriaSet([
    group("1", by: aggregation, [leaf("1.1", 30), leaf("1.2", 10, policy: policy)]),
    group("2", [leaf("2.1", 40), leaf("2.2", 20, policy: other)]),
  ])
}

private let rest = [Figures("A", "1.1", 24), Figures("A", "2.1", 30), Figures("A", "2.2", 12)]

/// 66 points of 90 become 73.33 of 100.
@Test func excludedPointsAreConvertedAtTheWholeSet() throws {
  let result = try evaluate(set(.exclude), rest + [mark("A", "1.2", .appraised2)])
  #expect(result.value(.earned(stage: .appraised2), of: 0) == .number(66))
  #expect(result.value(.excluded(stage: .appraised2), of: 0) == .number(10))
  #expect(result.score(of: 0) == 73.33)
  #expect(result.value(ofCriterion: "1.2") == .text("KAD"))
  #expect(result.notApplicable(to: 0) == [2])
  #expect(result.issues.isEmpty)
}

@Test func fullAndZeroPointsCountWithoutConversion() throws {
  let full = try evaluate(set(.full), rest + [mark("A", "1.2", .appraised2)])
  #expect(full.score(of: 0) == 76)
  let zero = try evaluate(set(.zero), rest + [mark("A", "1.2", .appraised2)])
  #expect(zero.score(of: 0) == 66)
  #expect(zero.notApplicable(to: 0) == [2])
}

/// 1.2's weight of 10 goes to 2.1 (40) and 2.2 (20) as 6⅔ and 3⅓:
/// 24 + 30/40 · 46⅔ + 12/20 · 23⅓ = 24 + 35 + 14.
@Test func redistributedPointsGoByWeight() throws {
  let result = try evaluate(
    set(.redistribute(["2.1", "2.2"])), rest + [mark("A", "1.2", .appraised2)])
  #expect(result.points("2.1") == 35)
  #expect(result.points("2.2") == 14)
  #expect(result.score(of: 0) == 73)
  #expect(result.value(ofCriterion: "1.2") == .text("PB"))
  #expect(result.issues.isEmpty)
  let toGroup = try evaluate(
    set(.redistribute(["2"])), rest + [mark("A", "1.2", .appraised2)])
  #expect(toGroup.score(of: 0) == 73)
}

/// 2.2 does not apply either, so 2.1 takes all of 1.2's 10: (24 + 30/40 · 50) of 80.
@Test func recipientsThatDoNotApplyTakeNothing() throws {
  let both = [mark("A", "1.2", .appraised2), mark("A", "2.2", .appraised2)]
  let result = try evaluate(
    set(.redistribute(["2.1", "2.2"]), .exclude), Array(rest.dropLast()) + both)
  #expect(result.points("2.1") == 37.5)
  #expect(result.score(of: 0) == 76.88)
}

/// The only recipient does not apply: 54 of 70 points.
@Test func pointsWithoutRecipientAreExcluded() throws {
  let both = [mark("A", "1.2", .appraised2), mark("A", "2.2", .appraised2)]
  let result = try evaluate(
    set(.redistribute(["2.2"]), .exclude), Array(rest.dropLast()) + both)
  #expect(result.value(ofCriterion: "1.2") == .text("KAD"))
  #expect(result.score(of: 0) == 77.14)
}

/// 1.2 and 2.2 hand over to each other: one of them to the other, both are excluded.
@Test func mutualRecipientsMakeNoCircle() throws {
  let criteria = set(.redistribute(["2.2"]), .redistribute(["1.2"]))
  let one = try evaluate(criteria, rest + [mark("A", "1.2", .appraised2)])
  // 24 + 30 + 12/20 · 30
  #expect(one.score(of: 0) == 72)
  let both = try evaluate(
    criteria,
    Array(rest.dropLast()) + [mark("A", "1.2", .appraised2), mark("A", "2.2", .appraised2)])
  #expect(both.score(of: 0) == 77.14)
  #expect(both.issues.isEmpty)
}

/// A mean leaves 1.2 out: domain 1 is 24/30 of its 40 points; 32 + 42.
@Test func meansLeaveOutWhatDoesNotApply() throws {
  let result = try evaluate(
    set(.exclude, by: .mean), rest + [mark("A", "1.2", .appraised2)])
  #expect(result.points("1") == 32)
  #expect(result.score(of: 0) == 74)
  #expect(result.value(.excluded(stage: .appraised2), of: 0) == .number(0))
}

/// √(0.25 · 1) of equal weights is 0.5; without the second child it is 0.25.
@Test func geometricMeansLeaveOutWhatDoesNotApply() throws {
  let criteria = criteriaSet([
    group("1", by: .geometric, [leaf("1.1", 50), leaf("1.2", 50, policy: .exclude)])
  ])
  let applies = try evaluate(criteria, [Figures("A", "1.1", 12.5), Figures("A", "1.2", 50)])
  #expect(applies.score(of: 0) == 50)
  let not = try evaluate(criteria, [Figures("A", "1.1", 12.5), mark("A", "1.2", .appraised2)])
  #expect(not.score(of: 0) == 25)
}

/// Three equal children of a mean; B's third goes to A: (0.4 · 2/3 + 1 · 1/3) of 90.
@Test func aMeanCountsPointsTakenOver() throws {
  let criteria = criteriaSet(
    [
      group(
        "1", by: .mean,
        [leaf("A", 30), leaf("B", 30, policy: .redistribute(["A"])), leaf("C", 30)])
    ], scale: nil)
  let result = try evaluate(
    criteria, [Figures("A", "A", 12), mark("A", "B", .appraised2), Figures("A", "C", 30)])
  #expect(result.score(of: 0) == 54)
}

/// A sum inside a mean converts by itself: 6 of 8 applicable points are 0.75, beside 0.5.
@Test func aGroupBelowAMeanConvertsByItself() throws {
  let criteria = criteriaSet(
    [
      group("1", weight: 1, [leaf("1.1", 8), leaf("1.2", 2, policy: .exclude)]),
      group("2", weight: 1, [leaf("2.1", 10)]),
    ], .mean)
  let result = try evaluate(
    criteria, [Figures("A", "1.1", 6), mark("A", "1.2", .appraised2), Figures("A", "2.1", 5)])
  #expect(result.score(of: 0) == 62.5)
}

/// Nothing of domain 1 applies, and domain 2's share is the score, by mean or by conversion.
@Test(arguments: Aggregation.allCases)
func aDomainThatDoesNotApplyIsLeftOut(aggregation: Aggregation) throws {
  for inner in Aggregation.allCases {
    let criteria = criteriaSet(
      [
        group(
          "1", by: inner, [leaf("1.1", 20, policy: .exclude), leaf("1.2", 20, policy: .exclude)]),
        group("2", [leaf("2.1", 60)]),
      ], aggregation)
    let result = try evaluate(
      criteria,
      [
        mark("A", "1.1", .appraised2), mark("A", "1.2", .appraised2), Figures("A", "2.1", 45),
      ])
    #expect(result.score(of: 0) == 75, "\(inner)")
    #expect(result.issues.isEmpty)
  }
}

@Test(arguments: Aggregation.allCases)
func aUnitThatNothingAppliesToHasNoScore(aggregation: Aggregation) throws {
  let criteria = criteriaSet([leaf("1", 10, policy: .exclude)], aggregation)
  let result = try evaluate(
    criteria, units: units("A", "B"), [mark("A", "1", .appraised2), Figures("B", "1", 5)])
  #expect(result.scores == [nil, 50])
  #expect(result.ranks == [nil, 1])
  #expect(result.issues.map(\.participant) == [0])
}

/// The other criterion's missing figure must not vanish behind the mark.
@Test(arguments: Aggregation.allCases, Aggregation.allCases)
func anErrorBesideAMarkStaysAnError(outer: Aggregation, inner: Aggregation) throws {
  let criteria = criteriaSet(
    [
      group(
        "1", by: inner, [leaf("1.1", 20, policy: .exclude), leaf("1.2", 20, policy: .exclude)]),
      group("2", [leaf("2.1", 60)]),
    ], outer)
  let result = try evaluate(criteria, [mark("A", "1.1", .appraised2), Figures("A", "2.1", 45)])
  #expect(result.score(of: 0) == nil)
  #expect(result.issues.map(\.kind) == [.missing(inputs: [])])
  #expect(result.issues.map(\.criterion) == [2])
}
