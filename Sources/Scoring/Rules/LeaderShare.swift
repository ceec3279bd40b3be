import Wording

internal import Formulas

extension Rule {
  /// Share of the best unit's value, or the best one's share of the unit's where smaller is better.
  ///
  /// COINr's `n_fracmax()`, and its mirror image. There is no logarithm: shares of logarithms depend on the
  /// unit of measurement. Input `value`.
  package struct LeaderShare: RuleKind {
    /// Whether a smaller value is better.
    package var reversed: Bool
    /// What is done to values first.
    package var treatment: Treatment

    /// A share of the best value.
    package init(reversed: Bool = false, treatment: Treatment = .none) {
      self.reversed = reversed
      self.treatment = treatment
    }

    package static let name = "leader_share"
    private static let value = RuleKey.measured("value")
    private static let reversed = RuleKey.flag("reversed")
    package static let keys = declare(value, reversed) + Treatment.bounds + Periods.keys
    package static let guide = RuleGuide(
      inputs: "`value`",
      points:
        "value / COHORT_MAX(value) × max; reversed: COHORT_MIN(value) / value × max, values above 0"
    )
    package static let examples = [
      RuleExample("value: Số sáng kiến", maximum: 10, (["40"], 10), (["10"], 2.5), (["0"], 0)),
      RuleExample(
        "value: Số ngày, reversed: true", maximum: 10, (["4"], 10), (["8"], 5), (["40"], 1)),
      // 400 counts as 40, 0 as 1.
      RuleExample(
        "value: Số, least: 1, greatest: 40", maximum: 10, (["400"], 10), (["10"], 2.5),
        (["0"], 0.25)),
      // Sums of 60 and 15.
      RuleExample(
        """
        value: Số sáng kiến, periods: [{code: dot1, text: Đợt 1}, {code: dot2, text: Đợt 2}], \
        of_periods: sum
        """, maximum: 10, (["40", "20"], 10), (["15", "0"], 2.5)),
    ]

    package static func read(_ fields: any RuleFields) -> Rule? {
      let treatment = Treatment.read(fields, isPositive: true)
      let reversed = fields(reversed) ?? false
      guard let text = fields(value), let treatment else { return nil }
      // What is divided by is above 0.
      let kind: Input.Kind =
        reversed && treatment.least == nil
        ? .positive(maximum: nil) : .number(minimum: 0, maximum: nil)
      return Rule(
        LeaderShare(reversed: reversed, treatment: treatment),
        inputs: [Input(code: "value", text: text, kind: kind)])
    }

    package func expression(group: String) -> RuleExpression {
      let value = treatment.value
      let share =
        reversed
        ? .call(.cohortMin, [value]) / value : value / .call(.cohortMax, [value]) as Expression
      // A unit that is only scored may be better than the best of those compared.
      return .share(.min(1, share))
    }

    package func words(_ inputs: [Input], _ texts: any Speech) -> String {
      let share =
        reversed
        ? texts[
          "Giá trị thấp nhất của các đơn vị / giá trị của đơn vị × điểm tối đa",
          "The least value of all units / the unit's value × maximum"]
        : texts[
          "Giá trị của đơn vị / giá trị cao nhất của các đơn vị × điểm tối đa",
          "The unit's value / the greatest value of all units × maximum"]
      return share + treatment.words(texts)
    }

    package func levels(group: String) -> PointLevels { .none }
  }
}

extension RuleKind where Self == Rule.LeaderShare {
  /// Share of the best unit's value.
  package static var leaderShare: Self { Self() }
}
