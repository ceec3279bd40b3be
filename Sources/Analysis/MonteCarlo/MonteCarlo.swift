internal import Scoring

/// How firm ranks are when weights are drawn at random about the present ones.
///
/// Every draw gives all criteria new weights; the program then computes scores and ranks as the book would
/// (``WeightProgram``). Draws are made in blocks of ``MonteCarlo/blockSize``, each with a random stream of its
/// own made from the seed and the block's number, and everything counted is a whole number, so that the results
/// are the same for any number of threads. They are the same on every machine, too: random numbers use nothing
/// but IEEE arithmetic (``RandomStream``). Only sets that use powers, exponentials or logarithms themselves, such
/// as geometric means, depend on the C library in the last digit of a score.
///
/// A probability p estimated from n draws has the standard error √(p·(1 − p)/n): 0.0005 at most for a million.
public struct MonteCarlo: Hashable, Sendable {
  /// How the weights were drawn.
  public let settings: MonteCarloSettings
  /// How many draws gave each participant each rank, from rank 1 on: participants × ranks.
  public let rankCounts: [[Int]]
  /// How many draws gave a participant no rank; all of them for those who are only scored.
  public let unrankedCounts: [Int]
  /// How many draws left rank 1 with those who have it now, and with nobody else.
  public let sameWinnersCount: Int
  /// How many draws left every participant's rank as it is now.
  public let sameRanksCount: Int

  /// The draws that share a random stream.
  public static let blockSize = 4096

  /// The draws that run side by side.
  static let lanes = 64

  /// Draws weights and counts ranks.
  ///
  /// - Parameters:
  ///   - program: The index, evaluated in advance.
  ///   - settings: How the weights are drawn.
  public init(_ program: WeightProgram, _ settings: MonteCarloSettings) async {
    let blocks = (settings.draws + Self.blockSize - 1) / Self.blockSize
    let workers = min(settings.threads, blocks)
    let present = program.outcome(program.evaluation.weights)
    let ties = program.evaluation.calculation.set.ranking.ties
    let total = await withTaskGroup(of: RankCounter.self) { group in
      for worker in 0..<workers {
        group.addTask {
          var run = MonteCarloRun(program, settings, present)
          for block in stride(from: worker, to: blocks, by: workers) { run.count(block: block) }
          return run.counter
        }
      }
      return await group.reduce(into: RankCounter(present, ties: ties)) { $0.add($1) }
    }
    self.settings = settings
    rankCounts = total.counts
    unrankedCounts = total.unranked
    sameWinnersCount = total.sameWinners
    sameRanksCount = total.sameRanks
  }
}

// MARK: - What the counts say

extension MonteCarlo {
  /// The probability that a participant has a rank, from 1 on.
  public func probability(of participant: Int, rank: Int) -> Double {
    share(rankCounts[participant][rank - 1])
  }

  /// The probability that rank 1 stays with those who have it now.
  public var winnersStay: Double { share(sameWinnersCount) }

  /// The probability that no rank changes.
  public var ranksStay: Double { share(sameRanksCount) }

  /// The standard error of an estimated probability.
  public func standardError(of probability: Double) -> Double {
    (probability * (1 - probability) / Double(settings.draws)).squareRoot()
  }

  /// The mean of a participant's ranks over the draws that rank it; nil if there are none.
  public func meanRank(of participant: Int) -> Double? {
    let counts = rankCounts[participant]
    let ranked = counts.reduce(0, +)
    guard ranked > 0 else { return nil }
    let sum = counts.enumerated().map { ($0 + 1) * $1 }.reduce(0, +)
    return Double(sum) / Double(ranked)
  }

  /// The standard error of the mean rank; nil if no draw ranks the participant.
  public func standardErrorOfMeanRank(of participant: Int) -> Double? {
    guard let mean = meanRank(of: participant) else { return nil }
    let counts = rankCounts[participant]
    let ranked = Double(counts.reduce(0, +))
    let squares = counts.enumerated().map { rank, count in
      let distance = Double(rank + 1) - mean
      return distance * distance * Double(count)
    }
    return (squares.reduce(0, +) / ranked).squareRoot() / ranked.squareRoot()
  }

  /// The least ranks that at least 5 and 95 percent of the draws do not exceed; nil if none ranks it.
  public func rankInterval(of participant: Int) -> ClosedRange<Int>? {
    let counts = rankCounts[participant]
    let ranked = counts.reduce(0, +)
    guard ranked > 0 else { return nil }
    func quantile(_ percent: Int) -> Int {
      var seen = 0
      for (rank, count) in counts.enumerated() {
        seen += count
        if seen * 100 >= ranked * percent { return rank + 1 }
      }
      return counts.count
    }
    return quantile(5)...quantile(95)
  }

  private func share(_ count: Int) -> Double { Double(count) / Double(settings.draws) }
}
