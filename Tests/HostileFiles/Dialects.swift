import TestSupport
import XLSXReading

/// One and the same workbook as different programs save it, by the traits that matter: which parts
/// there are and in which order, how they are named, how texts, dates and formulas are kept.
let dialects: [HostileFile] = [
  HostileFile("saved by Excel", told(computed: true), parts: excel),
  HostileFile("saved by Excel as strict", told(computed: true), parts: strict),
  HostileFile("saved by LibreOffice", told(computed: true), parts: libreOffice),
  HostileFile("saved by WPS", told(computed: true), parts: wps),
  HostileFile("saved by Google Sheets", told(computed: true), parts: google),
  HostileFile("saved by openpyxl", told(computed: false), parts: openpyxl),
  HostileFile("saved by Apache POI as a stream", told(computed: false), bytes: poi),
  HostileFile("saved by the Open XML SDK", told(computed: false), parts: openXMLSDK),
  HostileFile("saved by SheetJS", told(computed: true), parts: sheetJS),
]

/// What the probe says of all of them.
private func told(computed: Bool) -> HostileFile.Outcome {
  .read(
    "[Điểm] A1='Sở Tư pháp' B1=9.25 C1=date(44561.0) D1=percentage(0.8)"
      + " E1={SUM(B1,1)}\(computed ? "10.25" : "?")")
}

private let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
private let types =
  declaration + "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"

/// Parts in an order; the workbook lies where the second name says.
private func book(
  _ order: [String], _ parts: [String: String], at workbook: String = "xl/workbook.xml"
) -> ArchiveParts {
  let root =
    declaration + "<Relationships xmlns=\"\(Namespace.package)\"><Relationship Id=\"rId1\" "
    + "Type=\"\(Namespace.office)/officeDocument\" Target=\"\(workbook)\"/></Relationships>"
  return order.reduce(ArchiveParts()) { archive, name in
    let common = ["_rels/.rels": root, "[Content_Types].xml": types, "docProps/app.xml": types]
    return archive.with(name, parts[name] ?? common[name] ?? "")
  }
}

/// References by their names, kinds and targets.
private func references(_ list: [(id: String, kind: String, target: String)]) -> String {
  let lines = list.map {
    "<Relationship Id=\"\($0.id)\" Type=\"\(Namespace.office)/\($0.kind)\" Target=\"\($0.target)\"/>"
  }
  return declaration
    + "<Relationships xmlns=\"\(Namespace.package)\">\(lines.joined())</Relationships>"
}

private let standardOrder = [
  "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
  "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedStrings.xml", "docProps/app.xml",
]

private let standardReferences = references([
  ("rId3", "styles", "styles.xml"), ("rId2", "theme", "theme/theme1.xml"),
  ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId4", "sharedStrings", "sharedStrings.xml"),
])

private let spaces =
  "xmlns=\"\(Namespace.main)\" xmlns:r=\"\(Namespace.office)\""
  + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""

/// The workbook's own part around what a program puts before the sheets.
private func workbook(_ before: String = "", id: String = "rId1") -> String {
  declaration
    + "<workbook \(spaces)>\(before)<sheets><sheet name=\"Điểm\" sheetId=\"1\" r:id=\"\(id)\"/>"
    + "</sheets><calcPr calcId=\"191029\"/></workbook>"
}

private func styles(_ numberFormats: String, _ cellFormats: [Int]) -> String {
  declaration
    + "<styleSheet \(spaces)>\(numberFormats)<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
    + "<cellXfs>\(cellFormats.map { "<xf numFmtId=\"\($0)\" xfId=\"0\"/>" }.joined())</cellXfs>"
    + "<dxfs><dxf><numFmt numFmtId=\"9\" formatCode=\"d\"/></dxf></dxfs></styleSheet>"
}

