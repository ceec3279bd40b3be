import Formulas
import Scoring
import Testing

@testable import Analysis

/// Measures of two series, by hand.
@Suite struct StatisticsTests {
  @Test func pearson() {
    // Distances −1 0 1 and −1 −1 2: covariance 3, squares 2 and 6; 3 / √12 = √3 / 2.
    let value = Statistics.pearson([1, 2, 3], [2, 2, 5]) ?? 0
    #expect((value - 0.75.squareRoot()).magnitude < 1e-12)
  }

  @Test func equalsShareTheMeanOfTheirRanks() {
    #expect(Statistics.midRanks([5, 1, 5, 9]) == [2.5, 1, 2.5, 4])
  }

  @Test func kendall() {
    // Pairs of (1,1) (2,3) (3,2) (4,4): five agree, one does not; 4 / 6.
    let value = Statistics.kendall([1, 2, 3, 4], [1, 3, 2, 4]) ?? 0
    #expect((value - 4.0 / 6).magnitude < 1e-12)
  }

  @Test func kendallAllowsForTies() {
    // One pair tied on the left: 2 / √(2 × 3).
    let value = Statistics.kendall([1, 1, 2], [1, 2, 3]) ?? 0
    #expect((value - 2 / 6.0.squareRoot()).magnitude < 1e-12)
  }

  @Test func whatDoesNotVaryHasNoCorrelation() {
    #expect(Statistics.pearson([1, 1], [1, 2]) == nil)
    #expect(Statistics.kendall([1, 1], [1, 2]) == nil)
  }
}

/// The ranking without one criterion.
@Suite struct LeaveOneOutTests {
  @Test func leavingOutTurnsTheOrder() throws {
    // 9 + 1 = 10, 5 + 4 = 9, 2 + 6 = 8: 1 2 3. Without the first: 1 4 6: 3 2 1.
    var book = MiniBook([.given("1", 10), .given("2", 10)], units: 3, scale: 100)
    book.give("1", [9, 5, 2])
    book.give("2", [1, 4, 6])
    let rows = try #require(LeaveOneOut(index: "main", of: book.evaluation)).rows
    let shift = try #require(rows[0].shift)
    #expect(shift.ranks == [3, 2, 1])
    #expect(shift.placesWon == [-2, 0, 2])
    #expect(shift.changedRanks == 2)
    #expect(shift.largestMove?.participant == 0)
    #expect(shift.largestMove?.places == -2)
    #expect(shift.changesWinner)
    #expect(shift.spearman == -1)
    #expect(shift.kendall == -1)
    let other = try #require(rows[1].shift)
    #expect(other.changedRanks == 0)
    #expect(other.largestMove == nil)
    #expect(!other.changesWinner)
    #expect(other.spearman == 1)
  }

  @Test func restIsConverted() throws {
    // Unit 0: 30 of 40 without criterion 2: 75 of 100, plus a bonus of 1; unit 1: 76 without bonus.
    var book = MiniBook(
      [.given("1", 40), .given("2", 60), .given("T", 2, part: .bonus)], units: 2, scale: 100)
    book.give("1", [30, 30.6])
    book.give("2", [30, 30])
    book.give("T", [1, 0])
    // With both: 61 and 60.6; without criterion 2: 76 and 76.5.
    let rows = try #require(LeaveOneOut(index: "main", of: book.evaluation)).rows
    #expect(rows.map(\.node) == [0, 1])
    #expect(rows[1].shift?.ranks == [2, 1])
  }

  @Test func onlyCriterionCannotBeLeftOut() throws {
    var book = MiniBook([.group("1", 10), .given("1.1", 10, in: 0)], units: 2)
    book.give("1.1", [1, 2])
    let rows = try #require(LeaveOneOut(index: "main", of: book.evaluation)).rows
    #expect(rows.map(\.node) == [0, 1])
    #expect(rows.allSatisfy { $0.shift == nil })
  }

