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

  func tieBreak(_ key: RankingRule.Key) -> Expression {
    let lines: [Expression] =
      switch key {
      case .criterion(let node): [slot(.contribution(node: node, stage: final))]
      case .survey: surveyLines
      case .appraised: [slot(.earned(stage: final))]
      }
    var value = Expression.call(.sum, lines)
    if key == .appraised, !surveyLines.isEmpty { value = value - .call(.sum, surveyLines) }
    return .ifError(.call(.round, [value, 9]), .text(""))
  }

  private var surveyLines: [Expression] {
    self.set.leaves.filter { set.nodes[$0].isSurvey }.map {
      slot(.contribution(node: $0, stage: final))
    }
  }

  /// The first grade whose least score is reached, not better than any cap allows.
  func gradeNumber(_ group: String) -> Expression? {
    guard let scale = set.gradeScale(for: group) else { return nil }
    let score = slot(.score(stage: final))
    let edge = set.rounding.index == nil ? .call(.round, [score, 9]) : score
    let chain = scale.grades.indices.dropLast().reversed().reduce(
      Expression.number(Double(scale.grades.count))
    ) { otherwise, grade in
      let from = Expression.slot(slot(.gradeFrom(grade)) ?? 0)
      return .if(.binary(.greaterOrEqual, edge, from), .number(Double(grade + 1)), otherwise)
    }
    let caps = scale.caps.map { cap -> Expression in
      .ifError(.if(isBelow(cap), .number(Double(cap.grade + 1)), 1), 1)
    }
    let number = caps.isEmpty ? chain : .call(.max, [chain] + caps)
    return .if(.call(.isNumber, [score]), number, .text(""))
  }

  /// Whether a criterion's share is so low that a cap holds; an error if it has none.
  public func isBelow(_ cap: GradeScale.Cap) -> Expression {
    let share = Expression.call(.round, [shareOfMaximum(of: cap.criterion), 9])
    return .binary(.less, share, .number(cap.below))
  }

  /// What a node contributes in percent of what it can, without what does not apply below it.
  public func shareOfMaximum(of node: Int) -> Expression {
    let value = slot(.contribution(node: node, stage: final))
    let weight = weight(node, final)
    // A group below a mean is converted already.
    let isConverted = set.gathering(of: node) != .sum
    let excluded = isConverted ? nil : excluded(below: node, stage: final)
    return value / (excluded.map { weight - $0 } ?? weight) * 100
  }

  func grade(_ group: String) -> Expression? {
    guard let scale = set.gradeScale(for: group) else { return nil }
    let number = slot(.gradeNumber)
    return .if(
      .call(.isNumber, [number]),
      .call(.choose, [number] + scale.grades.map { .text($0.name) }), .text(""))
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
