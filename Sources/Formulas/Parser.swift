/// Makes an expression of tokens: recursive descent, with precedence climbing for operators.
///
/// Each recursion goes through `nested`, which bounds it, so that no text can overflow the stack;
/// the height of the finished tree is bounded too, for those who walk it.
struct Parser {
  let tokens: [Token]
  var position = 0
  var depth = 0
  let bounds: Bounds
  /// What the formula of a cell has beyond the language; nil for a formula of a book.
  private let cells: CellGrammar?
  /// The functions it knows.
  let functions: FunctionTable
  /// What was referred to, in the order of first occurrence.
  var references: [Reference] = []
  /// Where each reference first occurred.
  var offsets: [Int] = []

  /// A part of the tree with its size.
  struct Branch {
    var expression: Expression
    /// The longest way down.
    var height = 1
    /// How many nodes it prints.
    var nodes = 1
  }

  init(tokens: [Token], functions: FunctionTable, cells: CellGrammar? = nil) {
    self.tokens = tokens
    self.functions = functions
    self.cells = cells
    bounds = cells == nil ? .language : .cell
  }

  /// The whole text as one expression.
  mutating func formula() throws(FormulaFault) -> Expression {
    let branch = try expression(.comparison)
    guard current.kind == .end else {
      throw fault(.unexpectedToken(current.kind.description))
    }
    return branch.expression
  }

  /// Operands joined by operators that bind at least this tightly, from left to right.
  mutating func expression(_ minimum: Precedence) throws(FormulaFault) -> Branch {
    var left = try signed()
    while case .sign(let sign) = current.kind, let joint = BinaryOperator(rawValue: sign),
      joint.precedence >= minimum
    {
      let token = advance()
      let right = try expression(joint.precedence.next)
      left = try branch(
        .binary(joint, left.expression, right.expression), over: [(left, 1), (right, 1)], at: token)
    }
    return left
  }

  /// An operand with its signs: `-x`, `x%`.
  private mutating func signed() throws(FormulaFault) -> Branch {
    if case .sign(let sign) = current.kind, sign == "-" || sign == "+" {
      let token = advance()
      let operand = try nested(at: token) { parser throws(FormulaFault) in try parser.signed() }
      return try branch(
        .unary(sign == "-" ? .minus : .plus, operand.expression), over: [(operand, 1)], at: token)
    }
    var operand = try primary()
    while cells != nil, current.kind == .sign(":") {
      let token = advance()
      let last = try primary()
      operand = try branch(
        .call(.area, [operand.expression, last.expression]), over: [(operand, 1), (last, 1)],
        at: token)
    }
    while current.kind == .sign("%") {
      let token = advance()
      operand = try branch(.unary(.percent, operand.expression), over: [(operand, 1)], at: token)
    }
    return operand
  }

  /// A literal, name, call or parenthesis.
  private mutating func primary() throws(FormulaFault) -> Branch {
    switch current.kind {
    case .number(let number):
      advance()
      return Branch(expression: .number(number))
    case .text(let text):
      advance()
      return Branch(expression: .text(text))
    case .sign("("):
      let token = advance()
      let inner = try nested(at: token) { parser throws(FormulaFault) in
        try parser.expression(.comparison)
      }
      try close(")")
      return inner
    case .sign("{"):
      guard cells != nil else { throw fault(.misplacedArray) }
      return try table()
    case .word(let word):
      return try named(word)
    case .nameOfSheet(let sheet, let word):
      return try cellName(word, cells?.names[.init(word, sheet: sheet)], at: advance())
    case .area(let area):
      advance()
      return operand(.cells(area))
    case .error(let kind):
      advance()
      return operand(.constants(ValueTable(.error(FormulaError(kind)))))
    default:
      throw fault(.expectedExpression(found: foundText))
    }
  }

  /// What a word stands for: a truth value, a function or member before `(`, or else a name.
  private mutating func named(_ word: String) throws(FormulaFault) -> Branch {
    let token = advance()
    if let cells { return try cellWord(word, cells, at: token) }
    guard current.kind == .sign("(") else {
      switch word.uppercased() {
      case "TRUE": return Branch(expression: .boolean(true))
      case "FALSE": return Branch(expression: .boolean(false))
      case let capitals where capitals.contains("."):
        throw FormulaFault(
          .unexpectedToken(word), offset: token.offset, length: token.length)
      default: return reference(.name(word), at: token)
      }
    }
    if let function = functions.ofLanguage(word) {
      return try nested(at: token, levels: function.printedLevels) { parser throws(FormulaFault) in
        try parser.call(function, at: token)
      }
    }
    guard Names.collections.contains(word) else {
      throw FormulaFault(
        .unknownFunction(word, nearest: Names.nearestFunction(to: word)),
        offset: token.offset, length: token.length)
    }
    advance()
    guard case .text(let key) = current.kind, tokens[position + 1].kind == .sign(")") else {
      throw FormulaFault(.memberNeedsText(word), offset: token.offset, length: token.length)
    }
    advance()
    advance()
    return reference(.member(word, key: key), at: token)
  }

  /// A call, from its opening parenthesis on.
  private mutating func call(_ function: Function, at token: Token) throws(FormulaFault) -> Branch {
    advance()
    var arguments: [Branch] = []
    if current.kind != .sign(")") {
      repeat {
        let isArray = current.kind == .sign("{") && function.takesArray(at: arguments.count)
        arguments.append(isArray ? try array() : try expression(.comparison))
      } while take(",")
    }
    try close(")")
    let length = (tokens[position - 1].offset + 1) - token.offset
    guard function.arity.contains(arguments.count) else {
      throw FormulaFault(
        .argumentCount(function, found: arguments.count, expected: function.arity),
        offset: token.offset, length: length)
    }
    let call = Expression.call(function, arguments.map(\.expression))
    guard function != .lookup || call.isSoundLookup else {
      throw FormulaFault(.lookupTable, offset: token.offset, length: length)
    }
    let counted = arguments.enumerated().map { ($1, function.printedCopies(ofArgument: $0)) }
    return try branch(call, over: counted, at: token)
  }

  /// An array constant: `{0, 50, 80}`.
  private mutating func array() throws(FormulaFault) -> Branch {
    advance()
    var values: [Value] = []
    repeat {
      let isNegative = take("-")
      switch current.kind {
      case .number(let number): values.append(.number(isNegative ? -number : number))
      case .text(let text) where !isNegative: values.append(.text(text))
      case .word(let word) where !isNegative && ["TRUE", "FALSE"].contains(word.uppercased()):
        values.append(.boolean(word.uppercased() == "TRUE"))
      default: throw fault(.arrayNeedsConstants)
      }
      advance()
    } while take(",")
    try close("}")
    return Branch(expression: .array(values), nodes: values.count)
  }
}
