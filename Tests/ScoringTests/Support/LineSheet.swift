import Formulas
import Testing

@testable import Scoring

/// All lines of an index as cells, a row per line and a column per participant, computed by cell formulas.
///
/// What is read stands as a value, everything else as the formula that a sheet would show; the engine's
/// values are not used for it.
struct LineSheet {
  let result: IndexEvaluation
  /// Whether a derived line has cells.
  let isPlaced: (Line.Kind) -> Bool
  private var calculation: CellCalculation

  private var lines: Calculation { result.calculation }
  private static let firstColumn = 20

  init(
    _ result: IndexEvaluation, isPlaced: @escaping (Line.Kind) -> Bool = { _ in true }
  ) throws {
    self.result = result
    self.isPlaced = isPlaced
    calculation = CellCalculation(CellGrid(), formulas: [])
    try calculate()
  }

  private var kinds: [Line.Kind] { lines.lines.map(\.kind) + lines.derived }

  private mutating func calculate() throws {
    var reader = CellFormulaReader(sheets: ["Sheet"])
    var grid = CellGrid()
    grid.startSheet()
    let kinds = kinds
    for (row, kind) in kinds.enumerated() where row < lines.lines.count || isPlaced(kind) {
      for participant in result.index.participants.indices {
        let place = CellPosition(sheet: 0, row: row, column: Self.firstColumn + participant)
        let group = lines.groups[result.groups[participant]]
        if let expression = lines.expression(of: kind, group: group, isPlaced: isPlaced) {
          let text = CellFormula(expression.inCells { term($0, participant) }).text(in: place)
          let formula = try reader.read(text, in: place)
          grid.append(row: row, column: place.column, value: .blank, formula: formula)
        } else {
          let value = result.value(kind, of: participant)
          guard value != .blank else { continue }
          grid.append(row: row, column: place.column, value: value, formula: nil)
        }
      }
    }
    for (position, parameter) in lines.parameters.enumerated() {
      for (group, weights) in result.weights.enumerated() {
        let value = parameter.value(weights, lines.set, group: lines.groups[group])
        let place = CellPosition(sheet: 0, row: kinds.count + position, column: group)
        var formula: Int?
        if let expression = lines.expression(of: parameter) {
          let text = CellFormula(expression.inCells { parameterTerm($0, group) }).text(in: place)
          formula = try reader.read(text, in: place)
        }
        guard formula != nil || value != .blank else { continue }
        grid.append(
          row: place.row, column: group, value: formula == nil ? value : .blank,
          formula: formula)
      }
    }
    calculation = CellCalculation(grid, formulas: reader.formulas)
    #expect(calculation.calculate { _, _, _ in })
    #expect(calculation.cycles.isEmpty)
  }

  // MARK: Addresses

  private func address(_ slot: Int, _ column: Int) -> CellAddress {
    CellAddress(row: slot >= 0 ? slot : kinds.count - 1 - slot, column: column)
  }

  private func term(_ reference: Reference, _ participant: Int) -> Expression {
    let own = Self.firstColumn + participant
    let last = Self.firstColumn + result.index.participants.count - 1
    let group = result.groups[participant]
    func range(_ first: CellAddress, _ last: CellAddress) -> Expression {
      CellRange(first, last).fixed()
    }
    switch reference {
    case .slot(let slot): return address(slot, slot < 0 ? group : own).fixed()
    case .slots(let slot): return range(address(slot, Self.firstColumn), address(slot, last))
    case .slotsUpTo(let slot): return range(address(slot, Self.firstColumn), address(slot, own))
    case .run(let first, let last):
      let column = first < 0 ? group : own
      return range(address(first, column), address(last, column))
    default: return unknown
    }
  }

  private func parameterTerm(_ reference: Reference, _ group: Int) -> Expression {
    if case .slot(let slot) = reference { address(slot, group).fixed() } else { unknown }
  }

  private var unknown: Expression { Expression(.error(FormulaError(.name))) }

  // MARK: Comparing

  func value(_ kind: Line.Kind, of participant: Int) -> Value {
    let row = lines.slot(of: kind) ?? 0
    return calculation.value(
      at: CellPosition(sheet: 0, row: row, column: Self.firstColumn + participant))
  }

  /// The cells that differ from what the engine computed.
  func differences() -> [String] {
    var found: [String] = []
    for (row, kind) in kinds.enumerated() where row < lines.lines.count || isPlaced(kind) {
      let column = result.column(kind)
      for participant in result.index.participants.indices {
        let cell = value(kind, of: participant)
        if !Self.agree(cell, column[participant]) {
          found.append("\(kind) of \(participant): sheet \(cell), engine \(column[participant])")
        }
      }
    }
    for (position, parameter) in lines.parameters.enumerated() {
      for (group, weights) in result.weights.enumerated() {
        let value = parameter.value(weights, lines.set, group: lines.groups[group])
        let cell = calculation.value(
          at: CellPosition(sheet: 0, row: kinds.count + position, column: group))
        if !Self.agree(cell, value) {
          found.append("\(parameter) of group \(group): sheet \(cell), engine \(value)")
        }
      }
    }
    return found
  }

  private static func agree(_ cell: Value, _ value: Value) -> Bool {
    switch (cell, value) {
    case (.number(let left), .number(let right)): (left - right).magnitude < 1e-9
    // An input that is missing is 0 where a formula shows the cell itself.
    case (.error(let left), .error(let right)): left.kind == right.kind
    default: cell == value
    }
  }
}
