import XLSXLinting

private let other = SoundBook.other
private let shared = "xl/sharedStrings.xml"

extension PlantedFault {
  static let inTexts = [
    PlantedFault(.sharedTextCount, in: shared, "uniqueCount=\"2\"", "uniqueCount=\"3\""),
    PlantedFault(.textLength, at: "A1", "Tiêu đề", long(32_768)),
    PlantedFault(.textLength, in: shared, "Tên", long(32_768)),
    PlantedFault(.textEscape, at: "A1", "Tiêu đề", "_x0041_"),
    PlantedFault(.textEscape, at: "E3", "<v>không</v>", "<v>_x0041_</v>"),
    PlantedFault(.lostSpace, at: "A1", "Tiêu đề", " Tiêu đề"),
    PlantedFault(.lostSpace, in: shared, " xml:space=\"preserve\"", ""),
  ]

  static let inCells = [
    PlantedFault(.dimension, "<dimension ref=\"A1:E5\"", "<dimension ref=\"A1:D5\""),
    PlantedFault(.dimension, "<dimension ref=\"A1:E5\"", "<dimension ref=\"A0\""),
    PlantedFault(.rowOrder, in: other, "</row><row r=\"4\"", "</row><row r=\"2\"/><row r=\"4\""),
    PlantedFault(.rowOrder, in: other, "</sheetData>", "<row r=\"1048577\"/></sheetData>"),
    PlantedFault(.rowHeight, at: "A2", "ht=\"20\"", "ht=\"410\""),
    PlantedFault(
      .outlineLevel, at: "A5", "r=\"5\" outlineLevel=\"1\"", "r=\"5\" outlineLevel=\"8\""),
    PlantedFault(.outlineLevel, at: "B:B", "outlineLevel=\"1\"/>", "outlineLevel=\"8\"/>"),
    PlantedFault(.cellAddress, at: "XFE3", "r=\"D3\"", "r=\"XFE3\""),
    PlantedFault(.cellAddress, at: "d3", "r=\"D3\"", "r=\"d3\""),
    PlantedFault(.cellAddress, in: other, "<c r=\"B2\"", "<c r=\"B3\""),
    PlantedFault(.cellOrder, at: "A2", "<c r=\"B2\"", "<c r=\"A2\""),
    PlantedFault(.cellOrder, at: "C4", "<c r=\"D4\"", "<c r=\"C4\""),
    PlantedFault(.styleIndex, at: "B3", "<c r=\"B3\" s=\"3\"", "<c r=\"B3\" s=\"4\""),
    PlantedFault(.styleIndex, at: "A:A", "style=\"2\"", "style=\"4\""),
    PlantedFault(.styleIndex, in: other, at: "A2", "<row r=\"2\"", "<row r=\"2\" s=\"4\""),
    PlantedFault(.sharedTextIndex, in: other, at: "B4", "t=\"s\"><v>1<", "t=\"s\"><v>2<"),
    PlantedFault(.sharedTextIndex, in: other, at: "B4", "t=\"s\"><v>1<", "t=\"s\"><v>-1<"),
    PlantedFault(.sharedTextIndex, in: other, at: "B4", "t=\"s\"><v>1</v>", "t=\"s\">"),
    number("NAN"), number("INF"), number("-INF"), number("-0"), number("9,25"), number("1e999"),
    number("0x1p3"),
    PlantedFault(.cellBoolean, at: "D3", "t=\"b\"><v>1<", "t=\"b\"><v>TRUE<"),
    PlantedFault(.cellError, in: other, at: "B5", "t=\"e\"><v>#N/A<", "t=\"e\"><v>#NA<"),
    PlantedFault(.cellType, at: "B3", "<c r=\"B3\" s=\"3\"", "<c r=\"B3\" s=\"3\" t=\"str\""),
    PlantedFault(.cellType, at: "B3", "<c r=\"B3\" s=\"3\"", "<c r=\"B3\" s=\"3\" t=\"x\""),
    PlantedFault(.cellType, at: "A2", "<is><t>Đơn vị</t></is>", ""),
    PlantedFault(.missingValue, at: "C3", "</f><v>3</v>", "</f>"),
    PlantedFault(.missingValue, at: "C3", "</f><v>3</v>", "</f><v></v>"),
    PlantedFault(.brokenResult, in: other, at: "A2", "</f><v>#N/A<", "</f><v>#NAME?<"),
  ]

  private static func number(_ text: String) -> PlantedFault {
    PlantedFault(.cellNumber, at: "B3", "<v>3.25<", "<v>\(text)<")
  }

  static let inFormulas = [
    formula(.formulaLength, "1+" + String(repeating: "1+", count: 4_095) + "1"),
    formula(.formulaText, "\"\(long(256))\""),
    formula(
      .formulaNesting,
      String(repeating: "ABS(", count: 65) + "1" + String(repeating: ")", count: 65)),
    formula(.formulaArguments, "SUM(" + String(repeating: "1,", count: 255) + "1)"),
    formula(.formulaArguments, "IF(1,2,3,4)"), formula(.formulaArguments, "ROUND(1)"),
    formula(.formulaArguments, "NA(1)"), formula(.formulaArguments, "ABS()"),
    formula(.formulaFunction, "TEXTJOIN(\",\",1,A1)"), formula(.formulaFunction, "SUMM(A1)"),
    formula(.formulaPrefix, "RANK.EQ(B3,$B$3:$B$5)"), formula(.formulaPrefix, "STDEV.S(B3:B5)"),
    formula(.formulaSheet, "'Số liệu'!A1"), formula(.formulaSheet, "Sheet9!A1"),
    formula(.formulaReference, "A1048577"), formula(.formulaReference, "SUM($XFE$1:A1)"),
    formula(.formulaName, "Trong_so_moi*2"), formula(.formulaName, "'Tên'!abc"),
    formula(.formulaError, "#REF!+1"), formula(.formulaError, "'Tên'!#REF!"),
    formula(.formulaExternal, "'[1]Tên'!A1"), formula(.formulaExternal, "[1]Tên!A1"),
    formula(.formulaSyntax, ""), formula(.formulaSyntax, "=A1"), formula(.formulaSyntax, "1+"),
    formula(.formulaSyntax, "(1"), formula(.formulaSyntax, "1)"), formula(.formulaSyntax, "1*/2"),
    formula(.formulaSyntax, "A1 A2"), formula(.formulaSyntax, "A1;A2"),
    formula(.formulaSyntax, "\"a"), formula(.formulaSyntax, "'Tên'A1"),
    formula(.formulaSyntax, "A1,A2"), formula(.formulaSyntax, "SUM({1,2)"),
    formula(.formulaSyntax, "(,1)"), formula(.formulaSyntax, "SUM(1,+)"),
  ]
}
