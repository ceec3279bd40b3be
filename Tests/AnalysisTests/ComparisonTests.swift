import Analysis
import Formulas
import Scoring
import Testing

/// What the split of a change must be, on small books by hand and on random pairs.
@Suite struct ComparisonTests {
  private static let seeds: Range<UInt64> = 0..<60

  private static func unit(_ code: String, _ comparison: Comparison) throws -> UnitComparison {
    try #require(comparison.indices.last?.units.first { $0.code == code })
  }

  /// Points of billionths.
  private static func exact(_ points: Double) throws -> ExactPoints {
    try #require(ExactPoints(points))
  }

  // MARK: By hand

  /// One criterion of 10 points, weight 10 then 20, halved by the new rule, 8 points then 4.
  ///
  ///     v(W, R, D) = W × R × D / 10 with W 10|20, R 1|½, D 8|4
  ///     v000 = 8   v100 = 16   v010 = 4   v001 = 4   v110 = 8   v101 = 8   v011 = 2   v111 = 4
  ///
  ///     6 × weights = 2·(16 − 8) + (8 − 4) + (8 − 4) + 2·(4 − 2) = 28
  ///     6 × rules   = 2·(4 − 8) + (8 − 16) + (2 − 4) + 2·(4 − 8) = −26
  ///     6 × data    = 2·(4 − 8) + (8 − 16) + (2 − 4) + 2·(4 − 8) = −26
  private static func sides() throws -> (Evaluation, Evaluation) {
    func side(_ rule: String, weight: Double, points: Double) throws -> Evaluation {
      var book = MiniBook(
        [
          .leaf("1", 10, .formula(try Formula(parsing: rule)), [("A", .count)]),
          .given("2", 10),
        ], units: 1)
      book.set.nodes[0].weight = ByGroup(weight)
      book.give("1", [points])
      book.give("2", [5])
      return book.evaluation
    }
    return (
      try side("A", weight: 10, points: 8), try side("A / 2", weight: 20, points: 4)
    )
  }

  @Test func causesAreAveragedOverAllOrders() throws {
    let (before, after) = try Self.sides()
    let unit = try Self.unit("u0", Comparison(from: before, to: after))
    #expect(unit.before.score == 13)
    #expect(unit.after.score == 9)
    let split = try #require(unit.attribution)
    #expect(split.weights.sixths == 28_000_000_000)
    #expect(split.rules.sixths == -26_000_000_000)
    #expect(split.data.sixths == -26_000_000_000)
    #expect(split.total == unit.change)
  }

  @Test func shownPartsAddUp() throws {
    let (before, after) = try Self.sides()
    let unit = try Self.unit("u0", Comparison(from: before, to: after))
    // 4.667 − 4.333 − 4.333 = −4: towards zero 4.66 − 4.33 − 4.33 is already −4.00.
    let shown = try #require(unit.attribution).shown(places: 2)
    #expect(shown == (4.66, -4.33, -4.33))
  }

  @Test func remaindersGoToTheLargest() throws {
    let amounts = try [0.006, 0.014, 0.012].map { try Self.exact($0) }
    // 0.032 is 0.03; towards zero 0 + 0.01 + 0.01 lack one hundredth, of which 0.006 lost most.
    #expect(ExactPoints.shown(amounts, places: 2) == [0.01, 0.01, 0.01])
    #expect(ExactPoints.shown(amounts.map { -$0 }, places: 2) == [-0.01, -0.01, -0.01])
  }

  @Test func criteriaAndRemainderAddUp() throws {
    let (before, after) = try Self.sides()
    let unit = try Self.unit("u0", Comparison(from: before, to: after))
    #expect(unit.criteria.map { $0.before } == [8, 5])
    #expect(unit.criteria.map { $0.after } == [4, 5])
    #expect(unit.criteria.map { $0.difference.points } == [-4, 0])
    #expect(unit.remainder == .zero)
  }

  @Test func conversionIsTheRemainder() throws {
    func side(_ second: Double?) -> Evaluation {
      var book = MiniBook(
        [.given("1", 60), .given("2", 40, policy: .exclude())], units: 1, scale: 100)
      book.give("1", [30])
      book.give("2", [second])
      return book.evaluation
    }
    // 30 + 20 = 50 of 100; without criterion 2: 30 / 60 × 100 = 50, of which 30 come from criterion 1.
    let unit = try Self.unit("u0", Comparison(from: side(20), to: side(nil)))
    #expect(unit.change == .zero)
    #expect(unit.criteria.map { $0.difference.points } == [0, -20])
    #expect(unit.remainder == (try Self.exact(20)))
  }

  @Test func whatIsOnOneSideOnlyIsListed() throws {
    var before = MiniBook([.given("1", 10), .given("2", 10)], units: 2)
    before.give("1", [5, 5])
    before.give("2", [5, 5])
    var after = MiniBook([.given("1", 10), .given("3", 10)], units: 3)
    after.give("1", [5, 5, 5])
    after.give("3", [5, 5, 5])
    let comparison = Comparison(from: before.evaluation, to: after.evaluation)
    let index = try #require(comparison.indices.first)
    #expect(index.unitsOnlyBefore.isEmpty)
    #expect(index.unitsOnlyAfter == ["u2"])
    #expect(index.criteriaOnlyBefore.map(\.code) == ["2"])
    #expect(index.criteriaOnlyAfter.map(\.code) == ["3"])
    #expect(index.units.map(\.code) == ["u0", "u1"])
  }

