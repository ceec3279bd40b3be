extension CellCalculation {
  /// The index of an area that is asked for again; nil for one that is small or new.
  mutating func index(of area: CellArea) throws(CellStop) -> AreaIndex? {
    if let known = cache.index(of: area) { return known }
    guard cache.isWorthwhile(area) else { return nil }
    let index = try freshIndex(of: area)
    cache.keep(index, of: area)
    return index
  }

  /// The index of an area made anew.
  private mutating func freshIndex(of area: CellArea) throws(CellStop) -> AreaIndex {
    var values: [(position: Int32, value: Value)] = []
    for range in try cells(of: area) {
      let row = (grid.place(of: range.lowerBound).row - area.firstRow) * area.width
      for cell in range {
        let position = row + Int(grid.columns[cell]) - area.firstColumn
        values.append((Int32(truncatingIfNeeded: position), grid.values[cell]))
      }
    }
    return AreaIndex(values)
  }

  /// The numbers of an argument in rising order.
  private mutating func sortedNumbers(_ argument: Expression) throws(CellStop) -> [Double] {
    switch try result(argument, lifted: false) {
    case .value(let value): return [try value.cellNumber()]
    case .area(let area):
      let kept = try self.index(of: area)
      let index = if let kept { kept } else { try freshIndex(of: area) }
      if let error = index.error { throw .error(error) }
      return index.numbers
    case .table(let table):
      var numbers: [Double] = []
      for value in table.values {
        if case .error(let error) = value { throw .error(error) }
        if case .number(let number) = value { numbers.append(number) }
      }
      return numbers.sorted()
    }
  }

  /// `RANK(x, cells, ascending)`: one more than the numbers before x, which must be among them.
  ///
  /// Numbers are compared bit by bit, as Excel does.
  mutating func rank(_ arguments: [Expression]) throws(CellStop) -> Double {
    let number = try number(arguments[0])
    let isAscending = arguments.count > 2 ? try self.number(arguments[2]) != 0 : false
    let numbers = try sortedNumbers(arguments[1])
    let first = numbers.partitioningIndex { $0 >= number }
    guard first < numbers.count, numbers[first] == number else { throw .error(.notAvailable) }
    if isAscending { return Double(first + 1) }
    return Double(numbers.count - numbers.partitioningIndex { $0 > number } + 1)
  }

  /// `LARGE` and `SMALL`: the k-th number from the end or start.
  mutating func ordered(
    _ function: Function, _ arguments: [Expression]
  ) throws(CellStop) -> Double {
    let numbers = try sortedNumbers(arguments[0])
    let place = try number(arguments[1])
    let whole = -SpreadsheetNumber.integer(-place)
    guard whole >= 1, whole <= Double(numbers.count) else { throw .error(.number) }
    return numbers[function == .small ? Int(whole) - 1 : numbers.count - Int(whole)]
  }

  /// `ROW`, `COLUMN`, `ROWS` and `COLUMNS`.
  mutating func lines(
    _ function: Function, _ arguments: [Expression]
  ) throws(CellStop) -> Double {
    guard let argument = arguments.first else {
      return Double(function == .row ? position.row + 1 : position.column + 1)
    }
    switch (try result(argument, lifted: false), function) {
    case (.area(let area), .row): return Double(area.firstRow + 1)
    case (.area(let area), .column): return Double(area.firstColumn + 1)
    case (.area(let area), .rows): return Double(area.height)
    case (.area(let area), .columns): return Double(area.width)
    case (.table(let table), .rows): return Double(table.rows)
    case (.table(let table), .columns): return Double(table.columns)
    case (.value(let value), .rows), (.value(let value), .columns):
      _ = try Self.sound(value)
      return 1
    default: throw .error(.value)
    }
  }
}
