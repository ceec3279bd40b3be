extension Function {
  /// The result of a function of one number, as an expression would compute it; nil for an error.
  public func number(_ x: Double) -> Double? {
    do throws(FormulaError) { return try result(x) } catch { return nil }
  }

  /// The result of a function of two numbers, as an expression would compute it; nil for an error.
  public func number(_ x: Double, _ y: Double) -> Double? {
    do throws(FormulaError) { return try result(x, y) } catch { return nil }
  }
}
