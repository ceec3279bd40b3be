/// What the formula of a cell may have beyond the language of a book's formulas.
struct CellGrammar {
  /// What defined names stand for.
  var names: [Name: CellFormula] = [:]

  /// A defined name in any case, with the sheet that is asked for it.
  struct Name: Hashable {
    var text: String
    var sheet: Int?

    init(_ text: String, sheet: Int? = nil) {
      self.text = text.lowercased()
      self.sheet = sheet
    }
  }
}

extension Parser {
  /// How large a formula may be.
  struct Bounds {
    /// How deep parentheses, calls and signs may be nested.
    var depth: Int
    /// How high the tree may be.
    var height: Int
    /// How many values, operators and calls.
    var nodes: Int

    /// The bounds of a book's formula.
    static let language = Bounds(
      depth: Formula.maximumDepth, height: Formula.maximumHeight, nodes: Formula.maximumNodes)
    /// The bounds of a cell's formula: Excel nests 64 levels, and a chain of operators is high.
    static let cell = Bounds(depth: 128, height: 2_048, nodes: 16_384)
  }

  /// Cells or constants as an operand.
  func operand(_ reference: Reference) -> Branch { Branch(expression: .reference(reference)) }

  /// What a word in a cell's formula stands for: a function, a truth value or a defined name.
  mutating func cellWord(
    _ word: String, _ cells: CellGrammar, at token: Token
  ) throws(FormulaFault) -> Branch {
    let capitals = word.uppercased()
    guard current.kind == .sign("(") else {
      if capitals == "TRUE" { return Branch(expression: .boolean(true)) }
      if capitals == "FALSE" { return Branch(expression: .boolean(false)) }
      return try cellName(word, cells.names[.init(word)], at: token)
    }
    if capitals == "TRUE" || capitals == "FALSE" {
      advance()
      try close(")")
      return Branch(expression: .boolean(capitals == "TRUE"))
    }
    guard let function = functions.ofCells(word) else {
      throw FormulaFault(
        .unknownFunction(word, nearest: nil), offset: token.offset, length: token.length)
    }
    return try nested(at: token) { parser throws(FormulaFault) in
      try parser.cellCall(function, at: token)
    }
  }

  /// What a defined name in a cell's formula stands for.
  func cellName(
    _ word: String, _ meaning: CellFormula?, at token: Token
  ) throws(FormulaFault) -> Branch {
    guard let expression = meaning?.expression else {
      throw FormulaFault(.unknownName(word), offset: token.offset, length: token.length)
    }
    let size = expression.size
    return try branch(
      expression,
      over: [(Branch(expression: expression, height: size.height, nodes: size.nodes), 1)],
      at: token)
  }

  /// A call in a cell's formula, from its opening parenthesis on; arguments may be left out.
  private mutating func cellCall(
    _ function: Function, at token: Token
  ) throws(FormulaFault) -> Branch {
    advance()
    var arguments: [Branch] = []
    if current.kind != .sign(")") {
      repeat {
        let isLeftOut = current.kind == .sign(",") || current.kind == .sign(")")
        arguments.append(
          isLeftOut ? operand(.constants(ValueTable(.blank))) : try expression(.comparison))
      } while take(",")
    }
    try close(")")
    guard function.cellArity.contains(arguments.count) else {
      throw FormulaFault(
        .argumentCount(function, found: arguments.count, expected: function.cellArity),
        offset: token.offset, length: tokens[position - 1].offset + 1 - token.offset)
    }
    return try branch(
      .call(function, arguments.map(\.expression)), over: arguments.map { ($0, 1) }, at: token)
  }

  /// Constants in rows: `{1,2;3,4}`.
  mutating func table() throws(FormulaFault) -> Branch {
    let token = advance()
    var values: [Value] = []
    var columns: Int?
    repeat {
      let start = values.count
      repeat { values.append(try constant()) } while take(",")
      guard columns ?? (values.count - start) == values.count - start else {
        throw FormulaFault(.arrayNeedsConstants, offset: token.offset, length: token.length)
      }
      columns = values.count - start
    } while take(";")
    try close("}")
    let width = columns ?? 1
    return operand(
      .constants(ValueTable(rows: values.count / width, columns: width, values: values)))
  }

  private mutating func constant() throws(FormulaFault) -> Value {
    let isNegative = take("-")
    let value: Value
    switch current.kind {
    case .number(let number): value = .number(isNegative ? -number : number)
    case .text(let text) where !isNegative: value = .text(text)
    case .error(let kind) where !isNegative: value = .error(FormulaError(kind))
    case .word(let word) where !isNegative && ["TRUE", "FALSE"].contains(word.uppercased()):
      value = .boolean(word.uppercased() == "TRUE")
    default: throw fault(.arrayNeedsConstants)
    }
    advance()
    return value
  }
}

extension Expression {
  /// The longest way down in it, and how many nodes it has.
  fileprivate var size: (height: Int, nodes: Int) {
    switch self {
    case .number, .text, .boolean, .array, .reference: return (1, 1)
    case .unary(_, let operand):
      let inner = operand.size
      return (inner.height + 1, inner.nodes + 1)
    case .binary(_, let left, let right):
      let sizes = (left.size, right.size)
      return (max(sizes.0.height, sizes.1.height) + 1, sizes.0.nodes + sizes.1.nodes + 1)
    case .call(_, let arguments):
      let sizes = arguments.map(\.size)
      return ((sizes.map(\.height).max() ?? 0) + 1, sizes.reduce(1) { $0 + $1.nodes })
    }
  }
}
