extension CellCalculation {
  /// The results of a function of areas for each of several values that it looks for, such as
  /// `COUNTIF(cells, cells)` within `SUMPRODUCT`.
  mutating func liftWhole(
    _ function: Function, _ arguments: [Expression], at positions: [Int]
  ) throws(CellStop) -> CellResult {
    var call: AreaCache.TableCall?
    if let areas = try areas(arguments) {
      call = AreaCache.TableCall(function: function, areas: areas)
    }
    if let call, let known = cache.table(call) { return known.asResult }
    var tables: [ValueTable] = []
    for position in positions { tables.append(try liftedTable(arguments[position])) }
    let (rows, columns) = try extent(of: tables)
    var values: [Value] = []
    for row in 0..<rows {
      for column in 0..<columns {
        var replaced = arguments
        for (position, table) in zip(positions, tables) {
          replaced[position] = literal(table.spread(row, column))
        }
        values.append(try valueOrError(.call(function, replaced)))
      }
    }
    let table = ValueTable(rows: rows, columns: columns, values: values)
    if let call { cache.keep(table, of: call) }
    return table.asResult
  }

  /// The areas that all arguments are; nil if one is something else.
  private func areas(_ arguments: [Expression]) throws(CellStop) -> [CellArea]? {
    var areas: [CellArea] = []
    for argument in arguments {
      guard case .reference(.cells(let reference)) = argument else { return nil }
      areas.append(try area(reference))
    }
    return areas
  }

  /// An expression of a value.
  private func literal(_ value: Value) -> Expression {
    switch value {
    case .number(let number): .number(number)
    case .text(let text): .text(text)
    case .boolean(let truth): .boolean(truth)
    case .blank: 0
    case .error: .reference(.constants(ValueTable(value)))
    }
  }

  /// What an expression is worth; an error is a value.
  mutating func resultOrError(_ expression: Expression) throws(CellStop) -> CellResult {
    do throws(CellStop) {
      return try result(expression, lifted: false)
    } catch {
      guard case .error(let error) = error else { throw error }
      return .value(.error(error))
    }
  }
}
