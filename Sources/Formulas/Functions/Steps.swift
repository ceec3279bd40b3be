extension Function {
  /// Functions that count in steps.
  static let steps: [Function] = [.floor, .ceiling, .modulo]

  /// `FLOOR(x, step)`, down to a multiple of a positive step: `FLOOR(7.1, 0.1)` → 7.1, `FLOOR(2.5, 1)` → 2.
  ///
  /// Printed as `INT(ROUND(x/s,9))*s`.
  public static let floor: Function = .init(
    Definition(
      "FLOOR", 2...2, inCells: 1...2,
      rule: .numbers { x, step throws(FormulaError) in
        try (guardedSteps(x, step).rounded(.down) * step).finite()
      },
      cell: .numbers(otherwise: 1) { x, step throws(FormulaError) in
        if x == 0 { return 0 }
        if step < 0, x < 0 { return try -lower(-x, -step) }
        return try lower(x, step)
      },
      guarded: Guard(copies: [1, 4]) { arguments in
        guard arguments.count == 2 else { return nil }
        let (x, step) = (arguments[0], arguments[1])
        return Function.integer((x / step).roundedForEdges) * step.asStep
      }))

  /// `CEILING(x, step)`, up to a multiple of a positive step: `CEILING(2.1, 0.5)` → 2.5.
  ///
  /// Printed as `-INT(-ROUND(x/s,9))*s`.
  public static let ceiling: Function = .init(
    Definition(
      "CEILING", 2...2, inCells: 1...2,
      rule: .numbers { x, step throws(FormulaError) in
        try (guardedSteps(x, step).rounded(.up) * step).finite()
      },
      cell: .numbers(otherwise: 1) { x, step throws(FormulaError) in
        if x == 0 || step == 0 { return 0 }
        if step < 0, x < 0 { return try -upper(-x, -step) }
        return try upper(x, step)
      },
      guarded: Guard(copies: [1, 4]) { arguments in
        guard arguments.count == 2 else { return nil }
        let (x, step) = (arguments[0], arguments[1])
        return -Function.integer(-(x / step).roundedForEdges) * step.asStep
      }))

  /// `MOD(x, divisor)`, the remainder, with the divisor's sign: `MOD(-5, 3)` → 1, `MOD(5, -2)` → -1.
  ///
  /// Printed as `ROUND(x-d*INT(ROUND(x/d,9)),9)`.
  public static let modulo: Function = .init(
    Definition(
      "MOD", 2...2,
      rule: .numbers { x, divisor throws(FormulaError) in
        let steps = SpreadsheetNumber.guarded(try BinaryOperator.divide.result(x, divisor))
        return SpreadsheetNumber.guarded(
          SpreadsheetNumber.subtract(x, try (divisor * steps.rounded(.down)).finite()))
      },
      cell: .numbers { x, divisor throws(FormulaError) in
        guard divisor != 0 else { throw FormulaError(.divisionByZero) }
        let rest = x.truncatingRemainder(dividingBy: divisor)
        return rest == 0 || (rest < 0) == (divisor < 0) ? rest : rest + divisor
      },
      guarded: Guard(levels: 3, copies: [2, 2]) { arguments in
        guard arguments.count == 2 else { return nil }
        let (x, divisor) = (arguments[0], arguments[1])
        let quotient = (x / divisor).roundedForEdges
        return Function.round(
          x - divisor * Function.integer(quotient), .number(Double(SpreadsheetNumber.guardPlaces)))
      }))

  private static func lower(_ x: Double, _ step: Double) throws(FormulaError) -> Double {
    try (SpreadsheetNumber.integer(length(x, step)) * step).finite()
  }

  private static func upper(_ x: Double, _ step: Double) throws(FormulaError) -> Double {
    try (-SpreadsheetNumber.integer(-length(x, step)) * step).finite()
  }

  /// How many steps a number is long, rounded to the guard's places.
  private static func guardedSteps(_ x: Double, _ step: Double) throws(FormulaError) -> Double {
    SpreadsheetNumber.guarded(try length(x, step))
  }

  /// How many steps a number is long.
  private static func length(_ x: Double, _ step: Double) throws(FormulaError) -> Double {
    let steps = try BinaryOperator.divide.result(x, step)
    guard step > 0 else { throw FormulaError(.number) }
    return steps
  }
}
