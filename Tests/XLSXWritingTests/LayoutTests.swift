import Formulas
import TestSupport
import Testing
import WorkbookPlan
import XLSXWriting

/// Expects texts in the XML of the first sheet.
private func expectSheet(
  _ rows: [Row] = [Row([Cell(0, .number(1))])], has texts: [String],
  _ change: (inout Sheet) -> Void, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let sheet = try part("xl/worksheets/sheet1.xml", of: plan(rows, change))
  for text in texts {
    #expect(sheet.contains(text), "\(text) is missing in \(sheet)", sourceLocation: sourceLocation)
  }
}

private let cells = CellRange(rows: 0...8, columns: 0...0)

@Test func rowsAndColumnsAndMerges() throws {
  let rows = [
    Row([Cell(0, .text("Bảng"))], height: 30),
    Row([Cell(0, .number(1))], outlineLevel: 1, isHidden: true),
  ]
  try expectSheet(
    rows,
    has: [
      "<row r=\"1\" ht=\"30\" customHeight=\"1\">", "<row r=\"2\" hidden=\"1\" outlineLevel=\"1\">",
      "<mergeCell ref=\"A1:C1\"/>", "<mergeCell ref=\"A5:B5\"/>", "<c r=\"C1\" s=\"1\"/>",
      "<col min=\"2\" max=\"2\" width=\"20.7109375\"", "summaryBelow=\"0\"",
    ]
  ) {
    $0.merges = [
      CellRange(rows: 4...4, columns: 0...1), CellRange(rows: 0...0, columns: 0...2),
    ]
    $0.columns = [.init(width: 8), .init(width: 20, outlineLevel: 1)]
  }
}

@Test func viewAndProtection() throws {
  try expectSheet(has: [
    "<pane xSplit=\"2\" ySplit=\"1\" topLeftCell=\"C2\"", "<autoFilter ref=\"A1:A9\"/>",
    "zoomScale=\"85\"", "showGridLines=\"0\"", "<tabColor rgb=\"FF123456\"/>",
    "<sheetProtection sheet=\"1\" scenarios=\"1\"", "formatColumns=\"0\"", "autoFilter=\"0\"",
    "<ignoredError sqref=\"A1:A9\" numberStoredAsText=\"1\"/>",
  ]) {
    $0.frozen = (1, 2)
    $0.filter = cells
    $0.zoom = 85
    $0.tabColor = 0x12_3456
    $0.textNumberRanges = [cells]
  }
}

@Test func aHiddenSheetDoesNotOpen() throws {
  var plan = plan([]) { $0.isHidden = true }
  plan.sheets.append(Sheet(name: "Bìa", rows: Rows([Row([Cell(0, .number(1))])])))
  let workbook = try part("xl/workbook.xml", of: plan)
  #expect(workbook.contains("state=\"hidden\""))
  #expect(workbook.contains("activeTab=\"1\""))
}

@Test func pageOfOfficialDocuments() throws {
  try expectSheet(has: [
    "<pageMargins left=\"1.181102362204725\" right=\"0.5905511811023623\"", "paperSize=\"9\"",
    "fitToHeight=\"0\"", "orientation=\"landscape\"",
    "<oddFooter>&amp;CTrang &amp;P/&amp;N</oddFooter>",
    "<brk id=\"5\"", "horizontalCentered=\"1\"",
  ]) {
    $0.page.isLandscape = true
    $0.page.footer = "&CTrang &P/&N"
    $0.page.rowBreaks = [5]
    $0.page.isCentered = true
  }
}

@Test func pagesThatAreNotFittedBreakWhereTheyAreTold() throws {
  try expectSheet(has: [
    "scale=\"82\"", "<colBreaks count=\"1\" manualBreakCount=\"1\"><brk id=\"7\"",
  ]) {
    $0.page.fitWidth = nil
    $0.page.scale = 82
    $0.page.columnBreaks = [7]
  }
}

@Test func aSheetNumbersItsOwnPagesAndLeavesTheFirstBare() throws {
  let change: (inout Sheet) -> Void = {
    $0.page.header = "&C&\"Times New Roman,Regular\"&13&P"
    $0.page.leavesFirstBare = true
    $0.page.firstNumber = 1
  }
  try expectSheet(
    [Row([Cell(0, .text("<headerFooter>"))])],
    has: [
      "useFirstPageNumber=\"1\"",
      "<headerFooter differentFirst=\"1\"><oddHeader>&amp;C&amp;\"Times New Roman,Regular\"&amp;13&amp;P</oddHeader></headerFooter>",
    ], change)
  // The sheet before it, which is not put in anew, keeps its bytes.
  var plan = plan([Row([Cell(0, .number(1))])])
  let alone = try part("xl/worksheets/sheet1.xml", of: plan)
  var second = Sheet(name: "Phụ lục", rows: Rows([Row([Cell(0, .number(2))])]))
  change(&second)
  plan.sheets.append(second)
  let first = try part("xl/worksheets/sheet1.xml", of: plan)
  #expect(first == alone)
}

