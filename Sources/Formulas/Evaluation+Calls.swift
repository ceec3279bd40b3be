extension Expression {
  /// The value of a call, any kind of it.
  @inlinable
  static func value(
    of function: Function, _ arguments: [Expression], in context: some EvaluationContext
  ) throws(FormulaError) -> Value {
    switch function {
    case .if, .choose:
      guard let chosen = try chosen(by: function, arguments, in: context) else {
        return .boolean(false)
      }
      return try chosen.value(in: context)
    case .ifError:
      do throws(FormulaError) {
        return try arguments[0].value(in: context)
      } catch {
        return try arguments[1].value(in: context)
      }
    case .and, .or:
      var result = function == .and
      for argument in arguments {
        let truth = try argument.truth(in: context)
        result = function == .and ? result && truth : result || truth
      }
      return .boolean(result)
    case .not: return .boolean(!(try arguments[0].truth(in: context)))
    case .isNumber:
      if case .number = arguments[0].evaluate(in: context) { return .boolean(true) }
      return .boolean(false)
    case .lookup: return try lookup(arguments, in: context)
    default: return .number(try number(of: function, arguments, in: context))
    }
  }

  /// The value of a call where a number is due.
  @inlinable
  static func number(
    of function: Function, _ arguments: [Expression], in context: some EvaluationContext
  ) throws(FormulaError) -> Double {
    switch function {
    case .if, .choose:
      return try chosen(by: function, arguments, in: context)?.number(in: context) ?? 0
    case .min, .max, .sum, .count, .countA, .average, .median, .product, .standardDeviation:
      return try aggregate(function, arguments, in: context)
    case .sumProduct: return try sumOfProducts(arguments, in: context)
    case .sumIf: return try sumBeside(arguments, in: context)
    case .cohortRank: return try cohortRank(arguments, in: context)
    case .cohortAverage, .cohortCount, .cohortMax, .cohortMedian, .cohortMin,
      .cohortStandardDeviation, .cohortSum:
      return try cohortStatistic(function, arguments, in: context)
    case .and, .or, .not, .isNumber, .ifError, .lookup:
      return try value(of: function, arguments, in: context).number()
    case .notAvailable: throw FormulaError(.notAvailable)
    default:
      guard let first = arguments.first else { throw FormulaError(.name) }
      let x = try first.number(in: context)
      guard arguments.count > 1 else { return try function.guardedResult(x) }
      return try function.guardedResult(x, try arguments[1].number(in: context))
    }
  }

  /// The argument that `IF` or `CHOOSE` decides for; nil for an `IF` without it.
  @inlinable
  static func chosen(
    by function: Function, _ arguments: [Expression], in context: some EvaluationContext
  ) throws(FormulaError) -> Expression? {
    if function == .if {
      if try arguments[0].truth(in: context) { return arguments[1] }
      return arguments.count > 2 ? arguments[2] : nil
    }
    let position = SpreadsheetNumber.guarded(try arguments[0].number(in: context)).rounded(.down)
    guard position >= 1, position < Double(arguments.count) else { throw FormulaError(.value) }
    return arguments[Int(position)]
  }
}

extension Function {
  /// The result of a function of one number in a rule, which is printed with its guard.
  @usableFromInline
  func guardedResult(_ x: Double) throws(FormulaError) -> Double {
    try result(self == .integer ? SpreadsheetNumber.guarded(x) : x)
  }

  /// The result of a function of two numbers in a rule, which is printed with its guard.
  @usableFromInline
  func guardedResult(_ x: Double, _ y: Double) throws(FormulaError) -> Double {
    switch self {
    case .roundDown, .roundUp: return try result(SpreadsheetNumber.guarded(x), y)
    case .floor: return try (Self.guardedSteps(x, y).rounded(.down) * y).finite()
    case .ceiling: return try (Self.guardedSteps(x, y).rounded(.up) * y).finite()
    case .modulo:
      let quotient = SpreadsheetNumber.guarded(try BinaryOperator.divide.result(x, y)).rounded(.down)
      return SpreadsheetNumber.guarded(SpreadsheetNumber.subtract(x, try (y * quotient).finite()))
    default: return try result(x, y)
    }
  }

  /// How many steps a number is long, rounded to the guard's places.
  private static func guardedSteps(_ x: Double, _ step: Double) throws(FormulaError) -> Double {
    let steps = try BinaryOperator.divide.result(x, step)
    guard step > 0 else { throw FormulaError(.number) }
    return SpreadsheetNumber.guarded(steps)
  }

  /// The result of a function of one number.
  @usableFromInline
  func result(_ x: Double) throws(FormulaError) -> Double {
    switch self {
    case .absolute: return x.magnitude
    case .exponential: return try Elementary.exp(x).finite()
    case .integer: return SpreadsheetNumber.integer(x)
    case .naturalLogarithm:
      guard x > 0 else { throw FormulaError(.number) }
      return Elementary.ln(x)
    case .logarithm10:
      guard x > 0 else { throw FormulaError(.number) }
      return Elementary.log10(x)
    case .squareRoot:
      guard x >= 0 else { throw FormulaError(.number) }
      return x.squareRoot()
    default: throw FormulaError(.name)
    }
  }

  /// The result of a function of two numbers.
  @usableFromInline
  func result(_ x: Double, _ y: Double) throws(FormulaError) -> Double {
    switch self {
    case .power: return try Self.power(x, y)
    case .round, .roundDown, .roundUp: return try rounded(x, y)
    case .floor: return try (SpreadsheetNumber.integer(Self.steps(x, y)) * y).finite()
    case .ceiling: return try (-SpreadsheetNumber.integer(-Self.steps(x, y)) * y).finite()
    case .modulo:
      guard y != 0 else { throw FormulaError(.divisionByZero) }
      let rest = x.truncatingRemainder(dividingBy: y)
      return rest == 0 || (rest < 0) == (y < 0) ? rest : rest + y
    default: throw FormulaError(.name)
    }
  }

  /// A power; 0⁰ is `#NUM!` as in Excel.
  @usableFromInline
  static func power(_ base: Double, _ exponent: Double) throws(FormulaError) -> Double {
    guard base != 0 || exponent > 0 else {
      throw FormulaError(exponent == 0 ? .number : .divisionByZero)
    }
    return try Elementary.power(base, exponent).finite()
  }

  /// How many steps a number is long.
  private static func steps(_ x: Double, _ step: Double) throws(FormulaError) -> Double {
    let steps = try BinaryOperator.divide.result(x, step)
    guard step > 0 else { throw FormulaError(.number) }
    return steps
  }

  private func rounded(_ x: Double, _ places: Double) throws(FormulaError) -> Double {
    let places = Int(Swift.min(Swift.max(places, -1000), 1000))
    return switch self {
    case .roundDown: SpreadsheetNumber.roundDown(x, places: places)
    case .roundUp: try SpreadsheetNumber.roundUp(x, places: places).finite()
    default: try SpreadsheetNumber.round(x, places: places).finite()
    }
  }
}