  @Test func placesWonAreCounted() throws {
    func side(_ points: [Double?]) -> Evaluation {
      var book = MiniBook([.given("1", 10)], units: 3)
      book.give("1", points)
      return book.evaluation
    }
    let comparison = Comparison(from: side([9, 8, 7]), to: side([7, 8, 9]))
    #expect(comparison.indices.first?.units.map(\.placesWon) == [-2, 0, 2])
  }

  @Test func newCriterionKeepsItsShareAmongTheSiblings() throws {
    // Rules with criteria of 6, 2 and 2; the weights side knows the first two, as 30 and 10. The third
    // keeps its share: 2 × 40 / 8 = 10, so that full marks weigh 50.
    var rules = MiniBook([.given("1", 6), .given("2", 2), .given("3", 2)], units: 1)
    rules.give("1", [6])
    rules.give("2", [2])
    rules.give("3", [1])
    var weights = MiniBook([.given("1", 30), .given("2", 10)], units: 1)
    weights.give("1", [1])
    let mixed = Evaluation(
      Book(weightsOf: weights.book, rulesOf: rules.book, dataOf: rules.book))
    #expect(mixed.indices[0].weights[0].effective == [30, 10, 10])
    #expect(mixed.indices[0].score(of: 0) == 45)
  }

  @Test func figuresThatTheRuleCannotReadStay() throws {
    // The rules ask for a choice, the data side knows only points: the figures of the rules side stay.
    var rules = MiniBook(
      [
        .leaf("1", 4, .choice(options([4, 1])), [("choice", .choice(["A", "B"]))]), .given("2", 4),
      ],
      units: 1)
    rules.give("1", unit: 0, [.text("B")])
    rules.give("2", [3])
    var data = MiniBook([.given("1", 4), .given("2", 4)], units: 1)
    data.give("1", [4])
    data.give("2", [2])
    let mixed = Evaluation(Book(weightsOf: rules.book, rulesOf: rules.book, dataOf: data.book))
    #expect(mixed.indices[0].score(of: 0) == 3)
  }

  // MARK: On random pairs

  @Test(arguments: seeds)
  func partsAddUpAndSwappingNegates(seed: UInt64) throws {
    var pair = RandomPair(seed: seed)
    let before = Evaluation(pair.book)
    pair.changeEverything()
    let after = Evaluation(pair.book)
    let there = Comparison(from: before, to: after)
    let back = Comparison(from: after, to: before)
    let main = try #require(there.indices.last)
    #expect(main.units.contains { $0.change != nil && $0.change != .zero }, "seed \(seed)")
    for (there, back) in zip(there.indices, back.indices) {
      for unit in there.units {
        let twin = try #require(back.units.first { $0.code == unit.code })
        guard let change = unit.change else { continue }
        let split = try #require(unit.attribution, "seed \(seed), \(unit.code)")
        #expect(split.weights + split.rules + split.data == change)
        #expect(twin.attribution?.weights == -split.weights)
        #expect(twin.attribution?.rules == -split.rules)
        #expect(twin.attribution?.data == -split.data)
        let shown = split.shown(places: 2)
        let (early, late) = (try #require(unit.before.score), try #require(unit.after.score))
        // At nine places first: of 50.625 − 50.1 doubles leave a little less than 0.525.
        let whole = SpreadsheetNumber.round(
          SpreadsheetNumber.round(late - early, places: 9), places: 2)
        let sum = shown.weights + shown.rules + shown.data
        #expect(SpreadsheetNumber.round(sum, places: 9) == whole)
        let rest = try #require(unit.remainder)
        #expect(unit.criteria.reduce(rest) { $0 + $1.difference } == change)
      }
    }
  }

  @Test(arguments: seeds)
  func mixtureOfOneBookIsThatBook(seed: UInt64) {
    let book = RandomPair(seed: seed).book
    let mixed = Evaluation(Book(weightsOf: book, rulesOf: book, dataOf: book))
    for (mixed, plain) in zip(mixed.indices, Evaluation(book).indices) {
      #expect(mixed.values == plain.values)
    }
  }

  @Test(arguments: seeds)
  func onlyWhatChangedHasAPart(seed: UInt64) throws {
    let pair = RandomPair(seed: seed)
    let before = Evaluation(pair.book)
    var changes = 0
    for (change, part) in [
      (0, \Attribution.weights), (1, \.rules), (2, \.data),
    ] as [(Int, KeyPath<Attribution, ExactPoints>)] {
      var changed = pair
      switch change {
      case 0: changed.changeWeights()
      case 1: changed.changeRules()
      default: changed.changeData()
      }
      let comparison = Comparison(from: before, to: Evaluation(changed.book))
      for unit in comparison.indices.flatMap(\.units) {
        guard let whole = unit.change else { continue }
        let split = try #require(unit.attribution)
        #expect(split[keyPath: part] == whole, "seed \(seed), \(unit.code)")
        #expect(
          [split.weights, split.rules, split.data].count { $0 != .zero } == (whole == .zero ? 0 : 1)
        )
        if whole != .zero { changes += 1 }
      }
    }
    #expect(changes > 0)
  }
}
