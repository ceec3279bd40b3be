import Formulas
import TestSupport
import Testing

@testable import Scoring

/// What a sheet computes from the lines' formulas is what the engine computes, ranks by sorting.
@Suite struct LineSheetTests {
  @Test(arguments: 0..<4)
  func everyLineOfRandomBooks(part: UInt64) throws {
    for seed in (part * 5)..<(part * 5 + 5) {
      let result = try #require(Evaluation(RandomSets.book(seed: seed))["main"])
      let differences = try LineSheet(result).differences()
      #expect(differences.isEmpty, "seed \(seed): \(differences.prefix(3))")
    }
  }

  @Test(arguments: 0..<4)
  func everyLineOfRandomBooksWithRounds(part: Int) throws {
    for seed in (part * 5)..<(part * 5 + 5) {
      let result = try RandomBook(seed: seed).evaluated()
      let differences = try LineSheet(result).differences()
      #expect(differences.isEmpty, "seed \(seed): \(differences.prefix(3))")
    }
  }
}

/// Ranks by every kind of tie and key, in unit groups, with units that are not ranked.
@Test(arguments: RankingRule.Ties.allCases) func ranksAreCountedAsTheyAreSorted(
  ties: RankingRule.Ties
) throws {
  var tied = 0
  for seed in 0..<12 {
    var random = SeededGenerator(seed: UInt64(seed))
    let all = (0..<9).map { Unit(code: "U\($0)", name: "U\($0)", group: $0 < 5 ? "sở" : "huyện") }
    let keys: [RankingRule.Key] = [.survey, .criterion(2), .appraised]
    let criteria = criteriaSet(
      [leaf("1", 2), leaf("2", 2, survey: true), leaf("3", 2, policy: .zero)],
      ranking: RankingRule(
        byRounded: seed.isMultiple(of: 2), ties: ties, tieBreak: Array(keys.prefix(seed % 4))))
    let result = try evaluate(
      criteria, units: all, unranked: seed % 3 == 0 ? ["U1", "U7"] : [],
      all.flatMap { unit in
        ["1", "2", "3"].map {
          Figures(unit.code, $0, Double(Int.random(in: 0...2, using: &random)))
        }
      })
    let sheet = try LineSheet(result)
    let differences = sheet.differences()
    #expect(differences.isEmpty, "seed \(seed): \(differences.prefix(3))")
    tied += 9 - Set(result.ranks).count
  }
  #expect(ties == .ordinal || tied > 10)
}

/// Lines without cells stand inside the formulas of those that have some.
@Test func linesWithoutCellsArePutIn() throws {
  for seed in 0..<6 {
    let result = try RandomBook(seed: seed).evaluated()
    let sheet = try LineSheet(result) { kind in
      switch kind {
      case .attainable, .lost, .share, .round, .unitsAbove, .nextScore, .nextGradeNumber: false
      default: true
      }
    }
    let differences = sheet.differences()
    #expect(differences.isEmpty, "seed \(seed): \(differences.prefix(3))")
  }
}

/// What a formula takes as a range is named as needing cells.
@Test func rangesNeedCells() throws {
  let result = try evaluate(
    criteriaSet(
      [group("1", [leaf("1.1", 5), leaf("1.2", 5, policy: .exclude)])],
      ranking: RankingRule(ties: .dense)),
    [Figures("A", "1.1", 4), Figures("A", "1.2", 1)])
  let calculation = result.calculation
  #expect(calculation.linesNeeded(for: .rank, group: "") == [.rankFirst])
  #expect(calculation.linesNeeded(for: .meanShare(node: 0), group: "") == [.rankedShare(node: 0)])
  #expect(calculation.linesNeeded(for: .meanShare(node: 1), group: "") == [])
  #expect(
    calculation.linesNeeded(for: .nodeRank(node: 1), group: "")
      == [.nodeFirst(node: 1), .nodeKey(node: 1)])
}
