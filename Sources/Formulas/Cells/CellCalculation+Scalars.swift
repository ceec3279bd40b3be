extension CellCalculation {
  /// The value of an expression where one is due; an error is thrown.
  mutating func scalar(_ expression: Expression) throws(CellStop) -> Value {
    switch expression {
    case .number(let number): return .number(number)
    case .text(let text): return .text(text)
    case .boolean(let truth): return .boolean(truth)
    case .reference(.cells(let reference)):
      return try Self.sound(try self.value(of: try intersection(try area(reference))))
    case .reference(.constants(let table)): return try Self.sound(table.values.first ?? .blank)
    case .reference, .array: throw .error(.value)
    case .unary(let sign, let operand):
      return try Self.result(of: sign, try scalar(operand))
    case .binary(let sign, let left, let right):
      guard case .binary = left else {
        let first = try scalar(left)
        return try Self.result(of: sign, first, try scalar(right))
      }
      return try chain(expression)
    case .call(let function, let arguments):
      return try scalarCall(function, arguments)
    }
  }

  /// The value of operators in a row, from left to right without recursion.
  private mutating func chain(_ expression: Expression) throws(CellStop) -> Value {
    var steps: [(BinaryOperator, Expression)] = []
    var first = expression
    while case .binary(let sign, let left, let right) = first {
      steps.append((sign, right))
      first = left
    }
    var value = try scalar(first)
    for (sign, right) in steps.reversed() {
      value = try Self.result(of: sign, value, try scalar(right))
    }
    return value
  }

  /// The number of an expression.
  mutating func number(_ expression: Expression) throws(CellStop) -> Double {
    try scalar(expression).cellNumber()
  }

  /// The value of an expression; an error is a value.
  mutating func valueOrError(_ expression: Expression) throws(CellStop) -> Value {
    do throws(CellStop) {
      return try scalar(expression)
    } catch {
      guard case .error(let error) = error else { throw error }
      return .error(error)
    }
  }

  /// The result of a sign.
  static func result(of sign: UnaryOperator, _ value: Value) throws(CellStop) -> Value {
    if case .error(let error) = value { throw .error(error) }
    switch sign {
    case .plus: return value
    case .minus: return .number(-(try value.cellNumber()))
    case .percent: return .number(try value.cellNumber() / 100)
    }
  }

  /// The result of an operator.
  static func result(
    of sign: BinaryOperator, _ left: Value, _ right: Value
  ) throws(CellStop) -> Value {
    if case .error(let error) = left { throw .error(error) }
    if case .error(let error) = right { throw .error(error) }
    switch sign {
    case .add, .subtract, .multiply, .divide, .power:
      let (left, right) = (try left.cellNumber(), try right.cellNumber())
      do throws(FormulaError) {
        return .number(try sign.result(left, right))
      } catch {
        throw .error(error)
      }
    case .concatenate:
      let text = left.joinedText + right.joinedText
      guard text.utf8.count <= textLimit || text.utf16.count <= textLimit else {
        throw .error(.value)
      }
      return .text(text)
    default: return .boolean(sign.accepts(left.cellOrder(to: right)))
    }
  }

  /// How many characters a text may have, in UTF-16 units.
  static let textLimit = 32_767

  /// The value of a call where one is due.
  mutating func scalarCall(
    _ function: Function, _ arguments: [Expression]
  ) throws(CellStop) -> Value {
    switch function {
    case .if, .choose, .index, .area:
      switch try reference(function, arguments, lifted: false) {
      case .value(let value):
        if case .error(let error) = value { throw .error(error) }
        return value
      case .table(let table): return try Self.sound(table.values.first ?? .blank)
      case .area(let area): return try Self.sound(try value(of: try intersection(area)))
      }
    case .ifError:
      let value = try valueOrError(arguments[0])
      if case .error = value { return try scalar(arguments[1]) }
      return value
    case .notAvailable: throw .error(.notAvailable)
    case _ where function.takesSingleValues:
      let first = try function.looksAtErrors ? valueOrError(arguments[0]) : scalar(arguments[0])
      guard arguments.count > 1 else { return try function.cellResult(first, nil, nil) }
      // A text that is no number comes before an error that stands behind it.
      let second = try function.takesNumbers ? valueOrError(arguments[1]) : scalar(arguments[1])
      guard arguments.count > 2 else { return try function.cellResult(first, second, nil) }
      return try function.cellResult(first, second, try scalar(arguments[2]))
    default: return try wholeCall(function, arguments)
    }
  }

  /// The value itself, unless it is an error.
  static func sound(_ value: Value) throws(CellStop) -> Value {
    if case .error(let error) = value { throw .error(error) }
    return value
  }
}
