import Wording

internal import Formulas

extension Rule {
  /// The maximum less points per case, not below 0 or a floor.
  ///
  /// One input per kind of case, a count.
  package struct Deduct: RuleKind {
    /// The kinds of case.
    package var items: [Option]
    /// The least points, 0 or less.
    package var least: Double

    package static let name = "deduct"
    private static let points = RuleKey.positive("points", isRequired: false)
    private static let of = RuleKey.text("of", isRequired: false)
    private static let items = RuleKey<[Option]>.items("items", isRequired: false)
    private static let floor = RuleKey.number("floor", isRequired: false)
    package static let keys = declare(points, of, items, floor)
    package static let guide = RuleGuide(
      inputs: "`count`, or the item codes",
      points: "MAX(floor, max − Σ points × count); floor is 0 if not given, else below 0")
    package static let examples = [
      RuleExample("points: 0.5, of: Văn bản sai", maximum: 2, (["3"], 0.5), (["9"], 0)),
      RuleExample(
        "floor: -2, items: [{code: a, text: Chậm, points: 0.5}, {code: b, text: Sai, points: 1}]",
        maximum: 1, (["1", "2"], -1.5), (["0", "9"], -2), (["0", "0"], 1)),
    ]

    package static func read(_ fields: any RuleFields) -> Rule? {
      if fields.exclude(points.name, items.name) { return nil }
      guard let items = fields.has(items.name) ? fields(items) : single(fields) else { return nil }
      let least = fields(floor) ?? 0
      guard least <= 0 else {
        let found = SpreadsheetNumber.description(of: least)
        fields.refuse(
          RuleRemark(
            "'floor' là mức thấp nhất còn lại sau khi trừ, không được lớn hơn 0, thấy \(found)",
            "'floor' is the least that is left, not above 0, found \(found)"),
          at: .value(floor.name))
        return nil
      }
      return Rule(Deduct(items: items, least: least), inputs: items.inputs(.count))
    }

    private static func single(_ fields: any RuleFields) -> [Option]? {
      let text = fields.text(of.name, isRequired: true)
      return fields.positive(points.name, isRequired: true).map {
        [Option(code: "count", text: text ?? "", points: $0)]
      }
    }

    package func expression(group: String) -> RuleExpression {
      .points(
        .max(
          .number(least), items.reduce(.name("max")) { $0 - .name($1.code) * .number($1.points) }))
    }

    package func words(_ inputs: [Input], _ texts: any Speech) -> String {
      texts["Điểm tối đa, trừ cho mỗi trường hợp: ", "The maximum, less for each case: "]
        + texts.list(items) + "; " + end(texts)
    }

    private func end(_ texts: any Speech) -> String {
      least == 0
        ? texts["trừ đến hết điểm", "not below 0"]
        : texts["không thấp hơn \(texts.points(least))", "not below \(texts.number(least))"]
    }

    package func formWords(_ inputs: [Input], _ form: FormReading) -> String {
      guard items.count > 1 else { return words(inputs, form.texts) }
      return form.texts[
        "Điểm tối đa, trừ theo từng loại trường hợp; ",
        "The maximum, less the points for each case; "] + end(form.texts)
    }

    package func formLabel(_ input: Int, _ inputs: [Input], _ form: FormReading) -> String {
      guard items.count > 1 else { return inputs[input].text }
      return "\(inputs[input].text) (−\(form.texts.points(items[input].points)))"
    }

    package func figures(_ inputs: [Input], _ texts: any Speech) -> [FigurePiece] {
      [
        .list(
          texts["Bị trừ: ", "Deducted: "],
          items.indices.map {
            .unlessZero($0, [.words("; " + items[$0].text + ": "), .number($0)])
          }, none: texts["Không có trường hợp bị trừ", "No case to deduct"])
      ]
    }

    package func levels(group: String) -> PointLevels { .fewerCases(items, least: least) }
  }
}

extension RuleKind where Self == Rule.Deduct {
  /// The maximum less points per case.
  package static func deduct(_ items: [Rule.Option], floor: Double = 0) -> Self {
    Self(items: items, least: floor)
  }
}
