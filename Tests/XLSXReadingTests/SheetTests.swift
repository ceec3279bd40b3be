import TestSupport
import Testing
import XLSXReading

@Test func formulasThatWereNotComputed() throws {
  let rows = """
    <row><c><f>A2</f></c><c><f>A2</f><v></v></c><c t='str'><f>A2</f></c><c t='e'><f>A2</f></c>\
    <c t='str'><f>A2</f><v></v></c><c><f>A2</f><v>0</v></c><c/></row>
    """
  #expect(
    try cells(Parts(rows: rows)).map(\.isNotComputed)
      == [true, true, true, true, false, false, false])
}

@Test func errorsByName() throws {
  let rows = "<row><c t='e'><v>#REF!</v></c><c t='str'><v>#REF!</v></c><c><v>1</v></c></row>"
  #expect(try cells(Parts(rows: rows)).map(\.error) == ["#REF!", nil, nil])
}

@Test func mergedRangesInOrder() throws {
  let sheet = """
    <worksheet xmlns='\(main)'><sheetData/><mergeCells count='2'><mergeCell ref='B2:D3'/>\
    <mergeCell ref='A9'/></mergeCells><extLst><ext><mergeCell ref='x'/></ext></extLst></worksheet>
    """
  let scratch = try Scratch()
  let file = try WorkbookFile(path: scratch.archive(Parts(sheet: sheet)))
  let ranges = try file.mergedRanges(ofSheet: 0)
  #expect(
    ranges == [MergedRange(rows: 1...2, columns: 1...3), MergedRange(rows: 8...8, columns: 0...0)])
  #expect(ranges[0].contains(row: 2, column: 3) && !ranges[0].contains(row: 3, column: 3))
}

@Test(arguments: ["", "A1:", ":", "B1:A1", "A2:A1", "A1:B2:C3", "a1", "A:B", "A1:XFE1"])
func mergedRangesThatAreNone(range: String) throws {
  let sheet =
    "<worksheet xmlns='\(main)'><mergeCells><mergeCell ref='\(range)'/></mergeCells></worksheet>"
  let scratch = try Scratch()
  let file = try WorkbookFile(path: scratch.archive(Parts(sheet: sheet)))
  #expect(
    throws: ReadFailure(
      path: file.path, part: "xl/worksheets/sheet1.xml", sheet: "Điểm", reason: .badRange(range))
  ) { _ = try file.mergedRanges(ofSheet: 0) }
}

@Test func refusalsInASheetNameIt() throws {
  let scratch = try Scratch()
  let file = try WorkbookFile(path: scratch.archive(Parts(rows: "<row r='0'/>")))
  #expect(
    throws: ReadFailure(
      path: file.path, part: "xl/worksheets/sheet1.xml", sheet: "Điểm", reason: .badAddress("0"))
  ) { try file.forEachCell(ofSheet: 0) { _ in } }
}

@Test func withoutStylesFormatsAreNotLookedUp() throws {
  #expect(try cells(Parts(rows: "<row><c s='7'/></row>")).map(\.format) == [.plain])
}
