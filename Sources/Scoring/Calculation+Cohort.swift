public import Formulas

// What cohort functions look at: the values of all units, or of the ranked ones.
extension Calculation {
  /// The formula of a line of values that are compared; nil for other lines.
  func formula(ofCohort kind: Line.Kind) -> Expression? {
    switch kind {
    case .cohort(let node, let round, let ordinal):
      let value = cohortValue(node, round, ordinal) {
        .cohort(criterion: node, stage: $0, ordinal: ordinal)
      }
      return looksAtRanked ? ifRanked(value, otherwise: .text("")) : value
    case .cohortAll(let node, let round, let ordinal):
      return cohortValue(node, round, ordinal) {
        .cohortAll(criterion: node, stage: $0, ordinal: ordinal)
      }
    case .cohortOutside(let node, let round, let ordinal):
      let value = cohortValue(node, round, ordinal) {
        .cohortOutside(criterion: node, stage: $0, ordinal: ordinal)
      }
      return ifRanked(.text(""), otherwise: value)
    default: return nil
    }
  }

  /// Whether units that are not ranked are left out of what is compared; a form does not tell them apart.
  private var looksAtRanked: Bool { self.set.cohort == .ranked && !isProvisional }

  /// The lines of a criterion's compared values in a round.
  ///
  /// Where those outside are ranked against the others, there are lines of all and of those outside.
  func cohortLines(_ node: Int, _ stage: Stage) -> [Line.Kind] {
    cohortArguments(of: node).enumerated().flatMap { ordinal, argument -> [Line.Kind] in
      let own = Line.Kind.cohort(criterion: node, stage: stage, ordinal: ordinal)
      guard looksAtRanked, isRanked(argument, node) else { return [own] }
      return [
        own, .cohortAll(criterion: node, stage: stage, ordinal: ordinal),
        .cohortOutside(criterion: node, stage: stage, ordinal: ordinal),
      ]
    }
  }

  private func cohortValue(
    _ node: Int, _ round: Stage, _ ordinal: Int, _ kind: (Stage) -> Line.Kind
  ) -> Expression {
    let argument = orEmpty(
      resolved(cohortArguments(of: node)[ordinal], node: node, round: round, stage: round))
    let value = Expression.if(isComplete(node, round: round, stage: round), argument, .text(""))
    let own = applicable(node, round: round, value, otherwise: .text(""))
    let earlier = rounds[node].last { $0 < round }.flatMap { line(kind($0)) }
    return earlier.map { .if(isEmpty(node, round: round), .slot($0), own) } ?? own
  }

  /// A cohort function of a criterion's rule over the lines of a round.
  ///
  /// A unit outside is given the rank it would have among the ranked ones: its rank among all, less those
  /// outside that come before it.
  ///
  /// - Returns: nil if there is no such line.
  public func overCohort(
    _ function: Function, _ operands: [Expression], node: Int, stage: Stage
  ) -> Expression? {
    guard let ordinal = operands.first.flatMap(cohortArguments(of: node).firstIndex),
      let latest = rounds[node].last(where: { $0 <= stage }),
      let line = line(.cohort(criterion: node, stage: latest, ordinal: ordinal))
    else { return nil }
    let settings = operands.dropFirst()
    guard function == .cohortRank else { return .call(function, [.slots(line)] + settings) }
    func rank(_ line: Int) -> Expression {
      .call(function, [.slot(line), .slots(line)] + settings)
    }
    guard
      let all = self.line(.cohortAll(criterion: node, stage: latest, ordinal: ordinal)),
      let outside = self.line(.cohortOutside(criterion: node, stage: latest, ordinal: ordinal))
    else { return rank(line) }
    return ifRanked(rank(line), otherwise: rank(all) - rank(outside) + 1)
  }

  /// Whether the unit is ranked; in a criterion's rule, what tells the rank of a unit outside.
  public var isRankedUnit: Expression { .binary(.equal, slot(.isRanked), 1) }

  /// The distinct arguments of the cohort functions in a criterion's rule.
  public func cohortArguments(of node: Int) -> [Expression] {
    guard let rule = set.nodes[node].rule else { return [] }
    var arguments: [Expression] = []
    func visit(_ expression: Expression) {
      if case .call(let function, let operands) = expression {
        if function.isCohort, let first = operands.first, !arguments.contains(first) {
          arguments.append(first)
        }
        operands.forEach(visit)
      } else if case .unary(_, let operand) = expression {
        visit(operand)
      } else if case .binary(_, let left, let right) = expression {
        visit(left)
        visit(right)
      }
    }
    rule.notations.forEach(visit)
    return arguments
  }

  /// Whether a rule asks for the rank of an argument.
  private func isRanked(_ argument: Expression, _ node: Int) -> Bool {
    func asks(_ expression: Expression) -> Bool {
      switch expression {
      case .call(.cohortRank, let operands) where operands.first == argument: true
      case .call(_, let operands): operands.contains(where: asks)
      case .unary(_, let operand): asks(operand)
      case .binary(_, let left, let right): asks(left) || asks(right)
      case .number, .text, .boolean, .array, .reference: false
      }
    }
    return self.set.nodes[node].rule?.notations.contains(where: asks) ?? false
  }
}
