extension Function {
  /// Functions that choose among other functions by number, in cells only.
  static let subtotals: [Function] = [.subtotal]

  /// `SUBTOTAL(number, cells, …)`: the function of a number over cells, other subtotals left out.
  public static let subtotal: Function = .init(
    Definition(
      "SUBTOTAL", inCells: 2...255,
      cell: .whole { calculation, arguments throws(CellStop) in
        .number(try calculation.subtotal(arguments))
      }))
}

extension CellCalculation {
  fileprivate mutating func subtotal(_ arguments: [Expression]) throws(CellStop) -> Double {
    let functions: [Function] = [
      .average, .count, .countA, .max, .min, .product, .standardDeviation,
    ]
    let number = SpreadsheetNumber.integer(try self.number(arguments[0]))
    guard (1...11).contains(number) || (101...111).contains(number) else { throw .error(.value) }
    let position = Int(number) % 100
    guard let function = position == 9 ? .sum : position < 8 ? functions[position - 1] : nil else {
      throw .error(.value)
    }
    let aggregate: Function.Aggregate? =
      if case .aggregate(let aggregate) = function.definition.cell { aggregate } else { nil }
    var gathering = aggregate.map(Gathering.init)
    var (numbers, filled) = (0.0, 0.0)
    for argument in arguments.dropFirst() {
      guard case .area(let area) = try result(argument, lifted: false) else {
        throw .error(.value)
      }
      for range in try cells(of: area) {
        for cell in range where !isSubtotal(cell) {
          if grid.values[cell] != .blank { filled += 1 }
          if case .number(let number) = grid.values[cell] {
            numbers += 1
            gathering?.add(number)
          }
          if case .error(let error) = grid.values[cell], gathering != nil { throw .error(error) }
        }
      }
    }
    if let gathering { return try gathering.cellResult() }
    return function == .countA ? filled : numbers
  }

  private func isSubtotal(_ cell: Int) -> Bool {
    guard grid.formulas[cell] >= 0 else { return false }
    return formulas[Int(grid.formulas[cell])].expression.isCall(of: .subtotal)
  }
}

extension Expression {
  /// Whether it is a call of a function.
  func isCall(of function: Function) -> Bool {
    if case .call(function, _) = self { true } else { false }
  }
}
