extension Function {
  /// Functions of one or two numbers that mean the same in rules and cells.
  static let arithmetic: [Function] = [
    .absolute, .sign, .squareRoot, .exponential, .naturalLogarithm, .logarithm10, .power,
  ]

  /// `ABS(x)`, the magnitude: `ABS(-2.5)` → 2.5.
  public static let absolute = ofNumber("ABS") { x in x.magnitude }

  /// `SIGN(x)`, in cells only: `SIGN(-3)` → -1.
  public static let sign: Function = .init(
    Definition("SIGN", inCells: 1...1, cell: .number { x in x == 0 ? 0 : x < 0 ? -1 : 1 }))

  /// `SQRT(x)`, the square root: `SQRT(9)` → 3, `SQRT(-1)` → #NUM!.
  public static let squareRoot = ofNumber("SQRT") { x throws(FormulaError) in
    guard x >= 0 else { throw FormulaError(.number) }
    return x.squareRoot()
  }

  /// `EXP(x)`, e to the power of x: `EXP(0)` → 1.
  public static let exponential = ofNumber("EXP") { x throws(FormulaError) in
    try Elementary.exp(x).finite()
  }

  /// `LN(x)`, the natural logarithm: `LN(1)` → 0, `LN(0)` → #NUM!.
  public static let naturalLogarithm = ofNumber("LN") { x throws(FormulaError) in
    guard x > 0 else { throw FormulaError(.number) }
    return Elementary.ln(x)
  }

  /// `LOG10(x)`, the logarithm to base 10: `LOG10(1000)` → 3.
  public static let logarithm10 = ofNumber("LOG10") { x throws(FormulaError) in
    guard x > 0 else { throw FormulaError(.number) }
    return Elementary.log10(x)
  }

  /// `POWER(base, exponent)`: `POWER(2, 10)` → 1024, `POWER(0, 0)` → #NUM!.
  public static let power = ofNumbers("POWER") { x, y throws(FormulaError) in try power(x, y) }

  /// A power; 0⁰ is `#NUM!` as in Excel.
  @usableFromInline
  static func power(_ base: Double, _ exponent: Double) throws(FormulaError) -> Double {
    guard base != 0 || exponent > 0 else {
      throw FormulaError(exponent == 0 ? .number : .divisionByZero)
    }
    return try Elementary.power(base, exponent).finite()
  }

  /// A function of a number.
  private static func ofNumber(
    _ name: String, _ result: @escaping @Sendable (Double) throws(FormulaError) -> Double
  ) -> Function {
    Function(Definition(name, 1...1, rule: .number(result), cell: .number(result)))
  }

  /// A function of two numbers.
  private static func ofNumbers(
    _ name: String, _ result: @escaping @Sendable (Double, Double) throws(FormulaError) -> Double
  ) -> Function {
    Function(Definition(name, 2...2, rule: .numbers(result), cell: .numbers(result)))
  }
}
