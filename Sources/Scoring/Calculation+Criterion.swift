internal import Formulas

// How the figures of one criterion become its points and its contribution.
extension Calculation {
  /// What a scored criterion contributes in a round.
  ///
  /// The figures of the criterion's last round decide; where a unit has none there, those of the round
  /// before it do.
  func contribution(ofLeaf node: Int, stage: Stage, group: String) -> Expression? {
    if let points = line(.points(criterion: node, stage: stage)) {
      guard isAssessed(node, stage: stage) else { return nil }
      let value = Expression.slot(points)
      let weighted = scoresNothing(node, group) ? 0 : value / maximum(node) * weight(node, stage)
      return .if(.call(.isNumber, [value]), weighted, mark(of: node, value, stage))
    }
    let missing = missing(node, full: weight(node, stage))
    return chain(
      node, stage: stage, of: { .contribution(node: node, stage: $0) }, missing: missing
    ) { round in
      ruled(node, round: round, stage: stage, group: group, weighted: true)
    }
  }

  /// The points of a scored criterion in a round, before weighting.
  func points(ofLeaf node: Int, stage: Stage, group: String) -> Expression? {
    chain(
      node, stage: stage, of: { .points(criterion: node, stage: $0) },
      missing: missing(node, full: maximum(node))
    ) { round in
      ruled(node, round: round, stage: stage, group: group, weighted: false)
    }
  }

  /// Chooses the round whose figures count, and leads from each round to the one before it.
  ///
  /// What depends on other units or criteria is written out for every round: figures that stay as they
  /// were are still compared with the others' later ones.
  private func chain(
    _ node: Int, stage: Stage, of kind: (Stage) -> Line.Kind, missing: Expression,
    rule: (Stage) -> Expression
  ) -> Expression? {
    // In a round after its last figures, and before the final one, a criterion keeps its result, unless that
    // follows others, which may have changed.
    let last = rounds[node].last ?? final
    let followsOthers = set.nodes[node].rule?.followsCriteria == true
    if stage != final, stage >= last, !followsOthers { return line(kind(final)).map { .slot($0) } }
    let given = rounds[node].filter { $0 <= stage }
    guard let first = given.first, let round = given.last else { return nil }
    if dependsOnOthers(node) {
      let start = unlessUnknown(node, stage: stage, rule(first))
      return given.dropFirst().reduce(
        settles(stage) ? start : .if(isEmpty(node, round: first), .text(""), start)
      ) { earlier, round in
        .if(
          isEmpty(node, round: round), earlier, unlessUnknown(node, stage: stage, rule(round)))
      }
    }
    guard round == (stage == final ? last : stage) else {
      return line(kind(round)).map { .slot($0) }
    }
    let earlier = rounds[node].last { $0 < round }.flatMap { line(kind($0)) }
    guard settles(stage) else {
      return .if(
        isEmpty(node, round: round), earlier.map { .slot($0) } ?? .text(""), rule(round))
    }
    guard let earlier else { return rule(round) }
    let fallback = Expression.if(
      .binary(.equal, .slot(earlier), .text("")), fillsIn(node) ? rule(round) : missing,
      .slot(earlier))
    return .if(isEmpty(node, round: round), fallback, rule(round))
  }

  /// In a round before the final one, what refers to criteria that are not assessed yet is not known either.
  private func unlessUnknown(_ node: Int, stage: Stage, _ value: Expression) -> Expression {
    let referred = Set(set.nodes[node].rule?.referredCriteria ?? []).compactMap {
      set.position(of: $0)
    }.sorted()
    let figures = set.nodes[node].rule?.referredFigures.compactMap { set.figure(named: $0) } ?? []
    guard !settles(stage), !referred.isEmpty || !figures.isEmpty else { return value }
    guard referred.allSatisfy({ isAssessed($0, stage: stage) }) else { return .text("") }
    let known =
      referred.map { other in
        Expression.call(.isNumber, [.ifError(slot(.points(criterion: other, stage: stage)), 1)])
      } + figures.map { .call(.isNumber, [given($0, stage: stage)]) }
    return .if(known.count == 1 ? known[0] : .call(.and, known), value, .text(""))
  }

