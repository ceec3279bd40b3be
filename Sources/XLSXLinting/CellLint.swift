import Formulas
import WorkbookPlan
import XLSXReading

/// Looks at the rows and cells of a sheet as they go by; cells come before the row they stand in.
struct CellLint {
  private let facts: BookFacts
  private let formulas: FormulaLint
  private var lastRow = 0
  private var lastColumn = -1
  /// The rows that the cells since the last row's end name.
  private var rows: ClosedRange<Int>?
  /// The corner cells of all that holds something.
  private var used: CellRange?

  init(facts: BookFacts) {
    self.facts = facts
    formulas = facts.formulas
  }

  // MARK: Rows

  /// Looks at a row, after its cells.
  mutating func lint(row element: XMLElement, _ found: inout FindingList) {
    let number = Int(element["r"] ?? "") ?? 0
    if number <= lastRow || number > Limits.rows {
      found.add(.rowOrder, "row '\(element["r"] ?? "")' after row \(lastRow)")
    }
    if let rows, rows != number...number {
      let stray = rows.lowerBound == number ? rows.upperBound : rows.lowerBound
      found.add(.cellAddress, "a cell of row \(stray) stands in row \(number)")
    }
    found.check(element["ht"], in: 0...409.5, .rowHeight, at: "A\(number)")
    found.check(element["outlineLevel"], in: 0...7, .outlineLevel, at: "A\(number)")
    found.check(index: element["s"], below: facts.cellFormats, .styleIndex, at: "A\(number)")
    lastRow = max(lastRow, number)
    lastColumn = -1
    rows = nil
  }

  /// Looks at the sheet's dimension, after all cells.
  func lint(dimension: String?, _ found: inout FindingList) {
    guard let dimension else { return }
    guard let all = range(dimension) else {
      return found.add(.dimension, "'\(dimension)' is no range")
    }
    if let used, !all.contains(used.first) || !all.contains(used.last) {
      found.add(.dimension, "'\(dimension)' does not hold \(used.a1())")
    }
  }

  // MARK: Cells

  /// Looks at a cell.
  mutating func lint(cell element: XMLElement, _ found: inout FindingList) {
    let name = element["r"] ?? ""
    guard let address = CellAddress(a1: name), address.a1() == name else {
      return found.add(.cellAddress, at: name, "'\(name)' is no cell")
    }
    if address.column <= lastColumn {
      found.add(.cellOrder, at: name, "it stands after column \(columnLetters(lastColumn))")
    }
    lastColumn = max(lastColumn, address.column)
    let row = address.row + 1
    rows = min(rows?.lowerBound ?? row, row)...max(rows?.upperBound ?? row, row)
    use(address)
    found.check(index: element["s"], below: facts.cellFormats, .styleIndex, at: name)
    let formula = element.first("f")
    let value = element.first("v")?.text
    if let formula { lint(formula: formula, value, type: element["t"], at: name, &found) }
    lint(value, of: element, hasFormula: formula != nil, at: name, &found)
  }

  private mutating func use(_ address: CellAddress) {
    guard let old = used else {
      used = CellRange(address)
      return
    }
    used = CellRange(
      CellAddress(
        row: min(old.first.row, address.row), column: min(old.first.column, address.column)),
      CellAddress(
        row: max(old.last.row, address.row), column: max(old.last.column, address.column)))
  }

  private func lint(
    formula: XMLElement, _ value: String?, type: String?, at name: String,
    _ found: inout FindingList
  ) {
    let isFollower = formula["t"] == "shared" && formula.text.isEmpty
    if !isFollower {
      for fault in formulas.faults(in: formula.text) {
        found.add(fault.rule, at: name, "\(fault.words): \(formula.text.prefix(80))")
      }
    }
    if value == nil || value == "" && type != "str" {
      found.add(.missingValue, at: name, "no cached value")
    }
    if let value, brokenResults.contains(value), type == "str" || type == "e" {
      found.add(.brokenResult, at: name, value)
    }
  }

  private func lint(
    _ value: String?, of element: XMLElement, hasFormula: Bool, at name: String,
    _ found: inout FindingList
  ) {
    switch element["t"] ?? "n" {
    case "n":
      if let value, !value.isEmpty, !isNumber(value) {
        found.add(.cellNumber, at: name, "'\(value)' is no number")
      }
    case "s":
      if value == nil { found.add(.sharedTextIndex, at: name, "no shared text is named") }
      found.check(index: value, below: facts.sharedTexts, .sharedTextIndex, at: name)
    case "str":
      if !hasFormula { found.add(.cellType, at: name, "a formula's text without a formula") }
      found.lintText(value ?? "", at: name)
    case "inlineStr":
      guard let item = element.first("is"), value == nil else {
        return found.add(.cellType, at: name, "an inline text that is not there")
      }
      found.lintText(of: item, at: name)
    case "b":
      if value != "0", value != "1" {
        found.add(.cellBoolean, at: name, "'\(value ?? "")' is no truth value")
      }
    case "e":
      if !errorNames.contains(value ?? "") {
        found.add(.cellError, at: name, "'\(value ?? "")' is no error")
      }
    default: found.add(.cellType, at: name, "type '\(element["t"] ?? "")'")
    }
  }

  /// Whether a text is a number as Excel writes it: finite, with a point, without a sign on zero.
  private func isNumber(_ text: String) -> Bool {
    guard text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 || "+-.eE".utf8.contains($0) }),
      let number = Double(text), number.isFinite
    else { return false }
    return number != 0 || !text.hasPrefix("-")
  }
}

/// The errors of Excel 2010.
private let errorNames: Set<String> = [
  "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#GETTING_DATA",
]

/// The errors that come of a formula itself and never of the figures.
private let brokenResults: Set<String> = ["#NAME?", "#NULL!", "#REF!"]
