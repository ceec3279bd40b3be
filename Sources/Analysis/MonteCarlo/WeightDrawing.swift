internal import Scoring

/// Draws weights for some draws side by side.
///
/// A draw gives the scored criteria new weights and leaves groups to be the sums of theirs: what
/// ``Scoring/Weights`` computes for a set whose criteria have the weights drawn and whose groups have none.
struct WeightDrawing {
  private let settings: MonteCarloSettings
  private let set: CriteriaSet
  private let children: [[Int]]
  /// The present effective weights, by unit group.
  private let weights: [Weights]
  /// The item drawn that each scored criterion follows; nil outside the main part.
  private let item: [Int?]
  /// The shape of each item's gamma distribution; 0 if the item weighs nothing.
  private let shapes: [Double]
  private let lanes: Int
  /// The factors drawn, by item and lane.
  private var factors: [Double]
  /// The weights before and after the tree is gone through, by node and lane.
  private(set) var own: [Double]
  private(set) var effective: [Double]

  init(_ evaluation: IndexEvaluation, _ settings: MonteCarloSettings, lanes: Int) {
    self.settings = settings
    self.lanes = lanes
    set = evaluation.calculation.set
    children = set.children
    weights = evaluation.weights
    let nodes = set.nodes
    let items = settings.level == .criteria ? set.leaves : set.domains
    var item = [Int?](repeating: nil, count: nodes.count)
    for (position, node) in items.enumerated() { item[node] = position }
    for node in nodes.indices where item[node] == nil {
      item[node] = nodes[node].parent.flatMap { item[$0] }
    }
    self.item = item
    // Unit groups may weigh differently: the shape is that of the mean share.
    let groups = Double(evaluation.weights.count)
    let concentration =
      if case .dirichlet(let concentration) = settings.spread { concentration } else { 0.0 }
    shapes = items.map { node in
      evaluation.weights.map { $0.share(of: node) / 100 }.reduce(0, +) / groups * concentration
    }
    factors = [Double](repeating: 1, count: max(1, items.count) * lanes)
    own = [Double](repeating: 0, count: nodes.count * lanes)
    effective = own
  }

  /// Draws the factors of the next draws, one lane after the other.
  mutating func draw(_ count: Int, from stream: inout RandomStream) {
    for lane in 0..<count { draw(lane: lane, from: &stream) }
  }

  /// Draws the factors of a lane.
  mutating func draw(lane: Int, from stream: inout RandomStream) {
    for (item, shape) in shapes.enumerated() {
      switch settings.spread {
      case .dirichlet:
        factors[item * lanes + lane] = shape > 0 ? stream.gamma(shape: shape) / shape : 1
      case .uniform(let percent):
        factors[item * lanes + lane] = 1 + percent / 100 * (2 * stream.unit() - 1)
      }
    }
  }

  /// The weights of the scored criteria of a unit group, scaled to the present total.
  mutating func weigh(_ group: Int) {
    let weights = weights[group]
    let lanes = lanes
    var sums = [Double](repeating: 0, count: lanes)
    for leaf in set.leaves {
      guard let item = item[leaf] else { continue }
      let weight = weights.effective[leaf]
      for lane in 0..<lanes {
        let drawn = weight * factors[item * lanes + lane]
        own[leaf * lanes + lane] = drawn
        sums[lane] += drawn
      }
    }
    for leaf in set.leaves {
      for lane in 0..<lanes where sums[lane] > 0 {
        own[leaf * lanes + lane] *= weights.total / sums[lane]
      }
    }
    goThroughTree(weights)
  }

  /// What groups and criteria weigh, as ``Scoring/Weights`` computes it.
  private mutating func goThroughTree(_ weights: Weights) {
    let lanes = lanes
    for node in set.nodes.indices.reversed() where !children[node].isEmpty {
      for lane in 0..<lanes { own[node * lanes + lane] = 0 }
      for child in children[node] {
        for lane in 0..<lanes { own[node * lanes + lane] += own[child * lanes + lane] }
      }
    }
    for domain in set.domains {
      for lane in 0..<lanes { effective[domain * lanes + lane] = own[domain * lanes + lane] }
    }
    for node in set.mainNodes where !children[node].isEmpty {
      for child in children[node] {
        for lane in 0..<lanes {
          let sum = own[node * lanes + lane]
          effective[child * lanes + lane] =
            sum == 0 ? 0 : effective[node * lanes + lane] * own[child * lanes + lane] / sum
        }
      }
    }
    // Bonus and penalty items keep their weights.
    for node in set.nodes.indices where set.nodes[node].part != .main {
      for lane in 0..<lanes { effective[node * lanes + lane] = weights.effective[node] }
    }
  }

  /// Puts the weights of a unit group where a tape reads them.
  func fill(_ interpreter: inout Interpreter, _ inputs: [WeightInput], group: Int) {
    for (position, input) in inputs.enumerated() where input.group == group {
      for lane in 0..<lanes {
        interpreter.set(
          position, lane: lane,
          input.node < set.nodes.count ? effective[input.node * lanes + lane] : total(lane))
      }
    }
  }

  /// The weight of all domains in a lane.
  func total(_ lane: Int) -> Double {
    set.domains.reduce(0) { $0 + effective[$1 * lanes + lane] }
  }
}
