internal import Formulas

/// One step of a weight program: an operation on the results of earlier steps.
struct Instruction: Hashable, Sendable {
  var operation: Operation
  /// The positions of the steps it works on.
  var operands: [Int]
}

/// What a step does.
///
/// Every operation has the meaning it has in ``Formulas``, see `Operation+Value.swift`; errors are NaN and
/// travel from operand to result.
enum Operation: Hashable, Sendable {
  /// A number, or a boxed value, by its bits.
  case constant(UInt64)
  /// An effective weight of a unit group; the position behind the last node is the total.
  case weight(group: Int, node: Int)
  /// `a + b`.
  case add
  /// `a − b`.
  case subtract
  /// `a · b`.
  case multiply
  /// `a / b`.
  case divide
  /// The sum of all operands, compensated.
  case sum
  /// The same where no operand can be negative.
  case sumOfNonNegatives
  /// The least operand.
  case minimum
  /// The greatest operand.
  case maximum
  /// Half away from zero, to some places.
  case round(Int)
  /// A function of one or two numbers.
  case function(Function)
  /// A comparison of two numbers: 1 or 0.
  case compare(BinaryOperator)
  /// Whether an operand is the text or blank of the bits given: 1 or 0.
  case isMark(UInt64)
  /// Whether an operand is a number: 1 or 0.
  case isNumber
  /// Whether all operands are not 0.
  case all
  /// Whether any operand is not 0.
  case any
  /// Whether the operand is 0.
  case not
  /// The second operand if the first is not 0, else the third; an error if the first is one.
  case select
  /// The first operand, the second if the first is an error.
  case ifError
  /// The operand where a number is due: truth values are 1 or 0, texts and blanks errors.
  case numeric
  /// The operand as a sum sees a cell: 0 for what is not a number, unless it is an error.
  case cell
  /// A truth value of 1 or 0 as a value of its own kind.
  case truth
  /// An expression of `WeightProgram.expressions` over slots that number the operands.
  case general(Int)
}
