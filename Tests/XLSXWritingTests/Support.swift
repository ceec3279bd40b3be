import Foundation
import Formulas
import TestSupport
import Testing
import WorkbookPlan
import XLSXReading
import XLSXWriting

/// A plan of one sheet.
func plan(
  _ rows: [Row], name: String = "Điểm", _ change: (inout Sheet) -> Void = { _ in }
) -> Plan {
  var sheet = Sheet(name: name, rows: Rows(rows))
  change(&sheet)
  return Plan(properties: Plan.Properties(), sheets: [sheet])
}

/// A plan of one cell.
func plan(_ content: Cell.Content) -> Plan { plan([Row([Cell(0, content)])]) }

/// The bytes of a file.
func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

/// The cells of a workbook's sheet.
func cells(_ path: String, sheet: Int = 0) throws -> [SheetCell] {
  var cells: [SheetCell] = []
  try WorkbookFile(path: path).forEachCell(ofSheet: sheet) { cells.append($0) }
  return cells
}

/// The cells of a plan once it is written.
func written(_ plan: Plan) throws -> [SheetCell] {
  let scratch = try Scratch()
  try write(CalculatedPlan(pretending: plan), to: scratch("a.xlsx"))
  return try cells(scratch("a.xlsx"))
}

/// The text of a part of a plan's file.
func part(_ name: String, of plan: Plan) throws -> String {
  let scratch = try Scratch()
  try write(plan, to: scratch("a.xlsx"))
  return try #require(ArchiveParts(reading: scratch("a.xlsx"))[name])
}

/// Why a plan is not written to a path; nil when it is.
func failure(_ plan: Plan, to path: String) -> WriteFailure? {
  do throws(WriteFailure) {
    try write(plan, to: path)
    return nil
  } catch {
    return error
  }
}
