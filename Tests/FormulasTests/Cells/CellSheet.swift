import Testing

@testable import Formulas

/// A workbook of few cells, by address; texts that start with `=` are formulas.
struct CellSheet {
  private(set) var calculation: CellCalculation
  let isComplete: Bool

  /// One sheet, `Điểm`, or several by name.
  init(_ cells: [String: Value]) throws { try self.init([("Điểm", cells)]) }

  init(
    _ sheets: [(name: String, cells: [String: Value])], names: [String: String] = [:],
    workLimit: Int = .max
  ) throws {
    var reader = CellFormulaReader(sheets: sheets.map(\.name), names: names)
    var grid = CellGrid()
    for (number, sheet) in sheets.enumerated() {
      grid.startSheet()
      let places = try sheet.cells.map { (try place($0.key, sheet: number), $0.value) }
      for (place, value) in places.sorted(by: { ($0.0.row, $0.0.column) < ($1.0.row, $1.0.column) })
      {
        var formula: Int?
        if case .text(let text) = value, text.hasPrefix("=") {
          formula = try reader.read(String(text.dropFirst()), in: place)
        }
        grid.append(row: place.row, column: place.column, value: value, formula: formula)
      }
    }
    calculation = CellCalculation(grid, formulas: reader.formulas)
    calculation.workLimit = workLimit
    isComplete = calculation.calculate { _, _, _ in }
  }

  /// The value of a cell of a sheet.
  func value(_ address: String, sheet: Int = 0) throws -> Value {
    calculation.value(at: try place(address, sheet: sheet))
  }
}

/// The place of an address such as `B12`.
func place(_ address: String, sheet: Int = 0) throws -> CellPosition {
  let letters = address.prefix { $0.isLetter }
  let row = try #require(Int(address.dropFirst(letters.count)))
  let column = letters.utf8.reduce(0) { $0 * 26 + Int($1 & 0x1F) }
  return CellPosition(sheet: sheet, row: row - 1, column: column - 1)
}

extension Value: ExpressibleByStringLiteral, ExpressibleByFloatLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral
{
  init(stringLiteral text: String) {
    if let kind = FormulaError.Kind(rawValue: text) {
      self = .error(FormulaError(kind))
    } else {
      self = .text(text)
    }
  }
  init(floatLiteral number: Double) { self = .number(number) }
  init(integerLiteral number: Int) { self = .number(Double(number)) }
  init(booleanLiteral truth: Bool) { self = .boolean(truth) }
}
