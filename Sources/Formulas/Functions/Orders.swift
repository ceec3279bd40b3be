extension Function {
  /// Functions of the order of numbers, in cells only.
  static let orders: [Function] = [.rank, .large, .small]

  /// `RANK(x, cells, ascending)`.
  public static let rank: Function = .init(
    Definition(
      "RANK", inCells: 2...3,
      cell: .whole { calculation, arguments throws(CellStop) in
        .number(try calculation.rank(arguments))
      }, lifting: .at([0]), isRange: { $0 == 1 }))

  /// `LARGE(numbers, k)`.
  public static let large = ordered("LARGE", isRising: false)

  /// `SMALL(numbers, k)`.
  public static let small = ordered("SMALL", isRising: true)

  private static func ordered(_ name: String, isRising: Bool) -> Function {
    Function(
      Definition(
        name, inCells: 2...2,
        cell: .whole { calculation, arguments throws(CellStop) in
          .number(try calculation.ordered(arguments, isRising: isRising))
        }, lifting: .at([1]), isRange: { $0 == 0 }))
  }
}

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
  fileprivate mutating func rank(_ arguments: [Expression]) throws(CellStop) -> Double {
    let number = try number(arguments[0])
    let isAscending = arguments.count > 2 ? try self.number(arguments[2]) != 0 : false
    let numbers = try sortedNumbers(arguments[1])
    let first = numbers.partitioningIndex { $0 >= number }
    guard first < numbers.count, numbers[first] == number else { throw .error(.notAvailable) }
    if isAscending { return Double(first + 1) }
    return Double(numbers.count - numbers.partitioningIndex { $0 > number } + 1)
  }

  /// `LARGE` and `SMALL`: the k-th number from the end or start.
  fileprivate mutating func ordered(
    _ arguments: [Expression], isRising: Bool
  ) throws(CellStop) -> Double {
    let numbers = try sortedNumbers(arguments[0])
    let place = try number(arguments[1])
    let whole = -SpreadsheetNumber.integer(-place)
    guard whole >= 1, whole <= Double(numbers.count) else { throw .error(.number) }
    return numbers[isRising ? Int(whole) - 1 : numbers.count - Int(whole)]
  }
}
