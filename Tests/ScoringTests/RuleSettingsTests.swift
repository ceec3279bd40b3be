import Formulas
import Scoring
import Testing

/// Policies, weights, missing figures, rounds, ties and grades, each worked out by hand.
@Suite struct RuleSettingsTests {
  /// Criteria of 6 and 4 points; the unit has 3 of 6, the other does not apply.
  @Test(arguments: [
    // 3 of 6 converted to 10; 3 + 4; 3 + 0; half of a criterion that now weighs 10.
    (NotApplicable.exclude(), 5.0), (.full, 7.0), (.zero, 3.0), (.redistribute(to: [0]), 5.0),
  ])
  func policies(_ policy: NotApplicable, _ expected: Double) {
    var book = SmallBook([.given("1", 6), .given("2", 4, policy: policy)])
    book.give([3])
    book.exempt(from: 1)
    #expect(book.result.score(of: 0) == expected)
  }

  /// Children 3/6 and 4/4 of a mean; the third is left out: (3 + 4) / 10 of 20.
  @Test func aMeanLeavesOutWhatDoesNotApply() {
    var book = SmallBook([
      .group("1", 20, .mean), .given("1.1", 6, in: 0), .given("1.2", 4, in: 0),
      .given("1.3", 10, in: 0, policy: .exclude()),
    ])
    book.give([3], for: 1)
    book.give([4], for: 2)
    book.exempt(from: 3)
    #expect(book.result.score(of: 0) == 14)
  }

  /// √(1/4 · 1) = 1/2 of 10, with equal weights.
  @Test func geometricMean() {
    var book = SmallBook([
      .group("1", 10, .geometric), .given("1.1", 5, in: 0), .given("1.2", 5, in: 0),
    ])
    book.give([1.25], for: 1)
    book.give([5], for: 2)
    #expect(book.result.score(of: 0) == 5)
  }

  /// A group of weight 30 over criteria of 1 and 2: they weigh 10 and 20.
  @Test func aGroupsWeightScalesItsChildren() {
    var book = SmallBook([
      .group("1", 3, weight: 30), .given("1.1", 1, in: 0), .given("1.2", 2, in: 0),
    ])
    book.give([0.5], for: 1)
    book.give([2], for: 2)
    #expect(book.result.contribution(of: 1, participant: 0) == 5)
    #expect(book.result.score(of: 0) == 25)
  }

  @Test func groupsMayDiffer() {
    var leaf = Criterion.given("1", 10)
    leaf.maximum = ByGroup(10, special: ["huyen": 5])
    leaf.weight = ByGroup(10, special: ["huyen": 20])
    var book = SmallBook([leaf], groups: ["so", "huyen"])
    book.give([4], to: 0)
    book.give([4], to: 1)
    #expect(book.result.score(of: 0) == 4)
    #expect(book.result.score(of: 1) == 16)
  }

  @Test(arguments: [Missing.fault, .zero, .unscored])
  func missingFigures(_ missing: Missing) {
    var book = SmallBook([.given("1", 6), .given("2", 4, missing: missing)])
    book.give([3])
    let result = book.result
    #expect(result.score(of: 0) == (missing == .zero ? 3 : nil))
    #expect(result.rank(of: 0) == (missing == .zero ? 1 : nil))
    guard missing != .zero else { return }
    #expect(result.issues.map(\.criterion) == [1])
    #expect(result.issues.map(\.isFault) == [missing == .fault])
  }

  @Test func aUnitWithoutDataHasNoScore() {
    var book = SmallBook([.given("1", 6)], groups: ["", ""])
    book.give([3])
    let result = book.result
    #expect(result.score(of: 1) == nil)
    #expect(result.rank(of: 1) == nil)
    #expect(result.issues.map(\.kind) == [.noData])
    #expect(result.rank(of: 0) == 1)
  }

  /// Self 5 + 4; first round corrects the first to 3, the second the other to 2, the authority the first to 1.
  @Test func laterRoundsCorrectEarlierOnes() {
    var book = SmallBook([.given("1", 6), .given("2", 4)])
    book.give([5], for: 0, stage: .self)
    book.give([4], for: 1, stage: .self)
    book.give([3], for: 0, stage: .appraised1)
    book.give([2], for: 1, stage: .appraised2)
    book.give([1], for: 0, stage: .decided)
    let totals = Stage.allCases.map { book.result.number(.score(stage: $0), of: 0) }
    #expect(totals == [9, 7, 5, 3])
  }

