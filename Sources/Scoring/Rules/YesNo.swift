import Wording

internal import Formulas

extension Rule {
  /// One question.
  ///
  /// Input `choice`, 1 for yes.
  package struct YesNo: RuleKind {
    /// What « yes » gives; nil for the maximum of a unit's group.
    package var points: Double?

    package static let name = "yes_no"
    private static let points = RuleKey.positive("points", isRequired: false)
    package static let keys = declare(points)
    package static let guide = RuleGuide(
      inputs: "`choice` (0/1)", points: "1 → points (default max)")
    package static let examples = [
      RuleExample("points: 1.5", maximum: 1.5, (["có"], 1.5), (["0"], 0))
    ]

    package static func read(_ fields: any RuleFields) -> Rule? {
      let input = Input(code: "choice", text: fields.criterion, kind: .yesNo)
      if fields.has(points.name) {
        guard let points = fields(points) else { return nil }
        fields.check(points: points, Self.points.name)
        fields.checkReach(Self.points.name) { _ in points }
        return Rule(YesNo(points: points), inputs: [input])
      }
      guard let maximum = fields.maximum else { return nil }
      return Rule(
        YesNo(points: maximum.special.isEmpty ? maximum.standard : nil), inputs: [input])
    }

    private var option: Option? { points.map { Option(code: "choice", text: "", points: $0) } }

    package func expression(group: String) -> RuleExpression {
      .points(option.map { .counted($0) } ?? .name("choice") * .name("max"))
    }

    package func words(_ inputs: [Input], _ texts: any Speech) -> String {
      guard let points else { return texts[.byFormula] }
      return texts["Cộng điểm các nội dung đạt: ", "Sum of what is fulfilled: "]
        + "\(inputs[0].text): \(texts.number(points))"
    }

    package func formWords(_ inputs: [Input], _ form: FormReading) -> String {
      let points = form.texts.number(points ?? form.maximum)
      return form.texts[
        "Có: \(points) điểm; không: 0 điểm", "Yes: \(points) points; no: 0 points"]
    }

    package func figures(_ inputs: [Input], _ texts: any Speech) -> [FigurePiece] {
      guard let points else { return .plain(0, inputs, texts) }
      return .unfulfilled([Option(code: "", text: inputs[0].text, points: points)], texts)
    }

    package func levels(group: String) -> PointLevels { option.map { .ticks([$0]) } ?? .answers }
  }
}
