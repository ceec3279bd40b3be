import TestSupport
import Testing
import XLSXReading

@Test func valuesOfEveryType() throws {
  let rows = """
    <row r='1'><c r='A1'><v>9.25</v></c><c r='B1' t='n'><v>-1E-2</v></c><c r='C1' t='b'><v>1</v></c>\
    <c r='D1' t='e'><v>#N/A</v></c><c r='E1' t='str'><v>Tốt</v></c><c r='F1' t='s'><v>0</v></c>\
    <c r='G1' t='inlineStr'><is><t>Khá 😀</t></is></c><c r='H1' s='3'/><c r='I1' t='b'><v>0</v></c></row>
    """
  #expect(
    try values(rows, sharedTexts: "<si><t>Sở Nội vụ</t></si>") == [
      .number(9.25), .number(-0.01), .boolean(true), .error("#N/A"), .text("Tốt"),
      .text("Sở Nội vụ"), .text("Khá 😀"), .blank, .boolean(false),
    ])
}

@Test func addressesAndFormatsOfCells() throws {
  let read = try cells(
    Parts(rows: "<row r='3'><c r='B3' s='7'><v>1</v></c></row><row r='9'><c r='XFD9'/></row>"))
  #expect(read.map(\.address) == ["B3", "XFD9"])
  #expect(read.map(\.style) == [7, 0])
  #expect(read.first == SheetCell(row: 2, column: 1, value: .number(1), style: 7))
}

@Test func cellsAndRowsWithoutAddresses() throws {
  let read = try cells(
    Parts(
      rows:
        "<row><c><v>1</v></c><c><v>2</v></c></row><row r='4'><c r='C4'/><c/></row><row><c/></row>"
    ))
  #expect(read.map(\.address) == ["A1", "B1", "C4", "D4", "A5"])
}

@Test(arguments: [
  ("0.1", 0.1), ("0.30000000000000004", 0.1 + 0.2), ("123456789012345", 123_456_789_012_345),
  ("1e308", 1e308), ("4.9406564584124654E-324", Double.leastNonzeroMagnitude), (" 7 ", 7),
  ("-0", 0), ("+3", 3),
  ("2.675", 2.675), ("99999999999999999999", 1e20),
])
func numbersAreReadExactly(text: String, number: Double) throws {
  #expect(try values("<row><c><v>\(text)</v></c></row>") == [.number(number)])
}

@Test(arguments: ["9,25", "NAN", "INF", "1e999", "0x10", "1 2", "9.25 điểm", "-", "."])
func textsThatAreNoNumbersAreRefused(text: String) throws {
  #expect(
    try refusal(Parts(rows: "<row r='2'><c r='B2'><v>\(text)</v></c></row>"))
      == .badValue(cell: "B2", text))
}

@Test(arguments: [("s", "1"), ("s", "-1"), ("s", "x"), ("b", "2"), ("wrong", "1")])
func valuesThatDoNotFitTheirType(type: String, value: String) throws {
  let rows = "<row><c t='\(type)'><v>\(value)</v></c></row>"
  #expect(
    try refusal(Parts(rows: rows, sharedTexts: "<si><t>a</t></si>"))
      == .badValue(cell: "A1", value))
}

@Test func runsAreJoinedAndPhoneticReadingsLeftOut() throws {
  let runs =
    "<r><rPr><b/></rPr><t xml:space='preserve'>Sở </t></r><r><t>Nội vụ</t></r>"
    + "<rPh sb='0' eb='1'><t>xyz</t></rPh><phoneticPr fontId='1'/>"
  let rows = "<row><c t='s'><v>0</v></c><c t='inlineStr'><is>\(runs)</is></c></row>"
  let texts = try values(rows, sharedTexts: "<si>\(runs)</si>")
  #expect(texts == [.text("Sở Nội vụ"), .text("Sở Nội vụ")])
}

@Test(arguments: [
  ("_x0041_", "A"), ("_x005F_x0041_", "_x0041_"), ("a_x000D_b", "a\rb"), ("_x00g1_", "_x00g1_"),
  ("_xD83D__xDE00_", "😀"), ("_xD83D_", "\u{FFFD}"), ("_x004", "_x004"), ("__x1EBF__", "_ế_"),
  (" _x0020_ ", "   "),
])
func escapesAreUndone(raw: String, text: String) throws {
  #expect(
    try values("<row><c t='inlineStr'><is><t>\(raw)</t></is></c></row>") == [.text(text)])
}

@Test func formulasOfEveryKind() throws {
  let rows = """
    <row><c><f>A1+1</f><v>2</v></c><c><f t='shared' si='0' ref='B1:B2'>C1*2</f><v>4</v></c>\
    <c><f t='shared' si='0'/><v>6</v></c><c><f t='array' ref='D1:D2'>A1:A2</f><v>1</v></c>\
    <c><f t='dataTable' ref='E1'/></c><c t='str'><f>1/0</f><v>#DIV/0!</v></c>\
    <c><f>A1&amp;"&lt;"</f></c></row>
    """
  let read = try cells(Parts(rows: rows))
  #expect(
    read.map(\.formula) == [
      .init("A1+1"), .init("C1*2", kind: .shared(index: 0, range: "B1:B2")),
      .init("", kind: .shared(index: 0, range: nil)), .init("A1:A2", kind: .array(range: "D1:D2")),
      .init("", kind: .dataTable), .init("1/0"), .init("A1&\"<\""),
    ])
  #expect(
    read.map(\.value) == [
      .number(2), .number(4), .number(6), .number(1), .blank, .error("#DIV/0!"), .blank,
    ])
}

@Test func aTypedTextThatLooksLikeAnErrorStaysText() throws {
  #expect(
    try values("<row><c t='inlineStr'><is><t>#N/A</t></is></c></row>") == [.text("#N/A")])
}

@Test func elementsOfOthersAreSkipped() throws {
  let rows = """
    <row r='1'><extLst><ext><c r='Z9'><v>1</v></c></ext></extLst><c r='A1'><v>5</v>\
    <extLst><ext><v>6</v></ext></extLst></c></row>
    """
  #expect(try values(rows) == [.number(5)])
}

@Test func aWrongDimensionDoesNotMatter() throws {
  let sheet = """
    <worksheet xmlns='\(main)'><dimension ref='A1:A1'/><sheetData><row r='5'><c r='C5'><v>1</v></c>\
    </row></sheetData><mergeCells><mergeCell ref='C5:D5'/></mergeCells></worksheet>
    """
  #expect(try cells(Parts(sheet: sheet)).map(\.address) == ["C5"])
}
