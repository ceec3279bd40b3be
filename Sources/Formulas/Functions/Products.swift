extension Function {
  /// Functions of several arrays side by side.
  static let products: [Function] = [.sumProduct]

  /// `SUMPRODUCT({a}, {b}, …)`, the sum of the products of values at the same position; what is no number
  /// counts as 0: `SUMPRODUCT({1, 2}, {3, 4})` → 11.
  public static let sumProduct: Function = .init(
    Definition(
      "SUMPRODUCT", 1...255,
      rule: .values { count, ask, range throws(FormulaError) in
        .number(try sumOfProducts(count, ask, range))
      },
      cell: .whole { calculation, arguments throws(CellStop) in
        .number(try calculation.sumOfProducts(arguments))
      }, arrays: .anywhere))

  private static func sumOfProducts(
    _ count: Int, _ ask: RuleMeaning.Ask, _ range: RuleMeaning.Range
  ) throws(FormulaError) -> Double {
    var products: [Double] = []
    for position in 0..<count {
      let values = if let values = range(position) { values } else { [try ask(position, .number)] }
      if position == 0 { products = Array(repeating: 1, count: values.count) }
      guard values.count == products.count else { throw FormulaError(.value) }
      for (index, value) in values.enumerated() {
        switch value {
        case .number(let number): products[index] *= number
        case .error(let error): throw error
        default: products[index] = 0
        }
      }
    }
    var sum = Sum()
    for product in products { sum.add(product) }
    return try sum.value.finite()
  }
}

extension CellCalculation {
  /// The sum of products; what is not a number counts as 0.
  fileprivate mutating func sumOfProducts(_ arguments: [Expression]) throws(CellStop) -> Double {
    var tables: [ValueTable] = []
    for argument in arguments { tables.append(try liftedTable(argument)) }
    let first = tables[0]
    guard tables.allSatisfy({ $0.rows == first.rows && $0.columns == first.columns }) else {
      throw .error(.value)
    }
    var sum = Sum()
    for position in first.values.indices {
      var product = 1.0
      for table in tables {
        switch table.values[position] {
        case .number(let number): product *= number
        case .error(let error): throw .error(error)
        default: product = 0
        }
      }
      sum.add(product)
    }
    guard sum.value.isFinite else { throw .error(.number) }
    return sum.value
  }
}
