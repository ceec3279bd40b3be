internal import Formulas

// How the score becomes what ranks and the change since last year; grades have theirs in `Grades`.
extension Calculation {
  /// The number that ranks; unrounded scores are compared at nine places.
  var basis: Expression {
    let score = slot(.score(stage: final))
    let value =
      set.ranking.byRounded && set.rounding.index != nil
      ? score : .call(.round, [slot(.unrounded(stage: final)), 9])
    return .if(
      .call(.isNumber, [score]),
      .if(.binary(.equal, slot(.isRanked), 1), value, .text("")), .text(""))
  }

  /// What decides between equal scores; where nothing is surveyed, all are equal in their survey points.
  func tieBreak(_ key: RankingRule.Key) -> Expression {
    let value: Expression =
      switch key {
      case .criterion(let node): .call(.sum, [slot(.contribution(node: node, stage: final))])
      case .survey: surveyPoints(final)
      case .appraised:
        surveyPoints(final) == 0
          ? .call(.sum, [slot(.earned(stage: final))])
          : .call(.sum, [slot(.earned(stage: final))]) - surveyPoints(final)
      }
    return .ifError(.call(.round, [value, 9]), .text(""))
  }

  /// A difference, empty unless both sides are numbers.
  func change(from earlier: Expression, to later: Expression) -> Expression {
    .if(
      .binary(.equal, .call(.count, [earlier, later]), 2), .call(.round, [later - earlier, 9]),
      .text(""))
  }
}

extension Expression {
  static func ifError(_ value: Expression, _ otherwise: Expression) -> Expression {
    .call(.ifError, [value, otherwise])
  }
}
