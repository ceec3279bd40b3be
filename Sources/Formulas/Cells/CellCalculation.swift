/// Computes all formulas of a workbook, each after what it depends on.
///
/// Dependencies are found while computing: a formula that meets a cell which is not computed yet is
/// put back until that cell is, so that an `IF` depends on nothing in the branch not taken. Nothing
/// recurses from cell to cell; a chain may be as long as the workbook.
///
/// Functions mean what they mean in Excel, numbers behave as ``SpreadsheetNumber`` says, and a text
/// is compared as the language compares it. Not known here: rows hidden by hand or by a filter, for
/// `SUBTOTAL`; array formulas over several cells; unions and intersections of areas. Texts are ordered
/// by their characters' numbers, not by a language's alphabet.
public struct CellCalculation: Sendable {
  /// How many cells may be looked at, over all formulas.
  public var workLimit = 20_000_000_000
  /// The cells, with what is computed so far.
  public internal(set) var grid: CellGrid
  /// The cells of each cycle found; their values are `#REF!`.
  public private(set) var cycles: [[CellPosition]] = []

  let formulas: [CellFormula]
  /// The positions of the sheets by name in lower case, for formulas that name them.
  let sheets: [String: Int]
  /// The same by the names' bytes, which are found at once.
  private let spelledSheets: [TextBytes: Int]
  var cache = AreaCache()
  var work = 0
  /// The cell whose formula is computed.
  var position = CellPosition(sheet: 0, row: 0, column: 0)
  /// Whether that formula is an array formula.
  var isArray = false
  /// What that formula waits for.
  var missing: [Int32] = []

  /// How many cells a formula asks for at once.
  static let missingLimit = 128
  /// How many values an array within a formula may have.
  static let tableLimit = 1 << 22

  /// The formulas of a reader over cells.
  ///
  /// `sheets` are the positions of the sheets by name in lower case, for formulas that name them.
  public init(_ grid: CellGrid, formulas: [CellFormula], sheets: [String: Int] = [:]) {
    self.grid = grid
    self.formulas = formulas
    self.sheets = sheets
    spelledSheets = Dictionary(
      uniqueKeysWithValues: sheets.map { (TextBytes($0.key), $0.value) })
  }

  /// The value of a cell; blank where there is none.
  public func value(at place: CellPosition) -> Value {
    grid.cell(at: place).map { grid.values[$0] } ?? .blank
  }

  /// The formula of a cell; nil where there is none.
  public func formula(at place: CellPosition) -> CellFormula? {
    guard let cell = grid.cell(at: place), grid.formulas[cell] >= 0 else { return nil }
    return formulas[Int(grid.formulas[cell])]
  }

  /// Computes everything; false if that took too much work.
  ///
  /// `body` is given the number of each formula cell in ``grid``, the value it had and the value it
  /// got.
  public mutating func calculate(
    _ body: (_ cell: Int, _ cached: Value, _ computed: Value) -> Void
  ) -> Bool {
    var stack: [Int32] = []
    for cell in 0..<grid.count where grid.states[cell] == .waiting {
      stack.append(Int32(truncatingIfNeeded: cell))
      while let top = stack.last {
        let cell = Int(top)
        guard grid.states[cell] != .known else {
          stack.removeLast()
          continue
        }
        grid.states[cell] = .active
        do throws(CellStop) {
          finish(cell, try result(of: cell), body)
        } catch {
          switch error {
          case .error(let error): finish(cell, .error(error), body)
          case .tooMuchWork: return false
          case .waiting: wait(&stack, body)
          }
        }
      }
    }
    return true
  }

  private mutating func finish(
    _ cell: Int, _ value: Value, _ body: (Int, Value, Value) -> Void
  ) {
    body(cell, grid.values[cell], value)
    grid.values[cell] = value
    grid.states[cell] = .known
  }

