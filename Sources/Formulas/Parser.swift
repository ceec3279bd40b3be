/// Makes an expression of tokens: recursive descent, with precedence climbing for operators.
///
/// Each recursion goes through `nested`, which bounds it, so that no text can overflow the stack;
/// the height of the finished tree is bounded too, for those who walk it.
struct Parser {
  let tokens: [Token]
  private(set) var position = 0
  private var depth = 0
  private let bounds: Bounds
  /// What the formula of a cell has beyond the language; nil for a formula of a book.
  private let cells: CellGrammar?
  /// The cells and constants referred to, numbered as slots.
  var operands: [CellOperand] = []
  /// What was referred to, in the order of first occurrence.
  private(set) var references: [Reference] = []
  /// Where each reference first occurred.
  private(set) var offsets: [Int] = []

  /// A part of the tree with its size.
  struct Branch {
    var expression: Expression
    /// The longest way down.
    var height = 1
    /// How many nodes it prints.
    var nodes = 1
  }

  init(tokens: [Token], cells: CellGrammar? = nil) {
    self.tokens = tokens
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
    case .area(let area):
      advance()
      return operand(.area(area))
    case .error(let kind):
      advance()
      return operand(.table(ValueTable(.error(FormulaError(kind)))))
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
    if let function = Function(named: word) {
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

// MARK: - Steps

extension Parser {
  var current: Token { tokens[position] }

  /// The token that stands where another is due; nil at the end.
  private var foundText: String? {
    current.kind == .end ? nil : current.kind.description
  }

  @discardableResult
  mutating func advance() -> Token {
    defer { if position < tokens.count - 1 { position += 1 } }
    return current
  }

  mutating func take(_ sign: String) -> Bool {
    guard current.kind == .sign(sign) else { return false }
    advance()
    return true
  }

  mutating func close(_ sign: Character) throws(FormulaFault) {
    guard !take(String(sign)) else { return }
    switch current.kind {
    case .end, .sign(")"), .sign("}"): throw fault(.expectedClosing(sign))
    default: throw fault(.unexpectedToken(current.kind.description))
    }
  }

  func fault(_ kind: FormulaFault.Kind) -> FormulaFault {
    FormulaFault(kind, offset: current.offset, length: current.length)
  }

  /// Goes down by some levels and comes back, unless that is too deep.
  mutating func nested(
    at token: Token, levels: Int = 1,
    _ body: (inout Parser) throws(FormulaFault) -> Branch
  ) throws(FormulaFault) -> Branch {
    depth += levels
    defer { depth -= levels }
    guard depth <= bounds.depth else {
      throw FormulaFault(
        .tooDeep(limit: bounds.depth), offset: token.offset, length: token.length)
    }
    return try body(&self)
  }

  /// A tree over some branches, each printed a number of times, unless it is too large.
  func branch(
    _ expression: Expression, over branches: [(branch: Branch, copies: Int)], at token: Token
  ) throws(FormulaFault) -> Branch {
    var result = Branch(expression: expression)
    for (branch, copies) in branches {
      result.height = max(result.height, branch.height + 1)
      result.nodes += branch.nodes * copies
    }
    let kind: FormulaFault.Kind
    if result.nodes > bounds.nodes {
      kind = .tooManyNodes(limit: bounds.nodes)
    } else if result.height > bounds.height {
      kind = .tooDeep(limit: bounds.height)
    } else {
      return result
    }
    throw FormulaFault(kind, offset: token.offset, length: token.length)
  }

  private mutating func reference(_ reference: Reference, at token: Token) -> Branch {
    if !references.contains(reference) {
      references.append(reference)
      offsets.append(token.offset)
    }
    return Branch(expression: .reference(reference))
  }
}
