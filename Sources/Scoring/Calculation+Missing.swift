public import Formulas

// What stands in place of figures that are missing. In a form they are still being filled in.
extension Calculation {
  /// What the points of a criterion without figures are.
  ///
  /// - Parameters:
  ///   - node: the criterion, for whose figures no number stands in.
  ///   - full: what the criterion gives in full.
  /// - Returns: points, a mark that leaves the criterion out, or an error that nobody can pass over.
  func missing(_ node: Int, full: Expression) -> Expression {
    if isProvisional { return .text("") }
    switch set.nodes[node].missing {
    case .zero: return 0
    case .notApplicable: return withoutApplying(node, full: full)
    case .fault, .unscored, .mean, .groupMean, .value:
      return set.nodes[node].part == .main ? .call(.notAvailable, []) : 0
    }
  }

  /// What a criterion gives that does not apply to a unit: points, or a mark that leaves them out.
  func withoutApplying(_ node: Int, full: Expression) -> Expression {
    switch set.nodes[node].notApplicable {
    case .full: full
    case .zero: 0
    case .redistribute: .text(Marks.redistributed)
    case .exclude, nil: .text(excludedMark(node))
    }
  }

  /// Whether another number stands in for a missing figure of a criterion.
  func fillsIn(_ node: Int) -> Bool { set.nodes[node].missing.fillsIn && !isProvisional }

  /// A figure of a criterion, or what stands in for it where it is missing.
  func filledIn(_ figure: Expression, _ node: Int, stage: Stage, group: String) -> Expression {
    guard fillsIn(node) else { return figure }
    let other: Expression
    switch set.nodes[node].missing {
    case .value(let number): other = .number(number)
    default:
      guard let mean = filling(node),
        let line = compared(mean, node, stage, group).flatMap({ line(.cohort($0)) })
      else { return figure }
      other = .call(.cohortAverage, [.slots(line)])
    }
    return .if(.call(.isNumber, [figure]), figure, other)
  }

  /// The figure that counts, or what stands in for it, in the rule of a criterion that has one figure.
  ///
  /// - Returns: nil if nothing stands in for it.
  public func filledInFigure(of node: Int, group: String) -> Expression? {
    guard fillsIn(node), let figure = slot(of: .figure(criterion: node, input: 0)) else {
      return nil
    }
    return filledIn(.slot(figure), node, stage: final, group: group)
  }

  /// The figures whose mean stands in for a missing one; nil if it is none.
  func filling(_ node: Int) -> Comparison? {
    guard fillsIn(node), let input = set.nodes[node].rule?.inputs.first else { return nil }
    return switch set.nodes[node].missing {
    case .mean: Comparison(value: .name(input.code), cohort: self.set.cohort(of: node))
    case .groupMean: Comparison(value: .name(input.code), cohort: .group)
    default: nil
    }
  }
}
