import Wording

internal import Formulas

extension Rule {
  /// Ticked statements add up.
  ///
  /// One input of 0 or 1 per statement.
  package struct Additive: RuleKind {
    /// The statements.
    package var items: [Option]

    package static let name = "additive"
    private static let items = RuleKey<[Option]>.items("items")
    package static let keys = declare(items)
    package static let guide = RuleGuide(
      inputs: "one 0/1 per item code", points: "Σ ticked; the items' points add up to max")
    package static let examples = [
      RuleExample(
        """
        items: [{code: a, text: Có kế hoạch, points: 0.5}, {code: b, text: Đúng hạn, points: 1.5}]
        """, maximum: 2, (["1", "0"], 0.5), (["1", "1"], 2))
    ]

    package static func read(_ fields: any RuleFields) -> Rule? {
      guard let items = fields(items) else { return nil }
      let sum = items.reduce(0) { $0 + $1.points }
      for (group, value) in fields.maxima where abs(sum - value) >= 5e-10 {
        let (points, maximum) = (
          SpreadsheetNumber.description(of: sum), SpreadsheetNumber.description(of: value)
        )
        fields.refuse(
          RuleRemark(
            "điểm các mục cộng lại được \(points), cần bằng điểm tối đa \(maximum)"
              + (group.isEmpty ? "" : " của nhóm '\(group)'"),
            "the items add up to \(points) points, expected the maximum of \(maximum)"
              + (group.isEmpty ? "" : " of the group '\(group)'"), comparesMaximum: true),
          at: .value(Self.items.name))
      }
      return Rule(Additive(items: items), inputs: items.inputs(.yesNo))
    }

    package func expression(group: String) -> RuleExpression {
      .points(.sum(items.map { .counted($0) }))
    }

    package func words(_ inputs: [Input], _ texts: any Speech) -> String {
      texts["Cộng điểm các nội dung đạt: ", "Sum of what is fulfilled: "] + texts.list(items)
    }

    package func formWords(_ inputs: [Input], _ form: FormReading) -> String {
      guard items.count > 1 else {
        return YesNo(points: items.first?.points).formWords(inputs, form)
      }
      return form.texts[
        "Cộng điểm của các nội dung đạt (\(form.yesNo))",
        "Sum of the points of what is fulfilled (\(form.yesNo))"]
    }

    package func formLabel(_ input: Int, _ inputs: [Input], _ form: FormReading) -> String {
      guard items.count > 1 else {
        return YesNo(points: nil).formLabel(input, inputs, form)
      }
      return "\(inputs[input].text) (\(form.texts.points(items[input].points)))"
    }

    package func figures(_ inputs: [Input], _ texts: any Speech) -> [FigurePiece] {
      .unfulfilled(items, texts)
    }

    package func levels(group: String) -> PointLevels { .ticks(items) }
  }
}

extension RuleKind where Self == Rule.Additive {
  /// Statements that add up.
  package static func additive(_ items: [Rule.Option]) -> Self { Self(items: items) }
}
