import Formulas
import Scoring
import TestSupport
import Testing

@testable import Analysis

/// What it takes to reach the next rank and the next grade.
@Suite struct ProspectTests {
  static let grades = [
    "": GradeScale(grades: [
      .init(name: "A", from: 90), .init(name: "B", from: 70), .init(name: "C", from: 0),
    ])
  ]

  private static func way(_ outcome: Prospect.Outcome) throws -> Prospect.Way {
    guard case .reachable(let way) = outcome else {
      Issue.record("\(outcome)")
      throw Unreachable()
    }
    return way
  }

  private struct Unreachable: Error {}

  /// Three criteria of 50, 30 and 20 points in steps of 5.
  ///
  /// Unit 0 has 20 + 20 + 20 = 60, unit 1 has 30 + 30 + 12 = 72.
  private static func steps() -> MiniBook {
    var book = MiniBook(
      [.given("1", 50, step: 5), .given("2", 30, step: 5), .given("3", 20, step: 5)], units: 2,
      scale: 100, rounding: Rounding(index: 2), grades: grades)
    book.give("1", [20, 30])
    book.give("2", [20, 30])
    book.give("3", [20, 12])
    return book
  }

  @Test func fewestCriteriaThenLeastRaised() throws {
    // 60 → more than 72: 12 points are lacking, only criterion 1 has them alone, in steps of 5: 15.
    let prospect = Prospect(of: 0, in: Self.steps().result)
    let way = try Self.way(prospect.nextRank)
    #expect(way.steps == [Prospect.Step(node: 0, from: 20, to: 35, raised: 15)])
    #expect(way.score == 75)
    #expect(way.rank == 1)
    #expect(way.isProven)
  }

  @Test func nextGradeIsReachedToo() throws {
    let way = try Self.way(Prospect(of: 0, in: Self.steps().result).nextGrade)
    #expect(way.steps == [Prospect.Step(node: 0, from: 20, to: 30, raised: 10)])
    #expect(way.grade == "B")
  }

  @Test func weightsCountAndNotPoints() throws {
    // 30 of 40 weighted 50 is 37.5, + 30 + 12 = 79.5: 90 lacks 10.5. 5 of 40 add 6.25, 10 of 40 add 12.5;
    // criterion 3 has only 8 left.
    var book = Self.steps()
    book.set.nodes[0].maximum = ByGroup(40)
    book.set.nodes[0].weight = ByGroup(50)
    let way = try Self.way(Prospect(of: 1, in: book.result).nextGrade)
    #expect(way.steps == [Prospect.Step(node: 0, from: 30, to: 40, raised: 12.5)])
    #expect(way.score == 92)
  }

  @Test func amongEqualNumbersTheLeastIsRaised() throws {
    // 30 of 36 weighted 50 is 41.67, + 30 + 12 = 83.67: 90 lacks 6.33. 6 of 36 add 8.33, 8 of 20 add 8.
    var book = Self.steps()
    book.set.nodes[0] = .given("1", 36, weight: 50, step: 36)
    let way = try Self.way(Prospect(of: 1, in: book.result).nextGrade)
    #expect(way.steps == [Prospect.Step(node: 2, from: 12, to: 20, raised: 8)])
  }

  @Test func twoCriteriaWhereOneDoesNotSuffice() throws {
    // 60 and B from 85 on: 25 are lacking; criterion 3 has 20 left, the others 10 each.
    var book = MiniBook(
      [.given("1", 30, step: 10), .given("2", 30, step: 10), .given("3", 40, step: 10)], units: 1,
      scale: 100, grades: Self.grades)
    book.set.grades[""]?.grades[1].from = 85
    for code in ["1", "2", "3"] { book.give(code, [20]) }
    let way = try Self.way(Prospect(of: 0, in: book.result).nextGrade)
    #expect(way.steps.map(\.node) == [2, 0])
    #expect(way.steps.map(\.raised) == [20, 10])
    #expect(way.isProven)
    #expect((try #require(way.leastRaised) - 25).magnitude < 1e-8)
  }

  @Test func firstAndBestHaveNothingAhead() {
    var best = MiniBook([.given("1", 100)], units: 1, scale: 100, grades: Self.grades)
    best.give("1", [95])
    let prospect = Prospect(of: 0, in: best.result)
    #expect(prospect.nextRank == .unreachable(.best))
    #expect(prospect.nextGrade == .unreachable(.best))
  }

  @Test func closedPointsAreNamed() {
    var book = MiniBook(
      [
        .given("1", 40, survey: true), .given("2", 30, policy: .exclude()), .given("3", 20),
        .leaf("4", 10, .leaderShare, [("value", .count)]),
      ], units: 2, scale: 100)
    book.give("1", [10, 40])
    book.give("2", [nil, 30])
    book.give("3", [20, 20])
    book.give("4", [5, 10])
    let prospect = Prospect(of: 0, in: book.result)
    #expect(prospect.open.isEmpty)
    #expect(prospect.closed == [0: .survey, 1: .notApplicable, 2: .full, 3: .otherUnits])
    #expect(prospect.nextRank == .unreachable(.notEnoughOpen))
    #expect(prospect.nextGrade == .unreachable(.notGraded))
    let asked = Prospect(of: 0, in: book.result, includingSurveys: true)
    #expect(asked.open.map(\.node) == [0])
  }

