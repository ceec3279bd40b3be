import XLSXLinting

private let sheet = SoundBook.sheet
private let workbook = SoundBook.workbook
private let other = SoundBook.other
private let table = "xl/tables/table1.xml"
private let drawing = "xl/drawings/drawing1.xml"
private let chart = "xl/charts/chart1.xml"
private let comments = "xl/comments1.xml"
private let remarks = "xl/drawings/vmlDrawing1.vml"

extension PlantedFault {
  static let inLayout = [
    PlantedFault(
      .elementOrder, "<autoFilter ref=\"A2:C5\"/>", "<pageMargins/><autoFilter ref=\"A2:C5\"/>"),
    PlantedFault(.elementOrder, "</sheetData>", "</sheetData><sheetProtection/>"),
    PlantedFault(.elementOrder, "</sheetData>", "</sheetData><mine/>"),
    PlantedFault(.columnRange, at: "A:B", "<col min=\"2\"", "<col min=\"1\""),
    PlantedFault(.columnRange, at: "B:", "min=\"2\" max=\"2\"", "min=\"2\" max=\"16385\""),
    PlantedFault(.columnWidth, at: "A:A", "width=\"20.7109375\"", "width=\"256\""),
    PlantedFault(.frozenPanes, "topLeftCell=\"B3\"", "topLeftCell=\"B2\""),
    PlantedFault(.frozenPanes, "activePane=\"bottomRight\"", "activePane=\"topRight\""),
    PlantedFault(.frozenPanes, "ySplit=\"2\"", "ySplit=\"1048576\""),
    PlantedFault(.zoom, "zoomScale=\"90\"", "zoomScale=\"9\""),
    PlantedFault(.selection, "activeCell=\"B1\"", "activeCell=\"B0\""),
    PlantedFault(.mergeRange, at: "C1:A1", "mergeCell ref=\"A1:C1\"", "mergeCell ref=\"C1:A1\""),
    PlantedFault(.mergeSingle, at: "A1", "mergeCell ref=\"A1:C1\"", "mergeCell ref=\"A1\""),
    PlantedFault(
      .mergeOverlap, at: "C1:D2", "</mergeCells>", "<mergeCell ref=\"C1:D2\"/></mergeCells>"),
    PlantedFault(.filterRange, at: "A2:C", "<autoFilter ref=\"A2:C5\"", "<autoFilter ref=\"A2:C\""),
    PlantedFault(
      .filterName, at: "A2:C5", [.replace("$A$2:$C$5", with: "$A$2:$C$4", in: workbook)]),
    PlantedFault(.filterName, "<autoFilter ref=\"A2:C5\"/>", ""),
    PlantedFault(.protection, "<sheetProtection ", "<sheetProtection password=\"12345\" "),
    PlantedFault(.protection, "sheet=\"1\"", "sheet=\"yes\""),
    PlantedFault(.tableRange, in: table, at: "A4:C5", "ref=\"A4:B5\"", "ref=\"A4:C5\""),
    PlantedFault(.tableName, in: table, "displayName=\"Bang\"", "displayName=\"trong_so\""),
    PlantedFault(.tableName, in: table, "displayName=\"Bang\"", "displayName=\"AB12\""),
    PlantedFault(
      .tableOverlap, in: table, at: "A4:B5",
      [
        .replace(
          "<pageMargins", with: "<mergeCells><mergeCell ref=\"B5:C5\"/></mergeCells><pageMargins",
          in: other)
      ]),
  ]

  /// A fault of the first sheet made in other parts.
  private init(_ rule: LintRule, at cell: String, _ edits: [Edit]) {
    self.init(rule, in: sheet, at: cell, edits)
  }

  static let onThePage = [
    PlantedFault(.pageMargin, "left=\"1.18", "left=\"51.18"),
    PlantedFault(.pageScale, "<pageSetup ", "<pageSetup scale=\"401\" "),
    PlantedFault(.pageFit, "fitToHeight=\"0\"", "fitToHeight=\"32768\""),
    PlantedFault(.headerLength, "Trang ", long(250)),
    PlantedFault(.headerCode, "&amp;P/", "&amp;Q/"),
    PlantedFault(.headerCode, "&amp;\"Times New Roman\"", "&amp;\"Times New Roman"),
    PlantedFault(.pageBreak, "brk id=\"3\"", "brk id=\"0\""),
    PlantedFault(.pageBreak, "brk id=\"3\"", "brk id=\"1048576\""),
    PlantedFault(.pageBreak, "<rowBreaks count=\"1\"", "<rowBreaks count=\"2\""),
    PlantedFault(
      .pageBreak, in: sheet,
      [
        .replace("<rowBreaks count=\"1\" manualBreakCount=\"1\">", with: "<rowBreaks>", in: sheet),
        .replace(
          "</rowBreaks>",
          with: (4...1_026).map { "<brk id=\"\($0)\"/>" }.joined() + "</rowBreaks>", in: sheet),
      ]),
  ]

