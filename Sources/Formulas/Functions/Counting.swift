extension Function {
  /// Functions that count.
  static let counting: [Function] = [.count, .countA, .countBlank]

  /// `COUNT(a, b, …)`, how many are numbers; errors do not count: `COUNT(1, 2 > 1, 1 / 0)` → 2.
  ///
  /// A truth value counts where it is computed in the argument, and not in a cell or range.
  public static let count: Function = .init(
    Definition(
      "COUNT", 1...255,
      rule: .values { count, ask, range throws(FormulaError) in
        var found = 0.0
        for position in 0..<count {
          if let values = range(position) {
            for case .number in values { found += 1 }
            continue
          }
          switch try ask(position, .valueOrError) {
          case .number: found += 1
          case .boolean where try ask(position, .cell) == .blank: found += 1
          default: break
          }
        }
        return .number(found)
      },
      cell: .whole { calculation, arguments throws(CellStop) in
        .number(try calculation.count(arguments))
      }, arrays: .anywhere))

  /// `COUNTA(a, b, …)`, how many are not empty, errors included: `COUNTA(1, "", 1 / 0)` → 3.
  public static let countA: Function = .init(
    Definition(
      "COUNTA", 1...255,
      rule: .values { count, ask, range throws(FormulaError) in
        var filled = 0.0
        for position in 0..<count {
          if let values = range(position) {
            for value in values where value != .blank { filled += 1 }
          } else if try ask(position, .valueOrError) != .blank {
            filled += 1
          }
        }
        return .number(filled)
      },
      cell: .whole { calculation, arguments throws(CellStop) in
        .number(try calculation.countFilled(arguments))
      }))

  /// `COUNTBLANK(cells)`, how many are empty or hold an empty text, in cells only.
  public static let countBlank: Function = .init(
    Definition(
      "COUNTBLANK", inCells: 1...1,
      cell: .whole { calculation, arguments throws(CellStop) in
        .number(try calculation.countBlank(arguments[0]))
      }))
}

extension CellCalculation {
  /// How many numbers there are; errors are passed over.
  fileprivate mutating func count(_ arguments: [Expression]) throws(CellStop) -> Double {
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
  fileprivate mutating func countFilled(_ arguments: [Expression]) throws(CellStop) -> Double {
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
  fileprivate mutating func countBlank(_ argument: Expression) throws(CellStop) -> Double {
    guard case .area(let area) = try result(argument, lifted: false) else { throw .error(.value) }
    var filled = 0
    for range in try cells(of: area) {
      for cell in range where grid.values[cell] != .blank && grid.values[cell] != .text("") {
        filled += 1
      }
    }
    return Double(area.count - filled)
  }
}
