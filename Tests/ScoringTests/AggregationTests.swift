import Formulas
import Testing

@testable import Scoring

private let mark = Figures.notApplicable

/// Shares 0.5 of weight 3 and 0.9 of weight 1, gathered by hand.
@Test(arguments: [
  // (3 · 0.5 + 1 · 0.9) / 4
  (Aggregation.mean, 60.0),
  // 4 / (3 / 0.5 + 1 / 0.9) = 4 / (64 / 9)
  (.harmonic, 56.25),
  (.highest, 90),
  (.lowest, 50),
])
func sharesAreGathered(aggregation: Aggregation, score: Double) throws {
  let set = criteriaSet(
    [leaf("1", 10, weight: 3), leaf("2", 10, weight: 1)], aggregation,
    rounding: Rounding(index: 9))
  let result = try evaluate(set, [Figures("A", "1", 5), Figures("A", "2", 9)])
  #expect(result.score(of: 0) == score)
}

/// The harmonic mean with a share of 0 is 0, its limit; the highest does not mind.
@Test(arguments: [(Aggregation.harmonic, 0.0), (.lowest, 0), (.highest, 90)])
func aShareOfNothing(aggregation: Aggregation, score: Double) throws {
  let set = criteriaSet([leaf("1", 10), leaf("2", 10)], aggregation)
  let result = try evaluate(set, [Figures("A", "1", 0), Figures("A", "2", 9)])
  #expect(result.score(of: 0) == score)
}

/// Points may be below 0, and what does not apply is neither the highest nor the lowest.
@Test(arguments: [
  (Aggregation.harmonic, 50.0), (.highest, 50), (.lowest, 50), (.geometric, 50), (.mean, 50),
])
func whatDoesNotApplyIsNotGathered(aggregation: Aggregation, score: Double) throws {
  let set = criteriaSet(
    [leaf("1", 10), leaf("2", 10, policy: .exclude), leaf("3", 10, policy: .exclude)], aggregation)
  let result = try evaluate(
    set, [Figures("A", "1", 5), mark("A", "2", .appraised2), mark("A", "3", .appraised2)])
  #expect(result.score(of: 0) == score)
  #expect(result.issues.isEmpty)
}

/// Both domains are below 0: −0.2 and −0.5 of their points, as rules with a floor below 0 give.
@Test(arguments: [(Aggregation.highest, -20.0), (.lowest, -50), (.harmonic, 0)])
func sharesBelowZero(aggregation: Aggregation, score: Double) throws {
  let items = [Rule.Option(code: "count", text: "Lỗi", points: 1)]
  let below = Rule(
    Rule.Deduct(items: items, least: -10), inputs: [.init(code: "count", text: "Lỗi", kind: .count)]
  )
  let set = criteriaSet(
    [leaf("1", 10, below), leaf("2", 10, below), leaf("3", 10, below, policy: .exclude)],
    aggregation)
  let result = try evaluate(
    set, [Figures("A", "1", 12), Figures("A", "2", 15), mark("A", "3", .appraised2)])
  #expect(result.score(of: 0) == score)
}

/// What full marks for the criterion would win: the lowest of 0.5 and 0.9 becomes 0.9, the highest 1.
@Test(arguments: [(Aggregation.lowest, 40.0), (.highest, 10)])
func aGainIsThatOfTheWhole(aggregation: Aggregation, gain: Double) throws {
  let set = criteriaSet(
    [leaf("1", 10), leaf("2", 10)], aggregation, rounding: Rounding(index: 9))
  let result = try evaluate(set, [Figures("A", "1", 5), Figures("A", "2", 9)])
  let raised = result.column(.basisIfFull(node: 0))[0]
  #expect(raised == .number((result.score(of: 0) ?? .nan) + gain))
}