  @Test func pointsHandedOverGoToTheRest() throws {
    var book = MiniBook(
      [
        .given("1", 10, policy: .redistribute(to: [1, 2])), .given("2", 10), .given("3", 20),
      ], units: 2, scale: 100)
    book.give("1", [nil, 5])
    book.give("2", [10, 5])
    book.give("3", [10, 11])
    // Without criterion 2 all 10 points pass to criterion 3: 10 / 20 × 30 of 30 is 50; 16 of 30 is 53.3.
    let rows = try #require(LeaveOneOut(index: "main", of: book.evaluation)).rows
    #expect(rows[1].shift?.ranks == [2, 1])
  }

  @Test func pointsThatOthersUseAreStillComputed() throws {
    let formula = try Formula(parsing: "A + score(\"1\")")
    var book = MiniBook(
      [.given("1", 10), .leaf("2", 20, .formula(formula), [("A", .count)])], units: 2, scale: 100)
    book.give("1", [10, 0])
    book.give("2", [0, 9])
    // 10 + 10 and 0 + 9 of 30; without criterion 1: 10 and 9 of 20.
    let rows = try #require(LeaveOneOut(index: "main", of: book.evaluation)).rows
    #expect(rows[0].shift?.ranks == [1, 2])
    #expect(rows[0].shift?.rankedOnOneSide == [])
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func nobodyLosesTheScore(seed: UInt64) throws {
    let evaluation = Evaluation(RandomPair(seed: seed).book)
    let rows = try #require(LeaveOneOut(index: "main", of: evaluation)).rows
    for row in rows {
      #expect(row.shift?.rankedOnOneSide == [], "seed \(seed), node \(row.node)")
    }
  }
}

/// What makes the scores differ.
@Suite struct SpreadTests {
  @Test func sharesAreThoseOfCovariance() throws {
    // Totals 3 4 8, distances −2 −1 3, squares 14; with −1 0 1: 5; with −1 −1 2: 9.
    var book = MiniBook([.given("1", 10), .given("2", 10)], units: 3)
    book.give("1", [1, 2, 3])
    book.give("2", [2, 2, 5])
    let spread = Spread(book.result)
    let shares = spread.rows.compactMap(\.share)
    #expect((shares[0] - 5.0 / 14).magnitude < 1e-12)
    #expect((shares[1] - 9.0 / 14).magnitude < 1e-12)
    #expect((try #require(spread.remainder)).magnitude < 1e-12)
    #expect((spread.deviation - (14.0 / 3).squareRoot()).magnitude < 1e-12)
    #expect(spread.rows[0].spearman == 1)
  }

  @Test func criteriaThatDecideNothingAreNamed() {
    var book = MiniBook(
      [
        .given("1", 10), .given("2", 10), .given("3", 10), .given("4", 10),
        .given("5", 10, policy: .exclude()),
      ], units: 2)
    book.give("1", [10, 10])
    book.give("2", [0, 0])
    book.give("3", [4, 4])
    book.give("4", [4, 5])
    book.give("5", [nil, nil])
    #expect(
      Spread(book.result).rows.map(\.verdict)
        == [.everybodyFull, .nobody, .everybodySame, .decides, .countsForNobody])
  }

