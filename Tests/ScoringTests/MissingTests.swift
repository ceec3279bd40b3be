import Formulas
import Testing

@testable import Scoring

/// Two groups; A3 and B3 have no figure of criterion 1, W is only scored.
private let parted =
  units("A1", "A2", "A3", group: "a") + units("B1", "B2", "B3", "W", group: "b")

private func evaluated(
  _ missing: Missing, _ rule: Rule = .given, policy: Draft.Policy? = nil,
  rounding: Rounding = Rounding(), figures own: [Figures]? = nil
) throws -> IndexEvaluation {
  let criteria = criteriaSet(
    [leaf("1", 100, rule, policy: policy, missing: missing), leaf("2", 100)], scale: nil,
    rounding: rounding)
  let result = try evaluate(
    criteria, units: parted, unranked: ["W"],
    (own ?? [
      Figures("A1", "1", 10), Figures("A2", "1", 5), Figures("B1", "1", 40),
      Figures("B2", "1", 20), Figures("W", "1", 80),
    ]) + parted.map { Figures($0.code, "2", 50) })
  let differences = try LineSheet(result).differences()
  #expect(differences.isEmpty, "\(differences.prefix(3))")
  return result
}

private func points(_ result: IndexEvaluation) -> [Double?] {
  parted.indices.map { result.points("1", of: $0) }
}

/// (10 + 5) / 2 and (40 + 20) / 2 by group, (10 + 5 + 40 + 20) / 4 of all; W counts in none.
@Test func aMeanStandsInForAMissingFigure() throws {
  let byGroup = try evaluated(.groupMean)
  #expect(points(byGroup) == [10, 5, 7.5, 40, 20, 30, 80])
  #expect(byGroup.issues.isEmpty)
  #expect(try points(evaluated(.mean)) == [10, 5, 18.75, 40, 20, 18.75, 80])
  #expect(try points(evaluated(.value(12))) == [10, 5, 12, 40, 20, 12, 80])
}

/// The figure is filled in, not its points: 7.5 of at most 40 is 18.75 points, 30 is 75.
///
/// What is filled in
/// does not count among the figures that others are compared with.
@Test func theRuleSeesWhatStandsIn() throws {
  #expect(try points(evaluated(.groupMean, .leaderShare)) == [25, 12.5, 18.75, 100, 50, 75, 100])
}

/// A3 is left out of the whole, whose other 100 points count as 200; « full » and « zero » give theirs.
@Test func whatIsMissingDoesNotApply() throws {
  let left = try evaluated(.notApplicable, policy: .exclude)
  #expect(left.value(ofCriterion: "1", of: 2) == .text("KAD"))
  #expect(left.score(of: 2) == 100)
  #expect(left.score(of: 0) == 60)
  #expect(left.notApplicable(to: 2) == [0])
  #expect(left.notApplicable(to: 0).isEmpty)
  #expect(left.issues.isEmpty)
  #expect(try evaluated(.notApplicable, policy: .full).score(of: 2) == 150)
  #expect(try evaluated(.notApplicable, policy: .zero).score(of: 2) == 50)
}

/// In the last round B1 gives 12 and A1 keeps its 10, B2 its 6: the mean is 28/3.
@Test func theMeanIsThatOfTheRoundThatCounts() throws {
  let result = try evaluated(
    .mean, rounding: Rounding(criterion: 2),
    figures: [
      Figures("A1", "1", 10, stage: .self), Figures("B2", "1", 6, stage: .self),
      Figures("B1", "1", 40, stage: .self), Figures("B1", "1", 12),
    ])
  #expect(points(result) == [10, 9.33, 9.33, 12, 6, 9.33, 9.33])
}

/// Nobody has a figure: there is no mean, and that is told.
@Test func withoutAnyFigureThereIsNoMean() throws {
  let result = try evaluated(.mean, figures: [])
  #expect(result.issues.map(\.kind) == parted.map { _ in .noMean })
  #expect(result.issues.allSatisfy { $0.isFault })
}

/// Domain 1 is the mean of three criteria, of which A has two (50 % and 70 %), B one.
private func needing(_ group: Needed?, _ whole: Needed?) throws -> IndexEvaluation {
  let parts = ["1.1", "1.2", "1.3"].map {
    leaf($0, 10, policy: .exclude, missing: .notApplicable)
  }
  var criteria = criteriaSet(
    [ScoringTests.group("1", by: .mean, parts), leaf("2", 10)], .mean)
  criteria.nodes[0].needed = group
  criteria.needed = whole
  let result = try evaluate(
    criteria, units: units("A", "B"),
    [
      Figures("A", "1.1", 5), Figures("A", "1.2", 7), Figures("B", "1.3", 9),
      Figures("A", "2", 8), Figures("B", "2", 8),
    ])
  let differences = try LineSheet(result).differences()
  #expect(differences.isEmpty, "\(differences.prefix(3))")
  return result
}

