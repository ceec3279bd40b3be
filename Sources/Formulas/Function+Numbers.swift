extension Function {
  /// The result of a function of one number, as a rule computes it; nil for an error.
  public func number(_ x: Double) -> Double? {
    do throws(FormulaError) { return try guardedResult(x) } catch { return nil }
  }

  /// The result of a function of two numbers, as a rule computes it; nil for an error.
  public func number(_ x: Double, _ y: Double) -> Double? {
    do throws(FormulaError) { return try guardedResult(x, y) } catch { return nil }
  }
}
