import Formulas
import Scoring
import Testing

/// Each kind of rule at its edges; the expected points are worked out by hand.
@Suite struct RuleKindTests {
  private static let ratio = Rule.Measure.ratio(whenZero: .fault)

  private static func points(
    _ kind: some RuleKind, max: Double = 10, _ figures: [Double?]
  ) -> Double? {
    var book = SmallBook([.leaf("1", max, kind)])
    book.give(figures)
    return book.result.contribution(of: 0, participant: 0)
  }

  /// The points of one `value` per unit.
  private static func cohort(_ kind: some RuleKind, _ values: [Double]) -> [Double?] {
    var book = SmallBook([.leaf("1", 10, kind)], groups: values.map { _ in "" })
    for (unit, value) in values.enumerated() { book.give([value], to: unit) }
    let result = book.result
    return values.indices.map { result.contribution(of: 0, participant: $0) }
  }

  /// 29/100·100 is 28.999999999999996 in doubles and must still count as 29 %.
  @Test func bandEdgesAreComparedInPercent() {
    func bands(isInclusive: Bool) -> Rule.Bands {
      .bands(
        Self.ratio,
        ByGroup([
          .init(lower: .init(29, isInclusive: isInclusive), upper: nil, points: 10),
          .init(lower: nil, upper: .init(29, isInclusive: !isInclusive), points: 4),
        ]))
    }
    #expect([28, 29, 30].map { Self.points(bands(isInclusive: true), [$0, 100]) } == [4, 10, 10])
    #expect([28, 29, 30].map { Self.points(bands(isInclusive: false), [$0, 100]) } == [4, 4, 10])
  }

  @Test func linearStopsAtFull() {
    #expect(Self.points(.linear(Self.ratio), [3, 4]) == 7.5)
    #expect(Self.points(.linear(Self.ratio), [5, 4]) == 10)
    #expect(Self.points(.linear(.value), [25]) == 2.5)
  }

  @Test func targetMetExactlyIsFull() {
    #expect(Self.points(.target(Self.ratio, percent: 80), [4, 5]) == 10)
    #expect(Self.points(.target(Self.ratio, percent: 80), [2, 5]) == 5)
    #expect(Self.points(.target(.value, percent: 80), [90]) == 10)
  }

  @Test func floorCountsItsBound() {
    #expect(Self.points(.floor(Self.ratio, percent: 29), [29, 100]) == 2.9)
    #expect(Self.points(.floor(Self.ratio, percent: 70), [69, 100]) == 0)
    #expect(Self.points(.floor(Self.ratio, percent: 70), [7, 5]) == 10)
  }

  /// All marks are needed: the mean of two of three would not be the panel's.
  @Test func aPanelNeedsAllMarks() {
    let panel = Rule.Panel(members: ["a", "b", "c"])
    #expect(Self.points(panel, [8, 9, 7]) == 8)
    #expect(Self.points(panel, [8, 9, nil]) == nil)
    #expect(Self.points(panel, [0, 0, 10]).map { abs($0 - 10 / 3) < 1e-12 } == true)
  }

  /// 7 and 9.5 go, 8 and 8.5 stay, which is 8.25; of two equal highest marks one goes.
  @Test func aPanelMayLeaveOutTheEnds() {
    let panel = Rule.Panel(members: ["a", "b", "c", "d"], middle: true)
    #expect(Self.points(panel, [8, 9.5, 7, 8.5]) == 8.25)
    #expect(Self.points(panel, [9, 9, 5, 6]) == 7.5)
    #expect(Self.points(panel, [10, 10, 10, 10]) == 10)
    #expect(Self.points(panel, [10, 10, 10, nil]) == nil)
    let three = Rule.Panel(members: ["a", "b", "c"], middle: true)
    #expect(Self.points(three, [1, 9, 4]) == 4)
  }

  /// A unit does not know what its judges give: only the appraisal asks for their marks.
  @Test func aPanelIsNotSelfAssessed() throws {
    let book = SmallBook([.leaf("1", 10, Rule.Panel(members: ["a", "b"])), .given("2", 10)])
    let own = FormContent(book.index, units: book.units, recipient: .unit("u0"), stage: .self)
    #expect(own?.criteria == [1])
    let appraised = FormContent(
      book.index, units: book.units, recipient: .agency(nil), stage: .appraised1)
    #expect(appraised?.criteria == [0, 1])
  }

