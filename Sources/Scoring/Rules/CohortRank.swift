import Wording

internal import Formulas

extension Rule {
  /// Points by rank of the value among all units: full for the first, in equal steps.
  ///
  /// Input `value`.
  package struct CohortRank: RuleKind {
    /// Whether smaller values come first.
    package var reversed: Bool

    package static let name = "cohort_rank"
    private static let value = RuleKey.measured("value")
    private static let reversed = RuleKey.flag("reversed")
    package static let keys = declare(value, reversed) + Periods.keys
    package static let guide = RuleGuide(
      inputs: "`value`", points: "(COUNT − RANK + 1) / COUNT × max")
    package static let examples = [
      RuleExample("value: Tỷ lệ", maximum: 4, (["9"], 4), (["7"], 3), (["7"], 3), (["1"], 1))
    ]

    package static func read(_ fields: any RuleFields) -> Rule? {
      let reversed = fields(reversed) ?? false
      return fields(value).map {
        Rule(CohortRank(reversed: reversed), inputs: [.number("value", $0)])
      }
    }

    package func expression(group: String) -> RuleExpression {
      let value = Expression.name("value")
      let count = Expression.call(.cohortCount, [value])
      let rank = Expression.call(.cohortRank, reversed ? [value, 1] : [value])
      return .share((count - rank + 1) / count)
    }

    package func words(_ inputs: [Input], _ texts: any Speech) -> String {
      texts[
        "Theo thứ bậc giữa các đơn vị (\(reversed ? "giá trị nhỏ hơn" : "giá trị lớn hơn") xếp trước): (số đơn vị − thứ bậc + 1) / số đơn vị × điểm tối đa",
        "By rank among the units (\(reversed ? "smaller" : "greater") values first): (count − rank + 1) / count × maximum"
      ]
    }

    package func levels(group: String) -> PointLevels { .none }
  }
}

extension RuleKind where Self == Rule.CohortRank {
  /// Points by rank among all units.
  package static func cohortRank(reversed: Bool) -> Self { Self(reversed: reversed) }
}