  @Test func equalScoresHaveNoSpread() {
    var book = MiniBook([.given("1", 10)], units: 2)
    book.give("1", [5, 5])
    let spread = Spread(book.result)
    #expect(spread.rows[0].share == nil)
    #expect(spread.remainder == nil)
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func whatIsConvertedAddsUp(seed: UInt64) throws {
    var book = RandomPair(seed: seed).book
    book.indices[1].criteria.aggregation = .sum
    book.indices[1].criteria.rounding = Rounding(index: nil)
    book.indices[1].criteria.bonusCap = nil
    for node in book.indices[1].criteria.nodes.indices {
      book.indices[1].criteria.nodes[node].aggregation = .sum
    }
    let spread = Spread(try #require(Evaluation(book)["main"]))
    #expect((try #require(spread.remainder)).magnitude < 1e-9, "seed \(seed)")
  }
}

/// Other methods beside the declared one.
@Suite struct AlternativeMethodTests {
  private static func row(
    _ method: AlternativeMethods.Method, _ book: MiniBook
  ) throws -> AlternativeMethods.Row {
    let methods = try #require(AlternativeMethods(index: "main", of: book.evaluation))
    return try #require(methods.rows.first { $0.method == method })
  }

  /// Two domains of 10 points: 9 + 1 and 4 + 4 unless said otherwise.
  private static func uneven(
    first: [Double?] = [9, 4], second: [Double?] = [1, 4]
  ) -> MiniBook {
    var book = MiniBook(
      [.group("A", 10), .given("1", 10, in: 0), .group("B", 10), .given("2", 10, in: 2)],
      units: 2, scale: 100, rounding: Rounding(index: 2))
    book.give("1", first)
    book.give("2", second)
    return book
  }

  @Test func geometricMeanPunishesTheUneven() throws {
    // Arithmetic 50 and 40; geometric √(0.9 × 0.1) = 0.3 and 0.4.
    let row = try Self.row(.geometricMean, Self.uneven())
    #expect(row.scores == [30, 40])
    #expect(row.shift.ranks == [2, 1])
    #expect(!row.isDeclared)
  }

  @Test func geometricMeanOfNothingIsNothing() throws {
    let book = Self.uneven(first: [10, 4], second: [0, 4])
    #expect(try Self.row(.geometricMean, book).scores == [0, 40])
  }

  @Test func equalWeights() throws {
    // A of 30 with 1.1 and 1.2 of 15 each, B of 10. Shares 1, 0 and 0.5 give 15 + 0 + 5 = 20 of 40.
    var book = MiniBook(
      [
        .group("A", 30), .given("1", 15, in: 0), .given("2", 15, in: 0), .group("B", 10),
        .given("3", 10, in: 3),
      ], units: 1, scale: 100, rounding: Rounding(index: 2))
    book.give("1", [15])
    book.give("2", [0])
    book.give("3", [5])
    #expect(book.result.score(of: 0) == 50)
    book.set.nodes[4].weight = ByGroup(30)
    // B now weighs 30 of 60: (15 + 0 + 15) / 60.
    #expect(book.result.score(of: 0) == 50)
    book.set.nodes[1].weight = ByGroup(30)
    // A: 30 + 0 of 45, B: 15 of 30: 45 / 75 = 60 %. Domains alike: (2/3 + 1/2) / 2 = 58.33 %; criteria
    // alike: (1 + 0 + 0.5) / 3 = 50 %.
    #expect(book.result.score(of: 0) == 60)
    #expect(try Self.row(.equalDomains, book).scores == [58.33])
    #expect(try Self.row(.equalCriteria, book).scores == [50])
  }

  @Test func policies() throws {
    var book = MiniBook(
      [.given("1", 60), .given("2", 40, policy: .zero)], units: 1, scale: 100)
    book.give("1", [30])
    book.give("2", [nil])
    #expect(try Self.row(.excludingNotApplicable, book).scores == [50])
    #expect(try Self.row(.fullNotApplicable, book).scores == [70])
    #expect(try Self.row(.zeroNotApplicable, book).scores == [30])
    #expect(try Self.row(.zeroNotApplicable, book).isDeclared)
  }

  @Test func roundedAndUnrounded() throws {
    var book = MiniBook([.given("1", 100)], units: 2, scale: 100, rounding: Rounding(index: 0))
    book.give("1", [50.1, 50.2])
    #expect(try Self.row(.byRounded, book).isDeclared)
    #expect(try Self.row(.byUnrounded, book).shift.ranks == [2, 1])
    #expect(try Self.row(.byUnrounded, book).shift.changedRanks == 1)
  }

  @Test func ties() throws {
    var book = MiniBook([.given("1", 10)], units: 4)
    book.give("1", [9, 8, 8, 7])
    #expect(try Self.row(.competitionTies, book).isDeclared)
    #expect(try Self.row(.denseTies, book).shift.ranks == [1, 2, 2, 3])
    #expect(try Self.row(.ordinalTies, book).shift.ranks == [1, 2, 3, 4])
    #expect(try Self.row(.withoutTieBreak, book).isDeclared)
  }

  @Test func unknownIndexHasNoMethods() {
    #expect(AlternativeMethods(index: "none", of: Self.uneven().evaluation) == nil)
  }
}
