import Formulas
import Scoring
import Testing

@testable import Analysis

/// How far weights are importance, by hand.
@Suite struct ImportanceTests {
  /// Two domains of 10 points each: −1 and +1 about 5 in the first, −3 and +3 in the second, in all four ways.
  private static func uncorrelated() -> MiniBook {
    var book = MiniBook([.given("1", 10), .given("2", 10)], units: 4)
    book.give("1", [4, 4, 6, 6])
    book.give("2", [2, 8, 2, 8])
    return book
  }

  private func near(_ left: Double?, _ right: Double, _ tolerance: Double = 1e-12) -> Bool {
    left.map { ($0 - right).magnitude < tolerance } ?? false
  }

  @Test func uncorrelatedDomainsShareTheVariance() throws {
    // Variances 1 and 9, covariance 0: the sum's is 10. Correlations 1 / √10 and 3 / √10.
    let importance = Importance(Self.uncorrelated().result)
    #expect(importance.domains.map(\.weight) == [0.5, 0.5])
    #expect(near(importance.domains[0].correlation, 0.1.squareRoot()))
    #expect(near(importance.domains[1].correlation, 0.9.squareRoot()))
    #expect(near(importance.domains[0].firstOrder, 0.1))
    #expect(near(importance.domains[1].firstOrder, 0.9))
    let contributions = try #require(importance.contributions)
    #expect(near(contributions[0], 0.1))
    #expect(near(contributions[1], 0.9))
    #expect(importance.verdict(on: 0) == .less)
    #expect(importance.verdict(on: 1) == .more)
    // Both are 0.4 from a half: the first of equals is named.
    #expect(importance.farthest == 0)
    #expect(importance.criteria.isEmpty)
  }

  @Test func equalImportanceNeedsWeightsAgainstTheDeviations() throws {
    // Independent: S stands as w² · variance, so w² · 1 = v² · 9 and w : v = 3 : 1; of 20 points 15 and 5. Before,
    // 0.1 and 0.9 are √(0.4² + 0.4²) from a half each.
    let advice = try Importance(Self.uncorrelated().result).advice.get()
    #expect(near(advice.weights[0], 15, 1e-6))
    #expect(near(advice.weights[1], 5, 1e-6))
    #expect(near(advice.importance[0], 0.5, 1e-6))
    #expect(near(advice.distanceBefore, 0.32.squareRoot()))
    #expect(near(advice.distance, 0, 1e-6))
  }

  @Test func correlatedDomainsAreSolvedToo() throws {
    // Variances 1 and 4, covariance 1. Equal S: (w + v)² / 1 = (w + 4v)² / 4, so 2w + 2v = w + 4v and w : v = 2 : 1.
    // Shares (0, 0) (2, 2) with (−1, 1)-distances and a second part ±√3 that the first knows nothing of.
    let root = 3.0.squareRoot()
    let columns = [[-1, -1, 1, 1], [-1 - root, -1 + root, 1 - root, 1 + root]]
    let advice = try #require(WeightAdvice.find(columns, weights: [6, 6]))
    #expect(near(advice.weights[0], 8, 1e-6))
    #expect(near(advice.weights[1], 4, 1e-6))
    #expect(near(advice.distance, 0, 1e-6))
  }

  @Test func threeDomainsReachUnequalTargets() throws {
    // Independent, variances 1, 4 and 16; meant 1 : 4 : 4. w² · variance as the targets: w as 1, 1 and 1/2, of 9
    // points 3.6, 3.6 and 1.8.
    let signs = [[1.0, 1, 1, 1, -1, -1, -1, -1], [1, 1, -1, -1, 1, 1, -1, -1]]
    let third = [1.0, -1, 1, -1, 1, -1, 1, -1]
    let columns = [signs[0], signs[1].map { $0 * 2 }, third.map { $0 * 4 }]
    let advice = try #require(WeightAdvice.find(columns, weights: [1, 4, 4]))
    #expect(near(advice.weights[0], 3.6, 1e-6))
    #expect(near(advice.weights[1], 3.6, 1e-6))
    #expect(near(advice.weights[2], 1.8, 1e-6))
  }

  @Test func twinsAreEquallyImportantWhateverTheyWeigh() throws {
    // The shares are the same: both correlations are 1 and no weights make 3 : 1 of them; a half each is
    // √(0.25² + 0.25²) away from 0.75 and 0.25.
    var book = MiniBook([.given("1", 30), .given("2", 10)], units: 3)
    book.give("1", [3, 15, 30])
    book.give("2", [1, 5, 10])
    let importance = Importance(book.result)
    #expect(importance.domains.allSatisfy { near($0.correlation, 1) })
    #expect(near(importance.relative[0], 0.5))
    let contributions = try #require(importance.contributions)
    #expect(near(contributions[0], 0.75))
    #expect(near(contributions[1], 0.25))
    let advice = try importance.advice.get()
    #expect(near(advice.distanceBefore, 0.125.squareRoot()))
    #expect(near(advice.distance, 0.125.squareRoot()))
    #expect(near(advice.weights[0] + advice.weights[1], 40))
  }

