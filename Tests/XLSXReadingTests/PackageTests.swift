import TestSupport
import Testing
import XLSXReading

private let one = "<row r='1'><c r='A1'><v>1</v></c></row>"
private let oneCell = [SheetCell(row: 0, column: 0, value: .number(1))]

@Test func prefixedNamespaces() throws {
  var parts = Parts(
    sheet: """
      <x:worksheet xmlns:x='\(main)'><x:sheetData><x:row r='1'><x:c r='A1'><x:v>1</x:v></x:c></x:row>\
      </x:sheetData></x:worksheet>
      """)
  parts["xl/workbook.xml"] =
    "<x:workbook xmlns:x='\(main)' xmlns:rel='\(office)'><x:sheets>"
    + "<x:sheet name='a' sheetId='1' rel:id='r1'/></x:sheets></x:workbook>"
  #expect(try cells(parts) == oneCell)
}

@Test func strictNamespaces() throws {
  var parts = Parts(rows: one)
  for name in ["xl/workbook.xml", "_rels/.rels", "xl/_rels/workbook.xml.rels"] {
    parts[name] = parts[name]?
      .replacing(main, with: "http://purl.oclc.org/ooxml/spreadsheetml/main")
      .replacing(office, with: "http://purl.oclc.org/ooxml/officeDocument/relationships")
  }
  #expect(try cells(parts) == oneCell)
}

@Test(arguments: [
  "/xl/worksheets/sheet1.xml", "worksheets\\sheet1.xml", "./worksheets/../worksheets/sheet1.xml",
  "Worksheets/Sheet1.XML", "\\xl\\worksheets\\sheet1.xml",
])
func targetsOfEveryShape(target: String) throws {
  var parts = Parts(rows: one)
  let name = "xl/_rels/workbook.xml.rels"
  parts[name] = parts[name]?.replacing("worksheets/sheet1.xml", with: target)
  #expect(try cells(parts) == oneCell)
}

@Test(arguments: [
  "xl\\worksheets\\sheet1.xml", "/xl/worksheets/sheet1.xml", "XL/Worksheets/Sheet1.xml",
])
func partNamesOfEveryShape(name: String) throws {
  var parts = Parts(rows: one)
  parts.rename("xl/worksheets/sheet1.xml", to: name)
  #expect(try cells(parts) == oneCell)
}

@Test func aPartThatIsThereTwice() throws {
  var parts = Parts(rows: one)
  parts["xl\\Workbook.xml"] = parts["xl/workbook.xml"]
  #expect(try refusal(parts) == .repeatedPart)
}

@Test(arguments: [true, false])
func partsInUTF16(isBigEndian: Bool) throws {
  var parts = Parts(rows: "")
  let text = """
    <?xml version='1.0' encoding='UTF-16'?><worksheet xmlns='\(main)'><sheetData><row><c t='str'>\
    <v>Sở Nội vụ</v></c></row></sheetData></worksheet>
    """
  let units = [0xFEFF] + Array(text.utf16)
  let bytes = units.flatMap { unit in
    let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
    return isBigEndian ? pair : pair.reversed()
  }
  parts["xl/worksheets/sheet1.xml"] = nil
  parts.parts.append(("xl/worksheets/sheet1.xml", bytes))
  #expect(try cells(parts).map(\.value) == [.text("Sở Nội vụ")])
}

@Test func sheetsInOrderWithTheirState() throws {
  var parts = Parts(rows: one)
  parts["xl/workbook.xml"] = """
    <workbook xmlns='\(main)' xmlns:r='\(office)'><sheets><sheet name='Một' sheetId='2' r:id='r1'/>\
    <sheet name='Ẩn' sheetId='1' state='hidden' r:id='r1'/><sheet name='Biểu đồ' sheetId='3' r:id='r3'\
    /></sheets><definedNames><definedName name='Trong_so'>Một!$A$1</definedName><definedName \
    name='_xlnm.Print_Area' localSheetId='0'>Một!$A$1:$B$2</definedName></definedNames></workbook>
    """
  parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"]?.replacing(
    "<Relationship Id='r2'",
    with: "<Relationship Id='r3' Type='\(office)/chartsheet' Target='chart.xml'/>"
      + "<Relationship Id='r2'")
  parts["xl/chart.xml"] = "<chartsheet xmlns='\(main)'><c><v>1</v></c></chartsheet>"
  let scratch = try Scratch()
  let file = try WorkbookFile(path: scratch.archive(parts))
  #expect(file.sheets.map(\.name) == ["Một", "Ẩn", "Biểu đồ"])
  #expect(file.sheets.map(\.isHidden) == [false, true, false])
  #expect(file.names == ["Trong_so": "Một!$A$1"])
  var count = 0
  try file.forEachCell(ofSheet: 2) { _ in count += 1 }
  #expect(count == 0)
  #expect(throws: ReadFailure(path: file.path, reason: .noSheet(3))) {
    try file.forEachCell(ofSheet: 3) { _ in }
  }
}

@Test func sizesThatFollowTheContent() throws {
  let scratch = try Scratch()
  let bytes = storedArchive(Parts(rows: one).parts)
  #expect(try cells(scratch.file(bytes)) == oneCell)
}

/// A zip archive as streaming writers make it: sizes and checksum stand behind the content.
private func storedArchive(_ parts: [(name: String, bytes: [UInt8])]) -> [UInt8] {
  var archive: [UInt8] = []
  var directory: [UInt8] = []
  func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(value >> ($0 * 8) & 0xFF) }
  }
  for part in parts {
    let name = Array(part.name.utf8)
    let sizes =
      little(checksum(part.bytes), 4) + little(part.bytes.count, 4) + little(part.bytes.count, 4)
    let head = little(20, 2) + little(8, 2) + little(0, 2) + little(0, 2) + little(33, 2)
    directory += [0x50, 0x4B, 1, 2] + little(20, 2) + head + sizes
    directory += little(name.count, 2) + little(0, 12) + little(archive.count, 4) + name
    archive += [0x50, 0x4B, 3, 4] + head + little(0, 12) + little(name.count, 2) + little(0, 2)
    archive += name + part.bytes + [0x50, 0x4B, 7, 8] + sizes
  }
  let end =
    [0x50, 0x4B, 5, 6] + little(0, 4) + little(parts.count, 2) + little(parts.count, 2)
    + little(directory.count, 4) + little(archive.count, 4) + little(0, 2)
  return archive + directory + end
}

/// The CRC-32 of zip.
private func checksum(_ bytes: [UInt8]) -> Int {
  var crc: UInt32 = 0xFFFF_FFFF
  for byte in bytes {
    crc ^= UInt32(byte)
    for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
  }
  return Int(~crc)
}
