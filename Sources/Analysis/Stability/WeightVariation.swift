public import Scoring

/// One node's weight moved towards nothing or towards all that its parent's children weigh together.
///
/// Its siblings are rescaled in proportion, so that the parent, or the whole set for a domain, keeps its
/// weight. Where unit groups have weights of their own, all of them move by the same fraction of their way.
public struct WeightVariation: Sendable {
  /// Which way the weight moves.
  public enum Direction: Sendable, CaseIterable {
    /// Towards 0.
    case down
    /// Towards all the siblings' weight.
    case up
  }

  /// The index's criteria.
  public let set: CriteriaSet
  /// The node whose weight moves.
  public let node: Int
  /// Which way it moves.
  public let direction: Direction
  /// The unit groups.
  let groups: [String]
  /// The present weights, by unit group.
  let weights: [Weights]
  /// The node and its siblings, in order.
  let family: [Int]

  /// The way of a node's weight in an evaluated index.
  public init(_ evaluation: IndexEvaluation, node: Int, _ direction: Direction) {
    set = evaluation.calculation.set
    self.node = node
    self.direction = direction
    groups = evaluation.calculation.groups
    weights = evaluation.weights
    let nodes = set.nodes
    family = nodes.indices.filter {
      nodes[$0].parent == nodes[node].parent && nodes[$0].part == nodes[node].part
    }
  }

  /// Whether the weight can move at all, in any unit group.
  public var canMove: Bool {
    groups.indices.contains { group in
      others(group) > 0 && (direction == .up || weights[group].own[node] > 0)
    }
  }

  /// The criteria with the weight moved by a fraction of its way, from 0 for the present weights to 1.
  public func criteria(at reach: Double) -> CriteriaSet {
    var changed = set
    for member in family {
      changed.nodes[member].weight = byGroup { own(member, $0, at: reach) }
    }
    // The parent would else be the sum of its children, which differs by rounding errors.
    if let parent = set.nodes[node].parent {
      changed.nodes[parent].weight = byGroup { weights[$0].own[parent] }
    }
    return changed
  }

  /// The weights by unit group at a fraction of the way.
  public func weights(at reach: Double) -> [Weights] {
    let criteria = criteria(at: reach)
    return groups.map { Weights(criteria, group: $0) }
  }

  /// The node's effective weight by unit group at a fraction of the way.
  public func weight(at reach: Double) -> [Double] {
    weights(at: reach).map { $0.effective[node] }
  }

  /// What the siblings weigh together before they are scaled.
  private func others(_ group: Int) -> Double {
    family.filter { $0 != node }.map { weights[group].own[$0] }.reduce(0, +)
  }

  private func byGroup(_ weight: (Int) -> Double) -> ByGroup<Double> {
    ByGroup(
      weight(0),
      special: Dictionary(
        groups.indices.map { (groups[$0], weight($0)) }, uniquingKeysWith: { first, _ in first }))
  }

  /// A weight of the family, before it is scaled: a straight line in the reach.
  func own(_ member: Int, _ group: Int, at reach: Double) -> Double {
    let (own, present) = (weights[group].own[member], weights[group].own[node])
    let others = others(group)
    guard others > 0 else { return own }
    return switch (direction, member == node) {
    case (.down, true): own * (1 - reach)
    case (.down, false): own * (1 + present / others * reach)
    case (.up, true): own + others * reach
    case (.up, false): own * (1 - reach)
    }
  }

  // MARK: Straight lines

  /// An effective weight as a straight line in the reach, with a band for rounding errors.
  struct Line {
    /// The present weight.
    var start: Double
    /// The weight at the end of the way.
    var end: Double
    /// What ``Weights`` may compute more or less: at each level a product, a quotient and a sum of as many
    /// weights as there are nodes at most.
    var noise: Double

    /// The line about a reach.
    func enclosure(at reach: Double) -> Enclosure {
      let slope = end - start
      return Enclosure(center: start + slope * reach, slope: slope, error: noise)
    }
  }

  /// The effective weights that change.
  var lines: [WeightInput: Line] {
    var found: [WeightInput: Line] = [:]
    for group in groups.indices {
      let sum = family.map { weights[group].own[$0] }.reduce(0, +)
      guard sum > 0 else { continue }
      let parent = set.nodes[node].parent.map { weights[group].effective[$0] / sum } ?? 1
      for member in family {
        let start = own(member, group, at: 0) * parent
        let end = own(member, group, at: 1) * parent
        for (below, share) in shares(below: member, group) {
          found[WeightInput(group: group, node: below)] = line(start * share, end * share)
        }
      }
      if set.nodes[node].parent == nil, set.nodes[node].part == .main {
        let total = weights[group].total
        found[WeightInput(group: group, node: set.nodes.count)] = line(total, total)
      }
    }
    return found
  }

  private func line(_ start: Double, _ end: Double) -> Line {
    let noise = Double(set.nodes.count + 16) * Enclosure.noise * max(start, end)
    return Line(start: start, end: end, noise: noise)
  }

  /// The shares of a node's effective weight that it and those below it have.
  private func shares(below top: Int, _ group: Int) -> [(node: Int, share: Double)] {
    let children = set.children
    var found: [(node: Int, share: Double)] = []
    var waiting: [(node: Int, share: Double)] = [(top, 1)]
    while let next = waiting.popLast() {
      found.append(next)
      let sum = children[next.node].map { weights[group].own[$0] }.reduce(0, +)
      for child in children[next.node] {
        waiting.append((child, sum == 0 ? 0 : next.share * weights[group].own[child] / sum))
      }
    }
    return found
  }
}
