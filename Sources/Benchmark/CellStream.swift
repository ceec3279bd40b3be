import FoundationEssentials
import Formulas
import WorkbookPlan

/// Hands the cells of a plan to the bare C program, in the form it reads.
enum CellStream {
  /// Writes all cells of a plan to a file.
  static func write(_ calculated: CalculatedPlan, to path: String) throws {
    let plan = calculated.plan
    var data = Data()
    guard FileManager.default.createFile(atPath: path, contents: nil) else {
      throw CocoaError(.fileWriteUnknown)
    }
    for (position, sheet) in plan.sheets.enumerated() {
      data.append(UInt8(ascii: "S"))
      append(sheet.name, to: &data)
      for row in 0..<sheet.rows.count {
        for cell in sheet.rows[row].cells {
          data.append(UInt8(ascii: "C"))
          append(UInt32(row), to: &data)
          append(UInt32(cell.column), to: &data)
          let place = CellPosition(sheet: position, row: row, column: cell.column)
          append(
            cell.content, at: place,
            calculated.value(at: CellAddress(row: row, column: cell.column), sheet: position),
            to: &data)
        }
      }
    }
    try data.write(to: URL(filePath: path))
  }

  private static func append(
    _ content: Cell.Content, at place: CellPosition, _ value: Value, to data: inout Data
  ) {
    switch content {
    case .blank: data.append(UInt8(ascii: "b"))
    case .number(let number):
      data.append(UInt8(ascii: "n"))
      append(number, to: &data)
    case .boolean(let truth):
      data.append(UInt8(ascii: "n"))
      append(truth ? 1.0 : 0.0, to: &data)
    case .text(let text), .link(let text, _):
      data.append(UInt8(ascii: "t"))
      append(text, to: &data)
    case .formula(let formula), .line(let formula, _):
      append(formula: formula.text(in: place), value, to: &data)
    }
  }

  private static func append(formula: String, _ value: Value, to data: inout Data) {
    if case .number(let number) = value {
      data.append(UInt8(ascii: "f"))
      append("=" + formula, to: &data)
      append(number, to: &data)
    } else {
      data.append(UInt8(ascii: "g"))
      append("=" + formula, to: &data)
      if case .text(let text) = value { append(text, to: &data) } else { append("", to: &data) }
    }
  }

  private static func append(_ text: String, to data: inout Data) {
    append(UInt32(text.utf8.count + 1), to: &data)
    data.append(contentsOf: text.utf8)
    data.append(0)
  }

  private static func append(_ value: some BitwiseCopyable, to data: inout Data) {
    withUnsafeBytes(of: value) { data.append(contentsOf: $0) }
  }
}
