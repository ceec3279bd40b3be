extension Function {
  /// Functions of all numbers among their arguments.
  static let aggregates: [Function] = [
    .sum, .average, .product, .min, .max, .median, .standardDeviation,
  ]

  /// `SUM(a, b, …)`: `SUM(1, 2, 3)` → 6.
  public static let sum = of(
    "SUM",
    .running { running, number in
      running.sum.add(number)
    } result: { running throws(FormulaError) in
      try running.sum.value.finite()
    })

  /// `AVERAGE(a, b, …)`, the mean; of nothing it is `#DIV/0!`: `AVERAGE(1, 2, 6)` → 3.
  public static let average = of(
    "AVERAGE",
    .running { running, number in
      running.sum.add(number)
      running.count += 1
    } result: { running throws(FormulaError) in
      try mean(running.sum, running.count)
    })

  /// `PRODUCT(a, b, …)`; of nothing it is 0: `PRODUCT(2, 3, 4)` → 24.
  public static let product = of(
    "PRODUCT",
    .running { running, number in
      running.number = running.count == 0 ? number : running.number * number
      running.count += 1
    } result: { running throws(FormulaError) in
      try running.number.finite()
    })

  /// `MIN(a, b, …)`, the least; of nothing it is 0: `MIN(3, 1, 2)` → 1.
  public static let min = of("MIN", extreme(Swift.min))

  /// `MAX(a, b, …)`, the greatest; of nothing it is 0: `MAX(3, 1, 2)` → 3.
  public static let max = of("MAX", extreme(Swift.max))

  /// `MEDIAN(a, b, …)`, the middle one, or the mean of the middle two: `MEDIAN(9, 1, 2, 4)` → 3.
  public static let median = of(
    "MEDIAN",
    .together { numbers throws(FormulaError) in
      guard !numbers.isEmpty else { throw FormulaError(.number) }
      let sorted = numbers.sorted()
      let middle = sorted.count / 2
      guard sorted.count.isMultiple(of: 2) else { return sorted[middle] }
      return try ((sorted[middle - 1] + sorted[middle]) / 2).finite()
    })

  /// `STDEV.S(a, b, …)`, the standard deviation of a sample: `STDEV.S(1, 3, 5)` → 2.
  ///
  /// Files have it as `STDEV`, which is the sample deviation in every program, while `STDEV.S` needs a
  /// prefix.
  public static let standardDeviation = of(
    "STDEV.S", spelling: "STDEV",
    .together { numbers throws(FormulaError) in
      guard numbers.count > 1 else { throw FormulaError(.divisionByZero) }
      var sum = Sum()
      for number in numbers { sum.add(number) }
      let mean = try mean(sum, numbers.count)
      var squares = Sum()
      for number in numbers {
        let distance = SpreadsheetNumber.subtract(number, mean)
        squares.add(distance * distance)
      }
      return try (squares.value / Double(numbers.count - 1)).squareRoot().finite()
    })

  private static func of(
    _ name: String, spelling: String? = nil, _ aggregate: Aggregate
  ) -> Function {
    Function(
      Definition(
        name, spelling: spelling, 1...255, rule: .aggregate(aggregate), cell: .aggregate(aggregate),
        arrays: .anywhere))
  }

  private static func extreme(
    _ better: @escaping @Sendable (Double, Double) -> Double
  ) -> Aggregate {
    .running { running, number in
      running.number = running.count == 0 ? number : better(running.number, number)
      running.count += 1
    } result: { running throws(FormulaError) in
      running.number
    }
  }

  private static func mean(_ sum: Sum, _ count: Int) throws(FormulaError) -> Double {
    guard count > 0 else { throw FormulaError(.divisionByZero) }
    return try (sum.value / Double(count)).finite()
  }
}

extension CellCalculation {
  /// What an aggregate makes of all numbers among some arguments; of one area it is kept.
  mutating func aggregate(
    _ function: Function, _ aggregate: Function.Aggregate, _ arguments: [Expression]
  ) throws(CellStop) -> Double {
    guard arguments.count == 1, case .area(let area) = try result(arguments[0], lifted: false)
    else { return try uncached(aggregate, arguments) }
    if let known = cache.result(function, of: area) { return try known.cellNumber() }
    let value: Value
    do throws(CellStop) {
      value = .number(try uncached(aggregate, arguments))
    } catch {
      guard case .error(let error) = error else { throw error }
      value = .error(error)
    }
    cache.keep(value, of: function, area)
    return try value.cellNumber()
  }

  private mutating func uncached(
    _ aggregate: Function.Aggregate, _ arguments: [Expression]
  ) throws(CellStop) -> Double {
    var gathering = Gathering(aggregate)
    try forEachNumber(arguments) { gathering.add($0) }
    return try gathering.cellResult()
  }

  /// Calls a closure with each number among arguments: a computed value must be a number, in cells
  /// and arrays everything else is passed over.
  private mutating func forEachNumber(
    _ arguments: [Expression], _ body: (Double) -> Void
  ) throws(CellStop) {
    for argument in arguments {
      switch try result(argument, lifted: false) {
      case .value(let value): body(try value.cellNumber())
      case .area(let area):
        for range in try cells(of: area) {
          for cell in range {
            if case .number(let number) = grid.values[cell] { body(number) }
            if case .error(let error) = grid.values[cell] { throw .error(error) }
          }
        }
      case .table(let table):
        for value in table.values {
          if case .number(let number) = value { body(number) }
          if case .error(let error) = value { throw .error(error) }
        }
      }
    }
  }
}

extension Gathering {
  /// The result of the numbers taken, in a cell.
  func cellResult() throws(CellStop) -> Double {
    do throws(FormulaError) {
      return try result()
    } catch {
      throw .error(error)
    }
  }
}
