import Formulas
import Testing

@testable import Scoring

/// The points a rule of a maximum gives for one unit's figures, rounded to nine places.
private func points(_ rule: Rule, _ maximum: Double, _ figures: Double?...) throws -> Value {
  var only = Figures("A", "1")
  only.values = figures.map { $0.map { .number($0) } ?? .blank }
  let set = criteriaSet([leaf("1", maximum, rule)], scale: nil)
  let value = try evaluate(set, [only]).value(ofCriterion: "1")
  guard case .number(let number) = value else { return value }
  return .number(SpreadsheetNumber.round(number, places: 9))
}

/// The points of several units.
private func points(
  _ rule: Rule, _ maximum: Double, ofAll values: [Double]
) throws -> [Double?] {
  let all = values.indices.map { Unit(code: "U\($0)", name: "") }
  let figures = values.enumerated().map { Figures("U\($0)", "1", $1) }
  let result = try evaluate(
    criteriaSet([leaf("1", maximum, rule)], scale: nil), units: all, figures)
  return values.indices.map { result.points("1", of: $0) }
}

private let whenZeroFull = Rule.Measure.ratio(whenZero: .full)
private let whenZeroNothing = Rule.Measure.ratio(whenZero: .zero)

@Test func givenPointsAreTaken() throws {
  #expect(try points(.given, 2, 1.25) == .number(1.25))
}

@Test func choiceGivesTheOptionsPoints() throws {
  let rule = Rule.choice(["A": 2, "B": 1.5, "C": 0])
  for (code, expected) in [("A", 2.0), ("B", 1.5), ("C", 0)] {
    let set = criteriaSet([leaf("1", 2, rule)])
    let result = try evaluate(set, [Figures("A", "1", choice: code)])
    #expect(result.points("1") == expected)
  }
}

@Test func anUnknownOptionIsAnErrorAndNotZero() throws {
  let set = criteriaSet([leaf("1", 2, .choice(["A": 2, "B": 0]))])
  let result = try evaluate(set, [Figures("A", "1", choice: "Z")])
  #expect(result.score(of: 0) == nil)
  #expect(result.issues.map(\.kind) == [.error(.notAvailable)])
}

@Test func tickedStatementsAddUp() throws {
  let rule = Rule.additive(["a": 0.25, "b": 0.25, "c": 0.5])
  #expect(try points(rule, 1, 1, 0, 1) == .number(0.75))
  #expect(try points(rule, 1, 0, 0, 0) == .number(0))
}

@Test(arguments: [
  // share in percent, points where the edge belongs above, points where it belongs below
  (100.0, 3.0, 3.0), (90, 3, 2), (89.99, 2, 2), (80, 2, 1), (79.999, 1, 1), (0, 1, 1),
])
func bandEdgesBelongWhereTheyAreWritten(share: Double, inclusive: Double, exclusive: Double) throws
{
  let closedBelow = Rule.bands([.from(90, 3), .from(80, below: 90, 2), .below(80, 1)])
  let openBelow = Rule.bands([.above(90, 3), .above(80, to: 90, 2), .upTo(80, 1)])
  #expect(try points(closedBelow, 3, share, 100) == .number(inclusive))
  #expect(try points(openBelow, 3, share, 100) == .number(exclusive))
}

/// 0.29 × 100 is one step under 29, 0.57 × 100 one step under 57, and 1.1 × 1.1 one step over 1.21.
@Test func aValueOneStepBesideAnEdgeCountsAsTheEdge() throws {
  #expect(0.29 * 100 < 29)
  for edge in [29.0, 57, 58] {
    let inclusive = Rule.bands([.from(edge, 1), .below(edge, 0)])
    #expect(try points(inclusive, 1, edge / 100, 1) == .number(1))
    let exclusive = Rule.bands([.above(edge, 1), .upTo(edge, 0)])
    #expect(try points(exclusive, 1, edge / 100, 1) == .number(0))
  }
  let ofValue = Rule.bands([.above(1.21, 1), .upTo(1.21, 0)], .value)
  #expect(try points(ofValue, 1, 1.1 * 1.1) == .number(0))
}

