extension Parser {
  var current: Token { tokens[position] }

  /// The token that stands where another is due; nil at the end.
  var foundText: String? {
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

  mutating func reference(_ reference: Reference, at token: Token) -> Branch {
    if !references.contains(reference) {
      references.append(reference)
      offsets.append(token.offset)
    }
    return Branch(expression: .reference(reference))
  }
}