@Test func aDrawnLineIsADecorativePicture() throws {
  let plan = plan([Row([Cell(0, .number(1))])]) {
    $0.lines = [DrawnLine(at: CellAddress(row: 0, column: 1), left: 10, top: 4, length: 137)]
  }
  let drawing = try part("xl/drawings/drawing1.xml", of: plan)
  // 9525 units are a pixel.
  for text in [
    "<xdr:col>1</xdr:col><xdr:colOff>95250</xdr:colOff><xdr:row>0</xdr:row><xdr:rowOff>38100</xdr:rowOff>",
    "<a:ext cx=\"1304925\" cy=\"9525\"/>", "decorative", "editAs=\"oneCell\"",
  ] {
    #expect(drawing.contains(text), "\(text) is missing in \(drawing)")
  }
}

@Test func printTitlesAndAreasAreNames() throws {
  let workbook = try part(
    "xl/workbook.xml",
    of: plan([Row([Cell(0, .number(1))])]) {
      $0.page.repeatedRows = 0...1
      $0.page.repeatedColumns = 0...2
      $0.page.printArea = cells
    })
  #expect(workbook.contains("'Điểm'!$A:$C,'Điểm'!$1:$2</definedName>"))
  #expect(workbook.contains("'Điểm'!$A$1:$A$9</definedName>"))
}

@Test func validationsOfEveryKind() throws {
  try expectSheet(has: [
    "<formula1>\"Có,Không\"</formula1>", "<formula1>$C$1:$C$9</formula1>",
    "type=\"decimal\"", "<formula1>0</formula1><formula2>$B$1</formula2>", "type=\"whole\"",
    "<formula1>ISNUMBER(A1)</formula1>", "errorStyle=\"warning\"", "promptTitle=\"Điểm\"",
    "prompt=\"Từ 0\"", "error=\"Sai rồi\"", "<dataValidations count=\"5\">",
  ]) {
    var first = Validation(cells, .decimal(0, .of(parsed("$B$1").expression)))
    first.prompt = .init(title: "Điểm", text: "Từ 0")
    first.error = .init(title: "Sai", text: "Sai rồi")
    first.response = .warning
    $0.validations = [
      first, Validation(cells, .choices(["Có", "Không"])),
      Validation(cells, .oneOf(parsed("$C$1:$C$9").expression)), Validation(cells, .whole(1, 5)),
      Validation(cells, .holds(parsed("ISNUMBER(A1)").expression)),
    ]
  }
}

@Test func conditionsShareARange() throws {
  try expectSheet(has: [
    "<cfRule type=\"colorScale\" priority=\"1\"><colorScale><cfvo type=\"min\" val=\"0\"/><cfvo type=\"max\" val=\"0\"/>",
    "<cfvo type=\"percentile\" val=\"50\"/>", "<color rgb=\"FF000000\"/>", "iconSet=\"3Arrows\"",
    "<dataBar>", "<formula>$A1&gt;5</formula>", "stopIfTrue=\"1\" operator=\"lessThanOrEqual\"",
  ]) {
    let bold = CellFormat().with { $0.isBold = true }
    var last = Condition(cells, .value(.lessOrEqual, 3, bold))
    last.stopsIfTrue = true
    $0.conditions = [
      Condition(cells, .colors(.init(.minimum, color: 0), .init(.maximum, color: 0xFF))),
      Condition(
        cells,
        .threeColors(
          .init(.number(0), color: 1), .init(.percentile(50), color: 2),
          .init(.percent(90), color: 3))),
      Condition(cells, .bar(.init(color: 0x63_8EC6))), Condition(cells, .arrows),
      Condition(cells, .when(parsed("$A1>5").expression, bold)), last,
    ]
  }
}

/// A bar that runs both ways from the middle of the cell, up to limits that follow the cells.
@Test func barsRunBothWaysFromTheMiddle() throws {
  try expectSheet(has: [
    "<dataBar showValue=\"0\"><cfvo type=\"formula\" val=\"-MAX($A$1:$A$3)\"/>",
    "gradient=\"0\"", "axisPosition=\"middle\"", "<xm:f>-MAX($A$1:$A$3)</xm:f>",
    "<xm:f>MAX($A$1:$A$3)</xm:f>", "<x14:negativeFillColor rgb=\"FFF4B183\"/>",
  ]) {
    var bar = Condition.Bar(color: 0x9D_C3E6)
    bar.negativeColor = 0xF4_B183
    bar.showsValue = false
    bar.minimum = parsed("-MAX($A$1:$A$3)").expression
    bar.maximum = parsed("MAX($A$1:$A$3)").expression
    $0.conditions = [Condition(cells, .bar(bar))]
  }
}

