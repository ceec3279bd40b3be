import Formulas
import WorkbookPlan
import XLSXReading

/// Walks through a sheet's plan beside the cells of the file; cells without content do not count.
struct SheetComparison {
  /// The first place where they differ.
  private(set) var difference: WriteFailure.Difference?

  private let calculated: CalculatedPlan
  private let position: Int
  private let sheet: Sheet
  /// The text of the planned formula that was printed last.
  private var printed: [UInt8] = []
  private var row = -1
  private var cells: [Cell] = []
  private var next = 0

  init(_ sheet: Sheet, at position: Int, of calculated: CalculatedPlan) {
    self.sheet = sheet
    self.position = position
    self.calculated = calculated
  }

  /// Compares the next cell of the file.
  mutating func take(_ found: SheetCell) {
    guard difference == nil, found.formula != nil || found.value != .blank else { return }
    guard let expected = nextExpected() else {
      let address = CellAddress(row: found.row, column: found.column)
      return note("nothing", found.content, at: address)
    }
    let address = CellAddress(row: row, column: expected.column)
    guard found.row == row, found.column == expected.column else {
      let isEarlier = (found.row, found.column) < (row, expected.column)
      let place = isEarlier ? CellAddress(row: found.row, column: found.column) : address
      return note(
        isEarlier ? "nothing" : expected.content.text, isEarlier ? found.content : "nothing",
        at: place)
    }
    if !isSame(expected.content, found, at: address) {
      note(text(of: expected.content, at: address), found.content, at: address)
    }
  }

  private mutating func isSame(
    _ planned: Cell.Content, _ found: SheetCell, at address: CellAddress
  ) -> Bool {
    switch planned {
    case .formula(let formula), .line(let formula, _):
      printed.removeAll(keepingCapacity: true)
      formula.print(
        in: CellPosition(sheet: position, row: address.row, column: address.column), into: &printed)
      return isSame(printed, found, at: address)
    default: return XLSXWriting.isSame(planned, found)
    }
  }

  private func isSame(_ formula: [UInt8], _ found: SheetCell, at address: CellAddress) -> Bool {
    guard let typed = found.formula else { return false }
    return formula.elementsEqual(typed.text.utf8) && typed.kind == .normal
      && XLSXWriting.isSame(calculated.value(at: address, sheet: position), found.value)
  }

  /// A planned content for people to read.
  private func text(of content: Cell.Content, at address: CellAddress) -> String {
    let formula: String
    switch content {
    case .formula(let tree), .line(let tree, _):
      formula = tree.text(
        in: CellPosition(sheet: position, row: address.row, column: address.column))
    default: return content.text
    }
    return "=\(formula) with \(calculated.value(at: address, sheet: position))"
  }

  /// Notes cells of the plan that the file does not have.
  mutating func finish() {
    guard difference == nil, let expected = nextExpected() else { return }
    note(
      expected.content.text, "nothing", at: CellAddress(row: row, column: expected.column))
  }

  private mutating func note(_ expected: String, _ found: String, at address: CellAddress) {
    difference = WriteFailure.Difference(
      sheet: sheet.name, address: address, expected: expected, found: found)
  }

  /// The next cell of the plan that has content.
  private mutating func nextExpected() -> Cell? {
    while true {
      while next < cells.count {
        defer { next += 1 }
        if cells[next].content.isSomething { return cells[next] }
      }
      row += 1
      guard row < sheet.rows.count else { return nil }
      cells = sheet.rows[row].cells
      next = 0
    }
  }
}

private func isSame(_ planned: Cell.Content, _ found: SheetCell) -> Bool {
  switch (planned, found.formula) {
  case (.formula, _), (.line, _), (_, .some): false
  case (.number(let number), nil): isSame(.number(number), found.value)
  case (.text(let text), nil), (.link(let text, target: _), nil):
    isSame(.text(text), found.value)
  case (.boolean(let truth), nil): found.value == .boolean(truth)
  case (.blank, nil): found.value == .blank
  }
}

/// Whether a value is what the file holds: numbers as 16 digits tell, texts to the last byte.
private func isSame(_ value: Value, _ found: SheetCell.Value) -> Bool {
  switch (value, found) {
  case (.number(let planned), .number(let number)):
    planned == number || Double(printed(planned)) == number
  case (.text(let text), .text(let found)): text.utf8.elementsEqual(found.utf8)
  case (.text(let text), .error(let found)): text == found
  case (.boolean(let truth), .text(let found)): found == (truth ? "TRUE" : "FALSE")
  case (.error(let error), .error(let found)): error.kind.rawValue == found
  case (.blank, .text(let found)): found.isEmpty
  case (.blank, .blank), (.text(""), .blank): true
  default: false
  }
}

extension Cell.Content {
  /// Whether a file has something in the cell; an empty text is no more than a format.
  fileprivate var isSomething: Bool {
    switch self {
    case .blank: false
    case .text(let text), .link(let text, target: _): !text.isEmpty
    case .number, .boolean, .formula, .line: true
    }
  }

  /// The content for people to read.
  fileprivate var text: String {
    switch self {
    case .blank: "nothing"
    case .number(let number): printed(number)
    case .text(let text), .link(let text, target: _): "'\(text)'"
    case .boolean(let truth): truth ? "TRUE" : "FALSE"
    case .formula, .line: "a formula"
    }
  }
}

extension SheetCell {
  /// The content for people to read.
  fileprivate var content: String {
    let shown =
      switch value {
      case .blank: "nothing"
      case .number(let number): printed(number)
      case .text(let text): "'\(text)'"
      case .boolean(let truth): truth ? "TRUE" : "FALSE"
      case .error(let name): name
      }
    return formula.map { "=\($0.text) with \(shown)" } ?? shown
  }
}
