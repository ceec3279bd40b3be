import Formulas
import TestSupport
import Testing

@testable import Scoring

/// What holds for what is attainable and lost, on random sets of every kind.
@Suite struct LossPropertyTests {
  private static func results(
    _ seeds: Range<Int>, zeros: Bool
  ) throws -> [(seed: Int, result: IndexEvaluation)] {
    try seeds.map { seed in
      if seed.isMultiple(of: 2) {
        var book = RandomSets.book(seed: UInt64(seed))
        if zeros { try zero(&book.indices[0].criteria, seed) }
        return (seed, try #require(Evaluation(book)["main"]))
      }
      let book = RandomBook(seed: seed)
      var criteria = book.set.criteria
      if zeros { try zero(&criteria, seed) }
      return (seed, try evaluate(criteria, units: book.units, book.figures))
    }
  }

  /// Gives one node of every four no weight.
  private static func zero(_ set: inout CriteriaSet, _ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    for node in set.mainNodes where Int.random(in: 0..<4, using: &random) == 0 {
      set.nodes[node].weight = ByGroup(0)
    }
  }

  private static func near(_ left: Double, _ right: Double) -> Bool {
    (left - right).magnitude < 1e-9
  }

  /// Σ lost over what a node gathers is what is lost at the node, down to the scored criteria.
  @Test(arguments: [false, true]) func lossesAddUp(zeros: Bool) throws {
    var compared = 0
    for (seed, result) in try Self.results(0..<60, zeros: zeros) {
      let calculation = result.calculation
      let (set, stage) = (calculation.set, calculation.final)
      guard set.rounding.group == nil else { continue }
      let most = set.nodes.indices.map {
        result.column(.attainable(node: $0, stage: stage))
      }
      func lost(_ node: Int, _ unit: Int) -> Double? {
        guard case .number(let most) = most[node][unit] else { return nil }
        return result.contribution(of: node, participant: unit).map { most - $0 }
      }
      for unit in result.index.participants.indices {
        guard let earned = result.number(.earned(stage: stage), of: unit) else { continue }
        for node in set.mainNodes where calculation.isAddedUp(node) {
          guard let own = lost(node, unit) else { continue }
          let parts = set.children[node].compactMap { lost($0, unit) }.reduce(0, +)
          #expect(Self.near(own, parts), "seed \(seed), node \(node), unit \(unit)")
          compared += 1
        }
        guard set.aggregation == .sum, set.rounding.total == nil else { continue }
        let whole = try #require(result.number(.attainableTotal(stage: stage), of: unit))
        let domains = set.domains.compactMap { lost($0, unit) }.reduce(0, +)
        #expect(Self.near(whole - earned, domains), "seed \(seed), unit \(unit)")
        let total = try #require(result.number(.lostTotal(stage: stage), of: unit))
        #expect(Self.near(total, whole - earned), "seed \(seed), unit \(unit)")
        guard set.mainNodes.allSatisfy({ set.nodes[$0].rule != nil || calculation.isAddedUp($0) })
        else { continue }
        let leaves = set.leaves.compactMap { lost($0, unit) }.reduce(0, +)
        #expect(Self.near(whole - earned, leaves), "seed \(seed), unit \(unit)")
      }
    }
    #expect(compared > 100)
  }

  /// No share is above 100 %, unless a rule gives more than its maximum.
  @Test(arguments: [false, true]) func noShareIsAboveTheWhole(zeros: Bool) throws {
    var compared = 0
    for (seed, result) in try Self.results(60..<120, zeros: zeros) {
      let set = result.calculation.set
      guard set.rounding.group == nil else { continue }
      let excessive = Set(
        result.issues.compactMap { issue -> Int? in
          if case .aboveMaximum = issue.kind { issue.participant } else { nil }
        })
      for node in set.mainNodes {
        let shares = result.column(.share(node: node, stage: result.calculation.final))
        for (unit, share) in shares.enumerated() where !excessive.contains(unit) {
          guard case .number(let share) = share else { continue }
          #expect(share <= 100 + 1e-9 && share >= 0, "seed \(seed), node \(node), unit \(unit)")
          compared += 1
        }
      }
    }
    #expect(compared > 1000)
  }

  /// Where a criterion loses its weight, every unit keeps its score as long as something else counts.
  @Test func noUnitLosesItsScoreByAWeightOfNothing() throws {
    var compared = 0
    for seed in 120..<180 {
      let before = try Self.results(seed..<(seed + 1), zeros: false)[0].result
      let after = try Self.results(seed..<(seed + 1), zeros: true)[0].result
      let stage = before.calculation.final
      for unit in before.index.participants.indices where before.score(of: unit) != nil {
        let most = try #require(after.number(.attainableTotal(stage: stage), of: unit))
        let counts = after.calculation.set.leaves.contains { leaf in
          after.contribution(of: leaf, participant: unit) != nil
            && after.weights[after.groups[unit]].effective[leaf] > 0
        }
        guard most > 0, counts else { continue }
        #expect(after.score(of: unit) != nil, "seed \(seed), unit \(unit)")
        compared += 1
      }
    }
    #expect(compared > 100)
  }

  /// The sheet computes the same with weights of nothing.
  @Test func sheetsAgreeOnWeightsOfNothing() throws {
    for (seed, result) in try Self.results(200..<216, zeros: true) {
      let differences = try LineSheet(result).differences()
      #expect(differences.isEmpty, "seed \(seed): \(differences.prefix(3))")
    }
  }
}
