/// An amount of points that adds up exactly: a whole number of sixths of a billionth of a point.
///
/// Scores are compared at nine places, and a share of three causes is a sixth of whole differences; so
/// both are whole numbers here, and no sum of them is ever off.
public struct ExactPoints: Hashable, Comparable, Sendable, AdditiveArithmetic {
  /// The amount in sixths of 10⁻⁹ points.
  public let sixths: Int

  /// An amount of sixths of 10⁻⁹ points.
  public init(sixths: Int) { self.sixths = sixths }

  /// The amount nearest to a number of points, at nine places.
  ///
  /// - Returns: nil beyond a million points, where sums of amounts might not fit.
  public init?(_ points: Double) {
    guard points.magnitude <= 1e6 else { return nil }
    sixths = 6 * Int((points * 1e9).rounded())
  }

  /// Nothing.
  public static let zero = Self(sixths: 0)

  /// The number of points, as near as a number comes.
  public var points: Double { Double(sixths) / 6e9 }

  /// The sum.
  public static func + (left: Self, right: Self) -> Self {
    Self(sixths: left.sixths + right.sixths)
  }

  /// The difference.
  public static func - (left: Self, right: Self) -> Self {
    Self(sixths: left.sixths - right.sixths)
  }

  /// The opposite amount.
  public static prefix func - (amount: Self) -> Self { Self(sixths: -amount.sixths) }

  /// Less points come first.
  public static func < (left: Self, right: Self) -> Bool { left.sixths < right.sixths }
}

extension ExactPoints {
  /// Amounts as they are shown at some places, so that they add up to their shown sum.
  ///
  /// The sum is rounded half away from zero, every amount towards zero; what is left over goes, one
  /// unit each, to the amounts that lost most by it (largest remainder), the first one among equals.
  /// The opposite amounts are shown as the opposite numbers.
  ///
  /// - Parameters:
  ///   - amounts: what is to be shown.
  ///   - places: 0 to 9 decimal places.
  /// - Returns: the numbers to show, in the order of the amounts.
  public static func shown(_ amounts: [Self], places: Int) -> [Double] {
    let scale = (0..<min(max(places, 0), 9)).reduce(1) { scale, _ in scale * 10 }
    let unit = 6_000_000_000 / scale
    let whole = amounts.reduce(.zero, +).sixths
    let shownWhole = (whole.magnitude + UInt(unit / 2)) / UInt(unit)
    var units = amounts.map { $0.sixths / unit }
    let open = (whole < 0 ? -1 : 1) * Int(shownWhole) - units.reduce(0, +)
    let order = amounts.indices.sorted {
      let left = open.signum() * (amounts[$0].sixths % unit)
      let right = open.signum() * (amounts[$1].sixths % unit)
      return left == right ? $0 < $1 : left > right
    }
    for position in order.prefix(Int(open.magnitude)) { units[position] += open.signum() }
    return units.map { Double($0) / Double(scale) }
  }
}
