internal import Scoring

/// How one ranking differs from another of the same units.
public struct RankShift: Hashable, Sendable {
  /// The new ranks, by participant; nil for those without.
  public var ranks: [Int?]
  /// The places each participant wins: old rank less new rank; nil unless there are both.
  public var placesWon: [Int?]
  /// Whether others stand first.
  public var changesWinner: Bool
  /// The participants ranked on one side only.
  public var rankedOnOneSide: [Int]
  /// Spearman's correlation of the ranks, equals sharing the mean of theirs; nil if one side does not
  /// vary.
  public var spearman: Double?
  /// Kendall's τ-b of the ranks; nil if one side does not vary.
  public var kendall: Double?

  /// How many ranks differ.
  public var changedRanks: Int { placesWon.count { $0 != nil && $0 != 0 } }

  /// The participant who moves farthest, the first one of several; nil if nobody moves.
  public var largestMove: (participant: Int, places: Int)? {
    let farthest = placesWon.compactMap { $0?.magnitude }.max() ?? 0
    guard farthest > 0,
      let participant = placesWon.firstIndex(where: { $0?.magnitude == farthest }),
      let places = placesWon[participant]
    else { return nil }
    return (participant, places)
  }

  /// Compares the ranks of two evaluations of the same participants.
  init(from before: IndexEvaluation, to after: IndexEvaluation) {
    let participants = before.index.participants.indices
    let old = participants.map { before.rank(of: $0) }
    let ranks = participants.map { after.rank(of: $0) }
    self.ranks = ranks
    let placesWon = zip(old, ranks).map { old, new -> Int? in
      if let old, let new { old - new } else { nil }
    }
    self.placesWon = placesWon
    changesWinner = participants.contains { (old[$0] == 1) != (ranks[$0] == 1) }
    rankedOnOneSide = zip(participants, zip(old, ranks)).compactMap { participant, ranks in
      (ranks.0 == nil) == (ranks.1 == nil) ? nil : participant
    }
    let both = participants.filter { placesWon[$0] != nil }
    let left = both.compactMap { old[$0].map { Double($0) } }
    let right = both.compactMap { ranks[$0].map { Double($0) } }
    spearman = Statistics.spearman(left, right)
    kendall = Statistics.kendall(left, right)
  }
}

extension Book {
  /// The book cut down to an index and those it takes scores from, the index in another form.
  func with(_ index: Index) -> Book {
    var book = self
    var needed: Set<String> = []
    func need(_ id: String) {
      guard needed.insert(id).inserted, let index = indices.first(where: { $0.id == id }) else {
        return
      }
      for node in index.criteria.nodes { node.rule?.importedIndices.forEach(need) }
    }
    need(index.id)
    book.indices = indices.filter { needed.contains($0.id) }.map { $0.id == index.id ? index : $0 }
    return book
  }
}
