internal import Formulas

// What groups give: the sums and means of their children, and what may be left out of them.
extension Calculation {
  /// What a group contributes: its children gathered as it says, rounded.
  func contribution(ofGroup node: Int, stage: Stage, group: String) -> Expression? {
    let children = self.children[node].filter { isAssessed($0, stage: stage) }
    guard !children.isEmpty else { return nil }
    let weight = Expression.slot(slot(.weight(node: node)) ?? 0)
    let sum = Expression.call(
      .sum, children.map { slot(.contribution(node: $0, stage: stage)) })
    let isExcluded = !isAddedUp(node) && set.gathering(of: node) == .sum
    let mark = isExcluded ? excludedMark(children, stage) : .text(Marks.leftOut)
    let value: Expression
    if set.nodes[node].aggregation != .sum {
      let share = share(of: children, stage: stage, set.nodes[node].aggregation)
      value = unlessNothingWeighs(
        share.weights, children, stage, weight: weight, sum: sum, otherwise: mark,
        weighted(share.value, node, weight, group))
    } else if convertsItself(node), let excluded = excluded(below: node, stage: stage) {
      let applicable = weight - excluded
      value = unlessNothingWeighs(
        .call(.round, [applicable, 9]), children, stage, weight: weight, sum: sum, otherwise: mark,
        weighted(sum / applicable, node, convertedWeight(node, stage), group))
    } else if isRounded(node, group) {
      value = .if(
        .binary(.equal, weight, 0), sum, weighted(sum / weight, node, weight, group))
    } else {
      value = sum
    }
    return unlessTooFewCount(
      children, needed(set.nodes[node].needed, among: children, group), Line.Kind.contribution,
      stage, set.nodes[node].aggregation, otherwise: mark, value)
  }

  /// The mark of a group that nothing applies in.
  ///
  /// In a round before the final one it is not excluded while nothing is said of some of its children.
  private func excludedMark(_ children: [Int], _ stage: Stage) -> Expression {
    guard !settles(stage) else { return .text(Marks.excluded) }
    func isOpen(_ node: Int) -> Expression {
      if isAddedUp(node) {
        return .call(.or, self.children[node].filter { isAssessed($0, stage: stage) }.map(isOpen))
      }
      let nothing = set.nodes[node].rule == nil ? Marks.leftOut : ""
      return .binary(.equal, slot(.contribution(node: node, stage: stage)), .text(nothing))
    }
    return .if(.call(.or, children.map(isOpen)), .text(Marks.leftOut), .text(Marks.excluded))
  }

  /// A share of full marks as a contribution, rounded as points of the group's maximum.
  func weighted(
    _ share: Expression, _ node: Int, _ weight: Expression, _ group: String
  ) -> Expression {
    guard isRounded(node, group), let maximum = slot(.maximum(node: node)) else {
      return share * weight
    }
    return rounded(share * .slot(maximum), places: set.rounding.group) / .slot(maximum) * weight
  }

  func isRounded(_ node: Int, _ group: String) -> Bool {
    set.rounding.group != nil && set.nodes[node].maximum[group] != 0
  }

  /// A value made by dividing by the weights that count, unless those are nothing.
  ///
  /// A group that weighs nothing counts nothing, as its children do. In one that weighs something, what
  /// applies may weigh nothing beside what does not: then the group is left out.
  func unlessNothingWeighs(
    _ weights: Expression, _ children: [Int], _ stage: Stage, weight: Expression, sum: Expression,
    otherwise: Expression, _ value: Expression
  ) -> Expression {
    let someMayBeLeftOut = children.contains { mayBeLeftOut($0, stage: stage) }
    let nothing: Expression =
      someMayBeLeftOut ? .if(.binary(.equal, weight, 0), sum, otherwise) : sum
    return .if(.binary(.equal, weights, 0), nothing, value)
  }

  /// How many of some nodes must have a result, of those that a unit group has; one at least.
  func needed(_ needed: Needed?, among nodes: [Int], _ group: String) -> Int {
    let count = nodes.count { set.nodes[$0].isOf(group: group) }
    return Swift.max(1, needed?.count(among: count) ?? 1)
  }