  @Test func deductionsEndAtZero() {
    #expect(Self.points(.deduct(options([0.5, 2])), [3, 1]) == 6.5)
    #expect(Self.points(.deduct(options([0.5, 2])), [0, 6]) == 0)
  }

  @Test func casesEndAtTheCapOrTheMaximum() {
    #expect(Self.points(.perCount(points: 3, cap: nil), [2]) == 6)
    #expect(Self.points(.perCount(points: 3, cap: 5), [2]) == 5)
    #expect(Self.points(.perCount(points: 3, cap: nil), [4]) == 10)
  }

  @Test func choiceAndTicks() {
    var book = SmallBook([.leaf("1", 4, .choice(options([4, 2.5, 0])))], groups: ["", ""])
    for (unit, code) in ["B", "C"].enumerated() {
      book.observations.append(
        Observation(participant: unit, criterion: 0, input: 0, value: .text(code)))
    }
    #expect(book.result.contribution(of: 0, participant: 0) == 2.5)
    #expect(book.result.contribution(of: 0, participant: 1) == 0)
    #expect(Self.points(.additive(options([0.5, 1.5, 2])), max: 4, [1, 0, 1]) == 2.5)
  }

  @Test func formulasChooseTheirBranch() throws {
    let rule = Rule.OwnFormula.formula(
      try Formula(parsing: "IF(A >= 5, 0.6 * max + MIN(2, B), max * A / 100)"))
    #expect(Self.points(rule, [5, 3]) == 8)
    #expect(Self.points(rule, [4, 3]) == 0.4)
  }

  @Test func leaderGetsAllAndOthersTheirShare() {
    #expect(Self.cohort(.leaderShare, [40, 10, 0]) == [10, 2.5, 0])
  }

  @Test func leastToGreatest() {
    #expect(Self.cohort(.minMax(.init(lowest: 2, whenEqual: 5)), [4, 8, 6]) == [2, 10, 6])
    #expect(
      Self.cohort(.minMax(.init(lowest: 2, reversed: true, whenEqual: 5)), [4, 8, 5]) == [10, 2, 8])
    #expect(
      Self.cohort(.minMax(.init(lowest: 0, minimum: 0, maximum: 20, whenEqual: 0)), [5, 30, -1])
        == [2.5, 10, 0])
    #expect(Self.cohort(.minMax(.init(lowest: 0, whenEqual: 5)), [7, 7]) == [5, 5])
  }

  @Test func rankAmongAllGivesEqualSteps() {
    // Of four: first 4/4, the two equal second ones 3/4, the last 1/4.
    #expect(Self.cohort(.cohortRank(reversed: false), [9, 5, 5, 1]) == [10, 7.5, 7.5, 2.5])
    #expect(Self.cohort(.cohortRank(reversed: true), [9, 5, 5, 1]) == [2.5, 7.5, 7.5, 10])
  }

  @Test func answersCountTheirShare() {
    // (1·2 + 0.5·4 + 0·4) / 10
    #expect(Self.points(.survey(.options, options([1, 0.5, 0])), [2, 4, 4]) == 4)
    #expect(Self.points(.survey(.percent, options([1, 1, 0])), [2, 4, 4]) == 6)
    // Mean rank (5·1 + 4·1 + 1·2) / 4 = 2.75, of five 55 %.
    #expect(Self.points(.survey(.mean, options([1, 0.8, 0.6, 0.4, 0.2])), [1, 1, 0, 0, 2]) == 5.5)
    #expect(Self.points(.percentage, [62.5]) == 6.25)
  }

  @Test func trackingScoresNothing() {
    #expect(Self.points(.tracking, max: 0, [99]) == 0)
  }

  @Test func anotherIndexCounts() throws {
    var other = SmallBook([.given("1", 100)])
    other.give([60])
    var first = other.index
    first.id = "hl"
    let book = SmallBook([.leaf("1", 20, .index("hl", scale: 100))])
    let result = try #require(Evaluation(book.book(with: [first]))["main"])
    #expect(result.score(of: 0) == 12)
  }

  @Test func nothingOfNothing() {
    #expect(Self.points(.linear(.ratio(whenZero: .full)), [0, 0]) == 10)
    #expect(Self.points(.linear(.ratio(whenZero: .zero)), [0, 0]) == 0)
    var book = SmallBook([.leaf("1", 10, .linear(Self.ratio))])
    book.give([0, 0])
    #expect(book.result.score(of: 0) == nil)
    #expect(book.result.rank(of: 0) == nil)
    #expect(book.result.issues.map(\.kind) == [.error(.divisionByZero)])
  }
}
