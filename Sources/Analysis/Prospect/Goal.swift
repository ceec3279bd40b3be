internal import Formulas
internal import Scoring

/// What a unit is to reach, and whether some points reach it.
struct Goal {
  let recalculate: UnitRecalculation
  private let kind: Kind

  private enum Kind {
    /// A rank better than the present one; a basis below `basis` cannot reach it.
    case rank(present: Int, basis: Double)
    /// A grade better than the present one; a score that does not suffice for the next cannot reach it.
    case grade(present: Int, next: GradeScale.Grade, isConditional: Bool)
  }

  /// The next better rank; nil if there is none.
  static func nextRank(_ recalculate: UnitRecalculation) -> Self? {
    let evaluation = recalculate.evaluation
    guard let present = evaluation.rank(of: recalculate.participant) else { return nil }
    let ahead = evaluation.index.participants.indices.filter {
      evaluation.rank(of: $0).map { $0 < present } == true
    }
    return ahead.compactMap { evaluation.number(.basis, of: $0) }.min().map {
      Self(recalculate: recalculate, kind: .rank(present: present, basis: $0))
    }
  }

  /// The next better grade; nil if there is none.
  static func nextGrade(_ recalculate: UnitRecalculation) -> Self? {
    let evaluation = recalculate.evaluation
    let group = evaluation.calculation.groups[evaluation.groups[recalculate.participant]]
    guard let number = evaluation.number(.gradeNumber, of: recalculate.participant), number > 1,
      let scale = evaluation.calculation.set.gradeScale(for: group)
    else { return nil }
    let present = Int(number)
    return Self(
      recalculate: recalculate,
      kind: .grade(
        present: present, next: scale.grades[present - 2],
        isConditional: !scale.caps.isEmpty || !scale.limits.isEmpty))
  }

  /// Whether more than the score decides: a condition, or a limit on a grade.
  var isConditional: Bool {
    if case .grade(_, _, let isConditional) = kind { isConditional } else { false }
  }

  /// Whether points for some criteria reach the goal.
  func isReached(with points: [Int: Double]) -> Bool {
    let result = recalculate(points)
    guard isHighEnough(result) else { return false }
    switch kind {
    case .rank(let present, _):
      return recalculate.rank(with: result).map { $0 < present } == true
    case .grade(let present, _, _): return result.grade.map { $0 < present } == true
    }
  }

  /// Whether the score is high enough, keys between equals and conditions aside.
  func isHighEnough(_ result: UnitRecalculation.Result) -> Bool {
    switch kind {
    case .rank(_, let basis): result.basis.map { $0 >= basis } == true
    case .grade(_, let next, _):
      result.score.map { next.isReached(by: SpreadsheetNumber.round($0, places: 9)) } == true
    }
  }
}
