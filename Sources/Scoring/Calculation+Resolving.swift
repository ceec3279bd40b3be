internal import Formulas

// What stands in a rule in place of the names of figures, maxima, constants and other criteria.
extension Calculation {
  /// Puts slots in place of the names of a rule, its figures those of a round or, where the round decides,
  /// what stands in for them.
  func filled(
    _ expression: Expression, node: Int, round: Stage, stage: Stage, group: String
  ) -> Expression {
    guard settles(stage), fillsIn(node) else {
      return resolved(expression, node: node, round: round, stage: stage, group: group)
    }
    return resolved(expression, node: node, stage: stage, group: group) { figure in
      guard figure.criterion == node else { return given(figure, stage: stage) }
      let own = slot(.input(criterion: node, input: figure.input, stage: round))
      return filledIn(own, node, stage: stage, group: group)
    }
  }

  /// Puts slots in place of the names of a rule, its figures those of a round.
  func resolved(
    _ expression: Expression, node: Int, round: Stage, stage: Stage, group: String
  ) -> Expression {
    resolved(expression, node: node, stage: stage, group: group) { figure in
      figure.criterion == node
        ? slot(.input(criterion: node, input: figure.input, stage: round))
        : given(figure, stage: stage)
    }
  }

  /// Puts slots in place of the names of a rule, with what its figures and those of others are.
  func resolved(
    _ expression: Expression, node: Int, stage: Stage, group: String,
    figure: (CriterionFigure) -> Expression
  ) -> Expression {
    let inputs = set.nodes[node].rule?.inputs ?? []
    func visit(_ expression: Expression) -> Expression {
      switch expression {
      case .call(let function, let operands) where function.isCohort:
        let settings = operands.dropFirst().map(visit)
        return overCohort(
          function, operands.prefix(1) + settings, node: node, stage: stage, group: group)
          ?? .call(.notAvailable, [])
      case .call(let function, let operands): return .call(function, operands.map(visit))
      case .unary(let sign, let operand): return .unary(sign, visit(operand))
      case .binary(let sign, let left, let right): return .binary(sign, visit(left), visit(right))
      case .reference(.name("max")): return maximum(node)
      case .reference(.name("weight")): return weight(node, stage)
      case .reference(.name(let name)):
        if let input = inputs.firstIndex(where: { $0.code == name }) {
          return figure(CriterionFigure(criterion: node, input: input))
        }
        return self.slot(set.constants.firstIndex { $0.code == name }.map(Parameter.constant))
      case .reference(.member("score", let code)):
        return slot(set.position(of: code).map { .points(criterion: $0, stage: stage) })
      case .reference(.member("index", let id)): return slot(.imported(index: id))
      case .reference(.member("figure", let key)):
        return set.figure(named: key).map(figure) ?? .call(.notAvailable, [])
      case .reference(.member("previous", let key)):
        return slot(set.previous(named: key)?.line)
      default: return expression
      }
    }
    return visit(expression)
  }

  private func slot(_ kind: Line.Kind?) -> Expression {
    kind.flatMap { slot(of: $0) }.map { .slot($0) } ?? .call(.notAvailable, [])
  }

  private func slot(_ parameter: Parameter?) -> Expression {
    parameter.flatMap { slot($0) }.map { .slot($0) } ?? .call(.notAvailable, [])
  }

  func maximum(_ node: Int) -> Expression {
    slot(.maximum(node: node)).map { .slot($0) } ?? 0
  }
}
