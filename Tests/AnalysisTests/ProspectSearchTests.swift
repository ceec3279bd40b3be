import Formulas
import Scoring
import TestSupport
import Testing
@testable import Analysis

/// No way to the next rank or grade is cheaper than the one that is found, by evaluating all of them.
@Suite struct ProspectSearchTests {
  /// Four criteria in steps, gathered in many ways.
  private static func random(_ seed: UInt64) -> MiniBook {
    var dice = SeededGenerator(seed: seed)
    let aggregation = dice.one(of: [.sum] + Aggregation.allCases)
    let part = dice.one(of: [Aggregation.sum, .sum, .mean])
    var nodes = [Criterion.group("A", 6, part), .group("B", 6, part)]
    for code in ["1", "2", "3", "4"] {
      let parent = code < "3" ? 0 : 1
      nodes.append(
        .given(
          code, 3, in: parent, weight: Double(Int.random(in: 1...9, using: &dice)), step: 1,
          policy: dice.one(of: [nil, .exclude(), .exclude(within: parent)])))
    }
    var book = MiniBook(
      nodes, units: 4, aggregation: aggregation, scale: 100,
      rounding: Rounding(
        criterion: dice.one(of: [nil, 1]), group: dice.one(of: [nil, nil, 1]),
        total: dice.one(of: [nil, 1]), index: dice.one(of: [0, 1, 2])),
      ranking: RankingRule(
        byRounded: dice.happens(50), ties: dice.one(of: [.competition, .dense, .ordinal]),
        tieBreak: dice.happens(30) ? [.criterion(2)] : []))
    var scale = ProspectTests.grades[""] ?? GradeScale(grades: [])
    if dice.happens(40) { scale.caps = [GradeScale.Cap(criterion: 3, below: 60, grade: 1)] }
    book.set.grades = ["": scale]
    for code in ["1", "2", "3", "4"] {
      let mayMiss = book.set.position(of: code).map { book.set.nodes[$0].notApplicable } != nil
      book.give(
        code,
        (0..<4).map { _ in
          mayMiss && dice.happens(10) ? nil : Double(Int.random(in: 0...3, using: &dice))
        })
    }
    return book
  }

  /// The book with other points of one unit.
  private static func raised(_ book: Book, _ points: [Int: Double], of unit: Int) -> IndexEvaluation
  {
    var book = book
    for position in book.indices[0].observations.indices {
      let observation = book.indices[0].observations[position]
      if observation.participant == unit, let points = points[observation.criterion] {
        book.indices[0].observations[position].value = .number(points)
      }
    }
    return Evaluation(book).indices[0]
  }

  @Test(arguments: 0..<24 as Range<UInt64>)
  func noCheaperWayExists(seed: UInt64) throws {
    let book = Self.random(seed).book
    let result = Evaluation(book).indices[0]
    let weights = result.weights[0]
    for unit in 0..<4 {
      let prospect = Prospect(of: unit, in: result)
      var combinations: [[Int: Double]] = [[:]]
      for open in prospect.open {
        combinations += combinations.flatMap { known in
          open.levels.map { known.merging([open.node: $0]) { $1 } }
        }
      }
      var cheapest: [(count: Int, cost: Double)?] = [nil, nil]
      for points in combinations {
        let other = Self.raised(book, points, of: unit)
        let cost = points.reduce(0) { sum, point in
          let open = prospect.open.first { $0.node == point.key }
          let factor = weights.effective[point.key] / weights.maximum[point.key]
          return sum + (point.value - (open?.points ?? 0)) * factor
        }
        func isBetter(_ line: Line.Kind) -> Bool {
          guard let new = other.number(line, of: unit), let old = result.number(line, of: unit)
          else { return false }
          return new < old
        }
        for (goal, line) in [Line.Kind.rank, .gradeNumber].enumerated() where isBetter(line) {
          let known = cheapest[goal] ?? (.max, 0)
          if (points.count, cost) < (known.count, known.cost) {
            cheapest[goal] = (points.count, cost)
          }
        }
      }
      for (outcome, cheapest) in zip([prospect.nextRank, prospect.nextGrade], cheapest) {
        switch outcome {
        case .unreachable: #expect(cheapest == nil, "seed \(seed), unit \(unit)")
        case .reachable(let way):
          let cheapest = try #require(cheapest, "seed \(seed), unit \(unit)")
          #expect(way.steps.count == cheapest.count, "seed \(seed), unit \(unit)")
          let surplus = way.raised - cheapest.cost
          let tolerance = weights.total / 10_000
          #expect(surplus > -1e-7 && surplus < tolerance + 1e-7, "seed \(seed), unit \(unit)")
          #expect(way.isProven)
          let points = Dictionary(uniqueKeysWithValues: way.steps.map { ($0.node, $0.to) })
          let other = Self.raised(book, points, of: unit)
          #expect(other.score(of: unit) == way.score, "seed \(seed), unit \(unit)")
          #expect(other.rank(of: unit) == way.rank, "seed \(seed), unit \(unit)")
          #expect(other.grade(of: unit) == way.grade, "seed \(seed), unit \(unit)")
        }
      }
    }
  }
}
