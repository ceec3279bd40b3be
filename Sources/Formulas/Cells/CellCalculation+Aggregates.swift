extension CellCalculation {
  /// The value of a call of a function that looks at whole areas.
  mutating func wholeCall(
    _ function: Function, _ arguments: [Expression]
  ) throws(CellStop) -> Value {
    switch function {
    case .min, .max, .sum, .average, .median, .product, .standardDeviation:
      return .number(try aggregate(function, arguments))
    case .count: return .number(try count(arguments))
    case .countA: return .number(try countFilled(arguments))
    case .countBlank: return .number(try countBlank(arguments[0]))
    case .and, .or: return try conjunction(function, arguments)
    case .sumProduct: return .number(try sumOfProducts(arguments))
    case .subtotal: return .number(try subtotal(arguments))
    case .rank: return .number(try rank(arguments))
    case .large, .small: return .number(try ordered(function, arguments))
    case .countIf, .countIfs, .sumIf, .sumIfs, .averageIf, .averageIfs:
      return .number(try conditional(function, arguments))
    case .match: return .number(try match(arguments))
    case .lookup, .horizontalLookup, .verticalLookup: return try lookup(function, arguments)
    case .row, .column, .rows, .columns: return .number(try lines(function, arguments))
    default: throw .error(.name)
    }
  }

  /// A function of all numbers among its arguments.
  private mutating func aggregate(
    _ function: Function, _ arguments: [Expression]
  ) throws(CellStop) -> Double {
    guard arguments.count == 1, case .area(let area) = try result(arguments[0], lifted: false)
    else { return try uncached(function, arguments) }
    if let known = cache.result(function, of: area) { return try known.cellNumber() }
    let value: Value
    do throws(CellStop) {
      value = .number(try uncached(function, arguments))
    } catch {
      guard case .error(let error) = error else { throw error }
      value = .error(error)
    }
    cache.keep(value, of: function, area)
    return try value.cellNumber()
  }

  private mutating func uncached(
    _ function: Function, _ arguments: [Expression]
  ) throws(CellStop) -> Double {
    do {
      switch function {
      case .sum:
        var sum = Sum()
        try forEachNumber(arguments) { sum.add($0) }
        return try sum.value.finite()
      case .min, .max:
        var best: Double?
        try forEachNumber(arguments) { number in
          best =
            best.map { function == .min ? Swift.min($0, number) : Swift.max($0, number) } ?? number
        }
        return best ?? 0
      default:
        var numbers: [Double] = []
        try forEachNumber(arguments) { numbers.append($0) }
        return try Statistics.result(of: function, numbers)
      }
    } catch let error as FormulaError {
      throw .error(error)
    } catch let stop as CellStop {
      throw stop
    } catch {
      throw .error(.value)
    }
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

  /// How many numbers there are; errors are passed over.
  private mutating func count(_ arguments: [Expression]) throws(CellStop) -> Double {
    var count = 0.0
    for argument in arguments {
      switch try resultOrError(argument) {
      case .value(.number), .value(.boolean): count += 1
      case .value(.text(let text)) where Value.number(in: text) != nil: count += 1
      case .value: break
      case .area(let area):
        if let known = cache.result(.count, of: area) {
          count += try known.cellNumber()
          continue
        }
        var here = 0.0
        for range in try cells(of: area) {
          for cell in range { if case .number = grid.values[cell] { here += 1 } }
        }
        cache.keep(.number(here), of: .count, area)
        count += here
      case .table(let table):
        for case .number in table.values { count += 1 }
      }
    }
    return count
  }

  /// How many are not empty; errors and empty texts count.
  private mutating func countFilled(_ arguments: [Expression]) throws(CellStop) -> Double {
    var count = 0.0
    for argument in arguments {
      switch try resultOrError(argument) {
      case .value: count += 1
      case .area(let area):
        for range in try cells(of: area) {
          for cell in range where grid.values[cell] != .blank { count += 1 }
        }
      case .table(let table): count += Double(table.values.count)
      }
    }
    return count
  }

  /// How many cells are empty or hold an empty text.
  private mutating func countBlank(_ argument: Expression) throws(CellStop) -> Double {
    guard case .area(let area) = try result(argument, lifted: false) else { throw .error(.value) }
    var filled = 0
    for range in try cells(of: area) {
      for cell in range where grid.values[cell] != .blank && grid.values[cell] != .text("") {
        filled += 1
      }
    }
    return Double(area.count - filled)
  }

  /// `AND` and `OR`: in cells, texts and blanks are passed over.
  private mutating func conjunction(
    _ function: Function, _ arguments: [Expression]
  ) throws(CellStop) -> Value {
    var truths: [Bool] = []
    for argument in arguments {
      let values: [Value]
      switch try result(argument, lifted: false) {
      case .value(let value):
        truths.append(try value.cellTruth())
        continue
      case .area(let area): values = try cells(of: area).flatMap { grid.values[$0] }
      case .table(let table): values = table.values
      }
      for value in values {
        if case .text = value { continue }
        if value != .blank { truths.append(try value.cellTruth()) }
      }
    }
    guard !truths.isEmpty else { throw .error(.value) }
    return .boolean(function == .and ? !truths.contains(false) : truths.contains(true))
  }

  /// The sum of products; what is not a number counts as 0.
  private mutating func sumOfProducts(_ arguments: [Expression]) throws(CellStop) -> Double {
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

  /// `SUBTOTAL(number, cells, …)`: the function of a number, other subtotals left out.
  private mutating func subtotal(_ arguments: [Expression]) throws(CellStop) -> Double {
    let functions: [Function] = [
      .average, .count, .countA, .max, .min, .product, .standardDeviation,
    ]
    let number = SpreadsheetNumber.integer(try self.number(arguments[0]))
    guard (1...11).contains(number) || (101...111).contains(number) else { throw .error(.value) }
    let position = Int(number) % 100
    guard let function = position == 9 ? .sum : position < 8 ? functions[position - 1] : nil else {
      throw .error(.value)
    }
    var numbers: [Double] = []
    var filled = 0.0
    for argument in arguments.dropFirst() {
      guard case .area(let area) = try result(argument, lifted: false) else {
        throw .error(.value)
      }
      for range in try cells(of: area) {
        for cell in range where !isSubtotal(cell) {
          if grid.values[cell] != .blank { filled += 1 }
          if case .number(let number) = grid.values[cell] { numbers.append(number) }
          if case .error(let error) = grid.values[cell], function != .count, function != .countA {
            throw .error(error)
          }
        }
      }
    }
    switch function {
    case .countA: return filled
    case .min: return numbers.min() ?? 0
    case .max: return numbers.max() ?? 0
    default:
      do throws(FormulaError) {
        return try Statistics.result(of: function, numbers)
      } catch {
        throw .error(error)
      }
    }
  }

  private func isSubtotal(_ cell: Int) -> Bool {
    guard grid.formulas[cell] >= 0,
      case .call(.subtotal, _) = formulas[Int(grid.formulas[cell])].expression
    else { return false }
    return true
  }

  /// What an expression is worth; an error is a value.
  private mutating func resultOrError(_ expression: Expression) throws(CellStop) -> CellResult {
    do throws(CellStop) {
      return try result(expression, lifted: false)
    } catch {
      guard case .error(let error) = error else { throw error }
      return .value(.error(error))
    }
  }
}
