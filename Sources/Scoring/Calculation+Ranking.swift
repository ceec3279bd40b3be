public import Formulas

// How the score becomes what ranks, the grade and the change since last year.
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

  /// The first grade whose least score is reached, not better than any cap allows.
  func gradeNumber(_ group: String) -> Expression? {
    guard let scale = set.gradeScale(for: group) else { return nil }
    let score = slot(.score(stage: final))
    let chain = gradeOfScore(scale)
    let caps = scale.caps.map { cap -> Expression in
      .ifError(.if(isBelow(cap, group: group), .number(Double(cap.grade + 1)), 1), 1)
    }
    let number = caps.isEmpty ? chain : .call(.max, [chain] + caps)
    return .if(.call(.isNumber, [score]), number, .text(""))
  }

  /// The number of the grade that the score alone gives.
  func gradeOfScore(_ scale: GradeScale) -> Expression {
    let score = slot(.score(stage: final))
    let edge = set.rounding.index == nil ? .call(.round, [score, 9]) : score
    return scale.grades.indices.dropLast().reversed().reduce(
      Expression.number(Double(scale.grades.count))
    ) { otherwise, grade in
      let from = Expression.slot(slot(.gradeFrom(grade)) ?? 0)
      return .if(.binary(.greaterOrEqual, edge, from), .number(Double(grade + 1)), otherwise)
    }
  }

  /// Whether a criterion's share is so low that a cap holds; an error if it has none.
  public func isBelow(_ cap: GradeScale.Cap, group: String) -> Expression {
    let share = Expression.call(.round, [shareOfMaximum(of: cap.criterion, group: group), 9])
    return .binary(.less, share, .number(cap.below))
  }

  /// What a node contributes in percent of what a unit can attain there; an error where that is nothing.
  ///
  /// The quotient of ``Line/Kind/share(node:stage:)`` over stored lines only.
  public func shareOfMaximum(of node: Int, group: String) -> Expression {
    // A form of other criteria says nothing about the node.
    guard isAssessed(node, stage: final) else { return .call(.notAvailable, []) }
    let value = slot(.contribution(node: node, stage: final))
    let attainable = expanded(
      slot(.attainable(node: node, stage: final)), group: group, isPlaced: { _ in false })
    return value / attainable * 100
  }

  func grade(_ group: String) -> Expression? {
    guard let scale = set.gradeScale(for: group) else { return nil }
    let number = slot(.gradeNumber)
    return .if(
      .call(.isNumber, [number]),
      .choosing(number, of: scale.grades.map { .text($0.name) }), .text(""))
  }

  /// A difference, empty unless both sides are numbers.
  func change(from earlier: Expression, to later: Expression) -> Expression {
    .if(
      .binary(.equal, .call(.count, [earlier, later]), 2), .call(.round, [later - earlier, 9]),
      .text(""))
  }
}

extension CriteriaSet {
  /// The grades that hold for a unit group; nil if the set gives none.
  public func gradeScale(for group: String) -> GradeScale? { grades[group] ?? grades[""] }
}

extension Expression {
  static func ifError(_ value: Expression, _ otherwise: Expression) -> Expression {
    .call(.ifError, [value, otherwise])
  }
}
