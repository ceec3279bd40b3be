package import Formulas
import Wording

extension Rule {
  /// A formula of the set's own over its inputs: composite, branches, cohort.
  package struct OwnFormula: RuleKind {
    /// The formula.
    package var formula: Formula

    package static let name = "formula"
    private static let inputs = RuleKey<[Input]>(
      "inputs", .list(["code", "text", "type: number / count / yes_no", "minimum?", "maximum?"]),
      isRequired: true
    ) { $0.inputs("inputs") }
    private static let expression = RuleKey<Formula>("expression", .text, isRequired: true) {
      $0.formula("expression")
    }
    package static let keys = declare(inputs, expression)
    package static let guide = RuleGuide(
      inputs: "as declared",
      points: "the expression (clamped neither way; outside 0…max is a fault)")
    package static let examples = [
      RuleExample(
        """
        inputs: [{code: A, text: Đã làm, type: count}, {code: B, text: Phải làm, type: count}], \
        expression: "IF(B = 0, max, MIN(1, A / B) * max)"
        """, maximum: 4, (["3", "4"], 3), (["0", "0"], 4))
    ]

    package static func read(_ fields: any RuleFields) -> Rule? {
      let inputs = fields(inputs)
      let formula = fields(expression)
      guard let inputs, let formula else { return nil }
      return Rule(OwnFormula(formula: formula), inputs: inputs)
    }

    package var references: [Reference] { formula.references }
    package var formulaText: String { formula.text }

    package func expression(group: String) -> RuleExpression { .points(formula.expression) }

    package func words(_ inputs: [Input], _ texts: any Speech) -> String {
      texts[.byFormula]
    }

    package func formWords(_ inputs: [Input], _ form: FormReading) -> String {
      form.texts[.byFormula] + ": " + formula.text
    }

    package func formLabel(_ input: Int, _ inputs: [Input], _ form: FormReading) -> String {
      "\(inputs[input].code) – \(inputs[input].text)"
        + (inputs[input].kind == .yesNo ? " (\(form.yesNo))" : "")
    }

    package func levels(group: String) -> PointLevels { .answers }
  }
}

extension RuleKind where Self == Rule.OwnFormula {
  /// A formula of the set's own.
  package static func formula(_ formula: Formula) -> Self { Self(formula: formula) }
}
