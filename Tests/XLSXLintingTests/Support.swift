import Formulas
import TestSupport
import Testing
import WorkbookPlan
import XLSXLinting
import XLSXWriting

/// A sound workbook with one of everything, to be damaged by a test.
enum SoundBook {
  static let sheet = "xl/worksheets/sheet1.xml"
  static let other = "xl/worksheets/sheet2.xml"
  static let workbook = "xl/workbook.xml"

  /// The parts as the writer makes them, with shared texts and a table beside them.
  static func parts() throws -> ArchiveParts {
    let scratch = try Scratch()
    try write(plan, to: scratch("sound.xlsx"))
    var parts = try ArchiveParts(reading: scratch("sound.xlsx"))
    try addSharedTexts(to: &parts)
    try addTable(to: &parts)
    return parts
  }

  // MARK: What the writer makes

  private static var plan: Plan {
    var book = Plan(properties: Plan.Properties(), sheets: [scores, names])
    book.formats = [
      CellFormat(), CellFormat().with { $0.numberFormat = "0.00" },
      CellFormat().with {
        $0.fill = 0xD9E2EC
        $0.indent = 1
      },
    ]
    book.properties.title = "Kết quả"
    book.names = [Plan.DefinedName("Trong_so", column(1))]
    return book
  }

  private static var scores: Sheet {
    var rows = [
      Row([
        Cell(0, .text("Tiêu đề"), format: 2),
        Cell(3, .link("Tên", target: SheetRange(startOf: "Tên"))),
      ]),
      Row(
        [
          Cell(0, .text("Đơn vị")), Cell(1, .text("Điểm")), Cell(2, .text("Hạng")),
        ], height: 20),
    ]
    for row in 3...5 {
      rows.append(
        Row(
          [
            Cell(0, .text("Sở \(row)")), Cell(1, .number(Double(row) + 0.25), format: 1),
            Cell(2, .line(parsed("RANK(B\(row),$B$3:$B$5)"), .number(Double(6 - row)))),
            Cell(3, .boolean(true)),
            Cell(
              4, .line(parsed("IF(B\(row)>4,\"có\",\"không\")"), .text(row > 3 ? "có" : "không"))),
          ], outlineLevel: row == 5 ? 1 : 0))
    }
    var sheet = Sheet(name: "Điểm số", rows: Rows(rows))
    sheet.columns = [Sheet.Column(width: 20), Sheet.Column(width: 10, outlineLevel: 1)]
    sheet.merges = [CellRange(rows: 0...0, columns: 0...2)]
    sheet.frozen = (2, 1)
    sheet.filter = CellRange(rows: 1...4, columns: 0...2)
    sheet.zoom = 90
    sheet.tabColor = 0x2F5D8C
    sheet.comments = [Sheet.Comment(CellAddress(row: 2, column: 1), "Điểm thẩm định")]
    sheet.page = page
    let points = CellRange(rows: 2...4, columns: 1...1)
    let message = Validation.Message(title: "Điểm", text: "Từ 0 đến 10")
    sheet.validations = [
      Validation(points, .decimal(0, 10), prompt: message, error: message),
      Validation(CellRange(rows: 2...4, columns: 3...3), .choices(["Có", "Không"])),
    ]
    sheet.conditions = [
      Condition(points, .when(parsed("B3>4").expression, CellFormat().with { $0.fill = 0xEEF2F6 })),
      Condition(
        points,
        .colors(.init(.minimum, color: 0xFFFFFF), .init(.maximum, color: 0x1E6B34))),
    ]
    sheet.charts = [chart]
    return sheet
  }

  private static var page: Page {
    Page().with {
      $0.header = "&C&\"Times New Roman\"&12Điểm"
      $0.footer = "&RTrang &P/&N"
      $0.repeatedRows = 1...1
      $0.repeatedColumns = 0...0
      $0.printArea = CellRange(rows: 0...4, columns: 0...4)
      $0.rowBreaks = [3]
    }
  }

