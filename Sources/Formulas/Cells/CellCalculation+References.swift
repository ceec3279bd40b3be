extension CellCalculation {
  /// What `IF`, `CHOOSE` and `INDEX` are worth, which may be cells.
  mutating func reference(
    _ function: Function, _ arguments: [Expression], lifted: Bool
  ) throws(CellStop) -> CellResult {
    switch function {
    case .if:
      if lifted {
        let conditions = try liftedTable(arguments[0])
        if conditions.values.count > 1 { return try liftedIf(arguments) }
      }
      guard try scalar(arguments[0]).cellTruth() else {
        return arguments.count > 2
          ? try result(arguments[2], lifted: lifted) : .value(.boolean(false))
      }
      return try result(arguments[1], lifted: lifted)
    case .choose:
      let position = SpreadsheetNumber.roundDown(try number(arguments[0]), places: 0)
      guard position >= 1, position < Double(arguments.count) else { throw .error(.value) }
      return try result(arguments[Int(position)], lifted: lifted)
    case .area: return .area(try joined(arguments))
    default: return try indexed(arguments, lifted: lifted)
    }
  }

  /// The smallest area that holds two areas of a sheet.
  private mutating func joined(_ arguments: [Expression]) throws(CellStop) -> CellArea {
    guard case .area(let first) = try result(arguments[0], lifted: false),
      case .area(let last) = try result(arguments[1], lifted: false), first.sheet == last.sheet
    else { throw .error(.value) }
    return CellArea(
      sheet: first.sheet,
      rows: min(first.firstRow, last.firstRow)...max(first.lastRow, last.lastRow),
      columns: min(first.firstColumn, last.firstColumn)...max(first.lastColumn, last.lastColumn))
  }

  private mutating func liftedIf(_ arguments: [Expression]) throws(CellStop) -> CellResult {
    try lift(arguments) { values throws(CellStop) in
      if case .error(let error) = values[0] { throw .error(error) }
      if try values[0].cellTruth() { return values[1] }
      return values.count > 2 ? values[2] : .boolean(false)
    }
  }

  /// `INDEX(cells, row, column)`: a cell, or a whole row or column for 0.
  private mutating func indexed(
    _ arguments: [Expression], lifted: Bool
  ) throws(CellStop) -> CellResult {
    let source = try result(arguments[0], lifted: lifted)
    var row = try line(arguments[1])
    var column = arguments.count > 2 ? try line(arguments[2]) : nil
    let (rows, columns): (Int, Int)
    switch source {
    case .area(let area): (rows, columns) = (area.height, area.width)
    case .table(let table): (rows, columns) = (table.rows, table.columns)
    case .value: (rows, columns) = (1, 1)
    }
    // Of one row, the only number given is the column's.
    if arguments.count == 2, rows == 1 { (row, column) = (1, row) }
    let (wantedRow, wantedColumn) = (row, column ?? (columns == 1 ? 1 : 0))
    guard (0...rows).contains(wantedRow), (0...columns).contains(wantedColumn) else {
      throw .error(.reference)
    }
    let lines = wantedRow == 0 ? 0...rows - 1 : wantedRow - 1...wantedRow - 1
    let places = wantedColumn == 0 ? 0...columns - 1 : wantedColumn - 1...wantedColumn - 1
    switch source {
    case .value: return source
    case .area(let area):
      return .area(
        CellArea(
          sheet: area.sheet,
          rows: area.firstRow + lines.lowerBound...area.firstRow + lines.upperBound,
          columns: area.firstColumn + places.lowerBound...area.firstColumn + places.upperBound))
    case .table(let table):
      var values: [Value] = []
      for line in lines { values += places.map { table.values[line * columns + $0] } }
      return ValueTable(rows: lines.count, columns: places.count, values: values).asResult
    }
  }

  /// A row or column number, whole.
  private mutating func line(_ expression: Expression) throws(CellStop) -> Int {
    let number = SpreadsheetNumber.integer(try number(expression))
    guard number >= 0, number <= Double(CellArea.rowLimit) else { throw .error(.value) }
    return Int(number)
  }
}

extension Function {
  /// Whether it can stand for cells.
  var givesReference: Bool {
    self == .if || self == .choose || self == .index || self == .area
  }
}
