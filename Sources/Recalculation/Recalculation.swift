public import Formulas
public import XLSXReading

/// A workbook on the disk, all of its formulas computed anew from its inputs.
///
/// No office program takes part: every formula is read as the file has it, and evaluated with the
/// arithmetic that scored the book. What the file holds as results is only compared.
public struct Recalculation: Sendable {
  /// The sheets' names in order.
  public let sheets: [String]
  /// How many cells have a formula that was computed.
  public private(set) var formulaCount = 0
  /// The cells whose result in the file is not what was computed, in the order of computing, at most
  /// ``listLimit``.
  public private(set) var disagreements: [Disagreement] = []
  /// How many there are in all.
  public private(set) var disagreementCount = 0
  /// The cells whose formula cannot be computed, at most ``listLimit``; their results are believed.
  public private(set) var faults: [Fault] = []
  /// The cells of each cycle.
  public var cycles: [[Place]] {
    calculation.cycles.map { $0.map { place(of: $0) } }
  }
  /// Whether everything was computed, within the bounds of cells and work.
  public private(set) var isComplete = true
  /// How many disagreements and faults are listed at most.
  public static let listLimit = 100_000

  private var calculation: CellCalculation

  /// Recalculates a workbook.
  public init(
    of path: String, limits: ReadLimits = ReadLimits(), cellLimit: Int = .max,
    workLimit: Int? = nil
  ) throws(ReadFailure) {
    try self.init(
      of: WorkbookFile(path: path, limits: limits), cellLimit: cellLimit, workLimit: workLimit)
  }

  /// Recalculates a workbook that is open, unless it has more cells or takes more work than allowed.
  public init(
    of file: WorkbookFile, cellLimit: Int = .max, workLimit: Int? = nil
  ) throws(ReadFailure) {
    sheets = file.sheets.map(\.name)
    var loader = GridLoader(of: file, cellLimit: cellLimit)
    for position in file.sheets.indices {
      loader.startSheet()
      try file.forEachCell(ofSheet: position) { loader.take($0) }
    }
    formulaCount = loader.formulaCount
    calculation = CellCalculation(loader.grid, formulas: loader.formulas)
    faults = loader.faults.map { fault in
      Fault(place: Place(sheet: sheets[fault.place.sheet], fault.place), fault.text, fault.reason)
    }
    if let workLimit { calculation.workLimit = workLimit }
    var differing: [(cell: Int, cached: Value, computed: Value)] = []
    var count = 0
    isComplete =
      !loader.isFull
      && calculation.calculate { cell, cached, computed in
        guard !computed.agrees(with: cached) else { return }
        count += 1
        if differing.count < Self.listLimit { differing.append((cell, cached, computed)) }
      }
    disagreementCount = count
    disagreements = differing.map { cell, cached, computed in
      let position = calculation.grid.place(of: cell)
      return Disagreement(
        place: place(of: position), formula: text(of: position) ?? "", cached: cached,
        computed: computed)
    }
  }

  /// The computed or constant value of a cell; blank where the file has none.
  public func value(sheet: Int, row: Int, column: Int) -> Value {
    calculation.value(at: CellPosition(sheet: sheet, row: row, column: column))
  }

  /// The formula of a cell that was computed; nil where there is none.
  public func formula(sheet: Int, row: Int, column: Int) -> CellFormula? {
    calculation.formula(at: CellPosition(sheet: sheet, row: row, column: column))
  }

  private func text(of cell: CellPosition) -> String? {
    calculation.formula(at: cell)?.text(in: cell) { quoted(sheets[$0]) }
  }

  private func place(of cell: CellPosition) -> Place {
    Place(sheet: sheets[cell.sheet], cell)
  }

  private func quoted(_ name: String) -> String {
    name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
  }
}

extension Recalculation {
  /// A cell by the name of its sheet.
  public struct Place: Hashable, Sendable {
    /// The sheet's name.
    public var sheet: String
    /// The row, from 0.
    public var row: Int
    /// The column, from 0.
    public var column: Int

    init(sheet: String, _ cell: CellPosition) {
      self.sheet = sheet
      row = cell.row
      column = cell.column
    }

    /// The address in A1 style.
    public var address: String {
      SheetCell(row: row, column: column, value: .blank).address
    }
  }

  /// A cell whose result in the file is not what its formula gives.
  public struct Disagreement: Hashable, Sendable {
    /// The cell.
    public var place: Place
    /// Its formula, spelled the program's way.
    public var formula: String
    /// The result in the file.
    public var cached: Value
    /// What the formula gives.
    public var computed: Value
  }

  /// A cell whose formula cannot be computed.
  public struct Fault: Hashable, Sendable {
    /// The cell.
    public var place: Place
    /// Its formula as the file has it.
    public var formula: String
    /// What is in the way.
    public var reason: Reason

    init(place: Place, _ formula: String, _ reason: Reason) {
      self.place = place
      self.formula = formula
      self.reason = reason
    }
  }

  /// Why a formula cannot be computed.
  public enum Reason: Hashable, Sendable {
    /// It cannot be read.
    case syntax(FormulaFault)
    /// It is an array formula over several cells.
    case arrayOverCells(String)
    /// It is a data table.
    case dataTable
    /// The file says that there is one, but not which.
    case missing
  }
}
