extension CellCalculation {
  /// `SUBTOTAL(number, cells, …)`: the function of a number, other subtotals left out.
  mutating func subtotal(_ arguments: [Expression]) throws(CellStop) -> Double {
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
}
