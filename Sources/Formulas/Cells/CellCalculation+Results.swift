extension CellCalculation {
  /// What an expression is worth where cells or several values may stand.
  ///
  /// If `lifted`, operators and functions of single values work on every value of their operands,
  /// as within `SUMPRODUCT`.
  mutating func result(_ expression: Expression, lifted: Bool) throws(CellStop) -> CellResult {
    let lifted = lifted || isArray
    switch expression {
    case .reference(.cells(let reference)): return .area(try area(reference))
    case .reference(.constants(let table)): return table.asResult
    case .unary(let sign, let operand) where lifted:
      return try lift([operand]) { values throws(CellStop) in
        try Self.result(of: sign, values[0])
      }
    case .binary where lifted: return try liftedChain(expression)
    case .call(let function, let arguments):
      if case .cells(let result) = function.definition.cell {
        return try result(&self, arguments, lifted)
      }
      return lifted
        ? try liftedCall(function, arguments) : .value(try scalarCall(function, arguments))
    default: return .value(try scalar(expression))
    }
  }

  /// What a call within an array is worth.
  private mutating func liftedCall(
    _ function: Function, _ arguments: [Expression]
  ) throws(CellStop) -> CellResult {
    switch function.definition.cell {
    case .number, .numbers, .values:
      if arguments.count == 1, case .reference(.cells(let reference)) = arguments[0] {
        return try results(of: function, try area(reference)).asResult
      }
      return try lift(arguments) { values throws(CellStop) in
        try Self.value(of: function, values) ?? .blank
      }
    default: break
    }
    switch function.definition.lifting {
    case .none: return .value(try scalarCall(function, arguments))
    case .itself(let result): return try result(&self, arguments)
    case .at(let positions): return try liftWhole(function, arguments, at: positions)
    case .everySecond(let first):
      return try liftWhole(
        function, arguments, at: Array(stride(from: first, to: arguments.count, by: 2)))
    }
  }

  /// The results of a function for each value of an area.
  private mutating func results(
    of function: Function, _ area: CellArea
  ) throws(CellStop) -> ValueTable {
    let call = AreaCache.TableCall(function: function, areas: [area])
    if let known = cache.table(call) { return known }
    let table = try lift([try table(of: area)]) { values throws(CellStop) in
      try Self.value(of: function, values) ?? .blank
    }
    cache.keep(table, of: call)
    return table
  }

  /// Works on the values at each position of some operands.
  mutating func lift(
    _ expressions: [Expression], _ body: ([Value]) throws(CellStop) -> Value
  ) throws(CellStop) -> CellResult {
    var tables: [ValueTable] = []
    for expression in expressions { tables.append(try liftedTable(expression)) }
    return try lift(tables, body).asResult
  }

  /// The values of operators in a row, from left to right without recursion.
  private mutating func liftedChain(_ expression: Expression) throws(CellStop) -> CellResult {
    var steps: [(BinaryOperator, Expression)] = []
    var first = expression
    while case .binary(let sign, let left, let right) = first {
      steps.append((sign, right))
      first = left
    }
    var table = try liftedTable(first)
    for (sign, right) in steps.reversed() {
      table = try combined(sign, table, try liftedTable(right))
    }
    return table.asResult
  }

  /// The results of an operator for the values of two tables, numbers and conditions first of all.
  private mutating func combined(
    _ sign: BinaryOperator, _ left: ValueTable, _ right: ValueTable
  ) throws(CellStop) -> ValueTable {
    let (rows, columns) = try extent(of: [left, right])
    var values: [Value] = []
    values.reserveCapacity(rows * columns)
    for row in 0..<rows {
      for column in 0..<columns {
        let (first, second) = (left.spread(row, column), right.spread(row, column))
        if let quick = Self.quickResult(of: sign, first, second) {
          values.append(quick)
          continue
        }
        do throws(CellStop) {
          values.append(try Self.result(of: sign, first, second))
        } catch {
          guard case .error(let error) = error else { throw error }
          values.append(.error(error))
        }
      }
    }
    return ValueTable(rows: rows, columns: columns, values: values)
  }

  /// The product of numbers and conditions, or a comparison of numbers; nil for everything else.
  private static func quickResult(
    of sign: BinaryOperator, _ left: Value, _ right: Value
  ) -> Value? {
    switch (left, right) {
    case (.boolean(let left), .boolean(let right)) where sign == .multiply:
      return .number(left && right ? 1 : 0)
    case (.number(let left), .boolean(let right)) where sign == .multiply:
      return .number(right ? left : left * 0)
    case (.number(let left), .number(let right)):
      guard sign != .multiply else {
        let product = left * right
        return product.isFinite ? .number(product) : nil
      }
      guard sign.precedence == .comparison else { return nil }
      if SpreadsheetNumber.areEqual(left, right) { return .boolean(sign.accepts(0)) }
      return .boolean(sign.accepts(left < right ? -1 : 1))
    default: return nil
    }
  }

  /// Works on the values at each position of some tables; one row, column or value stands beside
  /// all of the others.
  private mutating func lift(
    _ tables: [ValueTable], _ body: ([Value]) throws(CellStop) -> Value
  ) throws(CellStop) -> ValueTable {
    let (rows, columns) = try extent(of: tables)
    var values: [Value] = []
    values.reserveCapacity(rows * columns)
    var operands: [Value] = Array(repeating: .blank, count: tables.count)
    for row in 0..<rows {
      for column in 0..<columns {
        for (position, table) in tables.enumerated() {
          operands[position] = table.spread(row, column)
        }
        do throws(CellStop) {
          values.append(try body(operands))
        } catch {
          guard case .error(let error) = error else { throw error }
          values.append(.error(error))
        }
      }
    }
    return ValueTable(rows: rows, columns: columns, values: values)
  }

  /// How many rows and columns some tables have beside each other, within bounds.
  mutating func extent(
    of tables: [ValueTable]
  ) throws(CellStop) -> (rows: Int, columns: Int) {
    let rows = tables.map(\.rows).max() ?? 1
    let columns = tables.map(\.columns).max() ?? 1
    work &+= rows * columns
    guard rows * columns <= Self.tableLimit, work <= workLimit else { throw .tooMuchWork }
    return (rows, columns)
  }

  /// The values of an expression in rows and columns; errors are values.
  mutating func liftedTable(_ expression: Expression) throws(CellStop) -> ValueTable {
    do throws(CellStop) {
      return try table(of: try result(expression, lifted: true))
    } catch {
      guard case .error(let error) = error else { throw error }
      return ValueTable(.error(error))
    }
  }

  /// The values of a result in rows and columns.
  mutating func table(of result: CellResult) throws(CellStop) -> ValueTable {
    switch result {
    case .value(let value): ValueTable(value)
    case .area(let area): try table(of: area)
    case .table(let table): table
    }
  }
}

extension ValueTable {
  /// The table as a result: one value by itself.
  var asResult: CellResult { values.count == 1 ? .value(values[0]) : .table(self) }

  /// The value at a position, one row, column or value repeated; `#N/A` beyond the table.
  func spread(_ row: Int, _ column: Int) -> Value {
    let row = rows == 1 ? 0 : row
    let column = columns == 1 ? 0 : column
    guard row < rows, column < columns else { return .error(FormulaError(.notAvailable)) }
    return values[row * columns + column]
  }
}