@Test(arguments: [
  (Chart.Kind.column, "<c:barDir val=\"col\"/>"), (.bar, "<c:barDir val=\"bar\"/>"),
  (.stackedColumn, "<c:grouping val=\"stacked\"/>"), (.stackedBar, "<c:overlap val=\"100\"/>"),
  (.line, "<c:lineChart>"), (.radar, "<c:radarChart>"), (.scatter, "<c:scatterChart>"),
])
func chartsOfEveryKind(kind: Chart.Kind, mark: String) throws {
  var chart = Chart(
    kind, title: "Điểm",
    series: [
      .init("Điểm", categories: column(0), values: column(1), color: 0x1F_4E79)
    ],
    anchor: CellAddress(row: 2, column: 3), altText: "Điểm của từng đơn vị")
  chart.series[0].pattern = .upwardDiagonal
  chart.series[0].showsLabels = true
  chart.valueAxis.maximum = 100
  chart.legend = .bottom
  let plan = plan([Row([Cell(0, .number(1))])]) { $0.charts = [chart] }
  let xml = try part("xl/charts/chart1.xml", of: plan)
  for text in [
    mark, "<c:f>'Điểm'!$B$1:$B$9</c:f>", "<c:max val=\"100\"/>", "1F4E79", "<c:showVal val=\"1\"/>",
  ] {
    #expect(xml.contains(text), "\(text)")
  }
  #expect(try part("xl/drawings/drawing1.xml", of: plan).contains("descr=\"Điểm của từng đơn vị\""))
}

@Test func valuesOfLyingBarsStayBelow() throws {
  var chart = Chart(
    .bar, series: [.init("a", categories: column(0), values: column(1))],
    anchor: CellAddress(row: 0, column: 0), altText: "a")
  chart.categoryAxis.isReversed = true
  chart.valueAxis.minimum = 0
  let xml = try part(
    "xl/charts/chart1.xml", of: plan([Row([Cell(0, .number(1))])]) { $0.charts = [chart] })
  let categories = try #require(
    xml.split(separator: "<c:catAx>").last?.split(separator: "</c:catAx>").first)
  let values = try #require(
    xml.split(separator: "<c:valAx>").last?.split(separator: "</c:valAx>").first)
  #expect(categories.contains("<c:orientation val=\"maxMin\"/>"))
  #expect(values.contains("<c:crosses val=\"max\"/>"))
  #expect(values.contains("<c:min val=\"0\"/>"))
}

@Test func remarksOnAnyRow() throws {
  let rows = (0..<5).map { Row([Cell(0, .number(Double($0)))]) }
  let plan = plan(rows) {
    $0.comments = [
      .init(CellAddress(row: 0, column: 0), "Đầu"), .init(CellAddress(row: 9, column: 1), "Cuối"),
    ]
  }
  let xml = try part("xl/comments1.xml", of: plan)
  #expect(xml.contains("<comment ref=\"A1\"") && xml.contains("<t>Đầu</t>"))
  #expect(xml.contains("<comment ref=\"B10\"") && xml.contains("<t>Cuối</t>"))
}

@Test func formatsOfCells() throws {
  var plan = plan([Row([Cell(0, .number(1), format: 1)])])
  plan.formats.append(
    CellFormat().with {
      $0.isBold = true
      $0.color = 0
      $0.fill = 0xFF_F2CC
      $0.numberFormat = "0.000"
      $0.horizontal = .center
      $0.wraps = true
      $0.borders = .all(.double, color: 0xFF0000)
      $0.isLocked = false
    })
  let styles = try part("xl/styles.xml", of: plan)
  for text in [
    "<b/><sz val=\"12\"/><color rgb=\"FF000000\"/><name val=\"Times New Roman\"/>", "FFF2CC",
    "formatCode=\"0.000\"", "horizontal=\"center\"", "wrapText=\"1\"", "<left style=\"double\">",
    "<color rgb=\"FFFF0000\"/>", "<protection locked=\"0\"/>",
  ] {
    #expect(styles.contains(text), "\(text)")
  }
}

/// The first nine cells of a column.
private func column(_ column: Int) -> SheetRange {
  SheetRange(CellRange(rows: 0...8, columns: column...column), in: "Điểm")
}
