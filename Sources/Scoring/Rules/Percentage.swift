import Wording

internal import Formulas

extension Rule {
  /// The satisfied, in percent.
  ///
  /// Input `percent`.
  package struct Percentage: RuleKind {
    package static let name = "percentage"
    private static let value = RuleKey.measured("value")
    package static let keys = declare(value) + Periods.keys
    package static let guide = RuleGuide(
      inputs: "`percent` 0…100", points: "percent / 100 × max")
    package static let examples = [
      RuleExample("value: Tỷ lệ hài lòng", maximum: 20, (["62.5"], 12.5))
    ]
    package static let isSurvey = true

    package static func read(_ fields: any RuleFields) -> Rule? {
      fields(value).map {
        Rule(Percentage(), inputs: [.number("percent", $0, minimum: 0, maximum: 100)])
      }
    }

    package var isInPercent: Bool { true }

    package func expression(group: String) -> RuleExpression { .share(.name("percent") / 100) }

    package func words(_ inputs: [Input], _ texts: any Speech) -> String {
      texts["Tỷ lệ hài lòng (%) × điểm tối đa", "Satisfied (%) × maximum"]
    }

    package func levels(group: String) -> PointLevels { .any(from: 0) }
  }
}

extension RuleKind where Self == Rule.Percentage {
  /// The satisfied, in percent.
  package static var percentage: Self { Self() }
}
