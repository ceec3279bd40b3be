extension RandomStream {
  /// A number from the standard normal distribution, by Marsaglia's polar method.
  mutating func normal() -> Double {
    while true {
      let (x, y) = (2 * unit() - 1, 2 * unit() - 1)
      let square = x * x + y * y
      guard square < 1, square > 0 else { continue }
      return x * (-2 * PlainMath.ln(square) / square).squareRoot()
    }
  }

  /// A number from the gamma distribution of some shape and scale 1.
  ///
  /// Source: G. Marsaglia and W. W. Tsang, A simple method for generating gamma variables, ACM Transactions on
  /// Mathematical Software 26, 2000. Shapes below 1 are those one higher times u^(1 / shape).
  mutating func gamma(shape: Double) -> Double {
    guard shape >= 1 else {
      let power = PlainMath.ln(unit()) / shape
      let larger = gamma(shape: shape + 1)
      return power < -700 ? 0 : larger * PlainMath.exp(power)
    }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let root = 1 + c * x
      guard root > 0 else { continue }
      let v = root * root * root
      let u = unit()
      let square = x * x
      if u < 1 - 0.0331 * square * square { return d * v }
      if PlainMath.ln(u) < 0.5 * square + d * (1 - v + PlainMath.ln(v)) { return d * v }
    }
  }
}
