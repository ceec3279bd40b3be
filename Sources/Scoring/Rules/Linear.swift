import Wording

internal import Formulas

extension Rule {
  /// Share of the maximum: the measure, at most 1.
  package struct Linear: MeasuringKind {
    /// What is measured.
    package var measured: Measure

    package static let name = "linear"
    package static let keys = Measure.keys
    package static let guide = RuleGuide(
      inputs: Measure.inputsGuide, points: "MIN(1, ratio) × max (value is in percent)")
    package static let examples = [
      RuleExample(
        "numerator: Đúng hạn, denominator: Tổng số", maximum: 4, (["30", "40"], 3),
        (["50", "40"], 4))
    ]

    package static func read(_ fields: any RuleFields) -> Rule? {
      Measure.read(fields, minimum: 0).map {
        Rule(Linear(measured: $0.measure), inputs: $0.inputs)
      }
    }

    package func expression(group: String) -> RuleExpression {
      .share(measured.share { .min(1, $0) })
    }

    package func words(_ inputs: [Input], _ texts: any Speech) -> String {
      let measure = measured.words(inputs)
      return texts["Điểm = \(measure) × điểm tối đa", "Points = \(measure) × maximum"]
        + measured.zeroWords(texts)
    }

    package func levels(group: String) -> PointLevels { .moreCases(measured, from: 0) }
  }
}

extension RuleKind where Self == Rule.Linear {
  /// In proportion to a measure.
  package static func linear(_ measure: Rule.Measure) -> Self { Self(measured: measure) }
}
