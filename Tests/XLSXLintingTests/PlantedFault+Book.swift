import XLSXLinting

private let workbook = SoundBook.workbook
private let styles = "xl/styles.xml"
private let types = "[Content_Types].xml"
private let core = "docProps/core.xml"
private let sheetRelationships = "xl/worksheets/_rels/sheet1.xml.rels"

extension PlantedFault {
  static let inThePackage = [
    PlantedFault(.repeatedPart, in: "", [.add("xl\\Workbook.xml", text: "<workbook/>")]),
    PlantedFault(.malformedXML, in: "xl/charts/chart1.xml", "</c:chartSpace>", ""),
    PlantedFault(.malformedXML, in: "xl/theme/theme1.xml", "</a:theme>", ""),
    PlantedFault(.malformedXML, in: core, "Kết quả", "Kết quả \u{1}"),
    PlantedFault(.malformedXML, "Tiêu đề", "Tiêu đề \u{FFFE}"),
    PlantedFault(.documentType, in: "xl/theme/theme1.xml", "<a:theme", "<!DOCTYPE a><a:theme"),
    PlantedFault(.contentType, in: types, "/xl/theme/theme1.xml", "/xl/theme/theme2.xml"),
    PlantedFault(.contentType, in: types, "Extension=\"vml\"", "Extension=\"wml\""),
    PlantedFault(.contentType, in: types, "spreadsheetml.styles+xml", "spreadsheetml.style+xml"),
    PlantedFault(
      .relationshipTarget, in: "xl/_rels/workbook.xml.rels", "theme/theme1.xml\"/>",
      "theme/theme1.xml\"/><Relationship Id=\"rId8\" Type=\"x/x\" Target=\"none.xml\"/>"),
    PlantedFault(
      .relationshipId, in: SoundBook.sheet, "<drawing r:id=\"rId1\"", "<drawing r:id=\"x\""),
    PlantedFault(
      .relationshipId, in: sheetRelationships, "</Relationships>",
      "<Relationship Id=\"rId1\" Type=\"x/x\" Target=\"../comments1.xml\"/></Relationships>"),
    PlantedFault(
      .externalTarget, in: sheetRelationships, "</Relationships>",
      "<Relationship Id=\"rId9\" Type=\"x/image\" Target=\"http://a.vn/b\""
        + " TargetMode=\"External\"/></Relationships>"),
    PlantedFault(.orphanPart, in: "xl/left.xml", [.add("xl/left.xml", text: "<left/>")]),
    PlantedFault(
      .missingPart, in: "",
      [.replace("relationships/officeDocument", with: "relationships/office", in: "_rels/.rels")]),
    PlantedFault(.propertyLength, in: core, "Kết quả", long(256)),
    PlantedFault(.propertyDate, in: core, "2000-01-01T", "2000-13-01T"),
    PlantedFault(.propertyDate, in: core, "00:00:00Z", ""),
  ]

  static let inTheWorkbook = [
    named(.sheetNameLength, ""), named(.sheetNameLength, long(32)),
    named(.sheetNameLength, String(repeating: "😀", count: 16)),
    named(.sheetNameCharacter, "a/b"), named(.sheetNameCharacter, "a[1"),
    named(.sheetNameApostrophe, "Tên'"), named(.sheetNameReserved, "HISTORY"),
    named(.sheetNameRepeated, "ĐIỂM SỐ"),
    PlantedFault(.sheetId, in: workbook, "sheetId=\"2\"", "sheetId=\"1\""),
    PlantedFault(.sheetId, in: workbook, "sheetId=\"2\"", "sheetId=\"x\""),
    PlantedFault(
      .activeSheet, in: workbook, "sheetId=\"1\"", "sheetId=\"1\" state=\"hidden\""),
    PlantedFault(.activeSheet, in: workbook, "<workbookView ", "<workbookView activeTab=\"2\" "),
    PlantedFault(
      .noVisibleSheet, in: workbook,
      [
        .replace("sheetId=\"1\"", with: "sheetId=\"1\" state=\"hidden\"", in: workbook),
        .replace("sheetId=\"2\"", with: "sheetId=\"2\" state=\"hidden\"", in: workbook),
        .replace("<workbookView", with: "<otherView", in: workbook),
      ]),
    PlantedFault(
      .severalSelected, in: workbook,
      [
        .replace(
          "<sheetView ", with: "<sheetView tabSelected=\"1\" ", in: SoundBook.other)
      ]),
  ]

