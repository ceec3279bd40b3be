public import Formulas

extension IndexEvaluation {
  /// The value of an expression over the lines and parameters of a participant.
  public func evaluate(_ expression: Expression, for participant: Int) -> Value {
    expression.evaluate(in: Context(result: self, participant: participant))
  }

  private struct Context: EvaluationContext {
    let result: IndexEvaluation
    let participant: Int

    func value(of reference: Reference) -> Value {
      guard case .slot(let slot) = reference else { return .error(FormulaError(.name)) }
      return value(at: slot)
    }

    func values(of reference: Reference) -> [Value] {
      switch reference {
      case .slots(let line): result.values[line]
      case .run(let first, let last):
        stride(from: first, through: last, by: first <= last ? 1 : -1).map { value(at: $0) }
      default: [.error(FormulaError(.name))]
      }
    }

    private func value(at slot: Int) -> Value {
      guard slot < 0 else { return result.values[slot][participant] }
      let calculation = result.calculation
      let group = result.groups[participant]
      return calculation.parameter(atSlot: slot).value(
        result.weights[group], calculation.set, group: calculation.groups[group])
    }
  }
}
