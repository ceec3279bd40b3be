extension CellFormula {
  /// The formula as it reads in a cell, without `=`.
  ///
  /// `sheetName` names the sheets that the formula knows by position.
  public func text(in cell: CellPosition, sheetName: (Int) -> String = { "\($0)" }) -> String {
    var text: [UInt8] = []
    print(in: cell, into: &text, sheetName: sheetName)
    return String(decoding: text, as: UTF8.self)
  }

  /// Appends the formula as it reads in a cell, without `=`, in UTF-8.
  public func print(
    in cell: CellPosition, into text: inout [UInt8], sheetName: (Int) -> String = { "\($0)" }
  ) {
    expression.printCell(into: &text) { reference, text in
      switch reference {
      case .cells(let area): area.print(in: cell, into: &text, sheetName: sheetName)
      case .constants(let table): text += table.text
      // Nothing else means anything in a cell.
      default: text += "NA()"
      }
    }
  }
}

extension AreaReference {
  /// The area in A1 style.
  func text(in cell: CellPosition, sheetName: (Int) -> String) -> String {
    var text: [UInt8] = []
    print(in: cell, into: &text, sheetName: sheetName)
    return String(decoding: text, as: UTF8.self)
  }

  /// Appends the area in A1 style.
  fileprivate func print(
    in cell: CellPosition, into text: inout [UInt8], sheetName: (Int) -> String
  ) {
    switch sheet {
    case nil: break
    case .named(let name):
      text.append(sheet: name)
      text.append(UInt8(ascii: "!"))
    case .position(let position):
      text.append(sheet: sheetName(position))
      text.append(UInt8(ascii: "!"))
    }
    first.print(in: cell, into: &text)
    guard first != last else { return }
    text.append(UInt8(ascii: ":"))
    last.print(in: cell, into: &text)
  }
}

extension AreaReference.Corner {
  /// Appends the corner in A1 style; `#REF!` outside of the sheet.
  fileprivate func print(in cell: CellPosition, into text: inout [UInt8]) {
    let (row, column) = (row.resolved(from: cell.row), column.resolved(from: cell.column))
    guard (0..<CellArea.rowLimit).contains(row), (0..<CellArea.columnLimit).contains(column) else {
      text += FormulaError.Kind.reference.rawValue
      return
    }
    if self.column.kind == .fixed { text.append(UInt8(ascii: "$")) }
    text.append(column: column)
    if self.row.kind == .fixed { text.append(UInt8(ascii: "$")) }
    text.append(decimal: row + 1)
  }
}

extension ValueTable {
  /// The constants as a formula has them.
  var text: String {
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
