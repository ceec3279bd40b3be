internal import Formulas
internal import Scoring

/// What is known of a value before the weights are.
enum Partial {
  /// The value, whatever the weights are.
  case known(Value)
  /// The result of a step: a number, or an error.
  case number(Int)
  /// The result of a step: 1 or 0 for a truth value, or an error.
  case truth(Int)
  /// The result of a step: a value of any kind, boxed.
  case boxed(Int)
}

/// Evaluates the lines of an index for all participants as far as they do not depend on weights.
///
/// What depends on nothing but figures is taken from the evaluation. The rest are the same expressions with
/// constants in place of all that is known, as steps of a ``Graph``.
struct PartialEvaluation {
  let evaluation: IndexEvaluation
  var graph: Graph
  private let depends: [Bool]
  private var results: [[Partial?]]

  init(_ evaluation: IndexEvaluation) {
    self.evaluation = evaluation
    let participants = evaluation.index.participants.count
    graph = Graph(cohort: participants)
    depends = Self.linesDependingOnWeights(evaluation.calculation)
    results = depends.map { [Partial?](repeating: nil, count: $0 ? participants : 0) }
  }

  /// The step that gives a line's value for a participant, boxed.
  mutating func step(_ kind: Line.Kind, of participant: Int) -> Int {
    guard let line = evaluation.calculation.line(kind) else { return graph.constant(Boxed.blank) }
    return boxed(value(ofLine: line, participant))
  }

  // MARK: What depends on weights

  /// Which lines change with the weights: those that name one, and all that refer to such a line.
  private static func linesDependingOnWeights(_ calculation: Calculation) -> [Bool] {
    var users = [[Int]](repeating: [], count: calculation.lines.count)
    var waiting: [Int] = []
    for (position, line) in calculation.lines.enumerated() {
      for reference in line.expressions.flatMap(\.references) {
        for slot in reference.slots {
          if slot >= 0 {
            users[slot].append(position)
          } else if calculation.parameter(atSlot: slot).isWeight {
            waiting.append(position)
          }
        }
      }
    }
    var depends = [Bool](repeating: false, count: calculation.lines.count)
    while let line = waiting.popLast() {
      guard !depends[line] else { continue }
      depends[line] = true
      waiting += users[line]
    }
    return depends
  }

  private func isKnown(_ expression: Expression) -> Bool {
    !expression.references.contains { reference in
      reference.slots.contains { slot in
        slot < 0 ? evaluation.calculation.parameter(atSlot: slot).isWeight : depends[slot]
      }
    }
  }

  // MARK: Lines and parameters

  mutating func value(ofLine line: Int, _ participant: Int) -> Partial {
    guard depends[line] else { return .known(evaluation.values[line][participant]) }
    if let known = results[line][participant] { return known }
    let expressions = evaluation.calculation.lines[line].expressions
    let expression = expressions[expressions.count == 1 ? 0 : evaluation.groups[participant]]
    // A line that waits for itself is an error, as it is in the evaluation.
    results[line][participant] = .known(.error(FormulaError(.reference)))
    let value = value(of: expression, participant)
    results[line][participant] = value
    return value
  }

  mutating func value(atSlot slot: Int, _ participant: Int) -> Partial {
    guard slot < 0 else { return value(ofLine: slot, participant) }
    let group = evaluation.groups[participant]
    let parameter = evaluation.calculation.parameter(atSlot: slot)
    switch parameter {
    case .weight(let node): return .number(graph.weight(group: group, node: node))
    case .totalWeight:
      let total = evaluation.calculation.set.nodes.count
      return .number(graph.weight(group: group, node: total))
    case .maximum, .declaredWeight, .ownWeight, .weightShare, .gradeFrom, .constant:
      return .known(
        parameter.value(
          evaluation.weights[group], evaluation.calculation.set,
          group: evaluation.calculation.groups[group]))
    }
  }

  // MARK: Expressions

  mutating func value(of expression: Expression, _ participant: Int) -> Partial {
    if isKnown(expression) {
      return .known(
        expression.evaluate(in: KnownContext(evaluation: evaluation, participant: participant)))
    }
    switch expression {
    case .reference(.slot(let slot)): return value(atSlot: slot, participant)
    case .unary(.plus, let operand): return value(of: operand, participant)
    case .unary(.minus, let operand):
      return number(.multiply, [number(operand, participant), graph.constant(-1)])
    case .unary(.percent, let operand):
      return number(.divide, [number(operand, participant), graph.constant(100)])
    case .binary(let sign, let left, let right):
      return binary(sign, left, right, participant) ?? general(expression, participant)
    case .call(let function, let arguments):
      return call(function, arguments, participant) ?? general(expression, participant)
    case .number, .text, .boolean, .array, .reference: return general(expression, participant)
    }
  }

