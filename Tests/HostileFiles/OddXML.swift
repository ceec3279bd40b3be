import TestSupport
import XLSXReading

/// Parts that are unusual, hostile or wrong as XML.
let oddXML: [HostileFile] = [
  HostileFile(
    "UTF-16, low byte first", .read("[Điểm] A1='Sở Nội vụ'"),
    parts: oneCell.with(sheet1, bytes: utf16(declared("UTF-16"), isBigEndian: false))),
  HostileFile(
    "UTF-16, high byte first", .read("[Điểm] A1='Sở Nội vụ'"),
    parts: oneCell.with(sheet1, bytes: utf16(declared("UTF-16"), isBigEndian: true))),
  HostileFile(
    "UTF-8 with a mark", .read("[Điểm] A1='Sở Nội vụ'"),
    parts: oneCell.with(sheet1, "\u{FEFF}" + declared("UTF-8"))),
  HostileFile(
    "ISO-8859-1", .read("[Điểm] A1='Đà Nẵng: é'"),
    parts: oneCell.with(
      sheet1,
      bytes: Array(
        declared("ISO-8859-1").replacing("Sở Nội vụ", with: "&#272;à N&#7861;ng: é").unicodeScalars
          .map { UInt8(truncatingIfNeeded: $0.value) }))),
  HostileFile(
    "code page of old Vietnamese files", .malformed,
    parts: oneCell.with(sheet1, declared("windows-1258"))),
  HostileFile(
    "bytes that are not UTF-8", .malformed,
    parts: oneCell.with(sheet1, bytes: Array("<worksheet>".utf8) + [0xC3, 0x28])),
  HostileFile(
    "zero byte", .malformed, parts: oneCell.with(sheet1, sheet("\0"))),
  HostileFile("part without a byte", .malformed, parts: oneCell.with(sheet1, "")),
  HostileFile("tags that cross", .malformed, parts: oneCell.with(sheet1, sheet("<a><b></a></b>"))),
  HostileFile("cut off in a tag", .malformed, parts: oneCell.with(sheet1, "<worksheet><sheetDa")),
  HostileFile(
    "attribute twice", .malformed,
    parts: ArchiveParts(rows: "<row r='1'><c r='A1' r='A1'/></row>")),
  HostileFile(
    "entity of nobody", .malformed, parts: ArchiveParts(rows: "<row><c><v>&x;</v></c></row>")),
  HostileFile(
    "prefix before every name", .read("[Điểm] A1=1.0"),
    parts: oneCell.with(
      sheet1,
      "<x:worksheet xmlns:x='\(Namespace.main)'><x:sheetData><x:row r='1'><x:c r='A1'><x:v>1</x:v>"
        + "</x:c></x:row></x:sheetData></x:worksheet>")),
  HostileFile(
    "comments and instructions in the middle of values", .read("[Điểm] A1=12.0"),
    parts: ArchiveParts(rows: "<row><c><v>1<!-- 9 --><?x 8?>2</v></c></row>")),
  HostileFile(
    "marked sections", .read("[Điểm] A1='a<b&c'"),
    parts: ArchiveParts(rows: "<row><c t='str'><v><![CDATA[a<b&c]]></v></c></row>")),
  HostileFile(
    "document type", .refused(.documentType),
    parts: oneCell.with(sheet1, "<!DOCTYPE worksheet>" + sheet("<sheetData/>"))),
  HostileFile(
    "a billion laughs", .refused(.documentType),
    parts: oneCell.with(sheet1, "<!DOCTYPE x [\(laughs)]>" + sheet("&l9;"))),
  HostileFile(
    "laughs among the texts", .refused(.documentType),
    parts: oneCell.with(
      "xl/sharedStrings.xml", "<!DOCTYPE x [\(laughs)]><sst><si><t>&l9;</t></si></sst>")),
  HostileFile(
    "file of the reader's machine as an entity", .refused(.documentType),
    parts: oneCell.with(
      sheet1, "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + sheet("&a;"))),
  HostileFile(
    "document type in a list of references", .refused(.documentType),
    parts: oneCell.with("_rels/.rels", "<!DOCTYPE x SYSTEM 'http://localhost/x'><Relationships/>")),
  HostileFile(
    "a hundred thousand levels", .refused(.limit(.depth, most: 100)),
    parts: ArchiveParts(rows: repeated("<a>", 100_000) + repeated("</a>", 100_000))),
  HostileFile(
    "attribute of 3 MB", .refused(.limit(.tokenBytes, most: 1 << 20)),
    parts: ArchiveParts(rows: "<row a='\(repeated("x", 3 << 20))'/>")),
  HostileFile(
    "a million attributes", .refused(.limit(.tokenBytes, most: 1 << 20)),
    parts: ArchiveParts(rows: "<row\((0..<1_000_000).map { " a\($0)=''" }.joined())/>")),
  HostileFile(
    "comment of 30 MB", .refused(.limit(.tokenBytes, most: 1 << 20)),
    parts: ArchiveParts(rows: "<!--\(repeated("x", 30 << 20))-->")),
  HostileFile(
    "30 tags of 1 MB each", .read("[Điểm]"),
    parts: ArchiveParts(rows: repeated("<x a='\(repeated("x", 1_000_000))'/>", 30))),
]

private let sheet1 = "xl/worksheets/sheet1.xml"

/// A sheet with a cell in an encoding of its own saying.
private func declared(_ encoding: String) -> String {
  "<?xml version='1.0' encoding='\(encoding)'?>"
    + sheet("<sheetData><row><c t='str'><v>Sở Nội vụ</v></c></row></sheetData>")
}

/// Entities each of which is ten of the one before.
private let laughs =
  "<!ENTITY l0 'ha'>"
  + (1...9).map { "<!ENTITY l\($0) '\(repeated("&l\($0 - 1);", 10))'>" }.joined()
