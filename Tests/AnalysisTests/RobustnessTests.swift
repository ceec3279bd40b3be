import Glibc
import Scoring
import Testing

@testable import Analysis

/// Shares of variance of functions that are known on paper.
@Suite struct SobolIndicesTests {
  /// The indices of a function of numbers from 0 to 1.
  private static func indices(
    inputs: Int, size: Int, of function: ([Double]) -> Double
  ) throws -> SobolIndices {
    var stream = RandomStream(seed: 1, block: 0)
    func sample() -> [[Double]] {
      (0..<size).map { _ in (0..<inputs).map { _ in stream.unit() } }
    }
    let (a, b) = (sample(), sample())
    let mixed = (0..<inputs).map { input in
      zip(a, b).map { left, right in
        var point = left
        point[input] = right[input]
        return function(point)
      }
    }
    return try #require(SobolIndices(a: a.map(function), b: b.map(function), mixed: mixed))
  }

  /// Ishigami's function, sin x + 7 sin² y + 0.1 z⁴ sin x from −π to π: S 0.3139, 0.4424 and 0, S_T 0.5576, 0.4424
  /// and 0.2437; the variance is 49/8 + 0.1 π⁴/5 + 0.01 π⁸/18 + 1/2 = 13.845.
  ///
  /// The halved squared distances of pairs have a standard deviation of up to 1.9 variances, so that the means of
  /// 2¹⁵ of them err by up to 0.0105: 0.042 is four times that.
  @Test func ishigami() throws {
    let found = try Self.indices(inputs: 3, size: 1 << 15) { unit in
      let x = unit.map { (2 * $0 - 1) * Double.pi }
      return sin(x[0]) + 7 * sin(x[1]) * sin(x[1]) + 0.1 * x[2] * x[2] * x[2] * x[2] * sin(x[0])
    }
    for (value, exact) in zip(
      found.first + found.total, [0.3139, 0.4424, 0, 0.5576, 0.4424, 0.2437])
    {
      #expect((value - exact).magnitude < 0.042)
    }
    for error in found.firstErrors + found.totalErrors { #expect(error < 0.0105) }
    #expect((found.variance - 13.845).magnitude < 0.4)
  }

  @Test func sumOfTwo() throws {
    // x + 2y: 1/12 and 4/12, nothing in common: 0.2 and 0.8 alone and in all.
    let found = try Self.indices(inputs: 2, size: 1 << 14) { $0[0] + 2 * $0[1] }
    for (value, exact) in zip(found.first + found.total, [0.2, 0.8, 0.2, 0.8]) {
      #expect((value - exact).magnitude < 0.04)
    }
  }

  @Test func byHand() throws {
    // A 0 2, B 2 0: variance 1. Mixed 0 2: distances to A nothing, to B 2 and 2, half their squares 2: S −1, S_T 0.
    let found = try #require(SobolIndices(a: [0, 2], b: [2, 0], mixed: [[0, 2], [2, 2]]))
    #expect(found.variance == 1)
    #expect(found.first == [-1, 0])
    #expect(found.total == [0, 1])
    // The second input: to B 0 and 2, half the squares 0 and 2, deviation 1, by √2.
    #expect(found.firstErrors == [0, 0.5.squareRoot()])
  }

  @Test func whatDoesNotVaryHasNoShares() {
    #expect(SobolIndices(a: [1, 1], b: [1, 1], mixed: [[1, 1]]) == nil)
  }
}

/// Method and weights together.
@Suite struct RobustnessTests {
  private static func settings(_ spread: MonteCarloSettings.Spread) throws -> MonteCarloSettings {
    try MonteCarloSettings(draws: 1, seed: 3, spread: spread, threads: 1)
  }

  /// 9 + 1 and 4 + 4 of two domains of 10: the sum puts the first before, the product the second.
  private static func uneven(_ second: Double = 1) -> MiniBook {
    var book = MiniBook(
      [.group("A", 10), .given("1", 10, in: 0), .group("B", 10), .given("2", 10, in: 2)],
      units: 2, scale: 100)
    book.give("1", [9, 4])
    book.give("2", [second, 4])
    return book
  }

  private func robustness(
    _ book: MiniBook, percent: Double = 0, size: Int = 512
  ) throws -> Robustness {
    try #require(
      Robustness(
        index: "main", of: book.evaluation, Self.settings(.uniform(percent: percent)), size: size))
  }

