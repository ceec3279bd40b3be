public import Formulas
public import XLSXReading

/// Takes the cells of a workbook, sheet by sheet, and reads their formulas.
struct GridLoader {
  private(set) var grid = CellGrid()
  private(set) var formulaCount = 0
  private(set) var faults: [(place: CellPosition, text: String, reason: Recalculation.Reason)] = []
  /// Whether there were more cells than may be taken; the rest was left out.
  private(set) var isFull = false
  private let cellLimit: Int
  private var reader: CellFormulaReader
  private var sheet = -1
  /// The formulas that cells of the sheet share, by their number in the file.
  private var shared: [Int: Int] = [:]

  /// The formulas read so far.
  var formulas: [CellFormula] { reader.formulas }

  init(of file: WorkbookFile, cellLimit: Int) {
    self.cellLimit = cellLimit
    reader = CellFormulaReader(
      sheets: file.sheets.map(\.name), names: file.names, localNames: file.localNames)
  }

  mutating func startSheet() {
    sheet += 1
    shared.removeAll(keepingCapacity: true)
    grid.startSheet()
  }

  /// Takes the next cell of the sheet.
  mutating func take(_ cell: SheetCell) {
    guard grid.count < cellLimit else {
      isFull = true
      return
    }
    let place = CellPosition(sheet: sheet, row: cell.row, column: cell.column)
    let formula = cell.formula.flatMap { number(of: $0, in: place) }
    guard formula != nil || cell.value != .blank else { return }
    if formula != nil { formulaCount += 1 }
    grid.append(
      row: cell.row, column: cell.column, value: Value(cell.value), formula: formula)
  }

  /// The formula's number; nil, with a fault, if it cannot be computed.
  private mutating func number(of formula: SheetCell.Formula, in place: CellPosition) -> Int? {
    var isArray = false
    var sharedIndex: Int?
    switch formula.kind {
    case .normal: break
    case .shared(let index, _):
      if formula.text.isEmpty, let known = shared[index] { return known }
      sharedIndex = index
    case .array(let range):
      let corners = Set(range.filter { $0 != "$" }.split(separator: ":"))
      guard corners.count == 1 else { return fail(.arrayOverCells(range), formula, place) }
      isArray = true
    case .dataTable: return fail(.dataTable, formula, place)
    }
    guard !formula.text.isEmpty else { return fail(.missing, formula, place) }
    do throws(FormulaFault) {
      let number = try reader.read(formula.text, in: place, isArray: isArray)
      if let sharedIndex { shared[sharedIndex] = number }
      return number
    } catch {
      return fail(.syntax(error), formula, place)
    }
  }

  private mutating func fail(
    _ reason: Recalculation.Reason, _ formula: SheetCell.Formula, _ place: CellPosition
  ) -> Int? {
    if faults.count < Recalculation.listLimit { faults.append((place, formula.text, reason)) }
    return nil
  }
}

extension Value {
  /// The value that a file holds; an error unknown to formulas is `#VALUE!`.
  public init(_ value: SheetCell.Value) {
    switch value {
    case .blank: self = .blank
    case .number(let number): self = .number(number)
    case .text(let text): self = .text(text)
    case .boolean(let truth): self = .boolean(truth)
    case .error(let name):
      self = .error(FormulaError(FormulaError.Kind(rawValue: name) ?? .value))
    }
  }
}
