import Wording

internal import Formulas

extension Rule {
  /// The share of the other units that the value is better than.
  ///
  /// Of n units, those with a worse value / (n − 1): the last gets nothing, the first the maximum, equals what
  /// the worst place among them gives. So do Excel's `PERCENTRANK.INC` for a value of the list and COINr's
  /// `n_prank()`, (rank − 1) / (n − 1). A logarithm would change no rank. Input `value`.
  package struct PercentileRank: RuleKind {
    /// Whether a smaller value is better.
    package var reversed: Bool
    /// What is done to values first.
    package var treatment: Treatment
    /// The points where all units have the same value.
    package var whenEqual: Double

    /// A percentile rank.
    package init(reversed: Bool = false, treatment: Treatment = .none, whenEqual: Double) {
      self.reversed = reversed
      self.treatment = treatment
      self.whenEqual = whenEqual
    }

    package static let name = "percentile_rank"
    private static let value = RuleKey.measured("value")
    private static let reversed = RuleKey.flag("reversed")
    private static let whenEqual = RuleKey.whenEqual(isRequired: true)
    package static let keys = declare(value, reversed, whenEqual) + Treatment.bounds + Periods.keys
    package static let guide = RuleGuide(
      inputs: "`value`",
      points: """
        units with a lower value / (COUNT − 1) × max, as `PERCENTRANK.INC`; reversed: units with a higher \
        one. `when_equal` if all values are the same
        """)
    package static let examples = [
      // Both 7 have two of the four others below them.
      RuleExample(
        "value: Tỷ lệ, when_equal: 2", maximum: 8, (["9"], 8), (["7"], 4), (["7"], 4), (["3"], 2),
        (["1"], 0)),
      RuleExample(
        "value: Số ngày, when_equal: 2, reversed: true", maximum: 4, (["9"], 0), (["7"], 2),
        (["1"], 4)),
      // 90 and 40 count as 30, and have one of two others below them.
      RuleExample(
        "value: Số, when_equal: 2, greatest: 30", maximum: 4, (["90"], 2), (["40"], 2), (["5"], 0)),
      RuleExample("value: Số, when_equal: 2", maximum: 4, (["5"], 2), (["5"], 2)),
    ]

    package static func read(_ fields: any RuleFields) -> Rule? {
      let treatment = Treatment.read(fields)
      let reversed = fields(reversed) ?? false
      let text = fields(value)
      guard let whenEqual = fields(whenEqual), let treatment, let text else { return nil }
      return Rule(
        PercentileRank(reversed: reversed, treatment: treatment, whenEqual: whenEqual),
        inputs: [treatment.input(text)])
    }

    package func expression(group: String) -> RuleExpression {
      let value = treatment.value
      let rank = Expression.call(.cohortRank, reversed ? [value] : [value, 1])
      let share = (rank - 1) / (.call(.cohortCount, [value]) - 1)
      // A unit that is only scored may be better than all of those compared.
      return .points(.unlessAllEqual(value, whenEqual, .name("max") * .min(1, share)))
    }

    package func words(_ inputs: [Input], _ texts: any Speech) -> String {
      let worse =
        reversed
        ? texts["giá trị lớn hơn", "a greater value"] : texts["giá trị nhỏ hơn", "a smaller value"]
      return texts[
        "Số đơn vị khác có \(worse) / số đơn vị khác × điểm tối đa",
        "Other units with \(worse) / other units × maximum"]
        + treatment.words(texts) + texts.whenEqual(whenEqual)
    }

    package func levels(group: String) -> PointLevels { .none }
  }
}
