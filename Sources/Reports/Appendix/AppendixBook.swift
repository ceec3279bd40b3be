import Formulas
public import Scoring
public import WorkbookPlan

/// The appendices of a ranking workbook as a workbook of their own, to be sent for signature.
///
/// What formulas give stands there as it is, so that nothing refers to the sheets left behind.
///
/// - Parameters:
///   - workbook: the ranking workbook, computed.
///   - evaluation: what it was made from.
///   - alternatives: what it was compared with.
/// - Returns: the plan; nil if the book has no appendix.
public func appendixBook(
  of workbook: CalculatedPlan, _ evaluation: Evaluation, beside alternatives: Alternatives? = nil
) -> Plan? {
  let plan = workbook.plan
  let sheets = BookLayout(evaluation, alternatives).appendices.compactMap { place in
    plan.sheets.firstIndex { $0.name == place.sheetName }.map { workbook.fixed(sheet: $0) }
  }
  guard !sheets.isEmpty else { return nil }
  return Plan(properties: plan.properties, formats: plan.formats, sheets: sheets)
}

extension CalculatedPlan {
  /// What is printed of a sheet, its formulas replaced by what they give.
  fileprivate func fixed(sheet position: Int) -> Sheet {
    let sheet = plan.sheets[position]
    let last = sheet.page.printArea?.last ?? CellAddress(row: 0, column: 0)
    var fixed = sheet
    fixed.columns = Array(sheet.columns.prefix(last.column + 1))
    fixed.rows = Rows(
      (0...last.row).map { number in
        var row = sheet.rows[number]
        row.cells = row.cells.filter { $0.column <= last.column }.map { cell in
          switch cell.content {
          case .formula, .line:
            let address = CellAddress(row: number, column: cell.column)
            let value = value(at: address, sheet: position)
            return Cell(cell.column, Cell.content(value), format: cell.format)
          default: return cell
          }
        }
        return row
      })
    return fixed
  }
}
