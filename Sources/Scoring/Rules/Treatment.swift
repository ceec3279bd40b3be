import Wording

internal import Formulas

extension Rule {
  /// What is done to a value before it is compared: it is winsorised by declared bounds, then its natural
  /// logarithm is taken.
  ///
  /// The two treatments of skewed data in OECD and JRC, Handbook on Constructing Composite Indicators (2008),
  /// and in COINr's `Treat()`. The bounds are in the value's own unit, or are given by how many values are beyond
  /// them: the k greatest ones count as the next one. Statistics over all units see treated values.
  package struct Treatment: Hashable, Sendable {
    /// What a lower value counts as.
    package var least: Double?
    /// What a higher value counts as.
    package var greatest: Double?
    /// How many of the least values count as the next one; 0 if none does.
    package var leastCount: Int
    /// How many of the greatest values count as the next one; 0 if none does.
    package var greatestCount: Int
    /// Whether the natural logarithm is taken.
    package var isLogged: Bool

    /// Nothing is done to a value unless it is said here.
    package init(
      least: Double? = nil, greatest: Double? = nil, leastCount: Int = 0, greatestCount: Int = 0,
      isLogged: Bool = false
    ) {
      self.least = least
      self.greatest = greatest
      self.leastCount = leastCount
      self.greatestCount = greatestCount
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
    static let leastCount = RuleKey.number("clip_least", isRequired: false)
    static let greatestCount = RuleKey.number("clip_greatest", isRequired: false)
  }

  /// The keys of kinds for which a logarithm makes no sense, as they compare shares or places.
  static let bounds = declare(
    Key.least, Key.greatest, Key.leastCount, Key.greatestCount)
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
    let leastCount = count(Key.leastCount, fields)
    let greatestCount = count(Key.greatestCount, fields)
    let repeatsLeast = fields.exclude(Key.least.name, Key.leastCount.name)
    guard !fields.exclude(Key.greatest.name, Key.greatestCount.name), !repeatsLeast,
      fields.rises(from: (Key.least, least), to: (Key.greatest, greatest)),
      let leastCount, let greatestCount
    else { return nil }
    return Self(
      least: least, greatest: greatest, leastCount: leastCount, greatestCount: greatestCount,
      isLogged: isLogged)
  }

  /// How many values are clipped, 0 unless it is said; nil if that is no such number, which is then told.
  private static func count(_ key: RuleKey<Double>, _ fields: any RuleFields) -> Int? {
    guard let count = fields(key) else { return fields.has(key.name) ? nil : 0 }
    if count >= 1, let whole = Int(exactly: count) { return whole }
    fields.refuse(
      RuleRemark(
        "'\(key.name)' cần số nguyên từ 1 trở lên: bao nhiêu giá trị tính như giá trị kế tiếp",
        "'\(key.name)' expects a whole number from 1 on: how many values count as the next one"),
      at: .value(key.name))
    return nil
  }

  /// Whether a bound of a scale stands beside one of these on the same side, which is then told.
  static func repeats(
    _ minimum: RuleKey<Double>, _ maximum: RuleKey<Double>, in fields: any RuleFields
  )
    -> Bool
  {
    let low = fields.exclude(Key.least.name, minimum.name)
    let lowCount = fields.exclude(Key.leastCount.name, minimum.name)
    let highCount = fields.exclude(Key.greatestCount.name, maximum.name)
    return fields.exclude(Key.greatest.name, maximum.name) || low || lowCount || highCount
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
    if let greatest = greatest.map(Expression.number) ?? clipped(greatestCount, by: .cohortLarge) {
      value = .min(greatest, value)
    }
    if let least = least.map(Expression.number) ?? clipped(leastCount, by: .cohortSmall) {
      value = .max(least, value)
    }
    return scaled(value)
  }

  /// The value that comes after some of the least or greatest ones, the last one if there is none; nil if
  /// none is clipped.
  private func clipped(_ count: Int, by place: Function) -> Expression? {
    guard count > 0 else { return nil }
    let own = Expression.name("value")
    return .call(place, [own, .min(.number(Double(count + 1)), .call(.cohortCount, [own]))])
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
    if leastCount > 0 {
      words +=
        texts[
          "; \(leastCount) giá trị nhỏ nhất tính như giá trị kế tiếp",
          "; the \(leastCount) least values count as the next one"]
    }
    if greatestCount > 0 {
      words +=
        texts[
          "; \(greatestCount) giá trị lớn nhất tính như giá trị kế tiếp",
          "; the \(greatestCount) greatest values count as the next one"]
    }
    if isLogged {
      words +=
        texts[
          "; tính theo logarit tự nhiên của giá trị", "; by the natural logarithm of the value"]
    }
    return words
  }
}
