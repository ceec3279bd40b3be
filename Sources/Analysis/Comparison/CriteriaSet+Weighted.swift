internal import Scoring

extension CriteriaSet {
  /// The set with the weights of another one.
  ///
  /// Criteria are the same if they have the same code, stand in the same part and are groups in both
  /// sets or scored in both. « The weight is the maximum unless said otherwise » is said before it is
  /// carried over:
  ///
  /// - a scored criterion gets the other one's weight, its maximum where it has none;
  /// - a group gets the other one's weight, and none where that is the sum of its children's;
  /// - a criterion proper that the other set does not know keeps its share among its siblings: its own
  ///   weight, times what the siblings known to both weigh there over what they weigh here. Without
  ///   such siblings, and among bonus and penalty items, it keeps its weight.
  ///
  /// The weights of the set itself change nothing, to the last bit.
  func weighted(as other: CriteriaSet) -> CriteriaSet {
    let twins = nodes.map { node in
      other.nodes.firstIndex { twin in
        twin.code == node.code && twin.part == node.part
          && (twin.rule == nil) == (node.rule == nil)
      }
    }
    var result = self
    for node in nodes.indices {
      if let twin = twins[node] {
        let source = other.nodes[twin]
        result.nodes[node].weight = source.weight ?? (source.rule == nil ? nil : source.maximum)
      } else if nodes[node].part == .main {
        let siblings = nodes.indices.filter {
          nodes[$0].parent == nodes[node].parent && nodes[$0].part == .main && twins[$0] != nil
        }
        result.nodes[node].weight = kept(node, beside: siblings, twins: twins, in: other)
      }
    }
    return result
  }

  /// The weight of an unknown criterion on the scale of the other set's weights.
  private func kept(
    _ node: Int, beside siblings: [Int], twins: [Int?], in other: CriteriaSet
  ) -> ByGroup<Double>? {
    func weight(in group: String) -> (own: Double, factor: Double) {
      let (here, there) = (Weights(self, group: group), Weights(other, group: group))
      let old = siblings.reduce(0) { $0 + here.own[$1] }
      let new = siblings.reduce(0) { sum, sibling in
        sum + (twins[sibling].map { there.own[$0] } ?? 0)
      }
      return (here.own[node], old == 0 ? 1 : new / old)
    }
    let groups = groupsWithOwnNumbers.union(other.groupsWithOwnNumbers)
    let standard = weight(in: Self.nameOfNoGroup(groups))
    let special = groups.map { ($0, weight(in: $0)) }
    // Nothing is said where nothing changes.
    guard standard.factor != 1 || special.contains(where: { $0.1.factor != 1 }) else {
      return nodes[node].weight
    }
    return ByGroup(
      standard.own * standard.factor,
      special: Dictionary(uniqueKeysWithValues: special.map { ($0, $1.own * $1.factor) }))
  }

  /// The unit groups that some criterion names.
  var groupsWithOwnNumbers: Set<String> {
    Set(nodes.flatMap { Array($0.maximum.special.keys) + Array(($0.weight?.special ?? [:]).keys) })
  }

  /// A name that no group has, to ask for what holds for all groups that are not named.
  static func nameOfNoGroup(_ groups: Set<String>) -> String {
    var name = "-"
    while groups.contains(name) { name += "-" }
    return name
  }
}