  /// The second sheet, and the link to it, with another name.
  private static func named(_ rule: LintRule, _ name: String) -> PlantedFault {
    PlantedFault(
      rule, in: workbook,
      [
        .replace("name=\"Tên\"", with: "name=\"\(name)\"", in: workbook),
        .replace("location=\"'Tên'!A1\"", with: "location=\"Trong_so\"", in: SoundBook.sheet),
      ])
  }

  static let inNames = [
    name(.definedNameSyntax, "1abc"), name(.definedNameSyntax, "a b"),
    name(.definedNameSyntax, ""), name(.definedNameReference, "AB12"),
    name(.definedNameReference, "R1C1"), name(.definedNameLength, long(256)),
    name(.definedNameRepeated, "TRONG_SO"),
    PlantedFault(
      .definedNameScope, in: workbook, "name=\"Trong_so\"",
      "name=\"Trong_so\" localSheetId=\"7\""),
    PlantedFault(
      .definedNameFormula, in: workbook, ">'Điểm số'!$B$3:$B$5<", ">'Điểm'!$B$3:$B$5<"),
    PlantedFault(.definedNameFormula, in: workbook, ">'Điểm số'!$B$3:$B$5<", "><"),
    PlantedFault(
      .printName, in: workbook, ">'Điểm số'!$A:$A,'Điểm số'!$2:$2<", ">'Điểm số'!$A:$A,'Điểm s<"),
    PlantedFault(.printName, in: workbook, "'Điểm số'!$2:$2", "'Tên'!$2:$2"),
    PlantedFault(.printName, in: workbook, "$A$1:$E$5", "$A$1:$E"),
  ]

  /// A second name for the weights.
  private static func name(_ rule: LintRule, _ name: String) -> PlantedFault {
    PlantedFault(
      rule, in: workbook, "</definedNames>",
      "<definedName name=\"\(name)\">'Điểm số'!$B$3</definedName></definedNames>")
  }

  static let inStyles = [
    PlantedFault(.fontIndex, in: styles, "fontId=\"1\" fillId=\"2\"", "fontId=\"3\" fillId=\"2\""),
    PlantedFault(.fillIndex, in: styles, "fillId=\"2\"", "fillId=\"3\""),
    PlantedFault(.borderIndex, in: styles, "borderId=\"0\" xfId", "borderId=\"1\" xfId"),
    PlantedFault(.numberFormatIndex, in: styles, "<xf numFmtId=\"164\"", "<xf numFmtId=\"165\""),
    PlantedFault(.baseFormatIndex, in: styles, "xfId=\"0\"", "xfId=\"1\""),
    PlantedFault(.styleCount, in: styles, "<cellXfs count=\"4\"", "<cellXfs count=\"5\""),
    PlantedFault(
      .cellFormatCount, in: styles,
      [
        .replace("<cellXfs count=\"4\">", with: "<cellXfs>", in: styles),
        .replace(
          "</cellXfs>", with: String(repeating: "<xf/>", count: 63_997) + "</cellXfs>", in: styles),
      ]),
    PlantedFault(
      .fontCount, in: styles,
      [
        .replace("<fonts count=\"3\">", with: "<fonts>", in: styles),
        .replace(
          "</fonts>", with: String(repeating: "<font/>", count: 510) + "</fonts>", in: styles),
      ]),
    PlantedFault(.fontName, in: styles, "Times New Roman", long(32)),
    PlantedFault(.fontName, in: styles, "Times New Roman", ""),
    PlantedFault(.fontSize, in: styles, "sz val=\"12\"", "sz val=\"410\""),
    PlantedFault(.standardFills, in: styles, "patternType=\"gray125\"", "patternType=\"solid\""),
    PlantedFault(.numberFormat, in: styles, "\"0.00\"", "\"0.00 &quot;điểm\""),
    PlantedFault(.numberFormat, in: styles, "\"0.00\"", "\"0;0;0;0;0\""),
    PlantedFault(.numberFormat, in: styles, "\"0.00\"", "\"\(long(256))\""),
    PlantedFault(.alignment, in: styles, "indent=\"1\"", "indent=\"251\""),
    PlantedFault(.alignment, in: styles, "indent=\"1\"", "textRotation=\"181\""),
    PlantedFault(.color, in: styles, "rgb=\"FFD9E2EC\"", "rgb=\"D9E2EC\""),
    PlantedFault(.color, in: styles, "indexed=\"64\"", "indexed=\"99\""),
    PlantedFault(.color, "rgb=\"FF2F5D8C\"", "rgb=\"blue\""),
  ]
}
