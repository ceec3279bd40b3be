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

/// The fault of a formula in a plan with the sheet `Điểm` and the name `Trọng_số`.
func fault(_ formula: String) -> [PlanProblem.Kind] {
  let name = Plan.DefinedName(name: "Trọng_số", formula: "'Điểm'!$A$1")
  // In a cell that no formula of the tests refers to.
  let rows = Array(repeating: Row([]), count: 4) + [Row([Cell(4, .formula(formula, .number(1)))])]
  return kinds(plan(rows, names: [name])).filter { $0 != .formula(.unreadable) }
}

/// A cell's address from A1 style.
func cell(_ text: String) throws -> CellAddress {
  try #require(CellAddress(a1: text))
}

/// A range from A1 style.
func range(_ first: String, _ last: String) throws -> CellRange {
  CellRange(try cell(first), try cell(last))
}
