import Formulas
import Testing

@testable import Scoring

/// Items give 2, 1.5 and 4, together at most 5; penalties 1 and 3, at most 3: 80 + 5 − 3.
@Test func bonusAndPenaltyStopAtTheirCaps() throws {
  let set = criteriaSet(
    [leaf("1", 100)],
    bonus: [leaf("T1", 2, .perCount(1, cap: 2)), leaf("T2", 2), leaf("T3", 4)],
    penalty: [leaf("P1", 2), leaf("P2", 3)], bonusCap: 5, penaltyCap: 3)
  let result = try evaluate(
    set,
    [
      Figures("A", "1", 80), Figures("A", "T1", 5), Figures("A", "T2", 1.5),
      Figures("A", "T3", 4), Figures("A", "P1", 1), Figures("A", "P2", 3),
    ])
  #expect(result.points("T1") == 2)
  #expect(result.value(.bonus(stage: .appraised2), of: 0) == .number(5))
  #expect(result.value(.penalty(stage: .appraised2), of: 0) == .number(3))
  #expect(result.score(of: 0) == 82)
}

/// « Mỗi lĩnh vực thưởng không quá 3 điểm »: T1 and T2 give 2 + 1.5, together 3; with T3 7, of which 6 count.
///
/// B has 1 + 1 + 4, which no cap touches. Penalties of 1 and 3 count 2 together.
@Test func someItemsHaveACapOfTheirOwn() throws {
  var set = criteriaSet(
    [leaf("1", 100)], bonus: [leaf("T1", 2), leaf("T2", 2), leaf("T3", 4)],
    penalty: [leaf("P1", 2), leaf("P2", 3)], bonusCap: 6)
  set.itemCaps = [
    ItemCap(maximum: 3, items: [1, 2]), ItemCap(maximum: 2, items: [4, 5]),
  ]
  let result = try evaluate(
    set, units: units("A", "B"),
    [
      Figures("A", "1", 80), Figures("A", "T1", 2), Figures("A", "T2", 1.5),
      Figures("A", "T3", 4), Figures("A", "P1", 1), Figures("A", "P2", 3),
      Figures("B", "1", 80), Figures("B", "T1", 1), Figures("B", "T2", 1), Figures("B", "T3", 4),
    ])
  #expect(result.value(.bonus(stage: .appraised2), of: 0) == .number(6))
  #expect(result.value(.bonus(stage: .appraised2), of: 1) == .number(6))
  #expect(result.value(.penalty(stage: .appraised2), of: 0) == .number(2))
  set.bonusCap = nil
  let open = try evaluate(
    set,
    [Figures("A", "1", 80), Figures("A", "T1", 2), Figures("A", "T2", 1.5), Figures("A", "T3", 4)])
  #expect(open.value(.bonus(stage: .appraised2), of: 0) == .number(7))
  let differences = try LineSheet(result).differences()
  #expect(differences.isEmpty, "\(differences.prefix(3))")
}

@Test func whoHasNoBonusGetsNone() throws {
  let set = criteriaSet([leaf("1", 100)], bonus: [leaf("T1", 2)], penalty: [leaf("P1", 2)])
  let result = try evaluate(
    set, units: units("A", "B"),
    [Figures("A", "1", 80), Figures("B", "1", 70), Figures("B", "T1", 2)])
  #expect(result.scores == [80, 72])
  #expect(result.issues.isEmpty)
}

/// 1.005 and 2.675 rise although their doubles lie below; 1.01 + 2.68 = 3.69.
@Test func roundingAtEveryLevel() throws {
  let drafts = [group("1", [leaf("1.1", 5), leaf("1.2", 5)])]
  let figures = [Figures("A", "1.1", 1.005), Figures("A", "1.2", 2.675)]
  func score(_ rounding: Rounding) throws -> Double? {
    try evaluate(criteriaSet(drafts, scale: nil, rounding: rounding), figures).score(of: 0)
      .map { SpreadsheetNumber.round($0, places: 9) }
  }
  #expect(try score(Rounding(criterion: 2, group: nil, total: nil, index: nil)) == 3.69)
  #expect(try score(Rounding(criterion: nil, group: 1, total: nil, index: nil)) == 3.7)
  #expect(try score(Rounding(criterion: nil, group: nil, total: 0, index: nil)) == 4)
  #expect(try score(Rounding(criterion: nil, group: nil, total: nil, index: 2)) == 3.68)
  #expect(try score(Rounding(criterion: 1, group: nil, total: nil, index: 2)) == 3.7)
}

/// Points are rounded before they are weighted: 1.234 → 1.23, × 10.
@Test func pointsAreRoundedBeforeTheyAreWeighted() throws {
  let set = criteriaSet(
    [leaf("1", 5, weight: 50)], scale: nil,
    rounding: Rounding(criterion: 2, group: nil, total: nil, index: nil))
  #expect(try evaluate(set, [Figures("A", "1", 1.234)]).points("1") == 12.3)
}

/// Without a scale the points stay; excluded ones are converted to the full maximum: 30/40 · 50.
@Test func withoutAScaleThePointsStay() throws {
  let set = criteriaSet([leaf("1", 40), leaf("2", 10, policy: .exclude)], scale: nil)
  let result = try evaluate(
    set, units: units("A", "B"),
    [
      Figures("A", "1", 30), Figures("A", "2", 5), Figures("B", "1", 30),
      .notApplicable("B", "2"),
    ])
  #expect(result.scores == [35, 37.5])
}

/// PCI's scale is 10: 6 of 8 points are 7.5.
@Test func theScaleIsWhatFullMarksBecome() throws {
  let set = criteriaSet([leaf("1", 8)], scale: 10)
  #expect(try evaluate(set, [Figures("A", "1", 6)]).score(of: 0) == 7.5)
}
