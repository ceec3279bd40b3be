extension Expression {
  /// A part of a formula as people read it.
  public enum Piece: Hashable, Sendable {
    /// Words, signs and whole numbers.
    case text(String)
    /// A number with decimals, whose sign between them is the reader's.
    case number(Double)
    /// What a reference stands for.
    case reference(Reference)
  }

  /// The formula in parts, so that values can be put in; arguments stand between semicolons.
  ///
  /// A semicolon, as Excel shows it where the comma is the decimal sign, reads well in every language.
  public var pieces: [Piece] {
    var writer = PieceWriter()
    writer.write(self, .comparison)
    return writer.pieces
  }
}

/// Gathers the parts of a formula, joining the texts between them.
private struct PieceWriter {
  var pieces: [Expression.Piece] = []

  mutating func write(_ expression: Expression, _ place: Precedence) {
    guard expression.precedence < place else { return writeBare(expression) }
    add("(")
    writeBare(expression)
    add(")")
  }

  private mutating func add(_ text: String) {
    if case .text(let before) = pieces.last {
      pieces[pieces.count - 1] = .text(before + text)
    } else {
      pieces.append(.text(text))
    }
  }

  private mutating func writeBare(_ expression: Expression) {
    switch expression {
    case .number(let number) where number != number.rounded(): pieces.append(.number(number))
    case .reference(let reference): pieces.append(.reference(reference))
    case .number, .text, .boolean, .array: add(expression.description)
    case .unary(.percent, let operand):
      write(operand, .percent)
      add("%")
    case .unary(let sign, let operand):
      add(sign.rawValue)
      write(operand, .sign)
    case .binary(let sign, let left, let right):
      write(left, sign.precedence)
      add(sign == .power ? sign.rawValue : " \(sign.rawValue) ")
      write(right, sign.precedence.next)
    case .call(.date, let arguments) where arguments.allSatisfy(\.isNumber):
      // A day, as dates are written.
      let parts = arguments.reversed().map(\.description)
      add(parts.map { $0.count == 1 ? "0" + $0 : $0 }.joined(separator: "/"))
    case .call(let function, let arguments):
      add(function.name + "(")
      for (position, argument) in arguments.enumerated() {
        if position > 0 { add("; ") }
        write(argument, .comparison)
      }
      add(")")
    }
  }
}

extension Expression {
  fileprivate var isNumber: Bool { if case .number = self { true } else { false } }
}
