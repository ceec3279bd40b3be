import Formulas
import WorkbookPlan

@testable import Reports

/// The texts of a plan's printed cells, and those that do not fit.
struct PrintedCells {
  /// How many texts were measured.
  private(set) var measured = 0
  /// Every text that does not fit, with sheet and cell.
  private(set) var faults: [String] = []

  private let calculated: CalculatedPlan

  /// Measures the texts of all sheets that print, but those left out.
  init(_ plan: Plan, leavingOut isLeftOut: (Sheet) -> Bool = { _ in false }) {
    calculated = CalculatedPlan(plan)
    for (position, sheet) in plan.sheets.enumerated() where !sheet.isHidden && !isLeftOut(sheet) {
      measure(PrintedSheet(sheet), at: position)
    }
  }

  private mutating func measure(_ sheet: PrintedSheet, at position: Int) {
    let formats = calculated.plan.formats
    let bold = sheet.boldRanges
    for row in sheet.rows {
      let line = sheet.sheet.rows[row]
      guard !line.isHidden else { continue }
      for (place, cell) in line.cells.enumerated() where sheet.prints(cell.column) {
        let address = CellAddress(row: row, column: cell.column)
        guard let (text, isNumber) = shown(cell, at: address, sheet: position, formats[cell.format])
        else { continue }
        var format = formats[cell.format]
        if bold.contains(where: { $0.contains(address) }) { format.isBold = true }
        let columns = sheet.columns(of: place, in: line, row: row, formats)
        let printed = PrintedText(
          text: text, isNumber: isNumber, format: format, columnWidth: sheet.width(columns),
          height: line.height ?? PrintedSheet.height,
          free: sheet.free(around: columns, in: line))
        measured += 1
        if let fault = printed.fault {
          faults.append("\(sheet.sheet.name)!\(address.a1()) \(fault): \(text.prefix(70))")
        }
      }
    }
  }

  /// What a cell shows; nil for nothing.
  private func shown(
    _ cell: Cell, at address: CellAddress, sheet: Int, _ format: CellFormat
  ) -> (text: String, isNumber: Bool)? {
    switch calculated.value(at: address, sheet: sheet) {
    case .blank: nil
    case .number(let number):
      (ShownNumber(number, format: format.numberFormat).text, true)
    case .text(let text): format.numberFormat == ";;;" ? nil : (text, false)
    case .boolean(let truth): ("\(truth)".uppercased(), false)
    case .error(let error): (error.kind.rawValue, true)
    }
  }
}
