import Wording

internal import Formulas

extension Rule {
  /// What is done to a value before it is compared: it is winsorised by declared bounds, then its natural
  /// logarithm is taken.
  ///
  /// The two treatments of skewed data in OECD and JRC, Handbook on Constructing Composite Indicators (2008),
  /// and in COINr's `Treat()`. The bounds are in the value's own unit. Statistics over all units see treated
  /// values. Winsorising by a count (the k-th greatest value for all above it) is not there: no function over
  /// the units gives a k-th value.
  package struct Treatment: Hashable, Sendable {
    /// What a lower value counts as.
    package var least: Double?
    /// What a higher value counts as.
    package var greatest: Double?
    /// Whether the natural logarithm is taken.
    package var isLogged: Bool

    /// Nothing is done to a value unless it is said here.
    package init(least: Double? = nil, greatest: Double? = nil, isLogged: Bool = false) {
      self.least = least
      self.greatest = greatest
      self.isLogged = isLogged
    }

    /// Values as they are.
    package static let none = Self()
  }
}

// MARK: - Reading

extension Rule.Treatment {
  private enum Key {
    static let log = RuleKey.flag("log")
    static let least = RuleKey.number("least", isRequired: false)
    static let greatest = RuleKey.number("greatest", isRequired: false)
  }

  /// The keys of kinds for which a logarithm makes no sense, as they compare shares or places.
  static let bounds = declare(Key.least, Key.greatest)
  /// The keys of kinds for which only distances between values count.
  static let keys = declare(Key.log) + bounds

  /// What a criteria set says of it.
  ///
  /// - Parameters:
  ///   - fields: the rule's keys.
  ///   - isPositive: whether values must be above 0 even without a logarithm.
  /// - Returns: nil if something is wrong, which is then told.
  static func read(_ fields: any RuleFields, isPositive: Bool = false) -> Self? {
    let isLogged = fields(Key.log) ?? false
    let least = fields.bound(Key.least, isPositive: isPositive || isLogged)
    let greatest = fields.bound(Key.greatest, isPositive: isPositive || isLogged)
    guard fields.rises(from: (Key.least, least), to: (Key.greatest, greatest)) else { return nil }
    return Self(least: least, greatest: greatest, isLogged: isLogged)
  }

  /// Whether a bound of a scale stands beside one of these on the same side, which is then told.
  static func repeats(
    _ minimum: RuleKey<Double>, _ maximum: RuleKey<Double>, in fields: any RuleFields
  )
    -> Bool
  {
    let low = fields.exclude(Key.least.name, minimum.name)
    return fields.exclude(Key.greatest.name, maximum.name) || low
  }

  /// The input `value`: above 0 if its logarithm is taken, unless what is lower counts as a bound.
  func input(_ text: String, minimum: Double? = nil, maximum: Double? = nil) -> Rule.Input {
    guard isLogged, least == nil, minimum == nil else {
      return .number("value", text, minimum: minimum, maximum: maximum)
    }
    return Rule.Input(code: "value", text: text, kind: .positive(maximum: maximum))
  }
}

// MARK: - Expressions

extension Rule.Treatment {
  /// The input `value` as it is compared.
  var value: Expression {
    var value = Expression.name("value")
    if let greatest { value = .min(.number(greatest), value) }
    if let least { value = .max(.number(least), value) }
    return scaled(value)
  }

  /// A value on the scale on which values are compared.
  func scaled(_ value: Expression) -> Expression {
    isLogged ? .call(.naturalLogarithm, [value]) : value
  }
}

// MARK: - Words

extension Rule.Treatment {
  /// What is done to values, after the rest.
  func words(_ texts: any Speech) -> String {
    var words = ""
    if let least {
      let bound = texts.number(least)
      words +=
        texts[
          "; giá trị dưới \(bound) tính như \(bound)", "; a value below \(bound) counts as \(bound)"
        ]
    }
    if let greatest {
      let bound = texts.number(greatest)
      words +=
        texts[
          "; giá trị trên \(bound) tính như \(bound)", "; a value above \(bound) counts as \(bound)"
        ]
    }
    if isLogged {
      words +=
        texts[
          "; tính theo logarit tự nhiên của giá trị", "; by the natural logarithm of the value"]
    }
    return words
  }
}
