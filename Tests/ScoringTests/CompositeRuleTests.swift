import Formulas
import Testing
import Wording

@testable import Scoring

/// What composite indices say of one indicator: scales over five units, a sixth only scored; the expected
/// points are worked out by hand.
@Suite struct CompositeRuleTests {
  private struct Words: Speech {
    let language: Language
    func group(_ code: String) -> String { code }
  }

  /// The points out of 10 of the compared units, then of one that is only scored.
  private static func points(
    _ kind: some RuleKind, _ values: [Double], outside: Double? = nil
  ) throws -> [Double?] {
    let rule = Rule(
      kind, inputs: [.init(code: "value", text: "", kind: .number(minimum: nil, maximum: nil))])
    let all = values + (outside.map { [$0] } ?? [])
    let codes = all.indices.map { "U\($0)" }
    let result = try evaluate(
      criteriaSet([leaf("1", 10, rule)], scale: nil),
      units: codes.map { Unit(code: $0, name: $0) },
      unranked: outside == nil ? [] : [codes[values.count]],
      zip(codes, all).map { Figures($0, "1", $1) })
    // What the sheet's formulas give is what the engine gives.
    let differences = try LineSheet(result).differences()
    #expect(differences.isEmpty, "\(differences.prefix(3))")
    return all.indices.map { result.points("1", of: $0).map { ($0 * 1e9).rounded() / 1e9 } }
  }

  // MARK: z-score

