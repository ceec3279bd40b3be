import Scoring
import Testing

@testable import Analysis

@Suite("Monte Carlo over weights")
struct MonteCarloTests {
  /// A: 90 and 40 percent, B: 50 and 70: A is first if 40·w > 30·v.
  private let duel = pointsBook([[90, 40], [50, 70]], weights: [6, 4])

  @Test("Two criteria, uniform: the probability is a ratio of areas")
  func uniform() async throws {
    // w from 3 to 9 and v from 2 to 6: B is first where w < 0.75·v, a triangle of 1.5 of 24.
    let settings = try MonteCarloSettings(draws: 40_000, spread: .uniform(percent: 50))
    let result = await MonteCarlo(WeightProgram(try mainIndex(of: duel)), settings)
    let exact = 1 - 1.5 / 24
    #expect((result.winnersStay - exact).magnitude < 4 * result.standardError(of: exact))
    #expect(result.probability(of: 0, rank: 1) == result.winnersStay)
  }

  @Test("Two criteria, Dirichlet: the probability is that of a beta variable")
  func dirichlet() async throws {
    // The share of w has Beta(12, 8) for concentration 20; A is first above 3/7. For whole parameters the
    // distribution function is a sum of binomial probabilities.
    let settings = try MonteCarloSettings(draws: 40_000, spread: .dirichlet(concentration: 20))
    let result = await MonteCarlo(WeightProgram(try mainIndex(of: duel)), settings)
    let x = 3.0 / 7
    var (exact, term) = (0.0, 1.0)
    for _ in 0..<19 { term *= 1 - x }
    for successes in 0..<12 {
      exact += term
      term *= Double(19 - successes) / Double(successes + 1) * x / (1 - x)
    }
    #expect((result.winnersStay - exact).magnitude < 4 * result.standardError(of: exact))
  }

  @Test("The number of threads makes no difference", arguments: [2, 3, 8])
  func threads(count: Int) async throws {
    let program = WeightProgram(try mainIndex(of: WeightedBook.make(seed: 4)))
    let alone = await MonteCarlo(program, try MonteCarloSettings(draws: 10_000, threads: 1))
    let together = await MonteCarlo(program, try MonteCarloSettings(draws: 10_000, threads: count))
    #expect(together.rankCounts == alone.rankCounts)
    #expect(together.sameWinnersCount == alone.sameWinnersCount)
    #expect(together.sameRanksCount == alone.sameRanksCount)
  }

  @Test("The same seed gives the same numbers, another one others")
  func seeds() async throws {
    let program = WeightProgram(try mainIndex(of: duel))
    func counts(_ seed: UInt64) async throws -> [[Int]] {
      let settings = try MonteCarloSettings(
        draws: 10_000, seed: seed, spread: .dirichlet(concentration: 20))
      return await MonteCarlo(program, settings).rankCounts
    }
    let first = try await counts(1)
    #expect(try await counts(1) == first)
    #expect(try await counts(2) != first)
  }

  @Test("Every draw gives every participant one rank or none", arguments: 1...12)
  func sums(seed: Int) async throws {
    let evaluation = try mainIndex(of: WeightedBook.make(seed: UInt64(seed)))
    let settings = try MonteCarloSettings(draws: 1_000, spread: .uniform(percent: 30))
    let result = await MonteCarlo(WeightProgram(evaluation), settings)
    for participant in evaluation.index.participants.indices {
      let ranked = result.rankCounts[participant].reduce(0, +)
      #expect(ranked + result.unrankedCounts[participant] == 1_000)
      if !evaluation.index.participants[participant].isRanked { #expect(ranked == 0) }
    }
  }

  @Test("Weights that stay leave everything as it is", arguments: 1...12)
  func nothing(seed: Int) async throws {
    let evaluation = try mainIndex(of: WeightedBook.make(seed: UInt64(seed)))
    let settings = try MonteCarloSettings(draws: 100, spread: .uniform(percent: 0))
    let result = await MonteCarlo(WeightProgram(evaluation), settings)
    let ranks = Outcome(evaluation).ranks
    for (participant, rank) in ranks.enumerated() {
      guard let rank else { continue }
      #expect(result.rankCounts[participant][rank - 1] == 100)
    }
    #expect(result.ranksStay == 1)
  }

  @Test("Ranks are counted as they are given", arguments: RankingRule.Ties.allCases)
  func counting(ties: RankingRule.Ties) {
    var random = RandomStream(seed: 6, block: 0)
    let present = Outcome(
      unrounded: [], scores: [], basis: [4, 3, 2, 1, nil], keys: [], grades: [], ties: ties)
    for _ in 0..<300 {
      let numbers = (0..<5).map { _ in (0..<2).map { _ in Double(random.next() % 3) } }
      let basis = numbers.map { $0[0] == 0 && $0[1] == 0 ? nil : $0[0] }
      let ranks = Ranking(basis: basis, keys: [numbers.map { $0[1] }], ties: ties).ranks
      var counter = RankCounter(present, ties: ties)
      let keys = zip(basis, numbers).flatMap { [$0 ?? .nan, $1[1]] }
      keys.withUnsafeBufferPointer { counter.count($0, keyCount: 2, lane: 0, lanes: 1) }
      for (participant, rank) in ranks.enumerated() {
        #expect(counter.unranked[participant] == (rank == nil ? 1 : 0))
        #expect(rank.map { counter.counts[participant][$0 - 1] } ?? 1 == 1)
      }
    }
  }

  @Test("Mean rank, its error and the interval follow from the counts")
  func statistics() async throws {
    let settings = try MonteCarloSettings(draws: 10_000, spread: .dirichlet(concentration: 20))
    let result = await MonteCarlo(WeightProgram(try mainIndex(of: duel)), settings)
    let first = result.probability(of: 0, rank: 1)
    let mean = try #require(result.meanRank(of: 0))
    #expect((mean - (2 - first)).magnitude < 1e-12)
    let error = try #require(result.standardErrorOfMeanRank(of: 0))
    #expect((error - result.standardError(of: first)).magnitude < 1e-12)
    #expect(result.rankInterval(of: 0) == 1...2)
  }
}
