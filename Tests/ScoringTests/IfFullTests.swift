import Formulas
import Testing

@testable import Scoring

extension IndexEvaluation {
  fileprivate func numbers(_ kind: Line.Kind) -> [Double?] {
    column(kind).map { if case .number(let number) = $0 { number } else { nil } }
  }
}

private let all = ["A", "B", "C", "D"].map { Unit(code: $0, name: $0) }

/// Two criteria of 60 and 40 points; D is not ranked.
private func result(
  _ first: [Double], _ second: [Double], _ ranking: RankingRule = RankingRule()
) throws -> IndexEvaluation {
  try evaluate(
    criteriaSet([leaf("1", 60), leaf("2", 40)], ranking: ranking), units: all, unranked: ["D"],
    zip(all, first).map { Figures($0.code, "1", $1) }
      + zip(all, second).map { Figures($0.code, "2", $1) })
}

/// A has 50 + 30 = 80, B 60 + 25 = 85, C 40 + 30 = 70, D 90.
///
/// With all of the first A has 90 and is first, B stays at 85 and second (it loses nothing there), C has
/// 90 and is before B. With all of the second A has 90, B 100, C 80: as many as A, which it shares the
/// second rank with.
@Test func oneCriterionInFull() throws {
  let result = try result([50, 60, 40, 60], [30, 25, 30, 30])
  #expect(result.numbers(.scoreIfFull(node: 0)) == [90, 85, 90, 90])
  #expect(result.numbers(.rankIfFull(node: 0)) == [1, 1, 1, nil])
  #expect(result.numbers(.scoreIfFull(node: 1)) == [90, 100, 80, 100])
  #expect(result.numbers(.rankIfFull(node: 1)) == [1, 1, 2, nil])
}

/// With 80 points like A, C is before it by its 40 in the second criterion; by the order of the units it
/// comes after it.
@Test func equalsIfFull() throws {
  let first = [50.0, 60, 40, 60]
  let second = [30.0, 25, 30, 30]
  let byKey = try result(first, second, RankingRule(tieBreak: [.criterion(1)]))
  #expect(byKey.numbers(.rankIfFull(node: 1)) == [1, 1, 2, nil])
  let ordinal = try result(first, second, RankingRule(ties: .ordinal))
  #expect(ordinal.numbers(.rankIfFull(node: 1)) == [1, 1, 3, nil])
  let dense = try result([60, 60, 40, 60], [25, 25, 30, 30], RankingRule(ties: .dense))
  // Of 85, 85, 70 the last would have 80, after two that share one rank.
  #expect(dense.numbers(.rankIfFull(node: 1)) == [1, 1, 2, nil])
}

/// The nearest unit below has 70; the last one has nobody behind it.
@Test func theNextScoreBelow() throws {
  let result = try result([50, 60, 40, 60], [30, 25, 30, 30])
  #expect(result.numbers(.scoreBehind) == [70, 80, nil, nil])
  #expect(result.numbers(.pointsAhead) == [10, 5, nil, nil])
  #expect(result.numbers(.unitBehind) == [3, 1, nil, nil])
  #expect(result.numbers(.order) == [1, 2, 3, 4])
}

/// Of 50, 60 and 40 of 60 points the mean is 83.33 %; D is compared with it too.
@Test func theLeadInACriterion() throws {
  let result = try result([50, 60, 40, 60], [30, 25, 30, 30])
  let leads = result.numbers(.lead(node: 0))
  #expect(leads.compactMap { $0.map { ($0 * 100).rounded() } } == [0, 1667, -1666, 1667])
}
