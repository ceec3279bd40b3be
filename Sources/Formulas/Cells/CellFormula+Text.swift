extension CellFormula {
  /// The formula as it reads in a cell, without `=`; sheets are named by a closure.
  public func text(in cell: CellPosition, sheetName: (Int) -> String) -> String {
    expression.described { reference in
      guard case .slot(let slot) = reference, operands.indices.contains(slot) else {
        return reference.description
      }
      switch operands[slot] {
      case .area(let area): return area.text(in: cell, sheetName: sheetName)
      case .table(let table): return table.text
      }
    }
  }
}

extension AreaReference {
  /// The area in A1 style.
  fileprivate func text(in cell: CellPosition, sheetName: (Int) -> String) -> String {
    let sheet = sheet.map { "'" + sheetName($0) + "'!" } ?? ""
    let corner = first.text(in: cell)
    return sheet + (first == last ? corner : corner + ":" + last.text(in: cell))
  }
}

extension AreaReference.Corner {
  /// The corner in A1 style; `#REF!` outside of the sheet.
  fileprivate func text(in cell: CellPosition) -> String {
    let (row, column) = (row.resolved(from: cell.row), column.resolved(from: cell.column))
    guard (0..<CellArea.rowLimit).contains(row), (0..<CellArea.columnLimit).contains(column) else {
      return FormulaError.Kind.reference.rawValue
    }
    var letters = ""
    var rest = column + 1
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return (self.column.isRelative ? "" : "$") + letters + (self.row.isRelative ? "" : "$")
      + String(row + 1)
  }
}

extension ValueTable {
  /// The constants as a formula has them.
  fileprivate var text: String {
    if values.count == 1 {
      // Errors and arguments that are left out stand alone.
      switch values[0] {
      case .error, .blank: return Expression.literal(values[0])
      case .number, .text, .boolean: break
      }
    }
    let lines = stride(from: 0, to: values.count, by: columns).map { start in
      values[start..<start + columns].map(Expression.literal).joined(separator: ",")
    }
    return "{" + lines.joined(separator: ";") + "}"
  }
}
