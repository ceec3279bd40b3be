import Foundation
import Formulas
import TestSupport
import Testing
import WorkbookPlan
import XLSXReading
import XLSXWriting

/// A plan of two sheets, the second with a table at B2:C4.
private var tables: Plan {
  let rows = [
    Row([Cell(0, .text("Bảng"))]),
    Row([Cell(1, .text("Đơn vị <&>_x0041_")), Cell(2, .text("Điểm"))]),
    Row([Cell(1, .text("Sở")), Cell(2, .formula(CellAddress(row: 3, column: 2).term() + 1))]),
    Row([Cell(1, .text("Sở")), Cell(2, .number(2))], height: 30),
  ]
  var plan = plan(.number(1))
  var sheet = Sheet(name: "Bảng", rows: Rows(rows))
  sheet.table = Table("BangDiem", CellRange(rows: 1...3, columns: 1...2))
  plan.sheets.append(sheet)
  return plan
}

@Test func aTableIsWrittenWithItsHeader() throws {
  let table = try part("xl/tables/table1.xml", of: tables)
  for text in [
    "displayName=\"BangDiem\" ref=\"B2:C4\"", "<autoFilter ref=\"B2:C4\"/>",
    "<tableColumn id=\"1\" name=\"Đơn vị &lt;&amp;&gt;_x005F_x0041_\"/>",
    "<tableColumn id=\"2\" name=\"Điểm\"/>", "showRowStripes=\"1\"",
  ] {
    #expect(table.contains(text), "\(text) is missing in \(table)")
  }
  let scratch = try Scratch()
  try write(tables, to: scratch("a.xlsx"))
  let cells = try cells(scratch("a.xlsx"), sheet: 1)
  #expect(
    cells.map(\.value) == [
      .text("Bảng"), .text("Đơn vị <&>_x0041_"), .text("Điểm"), .text("Sở"), .number(3),
      .text("Sở"), .number(2),
    ])
  #expect(
    try WorkbookFile(path: scratch("a.xlsx")).tables(ofSheet: 1) == [
      TableFacts(name: "BangDiem", range: "B2:C4", columns: ["Đơn vị <&>_x0041_", "Điểm"])
    ])
}

@Test func aTableMakesTheSameBytes() throws {
  let scratch = try Scratch()
  try write(tables, to: scratch("a.xlsx"))
  try write(tables, to: scratch("b.xlsx"))
  #expect(try bytes(scratch("a.xlsx")) == bytes(scratch("b.xlsx")))
}

@Test(arguments: [
  ("ref=\"B2:C4\"", "ref=\"B2:C3\""), ("displayName=\"BangDiem\"", "displayName=\"Bang\""),
  ("name=\"Điểm\"", "name=\"điểm\""),
])
func aTableThatCameOutOtherwiseIsNotPublished(old: String, new: String) throws {
  let scratch = try Scratch()
  try write(tables, to: scratch("sound.xlsx"))
  var parts = try ArchiveParts(reading: scratch("sound.xlsx"))
  try parts.replace(old, with: new, in: "xl/tables/table1.xml")
  let spoiled = try bytes(scratch.archive(parts, name: "spoiled.xlsx"))
  do throws(WriteFailure) {
    try write(CalculatedPlan(tables), to: scratch("a.xlsx"), readsBack: true) {
      try? spoiled.write(to: URL(fileURLWithPath: $0))
    }
    Issue.record("the table was not looked at")
  } catch {
    guard case .difference(let difference) = error.reason else {
      Issue.record("\(error)")
      return
    }
    #expect(difference.address == CellAddress(row: 1, column: 1))
  }
}