  @Test func capsAreNamed() {
    var book = MiniBook(
      [.given("1", 50, survey: true), .given("2", 50)], units: 1, scale: 100)
    var scale = Self.grades[""] ?? GradeScale(grades: [])
    scale.caps = [GradeScale.Cap(criterion: 0, below: 60, grade: 2)]
    book.set.grades = ["": scale]
    book.give("1", [25])
    book.give("2", [20])
    // 45, and at most C while criterion 1, a survey, is below 60 %.
    #expect(Prospect(of: 0, in: book.result).nextGrade == .unreachable(.capped))
  }

  @Test func conditionsAreMetToo() throws {
    var book = MiniBook([.given("1", 10, step: 1), .given("2", 90)], units: 1, scale: 100)
    var scale = Self.grades[""] ?? GradeScale(grades: [])
    scale.caps = [GradeScale.Cap(criterion: 0, below: 60, grade: 2)]
    book.set.grades = ["": scale]
    book.give("1", [2])
    book.give("2", [85])
    // 87 is enough for B, which criterion 1 at 6 of 10 allows.
    let way = try Self.way(Prospect(of: 0, in: book.result).nextGrade)
    #expect(way.steps == [Prospect.Step(node: 0, from: 2, to: 6, raised: 4)])
  }

  @Test func levelsFollowTheRules() throws {
    let bands = [
      Rule.Band(lower: .init(80, isInclusive: true), upper: nil, points: 4),
      Rule.Band(
        lower: .init(50, isInclusive: true), upper: .init(80, isInclusive: false), points: 2),
      Rule.Band(lower: nil, upper: .init(50, isInclusive: false), points: 0),
    ]
    let ratio: [(String, Rule.Input.Kind)] = [("numerator", .count), ("denominator", .count)]
    let items = options([0.5, 1, 1.5])
    let ticks = items.map { ($0.code, Rule.Input.Kind.yesNo) }
    let counts = items.map { ($0.code, Rule.Input.Kind.count) }
    var book = MiniBook(
      [
        .leaf(
          "choice", 4, .choice(options([4, 2, 1, 0])), [("choice", .choice(["A", "B", "C"]))]),
        .leaf("additive", 3, .additive(items), ticks),
        .leaf("bands", 4, .bands(.ratio(whenZero: .fault), ByGroup(bands)), ratio),
        .leaf("linear", 4, .linear(.ratio(whenZero: .fault)), ratio),
        .leaf("target", 4, .target(.ratio(whenZero: .fault), percent: 80), ratio),
        .leaf("floor", 4, .floor(.ratio(whenZero: .fault), percent: 75), ratio),
        .leaf("deduct", 4, .deduct(items), counts),
        .leaf("count", 4, .perCount(points: 0.75, cap: 2), [("count", .count)]),
        .leaf(
          "formula", 4, .formula(try Formula(parsing: "choice * max")), [("choice", .yesNo)]),
        .given("any", 1),
      ], units: 1)
    book.give("choice", unit: 0, [.text("C")])
    book.give("additive", unit: 0, [.number(0), .number(1), .number(0)])
    for code in ["bands", "linear", "target", "floor"] {
      book.give(code, unit: 0, [.number(2), .number(5)])
    }
    book.give("deduct", unit: 0, [.number(2), .number(0), .number(1)])
    book.give("count", unit: 0, [.number(1)])
    book.give("formula", unit: 0, [.number(0)])
    book.give("any", unit: 0, [.number(0.97)])
    let open = Prospect(of: 0, in: book.result).open
    func levels(_ code: String) throws -> [Double] {
      let node = try #require(book.set.position(of: code))
      return try #require(open.first { $0.node == node }).levels.map {
        SpreadsheetNumber.round($0, places: 9)
      }
    }
    #expect(try levels("choice") == [2, 4])
    #expect(try levels("additive") == [1.5, 2.5, 3])
    #expect(try levels("bands") == [2, 4])
    // 3, 4 and 5 cases of 5.
    #expect(try levels("linear") == [2.4, 3.2, 4])
    #expect(try levels("target") == [3, 4])
    #expect(try levels("floor") == [3.2, 4])
    // 4 − 2 × 0.5 − 1.5 = 1.5: any of them fewer.
    #expect(try levels("deduct") == [2, 2.5, 3, 3.5, 4])
    #expect(try levels("count") == [1.5, 2])
    #expect(try levels("formula") == [4])
    #expect(try levels("any") == [0.98, 0.99, 1])
  }

  @Test func hugeCountsDoNotOverflow() {
    var book = MiniBook(
      [.leaf("1", 4, .deduct(options([1e-300])), [("A", .count)]), .given("2", 4, step: 1e-300)],
      units: 1)
    book.give("1", [1e300])
    book.give("2", [1])
    #expect(Prospect(of: 0, in: book.result).open.allSatisfy { $0.levels.count <= 2001 })
  }
}
