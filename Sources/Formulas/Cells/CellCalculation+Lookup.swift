extension CellCalculation {
  /// `MATCH(x, line, mode)`: the position of x among the values of a row or column.
  mutating func match(_ arguments: [Expression]) throws(CellStop) -> Double {
    let sought = try scalar(arguments[0])
    let mode = arguments.count > 2 ? try number(arguments[2]) : 1
    let source = try result(arguments[1], lifted: false)
    if mode == 0, case .area(let area) = source, let index = try index(of: area),
      area.width == 1 || area.height == 1, let known = index.position(of: sought)
    {
      guard known >= 0 else { throw .error(.notAvailable) }
      return Double(known + 1)
    }
    let table = try table(of: source)
    guard table.rows == 1 || table.columns == 1 else { throw .error(.notAvailable) }
    guard let position = Self.position(of: sought, among: table.values, mode: mode) else {
      throw .error(.notAvailable)
    }
    return Double(position + 1)
  }

  /// `LOOKUP(x, line, results)`, `VLOOKUP` and `HLOOKUP`.
  mutating func lookup(
    _ function: Function, _ arguments: [Expression]
  ) throws(CellStop) -> Value {
    let sought = try scalar(arguments[0])
    let source = try result(arguments[1], lifted: function == .lookup)
    if case .value(.text) = source, function != .lookup { throw .error(.value) }
    let table = try table(of: source)
    guard function != .lookup else { return try looseLookup(sought, table, arguments) }
    let isVertical = function == .verticalLookup
    let line = SpreadsheetNumber.integer(try number(arguments[2]))
    guard line >= 1 else { throw .error(.value) }
    guard line <= Double(isVertical ? table.columns : table.rows) else { throw .error(.reference) }
    let isNear = arguments.count > 3 ? try scalar(arguments[3]).cellTruth() : true
    let keys = isVertical ? table.column(0) : table.row(0)
    guard let position = Self.position(of: sought, among: keys, mode: isNear ? 1 : 0) else {
      throw .error(.notAvailable)
    }
    let values = isVertical ? table.column(Int(line) - 1) : table.row(Int(line) - 1)
    return try Self.sound(values[position])
  }

  private mutating func looseLookup(
    _ sought: Value, _ table: ValueTable, _ arguments: [Expression]
  ) throws(CellStop) -> Value {
    let isVertical = table.rows >= table.columns
    let keys = isVertical ? table.column(0) : table.row(0)
    var results = isVertical ? table.column(table.columns - 1) : table.row(table.rows - 1)
    if arguments.count > 2 {
      let other = try self.table(of: try result(arguments[2], lifted: true))
      guard other.rows == 1 || other.columns == 1 else { throw .error(.notAvailable) }
      results = other.values
    }
    guard let position = Self.position(of: sought, among: keys, mode: 1),
      position < results.count
    else { throw .error(.notAvailable) }
    return try Self.sound(results[position])
  }

  /// The position of a value: of the first that is the same (mode 0), of the last that does not come
  /// after it among rising values (1) or before it among falling ones (-1).
  private static func position(of sought: Value, among keys: [Value], mode: Double) -> Int? {
    let sought: Value = sought == .blank ? .number(0) : sought
    if mode == 0 {
      if case .text(let text) = sought, let pattern = CellCriterion.pattern(text.lowercased()) {
        return keys.firstIndex { key in
          guard case .text(let key) = key else { return false }
          return CellCriterion.matches(key.lowercased(), pattern)
        }
      }
      return keys.firstIndex { $0.isSameKind(as: sought) && $0.order(to: sought) == 0 }
    }
    var found: Int?
    for (position, key) in keys.enumerated() where key.isSameKind(as: sought) {
      guard let order = key.order(to: sought) else { continue }
      if mode > 0 ? order > 0 : order < 0 { break }
      found = position
    }
    return found
  }
}

extension AreaIndex {
  /// The first position of a value in the area, -1 if it is not there; nil if the index cannot tell.
  fileprivate func position(of sought: Value) -> Int? {
    switch sought {
    case .number(let number):
      return equals(number).map { Int(positions[$0]) }.min() ?? -1
    case .blank: return equals(0).map { Int(positions[$0]) }.min() ?? -1
    case .text(let text):
      guard CellCriterion.pattern(text) == nil else { return nil }
      return texts[text.lowercased()].map { Int($0.first) } ?? -1
    default: return nil
    }
  }
}

extension ValueTable {
  /// The values of a row.
  fileprivate func row(_ row: Int) -> [Value] {
    Array(values[row * columns..<(row + 1) * columns])
  }

  /// The values of a column.
  fileprivate func column(_ column: Int) -> [Value] {
    (0..<rows).map { values[$0 * columns + column] }
  }
}