  @Test func methodAloneAccountsForAll() throws {
    // Weights stay: only the geometric mean turns the ranks, in half of the runs by one place each.
    let result = try robustness(Self.uneven())
    #expect(result.inputs == [.weights, .method(.aggregation)])
    #expect(result.choices.choices.map(\.options) == [[nil, .geometricMean]])
    #expect(result.choices.refusals.isEmpty)
    let shares = try #require(result.shares)
    #expect(shares.total[0] == 0)
    #expect((shares.first[0]).magnitude < 0.15)
    #expect((shares.first[1] - 1).magnitude < 1e-12)
    #expect((shares.total[1] - 1).magnitude < 0.15)
    // 1024 draws of a fair coin: a standard error of 0.016.
    #expect((result.meanShift - 0.5).magnitude < 0.065)
    #expect(result.units.map(\.participant) == [0, 1])
    #expect(result.units.map(\.interval) == [1...2, 1...2])
  }

  @Test func productOfNothingIsRefused() throws {
    let result = try robustness(Self.uneven(0), percent: 10)
    #expect(
      result.choices.refusals == [
        .init(method: .geometricMean, reason: .nothingIn(node: 2, participant: 0), besides: [])
      ])
    #expect(result.inputs == [.weights])
  }

  @Test func combinationIsRefusedWhereItAloneFails() throws {
    // Domain B does not apply to unit 0: with nothing for it the product is nothing; the product is there first, so
    // that it is the treatment that is refused.
    var book = MiniBook(
      [
        .group("A", 10), .given("1", 10, in: 0), .group("B", 10),
        .given("2", 10, in: 2, policy: .exclude()),
      ], units: 2, scale: 100)
    book.give("1", [9, 4])
    book.give("2", [nil, 3])
    let result = try robustness(book)
    let zero = result.choices.refusals.first { $0.method == .zeroNotApplicable }
    #expect(zero?.reason == .nothingIn(node: 2, participant: 0))
    #expect(zero?.besides == [.geometricMean])
    #expect(
      result.choices.choices.map(\.options) == [[nil, .geometricMean], [nil, .fullNotApplicable]])
  }

  @Test func treatmentOfNothingIsRefusedAsNoChange() throws {
    var book = Self.uneven()
    book.set.nodes[1].notApplicable = .exclude()
    let refusals = try robustness(book).choices.refusals
    #expect(refusals.map(\.method) == [.fullNotApplicable, .zeroNotApplicable])
    #expect(refusals.allSatisfy { $0.reason == .changesNothing })
  }

  @Test func weightsAloneAreTheirOwnShare() throws {
    // One choice only: what is drawn accounts for everything, and the ranks turn in some runs.
    var book = MiniBook([.given("1", 10), .given("2", 10)], units: 2, scale: 100)
    book.give("1", [6, 4])
    book.give("2", [0, 1.9])
    let result = try robustness(book, percent: 50)
    #expect(result.inputs == [.weights])
    let shares = try #require(result.shares)
    #expect((shares.first[0] - 1).magnitude < 1e-12)
    // 0.6w stays above 0.4w + 0.19v where w > 0.95v; with both from 5 to 15 it falls in ∫(0.95v − 5)/100 from 5/0.95
    // to 15 = 0.4503 of the draws, by one place each. 1024 draws have a standard error of 0.016.
    #expect((result.meanShift - 0.4503).magnitude < 0.065)
  }

  @Test func sameSeedSameResults() throws {
    let first = try robustness(Self.uneven(), percent: 30, size: 100)
    let second = try robustness(Self.uneven(), percent: 30, size: 100)
    #expect(first.shares == second.shares)
    #expect(first.units == second.units)
    #expect(first.runs == 400)
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func randomBooksAreRankedInEveryRun(seed: UInt64) throws {
    let evaluation = Evaluation(try WeightedBook.make(seed: seed))
    let result = try #require(
      Robustness(
        index: "main", of: evaluation, Self.settings(.dirichlet(concentration: 500)), size: 32))
    #expect(result.unrankedRuns == 0)
    #expect(
      result.units.count
        == evaluation["main"]?.ranking.count { evaluation["main"]?.rank(of: $0) != nil })
    for unit in result.units {
      #expect(unit.interval.contains(unit.median))
      for share in unit.shares?.total ?? [] { #expect(share >= 0) }
    }
  }
}
