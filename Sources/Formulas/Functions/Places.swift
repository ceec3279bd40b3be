extension Function {
  /// Functions of where cells are, in cells only.
  static let places: [Function] = [.index, .area, .row, .column, .rows, .columns]

  /// `INDEX(cells, row, column)`: `INDEX({1,2;3,4}, 2, 1)` → 3, `INDEX({1,2}, 3)` → #REF!.
  public static let index: Function = .init(
    Definition(
      "INDEX", inCells: 2...3,
      cell: .cells { calculation, arguments, lifted throws(CellStop) in
        try calculation.indexed(arguments, lifted: lifted)
      }, isRange: { $0 == 0 }))

  /// `a:b`, the cells from one to another where they are computed: `INDEX(…):INDEX(…)`.
  public static let area: Function = .init(
    Definition(
      ":", inCells: 2...2,
      cell: .cells { calculation, arguments, _ throws(CellStop) in
        .area(try calculation.joined(arguments))
      }))

  /// `ROW(cell)`, the number of its row.
  public static let row = line("ROW", isRow: true)

  /// `COLUMN(cell)`, the number of its column.
  public static let column = line("COLUMN", isRow: false)

  /// `ROWS(cells)`, how many rows they have: `ROWS({1,2;3,4;5,6})` → 3.
  public static let rows = count("ROWS", \.height, \.rows)

  /// `COLUMNS(cells)`, how many columns they have: `COLUMNS({1,2;3,4;5,6})` → 2.
  public static let columns = count("COLUMNS", \.width, \.columns)

  private static func line(_ name: String, isRow: Bool) -> Function {
    Function(
      Definition(
        name, inCells: 0...1,
        cell: .whole { calculation, arguments throws(CellStop) in
          guard let argument = arguments.first else {
            let position = calculation.position
            return .number(Double((isRow ? position.row : position.column) + 1))
          }
          guard case .area(let area) = try calculation.result(argument, lifted: false) else {
            throw .error(.value)
          }
          return .number(Double((isRow ? area.firstRow : area.firstColumn) + 1))
        },
        lifting: .itself { calculation, arguments throws(CellStop) in
          try calculation.lineNumbers(isRow: isRow, arguments)
        }))
  }

  private static func count(
    _ name: String, _ ofArea: @escaping @Sendable (CellArea) -> Int,
    _ ofTable: @escaping @Sendable (ValueTable) -> Int
  ) -> Function {
    Function(
      Definition(
        name, inCells: 1...1,
        cell: .whole { calculation, arguments throws(CellStop) in
          switch try calculation.result(arguments[0], lifted: false) {
          case .area(let area): return .number(Double(ofArea(area)))
          case .table(let table): return .number(Double(ofTable(table)))
          case .value(let value):
            _ = try CellCalculation.sound(value)
            return .number(1)
          }
        }))
  }
}

extension CellCalculation {
  /// The smallest area that holds two areas of a sheet.
  fileprivate mutating func joined(_ arguments: [Expression]) throws(CellStop) -> CellArea {
    guard case .area(let first) = try result(arguments[0], lifted: false),
      case .area(let last) = try result(arguments[1], lifted: false), first.sheet == last.sheet
    else { throw .error(.value) }
    return CellArea(
      sheet: first.sheet,
      rows: min(first.firstRow, last.firstRow)...max(first.lastRow, last.lastRow),
      columns: min(first.firstColumn, last.firstColumn)...max(first.lastColumn, last.lastColumn))
  }

  /// `INDEX(cells, row, column)`: a cell, or a whole row or column for 0.
  fileprivate mutating func indexed(
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

  /// The numbers of the rows or columns of cells, as a column or row of values.
  fileprivate mutating func lineNumbers(
    isRow: Bool, _ arguments: [Expression]
  ) throws(CellStop) -> CellResult {
    guard let argument = arguments.first else {
      return .value(.number(Double((isRow ? position.row : position.column) + 1)))
    }
    guard case .area(let whole) = try result(argument, lifted: false) else {
      throw .error(.value)
    }
    let area = grid.clipped(whole)
    let lines =
      isRow ? area.firstRow...area.lastRow : area.firstColumn...area.lastColumn
    let numbers = lines.map { Value.number(Double($0 + 1)) }
    return ValueTable(
      rows: isRow ? numbers.count : 1, columns: isRow ? 1 : numbers.count, values: numbers
    ).asResult
  }
}