@Test func edgesAreComparedAtNinePlaces() throws {
  let bands = Rule.bands([.from(90, 1), .below(90, 0)])
  #expect(try points(bands, 1, 89.9999999999, 100) == .number(1))
  #expect(try points(bands, 1, 89.999999999, 100) == .number(0))
  #expect(try points(.floor(90), 10, 0.899999999, 1) == .number(0))
  #expect(try points(.floor(90), 10, 0.8999999999999, 1) == .number(9))
}

@Test func bandsOfASinglePointAndInAnyOrder() throws {
  let rule = Rule.bands(
    [
      .below(5, 1),
      Rule.Band(
        lower: .init(5, isInclusive: true), upper: .init(5, isInclusive: true), points: 2),
      .above(5, 3),
    ], .value)
  #expect(try points(rule, 3, 4.9) == .number(1))
  #expect(try points(rule, 3, 5) == .number(2))
  #expect(try points(rule, 3, 5.1) == .number(3))
}

@Test func linearSharesEndAtTheMaximum() throws {
  #expect(try points(.linear(), 4, 30, 40) == .number(3))
  #expect(try points(.linear(), 4, 50, 40) == .number(4))
  #expect(try points(.linear(.value), 4, 75) == .number(3))
}

@Test func zeroOfZeroIsWhatTheRuleSays() throws {
  #expect(try points(.linear(whenZeroFull), 4, 0, 0) == .number(4))
  #expect(try points(.linear(whenZeroNothing), 4, 0, 0) == .number(0))
  let bands = [Rule.Band.from(50, 3), .below(50, 1)]
  #expect(try points(.bands(bands, whenZeroFull), 3, 0, 0) == .number(3))
  #expect(try points(.bands(bands, whenZeroNothing), 3, 0, 0) == .number(0))
  guard case .error(let error) = try points(.linear(), 4, 0, 0) else {
    Testing.Issue.record("a division by zero has a value")
    return
  }
  #expect(error.kind == .divisionByZero)
  #expect(error.origin != nil)
}

@Test func targetMetExactlyIsFull() throws {
  #expect(try points(.target(90), 6, 9, 10) == .number(6))
  #expect(try points(.target(80), 2, 100, 125) == .number(2))
  #expect(try points(.target(80), 2, 1, 1) == .number(2))
  #expect(try points(.target(80), 2, 40, 100) == .number(1))
  #expect(try points(.target(80, .value), 2, 20) == .number(0.5))
}

@Test func underTheFloorThereIsNothing() throws {
  #expect(try points(.floor(80), 5, 79.99, 100) == .number(0))
  #expect(try points(.floor(80), 5, 80, 100) == .number(4))
  #expect(try points(.floor(29), 100, 0.29 * 100, 100) == .number(29))
  #expect(try points(.floor(80), 5, 120, 100) == .number(5))
}

@Test func deductionsStopAtZero() throws {
  let rule = Rule.deduct(["late": 0.25, "wrong": 0.5])
  #expect(try points(rule, 2, 0, 0) == .number(2))
  #expect(try points(rule, 2, 2, 1) == .number(1))
  #expect(try points(rule, 2, 5, 5) == .number(0))
}

@Test func casesCountUpToTheCap() throws {
  #expect(try points(.perCount(0.5), 3, 4) == .number(2))
  #expect(try points(.perCount(0.5), 3, 7) == .number(3))
  #expect(try points(.perCount(0.5, cap: 1.5), 3, 7) == .number(1.5))
}

/// 6·A + MIN(2; 2.5·B) + 2.5·C: 6·0.5 + MIN(2, 2.25) + 2.5·0.4 = 6.
@Test func compositeFormula() throws {
  let rule = try Rule.formula("6*A + MIN(2, 2.5*B) + 2.5*C", ["A", "B", "C"])
  #expect(try points(rule, 10, 0.5, 0.9, 0.4) == .number(6))
  #expect(try points(rule, 10, 0.5, 0.4, 0.4) == .number(5))
}

@Test func branchesChooseByFigures() throws {
  let rule = try Rule.formula(
    "IF(total = 0, max, IF(done / total >= 0.9, max, done / total * max - 0.5 * late))",
    ["done", "total", "late"])
  #expect(try points(rule, 4, 0, 0, 0) == .number(4))
  #expect(try points(rule, 4, 9, 10, 3) == .number(4))
  #expect(try points(rule, 4, 5, 10, 1) == .number(1.5))
}

