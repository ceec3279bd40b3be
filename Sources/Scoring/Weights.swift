/// The effective maxima and weights of a criteria set for one unit group.
///
/// A scored criterion weighs `weight`, or its maximum; a group weighs what its children weigh together,
/// unless it has a weight of its own, which then scales the children. A group whose children weigh nothing
/// weighs nothing.
///
///     effective(child) = effective(parent) × own(child) / Σ own(siblings)
public struct Weights: Hashable, Sendable {
  /// The maximum points of each node, by position in `CriteriaSet.nodes`.
  public var maximum: [Double]
  /// The weight of each node before its ancestors scale it.
  public var own: [Double]
  /// The weight each node really has.
  public var effective: [Double]
  /// The weight of all domains together: what full marks weigh.
  public var total: Double

  /// The weights of a set as they hold for a unit group.
  public init(_ set: CriteriaSet, group: String) {
    let nodes = set.nodes
    let children = set.children
    maximum = nodes.map { $0.maximum[group] }
    var own = nodes.map { $0.declaredWeight(group: group) ?? 0 }
    for node in nodes.indices.reversed() where !children[node].isEmpty {
      let sum = children[node].map { own[$0] }.reduce(0, +)
      if nodes[node].weight == nil || sum == 0 { own[node] = sum }
    }
    var effective = own
    for node in nodes.indices where !children[node].isEmpty {
      let sum = children[node].map { own[$0] }.reduce(0, +)
      for child in children[node] {
        effective[child] = sum == 0 ? 0 : effective[node] * own[child] / sum
      }
    }
    self.own = own
    self.effective = effective
    total = set.domains.map { effective[$0] }.reduce(0, +)
  }

  /// A node's weight in percent of the whole; 0 if the whole weighs nothing.
  public func share(of node: Int) -> Double {
    total == 0 ? 0 : effective[node] / total * 100
  }
}
