import Formulas
import Scoring
import Testing

@testable import Analysis

@Suite("Weight stability")
struct WeightStabilityTests {
  @Test(
    "Inside every end nothing changes, outside something does",
    arguments: [1, 2, 3, 4, 5, 6, 7, 8, 9, 17, 20, 31])
  func ends(seed: Int) throws {
    let book = try WeightedBook.make(
      seed: UInt64(seed),
      .init(units: 4, isElaborate: !seed.isMultiple(of: 3), hasLookups: false, hasBlocks: false))
    let evaluation = try mainIndex(of: book)
    let present = Outcome(evaluation)
    for stability in WeightStability.all(WeightProgram(evaluation)) {
      for direction in WeightVariation.Direction.allCases {
        let variation = WeightVariation(evaluation, node: stability.node, direction)
        let ends = direction == .down ? stability.lower : stability.upper
        for question in StabilityQuestion.allCases {
          let end = try #require(ends[question])
          let inside = try outcome(of: book, variation, at: end.reach)
          #expect(!present.isChanged(question, in: inside))
          #expect(end.weight == variation.weight(at: end.reach))
          switch end.reason {
          case .wholeRange: #expect(end.reach == (variation.canMove ? 1 : 0))
          case .undecided: Issue.record("undecided: \(question) of node \(stability.node)")
          case .changes(let changes):
            let outside = try outcome(of: book, variation, at: try #require(end.changedReach))
            #expect(present.isChanged(question, in: outside))
            #expect(!changes.isEmpty)
          }
        }
      }
    }
  }

  @Test("On a fine grid inside the ends nothing changes", arguments: 41...50)
  func grid(seed: Int) throws {
    let book = try WeightedBook.make(
      seed: UInt64(seed), .init(units: 4, isElaborate: seed.isMultiple(of: 2), hasLookups: false))
    let evaluation = try mainIndex(of: book)
    let present = Outcome(evaluation)
    let program = WeightProgram(evaluation)
    for stability in WeightStability.all(program) {
      for direction in WeightVariation.Direction.allCases {
        let variation = WeightVariation(evaluation, node: stability.node, direction)
        let ends = direction == .down ? stability.lower : stability.upper
        for step in 0...300 {
          let reach = Double(step) / 300
          let open = StabilityQuestion.allCases.filter { (ends[$0]?.reach ?? 0) >= reach }
          guard !open.isEmpty else { break }
          let outcome = program.outcome(variation.weights(at: reach))
          for question in open { #expect(!present.isChanged(question, in: outcome)) }
        }
      }
    }
  }

  @Test("Every step's value lies within its enclosure", arguments: 61...90)
  func enclosures(seed: Int) throws {
    let aggregations = seed.isMultiple(of: 3) ? Aggregation.allCases : [.sum, .mean, .geometric]
    let book = try WeightedBook.make(seed: UInt64(seed), .init(aggregations: aggregations))
    let evaluation = try mainIndex(of: book)
    let program = WeightProgram(evaluation)
    let base = program.values(evaluation.weights)
    var random = RandomStream(seed: UInt64(seed), block: 3)
    for node in evaluation.calculation.set.mainNodes {
      let direction: WeightVariation.Direction = random.unit() < 0.5 ? .down : .up
      let variation = WeightVariation(evaluation, node: node, direction)
      var proof = StabilityProof(program, variation, base)
      let width = [1, 0.1, 1e-3, 1e-6, 1e-12][Int(random.next() % 5)]
      let low = random.unit() * (1 - width)
      proof.move(from: low, to: low + width)
      for place in 0...4 {
        let reach = low + width * Double(place) / 4
        let values = program.values(variation.weights(at: reach))
        for step in values.indices where program.isNeeded[step] {
          let distance = reach - (low + width / 2)
          #expect(proof.values[step].holds(values[step], at: distance, half: width / 2))
        }
      }
    }
  }

  @Test("Two units and two criteria: the end is where their lines cross")
  func crossing() throws {
    // A: 90 and 40, B: 50 and 70, weights w and 10 − w: equal at 90w + 40(10 − w) = 50w + 70(10 − w).
    let book = pointsBook([[90, 40], [50, 70]], weights: [6, 4])
    let stability = WeightStability.all(WeightProgram(try mainIndex(of: book)))[0]
    let end = try #require(stability.lower[.winners])
    #expect(abs(end.weight[0] - 30.0 / 7) < 1e-7)
    #expect(end.reason == .changes([.order(first: 0, second: 1, .tied)]))
    #expect(stability.upper[.winners]?.reason == .wholeRange)
    #expect(stability.upper[.winners]?.weight == [10])
  }

  @Test("A grade ends where its edge is")
  func gradeEdge() throws {
    // 90w + 40(10 − w) falls below 65 of 100 at w = 5.
    let book = pointsBook([[90, 40]], weights: [6, 4], grades: [65, 0])
    let stability = WeightStability.all(WeightProgram(try mainIndex(of: book)))[0]
    let end = try #require(stability.lower[.grades])
    #expect(abs(end.weight[0] - 5) < 1e-7)
    #expect(end.reason == .changes([.grade(0, from: 1, to: 2)]))
  }

  @Test("A node alone among its siblings cannot move")
  func alone() throws {
    let stability = WeightStability.all(
      WeightProgram(try mainIndex(of: pointsBook([[90], [50]], weights: [6]))))[0]
    #expect(stability.lower[.ranks]?.reason == .wholeRange)
    #expect(stability.lower[.ranks]?.weight == [6])
    #expect(stability.most == [6])
  }

  @Test("Equal units stay equal over the whole range")
  func twins() throws {
    // The same points lost in different places of the same weight, below a group that is not moved.
    let book = pointsBook([[80, 60, 50], [60, 80, 50], [10, 10, 10]], weights: [2, 2, 6])
    let evaluation = try mainIndex(of: book)
    #expect(Outcome(evaluation).ranks == [1, 1, 3])
    let stability = WeightStability.all(WeightProgram(evaluation))[2]
    #expect(stability.lower[.ranks]?.reason == .wholeRange)
  }

  @Test("The shipped books are decided for every node and question")
  func shipped() throws {
    for evaluation in Evaluation(try shippedBook("ninh-thuan-2021")).indices {
      let program = WeightProgram(evaluation)
      let present = Outcome(evaluation)
      for node in evaluation.calculation.set.domains.prefix(1) {
        let stability = WeightStability(program, node: node)
        for (direction, ends) in [
          (WeightVariation.Direction.down, stability.lower), (.up, stability.upper),
        ] {
          let variation = WeightVariation(evaluation, node: node, direction)
          for (question, end) in ends {
            #expect(end.reason != .undecided)
            let inside = program.outcome(variation.weights(at: end.reach))
            #expect(!present.isChanged(question, in: inside))
          }
        }
      }
    }
  }

  private func outcome(
    of book: Book, _ variation: WeightVariation, at reach: Double
  ) throws -> Outcome {
    var book = book
    book.indices[0].criteria = variation.criteria(at: reach)
    return Outcome(try mainIndex(of: book))
  }
}

extension Enclosure {
  /// Whether a value at a distance from the middle is one of those enclosed.
  fileprivate func holds(_ value: Double, at distance: Double, half: Double) -> Bool {
    if Boxed.isError(value) { return kinds.contains(.error) }
    if value.isNaN {
      guard kinds.contains(.mark) else { return false }
      return kinds != .mark || !center.isNaN || Boxed.areSame(center, value)
    }
    guard kinds.contains(.number) else { return false }
    return (value - (center + slope * distance)).magnitude <= error + slope.magnitude * 1e-16
  }
}
