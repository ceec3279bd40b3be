/// What references stand for while an expression is evaluated.
public protocol EvaluationContext {
  /// The value behind a reference to one value.
  func value(of reference: Reference) -> Value

  /// The values behind ``Reference/slots(_:)``, one per unit.
  func values(of reference: Reference) -> [Value]

  /// The result of a cohort function over ``Reference/slots(_:)``, if the context keeps it; nil
  /// makes the evaluator compute it anew from ``values(of:)``.
  ///
  /// - Parameters:
  ///   - function: the function.
  ///   - reference: the values of all units.
  ///   - settings: the function's other arguments.
  /// - Returns: nil if it keeps none.
  func statistic(
    _ function: Function, of reference: Reference, _ settings: ArraySlice<Expression>
  ) -> Value?

  /// The rank of a number among the numbers behind ``Reference/slots(_:)``, if the context keeps
  /// them in order; nil makes the evaluator compute it anew from ``values(of:)``.
  func rank(of number: Double, among reference: Reference, ascending: Bool) -> Value?
}

extension EvaluationContext {
  /// Keeps no statistics.
  @inlinable
  public func statistic(
    _ function: Function, of reference: Reference, _ settings: ArraySlice<Expression>
  ) -> Value? { nil }

  /// Keeps no order.
  @inlinable
  public func rank(of number: Double, among reference: Reference, ascending: Bool) -> Value? { nil }
}
