internal import Formulas
internal import Scoring

/// What expressions see that do not depend on weights.
struct KnownContext: EvaluationContext {
  let evaluation: IndexEvaluation
  let participant: Int

  func value(of reference: Reference) -> Value {
    guard case .slot(let slot) = reference else { return .error(FormulaError(.name)) }
    return value(at: slot)
  }

  func values(of reference: Reference) -> [Value] {
    if case .slots(let line) = reference { return evaluation.values[line] }
    return reference.slots.map(value(at:))
  }

  private func value(at slot: Int) -> Value {
    guard slot < 0 else { return evaluation.values[slot][participant] }
    let group = evaluation.groups[participant]
    return evaluation.calculation.parameter(atSlot: slot).value(
      evaluation.weights[group], evaluation.calculation.set,
      group: evaluation.calculation.groups[group])
  }
}

extension Reference {
  /// The slots it covers, in order; that of the line for a cohort's.
  var slots: [Int] {
    switch self {
    case .slot(let slot), .slots(let slot): [slot]
    case .run(let first, let last):
      Array(stride(from: first, through: last, by: first <= last ? 1 : -1))
    case .slotsUpTo, .name, .member, .cells, .constants: []
    }
  }
}

extension Parameter {
  /// Whether it changes with the weights.
  var isWeight: Bool {
    switch self {
    case .weight, .declaredWeight, .ownWeight, .weightShare, .totalWeight: true
    case .maximum, .gradeFrom, .constant: false
    }
  }
}

extension Expression {
  /// The texts written in it.
  var writtenTexts: [String] {
    switch self {
    case .text(let text): [text]
    case .array(let values):
      values.compactMap { if case .text(let text) = $0 { text } else { nil } }
    case .number, .boolean, .reference: []
    case .unary(_, let operand): operand.writtenTexts
    case .binary(_, let left, let right): left.writtenTexts + right.writtenTexts
    case .call(_, let arguments): arguments.flatMap(\.writtenTexts)
    }
  }
}
