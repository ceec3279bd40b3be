/// What is known of a value while one weight moves through an interval: a line with a band around it.
///
/// With τ the distance from the interval's middle, at most `half`, the value is a number within
/// `center + slope·τ ± error`, or one of the other `kinds`. Keeping the slope makes what two units have in
/// common cancel when they are compared, so that sums and differences are as tight as rounding allows and
/// products and quotients are off by the square of the interval's width only (Taylor models of order one;
/// K. Makino and M. Berz, International Journal of Pure and Applied Mathematics 4, 2003).
///
/// The band encloses what the program computes, its rounding errors included: every operation widens it by
/// a few units of the last place of its result.
struct Enclosure {
  /// What kinds of value it may be.
  struct Kinds: OptionSet {
    let rawValue: UInt8
    static let number = Kinds(rawValue: 1)
    static let error = Kinds(rawValue: 2)
    /// A text, blank or truth value.
    static let mark = Kinds(rawValue: 4)
  }

  /// The number in the middle; the boxed value if it is one mark only.
  var center: Double
  var slope = 0.0
  var error = 0.0
  var kinds: Kinds = .number

  /// A number or boxed value that does not change.
  init(_ value: Double) {
    center = value
    if value.isNaN { kinds = Boxed.isError(value) ? .error : .mark }
  }

  init(center: Double, slope: Double, error: Double, kinds: Kinds = .number) {
    self.center = center
    self.slope = slope
    self.error = error
    self.kinds = kinds
  }

  /// All that a step may give of which nothing is known.
  static let anything = Enclosure(
    center: 0, slope: 0, error: .infinity, kinds: [.number, .error, .mark])

  /// The numbers from one to another.
  static func box(_ low: Double, _ high: Double, _ kinds: Kinds = .number) -> Enclosure {
    guard low != high else { return Enclosure(center: low, slope: 0, error: 0, kinds: kinds) }
    let center = low / 2 + high / 2
    guard center.isFinite else {
      return Enclosure(center: 0, slope: 0, error: .infinity, kinds: kinds)
    }
    let error = max(high - center, center - low)
    return Enclosure(
      center: center, slope: 0, error: error + noise * (high.magnitude + low.magnitude),
      kinds: kinds)
  }

  /// Twice the rounding error of one operation, relative to its result.
  static let noise = 0x1p-52

  /// Whether it is one value, and which is known.
  var isExact: Bool {
    kinds == .error
      || (slope == 0 && error == 0 && (kinds == .number || (kinds == .mark && center.isNaN)))
  }

  /// The value, if it is exact.
  var value: Double { kinds == .error ? Boxed.error : center }

  /// Whether it may be any number at all.
  var isUnbounded: Bool { error == .infinity }

  /// The greatest distance from the center.
  func radius(_ half: Double) -> Double { slope.magnitude * half + error }

  /// The greatest magnitude.
  func magnitude(_ half: Double) -> Double { center.magnitude + radius(half) }

  /// The least number.
  func low(_ half: Double) -> Double { center - radius(half) }

  /// The greatest number.
  func high(_ half: Double) -> Double { center + radius(half) }

  /// The truth values it may have: nil if both.
  func truth(_ half: Double) -> Bool? {
    if low(half) > 0 || high(half) < 0 { return true }
    return center == 0 && slope == 0 && error == 0 ? false : nil
  }
}
