internal import Formulas

// What the score would be if one criterion gave all it can give, everything else as it is.
//
// A number takes the place of a smaller one, so that nothing becomes or ceases to be a mark: the tests for
// marks in the formulas of groups and totals need not be made again.
extension Calculation {
  /// The formula of a line about one criterion in full.
  func formula(ofFull kind: Line.Kind) -> Expression? {
    switch kind {
    case .scoreIfFull(let node):
      ifLost(node, slot(.score(stage: final))) {
        rounded(unroundedIfFull(node), places: self.set.rounding.index)
      }
    case .basisIfFull(let node):
      ifRanked(
        ifLost(node, slot(.basis)) {
          self.set.ranking.byRounded && self.set.rounding.index != nil
            ? slot(.scoreIfFull(node: node))
            : .call(.round, [unroundedIfFull(node), 9])
        }, otherwise: .text(""))
    default: nil
    }
  }

  /// A value where the criterion lost points, the present one where it lost none; an empty text where that
  /// cannot be told or there is no score.
  private func ifLost(
    _ node: Int, _ present: Expression, _ value: () -> Expression
  ) -> Expression {
    guard self.set.nodes[node].rule != nil, self.set.nodes[node].part == .main,
      isAssessed(node, stage: final)
    else { return .text("") }
    let key = slot(.lossKey(node: node))
    return .if(
      .binary(.equal, .call(.count, [key, slot(.score(stage: final))]), 2),
      .if(.binary(.greater, key, 0), value(), present), .text(""))
  }

  /// A key that decides between equals with one criterion in full.
  func keyIfFull(_ key: Int, _ node: Int) -> Expression {
    let present = slot(.tieBreak(key))
    let lost =
      slot(.attainable(node: node, stage: final))
      - slot(.contribution(node: node, stage: final))
    let isSurvey = self.set.nodes[node].isSurvey
    let more: Expression?
    switch self.set.ranking.tieBreak[key] {
    case .survey: more = isSurvey ? lost : nil
    case .appraised:
      let earned = earnedIfFull(node) - slot(.earned(stage: final))
      more = isSurvey ? earned - lost : earned
    case .criterion(let top):
      more = raised(node, at: top).map { change($0, of: top) }
    }
    guard let more else { return present }
    // Where nothing is lost, nothing weighs perhaps, and there is no mean to change.
    return .if(
      .binary(.greater, slot(.lossKey(node: node)), 0), .call(.round, [present + more, 9]), present)
  }

  // MARK: The way up

  /// What a node contributes with the criterion in full: so much more, or a value of its own.
  private enum Raised {
    case by(Expression)
    case to(Expression)
  }

  private func unroundedIfFull(_ node: Int) -> Expression {
    unrounded(converted(earnedIfFull(node), final), final)
  }

  private func earnedIfFull(_ node: Int) -> Expression {
    let domain = topLevel(of: node)
    guard let raised = raised(node, at: domain) else { return slot(.earned(stage: final)) }
    guard self.set.aggregation == .sum else {
      let domains = self.set.domains.filter { isAssessed($0, stage: final) }
      let share = share(
        of: domains, stage: final, self.set.aggregation, with: (domain, value(raised, of: domain)))
      let total = Expression.slot(slot(.totalWeight) ?? 0)
      return rounded(share.value * total, places: self.set.rounding.total)
    }
    let change = change(raised, of: domain)
    guard self.set.rounding.total != nil else { return slot(.earned(stage: final)) + change }
    let domains = self.set.domains.filter { isAssessed($0, stage: final) }
    let sum = Expression.call(.sum, domains.map { slot(.contribution(node: $0, stage: final)) })
    // At nine places, so that a half stays a half.
    return rounded(.call(.round, [sum + change, 9]), places: self.set.rounding.total)
  }

  private func topLevel(of node: Int) -> Int {
    var top = node
    while let parent = self.set.nodes[top].parent { top = parent }
    return top
  }

  /// What a node contributes with a criterion below it, or itself, in full; nil if it is not below.
  private func raised(_ leaf: Int, at top: Int) -> Raised? {
    var node = leaf
    var raised = Raised.by(
      slot(.attainable(node: leaf, stage: final)) - slot(.contribution(node: leaf, stage: final)))
    while node != top {
      guard let parent = self.set.nodes[node].parent else { return nil }
      raised = self.raised(parent, through: node, raised)
      node = parent
    }
    return raised
  }

  private func raised(_ node: Int, through child: Int, _ raised: Raised) -> Raised {
    // Where a unit group has no points for the node, nothing is lost there.
    let maximum = self.set.nodes[node].maximum
    let group = groups.first { maximum[$0] != 0 } ?? groups[0]
    let children = self.children[node].filter { isAssessed($0, stage: final) }
    let weight = Expression.slot(slot(.weight(node: node)) ?? 0)
    let other = (child, value(raised, of: child))
    if self.set.nodes[node].aggregation != .sum {
      let share = share(of: children, stage: final, self.set.nodes[node].aggregation, with: other)
      return .to(weighted(share.value, node, weight, group))
    }
    let excluded =
      convertsItself(node) ? self.excluded(below: node, stage: final) : nil
    guard excluded != nil || isRounded(node, group) else { return .by(change(raised, of: child)) }
    let sum = Expression.call(
      .sum,
      children.map { $0 == child ? other.1 : slot(.contribution(node: $0, stage: final)) })
    guard let excluded else { return .to(weighted(sum / weight, node, weight, group)) }
    return .to(
      weighted(sum / (weight - excluded), node, convertedWeight(node, final), group))
  }

  private func value(_ raised: Raised, of node: Int) -> Expression {
    switch raised {
    case .by(let change): slot(.contribution(node: node, stage: final)) + change
    case .to(let value): value
    }
  }

  private func change(_ raised: Raised, of node: Int) -> Expression {
    switch raised {
    case .by(let change): change
    case .to(let value): value - slot(.contribution(node: node, stage: final))
    }
  }
}
