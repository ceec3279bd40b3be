public import Formulas

extension IndexEvaluation {
  /// The values of a line for all participants; those of a derived line are computed now.
  ///
  /// - Returns: blanks if there is no such line.
  public func column(_ kind: Line.Kind) -> [Value] {
    if let line = calculation.line(kind) { return values[line] }
    guard calculation.slot(of: kind) != nil else {
      return [Value](repeating: .blank, count: index.participants.count)
    }
    if let kept = derivedColumns[kind] { return kept }
    var derivation = Derivation(
      self, participants: Array(index.participants.indices), known: derivedColumns.all)
    let column = derivation.column(kind)
    derivedColumns.keep(derivation.derived)
    return column
  }

  /// The values of lines for a participant, those of derived lines computed together.
  public func values(_ kinds: [Line.Kind], of participant: Int) -> [Line.Kind: Value] {
    var derivation = Derivation(self, participants: [participant])
    var values: [Line.Kind: Value] = [:]
    for kind in kinds where calculation.slot(of: kind) != nil {
      values[kind] = derivation.column(kind).first
    }
    return values
  }

  /// The value of a derived line for a participant.
  func derived(_ kind: Line.Kind, of participant: Int) -> Value { column(kind)[participant] }
}

/// Computes derived lines, each after those it refers to.
///
/// Orders and counts are computed by sorting, the rest by the formulas of the calculation.
struct Derivation {
  let result: IndexEvaluation
  /// The participants asked for.
  let participants: [Int]
  private var known: [Line.Kind: [Value]] = [:]
  /// The derived lines computed so far, without those known before.
  private(set) var derived: [Line.Kind: [Value]] = [:]

  init(
    _ result: IndexEvaluation, participants: [Int], known: [Line.Kind: [Value]] = [:]
  ) {
    self.result = result
    self.participants = participants
    self.known = known
  }

  private var calculation: Calculation { result.calculation }

  /// The values of a line for the participants asked for.
  mutating func column(_ kind: Line.Kind) -> [Value] {
    if let column = known[kind] { return column }
    let column: [Value]
    if let line = calculation.line(kind) {
      column = participants.map { result.values[line][$0] }
    } else if let sorted = Standings(result: result).column(kind) {
      column = participants.map { sorted[$0] }
    } else if case .lossPosition(let node) = kind {
      column = lossPositions(node)
    } else if kind == .lossCount || kind == .lossSum {
      column = overLosses(sums: kind == .lossSum)
    } else if case .rankIfFull(let node) = kind {
      column = ranksIfFull(node)
    } else {
      column = evaluated(kind)
    }
    known[kind] = column
    if calculation.line(kind) == nil { derived[kind] = column }
    return column
  }

  // MARK: By formula

  private mutating func evaluated(_ kind: Line.Kind) -> [Value] {
    values(of: calculation.groups.map { calculation.formula(of: kind, group: $0) })
  }

  /// The values of an expression per unit group, for the participants asked for.
  mutating func values(of expressions: [Expression?]) -> [Value] {
    for slot in Set(expressions.compactMap { $0 }.flatMap(\.references).flatMap(\.slots))
    where slot >= calculation.lines.count {
      _ = column(calculation.kind(atSlot: slot))
    }
    return participants.indices.map { position in
      let group = result.groups[participants[position]]
      guard let expression = expressions[expressions.count == 1 ? 0 : group] else { return .blank }
      return expression.evaluate(in: Context(derivation: self, position: position))
    }
  }

  private struct Context: EvaluationContext {
    let derivation: Derivation
    let position: Int

    func value(of reference: Reference) -> Value {
      guard case .slot(let slot) = reference else { return .error(FormulaError(.name)) }
      return value(at: slot)
    }

    func values(of reference: Reference) -> [Value] {
      guard case .run = reference else { return [.error(FormulaError(.name))] }
      return reference.slots.map { value(at: $0) }
    }

    private func value(at slot: Int) -> Value {
      let result = derivation.result
      guard slot >= result.calculation.lines.count else {
        return result.value(atSlot: slot, of: derivation.participants[position])
      }
      return derivation.known[result.calculation.kind(atSlot: slot)]?[position] ?? .blank
    }
  }

  // MARK: By sorting and counting

  private mutating func overLosses(sums: Bool) -> [Value] {
    let keys = calculation.set.nodes.indices.map { column(.lossKey(node: $0)) }
    return participants.indices.map { position in
      let lost = keys.compactMap { key in
        if case .number(let points) = key[position], points > 0 { points } else { nil }
      }
      return .number(sums ? lost.reduce(0, +) : Double(lost.count))
    }
  }

  private mutating func lossPositions(_ node: Int) -> [Value] {
    let keys = calculation.set.nodes.indices.map { column(.lossKey(node: $0)) }
    return participants.indices.map { position in
      guard case .number(let own) = keys[node][position] else { return .text("") }
      let before = keys.indices.count { other in
        guard case .number(let lost) = keys[other][position] else { return false }
        return lost > own || lost == own && other <= node
      }
      return .number(Double(before))
    }
  }
}
