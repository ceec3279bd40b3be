internal import Formulas

// Where a unit stands among the others, and what it lacks to the next one and to the next grade.
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
    case .gradeCap: gradeCap(group)
    case .bindingCap: bindingCap(group)
    case .nextGradeNumber: nextGradeNumber(group)
    case .nextGrade:
      ofNextGrade(group) { scale in
        .choosing(slot(.nextGradeNumber), of: scale.grades.map { .text($0.name) })
      }
    case .pointsToGrade: ofNextGrade(group) { pointsToGrade($0) }
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

  // MARK: Grades

  private func gradeCap(_ group: String) -> Expression {
    (self.set.gradeScale(for: group)?.caps ?? []).enumerated().reversed().reduce(0) {
      otherwise, cap in
      .if(
        .ifError(isBelow(cap.element, group: group), .boolean(false)),
        .number(Double(cap.offset + 1)), otherwise)
    }
  }

  /// Of the caps that hold, the one whose grade was given although the score's own is better.
  private func bindingCap(_ group: String) -> Expression {
    guard let scale = self.set.gradeScale(for: group), !scale.caps.isEmpty else { return 0 }
    let number = slot(.gradeNumber)
    let own = gradeOfScore(scale)
    let caps = scale.caps.enumerated().reversed().reduce(Expression.number(0)) { otherwise, cap in
      let grade = Expression.number(Double(cap.element.grade + 1))
      return .if(
        .call(
          .and,
          [
            .ifError(isBelow(cap.element, group: group), .boolean(false)),
            .binary(.equal, number, grade), .binary(.less, own, grade),
          ]), .number(Double(cap.offset + 1)), otherwise)
    }
    return .if(.call(.isNumber, [number]), caps, 0)
  }

  private func nextGradeNumber(_ group: String) -> Expression {
    guard self.set.gradeScale(for: group) != nil else { return .text(Marks.leftOut) }
    let number = slot(.gradeNumber)
    return .if(
      .call(.isNumber, [number]),
      .if(.binary(.greater, number, 1), number - 1, .text(Marks.leftOut)), .text(Marks.leftOut))
  }

  private func ofNextGrade(
    _ group: String, _ value: (GradeScale) -> Expression
  ) -> Expression {
    guard let scale = self.set.gradeScale(for: group) else { return .text(Marks.leftOut) }
    return .if(.call(.isNumber, [slot(.nextGradeNumber)]), value(scale), .text(Marks.leftOut))
  }

  private func pointsToGrade(_ scale: GradeScale) -> Expression {
    let edges = scale.grades.indices.compactMap { grade in
      slot(.gradeFrom(grade)).map { Expression.slot($0) }
    }
    let edge = Expression.choosing(slot(.nextGradeNumber), of: edges)
    return .max(0, .call(.round, [edge - slot(.score(stage: final)), 9]))
  }
}
