internal import Formulas

/// The steps of a weight program while it is made: equal steps are one, and what is constant is folded.
struct Graph {
  /// What is known of a step's result without computing it.
  struct Traits {
    /// It is a number whatever the weights are.
    var isNumber: Bool
    /// It is never less than 0.
    var isNonNegative: Bool
  }

  /// The number of participants, which cohort functions look at.
  let cohort: Int
  private(set) var instructions: [Instruction] = []
  private(set) var traits: [Traits] = []
  private var positions: [Instruction: Int] = [:]
  private(set) var texts: [String] = []
  private(set) var expressions: [Expression] = []

  init(cohort: Int) { self.cohort = cohort }

  /// A constant.
  mutating func constant(_ number: Double) -> Int {
    insert(Instruction(operation: .constant((number + 0).bitPattern), operands: []))
  }

  /// A text as it compares: without case.
  mutating func text(_ text: String) -> Double {
    let plain = text.lowercased()
    if let known = texts.firstIndex(of: plain) { return Boxed.text(known) }
    texts.append(plain)
    return Boxed.text(texts.count - 1)
  }

  /// Keeps an expression for a `general` step.
  mutating func expression(_ expression: Expression) -> Int {
    if let known = expressions.firstIndex(of: expression) { return known }
    expressions.append(expression)
    return expressions.count - 1
  }

  /// The bits of a step that is constant.
  func constantValue(_ position: Int) -> Double? {
    guard case .constant(let bits) = instructions[position].operation else { return nil }
    return Double(bitPattern: bits)
  }

  /// A step; the result of a step on constants is a constant, and steps without effect are left out.
  mutating func add(_ operation: Operation, _ operands: [Int]) -> Int {
    if let same = unchanged(operation, operands) { return same }
    let constants = operands.compactMap(constantValue)
    if constants.count == operands.count, !operands.isEmpty {
      return constant(
        operation.value(constants) { evaluate(general: $0, $1) })
    }
    return insert(Instruction(operation: operation, operands: operands))
  }

  /// An effective weight.
  mutating func weight(group: Int, node: Int) -> Int {
    insert(Instruction(operation: .weight(group: group, node: node), operands: []))
  }

  /// The result of a `general` step.
  func evaluate(general position: Int, _ operands: [Double]) -> Double {
    GeneralContext(operands: operands, texts: texts, cohort: cohort)
      .evaluate(expressions[position])
  }

  /// The operand that a step passes on as it is, such as x · 1 or 0 + x.
  private mutating func unchanged(_ operation: Operation, _ operands: [Int]) -> Int? {
    let constants = operands.map(constantValue)
    switch operation {
    case .add:
      if constants[0] == 0 { return operands[1] }
      return constants[1] == 0 ? operands[0] : nil
    case .subtract: return constants[1] == 0 ? operands[0] : nil
    case .multiply:
      for (one, other) in [(0, 1), (1, 0)] {
        if constants[one] == 1 { return operands[other] }
        if constants[one] == 0, traits[operands[other]].isNumber { return operands[one] }
      }
      return nil
    case .divide: return constants[1] == 1 ? operands[0] : nil
    case .select:
      if let condition = constants[0], !condition.isNaN {
        return operands[condition != 0 ? 1 : 2]
      }
      return operands[1] == operands[2] && traits[operands[0]].isNumber ? operands[1] : nil
    case .all, .any:
      // Decided by one, unless another is an error.
      guard operands.allSatisfy({ traits[$0].isNumber }) else { return nil }
      let deciding = operands.first {
        constantValue($0).map { ($0 != 0) == (operation == .any) } ?? false
      }
      return deciding.map { _ in constant(operation == .any ? 1 : 0) }
    case .isNumber where traits[operands[0]].isNumber: return constant(1)
    case .numeric, .cell, .ifError: return traits[operands[0]].isNumber ? operands[0] : nil
    case .sum, .sumOfNonNegatives, .minimum, .maximum:
      return operands.count == 1 ? operands[0] : nil
    default: return nil
    }
  }

  private mutating func insert(_ instruction: Instruction) -> Int {
    if let known = positions[instruction] { return known }
    positions[instruction] = instructions.count
    traits.append(traits(of: instruction))
    instructions.append(instruction)
    return instructions.count - 1
  }

  private func traits(of instruction: Instruction) -> Traits {
    let operands = instruction.operands.map { traits[$0] }
    let areNumbers = operands.allSatisfy(\.isNumber)
    let areNonNegative = operands.allSatisfy(\.isNonNegative)
    switch instruction.operation {
    case .constant(let bits):
      let number = Double(bitPattern: bits)
      return Traits(isNumber: !number.isNaN, isNonNegative: !(number < 0))
    case .weight: return Traits(isNumber: true, isNonNegative: true)
    case .add, .multiply, .sum, .sumOfNonNegatives, .minimum, .maximum, .round:
      return Traits(isNumber: areNumbers, isNonNegative: areNonNegative)
    case .subtract: return Traits(isNumber: areNumbers, isNonNegative: false)
    case .divide:
      let isSound = constantValue(instruction.operands[1]).map { $0 != 0 } ?? false
      return Traits(isNumber: areNumbers && isSound, isNonNegative: areNonNegative)
    case .compare, .isMark, .all, .any, .not:
      return Traits(isNumber: areNumbers, isNonNegative: true)
    case .isNumber: return Traits(isNumber: true, isNonNegative: true)
    case .select:
      return Traits(
        isNumber: areNumbers, isNonNegative: operands.dropFirst().allSatisfy(\.isNonNegative))
    case .ifError: return Traits(isNumber: operands[1].isNumber, isNonNegative: areNonNegative)
    case .cell: return Traits(isNumber: false, isNonNegative: areNonNegative)
    case .numeric, .truth, .function, .general:
      return Traits(isNumber: false, isNonNegative: false)
    }
  }
}

/// The operands of a `general` step as the slots of its expression.
struct GeneralContext: EvaluationContext {
  var operands: [Double]
  var texts: [String]
  /// How many operands a cohort function looks at.
  var cohort: Int

  /// The expression's result, boxed; a text that is none of the program's own is an error.
  func evaluate(_ expression: Expression) -> Double {
    switch expression.evaluate(in: self) {
    case .number(let number): number
    case .boolean(let truth): Boxed.truth(truth)
    case .blank: Boxed.blank
    case .error: Boxed.error
    case .text(let text):
      texts.firstIndex(of: text.lowercased()).map { Boxed.text($0) } ?? Boxed.error
    }
  }

  func value(of reference: Reference) -> Value {
    guard case .slot(let slot) = reference else { return .error(FormulaError(.name)) }
    return Boxed.value(operands[slot], texts: texts)
  }

  func values(of reference: Reference) -> [Value] {
    let range: Range<Int>
    switch reference {
    case .run(let first, let last): range = first..<last + 1
    case .slots(let first): range = first..<first + cohort
    default: return []
    }
    return operands[range].map { Boxed.value($0, texts: texts) }
  }
}