@Test func leaderSetsTheMeasure() throws {
  #expect(try points(.leaderShare, 10, ofAll: [40, 50, 10]) == [8, 10, 2])
}

/// DDCI: z = 9·(x − min)/(max − min) + 1, reversed 11 − z.
@Test func minMaxSpansTheScale() throws {
  let plain = Rule.minMax(.init(lowest: 1, whenEqual: 10))
  #expect(try points(plain, 10, ofAll: [20, 50, 30]) == [1, 10, 4])
  let reversed = Rule.minMax(.init(lowest: 1, reversed: true, whenEqual: 10))
  #expect(try points(reversed, 10, ofAll: [20, 50, 30]) == [10, 1, 7])
  let fromZero = Rule.minMax(.init(lowest: 0, whenEqual: 0))
  #expect(try points(fromZero, 10, ofAll: [20, 50, 35]) == [0, 10, 5])
}

@Test func minMaxOfEqualValuesIsWhatTheRuleSays() throws {
  let rule = Rule.minMax(.init(lowest: 1, whenEqual: 5.5))
  #expect(try points(rule, 10, ofAll: [7, 7, 7]) == [5.5, 5.5, 5.5])
}

/// HDI's life expectancy between 20 and 85 years; whoever passes a fixed bound stays at the end.
@Test func minMaxWithFixedBounds() throws {
  let rule = Rule.minMax(.init(lowest: 0, minimum: 20, maximum: 85, whenEqual: 0))
  #expect(try points(rule, 1, ofAll: [52.5, 85, 90, 10]) == [0.5, 1, 1, 0])
  let halfFixed = Rule.minMax(.init(lowest: 1, minimum: 0, whenEqual: 1))
  #expect(try points(halfFixed, 10, ofAll: [25, 50]) == [5.5, 10])
}

/// (COUNT − RANK + 1) / COUNT: the two in the middle share rank 2 of 4.
@Test func ranksBecomePointsInEqualSteps() throws {
  #expect(try points(.cohortRank(), 4, ofAll: [9, 7, 7, 1]) == [4, 3, 3, 1])
  #expect(try points(.cohortRank(reversed: true), 4, ofAll: [9, 7, 7, 1]) == [1, 3, 3, 4])
}

/// 50 A, 30 B, 15 C, 5 D: (50 + 0.6·30 + 0.2·15) / 100 = 0.71.
@Test func surveyOptionsAreWeighted() throws {
  let rule = Rule.survey(["A": 1, "B": 0.6, "C": 0.2, "D": 0])
  #expect(try points(rule, 10, 50, 30, 15, 5) == .number(7.1))
  #expect(try points(rule, 10, 0, 0, 0, 8) == .number(0))
}

/// 10 very satisfied and 70 satisfied of 100; the mean of 5…1 over 5 is (50+280+30+20+0)/500.
@Test func surveyShareOfTheSatisfiedAndMean() throws {
  let percent = Rule.survey(["A": 1, "B": 1, "C": 0, "D": 0, "E": 0], method: .percent)
  #expect(try points(percent, 5, 10, 70, 10, 10, 0) == .number(4))
  let mean = Rule.survey(["A": 1, "B": 0.8, "C": 0.6, "D": 0.4, "E": 0.2], method: .mean)
  #expect(try points(mean, 5, 10, 70, 10, 10, 0) == .number(3.8))
}

@Test func aSurveyWithoutAnswersIsAnError() throws {
  let value = try points(.survey(["A": 1, "B": 0]), 10, 0, 0)
  guard case .error(let error) = value else {
    Testing.Issue.record("no answers have a value: \(value)")
    return
  }
  #expect(error.kind == .divisionByZero)
}

@Test func percentagesAreSharesOfTheMaximum() throws {
  #expect(try points(.percentage, 20, 88.64) == .number(17.728))
}

@Test func trackedFiguresScoreNothingWithOrWithoutAValue() throws {
  #expect(try points(.tracking, 0, 12) == .number(0))
  let set = criteriaSet([leaf("1", 10), leaf("2", 0, .tracking)])
  let result = try evaluate(set, [Figures("A", "1", 7)])
  #expect(result.score(of: 0) == 70)
  #expect(result.issues.isEmpty)
}
