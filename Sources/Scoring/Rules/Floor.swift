import Wording

internal import Formulas

extension Rule {
  /// In proportion, but zero below a percentage.
  package struct Floor: MeasuringKind {
    /// What is measured.
    package var measured: Measure
    /// The least that counts.
    package var percent: Double

    package static let name = "floor"
    private static let zeroBelow = RuleKey.percentage("zero_below")
    package static let keys = Measure.keys + declare(zeroBelow)
    package static let guide = RuleGuide(
      inputs: Measure.inputsGuide, points: "below → 0, else MIN(1, ratio) × max")
    package static let examples = [
      RuleExample(
        "numerator: Đúng hạn, denominator: Tổng số, zero_below: 80", maximum: 5,
        (["80", "100"], 4), (["79", "100"], 0))
    ]

    package static func read(_ fields: any RuleFields) -> Rule? {
      let measured = Measure.read(fields, minimum: 0)
      guard let percent = fields(zeroBelow), let measured else { return nil }
      return Rule(Floor(measured: measured.measure, percent: percent), inputs: measured.inputs)
    }

    package func expression(group: String) -> RuleExpression {
      .share(
        measured.share { share in
          .if(
            .binary(.less, .call(.round, [share, 9]), .fraction(percent)), 0, .min(1, share))
        })
    }

    package func words(_ inputs: [Input], _ texts: any Speech) -> String {
      let (measure, percent) = (measured.words(inputs), texts.number(percent))
      return texts[
        "Từ \(percent)% trở lên: \(measure) × điểm tối đa; dưới \(percent)%: 0 điểm",
        "From \(percent)%: \(measure) × maximum; below: 0"]
        + measured.zeroWords(texts)
    }

    package func levels(group: String) -> PointLevels {
      .moreCases(measured, from: percent / 100)
    }
  }
}

extension RuleKind where Self == Rule.Floor {
  /// In proportion, zero below a percentage.
  package static func floor(_ measure: Rule.Measure, percent: Double) -> Self {
    Self(measured: measure, percent: percent)
  }
}