/// Built-in formats, rich and shared texts, compatibility marks, a calculation chain.
private let excel = book(
  standardOrder + ["xl/calcChain.xml"],
  [
    "xl/workbook.xml": workbook(
      "<fileVersion appName=\"xl\" lastEdited=\"7\"/><workbookPr defaultThemeVersion=\"166925\"/>"
        + "<mc:AlternateContent><mc:Choice Requires=\"x15\"><x15ac:absPath url=\"C:\\\" "
        + "xmlns:x15ac=\"x15ac\"/></mc:Choice></mc:AlternateContent>"),
    "xl/_rels/workbook.xml.rels": standardReferences,
    "xl/styles.xml": styles("", [0, 14, 9]),
    "xl/sharedStrings.xml":
      "\(declaration)<sst \(spaces) count=\"1\" uniqueCount=\"1\"><si><r><rPr><b/><sz val=\"11\"/></rPr>"
      + "<t xml:space=\"preserve\">Sở </t></r><r><t>Tư pháp</t></r></si></sst>",
    "xl/worksheets/sheet1.xml":
      "\(declaration)<worksheet \(spaces) mc:Ignorable=\"x14ac\" xmlns:x14ac=\"x14ac\">"
      + "<dimension ref=\"A1:E1\"/><sheetViews><sheetView workbookViewId=\"0\"/></sheetViews>"
      + "<sheetData><row r=\"1\" spans=\"1:5\" x14ac:dyDescent=\"0.25\"><c r=\"A1\" t=\"s\"><v>0</v></c>"
      + "<c r=\"B1\"><v>9.25</v></c><c r=\"C1\" s=\"1\"><v>44561</v></c><c r=\"D1\" s=\"2\"><v>0.8</v></c>"
      + "<c r=\"E1\"><f>SUM(B1,1)</f><v>10.25</v></c></row></sheetData><legacyDrawing r:id=\"rId9\"/>"
      + "</worksheet>",
    "xl/calcChain.xml": "<calcChain/>",
  ])

/// Other namespaces and dates as texts.
private let strict = ArchiveParts().with(
  excel.parts.map {
    (
      $0.name,
      String(decoding: $0.bytes, as: UTF8.self)
        .replacing(Namespace.main, with: "http://purl.oclc.org/ooxml/spreadsheetml/main")
        .replacing(
          Namespace.office, with: "http://purl.oclc.org/ooxml/officeDocument/relationships"
        )
        .replacing(
          "s=\"1\"><v>44561</v>", with: "s=\"1\" t=\"d\"><v>2021-12-31T00:00:00</v>")
    )
  })

/// Every attribute spelled out, the general format among the workbook's own, types last.
private let libreOffice = book(
  Array(standardOrder[1...]) + ["[Content_Types].xml"],
  [
    "xl/workbook.xml": workbook(
      "<fileVersion appName=\"Calc\"/><workbookPr backupFile=\"false\" date1904=\"false\"/>"),
    "xl/_rels/workbook.xml.rels": standardReferences,
    "xl/styles.xml": styles(
      "<numFmts count=\"3\"><numFmt numFmtId=\"164\" formatCode=\"General\"/><numFmt numFmtId=\"165\" "
        + "formatCode=\"yyyy\\-mm\\-dd\"/><numFmt numFmtId=\"166\" formatCode=\"0.00%\"/></numFmts>",
      [164, 165, 166]),
    "xl/sharedStrings.xml":
      "\(declaration)<sst \(spaces)><si><t xml:space=\"preserve\">Sở Tư pháp</t></si></sst>",
    "xl/worksheets/sheet1.xml":
      "\(declaration)<worksheet \(spaces)><sheetPr filterMode=\"false\"/><dimension ref=\"A1:E1\"/>"
      + "<sheetData><row r=\"1\" customFormat=\"false\" ht=\"12.8\" hidden=\"false\"><c r=\"A1\" s=\"0\" "
      + "t=\"s\"><v>0</v></c><c r=\"B1\" s=\"0\" t=\"n\"><v>9.25</v></c><c r=\"C1\" s=\"1\" t=\"n\">"
      + "<v>44561</v></c><c r=\"D1\" s=\"2\" t=\"n\"><v>0.8</v></c><c r=\"E1\" s=\"0\" t=\"n\">"
      + "<f aca=\"false\">SUM(B1,1)</f><v>10.25</v></c></row></sheetData></worksheet>",
  ])

/// As Excel, with elements of its own; no dimension.
private let wps = excel.replacing(
  "<dimension ref=\"A1:E1\"/>",
  with:
    "<sheetPr><etc:x xmlns:etc=\"http://www.wps.cn/officeDocument/2017/etCustomData\"/></sheetPr>",
  in: "xl/worksheets/sheet1.xml"
).replacing(
  "<si>", with: "<si><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh>", in: "xl/sharedStrings.xml")

