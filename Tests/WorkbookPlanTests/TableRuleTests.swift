import Formulas
import Testing
import WorkbookPlan

/// The faults of a sheet with a table over A1:B3 whose header says « Đơn vị » and « Điểm ».
private func kinds(
  _ name: String = "BangDiem", _ first: String = "A1", _ last: String = "B3",
  header: [Cell.Content] = [.text("Đơn vị"), .text("Điểm")], names: [String] = [],
  _ change: (inout Sheet) -> Void = { _ in }
) throws -> [PlanProblem.Kind] {
  let rows = [
    Row(header.enumerated().map { Cell($0, $1) }), Row([Cell(0, .text("A")), Cell(1, .number(1))]),
    Row([Cell(0, .text("B")), Cell(1, .number(2))]),
  ]
  let table = try range(first, last)
  let cells = try sheetCells("A1", "A3")
  return WorkbookPlanTests.kinds(
    plan(rows, names: names.map { Plan.DefinedName($0, cells) }) {
      $0.table = Table(name, table)
      change(&$0)
    })
}

@Test func aTableHasANameOfItsOwn() throws {
  #expect(try kinds() == [])
  #expect(try kinds("Bảng_điểm.2021") == [])
  #expect(try kinds("Bảng điểm") == [.table("Bảng điểm", .syntax)])
  #expect(try kinds("") == [.table("", .syntax)])
  #expect(try kinds("AB12") == [.table("AB12", .looksLikeReference)])
  #expect(try kinds(names: ["bangdiem"]) == [.table("BangDiem", .repeated)])
  let long = String(repeating: "a", count: 256)
  #expect(try kinds(long) == [.tooLong(.tableName, length: 256, limit: 255)])
}

@Test func twoTablesHaveTwoNames() throws {
  var both = plan([Row([Cell(0, .text("a"))]), Row()]) {
    $0.table = Table("T_1", CellRange(rows: 0...1, columns: 0...0))
  }
  var other = both.sheets[0]
  other.name = "Khác"
  other.table?.name = "t_1"
  both.sheets.append(other)
  #expect(WorkbookPlanTests.kinds(both) == [.table("t_1", .repeated)])
}

@Test func aTableHasRowsUnderItsHeader() throws {
  #expect(try kinds("T_1", "A1", "B1") == [.table("T_1", .rows)])
  #expect(try kinds("T_1", "A1", "B4") == [.table("T_1", .rows)])
  #expect(try kinds("T_1", "B3", "A1") == [.table("T_1", .rows)])
}

@Test func aTableSharesNoCell() throws {
  let merge = try range("B2", "C2")
  #expect(try kinds { $0.merges = [merge] } == [.table("BangDiem", .overlaps(merge))])
  let filter = try range("A3", "A3")
  #expect(try kinds { $0.filter = filter } == [.table("BangDiem", .overlaps(filter))])
}

@Test func columnsHaveNames() throws {
  let no = PlanProblem.Kind.table("BangDiem", .column)
  #expect(try kinds(header: [.text("Đơn vị")]) == [no])
  #expect(try kinds(header: [.text("Đơn vị"), .text("")]) == [no])
  #expect(try kinds(header: [.text("Đơn vị"), .number(2021)]) == [no])
  #expect(try kinds(header: [.text("Đơn\nvị"), .text("Điểm")]) == [no])
  #expect(
    try kinds(header: [.text("Điểm"), .text("điểm")])
      == [.table("BangDiem", .columnRepeated("điểm"))])
  let long = String(repeating: "đ", count: 256)
  #expect(
    try kinds(header: [.text(long), .text("Điểm")])
      == [.tooLong(.tableColumn, length: 256, limit: 255)])
}
