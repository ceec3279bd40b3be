package import Formulas
import Wording

extension Rule {
  /// The first of several cases that holds, each with its own formula of points.
  package struct Cases: RuleKind {
    /// A condition with what it gives.
    package struct Case: Sendable {
      /// When it holds.
      package var when: Formula
      /// The points then.
      package var points: Formula
      /// The condition in words; nil if the formula stands for itself.
      package var text: String?
    }

    /// The cases, in the order in which they are looked at.
    package var cases: [Case]
    /// The points where none holds.
    package var otherwise: Formula

    package static let name = "cases"
    private static let inputs = RuleKey<[Input]>.inputs("inputs")
    private static let cases = RuleKey<[Case]>(
      "cases", .list(["when", "points", "text?"]), isRequired: true
    ) { fields in
      fields.list("cases", keys: ["when", "points", "text"]) { one in
        let when = one.formula("when")
        let points = one.formula("points")
        let text = one.text("text", isRequired: false)
        guard let when, let points else { return nil }
        return Case(when: when, points: points, text: text)
      }
    }
    private static let otherwise = RuleKey<Formula>.formula("otherwise")
    package static let keys = declare(inputs, cases, otherwise)
    package static let guide = RuleGuide(
      inputs: "as declared",
      points: """
        the first case whose `when` holds gives its `points`, else `otherwise`; all three are formulas
        """)
    package static let examples = [
      RuleExample(
        """
        inputs: [{code: A, text: Vụ việc phải giải quyết, type: count}, {code: B, text: Đã giải quyết, type: count}], \
        cases: [{when: A = 0, points: max, text: Không phát sinh}, \
        {when: B / A >= 0.8, points: max * B / A, text: Từ 80%}], otherwise: "0"
        """, maximum: 2, (["0", "0"], 2), (["10", "9"], 1.8), (["10", "8"], 1.6), (["10", "7"], 0))
    ]

    package static func read(_ fields: any RuleFields) -> Rule? {
      let inputs = fields(inputs)
      let cases = fields(cases)
      let otherwise = fields(otherwise)
      guard let inputs, let cases, let otherwise else { return nil }
      return Rule(Cases(cases: cases, otherwise: otherwise), inputs: inputs)
    }

    package var references: [Reference] {
      (cases.flatMap { [$0.when, $0.points] } + [otherwise]).flatMap(\.references)
    }

    package func expression(group: String) -> RuleExpression {
      .points(
        cases.reversed().reduce(otherwise.expression) { rest, one in
          .if(one.when.expression, one.points.expression, rest)
        })
    }

    package func words(_ inputs: [Input], _ texts: any Speech) -> String {
      let parts = cases.map { "\($0.text ?? $0.when.text): \($0.points.text)" }
      return (parts + [texts["Còn lại: ", "Otherwise: "] + otherwise.text]).joined(separator: "; ")
    }

    package func formLabel(_ input: Int, _ inputs: [Input], _ form: FormReading) -> String {
      inputs[input].named(form)
    }

    package func levels(group: String) -> PointLevels { .answers }
  }
}
