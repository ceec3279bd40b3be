internal import Formulas

// The meaning of the operations, on single numbers.
extension Operation {
  /// The result for operands, boxed.
  ///
  /// - Parameters:
  ///   - operands: The operands' results; none for constants and weights.
  ///   - general: Evaluates the expression of a `general` step.
  /// - Returns: A number, or a boxed value.
  func value(
    _ operands: some RandomAccessCollection<Double>,
    general: (Int, [Double]) -> Double = { _, _ in Boxed.error }
  ) -> Double {
    let count = operands.count
    let start = operands.startIndex
    let a = count > 0 ? operands[start] : 0
    let b = count > 1 ? operands[operands.index(start, offsetBy: 1)] : 0
    switch self {
    case .constant(let bits): return Double(bitPattern: bits)
    case .weight: return Boxed.error
    case .add: return Boxed.finite(SpreadsheetNumber.add(a, b))
    case .subtract: return Boxed.finite(SpreadsheetNumber.subtract(a, b))
    case .multiply: return Boxed.finite(a * b)
    case .divide: return b == 0 ? Boxed.error : Boxed.finite(a / b)
    case .sum: return Self.sum(operands)
    case .sumOfNonNegatives: return Self.sumOfNonNegatives(operands)
    case .minimum: return operands.reduce(a) { $0.isNaN || $1.isNaN ? Boxed.error : min($0, $1) }
    case .maximum: return operands.reduce(a) { $0.isNaN || $1.isNaN ? Boxed.error : max($0, $1) }
    case .round(let places):
      return a.isNaN ? Boxed.error : Boxed.finite(SpreadsheetNumber.round(a, places: places))
    case .function(let function):
      guard !a.isNaN, !b.isNaN else { return Boxed.error }
      return (count == 1 ? function.number(a) : function.number(a, b)) ?? Boxed.error
    case .compare(let sign): return Self.compare(sign, a, b)
    case .isMark(let bits):
      if Boxed.isError(a) { return Boxed.error }
      return Boxed.areSame(a, Double(bitPattern: bits)) ? 1 : 0
    case .isNumber: return a.isNaN ? 0 : 1
    case .all, .any:
      guard !operands.contains(where: \.isNaN) else { return Boxed.error }
      return (self == .all ? !operands.contains(0) : operands.contains { $0 != 0 }) ? 1 : 0
    case .not: return a.isNaN ? Boxed.error : a == 0 ? 1 : 0
    case .select:
      if a.isNaN { return Boxed.error }
      return a != 0 ? b : operands[operands.index(start, offsetBy: 2)]
    case .ifError: return Boxed.isError(a) ? b : a
    case .numeric: return Boxed.number(a)
    case .cell: return a.isNaN ? (Boxed.isError(a) ? Boxed.error : 0) : a
    case .truth: return a.isNaN ? Boxed.error : Boxed.truth(a != 0)
    case .general(let position): return general(position, Array(operands))
    }
  }

  /// The order of two numbers as spreadsheets see it, equal but for noise.
  static func compare(_ sign: BinaryOperator, _ a: Double, _ b: Double) -> Double {
    guard !a.isNaN, !b.isNaN else { return Boxed.error }
    let equal = SpreadsheetNumber.areEqual(a, b)
    let holds =
      switch sign {
      case .equal: equal
      case .notEqual: !equal
      case .less: !equal && a < b
      case .lessOrEqual: equal || a < b
      case .greater: !equal && a > b
      default: equal || a > b
      }
    return holds ? 1 : 0
  }

  /// What `SUM` gives for numbers.
  private static func sum(_ numbers: some RandomAccessCollection<Double>) -> Double {
    guard !numbers.contains(where: \.isNaN) else { return Boxed.error }
    let slots = numbers.indices.enumerated().map { Expression.number(numbers[$1]) }
    guard case .number(let sum) = Expression.call(.sum, slots).evaluate(in: NoReferences())
    else { return Boxed.error }
    return sum
  }

  /// The same number for numbers of which none is negative: each step's rounding error is carried.
  ///
  /// With nothing to cancel, what `SUM` adds is exactly the error of every addition (Knuth, The Art of
  /// Computer Programming 2, 4.2.2, theorem B).
  static func sumOfNonNegatives(_ numbers: some Collection<Double>) -> Double {
    var total = 0.0
    var error = 0.0
    for number in numbers {
      let sum = total + number
      let part = sum - total
      error += (total - (sum - part)) + (number - part)
      total = sum
    }
    return Boxed.finite(total + error)
  }
}

/// An expression without references needs no context.
struct NoReferences: EvaluationContext {
  func value(of reference: Reference) -> Value { .error(FormulaError(.name)) }
  func values(of reference: Reference) -> [Value] { [] }
}
