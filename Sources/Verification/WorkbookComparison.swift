import Formulas
import Recalculation
import Reports
import WorkbookPlan
import XLSXReading

/// Compares the cells of a returned workbook with the plan, sheet by sheet.
struct WorkbookComparison {
  let file: WorkbookFile
  let recalculation: Recalculation
  let map: RankingBookMap
  /// The positions of the file's sheets by name in lower case.
  private let positions: [String: Int]

  init(file: WorkbookFile, recalculation: Recalculation, map: RankingBookMap) {
    self.file = file
    self.recalculation = recalculation
    self.map = map
    positions = Dictionary(
      recalculation.sheets.enumerated().map { ($1.lowercased(), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Everything that differs from a plan, by sheet and cell.
  mutating func findings(against plan: Plan) throws(ReadFailure) -> [Finding] {
    var findings: [Finding] = []
    for sheet in plan.sheets {
      guard let position = recalculation.sheets.firstIndex(of: sheet.name) else {
        findings.append(Finding(sheet: sheet.name, kind: .missingSheet))
        continue
      }
      // What the sheet of provenance says is looked at before; the rest of it are words.
      guard sheet.name != map.provenance else { continue }
      findings += try self.findings(in: sheet, at: position, formats: plan.formats)
    }
    for name in recalculation.sheets where !plan.sheets.contains(where: { $0.name == name }) {
      findings.append(Finding(sheet: name, kind: .extraSheet))
    }
    return findings
  }

  private mutating func findings(
    in sheet: Sheet, at position: Int, formats: [CellFormat]
  ) throws(ReadFailure) -> [Finding] {
    var found: [CellAddress: SheetCell] = [:]
    try file.forEachCell(ofSheet: position) { cell in
      guard cell.formula != nil || cell.value != .blank else { return }
      found[CellAddress(row: cell.row, column: cell.column)] = cell
    }
    let rows = (0..<sheet.rows.count).map { sheet.rows[$0] }
    if let moved = Movement(rows: rows, formats: formats, found: found).finding {
      return [Finding(sheet: sheet.name, kind: moved)]
    }
    var findings: [Finding] = []
    for (row, cells) in rows.enumerated() {
      for cell in cells.cells {
        let address = CellAddress(row: row, column: cell.column)
        let isLocked = formats[cell.format].isLocked
        let kind = difference(
          cell.content, isLocked: isLocked, found.removeValue(forKey: address), sheet: position,
          at: address)
        if let kind { findings.append(Finding(sheet: sheet.name, address: address, kind: kind)) }
      }
    }
    let added = found.sorted { ($0.key.row, $0.key.column) < ($1.key.row, $1.key.column) }
    for (address, cell) in added {
      let kind = difference(.blank, isLocked: true, cell, sheet: position, at: address)
      if let kind { findings.append(Finding(sheet: sheet.name, address: address, kind: kind)) }
    }
    return findings
  }

  /// How a cell differs from the plan; nil if it does not.
  private mutating func difference(
    _ planned: Cell.Content, isLocked: Bool, _ found: SheetCell?, sheet: Int,
    at address: CellAddress
  ) -> Finding.Kind? {
    let value = found.map { Value($0.value) } ?? .blank
    let place = CellPosition(sheet: sheet, row: address.row, column: address.column)
    if let formula = formula(planned, in: place) {
      guard let typed = found?.formula else {
        return .overwritten(formula: formula.text(in: place), value: value)
      }
      return formulaDifference(formula, typed, in: place)
    }
    let old = planned.value
    if let typed = found?.formula {
      let text = text(of: typed, in: place)
      if isLocked { return .addedFormula(old: old, formula: text) }
      return changedInput(old: old, new: value, formula: text, sheet: sheet, at: address)
    }
    guard !value.isSame(as: old) else { return nil }
    if isLocked { return .changedCell(old: old, new: value) }
    return changedInput(old: old, new: value, formula: nil, sheet: sheet, at: address)
  }

  private func changedInput(
    old: Value, new: Value, formula: String?, sheet: Int, at address: CellAddress
  ) -> Finding.Kind {
    let input = map.input(sheet: recalculation.sheets[sheet], at: address)
    return .changedInput(
      input, what: input.map { map.words(for: $0) }, old: old, new: new,
      isDay: input.map { map.isDay($0) } ?? false, formula: formula)
  }

  /// Formulas are the same if they mean the same, however a program spelled them.
  private func formulaDifference(
    _ planned: CellFormula, _ typed: SheetCell.Formula, in place: CellPosition
  ) -> Finding.Kind? {
    let found = recalculation.formula(sheet: place.sheet, row: place.row, column: place.column)
    guard let found else { return .unreadable(formula: typed.text) }
    let text = planned.text(in: place) { recalculation.sheets[$0] }
    if typed.text == text, typed.kind == .normal { return nil }
    let isSame =
      planned.normalized(in: place, sheets: positions)
      == found.normalized(in: place, sheets: positions)
    return isSame ? nil : .changedFormula(old: text, new: self.text(of: typed, in: place))
  }

  /// The formula that is planned for a cell; nil if there is none.
  private mutating func formula(_ content: Cell.Content, in place: CellPosition) -> CellFormula? {
    switch content {
    case .formula(let formula), .line(let formula, _): formula
    default: nil
    }
  }

  /// A formula as the file spells it; one shared with other cells as the program spells it.
  private func text(of formula: SheetCell.Formula, in place: CellPosition) -> String {
    guard formula.text.isEmpty else { return formula.text }
    let shared = recalculation.formula(sheet: place.sheet, row: place.row, column: place.column)
    return shared?.text(in: place) { recalculation.sheets[$0] } ?? ""
  }
}

extension Cell.Content {
  /// The value of a cell without formula.
  fileprivate var value: Value {
    switch self {
    case .blank: .blank
    case .number(let number): .number(number)
    case .text(let text), .link(let text, target: _): text.isEmpty ? .blank : .text(text)
    case .boolean(let truth): .boolean(truth)
    case .line(_, let value): value
    case .formula: .blank
    }
  }
}

extension Value {
  /// Whether a constant is the planned one; a text may be kept with other line ends.
  fileprivate func isSame(as planned: Value) -> Bool {
    if case .text(let text) = self, case .text(let other) = planned {
      return text == other
        || text.split(whereSeparator: \.isNewline)
          == other.split(whereSeparator: \.isNewline)
    }
    return agrees(with: planned)
  }
}
