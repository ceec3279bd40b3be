internal import Formulas

// How a rule compares units.
extension Rule {
  /// A cohort function, and the value that it looks at over all units.
  typealias CohortCall = (function: Function, value: Expression)

  /// The cohort functions in it, the outer before the inner ones.
  var cohortCalls: [CohortCall] {
    func calls(in expression: Expression) -> [CohortCall] {
      let inside = expression.operands.flatMap(calls)
      guard case .call(let function, let operands) = expression, function.isCohort,
        let value = operands.first
      else { return inside }
      return [(function, value)] + inside
    }
    return notations.flatMap(calls)
  }

  /// Whether the points depend on other units' figures.
  public var usesCohort: Bool { !cohortCalls.isEmpty }
}
