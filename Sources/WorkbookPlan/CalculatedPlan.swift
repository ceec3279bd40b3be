public import Formulas

/// A plan with the value of each of its cells: what its formulas give.
///
/// Every formula is computed once, after what it depends on, with the arithmetic of a spreadsheet. These
/// values are written beside the formulas and into the caches of charts.
public struct CalculatedPlan: Sendable {
  /// The plan.
  public let plan: Plan
  /// What is wrong with its formulas: what Excel would not take, and cycles.
  public private(set) var problems: [PlanProblem] = []

  private var calculation: CellCalculation

  /// Computes the formulas of a plan, whose rows are made once for it.
  public init(_ plan: Plan) { self.init(plan, isPretending: false) }

  /// Takes the engine's figures beside formulas for what these give, right or wrong: for tests of workbooks
  /// whose results are stale.
  package init(pretending plan: Plan) { self.init(plan, isPretending: true) }

  private init(_ plan: Plan, isPretending: Bool) {
    self.plan = plan
    var loader = PlanLoader(plan, isPretending: isPretending)
    for position in plan.sheets.indices { loader.load(position) }
    problems = loader.problems.problems
    calculation = CellCalculation(
      loader.grid, formulas: loader.formulas, sheets: loader.positions)
    let isComplete = calculation.calculate { _, _, _ in }
    if !isComplete { problems.append(PlanProblem(.tooMuchWork)) }
    problems += calculation.cycles.map { cells in
      PlanProblem(
        .cycle(cells.map { "\(quotedSheetName(plan.sheets[$0.sheet].name))!\($0.address.a1())" }),
        sheet: cells.first.map { plan.sheets[$0.sheet].name }, address: cells.first?.address)
    }
  }

  /// The value of a cell, by its sheet's position; blank where there is none.
  public func value(at address: CellAddress, sheet: Int) -> Value {
    calculation.value(
      at: CellPosition(sheet: sheet, row: address.row, column: address.column))
  }

  /// The value of a cell of a sheet; blank where there is none.
  public func value(at address: CellAddress, in sheet: String) -> Value {
    plan.sheets.firstIndex { $0.name == sheet }.map { value(at: address, sheet: $0) } ?? .blank
  }

  /// The values of cells, row by row; none if there is no such sheet.
  public func values(of cells: SheetRange) -> [Value] {
    let name = cells.sheet.lowercased()
    guard let sheet = plan.sheets.firstIndex(where: { $0.name.lowercased() == name }) else {
      return []
    }
    let (first, last) = (cells.range.first, cells.range.last)
    return (first.row...last.row).flatMap { row in
      (first.column...last.column).map { column in
        value(at: CellAddress(row: row, column: column), sheet: sheet)
      }
    }
  }

  /// Where a formula gives something else than the engine has for the figure; rows are made anew.
  public func disagreements() -> [PlanProblem] {
    var problems: [PlanProblem] = []
    for (position, sheet) in plan.sheets.enumerated() {
      for row in 0..<sheet.rows.count {
        for cell in sheet.rows[row].cells {
          let address = CellAddress(row: row, column: cell.column)
          if let problem = disagreement(of: cell.content, at: address, sheet: position) {
            problems.append(problem)
          }
        }
      }
    }
    return problems
  }

  /// How a cell that shows a figure of the engine's differs from it; nil if it does not.
  public func disagreement(
    of content: Cell.Content, at address: CellAddress, sheet: Int
  ) -> PlanProblem? {
    guard case .line(let formula, let engine) = content else { return nil }
    let value = value(at: address, sheet: sheet)
    guard !value.agrees(with: engine) else { return nil }
    let place = CellPosition(sheet: sheet, row: address.row, column: address.column)
    return PlanProblem(
      .disagreement(formula: formula.text(in: place), engine: engine, sheet: value),
      sheet: plan.sheets[sheet].name, address: address)
  }
}

extension CellPosition {
  /// The place within its sheet.
  var address: CellAddress { CellAddress(row: row, column: column) }
}

/// Takes the cells of a plan, sheet by sheet, each formula once.
private struct PlanLoader {
  let plan: Plan
  let isPretending: Bool
  /// The positions of the sheets by name.
  let positions: [String: Int]
  private(set) var grid = CellGrid()
  private(set) var formulas: [CellFormula] = []
  private(set) var problems = ProblemList()

  private let checker: FormulaTreeChecker
  /// The positions in ``formulas`` of formulas that are shared.
  private var known: [ObjectIdentifier: Int] = [:]

  init(_ plan: Plan, isPretending: Bool) {
    self.plan = plan
    self.isPretending = isPretending
    let names = plan.sheets.map(\.name)
    var positions: [String: Int] = [:]
    for (position, name) in names.enumerated() {
      positions[name] = position
      positions[name.lowercased()] = position
    }
    self.positions = positions
    checker = FormulaTreeChecker(sheets: names)
  }

  mutating func load(_ sheet: Int) {
    grid.startSheet()
    problems.sheet = plan.sheets[sheet].name
    let rows = plan.sheets[sheet].rows
    for row in 0..<rows.count {
      for cell in rows[row].cells {
        let place = CellPosition(sheet: sheet, row: row, column: cell.column)
        switch cell.content {
        case .blank: break
        case .number(let number): append(place, .number(number))
        case .text(let text), .link(let text, target: _):
          if !text.isEmpty { append(place, .text(text)) }
        case .boolean(let truth): append(place, .boolean(truth))
        case .line(_, let value) where isPretending:
          append(place, value)
        case .formula(let formula), .line(let formula, _):
          append(place, .blank, formula: number(of: formula, in: place))
        }
      }
    }
  }

  private mutating func append(_ place: CellPosition, _ value: Value, formula: Int? = nil) {
    grid.append(row: place.row, column: place.column, value: value, formula: formula)
  }

  private mutating func number(of formula: CellFormula, in place: CellPosition) -> Int {
    if let number = known[formula.identity] { return number }
    problems.check(checker.fault(in: formula, at: place), at: place.address)
    formulas.append(formula)
    known[formula.identity] = formulas.count - 1
    return formulas.count - 1
  }
}