  /// Puts what the last formula waits for on the stack, the first on top; a cell that waits for the
  /// last one itself closes a cycle.
  private mutating func wait(_ stack: inout [Int32], _ body: (Int, Value, Value) -> Void) {
    if let first = missing.first(where: { grid.states[Int($0)] == .active }) {
      var cells: [Int32] = []
      for cell in stack.reversed() where grid.states[Int(cell)] == .active {
        if cells.last != cell { cells.append(cell) }
        if cell == first { break }
      }
      cycles.append(cells.reversed().map { grid.place(of: Int($0)) })
      for cell in cells { finish(Int(cell), .error(FormulaError(.reference)), body) }
    } else {
      stack.append(contentsOf: missing.reversed())
    }
    missing.removeAll(keepingCapacity: true)
  }

  /// The value of a cell's formula: a blank becomes 0, of several values it is the first.
  private mutating func result(of cell: Int) throws(CellStop) -> Value {
    let formula = formulas[Int(grid.formulas[cell])]
    position = grid.place(of: cell)
    isArray = formula.isArray
    let value: Value
    if formula.isArray {
      switch try result(formula.expression, lifted: true) {
      case .value(let single): value = single
      case .table(let table): value = table.values.first ?? .blank
      case .area(let area): value = try self.value(of: area.cell(0, 0))
      }
    } else {
      value = try scalar(formula.expression)
    }
    switch value {
    case .blank: return .number(0)
    // Adding zero makes the negative zero, which no spreadsheet shows, a zero.
    case .number(let number): return .number(number + 0)
    case .error(let error): throw .error(error)
    default: return value
    }
  }
}

// MARK: - Cells

extension CellCalculation {
  /// The value of a cell, which must be computed; errors are values here.
  mutating func value(of place: CellPosition) throws(CellStop) -> Value {
    guard let cell = grid.cell(at: place) else { return .blank }
    guard grid.states[cell] == .known else {
      missing.append(Int32(truncatingIfNeeded: cell))
      throw .waiting
    }
    return grid.values[cell]
  }

  /// The numbers of the cells of an area, row by row, all of which must be computed.
  mutating func cells(of area: CellArea) throws(CellStop) -> [Range<Int>] {
    let ranges = grid.ranges(in: area)
    for range in ranges {
      work &+= range.count
      for cell in range where grid.states[cell] != .known {
        if missing.count < Self.missingLimit { missing.append(Int32(truncatingIfNeeded: cell)) }
      }
    }
    work &+= ranges.count
    guard missing.isEmpty else { throw .waiting }
    guard work <= workLimit else { throw .tooMuchWork }
    return ranges
  }

  /// The area that a reference names in the formula's own cell.
  func area(_ reference: AreaReference) throws(CellStop) -> CellArea {
    let sheet: Int? =
      switch reference.sheet {
      case nil: position.sheet
      case .position(let sheet): sheet
      case .named(let name): spelledSheets[TextBytes(name)] ?? sheets[name.lowercased()]
      }
    guard let sheet, let area = reference.resolved(from: position, sheet: sheet) else {
      throw .error(.reference)
    }
    return area
  }

  /// The one cell of an area that counts where one value is due: the only one, or the one in the
  /// formula's own row or column.
  func intersection(_ area: CellArea) throws(CellStop) -> CellPosition {
    if area.count == 1 { return area.cell(0, 0) }
    if area.width == 1, (area.firstRow...area.lastRow).contains(position.row) {
      return CellPosition(sheet: area.sheet, row: position.row, column: area.firstColumn)
    }
    if area.height == 1, (area.firstColumn...area.lastColumn).contains(position.column) {
      return CellPosition(sheet: area.sheet, row: area.firstRow, column: position.column)
    }
    throw .error(.value)
  }

  /// The values of an area in rows and columns.
  mutating func table(of area: CellArea) throws(CellStop) -> ValueTable {
    let area = grid.clipped(area)
    guard area.count <= Self.tableLimit else { throw .tooMuchWork }
    let call = AreaCache.TableCall(function: .area, areas: [area])
    if let known = cache.table(call) { return known }
    var values: [Value] = Array(repeating: .blank, count: area.count)
    for range in try cells(of: area) {
      let row = (grid.place(of: range.lowerBound).row - area.firstRow) * area.width
      for cell in range {
        values[row + Int(grid.columns[cell]) - area.firstColumn] = grid.values[cell]
      }
    }
    work &+= area.count
    let table = ValueTable(rows: area.height, columns: area.width, values: values)
    if area.count >= AreaCache.least { cache.keep(table, of: call) }
    return table
  }
}
