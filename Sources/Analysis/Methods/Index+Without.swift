internal import Scoring

extension Index {
  /// The index in which a node of the criteria proper applies to nobody.
  ///
  /// The scored criteria at and below it are left out for all units and the rest is converted, as the
  /// policy `exclude` does it for one unit. A criterion whose points other rules use is still computed and
  /// weighs 0 instead.
  ///
  /// - Returns: nil if nothing that weighs anything would remain.
  func without(_ node: Int) -> Index? {
    let removed = criteria.subtree(of: node)
    guard criteria.weighs(besides: removed) else { return nil }
    let used = criteria.nodesUsed(besides: removed)
    let final = observations.map(\.stage).max() ?? .appraised2
    var result = self
    for leaf in removed where criteria.nodes[leaf].rule != nil {
      guard !used.contains(leaf) else {
        result.criteria.nodes[leaf].weight = ByGroup(0)
        continue
      }
      result.criteria.nodes[leaf].notApplicable = .exclude()
      result.observations.removeAll { $0.criterion == leaf }
      result.observations += participants.indices.map {
        Observation(participant: $0, criterion: leaf, input: nil, stage: final)
      }
    }
    return result
  }
}

extension CriteriaSet {
  /// A node and all below it, in order.
  fileprivate func subtree(of top: Int) -> [Int] {
    var found = [top]
    for node in nodes.indices {
      if let parent = nodes[node].parent, found.contains(parent) { found.append(node) }
    }
    return found
  }

  /// Whether scored criteria other than some weigh anything, for any unit group.
  fileprivate func weighs(besides removed: [Int]) -> Bool {
    let groups = groupsWithOwnNumbers.union([Self.nameOfNoGroup(groupsWithOwnNumbers)])
    return groups.contains { group in
      let weights = Weights(self, group: group)
      return leaves.contains { !removed.contains($0) && weights.effective[$0] > 0 }
    }
  }

  /// The nodes whose points the rules of others use, those below them included.
  fileprivate func nodesUsed(besides removed: [Int]) -> Set<Int> {
    let users = nodes.indices.filter { !removed.contains($0) }
    let used = users.compactMap { nodes[$0].rule }.flatMap { rule in
      rule.referredCriteria.compactMap { position(of: $0) }
        + rule.referredFigures.compactMap { figure(named: $0)?.criterion }
    }
    return Set(used.flatMap { subtree(of: $0) })
  }
}