  /// Whether a criterion's points change with other units' figures or with other criteria.
  private func dependsOnOthers(_ node: Int) -> Bool {
    !comparisons(of: node).isEmpty || set.nodes[node].rule?.followsCriteria == true
  }

  /// The rule with the guards for figures that are missing and criteria that do not apply.
  private func ruled(
    _ node: Int, round: Stage, stage: Stage, group: String, weighted: Bool
  ) -> Expression {
    let value = orEmpty(
      value(node, round: round, stage: stage, group: group, weighted: weighted))
    let full = weighted ? weight(node, stage) : maximum(node)
    var points = value
    if !scoresNothing(node, group), !fillsIn(node) || !settles(stage) {
      let complete = isComplete(node, round: round, stage: stage)
      points = .if(complete, value, missing(node, full: full))
    }
    return applicable(
      node, round: round, points, otherwise: withoutApplying(node, full: full))
  }

  /// The rule's value without guards: points, or points / maximum × weight.
  private func value(
    _ node: Int, round: Stage, stage: Stage, group: String, weighted: Bool
  ) -> Expression {
    guard let rule = set.nodes[node].rule, !scoresNothing(node, group) else { return 0 }
    let places = set.rounding.criterion
    func rounded(_ points: Expression) -> Expression {
      places.map { .call(.round, [points, .number(Double($0))]) } ?? points
    }
    switch rule.expression(group: group) {
    case .share(let share):
      let share = filled(share, node: node, round: round, stage: stage, group: group)
      guard weighted else { return rounded(share * maximum(node)) }
      guard places != nil else { return share * weight(node, stage) }
      return rounded(share * maximum(node)) / maximum(node) * weight(node, stage)
    case .points(let points):
      let points = rounded(
        filled(points, node: node, round: round, stage: stage, group: group))
      return weighted ? points / maximum(node) * weight(node, stage) : points
    }
  }

  /// Whether all figures of a round are there, and what the rule needs from elsewhere.
  func isComplete(_ node: Int, round: Stage, stage: Stage) -> Expression {
    let rule = set.nodes[node].rule
    let inputs = inputLines(node, round: round)
    var needed: [Expression] = []
    if let first = inputs.first, let last = inputs.last {
      if rule?.asksForCode == true { return .binary(.notEqual, .slot(first), .text("")) }
      needed.append(first == last ? .slot(first) : .reference(.run(first: first, last: last)))
    }
    let others = self.needed(by: node) { given($0, stage: stage) }
    needed += others
    guard let only = needed.first else { return .boolean(true) }
    let count = inputs.count + others.count
    guard count > 1 else { return .call(.isNumber, [only]) }
    return .binary(.equal, .call(.count, needed), .number(Double(count)))
  }

  /// Whether a round holds nothing at all for a unit, not even the mark.
  func isEmpty(_ node: Int, round: Stage) -> Expression {
    var lines = inputLines(node, round: round)
    if let mark = line(.notApplicable(criterion: node, stage: round)) { lines.append(mark) }
    guard let first = lines.first, let last = lines.last else { return .boolean(false) }
    guard lines.count > 1 else { return .binary(.equal, .slot(first), .text("")) }
    return .binary(.equal, .call(.countA, [.reference(.run(first: first, last: last))]), 0)
  }

  private func inputLines(_ node: Int, round: Stage) -> [Int] {
    (set.nodes[node].rule?.inputs ?? []).indices.compactMap {
      line(.input(criterion: node, input: $0, stage: round))
    }
  }

  func applicable(
    _ node: Int, round: Stage, _ value: Expression, otherwise: Expression
  ) -> Expression {
    guard let mark = line(.notApplicable(criterion: node, stage: round)) else { return value }
    return .if(.binary(.equal, .slot(mark), .text(Marks.notApplicable)), otherwise, value)
  }

  /// Tracking rules, and criteria without points for a unit group, score nothing with or without a
  /// figure.
  func scoresNothing(_ node: Int, _ group: String) -> Bool {
    set.nodes[node].rule?.isScored == false || set.nodes[node].maximum[group] == 0
  }

  /// A value, in a form with an empty text in place of an error, which would hide all totals.
  func orEmpty(_ value: Expression) -> Expression {
    switch value {
    case .number, .reference: return value
    default: break
    }
    return isProvisional ? .call(.ifError, [value, .text("")]) : value
  }
}
