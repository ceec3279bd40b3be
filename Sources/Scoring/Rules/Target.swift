import Wording

internal import Formulas

extension Rule {
  /// Full points from the target (in %) on, in proportion below.
  package struct Target: MeasuringKind {
    /// What is measured.
    package var measured: Measure
    /// The target.
    package var percent: Double

    package static let name = "target"
    private static let target = RuleKey.positive("target")
    package static let keys = Measure.keys + declare(target)
    package static let guide = RuleGuide(
      inputs: Measure.inputsGuide, points: "ratio ≥ target → max, else ratio/target × max")
    package static let examples = [
      RuleExample(
        "numerator: Đã giao, denominator: Tổng số, target: 80", maximum: 10, (["4", "5"], 10),
        (["2", "5"], 5))
    ]

    package static func read(_ fields: any RuleFields) -> Rule? {
      let measured = Measure.read(fields, minimum: 0)
      guard let percent = fields(target), let measured else { return nil }
      return Rule(Target(measured: measured.measure, percent: percent), inputs: measured.inputs)
    }

    package func expression(group: String) -> RuleExpression {
      .share(measured.share { .min(1, $0 / .fraction(percent)) })
    }

    package func words(_ inputs: [Input], _ texts: any Speech) -> String {
      let (measure, percent) = (measured.words(inputs), texts.number(percent))
      return texts[
        "Đạt từ \(percent)% trở lên: điểm tối đa; thấp hơn: \(measure) / \(percent)% × điểm tối đa",
        "From \(percent)%: the maximum; below: \(measure) / \(percent)% × maximum"]
        + measured.zeroWords(texts)
    }

    package func levels(group: String) -> PointLevels { .moreCases(measured, from: 0) }
  }
}

extension RuleKind where Self == Rule.Target {
  /// Full from a target on.
  package static func target(_ measure: Rule.Measure, percent: Double) -> Self {
    Self(measured: measure, percent: percent)
  }
}
