import Wording

internal import Formulas

extension Rule {
  /// Shown and not scored.
  ///
  /// Input `value`.
  package struct Tracking: RuleKind {
    package static let name = "tracking"
    private static let value = RuleKey.measured("value")
    package static let keys = declare(value)
    package static let guide = RuleGuide(inputs: "`value`", points: "0; max must be 0")
    package static let examples = [
      RuleExample("value: Số văn bản", maximum: 0, (["12"], 0))
    ]
    package static let isScored = false

    package static func read(_ fields: any RuleFields) -> Rule? {
      fields(value).map { Rule(Tracking(), inputs: [.number("value", $0)]) }
    }

    package func expression(group: String) -> RuleExpression { .points(0) }

    package func words(_ inputs: [Input], _ texts: any Speech) -> String {
      texts["Chỉ theo dõi, không tính điểm", "Shown, not scored"]
    }

    package func levels(group: String) -> PointLevels { .none }
  }
}

extension RuleKind where Self == Rule.Tracking {
  /// Shown and not scored.
  package static var tracking: Self { Self() }
}
