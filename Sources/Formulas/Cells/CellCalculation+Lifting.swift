extension CellCalculation {
  /// The results of a function of areas for each of several values that it looks for, such as
  /// `COUNTIF(cells, cells)` within `SUMPRODUCT`.
  mutating func liftWhole(
    _ function: Function, _ arguments: [Expression]
  ) throws(CellStop) -> CellResult {
    let positions = function.liftedPositions(arguments.count)
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

  /// The numbers of the rows or columns of cells, as a column or row of values.
  mutating func lineNumbers(
    isRow: Bool, _ arguments: [Expression]
  ) throws(CellStop) -> CellResult {
    guard let argument = arguments.first else {
      return .value(.number(Double((isRow ? position.row : position.column) + 1)))
    }
    guard case .area(let whole) = try result(argument, lifted: false) else {
      throw .error(.value)
    }
    let area = grid.clipped(whole)
    let lines =
      isRow ? area.firstRow...area.lastRow : area.firstColumn...area.lastColumn
    let numbers = lines.map { Value.number(Double($0 + 1)) }
    return ValueTable(
      rows: isRow ? numbers.count : 1, columns: isRow ? 1 : numbers.count, values: numbers
    ).asResult
  }
}

extension Function {
  /// The arguments that are single values for a function of areas, of so many arguments.
  func liftedPositions(_ count: Int) -> [Int] {
    switch self {
    case .match, .rank, .lookup, .verticalLookup, .horizontalLookup: [0]
    case .large, .small, .countIf, .sumIf, .averageIf: [1]
    case .countIfs: Array(stride(from: 1, to: count, by: 2))
    case .sumIfs, .averageIfs: Array(stride(from: 2, to: count, by: 2))
    default: []
    }
  }
}

extension Expression {
  /// Whether it is a call of a function.
  func isCall(of function: Function) -> Bool {
    if case .call(function, _) = self { true } else { false }
  }
}
