import Testing

@testable import Formulas

@Test(arguments: [
  (0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA"),
  (16_383, "XFD"), (16_384, ""), (-1, ""),
])
func lettersOfColumns(column: Int, letters: String) {
  #expect(columnLetters(column) == letters)
}

@Test func addressesPrintRelativeAndAbsolute() {
  let address = CellAddress(row: 11, column: 27)
  #expect(address.a1() == "AB12")
  #expect(address.a1(absoluteRow: true) == "AB$12")
  #expect(address.a1(absoluteColumn: true) == "$AB12")
  #expect(address.absolute == "$AB$12")
}

@Test func everyColumnIsReadBackAsItPrints() {
  for column in 0..<CellArea.columnLimit {
    let address = CellAddress(row: column, column: column)
    #expect(CellAddress(a1: address.absolute) == address)
  }
}

@Test(arguments: [
  "", "A", "1", "A0", "A01", "1A", "XFE1", "A1048577", "A1B", "$A$$1", "A-1", "AAAA1", "$", "A$",
  "À1",
])
func whatIsNoAddress(text: String) {
  #expect(CellAddress(a1: text) == nil)
}

@Test(arguments: [("$B12", 11, 1), ("b$12", 11, 1), ("XFD1048576", 1_048_575, 16_383)])
func addressesAreRead(text: String, row: Int, column: Int) {
  #expect(CellAddress(a1: text) == CellAddress(row: row, column: column))
}

@Test func rangesPrintBothCornersUnlessTheyAreOne() {
  #expect(CellRange(rows: 0...8, columns: 1...2).a1() == "B1:C9")
  #expect(CellRange(rows: 0...8, columns: 1...2).absolute == "$B$1:$C$9")
  #expect(CellRange(CellAddress(row: 0, column: 0)).absolute == "$A$1")
}

@Test func rangesOverlapWhenTheyShareACell() {
  let range = CellRange(rows: 1...3, columns: 1...3)
  #expect(range.overlaps(CellRange(rows: 3...4, columns: 3...4)))
  #expect(!range.overlaps(CellRange(rows: 4...4, columns: 1...3)))
  #expect(!range.overlaps(CellRange(rows: 1...3, columns: 0...0)))
  #expect(range.contains(CellAddress(row: 3, column: 1)))
  #expect(!range.contains(CellAddress(row: 0, column: 1)))
}

@Test(arguments: [
  ("Data", "Data"), ("Data_2021", "Data_2021"), ("Xếp hạng", "'Xếp hạng'"), ("Điểm", "'Điểm'"),
  ("It's", "'It''s'"), ("2021", "'2021'"), ("A1", "'A1'"), ("R1C1", "'R1C1'"), ("rc", "'rc'"),
  ("R", "'R'"), ("True", "'True'"), ("A.B", "'A.B'"), ("RANK", "RANK"),
])
func sheetNamesAreQuotedUnlessPlain(name: String, quoted: String) {
  #expect(quotedSheetName(name) == quoted)
}
