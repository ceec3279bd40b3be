import Formulas
import Testing

@testable import Scoring

private let mark = Figures.notApplicable

/// Two domains of 40 and 60 points; 1.2 weighs 10, 2.2 weighs 20.
private func set(
  _ policy: Draft.Policy, by aggregation: Aggregation = .sum, grades: [String: GradeScale] = [:]
) -> CriteriaSet {
  criteriaSet(
    [
      group("1", by: aggregation, [leaf("1.1", 30), leaf("1.2", 10, policy: policy)]),
      group("2", [leaf("2.1", 40), leaf("2.2", 20)]),
    ], grades: grades)
}

private let figures = [
  Figures("A", "1.1", 24), mark("A", "1.2", .appraised2), Figures("A", "2.1", 30),
  Figures("A", "2.2", 12),
]

private let final = Stage.appraised2

extension IndexEvaluation {
  /// A derived number of a criterion, rounded to nine places.
  fileprivate func derived(
    _ kind: (Int, Stage) -> Line.Kind, _ code: String, of participant: Int = 0
  ) throws -> Double? {
    let node = try #require(calculation.set.position(of: code))
    return number(kind(node, calculation.final), of: participant).map {
      SpreadsheetNumber.round($0, places: 9)
    }
  }
}

/// 1.2's 10 points go to 2.1 and 2.2 as 6⅔ and 3⅓; 35 of 46⅔ and 14 of 23⅓ are earned there.
@Test func whatIsHandedOverCanBeAttainedElsewhere() throws {
  let result = try evaluate(set(.redistribute(["2.1", "2.2"])), figures)
  #expect(try result.derived(Line.Kind.attainable, "1") == 30)
  #expect(try result.derived(Line.Kind.attainable, "1.2") == 0)
  #expect(try result.derived(Line.Kind.attainable, "2.1") == 46.666666667)
  #expect(try result.derived(Line.Kind.attainable, "2") == 70)
  #expect(try result.derived(Line.Kind.takenOver, "2.1") == 6.666666667)
  #expect(try result.derived(Line.Kind.takenOver, "1.1") == 0)
  #expect(try result.derived(Line.Kind.lost, "1.1") == 6)
  #expect(try result.derived(Line.Kind.lost, "2.1") == 11.666666667)
  #expect(try result.derived(Line.Kind.lost, "2.2") == 9.333333333)
  #expect(try result.derived(Line.Kind.lost, "2") == 21)
  #expect(result.value(.lost(node: 2, stage: final), of: 0) == .text("PB"))
  #expect(result.value(.share(node: 2, stage: final), of: 0) == .text("PB"))
  #expect(try result.derived(Line.Kind.share, "1") == 80)
  #expect(try result.derived(Line.Kind.share, "2") == 70)
  #expect(result.number(.handedOver(stage: final), of: 0) == 10)
  #expect(result.number(.attainableTotal(stage: final), of: 0) == 100)
  #expect(result.number(.lostTotal(stage: final), of: 0) == 27)
  #expect(result.number(.shareTotal(stage: final), of: 0) == 73)
}

/// 24 of 30 and 42 of 60: 66 of the 90 that apply.
@Test func whatIsExcludedCannotBeAttained() throws {
  let result = try evaluate(set(.exclude), figures)
  #expect(try result.derived(Line.Kind.attainable, "1") == 30)
  #expect(try result.derived(Line.Kind.lost, "1") == 6)
  #expect(try result.derived(Line.Kind.share, "1") == 80)
  #expect(result.number(.attainableTotal(stage: final), of: 0) == 90)
  #expect(result.number(.lostTotal(stage: final), of: 0) == 24)
  #expect(result.number(.handedOver(stage: final), of: 0) == 0)
}

/// « zero » loses the points, « full » gives them.
@Test func policiesThatGivePointsLeaveTheWeight() throws {
  let zero = try evaluate(set(.zero), figures)
  #expect(try zero.derived(Line.Kind.lost, "1.2") == 10)
  #expect(try zero.derived(Line.Kind.share, "1") == 60)
  #expect(zero.number(.lostTotal(stage: final), of: 0) == 34)
  let full = try evaluate(set(.full), figures)
  #expect(try full.derived(Line.Kind.lost, "1.2") == 0)
  #expect(full.number(.lostTotal(stage: final), of: 0) == 24)
}

/// A mean counts in full: 24/30 of domain 1's 40.
@Test func aMeanCanGiveItsWholeWeight() throws {
  let result = try evaluate(set(.exclude, by: .mean), figures)
  #expect(try result.derived(Line.Kind.attainable, "1") == 40)
  #expect(try result.derived(Line.Kind.lost, "1") == 8)
  #expect(try result.derived(Line.Kind.share, "1") == 80)
  #expect(result.number(.lostTotal(stage: final), of: 0) == 26)
}

