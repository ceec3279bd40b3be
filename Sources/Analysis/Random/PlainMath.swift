/// Logarithm and exponential in nothing but additions, products and quotients.
///
/// IEEE 754 defines these to the last bit, and Swift does not contract them, so the results are the same on
/// every machine; those of C libraries are not. Both are off by less than one unit in the last place. Source:
/// the algorithms and coefficients of fdlibm (Sun Microsystems, 1993: e_log.c, e_exp.c).
enum PlainMath {
  private static let ln2High = 6.93147180369123816490e-01
  private static let ln2Low = 1.90821492927058770002e-10

  /// The natural logarithm of a positive normal number.
  static func ln(_ x: Double) -> Double {
    var exponent = Double(x.exponent)
    var mantissa = x.significand
    if mantissa > 1.4142135623730951 {
      mantissa /= 2
      exponent += 1
    }
    let f = mantissa - 1
    let s = f / (2 + f)
    let z = s * s
    let w = z * z
    let even =
      w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01))
    let odd =
      z
      * (6.666666666666735130e-01
        + w
        * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)))
    let half = 0.5 * f * f
    let rest = s * (half + (even + odd)) + exponent * ln2Low
    return exponent * ln2High - ((half - rest) - f)
  }

  /// e to the power of a number between −700 and 700.
  static func exp(_ x: Double) -> Double {
    let steps = (x * 1.44269504088896338700).rounded()
    let high = x - steps * ln2High
    let low = steps * ln2Low
    let r = high - low
    let t = r * r
    let c =
      r - t
      * (1.66666666666666019037e-01
        + t
        * (-2.77777777770155933842e-03
          + t
          * (6.61375632143793436117e-05
            + t * (-1.65339022054652515390e-06 + t * 4.13813679705723846039e-08))))
    let result = 1 - ((low - (r * c) / (2 - c)) - high)
    return Double(sign: .plus, exponent: Int(steps), significand: result)
  }
}