  private mutating func binary(
    _ sign: BinaryOperator, _ left: Expression, _ right: Expression, _ participant: Int
  ) -> Partial? {
    let operation: Operation
    switch sign {
    case .add: operation = .add
    case .subtract: operation = .subtract
    case .multiply: operation = .multiply
    case .divide: operation = .divide
    case .power: operation = .function(.power)
    case .concatenate: return nil
    default: return comparison(sign, left, right, participant)
    }
    return number(operation, [number(left, participant), number(right, participant)])
  }

  private mutating func comparison(
    _ sign: BinaryOperator, _ left: Expression, _ right: Expression, _ participant: Int
  ) -> Partial? {
    let operands = (value(of: left, participant), value(of: right, participant))
    switch operands {
    case (.known(.error), _), (_, .known(.error)): return .known(.error(FormulaError(.value)))
    case (.known(.number(let a)), .known(.number(let b))):
      return .known(.boolean(Operation.compare(sign, a, b) != 0))
    case (.number(let a), .number(let b)): return truth(.compare(sign), [a, b])
    case (.number(let a), .known(.number(let b))):
      return truth(.compare(sign), [a, graph.constant(b)])
    case (.known(.number(let a)), .number(let b)):
      return truth(.compare(sign), [graph.constant(a), b])
    case (.boxed(let a), .known(.text(let text))), (.known(.text(let text)), .boxed(let a)):
      guard !text.isEmpty, sign == .equal || sign == .notEqual else { return nil }
      let isMark = graph.add(.isMark(graph.text(text).bitPattern), [a])
      return sign == .equal ? known(isMark, Partial.truth) : truth(.not, [isMark])
    case (.number(let a), .known(.text)) where graph.traits[a].isNumber:
      // Numbers come before texts.
      return .known(.boolean(sign == .notEqual || sign == .less || sign == .lessOrEqual))
    default: return nil
    }
  }

  /// Any other expression, evaluated as it is on the values that are not known.
  private mutating func general(_ expression: Expression, _ participant: Int) -> Partial {
    var operands: [Int] = []
    let references = expression.references
    var places: [Reference: Reference] = [:]
    for reference in references {
      let first = operands.count
      switch reference {
      case .slot(let slot):
        operands.append(boxed(value(atSlot: slot, participant)))
        places[reference] = .slot(first)
      case .run:
        operands += reference.slots.map { boxed(value(atSlot: $0, participant)) }
        places[reference] = .run(first: first, last: operands.count - 1)
      case .slots(let line):
        operands += (0..<graph.cohort).map { boxed(value(ofLine: line, $0)) }
        places[reference] = .slots(first)
      case .slotsUpTo, .name, .member, .cells, .constants: break
      }
    }
    let placed = expression.mappingReferences { .reference(places[$0] ?? $0) }
    for text in placed.writtenTexts { _ = graph.text(text) }
    return made(.general(graph.expression(placed)), operands, Partial.boxed)
  }

  // MARK: Steps

  /// A step that gives a number.
  mutating func number(_ operation: Operation, _ operands: [Int]) -> Partial {
    made(operation, operands, Partial.number)
  }

  /// A step that gives a truth value.
  mutating func truth(_ operation: Operation, _ operands: [Int]) -> Partial {
    made(operation, operands, Partial.truth)
  }

  /// A step that gives a value of a kind.
  mutating func made(
    _ operation: Operation, _ operands: [Int], _ kind: (Int) -> Partial
  ) -> Partial {
    let step = graph.add(operation, operands)
    return known(step, kind)
  }

  /// What a step gives; known if it is constant.
  func known(_ step: Int, _ kind: (Int) -> Partial) -> Partial {
    guard let constant = graph.constantValue(step) else { return kind(step) }
    if case .truth = kind(step), !constant.isNaN { return .known(.boolean(constant != 0)) }
    return .known(Boxed.value(constant, texts: graph.texts))
  }

  /// The step of an expression where a number is due.
  mutating func number(_ expression: Expression, _ participant: Int) -> Int {
    number(value(of: expression, participant))
  }

  /// The step of a value where a number is due; truth values are 1 or 0 there.
  mutating func number(_ value: Partial) -> Int {
    switch value {
    case .number(let step), .truth(let step): step
    case .boxed(let step): graph.add(.numeric, [step])
    case .known(.number(let number)): graph.constant(number)
    case .known(.boolean(let truth)): graph.constant(truth ? 1 : 0)
    case .known: graph.constant(Boxed.error)
    }
  }

  /// The step of a value of any kind, boxed.
  mutating func boxed(_ value: Partial) -> Int {
    switch value {
    case .number(let step), .boxed(let step): return step
    case .truth(let step): return graph.add(.truth, [step])
    case .known(.blank): return graph.constant(Boxed.blank)
    case .known(.number(let number)): return graph.constant(number)
    case .known(.boolean(let truth)): return graph.constant(Boxed.truth(truth))
    case .known(.error): return graph.constant(Boxed.error)
    case .known(.text(let text)): return graph.constant(graph.text(text))
    }
  }
}