  /// A column of the three units.
  private static func column(_ column: Int) -> SheetRange {
    SheetRange(CellRange(rows: 2...4, columns: column...column), in: "Điểm số")
  }

  private static var chart: Chart {
    var chart = Chart(
      .column, title: "Điểm theo đơn vị",
      series: [
        Chart.Series("Điểm", categories: column(0), values: column(1)),
        Chart.Series("Hạng", categories: column(0), values: column(2)),
      ], anchor: CellAddress(row: 7, column: 0), altText: "Điểm của ba đơn vị")
    chart.valueAxis.title = "Điểm"
    return chart
  }

  private static var names: Sheet {
    let rows = [
      Row([Cell(0, .text("Tên")), Cell(1, .text("Số"))]),
      Row([
        Cell(0, .line(parsed("NA()"), .error(FormulaError(.notAvailable)))), Cell(1, .number(0)),
      ]),
    ]
    return Sheet(name: "Tên", rows: Rows(rows))
  }

  // MARK: What the writer does not make

  private static func addSharedTexts(to parts: inout ArchiveParts) throws {
    parts["xl/sharedStrings.xml"] =
      "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" count=\"2\""
      + " uniqueCount=\"2\"><si><t>Tên</t></si><si><r><t xml:space=\"preserve\">Số </t></r>"
      + "<r><t>hai</t></r></si></sst>"
    try parts.replace(
      "</Types>",
      with: "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"\(contentType)"
        + "sharedStrings+xml\"/></Types>", in: "[Content_Types].xml")
    try parts.replace(
      "</Relationships>",
      with: "<Relationship Id=\"rId99\" Type=\"\(office)/sharedStrings\""
        + " Target=\"sharedStrings.xml\"/></Relationships>", in: "xl/_rels/workbook.xml.rels")
    try parts.replace(
      "<row r=\"2\"",
      with: "<row r=\"2\"", in: other)
    try parts.replace(
      "</sheetData>",
      with: "<row r=\"4\"><c r=\"A4\" t=\"s\"><v>0</v></c><c r=\"B4\" t=\"s\"><v>1</v></c></row>"
        + "<row r=\"5\"><c r=\"A5\"><v>1</v></c><c r=\"B5\" t=\"e\"><v>#N/A</v></c></row>"
        + "</sheetData>", in: other)
    try parts.replace("ref=\"A1:B2\"", with: "ref=\"A1:B5\"", in: other)
  }

  private static func addTable(to parts: inout ArchiveParts) throws {
    parts["xl/tables/table1.xml"] =
      "<table xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" id=\"1\""
      + " name=\"Bang\" displayName=\"Bang\" ref=\"A4:B5\"><autoFilter ref=\"A4:B5\"/>"
      + "<tableColumns count=\"2\"><tableColumn id=\"1\" name=\"Tên\"/>"
      + "<tableColumn id=\"2\" name=\"Số hai\"/></tableColumns></table>"
    parts["xl/worksheets/_rels/sheet2.xml.rels"] =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      + "<Relationship Id=\"rId1\" Type=\"\(office)/table\" Target=\"../tables/table1.xml\"/>"
      + "</Relationships>"
    try parts.replace(
      "</Types>",
      with: "<Override PartName=\"/xl/tables/table1.xml\" ContentType=\"\(contentType)"
        + "table+xml\"/></Types>", in: "[Content_Types].xml")
    try parts.replace(
      "</worksheet>",
      with: "<tableParts count=\"1\"><tablePart r:id=\"rId1\"/></tableParts></worksheet>",
      in: other)
  }

  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let contentType = "application/vnd.openxmlformats-officedocument.spreadsheetml."
}

/// The findings in a workbook of parts.
func findings(_ parts: ArchiveParts) throws -> [LintFinding] {
  let scratch = try Scratch()
  return try lint(path: scratch.archive(parts))
}
