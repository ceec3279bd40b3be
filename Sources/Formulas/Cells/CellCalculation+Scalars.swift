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
    switch function.definition.cell {
    case .number(let result):
      guard let argument = arguments.first else { throw .error(.name) }
      return try Self.value(of: result, try number(argument))
    case .numbers(let otherwise, let result):
      guard let argument = arguments.first else { throw .error(.name) }
      // A text that is no number comes before an error that stands behind it.
      let first = try number(argument)
      return try Self.value(
        of: result, first, arguments.count > 1 ? try number(arguments[1]) : otherwise)
    case .values(let looksAtErrors, let result):
      guard let argument = arguments.first else { throw .error(.name) }
      let first = try looksAtErrors ? valueOrError(argument) : scalar(argument)
      let second = arguments.count > 1 ? try scalar(arguments[1]) : nil
      return try result(first, second, arguments.count > 2 ? try scalar(arguments[2]) : nil)
    case .aggregate(let aggregate):
      return .number(try self.aggregate(function, aggregate, arguments))
    case .whole(let result): return try result(&self, arguments)
    case .cells(let result):
      switch try result(&self, arguments, false) {
      case .value(let value): return try Self.sound(value)
      case .table(let table): return try Self.sound(table.values.first ?? .blank)
      case .area(let area): return try Self.sound(try value(of: try intersection(area)))
      }
    case .none: throw .error(.name)
    }
  }

  /// The result of a function of single values; nil for a function of anything else.
  static func value(
    of function: Function, _ values: [Value]
  ) throws(CellStop) -> Value? {
    switch function.definition.cell {
    case .number(let result): return try value(of: result, try values[0].cellNumber())
    case .numbers(let otherwise, let result):
      let first = try values[0].cellNumber()
      return try value(of: result, first, values.count > 1 ? try values[1].cellNumber() : otherwise)
    case .values(let looksAtErrors, let result):
      for value in looksAtErrors ? values.dropFirst() : values[...] { _ = try sound(value) }
      return try result(
        values[0], values.count > 1 ? values[1] : nil, values.count > 2 ? values[2] : nil)
    default: return nil
    }
  }

  private static func value(
    of result: (Double) throws(FormulaError) -> Double, _ x: Double
  ) throws(CellStop) -> Value {
    do throws(FormulaError) { return .number(try result(x)) } catch { throw .error(error) }
  }

  private static func value(
    of result: (Double, Double) throws(FormulaError) -> Double, _ x: Double, _ y: Double
  ) throws(CellStop) -> Value {
    do throws(FormulaError) { return .number(try result(x, y)) } catch { throw .error(error) }
  }

  /// The value itself, unless it is an error.
  static func sound(_ value: Value) throws(CellStop) -> Value {
    if case .error(let error) = value { throw .error(error) }
    return value
  }
}
