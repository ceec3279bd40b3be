internal import Formulas

// What a unit can attain, what it lost and what share it has.
extension Calculation {
  /// The formula of a line about what a unit can attain; nil if the round says nothing about the node.
  func formula(ofAttainment kind: Line.Kind, group: String) -> Expression? {
    switch kind {
    case .attainable(let node, let stage): attainable(node, stage, group)
    case .lost(let node, let stage): lost(node, stage)
    case .share(let node, let stage): share(node, stage)
    case .takenOver(let node, let stage): takenOver(node, stage)
    case .attainableTotal(let stage): attainableTotal(stage)
    case .lostTotal(let stage): lostTotal(stage)
    case .shareTotal(let stage): shareTotal(stage)
    case .handedOver(let stage): handedOver(stage)
    case .surveyPoints(let stage): surveyPoints(stage)
    case .lossKey(let node): lossKey(node)
    default: nil
    }
  }

  // MARK: One node

  private func attainable(_ node: Int, _ stage: Stage, _ group: String) -> Expression? {
    guard isAssessed(node, stage: stage) else { return nil }
    let own = own(attainable: node, stage, group)
    guard let counts = countsAround(node, stage) else { return own }
    return own.map { .if(counts, $0, 0) }
  }

  /// Whether the means around a node are some, and not none because too few of their parts have a result; nil if
  /// none of them needs more than one.
  private func countsAround(_ node: Int, _ stage: Stage) -> Expression? {
    let groups = sequence(first: node) { self.set.nodes[$0].parent }.dropFirst()
      .filter { self.set.nodes[$0].needed != nil }
    let counts = groups.map { isNoMark(slot(.contribution(node: $0, stage: stage))) }
    return counts.count > 1 ? .call(.and, counts) : counts.first
  }

  /// What a node can give, if the groups around it count.
  private func own(attainable node: Int, _ stage: Stage, _ group: String) -> Expression? {
    if self.set.nodes[node].rule != nil, scoresNothing(node, group) { return 0 }
    if isAddedUp(node), !canAttainItsWeight(node, stage, group) {
      let children = self.children[node].filter { isAssessed($0, stage: stage) }
      return .call(.sum, children.map { slot(.attainable(node: $0, stage: stage)) })
    }
    let weight =
      convertsItself(node) ? convertedWeight(node, stage) : weight(node, stage)
    guard mayBeLeftOut(node, stage: stage) else { return weight }
    return .if(isNoMark(slot(.contribution(node: node, stage: stage))), weight, 0)
  }

  /// Whether what a node can give is what its children can give together.
  ///
  /// A group whose children are averaged, or that converts itself, counts in full.
  func isAddedUp(_ node: Int) -> Bool {
    self.set.nodes[node].rule == nil && self.set.nodes[node].aggregation == .sum
      && !convertsItself(node)
  }

  /// Whether every unit can attain what a node weighs, neither more nor less, unless the node itself is
  /// left out.
  func canAttainItsWeight(_ node: Int, _ stage: Stage, _ group: String) -> Bool {
    if self.set.nodes[node].rule != nil {
      return !takesOver(node) && !scoresNothing(node, group)
    }
    guard isAddedUp(node) else {
      return convertedWeight(node, stage) == .slot(slot(.weight(node: node)) ?? 0)
    }
    return self.children[node].allSatisfy { child in
      isAssessed(child, stage: stage) && !mayBeLeftOut(child, stage: stage)
        && canAttainItsWeight(child, stage, group)
    }
  }

  /// Whether a value is a number or an error: no mark and not empty.
  private func isNoMark(_ value: Expression) -> Expression {
    .call(.isNumber, [.ifError(value, 1)])
  }