  /// Mean 10, squares 36 + 4 + 0 + 4 + 36 = 80, STDEV √(80 / 4) = √20; T = 50 ± 10 · 6/√20, ± 10 · 2/√20.
  @Test func tScore() throws {
    #expect(
      try Self.points(Rule.ZScore(whenEqual: 5), [4, 8, 10, 12, 16])
        == [3.658359214, 4.552786405, 5, 5.447213595, 6.341640786])
  }

  /// Mean 6, STDEV 4: z = −1, 0, 1; reversed 1, 0, −1.
  ///
  /// Out of 10 points 2 + 5 z, not below 0.
  @Test func zScoreStopsAtTheEndsOfTheScale() throws {
    var score = Rule.ZScore(mean: 20, spread: 50, whenEqual: 0)
    #expect(try Self.points(score, [2, 6, 10]) == [0, 2, 7])
    score.reversed = true
    #expect(try Self.points(score, [2, 6, 10]) == [7, 2, 0])
    // A unit outside is held against the others' mean: z = (26 − 6) / 4 = 5, reversed −5.
    #expect(try Self.points(score, [2, 6, 10], outside: 26) == [7, 2, 0, 0])
    score.reversed = false
    #expect(try Self.points(score, [2, 6, 10], outside: 26) == [0, 2, 7, 10])
  }

  /// 0.1 + 0.1 + 0.1 is not 0.3 in doubles, so that a deviation is left of three equal values.
  @Test func equalValuesHaveNoSpread() throws {
    #expect(try Self.points(Rule.ZScore(whenEqual: 7), [0.1, 0.1, 0.1]) == [7, 7, 7])
    #expect(try Self.points(Rule.ZScore(whenEqual: 7), [3]) == [7])
    #expect(try Self.points(Rule.PercentileRank(whenEqual: 7), [0.1, 0.1, 0.1]) == [7, 7, 7])
    #expect(try Self.points(Rule.PercentileRank(whenEqual: 7), [3]) == [7])
  }

  /// ln 1, ln 10, ln 100 are 0, 1 and 2 times ln 10: z = −1, 0, 1.
  ///
  /// 100000 counts as 100, 0 as 1.
  @Test func zScoreOfTreatedValues() throws {
    let logged = Rule.ZScore(treatment: .init(isLogged: true), whenEqual: 5)
    #expect(try Self.points(logged, [100, 1, 10]) == [6, 4, 5])
    let bounded = Rule.ZScore(
      treatment: .init(least: 1, greatest: 100, isLogged: true), whenEqual: 5)
    #expect(try Self.points(bounded, [100_000, 0, 10]) == [6, 4, 5])
    // A unit outside is treated too.
    #expect(try Self.points(bounded, [100, 1, 10], outside: 1e9) == [6, 4, 5, 6])
  }

  // MARK: Percentile rank

  /// Of four others: none below 1, one below 3, two below each 7, four below 9.
  @Test func percentileRankCountsWhoIsWorse() throws {
    let rank = Rule.PercentileRank(whenEqual: 5)
    #expect(try Self.points(rank, [9, 7, 7, 3, 1]) == [10, 5, 5, 2.5, 0])
    let reversed = Rule.PercentileRank(reversed: true, whenEqual: 5)
    #expect(try Self.points(reversed, [9, 7, 7, 3, 1]) == [0, 2.5, 2.5, 7.5, 10])
    // Units outside: two of five below 5, counted of four; all five below 10 are no more than the maximum.
    #expect(try Self.points(rank, [9, 7, 7, 3, 1], outside: 5) == [10, 5, 5, 2.5, 0, 5])
    #expect(try Self.points(rank, [9, 7, 7, 3, 1], outside: 10) == [10, 5, 5, 2.5, 0, 10])
  }

  /// 900 and 50 count as 30: three of four others are below each.
  @Test func percentileRankOfWinsorisedValues() throws {
    let rank = Rule.PercentileRank(treatment: .init(greatest: 30), whenEqual: 5)
    #expect(try Self.points(rank, [900, 50, 20, 10, 5]) == [7.5, 7.5, 5, 2.5, 0])
  }

  // MARK: Distance to the best

  /// 4 days are best: 4/4, 4/5, 4/8, 4/16, 4/40; a unit outside with 2 days gets no more than all.
  @Test func leastValueLeads() throws {
    let reversed = Rule.LeaderShare(reversed: true)
    #expect(
      try Self.points(reversed, [4, 5, 8, 16, 40], outside: 2) == [10, 8, 5, 2.5, 1, 10])
    // 4 counts as 8, 40 as 20: 8/8, 8/8, 8/8, 8/16, 8/20.
    let bounded = Rule.LeaderShare(reversed: true, treatment: .init(least: 8, greatest: 20))
    #expect(try Self.points(bounded, [4, 5, 8, 16, 40]) == [10, 10, 10, 5, 4])
  }

  /// 1000 counts as 50: 50/50, 40/50, 25/50, 10/50, 0.
  @Test func aLeaderFarAheadIsBounded() throws {
    let share = Rule.LeaderShare(treatment: .init(greatest: 50))
    #expect(try Self.points(share, [1000, 40, 25, 10, 0]) == [10, 8, 5, 2, 0])
  }

  // MARK: Min–max

  /// 900 counts as 60, −5 as 10; from 10 to 60 they are 5 tenths apart.
  @Test func winsorisedValuesMakeTheEnds() throws {
    let scale = Rule.MinMax(
      lowest: 0, treatment: .init(least: 10, greatest: 60), whenEqual: 5)
    #expect(try Self.points(scale, [900, -5, 20, 35, 60]) == [10, 0, 2, 5, 10])
    #expect(
      try Self.points(scale, [900, 20, 35, 45, 60], outside: 12) == [10, 0, 3.75, 6.25, 10, 0])
  }

  /// HDI's income between 100 and 75,000 dollars, here 100 and 10,000: ln 1000 is half of the way.
  @Test func goalpostsOfLogarithms() throws {
    let scale = Rule.MinMax(
      lowest: 0, minimum: 100, maximum: 10_000, treatment: .init(isLogged: true), whenEqual: 0)
    #expect(try Self.points(scale, [100, 1000, 10_000, 50, 20_000]) == [0, 5, 10, 0, 10])
    // 1, 10, 100 of the units: thirds of the way to 1000.
    let own = Rule.MinMax(lowest: 1, treatment: .init(isLogged: true), whenEqual: 0)
    #expect(try Self.points(own, [1, 10, 100, 1000]) == [1, 4, 7, 10])
  }

  /// 2 + 8 · x / 20, reversed 2 + 8 · (20 − x) / 20; −1 and 21 are no values and give no points.
  @Test func beyondTheGoalpostsThereIsNothing() throws {
    var scale = Rule.MinMax(lowest: 2, minimum: 0, maximum: 20, beyond: .fault, whenEqual: 2)
    #expect(try Self.points(scale, [0, 5, 20, -1, 21]) == [2, 4, 10, nil, nil])
    scale.reversed = true
    #expect(try Self.points(scale, [0, 5, 20, -1, 21]) == [10, 8, 2, nil, nil])
    // With one bound fixed the other end is the units' own, here 10.
    let open = Rule.MinMax(lowest: 0, maximum: 20, beyond: .fault, whenEqual: 2)
    #expect(try Self.points(open, [10, 15, 21]) == [0, 5, nil])
  }

  /// The cell of a live workbook shows an error, as for any figure that cannot be.
  @Test func logarithmOfNothingIsAnError() throws {
    let rule = Rule(
      Rule.MinMax(
        lowest: 0, minimum: 1, maximum: 10, treatment: .init(isLogged: true), whenEqual: 0),
      inputs: [.init(code: "value", text: "", kind: .positive(maximum: nil))])
    let result = try evaluate(criteriaSet([leaf("1", 10, rule)]), [Figures("A", "1", 0)])
    #expect(result.score(of: 0) == nil)
    #expect(result.issues.map(\.kind) == [.error(.number)])
  }

  // MARK: Words

  @Test func wordsTellTheTreatment() {
    let score = Rule(
      Rule.ZScore(
        reversed: true, treatment: .init(least: 1, greatest: 50, isLogged: true), whenEqual: 2.5),
      inputs: [])
    #expect(
      score.words(Words(language: .vietnamese))
        == "(50% + 10% × z) × điểm tối đa, không dưới 0 và không quá điểm tối đa; z = (trung bình − giá trị) / độ lệch chuẩn giữa các đơn vị; giá trị dưới 1 tính như 1; giá trị trên 50 tính như 50; tính theo logarit tự nhiên của giá trị; mọi đơn vị có cùng giá trị: 2,5 điểm"
    )
    let scale = Rule(
      Rule.MinMax(lowest: 0, minimum: 0, maximum: 20, beyond: .fault, whenEqual: 0), inputs: [])
    #expect(
      scale.words(Words(language: .english))
        == "Linear from 0 to the maximum between 0 and 20; beyond a bound is not accepted")
    let rank = Rule(Rule.PercentileRank(reversed: true, whenEqual: 2.5), inputs: [])
    #expect(
      rank.words(Words(language: .english))
        == "Other units with a greater value / other units × maximum; all values the same: 2.5 points"
    )
    let share = Rule(Rule.LeaderShare(reversed: true), inputs: [])
    #expect(
      share.words(Words(language: .vietnamese))
        == "Giá trị thấp nhất của các đơn vị / giá trị của đơn vị × điểm tối đa")
  }
}
