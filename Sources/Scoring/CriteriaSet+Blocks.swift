extension CriteriaSet {
  /// The groups that give their full points for what remains of them where criteria below do not apply:
  /// those that a criterion names as what it is left out of.
  ///
  /// A mean leaves out what does not apply by itself, so that it is none.
  public var blocks: Set<Int> {
    Set(nodes.indices.compactMap { block(of: $0) }.filter { nodes[$0].aggregation == .sum })
  }

  /// The group that a criterion is left out of where it does not apply; nil if it is the whole set or if
  /// the points are not left out.
  public func block(of node: Int) -> Int? {
    guard case .exclude(let group) = nodes[node].notApplicable else { return nil }
    return group
  }

  /// Whether a criterion, left out, is left out of more than a group above it.
  func isLeftOut(_ node: Int, beyond group: Int) -> Bool {
    switch nodes[node].notApplicable {
    case .exclude(let block):
      block.map { $0 != group && isNode(group, atOrBelow: $0) } ?? true
    case .redistribute: true
    case .full, .zero, nil: false
    }
  }
}
