import Wording

internal import Formulas

extension Rule {
  /// Points entered by the appraiser, 0 to the maximum, optionally in steps.
  ///
  /// Input `points`.
  package struct Given: RuleKind {
    /// The step, if there is one.
    package var step: Double?

    package static let name = "given"
    private static let step = RuleKey.positive("step", isRequired: false)
    package static let keys = declare(step) + Periods.keys
    package static let guide = RuleGuide(inputs: "`points`", points: "as entered, 0…max")
    package static let examples = [
      RuleExample("step: 0.25", maximum: 2, (["1.25"], 1.25), (["2"], 2)),
      RuleExample(
        "periods: [{code: k1, text: Kỳ I}, {code: k2, text: Kỳ II}], of_periods: lowest",
        maximum: 2, (["1.25", "2"], 1.25)),
    ]

    package static func read(_ fields: any RuleFields) -> Rule? {
      let step = fields(step)
      if let step {
        fields.checkReach(Self.step.name) { group in
          // At nine places, as the figures are compared with the steps.
          (((fields.maximum?[group] ?? 0) / step + 5e-10).rounded(.down)) * step
        }
      }
      return Rule(
        Given(step: step),
        inputs: [Input(code: "points", text: fields.criterion, kind: .points(step: step))])
    }

    package func expression(group: String) -> RuleExpression { .points(.name("points")) }

    package func words(_ inputs: [Input], _ texts: any Speech) -> String {
      texts["Người thẩm định cho điểm từ 0 đến điểm tối đa", "Points given by the appraiser"]
        + inSteps(texts)
    }

    package func formWords(_ inputs: [Input], _ form: FormReading) -> String {
      guard form.isSelf else { return words(inputs, form.texts) }
      return form.texts[
        "Tự cho điểm từ 0 đến điểm tối đa", "Points given by the unit, up to the maximum"]
        + inSteps(form.texts)
    }

    private func inSteps(_ texts: any Speech) -> String {
      step.map { texts[", bước \(texts.number($0))", ", in steps of \(texts.number($0))"] } ?? ""
    }

    package func formLabel(_ input: Int, _ inputs: [Input], _ form: FormReading) -> String {
      form.isSelf ? form.texts["Điểm tự cho", "Points claimed"] : form.texts[.points]
    }

    package func figures(_ inputs: [Input], _ texts: any Speech) -> [FigurePiece] {
      [.words(texts["Được chấm ", "Given "]), .number(0), .words(texts[" điểm", " points"])]
    }

    package func levels(group: String) -> PointLevels {
      step.map { .multiples(of: $0, cap: nil) } ?? .any(from: 0)
    }
  }
}

extension RuleKind where Self == Rule.Given {
  /// Points that are entered, in steps if there is one.
  package static func given(step: Double?) -> Self { Self(step: step) }
}
