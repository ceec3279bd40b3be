package import Formulas
import Wording

extension Rule {
  /// A formula of the set's own over its inputs: composite, branches, cohort; unit groups may have their own.
  package struct OwnFormula: RuleKind {
    /// The formula, by unit group.
    package var formula: ByGroup<Formula>

    package static let name = "formula"
    private static let inputs = RuleKey<[Input]>.inputs("inputs")
    private static let expression = RuleKey<ByGroup<Formula>>.formulas("expression")
    package static let keys = declare(inputs, expression)
    package static let guide = RuleGuide(
      inputs: "as declared",
      points: """
        the expression (clamped neither way; outside 0…max is a fault); it may differ by group: \
        `{default: …, group: …}`
        """)
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

    package var references: [Reference] { formula.all.flatMap(\.references) }
    package var groups: [String] { formula.special.keys.sorted() }

    package var formulaText: String {
      ([formula.standard.text] + groups.map { "\($0): \(formula[$0].text)" })
        .joined(separator: "\n")
    }

    package func expression(group: String) -> RuleExpression {
      .points(formula[group].expression)
    }

    package func words(_ inputs: [Input], _ texts: any Speech) -> String {
      texts[.byFormula]
    }

    package func formWords(_ inputs: [Input], _ form: FormReading) -> String {
      form.texts[.byFormula] + ": " + formula[form.group].text
    }

    package func formLabel(_ input: Int, _ inputs: [Input], _ form: FormReading) -> String {
      inputs[input].named(form)
    }

    package func levels(group: String) -> PointLevels { .answers }
  }
}

extension Rule.Input {
  /// What is to be typed in beside it, behind the code by which a formula names it.
  func named(_ form: FormReading) -> String {
    "\(code) – \(text)" + (kind == .yesNo ? " (\(form.yesNo))" : "")
  }
}

extension RuleKind where Self == Rule.OwnFormula {
  /// A formula of the set's own.
  package static func formula(_ formula: Formula) -> Self { Self(formula: ByGroup(formula)) }
}
