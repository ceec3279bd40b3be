import Formulas
import TestSupport
import Testing

@testable import Scoring

/// Random sets with cohorts, points handed over, missing figures, rounds and every aggregation but the
/// geometric one; `PropertyTests` has unit groups and rows in another order.
///
/// Scores are equal to the last printed digit, also where the exact value lies half way between two; what
/// is not rounded is compared at nine places.
@Test(arguments: 0..<8)
func theEngineAgreesWithExactFractions(part: Int) throws {
  var scored = 0
  for seed in (part * 50)..<(part * 50 + 50) {
    let book = RandomBook(seed: seed)
    let result = try book.evaluated()
    let places = book.set.rounding.index ?? 9
    let exact = book.units.indices.map { ExactScorer.unrounded(book, unit: $0) }
    let scores = exact.map { $0?.rounded(places) }
    for unit in book.units.indices {
      let found = result.score(of: unit).map { SpreadsheetNumber.round($0, places: places) }
      #expect(found == scores[unit]?.double, "seed \(seed), unit \(unit)")
    }
    let basis = book.set.byRounded ? scores : exact.map { $0?.rounded(9) }
    #expect(result.ranks == ranks(basis, book.set.ties), "seed \(seed)")
    // Whoever has no score is named among the issues.
    let named = Set(result.issues.map(\.participant))
    for unit in exact.indices where exact[unit] == nil { #expect(named.contains(unit)) }
    scored += exact.compactMap { $0 }.count
  }
  #expect(scored > 150)
}

/// One more than those, or than the different scores, that are better.
private func ranks(_ basis: [Fraction?], _ ties: RankingRule.Ties) -> [Int?] {
  basis.map { own in
    own.map { own in
      let better = basis.compactMap { $0 }.filter { $0 > own }
      return 1 + (ties == .dense ? Set(better).count : better.count)
    }
  }
}

/// Neither the order of the units nor that of the figures matters to any of them.
@Test func orderDoesNotMatter() throws {
  for seed in 1000..<1060 {
    let book = RandomBook(seed: seed)
    var random = SeededGenerator(seed: UInt64(seed))
    let order = Array(book.units.indices).shuffled(using: &random)
    let first = try book.evaluated()
    let second = try book.evaluated(
      order: order, figures: book.figures.shuffled(using: &random))
    for (position, unit) in order.enumerated() {
      #expect(second.score(of: position) == first.score(of: unit), "seed \(seed)")
      #expect(second.rank(of: position) == first.rank(of: unit), "seed \(seed)")
    }
    #expect(second.issues.count == first.issues.count)
  }
}

/// More points or one more ticked statement never cost a unit score or rank.
@Test func moreIsNeverLess() throws {
  var raised = 0
  for seed in 2000..<2060 {
    let book = RandomBook(seed: seed)
    let before = try book.evaluated()
    for leaf in book.set.leaves where !book.set.penalty.contains(where: { $0.code == leaf.code }) {
      guard let better = leaf.better, case .figures(let old, let stage) = book.given[0][leaf.code]
      else { continue }
      var changed = book
      changed.given[0][leaf.code] = .figures(better(old), stage)
      let after = try changed.evaluated()
      guard let old = before.score(of: 0), let new = after.score(of: 0),
        let oldRank = before.rank(of: 0), let newRank = after.rank(of: 0)
      else { continue }
      #expect(new >= old, "seed \(seed), \(leaf.code)")
      #expect(newRank <= oldRank, "seed \(seed), \(leaf.code)")
      raised += 1
    }
  }
  #expect(raised > 100)
}

extension ExactNode {
  /// Figures that give more points, for rules where that is plain; nil for the others.
  fileprivate var better: (([Fraction]) -> [Fraction])? {
    switch rule {
    case .given: { [($0[0] + maximum) / 2] }
    case .additive: { _ in [1, 1, 1] }
    case .perCount: { [$0[0] + 1] }
    case .deduct: { _ in [0] }
    default: nil
    }
  }
}
