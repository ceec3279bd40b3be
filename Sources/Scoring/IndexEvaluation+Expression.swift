public import Formulas

extension IndexEvaluation {
  /// The value of an expression over the lines and parameters of a participant.
  public func evaluate(_ expression: Expression, for participant: Int) -> Value {
    expression.evaluate(in: Context(result: self, participant: participant))
  }

  /// The value at a slot of a participant: that of a line, stored or derived, or of a parameter.
  func value(atSlot slot: Int, of participant: Int) -> Value {
    guard slot < 0 else {
      return slot < values.count
        ? values[slot][participant] : derived(calculation.kind(atSlot: slot), of: participant)
    }
    let group = groups[participant]
    return calculation.parameter(atSlot: slot).value(
      weights[group], calculation.set, group: calculation.groups[group])
  }

  private struct Context: EvaluationContext {
    let result: IndexEvaluation
    let participant: Int

    func value(of reference: Reference) -> Value {
      guard case .slot(let slot) = reference else { return .error(FormulaError(.name)) }
      return result.value(atSlot: slot, of: participant)
    }

    func values(of reference: Reference) -> [Value] {
      switch reference {
      case .slots(let line): result.column(result.calculation.kind(atSlot: line))
      case .run: reference.slots.map { result.value(atSlot: $0, of: participant) }
      default: [.error(FormulaError(.name))]
      }
    }
  }
}
