public import Formulas

/// How one value of the result came about: its formula and what stood in it.
public struct Trace: Sendable {
  /// The line.
  public var line: Int
  /// The formula over slots; nil for a value that was given.
  public var expression: Expression?
  /// The value.
  public var value: Value
  /// The values the formula used, in the order they stand in it.
  public var operands: [Operand]

  /// A value a formula used.
  public struct Operand: Hashable, Sendable {
    /// The line it comes from; nil for a parameter.
    public var line: Int?
    /// The parameter; nil for a line.
    public var parameter: Parameter?
    /// The value.
    public var value: Value
    /// Where the formula refers to it.
    var slot: Int
  }

  /// The formula with numbers put in for its references, such as `MIN(1, 12 / 15) * 2`.
  ///
  /// What a sum or count passes over, such as the mark of a criterion that does not apply, is left out.
  public var withNumbers: Expression? {
    let values = Dictionary(
      operands.map { ($0.slot, $0.value) }, uniquingKeysWith: { first, _ in first })
    return expression.map { Self.filledIn($0, values) }
  }

  private static func filledIn(_ expression: Expression, _ values: [Int: Value]) -> Expression {
    switch expression {
    case .number, .text, .boolean, .array: return expression
    case .reference(.slot(let slot)):
      return switch values[slot] {
      case .number(let number): .number(number)
      case .text(let text): .text(text)
      case .boolean(let boolean): .boolean(boolean)
      case .blank, .error, nil: expression
      }
    case .reference(.run(let first, let last)):
      // A range becomes the values in it, unless an error among them could not be written.
      let run = Array(stride(from: first, through: last, by: first <= last ? 1 : -1))
        .map { values[$0] ?? .blank }
      let hasError = run.contains { if case .error = $0 { true } else { false } }
      return hasError ? expression : .array(run)
    case .reference: return expression
    case .unary(let sign, let operand): return .unary(sign, filledIn(operand, values))
    case .binary(let sign, let left, let right):
      return .binary(sign, filledIn(left, values), filledIn(right, values))
    case .call(let function, let arguments):
      let counts = function == .sum || function == .count
      let kept = arguments.filter { argument in
        guard counts, case .reference(.slot(let slot)) = argument else { return true }
        if case .text = values[slot] { return false }
        return true
      }
      return kept.isEmpty && counts ? 0 : .call(function, kept.map { filledIn($0, values) })
    }
  }
}

extension IndexEvaluation {
  /// Follows a value one step back: its formula and the values it used.
  ///
  /// - Returns: nil if the index has no such line.
  public func trace(_ kind: Line.Kind, of participant: Int) -> Trace? {
    guard let line = calculation.line(kind) else { return nil }
    let expressions = calculation.lines[line].expressions
    guard !expressions.isEmpty else {
      return Trace(
        line: line, expression: nil, value: values[line][participant], operands: [])
    }
    let group = groups[participant]
    let expression = expressions[expressions.count == 1 ? 0 : group]
    var operands: [Trace.Operand] = []
    _ = expression.mappingReferences { reference in
      for slot in reference.slots {
        if slot >= 0 {
          operands.append(
            Trace.Operand(
              line: slot, parameter: nil, value: values[slot][participant], slot: slot))
        } else {
          let parameter = calculation.parameter(atSlot: slot)
          let value = parameter.value(
            weights[group], calculation.set, group: calculation.groups[group])
          operands.append(
            Trace.Operand(line: nil, parameter: parameter, value: value, slot: slot))
        }
      }
      return .reference(reference)
    }
    return Trace(
      line: line, expression: expression, value: values[line][participant], operands: operands)
  }
}

extension Reference {
  /// The slots a reference covers, in order; none for cohorts and names.
  var slots: [Int] {
    switch self {
    case .slot(let slot): [slot]
    case .run(let first, let last):
      Array(stride(from: first, through: last, by: first <= last ? 1 : -1))
    case .slots, .slotsUpTo, .name, .member, .cells, .constants: []
    }
  }
}