  /// A value made from the nodes' lines, unless too few of them are numbers and no marks in place of them.
  ///
  /// The sum brings out errors, which a count passes over, as other aggregations than sums do.
  func unlessTooFewCount(
    _ nodes: [Int], _ needed: Int, _ kind: (Int, Stage) -> Line.Kind, _ stage: Stage,
    _ aggregation: Aggregation, otherwise: Expression, _ value: Expression
  ) -> Expression {
    let mayBeMissing = nodes.map { mayBeLeftOut($0, stage: stage) }
    let matters =
      aggregation.kind.passesOverErrors || needed > 1
      ? mayBeMissing.contains(true) : !mayBeMissing.contains(false)
    guard matters else { return value }
    let lines = nodes.map { slot(kind($0, stage)) }
    let numbers = .call(.count, lines) + 0 * .call(.sum, lines)
    let tooFew: Expression =
      needed == 1
      ? .binary(.equal, numbers, 0) : .binary(.less, numbers, .number(Double(needed)))
    return .if(tooFew, otherwise, value)
  }

  /// In a round before the final one, nothing follows from nothing.
  func unlessEmpty(_ kind: Line.Kind, _ stage: Stage, _ value: Expression) -> Expression {
    guard !settles(stage) else { return value }
    return .if(.binary(.equal, slot(kind), .text("")), .text(""), value)
  }

  /// The children whose unweighted points are those of a group when they are added up; nil for other groups.
  func partsAddedUp(in node: Int) -> [Int]? {
    let parts = children[node].filter { isAssessed($0, stage: final) }
    let isSum = set.nodes[node].aggregation == .sum && !blocks.contains(node)
    return isSum && !parts.isEmpty ? parts : nil
  }

  /// The unweighted points of a group: its children's, added up, or averaged or converted as its
  /// contribution is.
  func points(ofGroup node: Int, stage: Stage) -> Expression? {
    let children = self.children[node].filter { isAssessed($0, stage: stage) }
    guard !children.isEmpty else { return nil }
    guard set.nodes[node].aggregation == .sum, !blocks.contains(node) else {
      guard let weight = slot(.weight(node: node)), let maximum = slot(.maximum(node: node))
      else { return nil }
      let value = slot(.contribution(node: node, stage: stage))
      let points = Expression.if(
        .binary(.equal, .slot(weight), 0), 0, value / .slot(weight) * .slot(maximum))
      return .if(.call(.isNumber, [value]), points, value)
    }
    return unlessTooFewCount(
      children, 1, Line.Kind.points, stage, .sum, otherwise: .text(Marks.leftOut),
      .call(.sum, children.map { slot(.points(criterion: $0, stage: stage)) }))
  }

  /// The share of full marks that children give together, those that do not apply left out, and the weights
  /// of those that count.
  ///
  /// One child that counts may be given another contribution than it has.
  func share(
    of children: [Int], stage: Stage, _ aggregation: Aggregation,
    with other: (child: Int, value: Expression)? = nil
  ) -> (value: Expression, weights: Expression) {
    let terms = children.map { child in
      let own = slot(.contribution(node: child, stage: stage))
      return AggregationTerm(
        contribution: child == other?.child ? other?.value ?? own : own,
        weight: weight(child, stage),
        mayBeMissing: child != other?.child && mayBeLeftOut(child, stage: stage))
    }
    let weights = Expression.sum(terms.map(\.countingWeight))
    return (aggregation.kind.share(of: terms, weights: weights), weights)
  }

  /// Whether a round says anything about a node.
  public func isAssessed(_ node: Int, stage: Stage) -> Bool {
    if set.nodes[node].rule != nil { return rounds[node].contains { $0 <= stage } }
    return children[node].contains { isAssessed($0, stage: stage) }
  }

  /// Whether a node's contribution may be a mark in place of a number.
  func mayBeLeftOut(_ node: Int, stage: Stage) -> Bool {
    guard set.nodes[node].rule != nil else {
      // Beside what is left out, what remains may weigh nothing: a mean of it leaves the group out too.
      let children = self.children[node].filter { isAssessed($0, stage: stage) }
      return isAddedUp(node)
        ? children.allSatisfy { mayBeLeftOut($0, stage: stage) }
        : children.contains { mayBeLeftOut($0, stage: stage) }
    }
    switch set.nodes[node].notApplicable {
    case .exclude, .redistribute: return true
    case .full, .zero, nil: return !settles(stage)
    }
  }
}
