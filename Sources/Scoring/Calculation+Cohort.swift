public import Formulas

// What cohort functions look at: the values of all units, of the ranked ones, or of those of one unit group.
extension Calculation {
  /// What a rule compares units by.
  struct Comparison: Hashable {
    /// The value, over the rule's figures.
    var value: Expression
    /// The units.
    var cohort: Cohort
  }

  /// The formula of a line of values that are compared, for the units of a group; nil for other lines.
  func formula(ofCohort kind: Line.Kind, group: String) -> Expression? {
    switch kind {
    case .cohort(let compared):
      let value = value(compared, group) { .cohort($0) }
      return leavesOut(compared) ? ifRanked(value, otherwise: .text("")) : value
    case .cohortAll(let compared): return value(compared, group) { .cohortAll($0) }
    case .cohortOutside(let compared):
      return ifRanked(.text(""), otherwise: value(compared, group) { .cohortOutside($0) })
    default: return nil
    }
  }

  /// Whether units that are not ranked are left out of what is compared; a form does not tell them apart.
  private func leavesOut(_ compared: Compared) -> Bool {
    comparisons(of: compared.criterion)[compared.ordinal].cohort != .all && !isProvisional
  }

  /// The lines of a criterion's compared values in a round, unit groups apart where they are compared apart.
  ///
  /// Where those outside are ranked against the others, there are lines of all and of those outside.
  public func cohortLines(_ node: Int, _ stage: Stage) -> [Line.Kind] {
    comparisons(of: node).enumerated().flatMap { ordinal, comparison in
      let groups = comparison.cohort == .group ? self.groups.indices.map(Optional.some) : [nil]
      return groups.flatMap { group -> [Line.Kind] in
        let own = Compared(criterion: node, stage: stage, ordinal: ordinal, group: group)
        guard leavesOut(own), isRanked(comparison.value, node) else { return [.cohort(own)] }
        return [.cohort(own), .cohortAll(own), .cohortOutside(own)]
      }
    }
  }

  private func value(
    _ compared: Compared, _ group: String, _ kind: (Compared) -> Line.Kind
  ) -> Expression {
    if let own = compared.group, groups[own] != group { return .text("") }
    let (node, round) = (compared.criterion, compared.stage)
    let argument = orEmpty(
      resolved(
        comparisons(of: node)[compared.ordinal].value, node: node, round: round, stage: round,
        group: group))
    let value = Expression.if(isComplete(node, round: round, stage: round), argument, .text(""))
    let own = applicable(node, round: round, value, otherwise: .text(""))
    let earlier = rounds[node].last { $0 < round }.flatMap { stage in
      var earlier = compared
      earlier.stage = stage
      return line(kind(earlier))
    }
    return earlier.map { .if(isEmpty(node, round: round), .slot($0), own) } ?? own
  }

  /// A cohort function of a criterion's rule over the lines of a round, for the units of a group.
  ///
  /// A unit outside is given the rank it would have among the ranked ones: its rank among all, less those
  /// outside that come before it.
  ///
  /// - Returns: nil if there is no such line.
  func overCohort(
    _ function: Function, _ operands: [Expression], node: Int, stage: Stage, group: String
  ) -> Expression? {
    guard let value = operands.first,
      let compared = compared(
        Comparison(value: value, cohort: self.set.cohort(of: node)), node, stage, group),
      let line = line(.cohort(compared))
    else { return nil }
    let settings = operands.dropFirst()
    guard function == .cohortRank else { return .call(function, [.slots(line)] + settings) }
    func rank(_ line: Int) -> Expression {
      .call(function, [.slot(line), .slots(line)] + settings)
    }
    guard let all = self.line(.cohortAll(compared)),
      let outside = self.line(.cohortOutside(compared))
    else { return rank(line) }
    return ifRanked(rank(line), otherwise: rank(all) - rank(outside) + 1)
  }

  /// The values of a comparison that a group's units are compared with in a round.
  func compared(
    _ comparison: Comparison, _ node: Int, _ stage: Stage, _ group: String
  ) -> Compared? {
    guard let latest = rounds[node].last(where: { $0 <= stage }) else { return nil }
    return comparisons(of: node).firstIndex(of: comparison).map { ordinal in
      Compared(
        criterion: node, stage: latest, ordinal: ordinal,
        group: comparison.cohort == .group ? groups.firstIndex(of: group) : nil)
    }
  }

  /// Whether the unit is ranked; in a criterion's rule, what tells the rank of a unit outside.
  public var isRankedUnit: Expression { .binary(.equal, slot(.isRanked), 1) }

  /// What a criterion's rule compares units by, each once: the arguments of its cohort functions, and the
  /// figures whose mean stands in for a missing one.
  func comparisons(of node: Int) -> [Comparison] {
    let cohort = self.set.cohort(of: node)
    let calls = set.nodes[node].rule?.cohortCalls ?? []
    let all =
      calls.map { Comparison(value: $0.value, cohort: cohort) }
      + [filling(node)].compactMap(\.self)
    return all.enumerated().filter { !all[..<$0.offset].contains($0.element) }.map(\.element)
  }

  /// Whether a rule asks for the rank of a value.
  private func isRanked(_ value: Expression, _ node: Int) -> Bool {
    set.nodes[node].rule?.cohortCalls.contains { $0.function == .cohortRank && $0.value == value }
      ?? false
  }
}
