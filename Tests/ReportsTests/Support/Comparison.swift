import Formulas
import WorkbookPlan
import XLSXReading
import XLSXWriting

/// Holds a plan's values against a recalculated workbook.
struct Comparison {
  /// The formula cells that were compared.
  var compared = 0
  /// Every difference, with sheet and cell.
  var differences: [String] = []

  /// Compares every formula cell of a plan with what a spreadsheet program computed.
  init(_ plan: Plan, with cells: [String: SheetCell]) {
    let calculated = CalculatedPlan(plan)
    for (position, sheet) in plan.sheets.enumerated() {
      for row in 0..<sheet.rows.count {
        for cell in sheet.rows[row].cells {
          guard cell.content.isFormula else { continue }
          compared += 1
          let place = CellAddress(row: row, column: cell.column)
          let expected = calculated.value(at: place, sheet: position)
          let address = "\(sheet.name)!" + place.a1()
          let found = cells[address]?.value ?? .blank
          if !Self.agree(expected, found) {
            differences.append("\(address): engine \(expected), sheet \(found)")
          }
        }
      }
    }
  }

  /// Whether two values are the same; numbers to 12 significant digits.
  static func agree(_ expected: Value, _ found: SheetCell.Value) -> Bool {
    switch (expected, found) {
    case (.number(let left), .number(let right)):
      abs(left - right) <= 1e-12 * max(1, max(abs(left), abs(right)))
    case (.text(let left), .text(let right)): left == right
    case (.text(""), .blank), (.blank, .blank): true
    case (.boolean(let left), .boolean(let right)): left == right
    case (.error(let left), .error(let right)): left.kind.rawValue == right
    default: false
    }
  }
}

extension Cell.Content {
  /// Whether it is computed.
  var isFormula: Bool {
    switch self {
    case .formula, .line: true
    case .blank, .number, .text, .boolean, .link: false
    }
  }
}

extension Plan {
  /// The plan with some input cells replaced, by `Sheet!A1`; every formula follows.
  func typing(_ contents: [String: Cell.Content]) -> Plan {
    var plan = self
    for position in plan.sheets.indices {
      let sheet = plan.sheets[position]
      var rows = (0..<sheet.rows.count).map { sheet.rows[$0] }
      for row in rows.indices {
        for cell in rows[row].cells.indices {
          let address =
            "\(sheet.name)!" + CellAddress(row: row, column: rows[row].cells[cell].column).a1()
          if let content = contents[address] {
            rows[row].cells[cell].content = content
          } else if case .line(let formula, _) = rows[row].cells[cell].content {
            // The engine knows nothing of what is typed.
            rows[row].cells[cell].content = .formula(formula)
          }
        }
      }
      plan.sheets[position].rows = Rows(rows)
    }
    return plan
  }
}
