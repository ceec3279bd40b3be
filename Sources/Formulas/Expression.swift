/// A formula as a tree: Excel's syntax with references whose meaning is the caller's.
public indirect enum Expression: Hashable, Sendable {
  /// A number literal, at most 15 significant digits.
  case number(Double)
  /// A text literal.
  case text(String)
  /// `TRUE` or `FALSE`.
  case boolean(Bool)
  /// An array constant of numbers, texts or truth values: `{0, 50, 80}`, as an argument only.
  case array([Value])
  /// A value that the caller knows: a name, a numbered slot, a cell.
  case reference(Reference)
  /// `-x`, `+x` or `x%`.
  case unary(UnaryOperator, Expression)
  /// `a + b`, `a >= b` …
  case binary(BinaryOperator, Expression, Expression)
  /// `MIN(a, b)` …
  case call(Function, [Expression])
}

/// What an expression refers to; only the caller knows the value behind it.
public enum Reference: Hashable, Sendable {
  /// A bare name: `max`, `weight`, `done`.
  case name(String)
  /// A named collection and a key in it: `score("1.2")`, `index("satisfaction")`.
  case member(String, key: String)
  /// One value at a place the caller numbers.
  case slot(Int)
  /// All values at a place the caller numbers, one per unit: the argument of a cohort function.
  case slots(Int)
  /// The values at a numbered place from the first unit to the one in question, both included: a range
  /// that grows along the units, in cells only.
  case slotsUpTo(Int)
  /// The values from one place to another, both included, as the caller numbers them: a range of
  /// neighbouring cells. The second number may be the smaller one.
  case run(first: Int, last: Int)
  /// Cells of a workbook, in the formula of a cell.
  case cells(AreaReference)
  /// Constants in rows such as `{1,2;3,4}`, an error such as `#N/A`, or one blank for an argument that
  /// is left out; in the formula of a cell.
  case constants(ValueTable)
}

/// A prefix or postfix operator.
public enum UnaryOperator: String, Hashable, Sendable {
  /// `-x`, binding tighter than `^` as in Excel: `-2^2` is 4.
  case minus = "-"
  /// `+x`, no effect.
  case plus = "+"
  /// `x%`, a hundredth.
  case percent = "%"
}

/// An operator between two operands.
public enum BinaryOperator: String, Hashable, Sendable, CaseIterable {
  /// The power `a^b`, left-associative as in Excel.
  case power = "^"
  /// The product.
  case multiply = "*"
  /// The quotient; by zero it is the error `#DIV/0!`.
  case divide = "/"
  /// The sum.
  case add = "+"
  /// The difference.
  case subtract = "-"
  /// Texts joined.
  case concatenate = "&"
  /// Equal, ignoring case for texts.
  case equal = "="
  /// Not equal.
  case notEqual = "<>"
  /// Less.
  case less = "<"
  /// Less or equal.
  case lessOrEqual = "<="
  /// Greater.
  case greater = ">"
  /// Greater or equal.
  case greaterOrEqual = ">="
}
