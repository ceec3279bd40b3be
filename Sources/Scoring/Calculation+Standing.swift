internal import Formulas

// Where a unit stands among the others, and what it lacks to the next one.
extension Calculation {
  /// The formula of a line about a unit's standing; ranks have theirs in `Calculation+RankFaces.swift`.
  func formula(ofStanding kind: Line.Kind, group: String) -> Expression? {
    switch kind {
    case .nodeKey(let node): nodeKey(node)
    case .rankedShare(let node): rankedShare(node)
    case .pointsToNext:
      .if(
        .call(.isNumber, [slot(.nextScore)]),
        .call(.round, [slot(.nextScore) - slot(.basis), 9]), .text(Marks.leftOut))
    case .pointsAhead:
      .if(
        .call(.isNumber, [slot(.scoreBehind)]),
        .call(.round, [slot(.basis) - slot(.scoreBehind), 9]), .text(Marks.leftOut))
    case .lead(let node): lead(node)
    default: nil
    }
  }

  // MARK: At a node

  private func nodeKey(_ node: Int) -> Expression {
    let share = slot(.share(node: node, stage: final))
    let places = self.set.ranking.byRounded ? self.set.rounding.index ?? 9 : 9
    return ifRanked(
      .if(
        .call(.isNumber, [share]), .call(.round, [share, .number(Double(places))]), .text("")),
      otherwise: .text(""))
  }

  private func rankedShare(_ node: Int) -> Expression {
    let share = slot(.share(node: node, stage: final))
    return .if(
      .call(.isNumber, [slot(.rank)]), .if(.call(.isNumber, [share]), share, .text("")),
      .text(""))
  }

  private func lead(_ node: Int) -> Expression {
    let (share, mean) = (slot(.share(node: node, stage: final)), slot(.meanShare(node: node)))
    return .if(
      .call(.isNumber, [share]),
      .if(.call(.isNumber, [mean]), .call(.round, [share - mean, 9]), .text(Marks.leftOut)),
      .text(Marks.leftOut))
  }

  func ifRanked(_ value: Expression, otherwise: Expression) -> Expression {
    .if(isRankedUnit, value, otherwise)
  }
}
