import TestSupport
import Testing
import XLSXReading

/// What the format of the only cell shows, given the format's code in the workbook's styles.
private func format(code: String) throws -> SheetCell.NumberFormat? {
  let escaped = code.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    .replacing("\"", with: "&quot;")
  let styles =
    "<numFmts><numFmt numFmtId='200' formatCode=\"\(escaped)\"/></numFmts>"
    + "<cellXfs><xf numFmtId='200'/></cellXfs>"
  return try cells(Parts(rows: "<row><c s='0'><v>1</v></c></row>").styled(styles)).first?.format
}

@Test(arguments: [
  "dd/mm/yyyy", "yyyy\\-mm\\-dd", "d/m/yy;@", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "h:mm AM/PM",
  "[h]:mm:ss", "[ss]", "[MM]", "mmm", "\"ngày\" d", "[Red]D", "_(m",
])
func codesOfDates(code: String) throws {
  #expect(try format(code: code) == .date)
}

@Test(arguments: [
  "General", "Standard", "0.00", "#,##0", "@", "0\"d\"", "0\\d", "0_d", "*d0", "[Red]0.00",
  "[$-409]0", "[<100]0;d", "0;[Blue]dd", "# ?/?", "#,##0.00 \"đồng\"", "\"d", "[", "\\", "",
])
func codesOfPlainNumbers(code: String) throws {
  #expect(try format(code: code) == .plain)
}

@Test(arguments: ["0%", "0.00%", "[Green]0 %", "0.0%;-0.0%"])
func codesOfPercentages(code: String) throws {
  #expect(try format(code: code) == .percentage)
}

@Test(arguments: [
  (0, SheetCell.NumberFormat.plain), (4, .plain), (9, .percentage), (10, .percentage), (11, .plain),
  (13, .plain), (14, .date), (22, .date), (23, .plain), (27, .date), (36, .date), (37, .plain),
  (45, .date), (47, .date), (48, .plain), (49, .plain), (50, .date), (58, .date), (59, .plain),
])
func formatsKnownByNumber(number: Int, format: SheetCell.NumberFormat) throws {
  let parts = Parts(rows: "<row><c s='1'><v>1</v></c></row>")
    .styled("<cellXfs><xf/><xf numFmtId='\(number)'/></cellXfs>")
  #expect(try cells(parts).map(\.format) == [format])
}

@Test func formatsOfNamedAndConditionalStylesAreNotTakenForCells() throws {
  let parts = Parts(rows: "<row><c s='0'><v>1</v></c></row>").styled(
    "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='164'/></cellXfs>"
      + "<dxfs><dxf><numFmt numFmtId='164' formatCode='d'/></dxf></dxfs>")
  #expect(try cells(parts).map(\.format) == [.plain])
}

@Test func onlyNumbersAreDates() throws {
  let rows = "<row><c s='1'><v>44561</v></c><c s='1' t='str'><v>x</v></c><c s='1'/></row>"
  let parts = Parts(rows: rows).styled("<cellXfs><xf/><xf numFmtId='14'/></cellXfs>")
  #expect(try cells(parts).map(\.isDate) == [true, false, false])
}

@Test(arguments: [
  ("1900-01-01", 1.0), ("1900-02-28", 59), ("1900-03-01", 61), ("1970-01-01", 25_569),
  ("2000-02-29", 36_585), ("2021-12-31", 44_561), ("9999-12-31", 2_958_465),
  ("2021-12-31T06:00:00", 44_561.25), ("2021-12-31T12:00Z", 44_561.5),
])
func datesAsTexts(text: String, serial: Double) throws {
  #expect(try values("<row><c t='d'><v>\(text)</v></c></row>") == [.number(serial)])
}

@Test(arguments: [
  "1899-12-30", "2021-13-01", "2021-02-29", "1900-02-29", "2021-1-1", "2021-12-31T24:00:00",
  "2021-12-31T10:60", "2021-12-31T1:00:00", "2021-12-31T", "2021-12-31T10:00:61", "20211231",
  "2021-12-31T10:00:00+07:00", "-021-12-31",
])
func textsThatAreNoDates(text: String) throws {
  #expect(
    try refusal(Parts(rows: "<row><c t='d'><v>\(text)</v></c></row>"))
      == .badValue(cell: "A1", text))
}