  /// The second unit has no figure in the final round, so the one it gave itself stands.
  @Test func aUnitWithoutALaterFigureKeepsItsEarlierOne() {
    var book = SmallBook([.given("1", 6)], groups: ["", ""])
    for unit in 0...1 { book.give([5], to: unit, stage: .self) }
    book.give([2], to: 0, stage: .appraised2)
    #expect([0, 1].map { book.result.score(of: $0) } == [2, 5])
    #expect(book.result.issues.isEmpty)
  }

  @Test func keysDecideBetweenEquals() {
    var book = SmallBook(
      [.given("1", 6), .given("2", 6, survey: true)], groups: ["a", "b", "a", "b"])
    for (unit, figures) in [[4.0, 2.0], [2.0, 4.0], [1.0, 5.0], [0.0, 0.0]].enumerated() {
      book.give([figures[0]], to: unit, for: 0)
      book.give([figures[1]], to: unit, for: 1)
    }
    func ranks() -> [Int?] { book.groups.indices.map { book.result.rank(of: $0) } }
    #expect(ranks() == [1, 1, 1, 4])
    book.set.ranking.tieBreak = [.survey]
    #expect(ranks() == [3, 2, 1, 4])
    book.set.ranking.tieBreak = [.appraised]
    #expect(ranks() == [1, 2, 3, 4])
    let inGroups = book.groups.indices.map { book.result.number(.groupRank, of: $0) }
    #expect(inGroups == [1, 1, 2, 2])
    book.unranked = [0]
    #expect(ranks() == [nil, 1, 2, 3])
    #expect(book.result.score(of: 0) == 6)
  }

  @Test func gradesAndTheirCaps() {
    let grades = [("Tốt", 9.0), ("Khá", 5.0), ("Yếu", 0.0)].map {
      GradeScale.Grade(name: $0.0, from: $0.1)
    }
    var book = SmallBook([.given("1", 6), .given("2", 4)], groups: ["", "", ""])
    book.set.grades = [
      "": GradeScale(grades: grades, caps: [.init(criterion: 1, below: 80, grade: 1)])
    ]
    // 9 with 3 of 4 = 75 % is capped; 9.2 with 3.2 of 4 = 80 % is not; 4.99 is the rest.
    for (unit, figures) in [[6.0, 3.0], [6.0, 3.2], [1.0, 3.99]].enumerated() {
      book.give([figures[0]], to: unit, for: 0)
      book.give([figures[1]], to: unit, for: 1)
    }
    #expect(book.groups.indices.map { book.result.grade(of: $0) } == ["Khá", "Tốt", "Yếu"])
  }

  @Test func changesSinceLastYear() {
    var book = SmallBook([.given("1", 10)], groups: ["", ""])
    book.give([8.5], to: 0)
    book.give([7], to: 1)
    book.previous = ["u0": PreviousResult(score: 8.2, rank: 4)]
    #expect(book.result.number(.scoreChange, of: 0) == 0.3)
    #expect(book.result.number(.placesWon, of: 0) == 3)
    #expect(book.result.number(.scoreChange, of: 1) == nil)
  }

  @Test func aCycleIsAnError() throws {
    let rules = try ["score(\"2\") + A + B", "score(\"1\") + A + B"].map {
      Rule.OwnFormula.formula(try Formula(parsing: $0))
    }
    var book = SmallBook([.leaf("1", 10, rules[0]), .leaf("2", 10, rules[1])])
    book.give([1, 1], for: 0)
    book.give([1, 1], for: 1)
    let result = book.result
    #expect(result.score(of: 0) == nil)
    guard case .error(let error) = result.value(.score(stage: .appraised2), of: 0) else {
      Testing.Issue.record("a cycle gives no number")
      return
    }
    #expect(error.kind == .reference)
  }

  /// Put into the formula, the numbers it used give its value.
  @Test func tracesGiveTheirValue() throws {
    struct NoReferences: EvaluationContext {
      func value(of reference: Reference) -> Value { .blank }
      func values(of reference: Reference) -> [Value] { [] }
    }
    var book = SmallBook([.leaf("1", 10, .linear(.ratio(whenZero: .fault)))])
    book.give([3, 4])
    let kind = Line.Kind.contribution(node: 0, stage: .appraised2)
    let trace = try #require(book.result.trace(kind, of: 0))
    #expect(trace.value == .number(7.5))
    #expect(try #require(trace.withNumbers).evaluate(in: NoReferences()) == .number(7.5))
  }
}