  static let inRules = [
    PlantedFault(.validationRange, at: "B3:B", "10\" sqref=\"B3:B5\"", "10\" sqref=\"B3:B\""),
    PlantedFault(.validationCount, "<dataValidations count=\"2\"", "<dataValidations count=\"3\""),
    PlantedFault(
      .validationCount, "<dataValidations count=\"2\">",
      "<dataValidations>" + String(repeating: "<dataValidation sqref=\"A1\"/>", count: 65_533)),
    PlantedFault(
      .validationTitle, at: "B3:B5", "promptTitle=\"Điểm\"", "promptTitle=\"\(long(33))\""),
    PlantedFault(.validationText, at: "B3:B5", "error=\"Từ 0 đến 10\"", "error=\"\(long(256))\""),
    PlantedFault(.validationList, at: "D3:D5", "Có,Không", long(256)),
    PlantedFault(.validationFormula, at: "B3:B5", "<formula1>0<", "<formula1>0+<"),
    PlantedFault(.validationFormula, at: "B3:B5", "<formula2>10</formula2>", ""),
    PlantedFault(
      .conditionRange, at: "B:B", "Formatting sqref=\"B3:B5\"", "Formatting sqref=\"B:B\""),
    PlantedFault(.conditionFormat, at: "B3:B5", "dxfId=\"0\"", "dxfId=\"1\""),
    PlantedFault(.conditionPriority, at: "B3:B5", "priority=\"2\"", "priority=\"1\""),
    PlantedFault(.conditionPriority, at: "B3:B5", "priority=\"2\"", "priority=\"0\""),
    PlantedFault(.conditionFormula, at: "B3:B5", "<formula>B3&gt;4</formula>", ""),
    PlantedFault(.conditionFormula, at: "B3:B5", "B3&gt;4</formula>", "B3&gt;</formula>"),
    PlantedFault(.conditionStops, at: "B3:B5", "<color rgb=\"FF1E6B34\"/>", ""),
    PlantedFault(
      .conditionStops, at: "B3:B5",
      "<cfRule type=\"colorScale\" priority=\"2\">",
      "<cfRule type=\"iconSet\" priority=\"3\"><iconSet iconSet=\"3Arrows\"><cfvo/></iconSet>"
        + "</cfRule><cfRule type=\"colorScale\" priority=\"2\">"),
    PlantedFault(.linkRange, at: "D0", "hyperlink ref=\"D1\"", "hyperlink ref=\"D0\""),
    PlantedFault(
      .linkRange, at: "D1", "</hyperlinks>",
      "<hyperlink ref=\"D1\" location=\"Trong_so\"/></hyperlinks>"),
    PlantedFault(.linkTarget, at: "D1", "location=\"'Tên'!A1\"", "location=\"'Têm'!A1\""),
    PlantedFault(.linkTarget, at: "D1", "location=\"'Tên'!A1\"", "location=\"A1\""),
    PlantedFault(.linkLength, at: "D1", "display=", "tooltip=\"\(long(256))\" display="),
    PlantedFault(
      .linkCount, "</hyperlinks>",
      (2...65_531).map { "<hyperlink ref=\"H\($0)\" location=\"Trong_so\"/>" }.joined()
        + "</hyperlinks>"),
    PlantedFault(.commentCell, in: comments, at: "B0", "ref=\"B3\"", "ref=\"B0\""),
    PlantedFault(
      .commentCell, in: comments, at: "B3", "</commentList>",
      "<comment ref=\"B3\" authorId=\"0\"/></commentList>"),
    PlantedFault(.commentAuthor, in: comments, at: "B3", "authorId=\"0\"", "authorId=\"1\""),
    PlantedFault(
      .commentShape, in: comments, at: "B3",
      [.replace("<x:Row>2<", with: "<x:Row>3<", in: remarks)]),
    PlantedFault(
      .commentShape, in: comments, at: "B3",
      [.replace("<legacyDrawing r:id=\"rId2\"/>", with: "", in: sheet)]),
  ]

  static let inObjects = [
    PlantedFault(.drawingAnchor, in: drawing, at: "A8", "<xdr:row>21<", "<xdr:row>6<"),
    PlantedFault(.drawingAnchor, in: drawing, "<xdr:row>7<", "<xdr:row>1048576<"),
    PlantedFault(.drawingAltText, in: drawing, at: "A8", "Điểm của ba đơn vị", " "),
    PlantedFault(
      .drawingId, in: drawing, at: "A8", "<xdr:cNvGraphicFramePr/>",
      "<xdr:cNvPr id=\"2\" descr=\"Ảnh\"/><xdr:cNvGraphicFramePr/>"),
    PlantedFault(.drawingChart, in: drawing, at: "A8", "r:id=\"rId1\"", "r:id=\"rId2\""),
    PlantedFault(.chartRange, in: chart, "'Điểm số'!$C$3", "'Điểm'!$C$3"),
    PlantedFault(.chartRange, in: chart, "'Điểm số'!$C$3:$C$5", "$C$3:$C$5"),
    PlantedFault(.chartSeries, in: chart, "<c:idx val=\"1\"", "<c:idx val=\"0\""),
    PlantedFault(
      .chartSeries, in: chart, "</c:ser><c:axId",
      "</c:ser>"
        + (2...255).map { "<c:ser><c:idx val=\"\($0)\"/><c:order val=\"\($0)\"/></c:ser>" }.joined()
        + "<c:axId"),
    PlantedFault(.chartTitle, in: chart, "Điểm theo đơn vị", long(256)),
    PlantedFault(.chartAxis, in: chart, "crossAx val=\"50010001\"", "crossAx val=\"50010003\""),
  ]
}