/// No dimension, styles for every cell, formats of its own numbers.
private let google = book(
  ["xl/sharedStrings.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml", "xl/workbook.xml"]
    + ["xl/_rels/workbook.xml.rels", "[Content_Types].xml", "_rels/.rels"],
  [
    "xl/workbook.xml": workbook("<workbookPr/>", id: "rId4"),
    "xl/_rels/workbook.xml.rels": references([
      ("rId1", "theme", "theme/theme1.xml"), ("rId2", "styles", "styles.xml"),
      ("rId3", "sharedStrings", "sharedStrings.xml"),
      ("rId4", "worksheet", "worksheets/sheet1.xml"),
    ]),
    "xl/styles.xml": styles(
      "<numFmts><numFmt numFmtId=\"164\" formatCode=\"d/m/yyyy\"/></numFmts>", [0, 0, 164, 9]),
    "xl/sharedStrings.xml": "\(declaration)<sst \(spaces)><si><t>Sở Tư pháp</t></si></sst>",
    "xl/worksheets/sheet1.xml":
      "\(declaration)<worksheet \(spaces)><sheetFormatPr customHeight=\"1\"/><sheetData><row r=\"1\">"
      + "<c r=\"A1\" s=\"1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"1\"><v>9.25</v></c><c r=\"C1\" s=\"2\">"
      + "<v>44561.0</v></c><c r=\"D1\" s=\"3\"><v>0.8</v></c><c r=\"E1\" s=\"1\"><f t=\"shared\" "
      + "ref=\"E1\" si=\"1\">SUM(B1,1)</f><v>10.25</v></c></row></sheetData></worksheet>",
  ])

/// Absolute targets, texts in the cells, formulas that were never computed.
private let openpyxl = book(
  ["docProps/app.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "_rels/.rels"]
    + ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"],
  [
    "xl/workbook.xml": workbook("<workbookPr /><workbookProtection />"),
    "xl/_rels/workbook.xml.rels": references([
      ("rId1", "worksheet", "/xl/worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml"),
    ]),
    "xl/styles.xml": styles(
      "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy-mm-dd\" /></numFmts>",
      [0, 164, 9]),
    "xl/worksheets/sheet1.xml":
      "<worksheet \(spaces)><dimension ref=\"A1:E1\" /><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\">"
      + "<is><t>Sở Tư pháp</t></is></c><c r=\"B1\" t=\"n\"><v>9.25</v></c><c r=\"C1\" s=\"1\" t=\"n\">"
      + "<v>44561</v></c><c r=\"D1\" s=\"2\" t=\"n\"><v>0.8</v></c><c r=\"E1\"><f>SUM(B1,1)</f><v />"
      + "</c></row><row r=\"2\"></row></sheetData></worksheet>",
  ])

/// Sizes behind the content, texts in the cells.
private let poi: [UInt8] = stored(openpyxl) { archive in
  for position in archive.entries.indices {
    archive.entries[position].flags |= 8
    archive.entries[position].deflateWithoutCompression()
  }
}

/// Prefixes, absolute targets, names of parts and references without a scheme.
private let openXMLSDK = book(
  ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet.xml", "xl/styles.xml"]
    + ["_rels/.rels", "[Content_Types].xml"],
  [
    "xl/workbook.xml":
      "<?xml version=\"1.0\" encoding=\"utf-8\"?><x:workbook xmlns:x=\"\(Namespace.main)\"><x:sheets>"
      + "<x:sheet name=\"Điểm\" sheetId=\"1\" r:id=\"R2c4f\" xmlns:r=\"\(Namespace.office)\" /></x:sheets>"
      + "</x:workbook>",
    "xl/_rels/workbook.xml.rels": references([
      ("R2c4f", "worksheet", "/xl/worksheets/sheet.xml"), ("R77", "styles", "/xl/styles.xml"),
    ]),
    "xl/styles.xml":
      "<x:styleSheet xmlns:x=\"\(Namespace.main)\"><x:cellXfs><x:xf /><x:xf numFmtId=\"14\" />"
      + "<x:xf numFmtId=\"10\" /></x:cellXfs></x:styleSheet>",
    "xl/worksheets/sheet.xml":
      "<?xml version=\"1.0\" encoding=\"utf-8\"?><x:worksheet xmlns:x=\"\(Namespace.main)\"><x:sheetData>"
      + "<x:row><x:c t=\"inlineStr\"><x:is><x:t>Sở Tư pháp</x:t></x:is></x:c><x:c><x:v>9.25</x:v></x:c>"
      + "<x:c s=\"1\"><x:v>44561</x:v></x:c><x:c s=\"2\"><x:v>0.8</x:v></x:c><x:c>"
      + "<x:f>SUM(B1,1)</x:f></x:c></x:row></x:sheetData></x:worksheet>",
  ], at: "/xl/workbook.xml")

/// Texts in the values, numbers with an exponent.
private let sheetJS = excel.with(
  "xl/worksheets/sheet1.xml",
  "<worksheet \(spaces)><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>Sở Tư pháp</v></c><c r=\"B1\">"
    + "<v>9.25E0</v></c><c r=\"C1\" s=\"1\"><v>4.4561e4</v></c><c r=\"D1\" s=\"2\"><v>8E-1</v></c>"
    + "<c r=\"E1\"><f>SUM(B1,1)</f><v>10.25</v></c></row></sheetData></worksheet>")
