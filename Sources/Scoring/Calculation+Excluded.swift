public import Formulas

// What does not apply is left out of the nearest group around it that converts itself, or of the whole set.
extension Calculation {
  /// Whether what applies below a group that adds up counts for all that the group weighs.
  ///
  /// It does in a block, and where a mean gathers the group.
  func convertsItself(_ node: Int) -> Bool {
    set.nodes[node].rule == nil && set.nodes[node].aggregation == .sum
      && (set.gathering(of: node) != .sum || blocks.contains(node))
  }

  /// What a group that converts itself counts for: its weight, without what is left out of more than it.
  func convertedWeight(_ node: Int, _ stage: Stage) -> Expression {
    let weight = Expression.slot(slot(.weight(node: node)) ?? 0)
    return excluded(beyond: node, stage: stage).map { weight - $0 } ?? weight
  }

  /// The weight of what does not apply and is left out of what is added up below a node, or below the
  /// whole set.
  ///
  /// What a mean gathers lies apart. Of a group that converts itself only counts what it does not make up
  /// for: the whole group where nothing below it applies, else what is left out of more than it. Nil if no
  /// criterion can be excluded there.
  public func excluded(below top: Int?, stage: Stage) -> Expression? {
    var marked: [Int] = []
    var terms: [Expression] = []
    var canExclude = false
    func visit(_ node: Int) {
      canExclude = canExclude || mayBeExcluded(node, stage: stage)
      if let beyond = convertsItself(node) ? excluded(beyond: node, stage: stage) : nil {
        // A block that always counts still passes on what is left out of more than it.
        canExclude = true
        let isExcluded = Expression.binary(
          .equal, slot(.contribution(node: node, stage: stage)), .text(Marks.excluded))
        terms.append(.if(isExcluded, .slot(slot(.weight(node: node)) ?? 0), beyond))
        return
      }
      marked.append(node)
      if isAddedUp(node) { children[node].forEach(visit) }
    }
    if let top {
      children[top].forEach(visit)
    } else if set.aggregation == .sum {
      set.domains.forEach(visit)
    }
    return canExclude ? .sum(weights(ofExcluded: marked, stage) + terms) : nil
  }

  /// The weight of what does not apply below a group and is left out of more than the group.
  ///
  /// Nil if nothing can be: then, or below a mean, the group makes up for all that does not apply in it.
  private func excluded(beyond group: Int, stage: Stage) -> Expression? {
    guard set.gathering(of: group) == .sum else { return nil }
    var marked: [Int] = []
    func visit(_ node: Int) {
      if set.nodes[node].rule != nil {
        if set.isLeftOut(node, beyond: group) { marked.append(node) }
      } else if set.nodes[node].aggregation == .sum {
        children[node].forEach(visit)
      }
    }
    children[group].forEach(visit)
    return marked.isEmpty ? nil : .sum(weights(ofExcluded: marked, stage))
  }

  private func mayBeExcluded(_ node: Int, stage: Stage) -> Bool {
    guard set.nodes[node].rule != nil else {
      return !isAddedUp(node) && mayBeLeftOut(node, stage: stage)
    }
    return switch set.nodes[node].notApplicable {
    case .exclude, .redistribute: true
    case .full, .zero, nil: false
    }
  }

  /// The weights of those of some nodes that are marked as excluded, one sum for each run of neighbours.
  private func weights(ofExcluded nodes: [Int], _ stage: Stage) -> [Expression] {
    var runs: [ClosedRange<Int>] = []
    for node in nodes.sorted() {
      if let last = runs.last, last.upperBound + 1 == node {
        runs[runs.count - 1] = last.lowerBound...node
      } else {
        runs.append(node...node)
      }
    }
    // What a round says nothing about is not left out in it; a form has no cells for it.
    return runs.filter { $0.contains { isAssessed($0, stage: stage) } }.compactMap { run in
      guard let first = line(.contribution(node: run.lowerBound, stage: stage)),
        let last = line(.contribution(node: run.upperBound, stage: stage)),
        let firstWeight = slot(.weight(node: run.lowerBound)),
        let lastWeight = slot(.weight(node: run.upperBound))
      else { return nil }
      return .call(
        .sumIf,
        [
          .reference(.run(first: first, last: last)), .text(Marks.excluded),
          .reference(.run(first: firstWeight, last: lastWeight)),
        ])
    }
  }
}
