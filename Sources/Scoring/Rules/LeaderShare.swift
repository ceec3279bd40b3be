import Wording

internal import Formulas

extension Rule {
  /// Share of the best unit's value.
  ///
  /// Input `value`.
  package struct LeaderShare: RuleKind {
    package static let name = "leader_share"
    private static let value = RuleKey.text("value")
    package static let keys = declare(value)
    package static let guide = RuleGuide(
      inputs: "`value`", points: "value / COHORT_MAX(value) × max")
    package static let examples = [
      RuleExample("value: Số sáng kiến", maximum: 10, (["40"], 10), (["10"], 2.5), (["0"], 0))
    ]

    package static func read(_ fields: any RuleFields) -> Rule? {
      fields(value).map { Rule(LeaderShare(), inputs: [.number("value", $0, minimum: 0)]) }
    }

    package func expression(group: String) -> RuleExpression {
      // A unit that is only scored may have more than the best of those compared.
      .share(.min(1, .name("value") / .call(.cohortMax, [.name("value")])))
    }

    package func words(_ inputs: [Input], _ texts: any Speech) -> String {
      texts[
        "Giá trị của đơn vị / giá trị cao nhất của các đơn vị × điểm tối đa",
        "The unit's value / the greatest value of all units × maximum"]
    }

    package func levels(group: String) -> PointLevels { .none }
  }
}

extension RuleKind where Self == Rule.LeaderShare {
  /// Share of the best unit's value.
  package static var leaderShare: Self { Self() }
}
