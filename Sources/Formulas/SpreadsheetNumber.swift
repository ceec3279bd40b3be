/// Arithmetic on doubles as spreadsheets do it, so that what is recomputed there is the same
/// number.
///
/// A reader sees at most 15 significant digits and takes the number for that decimal; the double
/// beside it differs by noise. The functions here act on the decimal:
///
/// - Sums and comparisons treat two numbers as equal if they differ by less than 2⁻⁴⁸ of their
///   size, about 3 units in the 15th digit at most, as LibreOffice does; Excel's rule is about the
///   same.
/// - Rounding treats a fraction within half a unit in the 15th digit under one half as one half.
///   That is enough: the double nearest to a decimal and the product with a power of ten are each
///   off by at most 2⁻⁵³ of their size, together less than half of the least such unit.
/// - Truncations and steps take a number within half a unit in the 15th digit under a whole one for
///   that one, as Excel does: `FLOOR(7.1, 0.1)` is 7.1.
/// - Truncations, steps and lookups differ between the programs one step under an edge
///   (`INT(0.29 * 100)`), so rules first round to ``guardPlaces`` places, and their printed formulas
///   do; see ``Expression/guarded``. The formulas of cells are computed as they stand.
public enum SpreadsheetNumber {
  /// The places to which truncations, steps and lookups round their argument first.
  public static let guardPlaces = 9

  /// Whether two numbers are the same but for noise; two whole numbers never are.
  @inlinable
  public static func areEqual(_ left: Double, _ right: Double) -> Bool {
    if left == right { return true }
    let difference = (left - right).magnitude
    let noise = 0x1p-48 * Swift.min(left.magnitude, right.magnitude)
    guard difference < noise else { return false }
    return !(left == left.rounded() && right == right.rounded() && left.magnitude <= 0x1p53)
  }

  /// The sum, zero if what is left of the operands is noise.
  @inlinable
  public static func add(_ left: Double, _ right: Double) -> Double {
    let sum = left + right
    guard sum.magnitude < 0x1p-47 * left.magnitude else { return sum }
    return areEqual(left, -right) ? 0 : sum
  }

  /// The difference, zero if what is left of the operands is noise.
  @inlinable
  public static func subtract(_ left: Double, _ right: Double) -> Double {
    add(left, -right)
  }

  /// Half away from zero at some places after the point, or before it if negative.
  ///
  /// With a = |x|·10ⁿ and f the whole part of a, it goes up if a − f is at least one half less half
  /// a unit in a's 15th digit. The result is a whole number over a power of ten, correctly rounded
  /// for up to 22 places. Where a would have more than 15 digits, fewer places are taken so that it
  /// has 15.
  public static func round(_ x: Double, places: Int) -> Double {
    round(x, places: places) { part, noise in part >= 0.5 - noise }
  }

  /// To ``guardPlaces`` places, half away from zero.
  public static func guarded(_ x: Double) -> Double { round(x, places: guardPlaces) }

  /// Towards zero at some places.
  public static func roundDown(_ x: Double, places: Int) -> Double {
    round(x, places: places) { 1 - $0 <= $1 }
  }

  /// Away from zero at some places.
  public static func roundUp(_ x: Double, places: Int) -> Double {
    round(x, places: places) { $0 > $1 }
  }

  /// Down to a whole number; one that is whole but for noise in the 15th digit is that one.
  public static func integer(_ x: Double) -> Double {
    let nearest = x.rounded()
    let distance = (x - nearest).magnitude
    // Noise is at most half a unit in the 15th digit, below 5e-14 of the number in any case.
    guard distance > 0, distance <= 5e-14 * x.magnitude,
      distance <= 0.5 * unit(ofDecade: decade(of: x.magnitude) - 14)
    else { return x.rounded(.down) }
    return nearest
  }

  /// Scales a number, drops the fraction, goes up by one if asked to, and scales back.
  ///
  /// `up` is given the fraction and half a unit in the 15th digit of the scaled number.
  @inline(__always)
  private static func round(
    _ x: Double, places: Int, up: (_ part: Double, _ noise: Double) -> Bool
  ) -> Double {
    let size = x.magnitude
    guard size.isFinite, places < 0 || size != size.rounded(.down), places <= 300 else { return x }
    var places = Swift.max(places, -308)
    var scaled = places < 0 ? size / powerOfTen(-places) : size * powerOfTen(places)
    if scaled >= 1e15 {
      places = 14 - decade(of: size)
      scaled = places < 0 ? size / powerOfTen(-places) : size * powerOfTen(places)
    }
    let digits = decade(of: scaled)
    // Of 15 digits before the point none is left to decide with.
    var whole = scaled.rounded(digits < 14 ? .down : .toNearestOrAwayFromZero)
    if digits < 14, up(scaled - whole, 0.5 / powerOfTen(14 - digits)) { whole += 1 }
    let result = places < 0 ? whole * powerOfTen(-places) : whole / powerOfTen(places)
    return x < 0 && result != 0 ? -result : result
  }

  /// The exponent of a number's first digit.
  private static func decade(of x: Double) -> Int {
    guard x > 0 else { return 0 }
    var decade = 0
    var power = 1.0
    while power * 10 <= x {
      power *= 10
      decade += 1
    }
    while power > x {
      power /= 10
      decade -= 1
    }
    return decade
  }

  /// A unit in a decade.
  private static func unit(ofDecade decade: Int) -> Double {
    decade < 0 ? 1 / powerOfTen(-decade) : powerOfTen(decade)
  }

  /// A power of ten, exact up to 10²².
  private static func powerOfTen(_ exponent: Int) -> Double {
    var power = 1.0
    for _ in 0..<exponent { power *= 10 }
    return power
  }
}
