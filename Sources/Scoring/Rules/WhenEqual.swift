import Wording

internal import Formulas

// What a rule that compares units gives where all of them have the same value.

extension RuleKey<Double> {
  /// The points where all units have the same value.
  static func whenEqual(isRequired: Bool) -> Self { .points("when_equal", isRequired: isRequired) }
}

extension Expression {
  /// Points, or others where all units have the same value.
  static func unlessAllEqual(
    _ value: Expression, _ whenEqual: Double, _ points: Expression
  ) -> Expression {
    unlessEqual(
      .call(.cohortMin, [value]), .call(.cohortMax, [value]), whenEqual, points)
  }

  /// Points, or others where the least and the greatest value are the same.
  static func unlessEqual(
    _ least: Expression, _ greatest: Expression, _ whenEqual: Double, _ points: Expression
  ) -> Expression {
    .if(.binary(.equal, greatest, least), .number(whenEqual), points)
  }
}

extension Speech {
  /// What values that are all the same give, after the rest.
  func whenEqual(_ points: Double) -> String {
    self[
      "; mọi đơn vị có cùng giá trị: \(self.points(points))",
      "; all values the same: \(self.points(points))"]
  }
}
