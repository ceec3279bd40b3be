import Scoring
import Testing

@testable import Analysis

@Suite("Weights drawn at random")
struct WeightDrawingTests {
  @Test("A draw weighs every node as the engine does", arguments: 1...12)
  func tree(seed: Int) throws {
    let evaluation = try mainIndex(of: WeightedBook.make(seed: UInt64(seed)))
    let set = evaluation.calculation.set
    for level in MonteCarloSettings.Level.allCases {
      let settings = try MonteCarloSettings(level: level)
      var drawing = WeightDrawing(evaluation, settings, lanes: 5)
      var stream = RandomStream(seed: UInt64(seed), block: 0)
      drawing.draw(5, from: &stream)
      for (position, group) in evaluation.calculation.groups.enumerated() {
        drawing.weigh(position)
        for lane in 0..<5 {
          var drawn = set
          for node in set.mainNodes {
            let weight = drawing.own[node * 5 + lane]
            drawn.nodes[node].weight = set.nodes[node].rule == nil ? nil : ByGroup(weight)
          }
          let weights = Weights(drawn, group: group)
          #expect(
            set.mainNodes.allSatisfy { drawing.effective[$0 * 5 + lane] == weights.effective[$0] })
          #expect(drawing.total(lane) == weights.total)
        }
      }
    }
  }

  @Test("Dirichlet shares have the variance s (1 − s) / (concentration + 1)")
  func variance() throws {
    let evaluation = try mainIndex(of: pointsBook([[1, 2, 3]], weights: [6, 3, 1]))
    let settings = try MonteCarloSettings(spread: .dirichlet(concentration: 20))
    let shares = draws(evaluation, settings, count: 50_000).map { $0[0] / 10 }
    let mean = shares.reduce(0, +) / Double(shares.count)
    let variance = shares.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(shares.count)
    #expect((mean - 0.6).magnitude < 5 * (0.24 / 21 / 50_000).squareRoot())
    // The variance of a sample variance is at most its square times 2/n for shares like these.
    #expect((variance / (0.24 / 21) - 1).magnitude < 5 * (2.0 / 50_000).squareRoot())
  }

  @Test("Uniform weights stay within their percentage before they are rescaled")
  func uniform() throws {
    let evaluation = try mainIndex(of: pointsBook([[1, 2]], weights: [6, 4]))
    let settings = try MonteCarloSettings(spread: .uniform(percent: 50))
    let ratios = draws(evaluation, settings, count: 20_000).map { $0[0] / $0[1] }
    #expect((ratios.min() ?? 0) > 0.5 && (ratios.min() ?? 0) < 0.53)
    #expect((ratios.max() ?? 0) < 4.5 && (ratios.max() ?? 0) > 4.3)
  }

  @Test("Drawing domains leaves each criterion's share of its domain")
  func domains() throws {
    let evaluation = try mainIndex(of: WeightedBook.make(seed: 2, .init(isElaborate: false)))
    let set = evaluation.calculation.set
    var drawing = WeightDrawing(evaluation, try MonteCarloSettings(level: .domains), lanes: 1)
    var stream = RandomStream(seed: 9, block: 0)
    drawing.draw(1, from: &stream)
    drawing.weigh(0)
    let present = evaluation.weights[0].effective
    for node in set.mainNodes {
      guard let parent = set.nodes[node].parent else { continue }
      let share = drawing.effective[node] / drawing.effective[parent]
      #expect((share - present[node] / present[parent]).magnitude < 1e-12)
    }
  }

  @Test("Settings that make no sense are refused")
  func settings() {
    #expect(throws: MonteCarloSettings.Fault.draws(0)) { try MonteCarloSettings(draws: 0) }
    #expect(throws: MonteCarloSettings.Fault.threads(0)) { try MonteCarloSettings(threads: 0) }
    #expect(throws: MonteCarloSettings.Fault.percent(101)) {
      try MonteCarloSettings(spread: .uniform(percent: 101))
    }
    #expect(throws: MonteCarloSettings.Fault.concentration(-1)) {
      try MonteCarloSettings(spread: .dirichlet(concentration: -1))
    }
  }

  /// The effective weights of some draws, by draw and leaf.
  private func draws(
    _ evaluation: IndexEvaluation, _ settings: MonteCarloSettings, count: Int
  ) -> [[Double]] {
    let leaves = evaluation.calculation.set.leaves
    var drawing = WeightDrawing(evaluation, settings, lanes: 1)
    var stream = RandomStream(seed: 5, block: 0)
    return (0..<count).map { _ in
      drawing.draw(1, from: &stream)
      drawing.weigh(0)
      return leaves.map { drawing.effective[$0] }
    }
  }
}
