extension Function {
  /// Functions that look a value up.
  static let lookups: [Function] = [.lookup, .verticalLookup, .horizontalLookup, .match]

  /// `LOOKUP(x, {keys}, {results})`, the result beside the greatest key not above x:
  /// `LOOKUP(0.29 * 100, {0, 29, 50}, {1, 2, 3})` → 2.
  ///
  /// In a rule a number is rounded to 9 places first, so that a value one step under a key finds it, and
  /// printed so; without results the key itself is found.
  public static let lookup: Function = .init(
    Definition(
      "LOOKUP", 2...3,
      rule: .values { count, ask, range throws(FormulaError) in
        guard let keys = range(1), let results = range(count - 1) else {
          _ = try ask(0, .value)
          throw FormulaError(.value)
        }
        var sought = try ask(0, .value)
        if !keys.startsWithText {
          sought = .number(SpreadsheetNumber.guarded(try sought.number()))
        }
        guard let position = sought.position(among: keys), position < results.count else {
          throw FormulaError(.notAvailable)
        }
        if case .error(let error) = results[position] { throw error }
        return results[position]
      },
      cell: .whole { calculation, arguments throws(CellStop) in
        try calculation.looseLookup(arguments)
      }, lifting: .at([0]), arrays: .fromSecond,
      isRange: { $0 > 0 },
      guarded: Guard { arguments in
        guard arguments.count > 1, !arguments[1].isArrayOfTexts else { return nil }
        return .call(.lookup, [arguments[0].roundedForEdges] + arguments.dropFirst())
      }))

  /// `VLOOKUP(x, table, column, nearest)`, in cells only: `VLOOKUP(2, {1,5;2,6}, 2)` → 6.
  public static let verticalLookup = inTable("VLOOKUP", isVertical: true)

  /// `HLOOKUP(x, table, row, nearest)`, in cells only: `HLOOKUP(2, {1,2;5,6}, 2)` → 6.
  public static let horizontalLookup = inTable("HLOOKUP", isVertical: false)

  /// `MATCH(x, cells, mode)`, in cells only: `MATCH(5, {1,3,5}, 0)` → 3.
  public static let match: Function = .init(
    Definition(
      "MATCH", inCells: 2...3,
      cell: .whole { calculation, arguments throws(CellStop) in
        .number(try calculation.match(arguments))
      }, lifting: .at([0]), isRange: { $0 == 1 }))

  private static func inTable(_ name: String, isVertical: Bool) -> Function {
    Function(
      Definition(
        name, inCells: 3...4,
        cell: .whole { calculation, arguments throws(CellStop) in
          try calculation.lookup(arguments, isVertical: isVertical)
        }, lifting: .at([0]), isRange: { $0 == 1 }))
  }
}

extension [Value] {
  /// Whether the first one is a text, among which a text is looked up.
  fileprivate var startsWithText: Bool { if case .text? = first { true } else { false } }
}

extension Expression {
  /// Whether the arguments of a `LOOKUP` are a table of constants: rising keys, a result for each.
  var isSoundLookup: Bool {
    guard case .call(let function, let arguments) = self, function == .lookup, arguments.count > 1,
      case .array(let keys) = arguments[1],
      case .array(let results) = arguments[arguments.count - 1]
    else { return false }
    for (left, right) in zip(keys, keys.dropFirst()) {
      guard left.isSameKind(as: right), let order = left.order(to: right), order < 0 else {
        return false
      }
    }
    return results.count == keys.count
  }
}

extension Value {
  /// The position of the last key of the same kind that does not come after the value.
  @usableFromInline
  func position(among keys: [Value]) -> Int? {
    var found: Int?
    for (position, key) in keys.enumerated() {
      guard isSameKind(as: key), let order = order(to: key) else { continue }
      if order < 0 { break }
      found = position
    }
    return found
  }

  /// Whether both are numbers, or both texts, or both truth values.
  func isSameKind(as other: Value) -> Bool {
    switch (self, other) {
    case (.number, .number), (.text, .text), (.boolean, .boolean): true
    default: false
    }
  }
}

extension CellCalculation {
  /// `MATCH(x, line, mode)`: the position of x among the values of a row or column.
  fileprivate mutating func match(_ arguments: [Expression]) throws(CellStop) -> Double {
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

  /// `VLOOKUP` and `HLOOKUP`.
  fileprivate mutating func lookup(
    _ arguments: [Expression], isVertical: Bool
  ) throws(CellStop) -> Value {
    let sought = try scalar(arguments[0])
    let source = try result(arguments[1], lifted: false)
    if case .value(.text) = source { throw .error(.value) }
    let table = try table(of: source)
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

  /// `LOOKUP(x, line, results)`.
  fileprivate mutating func looseLookup(_ arguments: [Expression]) throws(CellStop) -> Value {
    let sought = try scalar(arguments[0])
    let table = try table(of: try result(arguments[1], lifted: true))
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
