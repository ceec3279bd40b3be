import Wording

internal import Formulas

extension Rule {
  /// Of several ticked statements only the one of most points counts.
  ///
  /// One input of 0 or 1 per statement. « Đạt nhiều danh hiệu thì chỉ tính danh hiệu cao nhất ».
  package struct Highest: RuleKind {
    /// The statements.
    package var items: [Option]

    package static let name = "highest"
    private static let items = RuleKey<[Option]>.items("items")
    package static let keys = declare(items)
    package static let guide = RuleGuide(
      inputs: "one 0/1 per item code", points: "the most points of what is ticked, else 0")
    package static let examples = [
      RuleExample(
        """
        items: [{code: a, text: Huân chương, points: 3}, {code: b, text: Cờ thi đua, points: 2}, \
        {code: c, text: Bằng khen, points: 1}]
        """, maximum: 3, (["0", "1", "1"], 2), (["1", "1", "0"], 3), (["0", "0", "0"], 0))
    ]

    package static func read(_ fields: any RuleFields) -> Rule? {
      guard let items = fields(items) else { return nil }
      let best = items.map(\.points).max() ?? 0
      fields.check(points: best, Self.items.name)
      fields.checkReach(Self.items.name) { _ in best }
      return Rule(Highest(items: items), inputs: items.inputs(.yesNo))
    }

    package func expression(group: String) -> RuleExpression {
      .points(.call(.max, items.map { .counted($0) }))
    }

    package func words(_ inputs: [Input], _ texts: any Speech) -> String {
      texts["Chỉ tính nội dung đạt có điểm cao nhất: ", "Only the most points count: "]
        + texts.list(items)
    }

    package func formWords(_ inputs: [Input], _ form: FormReading) -> String {
      form.texts[
        "Chỉ tính nội dung đạt có điểm cao nhất (\(form.yesNo))",
        "Only the most points of what is fulfilled count (\(form.yesNo))"]
    }

    package func formLabel(_ input: Int, _ inputs: [Input], _ form: FormReading) -> String {
      "\(inputs[input].text) (\(form.texts.points(items[input].points)))"
    }

    package func figures(_ inputs: [Input], _ texts: any Speech) -> [FigurePiece] {
      [
        .list(
          texts["Nội dung đạt: ", "Fulfilled: "],
          items.indices.map { .unlessZero($0, [.words("; " + items[$0].text)]) },
          none: texts["Không đạt nội dung nào", "Nothing is fulfilled"])
      ]
    }

    package func levels(group: String) -> PointLevels { .listed(items.map(\.points)) }
  }
}
