internal import Formulas

/// A program's steps in the order they run, on registers that are used again as soon as they are free.
///
/// Each register holds one number per lane, so that many draws of weights run side by side.
struct Tape: Sendable {
  /// One step: a kernel on registers.
  struct Step: Sendable {
    var kernel: Kernel
    var operands: Range<Int>
    var result: Int
  }

  /// How a step runs.
  enum Kernel: Sendable {
    case fill(Double)
    case add
    case subtract
    case multiply
    /// The product of a register and a constant.
    case scale(Double)
    case divide
    case sumOfNonNegatives
    case round(Int)
    case select
    /// Any other operation, one lane at a time.
    case other(Operation)
  }

  /// The weights it reads, which stand in the first registers, in this order.
  private(set) var inputs: [WeightInput] = []
  private(set) var steps: [Step] = []
  /// The registers that the steps' operands stand in.
  private(set) var operands: [Int] = []
  private(set) var registerCount = 0
  /// The registers that results asked for stand in at the end.
  private(set) var outputs: [Int] = []

  /// Lays out the steps that lead to some results.
  init(_ instructions: [Instruction], outputs wanted: [Int]) {
    let layout = Self.needed(instructions, wanted)
    var registers = [Int](repeating: -1, count: instructions.count)
    for position in layout.order {
      guard case .weight(let group, let node) = instructions[position].operation else { continue }
      registers[position] = inputs.count
      inputs.append(WeightInput(group: group, node: node))
    }
    registerCount = inputs.count
    var uses = layout.uses
    var free: [Int] = []
    func release(_ position: Int) {
      uses[position] -= 1
      if uses[position] == 0, registers[position] >= inputs.count {
        free.append(registers[position])
      }
    }
    for position in layout.order where registers[position] < 0 {
      let (kernel, sources) = Self.kernel(instructions, position)
      // The result must not overwrite an operand that a kernel still reads.
      if let next = free.popLast() {
        registers[position] = next
      } else {
        registers[position] = registerCount
        registerCount += 1
      }
      let first = operands.count
      operands += sources.map { registers[$0] }
      steps.append(
        Step(kernel: kernel, operands: first..<operands.count, result: registers[position]))
      for source in sources { release(source) }
    }
    outputs = wanted.map { registers[$0] }
  }

  /// The kernel of an instruction and the instructions it reads.
  private static func kernel(
    _ instructions: [Instruction], _ position: Int
  ) -> (Kernel, [Int]) {
    let operands = instructions[position].operands
    switch instructions[position].operation {
    case .constant(let bits): return (.fill(Double(bitPattern: bits)), [])
    case .add: return (.add, operands)
    case .subtract: return (.subtract, operands)
    case .divide: return (.divide, operands)
    case .sumOfNonNegatives: return (.sumOfNonNegatives, operands)
    case .round(let places) where (0...15).contains(places): return (.round(places), operands)
    case .select: return (.select, operands)
    case .multiply:
      for (one, other) in [(0, 1), (1, 0)] {
        if case .constant(let bits) = instructions[operands[one]].operation {
          return (.scale(Double(bitPattern: bits)), [operands[other]])
        }
      }
      return (.multiply, operands)
    case let operation: return (.other(operation), operands)
    }
  }

  /// The steps that results depend on, each after its operands, and how often each is used.
  static func needed(
    _ instructions: [Instruction], _ wanted: [Int]
  ) -> (order: [Int], uses: [Int], isNeeded: [Bool]) {
    var uses = [Int](repeating: 0, count: instructions.count)
    var isNeeded = [Bool](repeating: false, count: instructions.count)
    // A result asked for is never free.
    for position in wanted {
      isNeeded[position] = true
      uses[position] += 1
    }
    for position in instructions.indices.reversed() where isNeeded[position] {
      for operand in kernel(instructions, position).1 {
        isNeeded[operand] = true
        uses[operand] += 1
      }
    }
    // Made one participant after the other, the steps stand near those that use them.
    return (instructions.indices.filter { isNeeded[$0] }, uses, isNeeded)
  }
}

/// A weight that a program reads: the effective one of a node for a unit group.
struct WeightInput: Hashable, Sendable {
  /// The position in `Calculation.groups`.
  var group: Int
  /// The position in `CriteriaSet.nodes`; one more than the last for the weight of the whole.
  var node: Int
}
