import Wording

internal import Formulas

extension Rule {
  /// An option gives its points.
  ///
  /// Input `choice`, its value an option's code.
  package struct Choice: RuleKind {
    /// The options.
    package var options: [Option]

    package static let name = "choice"
    private static let options = RuleKey<[Option]>.options("options")
    package static let keys = declare(options)
    package static let guide = RuleGuide(
      inputs: "`choice` (option code)", points: "option's points")
    package static let examples = [
      RuleExample(
        """
        options: [{code: A, text: Đúng hạn, points: 2}, {code: B, text: Trễ hạn, points: 0.5}]
        """, maximum: 2, (["A"], 2), (["B"], 0.5))
    ]

    package static func read(_ fields: any RuleFields) -> Rule? {
      guard let options = fields(options) else { return nil }
      fields.checkReach(Self.options.name) { _ in options.map(\.points).max() ?? 0 }
      let input = Input(
        code: "choice", text: fields.criterion, kind: .choice(options.map(\.code)))
      return Rule(Choice(options: options), inputs: [input])
    }

    /// An option's points, by its position in the list:
    /// `LOOKUP((choice = "A") * 1 + (choice = "B") * 2, {1, 2}, {1, 0.5})`.
    ///
    /// Neither conditions inside each other nor `CHOOSE`: Excel takes 64 of those, LibreOffice 30 values
    /// of this. A code of digits is also found by its number, which a spreadsheet makes of it in a cell
    /// that is not kept as text. What is no option's code is `#N/A`.
    package func expression(group: String) -> RuleExpression {
      let numbers = options.map(\.number)
      let places = options.indices.map { option -> Expression in
        var isChosen = Expression.name("choice") .== .text(options[option].code)
        if let number = numbers[option], numbers.count(where: { $0 == number }) == 1 {
          isChosen = isChosen + (.name("choice") .== .number(number))
        }
        return isChosen * .number(Double(option + 1))
      }
      return .points(
        .call(
          .lookup,
          [
            .sum(places), .array(options.indices.map { .number(Double($0 + 1)) }),
            .array(options.map { .number($0.points) }),
          ]))
    }

    package func words(_ inputs: [Input], _ texts: any Speech) -> String { texts.list(options) }

    package func formWords(_ inputs: [Input], _ form: FormReading) -> String {
      options.map { "\($0.code) – \($0.text): \(form.texts.points($0.points))" }
        .joined(separator: "; ")
    }

    package func formLabel(_ input: Int, _ inputs: [Input], _ form: FormReading) -> String {
      form.texts["Mức đạt (chọn mã)", "Level reached (choose the code)"]
    }

    package func figures(_ inputs: [Input], _ texts: any Speech) -> [FigurePiece] {
      [.option(0, options.map { ($0.code, $0.text) })]
    }

    package func levels(group: String) -> PointLevels { .listed(options.map(\.points)) }
  }
}

extension RuleKind where Self == Rule.Choice {
  /// One of some options.
  package static func choice(_ options: [Rule.Option]) -> Self { Self(options: options) }
}

extension Rule.Option {
  /// The number that its code reads as; nil if it holds anything but digits and one point.
  fileprivate var number: Double? {
    code.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
      ? Double(code) : nil
  }
}
