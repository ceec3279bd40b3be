extension Expression: CustomStringConvertible {
  /// Appends the formula of a cell as it stands, with a closure's spelling of what it refers to.
  func printCell(into text: inout [UInt8], reference: (Reference, inout [UInt8]) -> Void) {
    write(to: &text, .comparison, .cell, reference)
  }

  /// The formula in the language itself; parsing it gives the same expression.
  public var description: String {
    var text: [UInt8] = []
    write(to: &text, .comparison, .language) { $1 += $0.description }
    return String(decoding: text, as: UTF8.self)
  }

  /// How an expression is spelled.
  private enum Style {
    /// As the language has it, to be read.
    case language
    /// As a spreadsheet's file has it.
    case cell
  }

  /// Writes the expression, in parentheses if it binds less tightly than its place demands.
  private func write(
    to text: inout [UInt8], _ place: Precedence, _ style: Style,
    _ reference: (Reference, inout [UInt8]) -> Void
  ) {
    guard precedence >= place else {
      text.append(UInt8(ascii: "("))
      writeBare(to: &text, style, reference)
      text.append(UInt8(ascii: ")"))
      return
    }
    writeBare(to: &text, style, reference)
  }

  private func writeBare(
    to text: inout [UInt8], _ style: Style, _ reference: (Reference, inout [UInt8]) -> Void
  ) {
    switch self {
    case .number(let number): text.append(number: number)
    case .text(let literal): text.append(literal, quotedWith: UInt8(ascii: "\""))
    case .boolean(let truth): text += truth ? "TRUE" : "FALSE"
    case .array(let values):
      text.append(UInt8(ascii: "{"))
      text += values.map(Self.literal).joined(separator: style == .language ? ", " : ",")
      text.append(UInt8(ascii: "}"))
    case .reference(let place): reference(place, &text)
    case .unary(.percent, let operand):
      operand.write(to: &text, .percent, style, reference)
      text.append(UInt8(ascii: "%"))
    case .unary(let sign, let operand):
      text += sign.rawValue
      operand.write(to: &text, .sign, style, reference)
    case .binary(let sign, let left, let right):
      left.write(to: &text, sign.precedence, style, reference)
      text += style == .cell || sign == .power ? sign.rawValue : " \(sign.rawValue) "
      right.write(to: &text, sign.precedence.next, style, reference)
    case .call(.area, let arguments):
      for (position, argument) in arguments.enumerated() {
        if position > 0 { text += Function.area.name }
        let start = text.count
        argument.write(to: &text, .primary, style, reference)
        // Beside a colon a number would be a row, and an area would be joined bit by bit.
        let isNumber = if case .number = argument { true } else { false }
        guard isNumber || position > 0 && text[start...].contains(UInt8(ascii: ":")) else {
          continue
        }
        text.insert(UInt8(ascii: "("), at: start)
        text.append(UInt8(ascii: ")"))
      }
    case .call(let function, let arguments):
      text += style == .language ? function.name : function.definition.spelling
      text.append(UInt8(ascii: "("))
      for (position, argument) in arguments.enumerated() {
        if position > 0 { text += style == .language ? ", " : "," }
        argument.write(to: &text, .comparison, style, reference)
        if style == .cell, let cell = argument.singleCell, function.definition.isRange(position) {
          text += ":"
          reference(.cells(cell), &text)
        }
      }
      text.append(UInt8(ascii: ")"))
    }
  }

  /// How tightly the expression binds as printed.
  var precedence: Precedence {
    switch self {
    case .number(let number): number < 0 ? .sign : .primary
    case .text, .boolean, .array, .reference, .call: .primary
    case .unary(let sign, _): sign.precedence
    case .binary(let sign, _, _): sign.precedence
    }
  }

  /// A text literal, quotation marks doubled.
  static func quoted(_ text: String) -> String {
    var quoted: [UInt8] = []
    quoted.append(text, quotedWith: UInt8(ascii: "\""))
    return String(decoding: quoted, as: UTF8.self)
  }

  /// A value as a literal; errors and blanks have none in the language and show their name.
  static func literal(_ value: Value) -> String {
    switch value {
    case .blank: ""
    case .number(let number): SpreadsheetNumber.description(of: number)
    case .text(let text): quoted(text)
    case .boolean(let truth): truth ? "TRUE" : "FALSE"
    case .error(let error): error.kind.rawValue
    }
  }
}

extension Reference: CustomStringConvertible {
  /// The reference as the language writes it; slots, which it cannot write, by their number.
  public var description: String {
    switch self {
    case .name(let name): name
    case .member(let name, let key): "\(name)(\(Expression.quoted(key)))"
    case .slot(let number): "slot(\(number))"
    case .slots(let number): "slots(\(number))"
    case .slotsUpTo(let number): "slotsUpTo(\(number))"
    case .run(let first, let last): "run(\(first), \(last))"
    case .cells(let area): area.text(in: CellPosition(sheet: 0, row: 0, column: 0)) { "\($0)" }
    case .constants(let table): table.text
    }
  }
}
