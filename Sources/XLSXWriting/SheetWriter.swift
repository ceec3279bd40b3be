import CLibXLSXWriter
import Formulas
import WorkbookPlan

/// Writes one sheet of a checked plan; lives no longer than its workbook.
struct SheetWriter {
  let calculated: CalculatedPlan
  let plan: Sheet
  let position: Int
  let workbook: UnsafeMutablePointer<lxw_workbook>
  let sheet: UnsafeMutablePointer<lxw_worksheet>
  let formats: [UnsafeMutablePointer<lxw_format>]
  /// The formula that was printed last.
  private var printed: [UInt8] = []

  init(
    _ calculated: CalculatedPlan, sheet position: Int,
    of workbook: UnsafeMutablePointer<lxw_workbook>, _ sheet: UnsafeMutablePointer<lxw_worksheet>,
    formats: [UnsafeMutablePointer<lxw_format>]
  ) {
    self.calculated = calculated
    plan = calculated.plan.sheets[position]
    self.position = position
    self.workbook = workbook
    self.sheet = sheet
    self.formats = formats
  }

  /// Writes the rows one after the other: each is made, checked, written and forgotten.
  mutating func writeRows(checker: PlanChecker) throws(WriteFailure.Reason) {
    let merges = plan.merges.sorted {
      ($0.first.row, $0.first.column) < ($1.first.row, $1.first.column)
    }
    var nextMerge = 0
    for position in 0..<plan.rows.count {
      let row = plan.rows[position]
      let problems = checker.problems(in: row, at: position, sheet: self.position)
      guard problems.isEmpty else { throw .badPlan(problems) }
      try writeOptions(of: row, at: lxw_row_t(position))
      while nextMerge < merges.count, merges[nextMerge].first.row == position {
        try write(merges[nextMerge], in: row)
        nextMerge += 1
      }
      for cell in row.cells { try write(cell, at: lxw_row_t(position)) }
    }
    for merge in merges[nextMerge...] { try write(merge, in: Row()) }
  }

  private func writeOptions(of row: Row, at position: lxw_row_t) throws(WriteFailure.Reason) {
    guard row.height != nil || row.outlineLevel > 0 || row.isHidden else { return }
    var options = lxw_row_col_options(
      hidden: row.isHidden ? 1 : 0, level: UInt8(row.outlineLevel), collapsed: 0)
    try call(
      worksheet_set_row_opt(sheet, position, row.height ?? defaultRowHeight, nil, &options))
  }

  /// Merges a range; its empty cells take the format of the first, so that borders close.
  private func write(_ merge: CellRange, in row: Row) throws(WriteFailure.Reason) {
    let format = row.cells.first { $0.column == merge.first.column }?.format ?? 0
    try call(
      worksheet_merge_range(
        sheet, lxw_row_t(merge.first.row), lxw_col_t(merge.first.column),
        lxw_row_t(merge.last.row), lxw_col_t(merge.last.column), "", formats[format]))
  }

  private mutating func write(_ cell: Cell, at row: lxw_row_t) throws(WriteFailure.Reason) {
    let column = lxw_col_t(cell.column)
    let address = CellAddress(row: Int(row), column: cell.column)
    let format = formats[cell.format]
    switch cell.content {
    case .blank: try call(worksheet_write_blank(sheet, row, column, format))
    case .number(let number):
      try call(worksheet_write_number(sheet, row, column, plain(number), format))
    case .text(let text):
      try call(worksheet_write_string(sheet, row, column, escaped(text), format))
    case .boolean(let truth):
      try call(worksheet_write_boolean(sheet, row, column, truth ? 1 : 0, format))
    case .formula(let formula), .line(let formula, _):
      if let problem = calculated.disagreement(of: cell.content, at: address, sheet: position) {
        throw .badPlan([problem])
      }
      printed.removeAll(keepingCapacity: true)
      formula.print(
        in: CellPosition(sheet: position, row: address.row, column: address.column), into: &printed)
      try writePrinted(at: address, format)
    case .link(let text, let target):
      try call(
        worksheet_write_url_opt(
          sheet, row, column, "internal:" + target.link, format, escaped(text), nil))
    }
  }

  /// Writes the formula printed last with the value it gives.
  private mutating func writePrinted(
    at address: CellAddress, _ format: UnsafeMutablePointer<lxw_format>
  ) throws(WriteFailure.Reason) {
    let (row, column) = (lxw_row_t(address.row), lxw_col_t(address.column))
    if printed.count > Limits.formulaUnits {
      let length = String(decoding: printed, as: UTF8.self).utf16.count
      guard length <= Limits.formulaUnits else {
        throw .badPlan([
          PlanProblem(
            .tooLong(.formula, length: length, limit: Limits.formulaUnits), sheet: plan.name,
            address: address)
        ])
      }
    }
    // The library takes a text of C.
    printed.append(0)
    switch calculated.value(at: address, sheet: position) {
    case .number(let number):
      try call(
        worksheet_write_formula_num(sheet, row, column, printed, format, plain(number)))
    case let value:
      try call(
        worksheet_write_formula_str(sheet, row, column, printed, format, value.cachedText))
    }
  }

  func write(_ comment: Sheet.Comment) throws(WriteFailure.Reason) {
    try call(
      worksheet_write_comment(
        sheet, lxw_row_t(comment.address.row), lxw_col_t(comment.address.column),
        escaped(comment.text)))
  }
}

/// The height of a row that has none, in points.
let defaultRowHeight = 15.0

/// A number without a sign on zero, which some readers do not know.
func plain(_ number: Double) -> Double { number == 0 ? 0 : number }

extension Value {
  /// The text of a value that is not a number, as the library wants it.
  fileprivate var cachedText: String {
    switch self {
    case .blank, .number: ""
    case .text(let text): escaped(text)
    case .boolean(let truth): truth ? "TRUE" : "FALSE"
    case .error(let error): error.kind.rawValue
    }
  }
}
