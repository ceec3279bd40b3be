internal import Scoring

/// Ranks the participants of each draw and counts.
struct RankCounter {
  /// How often each participant had each rank, from the first to the last.
  private(set) var counts: [[Int]]
  /// How often a participant had no rank.
  private(set) var unranked: [Int]
  /// How often the winners were those of the present weights.
  private(set) var sameWinners = 0
  /// How often all ranks were those of the present weights.
  private(set) var sameRanks = 0

  private let present: [Int?]
  private let ties: RankingRule.Ties
  /// The participants in the order of the draw before, from which a sort has little to do.
  private var order: [Int]
  private var ranks: [Int]

  init(_ present: Outcome, ties: RankingRule.Ties) {
    let count = present.ranks.count
    self.present = present.ranks
    self.ties = ties
    counts = [[Int]](repeating: [Int](repeating: 0, count: count), count: count)
    unranked = [Int](repeating: 0, count: count)
    order = Array(0..<count)
    ranks = [Int](repeating: 0, count: count)
  }

  /// Ranks a lane's results as ``Scoring/Ranking`` does and counts the ranks.
  ///
  /// - Parameters:
  ///   - keys: The keys of each participant and lane, the number that ranks first; NaN is no number.
  ///   - keyCount: How many keys each participant has.
  ///   - lane: The lane.
  ///   - lanes: The number of lanes.
  mutating func count(
    _ keys: UnsafeBufferPointer<Double>, keyCount: Int, lane: Int, lanes: Int
  ) {
    func key(_ participant: Int, _ position: Int) -> Double {
      let number = keys[(participant * keyCount + position) * lanes + lane]
      return number.isNaN ? -.infinity : number
    }
    /// Positive if the first comes before, negative if after, 0 for equals.
    func compare(_ first: Int, _ second: Int) -> Int {
      for position in 0..<keyCount {
        let (a, b) = (key(first, position), key(second, position))
        if a != b { return a > b ? 1 : -1 }
      }
      return 0
    }
    for place in order.indices.dropFirst() {
      let participant = order[place]
      var hole = place
      while hole > 0 {
        let before = compare(participant, order[hole - 1])
        guard before > 0 || (before == 0 && participant < order[hole - 1]) else { break }
        order[hole] = order[hole - 1]
        hole -= 1
      }
      order[hole] = participant
    }
    var last = 0
    var winnersStay = true
    var ranksStay = true
    for (place, participant) in order.enumerated() {
      var rank = 0
      if key(participant, 0) > -.infinity {
        let isTie = place > 0 && ties != .ordinal && compare(participant, order[place - 1]) == 0
        rank = isTie ? last : ties == .dense ? last + 1 : place + 1
        last = rank
        counts[participant][rank - 1] += 1
      } else {
        unranked[participant] += 1
      }
      let before = present[participant] ?? 0
      winnersStay = winnersStay && (rank == 1) == (before == 1)
      ranksStay = ranksStay && rank == before
    }
    if winnersStay { sameWinners += 1 }
    if ranksStay { sameRanks += 1 }
  }

  /// Adds what another has counted.
  mutating func add(_ other: RankCounter) {
    for participant in counts.indices {
      unranked[participant] += other.unranked[participant]
      for rank in counts[participant].indices {
        counts[participant][rank] += other.counts[participant][rank]
      }
    }
    sameWinners += other.sameWinners
    sameRanks += other.sameRanks
  }
}
