extension Function {
  /// Functions that round.
  static let rounding: [Function] = [.round, .roundDown, .roundUp, .truncate, .integer]

  /// `ROUND(x, places)`, half away from zero on the decimal the reader sees: `ROUND(2.675, 2)` → 2.68,
  /// `ROUND(-2.5, 0)` → -3.
  ///
  /// LibreOffice rounds the decimal the reader sees to any places but none: there it takes 45.5 less noise
  /// for 45. It is printed as `ROUND(x/10,1)*10` there, which gives back every whole number exactly.
  public static let round: Function = .init(
    Definition(
      "ROUND", 2...2, rule: .numbers(rounded), cell: .numbers(rounded),
      guarded: Guard(levels: 1) { arguments in
        guard arguments.count == 2, arguments[1] == 0 else { return nil }
        return Function.round(arguments[0] / 10, 1) * 10
      }))

  /// `ROUNDDOWN(x, places)`, towards zero: `ROUNDDOWN(-2.79, 1)` → -2.7.
  public static let roundDown: Function = .init(
    Definition(
      "ROUNDDOWN", 2...2,
      rule: .numbers { x, y in
        SpreadsheetNumber.roundDown(SpreadsheetNumber.guarded(x), places: places(y))
      },
      cell: .numbers { x, y in SpreadsheetNumber.roundDown(x, places: places(y)) },
      guarded: Guard(form: guardedFirst { .roundDown })))

  /// `ROUNDUP(x, places)`, away from zero: `ROUNDUP(2.71, 1)` → 2.8.
  public static let roundUp: Function = .init(
    Definition(
      "ROUNDUP", 2...2,
      rule: .numbers { x, y throws(FormulaError) in
        try SpreadsheetNumber.roundUp(SpreadsheetNumber.guarded(x), places: places(y)).finite()
      },
      cell: .numbers { x, y throws(FormulaError) in
        try SpreadsheetNumber.roundUp(x, places: places(y)).finite()
      }, guarded: Guard(form: guardedFirst { .roundUp })))

  /// `TRUNC(x, places)`, towards zero, in cells only: `TRUNC(-2.79)` → -2.
  public static let truncate: Function = .init(
    Definition(
      "TRUNC", inCells: 1...2,
      cell: .numbers { x, y in SpreadsheetNumber.roundDown(x, places: places(y)) }))

  /// `INT(x)`, down to a whole number: `INT(-1.5)` → -2, `INT(0.29 * 100)` → 29.
  public static let integer: Function = .init(
    Definition(
      "INT", 1...1, rule: .number { x in SpreadsheetNumber.guarded(x).rounded(.down) },
      cell: .number { x in SpreadsheetNumber.integer(x) },
      guarded: Guard(form: guardedFirst { .integer })))

  private static func rounded(_ x: Double, _ y: Double) throws(FormulaError) -> Double {
    try SpreadsheetNumber.round(x, places: places(y)).finite()
  }

  private static func places(_ number: Double) -> Int {
    Int(Swift.min(Swift.max(number, -1000), 1000))
  }

  /// The form of a call whose first argument is rounded to the guard's places.
  static func guardedFirst(
    _ function: @escaping @Sendable () -> Function
  ) -> @Sendable ([Expression]) -> Expression? {
    { arguments in
      guard let first = arguments.first else { return nil }
      return .call(function(), [first.roundedForEdges] + arguments.dropFirst())
    }
  }
}