  @Test func constantDomainHasNoImportanceAndStopsAdvice() throws {
    var book = MiniBook([.given("1", 10), .given("2", 10)], units: 3)
    book.give("1", [7, 7, 7])
    book.give("2", [1, 5, 9])
    let importance = Importance(book.result)
    #expect(importance.domains[0].correlation == nil)
    #expect(importance.domains[0].firstOrder == nil)
    #expect(importance.relative == [nil, 1])
    #expect(importance.verdict(on: 0) == .constant)
    #expect(try #require(importance.contributions)[0] == 0)
    #expect(importance.advice == .failure(.constant(node: 0)))
  }

  @Test func domainAgainstTheScoreIsTold() {
    // Scores 1 + 9, 2 + 6, 3 + 0: the first rises where they fall.
    var book = MiniBook([.given("1", 10), .given("2", 10)], units: 3)
    book.give("1", [1, 2, 3])
    book.give("2", [9, 6, 0])
    let importance = Importance(book.result)
    #expect(importance.verdict(on: 0) == .against)
    #expect(importance.relative == [0, 1])
  }

  @Test func tooFewUnitsAreRefused() {
    var book = MiniBook([.given("1", 10), .given("2", 10)], units: 2)
    book.give("1", [1, 2])
    book.give("2", [5, 3])
    #expect(Importance(book.result).advice == .failure(.tooFewUnits(units: 2, needed: 3)))
  }

  @Test func otherAggregationsHaveNoParts() {
    var book = Self.uncorrelated()
    book.set.aggregation = .geometric
    let importance = Importance(book.result)
    #expect(importance.parts == nil)
    #expect(importance.contributions == nil)
    #expect(importance.advice == .failure(.notLinear))
    #expect(importance.domains[1].correlation != nil)
  }

  @Test func domainNotForAllIsMeasuredOverTheRest() {
    // Scores are shares of what applies: 4 of 10, then 10, 14 and 6 of 20 in percent 40, 50, 70, 30. Domain 2 over
    // the last three: 60, 80, 20 with 50, 70, 30: distances 20/3, 80/3, −100/3 and 0, 20, −20, so 1200 over
    // √(16800 / 9 · 800).
    var book = MiniBook(
      [.given("1", 10), .given("2", 10, policy: .exclude())], units: 4, scale: 100)
    book.give("1", [4, 4, 6, 4])
    book.give("2", [nil, 6, 8, 2])
    let importance = Importance(book.result)
    let second = importance.domains.first { $0.node == 1 }
    #expect(second?.isPartial == true)
    #expect(near(second?.correlation, 1200 / (16800.0 / 9 * 800).squareRoot(), 1e-9))
    #expect(importance.advice == .failure(.notForAll(node: 1)))
  }

  @Test func whatDoesNotApplyCountsAsTheRestOfTheUnit() throws {
    // Unit 0 has 5 of the 10 points that apply, so 50 of 100: the 10 points of domain 2 that do not apply count as
    // 5, and each domain brings 25. Unit 1 has 8 and 4 of 20: 40 and 20.
    var book = MiniBook(
      [.given("1", 10), .given("2", 10, policy: .exclude())], units: 2, scale: 100)
    book.give("1", [5, 8])
    book.give("2", [nil, 4])
    let importance = Importance(book.result)
    #expect(importance.participants == [1, 0])
    let parts = try #require(importance.parts)
    #expect(near(parts[0][1], 25))
    #expect(near(parts[1][1], 25))
    #expect(near(parts[0][0], 40))
    #expect(near(parts[1][0], 20))
  }

  @Test func unitGroupsWithOtherWeightsAreRefused() {
    var book = Self.uncorrelated().book
    book.indices[0].criteria.nodes[0].weight = ByGroup(10, special: ["b": 20])
    book.units[3].group = "b"
    let importance = Evaluation(book)["main"].map { Importance($0) }
    #expect(importance?.advice == .failure(.groupsDiffer))
    // 10 of 20 thrice and 20 of 30 once.
    #expect(near(importance?.domains[0].weight, (1.5 + 2.0 / 3) / 4))
  }

  @Test func oneDomainNeedsNoAdvice() {
    var book = MiniBook(
      [.group("A", 20), .given("1", 10, in: 0), .given("2", 10, in: 0)], units: 3)
    book.give("1", [1, 2, 3])
    book.give("2", [1, 5, 2])
    let importance = Importance(book.result)
    #expect(importance.advice == .failure(.oneDomain))
    #expect(importance.criteria.map(\.node) == [1, 2])
    // Scores 2, 7, 5 with 1, 2, 3: covariance 3, squares 2 and 38/3.
    #expect(near(importance.criteria[0].correlation, 3 / (2.0 * 38 / 3).squareRoot()))
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func partsAddUpToTheConvertedScore(seed: UInt64) throws {
    var book = RandomPair(seed: seed).book
    book.indices[1].criteria.aggregation = .sum
    let result = try #require(Evaluation(book)["main"])
    let importance = Importance(result)
    let parts = try #require(importance.parts)
    for (unit, participant) in importance.participants.enumerated() {
      let sum = parts.reduce(0) { $0 + $1[unit] }
      let converted = result.number(.converted(stage: result.calculation.final), of: participant)
      #expect(near(converted, sum, 1e-9))
    }
    if let contributions = importance.contributions {
      #expect(near(contributions.reduce(0, +), 1, 1e-9))
    }
  }
}
