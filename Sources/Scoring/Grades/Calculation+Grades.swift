internal import Formulas

// How the score becomes the grade, and what is missing to the next better one.
extension Calculation {
  /// The formula of a line about grades; nil for another line.
  func formula(ofGrade kind: Line.Kind, group: String) -> Expression? {
    guard let scale = self.set.gradeScale(for: group) else {
      return switch kind {
      case .gradeCap, .gradeHold: 0
      case .nextGradeNumber, .nextGrade, .pointsToGrade: .text(Marks.leftOut)
      default: nil
      }
    }
    return switch kind {
    case .condition(let position): condition(position, scale, group)
    case grades(before: 0): gradeNumber(scale)
    case .grade:
      ofGraded(.choosing(slot(.gradeNumber), of: scale.grades.map { .text($0.name) }))
    case .gradeCap: gradeCap(scale)
    case .gradeHold: gradeHold(scale)
    case .nextGradeNumber: nextGradeNumber
    case .nextGrade:
      ofNextGrade(.choosing(slot(.nextGradeNumber), of: scale.grades.map { .text($0.name) }))
    case .pointsToGrade: ofNextGrade(pointsToGrade(scale))
    default: nil
    }
  }

  // MARK: The grade

  /// The first grade whose score is reached, not better than any cap allows; limits come after it.
  private func gradeNumber(_ scale: GradeScale) -> Expression {
    let own = gradeOfScore(scale)
    let caps = scale.caps.map { cap -> Expression in
      .if(holds(cap), .number(Double(cap.grade + 1)), 1)
    }
    let number = caps.isEmpty ? own : .call(.max, [own] + caps)
    return .if(.call(.isNumber, [slot(.score(stage: final))]), number, .text(""))
  }

  /// The number of the grade that the score alone gives.
  private func gradeOfScore(_ scale: GradeScale) -> Expression {
    let score = slot(.score(stage: final))
    let reached = self.set.rounding.index == nil ? .call(.round, [score, 9]) : score
    return scale.grades.enumerated().dropLast().reversed().reduce(
      Expression.number(Double(scale.grades.count))
    ) { otherwise, grade in
      let edge = Expression.slot(slot(.gradeFrom(grade.offset)) ?? 0)
      let sign: BinaryOperator = grade.element.isAbove ? .greater : .greaterOrEqual
      return .if(
        .binary(sign, reached, edge), .number(Double(grade.offset + 1)), otherwise)
    }
  }

  private func ofGraded(_ value: Expression) -> Expression {
    .if(.call(.isNumber, [slot(.gradeNumber)]), value, .text(""))
  }

  // MARK: Conditions

  private func condition(_ position: Int, _ scale: GradeScale, _ group: String) -> Expression? {
    let condition = conditions[position]
    guard scale.caps.contains(where: { $0.condition == condition }) else { return nil }
    return .if(.ifError(condition.test(in: self, group: group), .boolean(false)), 1, 0)
  }

  private func holds(_ cap: GradeScale.Cap) -> Expression {
    let position = conditions.firstIndex(of: cap.condition) ?? 0
    return .binary(.equal, slot(.condition(position)), 1)
  }

  /// Of the caps that hold the one with the worst grade, of equals the first.
  private func gradeCap(_ scale: GradeScale) -> Expression {
    let worstFirst = scale.caps.enumerated().sorted {
      ($1.element.grade, $0.offset) < ($0.element.grade, $1.offset)
    }
    return worstFirst.reversed().reduce(0) { otherwise, cap in
      .if(holds(cap.element), .number(Double(cap.offset + 1)), otherwise)
    }
  }

  private func gradeHold(_ scale: GradeScale) -> Expression {
    let number = slot(grades(before: 0))
    let cap =
      scale.caps.isEmpty
      ? 0 : .if(.binary(.greater, number, gradeOfScore(scale)), slot(.gradeCap), 0) as Expression
    let hold = scale.limits.indices.reduce(cap) { earlier, limit in
      .if(
        .binary(.notEqual, slot(grades(before: limit)), slot(grades(before: limit + 1))),
        .number(Double(scale.caps.count + limit + 1)), earlier)
    }
    return hold == 0 ? 0 : .if(.call(.isNumber, [number]), hold, 0)
  }

  // MARK: The next grade

  private var nextGradeNumber: Expression {
    let number = slot(.gradeNumber)
    return .if(
      .call(.isNumber, [number]),
      .if(.binary(.greater, number, 1), number - 1, .text(Marks.leftOut)), .text(Marks.leftOut))
  }

  private func ofNextGrade(_ value: Expression) -> Expression {
    .if(.call(.isNumber, [slot(.nextGradeNumber)]), value, .text(Marks.leftOut))
  }

  /// One of the last place of a number with so many decimals.
  private static let lastPlaces = [1, 0.1, 0.01, 0.001, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9]

  /// What the score lacks to the edge; to pass one, the last place of the score more.
  private func pointsToGrade(_ scale: GradeScale) -> Expression {
    let step = Self.lastPlaces[self.set.rounding.index ?? 9]
    let edges = scale.grades.enumerated().compactMap { grade in
      slot(.gradeFrom(grade.offset)).map { slot -> Expression in
        grade.element.isAbove ? .slot(slot) + .number(step) : .slot(slot)
      }
    }
    let edge = Expression.choosing(slot(.nextGradeNumber), of: edges)
    return .max(0, .call(.round, [edge - slot(.score(stage: final)), 9]))
  }
}

extension CriteriaSet {
  /// The conditions on grades of some unit groups, each once.
  func conditions(of groups: [String]) -> [GradeCondition] {
    var conditions: [GradeCondition] = []
    for cap in groups.flatMap({ gradeScale(for: $0)?.caps ?? [] })
    where !conditions.contains(cap.condition) {
      conditions.append(cap.condition)
    }
    return conditions
  }
}