/// Weights of 30 and 10: (60 · 30 + 80 · 10) / 40 = 65; (90 · 30 + 80 · 10) / 40 = 87.5.
@Test func aMeanOfTooFewIsNone() throws {
  #expect(try needing(nil, nil).scores == [65, 87.5])
  // B's first domain is left out, its second one is the score.
  for needed: Needed in [.count(2), .percent(66), .percent(50)] {
    let result = try needing(needed, nil)
    #expect(result.scores == [65, 80])
    #expect(result.value(ofCriterion: "1", of: 1) == .text("–"))
    #expect(result.issues.isEmpty)
    // What B has in it counts for nothing and is no loss; A loses 5, 3 and 0 of 10 there.
    let final = result.calculation.final
    #expect(result.value(.lost(node: 3, stage: final), of: 1) == .text("–"))
    #expect(result.value(.attainable(node: 3, stage: final), of: 1) == .number(0))
    #expect(result.value(.scoreIfFull(node: 3), of: 1) == .text(""))
    #expect(result.number(.lost(node: 1, stage: final), of: 0) == 5)
    #expect(result.number(.lossCount, of: 1) == 1)
  }
  // Three of three: A's goes too. A third is one.
  #expect(try needing(.percent(67), nil).scores == [80, 80])
  #expect(try needing(.percent(33), nil).scores == [65, 87.5])
}

/// PAPI gives no total where a dimension is missing; that is told, and is no fault.
@Test func aScoreOfTooFewDomainsIsNone() throws {
  let result = try needing(.count(2), .percent(100))
  #expect(result.scores == [65, nil])
  #expect(result.ranks == [1, nil])
  #expect(result.issues.map(\.kind) == [.tooFewDomains(counted: 1, needed: 2)])
  #expect(result.issues.map(\.participant) == [1])
  #expect(result.issues.allSatisfy { !$0.isFault })
}

/// PAPI's shape: eight dimensions from 0 to 10, added up to 80.
///
/// Each is the mean of sub-dimensions, which are means of
/// indicators. What one lacks, others of its sub-dimension stand for; without a dimension there is no total.
///
/// A has i + 1 points in all indicators of dimension i: 2 + … + 9 = 44. B lacks dimension 8. C has in the first
/// sub-dimension 4 points for one indicator and none for the other, 2 and 2 in the second: (4 + 2) / 2 is one
/// more than A's 2.
@Test func aMissingDimensionGivesNoTotal() throws {
  func indicators(_ dimension: Int) -> [String] {
    ["\(dimension).1.1", "\(dimension).1.2", "\(dimension).2.1", "\(dimension).2.2"]
  }
  let dimensions = (1...8).map { dimension -> Draft in
    let leaves = indicators(dimension).map {
      leaf($0, 10, policy: .exclude, missing: .notApplicable)
    }
    return ScoringTests.group(
      "\(dimension)", by: .mean,
      [
        ScoringTests.group("\(dimension).1", by: .mean, Array(leaves.prefix(2))),
        ScoringTests.group("\(dimension).2", by: .mean, Array(leaves.suffix(2))),
      ])
  }
  var criteria = criteriaSet(dimensions, .mean, scale: 80)
  criteria.needed = .count(8)
  let figures = ["A", "B", "C"].flatMap { unit in
    (1...8).flatMap { dimension in
      indicators(dimension).compactMap { code -> Figures? in
        if unit == "B", dimension == 8 { return nil }
        if unit == "C", code == "1.1.2" { return nil }
        return Figures(unit, code, unit == "C" && code == "1.1.1" ? 4 : Double(dimension + 1))
      }
    }
  }
  let result = try evaluate(criteria, units: units("A", "B", "C"), figures)
  #expect(result.scores == [44, nil, 45])
  #expect(result.ranks == [2, nil, 1])
  #expect(result.issues.map(\.kind) == [.tooFewDomains(counted: 7, needed: 8)])
  #expect(result.value(ofCriterion: "8", of: 1) == .text("–"))
  let differences = try LineSheet(result).differences()
  #expect(differences.isEmpty, "\(differences.prefix(3))")
}

/// 60 % of five are three, though 0.6 · 5 may be a little more in binary; of two, two.
@Test func aShareOfPartsIsRoundedUp() {
  #expect([5, 2, 10, 1].map { Needed.percent(60).count(among: $0) } == [3, 2, 6, 1])
  #expect([5, 2].map { Needed.count(3).count(among: $0) } == [3, 2])
}
