import Formulas
import Testing
import WorkbookPlan

/// A sound plan of one sheet, changed to be unsound.
func plan(
  _ rows: [Row] = [], name: String = "Điểm", names: [Plan.DefinedName] = [],
  _ change: (inout Sheet) -> Void = { _ in }
) -> Plan {
  var sheet = Sheet(name: name, rows: Rows(rows))
  change(&sheet)
  return Plan(properties: Plan.Properties(), sheets: [sheet], names: names)
}

/// The kinds of fault of a plan.
func kinds(_ plan: Plan) -> [PlanProblem.Kind] { plan.problems().map(\.kind) }

/// The kinds of fault of a plan of one cell.
func kinds(_ content: Cell.Content) -> [PlanProblem.Kind] {
  kinds(plan([Row([Cell(0, content)])]))
}

/// A cell's address from A1 style.
func cell(_ text: String) throws -> CellAddress {
  try #require(CellAddress(a1: text))
}

/// A range from A1 style.
func range(_ first: String, _ last: String) throws -> CellRange {
  CellRange(try cell(first), try cell(last))
}

/// Cells of a sheet from A1 style.
func sheetCells(_ first: String, _ last: String, in sheet: String = "Điểm") throws -> SheetRange {
  SheetRange(try range(first, last), in: sheet)
}
