public import Formulas

// How the points of a criterion come about from the figures of the round that counts.
extension Calculation {
  /// A criterion's rule over lines: its figures, its maximum, what it takes from other criteria and units.
  public func rule(of node: Int, group: String) -> Expression {
    guard let rule = set.nodes[node].rule, !scoresNothing(node, group) else { return 0 }
    return resolved(rule.notation(group: group), node: node, stage: final, group: group) { figure in
      let value = counting(figure)
      return figure.criterion == node
        ? filledIn(value, node, stage: final, group: group) : value
    }
  }

  /// A figure of the round that counts.
  private func counting(_ figure: CriterionFigure) -> Expression {
    slot(.figure(criterion: figure.criterion, input: figure.input))
  }

  /// The points of a criterion before weighting, rounded, with what stands for missing figures and for a
  /// criterion that does not apply.
  public func workedPoints(of node: Int, group: String) -> Expression {
    let rule = rule(of: node, group: group)
    let rounded =
      set.rounding.criterion.map {
        .call(.round, [rule, .number(Double($0))])
      } ?? rule
    var points = rounded
    if rule != 0, let complete = hasAllFigures(node) {
      points = .if(complete, rounded, missing(node, full: maximum(node)))
    }
    guard let marked = isMarked(node) else { return points }
    let otherwise: Expression =
      switch set.nodes[node].notApplicable {
      case .full, .zero: withoutApplying(node, full: maximum(node))
      case .exclude, .redistribute, nil: slot(.contribution(node: node, stage: final))
      }
    return .if(marked, otherwise, points)
  }

  /// Whether the round that counts has all figures of a criterion; nil if its rule needs none, or something
  /// stands in for them.
  public func hasAllFigures(_ node: Int) -> Expression? {
    guard let rule = set.nodes[node].rule else { return nil }
    guard rule.isScored, !fillsIn(node) else { return nil }
    let figures = rule.inputs.indices.compactMap { slot(of: .figure(criterion: node, input: $0)) }
    if rule.asksForCode, let first = figures.first {
      return .binary(.notEqual, .slot(first), .text(""))
    }
    let others = self.needed(by: node, figure: counting)
    var needed = others
    if let first = figures.first, let last = figures.last {
      needed.insert(
        first == last ? .slot(first) : .reference(.run(first: first, last: last)), at: 0)
    }
    guard !needed.isEmpty else { return nil }
    return .binary(
      .equal, .call(.count, needed), .number(Double(figures.count + others.count)))
  }

  /// Whether a criterion is marked as one that does not apply; nil if it always does.
  public func isMarked(_ node: Int) -> Expression? {
    guard set.nodes[node].notApplicable != nil else { return nil }
    return .binary(.equal, slot(.mark(criterion: node)), .text(Marks.notApplicable))
  }
}