  private func lost(_ node: Int, _ stage: Stage) -> Expression? {
    guard isAssessed(node, stage: stage) else { return nil }
    guard self.set.nodes[node].part == .main else { return .text(Marks.leftOut) }
    let value = slot(.contribution(node: node, stage: stage))
    let difference = slot(.attainable(node: node, stage: stage)) - value
    let lost = Expression.if(.call(.isNumber, [value]), .call(.round, [difference, 9]), value)
    return countsAround(node, stage).map { .if($0, lost, .text(Marks.leftOut)) } ?? lost
  }

  private func share(_ node: Int, _ stage: Stage) -> Expression? {
    guard isAssessed(node, stage: stage) else { return nil }
    let value = slot(.contribution(node: node, stage: stage))
    return .if(
      .call(.isNumber, [value]),
      percent(value, of: slot(.attainable(node: node, stage: stage))), value)
  }

  private func percent(_ value: Expression, of whole: Expression) -> Expression {
    .if(.binary(.equal, whole, 0), .text(Marks.leftOut), value / whole * 100)
  }

  private func takenOver(_ node: Int, _ stage: Stage) -> Expression? {
    guard isAssessed(node, stage: stage) else { return nil }
    guard takesOver(node), let own = slot(.weight(node: node)) else { return 0 }
    let difference = Expression.call(.round, [weight(node, stage) - .slot(own), 9])
    return .if(isNoMark(slot(.contribution(node: node, stage: stage))), difference, 0)
  }

  private func lossKey(_ node: Int) -> Expression {
    guard self.set.nodes[node].rule != nil, self.set.nodes[node].part == .main else {
      return .text("")
    }
    let lost = slot(.lost(node: node, stage: final))
    return .if(.call(.isNumber, [lost]), lost, .text(""))
  }

  // MARK: The whole

  private func attainableTotal(_ stage: Stage) -> Expression {
    let domains = self.set.domains.filter { isAssessed($0, stage: stage) }
    guard !domains.isEmpty else { return 0 }
    guard self.set.aggregation == .sum else { return slot(.totalWeight).map { .slot($0) } ?? 0 }
    return .call(.sum, domains.map { slot(.attainable(node: $0, stage: stage)) })
  }

  /// The domains' losses together; where domains are averaged, what the mean lost.
  private func lostTotal(_ stage: Stage) -> Expression {
    let domains = self.set.domains.filter { isAssessed($0, stage: stage) }
    guard !domains.isEmpty else { return 0 }
    let whole = slot(.attainableTotal(stage: stage))
    let earned = slot(.earned(stage: stage))
    let points =
      self.set.aggregation == .sum
      ? .call(.sum, domains.map { slot(.contribution(node: $0, stage: stage)) }) : earned
    return .if(.call(.isNumber, [earned]), .call(.round, [whole - points, 9]), earned)
  }

  private func shareTotal(_ stage: Stage) -> Expression {
    let earned = slot(.earned(stage: stage))
    return .if(
      .call(.isNumber, [earned]), percent(earned, of: slot(.attainableTotal(stage: stage))),
      earned)
  }

  private func handedOver(_ stage: Stage) -> Expression {
    .sum(
      self.set.nodes.indices.compactMap { giver in
        guard case .redistribute = self.set.nodes[giver].notApplicable,
          isAssessed(giver, stage: stage), let weight = slot(.weight(node: giver))
        else { return nil }
        let value = slot(.contribution(node: giver, stage: stage))
        return .if(
          .binary(.equal, value, .text(Marks.redistributed)), .slot(weight), 0)
      })
  }

  /// The points from surveys; 0 if nothing is surveyed.
  func surveyPoints(_ stage: Stage) -> Expression {
    let lines = self.set.leaves.filter {
      self.set.nodes[$0].isSurvey && isAssessed($0, stage: stage)
    }.map { node -> Expression in
      let own = slot(.contribution(node: node, stage: stage))
      return countsAround(node, stage).map { .if($0, .call(.sum, [own]), 0) } ?? own
    }
    return lines.isEmpty ? 0 : .call(.sum, lines)
  }
}