@Test func whereNothingAppliesNothingIsLost() throws {
  let criteria = criteriaSet([
    group("1", [leaf("1.1", 20, policy: .exclude), leaf("1.2", 20, policy: .exclude)]),
    group("2", [leaf("2.1", 60)]),
  ])
  let result = try evaluate(
    criteria,
    [mark("A", "1.1", .appraised2), mark("A", "1.2", .appraised2), Figures("A", "2.1", 45)])
  #expect(try result.derived(Line.Kind.attainable, "1") == 0)
  #expect(result.number(.share(node: 0, stage: final), of: 0) == nil)
  #expect(result.number(.lostTotal(stage: final), of: 0) == 15)
  #expect(result.number(.shareTotal(stage: final), of: 0) == 75)
}

/// A missing figure is an error wherever it counts, and no loss.
@Test func aMissingFigureIsNoLoss() throws {
  let result = try evaluate(criteriaSet([leaf("1", 10), leaf("2", 10)]), [Figures("A", "1", 4)])
  #expect(result.number(.lost(node: 0, stage: final), of: 0) == 6)
  guard case .error(let error) = result.value(.lost(node: 1, stage: final), of: 0),
    case .error = result.value(.lostTotal(stage: final), of: 0)
  else {
    Issue.record("a loss without a figure")
    return
  }
  #expect(error.kind == .notAvailable)
}

/// A cap looks at 24 of 30, 80 %, though the domain weighs 40: B has 23.9 of 30.
@Test func aCapLooksAtWhatCanBeAttained() throws {
  var scale = usualGrades
  scale.caps = [GradeScale.Cap(criterion: 0, below: 80, grade: 4)]
  let criteria = set(.redistribute(["2.1", "2.2"]), grades: ["": scale])
  let other = [
    Figures("B", "1.1", 23.9), mark("B", "1.2", .appraised2), Figures("B", "2.1", 40),
    Figures("B", "2.2", 20),
  ]
  let result = try evaluate(criteria, units: units("A", "B"), figures + other)
  #expect(result.gradeNames == ["Khá", "Yếu"])
  #expect(result.number(.gradeCap, of: 0) == 0)
  #expect(result.number(.gradeCap, of: 1) == 1)
}

/// 11⅔, 9⅓ and 6 points: 2.1 lost most.
///
/// Equal losses stand in the order of the set.
@Test func lossesHavePlaces() throws {
  let result = try evaluate(set(.redistribute(["2.1", "2.2"])), figures)
  let places = result.calculation.set.nodes.indices.map {
    result.value(.lossPosition(node: $0), of: 0)
  }
  #expect(places == [.text(""), .number(3), .text(""), .text(""), .number(1), .number(2)])
  let equal = try evaluate(
    criteriaSet([leaf("1", 10), leaf("2", 10), leaf("3", 10)]),
    [Figures("A", "1", 9), Figures("A", "2", 4), Figures("A", "3", 4)])
  #expect(
    (0..<3).map { equal.value(.lossPosition(node: $0), of: 0) }
      == [.number(3), .number(1), .number(2)])
}

/// The bonus is no part of what is lost.
@Test func bonusItemsLoseNothing() throws {
  let result = try evaluate(
    criteriaSet([leaf("1", 10)], bonus: [leaf("T", 2)], scale: nil),
    [Figures("A", "1", 7), Figures("A", "T", 1)])
  #expect(result.value(.lost(node: 1, stage: final), of: 0) == .text("–"))
  #expect(result.number(.lostTotal(stage: final), of: 0) == 3)
  #expect(result.score(of: 0) == 8)
}

/// The figure of the last round that has one counts, for each criterion by itself.
@Test func theRoundThatCounts() throws {
  let result = try evaluate(
    criteriaSet([leaf("1", 10), leaf("2", 10, policy: .zero), leaf("3", 10, missing: .zero)]),
    units: units("A", "B"),
    [
      Figures("A", "1", 9, stage: .self), Figures("A", "1", 7, stage: .appraised1),
      Figures("B", "1", 8, stage: .self), Figures("A", "2", 5, stage: .self),
      mark("A", "2", .appraised2), Figures("B", "2", 6, stage: .self),
      Figures("A", "3", 1, stage: .self),
    ])
  #expect((0..<2).map { result.number(.round(criterion: 0), of: $0) } == [2, 1])
  #expect((0..<2).map { result.number(.figure(criterion: 0, input: 0), of: $0) } == [7, 8])
  #expect((0..<2).map { result.number(.round(criterion: 1), of: $0) } == [2, 1])
  #expect((0..<2).map { result.value(.mark(criterion: 1), of: $0) } == [.text("x"), .text("")])
  #expect(
    (0..<2).map { result.value(.figure(criterion: 1, input: 0), of: $0) }
      == [.text(""), .number(6)])
  #expect((0..<2).map { result.number(.round(criterion: 2), of: $0) } == [1, 0])
  #expect(result.value(.figure(criterion: 2, input: 0), of: 1) == .text(""))
  #expect(result.effectiveRound(of: 0, participant: 0) == .appraised1)
  #expect(result.effectiveRound(of: 2, participant: 1) == nil)
}
