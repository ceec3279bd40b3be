import Wording

internal import Formulas

extension Rule {
  /// What bands, linear, target and floor rules measure.
  public enum Measure: Hashable, Sendable {
    /// `numerator / denominator`; inputs of those names.
    case ratio(whenZero: WhenZero)
    /// A plain value, input `value`. In percent for linear, target and floor rules.
    case value

    /// What a denominator of zero gives.
    public enum WhenZero: String, Sendable, CaseIterable {
      /// A fault: the case was not foreseen.
      case fault
      /// Full points.
      case full
      /// No points.
      case zero
    }
  }
}

/// A kind of rule over a ratio or a value, which is a percentage unless the kind says otherwise.
package protocol MeasuringKind: RuleKind {
  /// What is measured.
  var measured: Rule.Measure { get }
}

extension MeasuringKind {
  package var measure: Rule.Measure? { measured }
  package var isInPercent: Bool { measured == .value }

  package func figures(_ inputs: [Rule.Input], _ texts: any Speech) -> [FigurePiece] {
    measured.figures(inputs, texts)
  }
}

// MARK: - Reading

extension Rule.Measure {
  private enum Key {
    static let numerator = RuleKey.text("numerator", isRequired: false)
    static let denominator = RuleKey.text("denominator", isRequired: false)
    static let value = RuleKey.text("value", isRequired: false)
    static let whenZero = RuleKey.word("when_zero", standard: WhenZero.fault)
    static let unit = RuleKey.text("unit", isRequired: false)
  }

  /// The keys of kinds that measure.
  static let keys =
    declare(
      Key.numerator, Key.denominator, Key.value, Key.whenZero, Key.unit) + Rule.Periods.keys
  /// What such kinds ask for.
  static let inputsGuide = "`numerator`, `denominator`, or `value`"

  /// A numerator with a denominator, or a value of at least `minimum`.
  static func read(
    _ fields: any RuleFields, minimum: Double?
  ) -> (measure: Self, inputs: [Rule.Input])? {
    _ = fields(Key.unit)
    if fields.has(Key.value.name) {
      if fields.exclude(Key.value.name, Key.numerator.name)
        || fields.exclude(Key.value.name, Key.denominator.name)
      {
        return nil
      }
      if fields.has(Key.whenZero.name) {
        fields.refuse(
          RuleRemark(
            "'when_zero' chỉ dùng với 'denominator'", "'when_zero' is only for a 'denominator'"),
          at: .key(Key.whenZero.name))
        return nil
      }
      return fields(Key.value).map { (.value, [.number("value", $0, minimum: minimum)]) }
    }
    guard fields.has(Key.numerator.name) || fields.has(Key.denominator.name) else {
      fields.refuse(
        RuleRemark(
          "cần 'numerator' và 'denominator', hoặc 'value'",
          "expected 'numerator' and 'denominator', or 'value'"), at: .rule)
      return nil
    }
    var inputs: [Rule.Input] = []
    for key in [Key.numerator, Key.denominator] {
      if !fields.has(key.name) {
        fields.refuse(
          RuleRemark("tỷ lệ thiếu '\(key.name)'", "the ratio lacks '\(key.name)'"), at: .rule)
      } else if let text = fields(key) {
        inputs.append(.number(key.name, text, minimum: 0))
      }
    }
    guard let whenZero = fields(Key.whenZero), inputs.count == 2 else { return nil }
    return (.ratio(whenZero: whenZero), inputs)
  }
}

extension Rule.Input {
  /// A number between bounds.
  static func number(
    _ code: String, _ text: String, minimum: Double? = nil, maximum: Double? = nil
  ) -> Self {
    Self(code: code, text: text, kind: .number(minimum: minimum, maximum: maximum))
  }
}

// MARK: - Expressions

extension Rule.Measure {
  /// The quotient `numerator / denominator`.
  static var ratio: Expression { .name("numerator") / .name("denominator") }

  /// A share of full marks made from the measure as a fraction.
  func share(_ make: (Expression) -> Expression) -> Expression {
    switch self {
    case .value: make(.name("value") / 100)
    case .ratio(let whenZero): whenZero.guarding(full: 1, make(Self.ratio))
    }
  }
}

extension Rule.Measure.WhenZero {
  /// Takes the case of a denominator of zero out of an expression.
  func guarding(full: Expression, _ expression: Expression) -> Expression {
    let isZero = Expression.binary(.equal, .name("denominator"), 0)
    return switch self {
    case .fault: expression
    case .full: .if(isZero, full, expression)
    case .zero: .if(isZero, 0, expression)
    }
  }
}

// MARK: - Words

extension Rule.Measure {
  /// What is measured.
  func words(_ inputs: [Rule.Input]) -> String {
    switch self {
    case .value: inputs.first?.text ?? ""
    case .ratio: inputs.prefix(2).map(\.text).joined(separator: " / ")
    }
  }

  /// What a denominator of zero gives, after the rest.
  func zeroWords(_ texts: any Speech) -> String {
    switch self {
    case .value, .ratio(.fault): ""
    case .ratio(.full): texts["; mẫu số bằng 0: điểm tối đa", "; 0 of 0: the maximum"]
    case .ratio(.zero): texts["; mẫu số bằng 0: 0 điểm", "; 0 of 0: no points"]
    }
  }

  /// What the figures say.
  func figures(_ inputs: [Rule.Input], _ texts: any Speech) -> [FigurePiece] {
    guard case .ratio = self, inputs.count > 1 else { return .plain(0, inputs, texts) }
    return [
      .number(0), .words("/"), .number(1),
      .unlessZero(1, [.words(" ("), .percent(0, of: 1), .words(" %)")]),
      .words(": " + inputs[0].text),
    ]
  }
}
