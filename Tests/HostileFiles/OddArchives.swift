import TestSupport
import XLSXReading

/// Archives that are unusual and in order.
let oddArchives: [HostileFile] = [
  HostileFile("parts that are not deflated", oneCellRead, bytes: stored(oneCell)),
  HostileFile(
    "sizes behind the content, as streaming writers make it", oneCellRead,
    bytes: stored(oneCell) { archive in
      for position in archive.entries.indices { archive.entries[position].flags |= 8 }
    }),
  HostileFile(
    "sizes in 64 bits", oneCellRead,
    bytes: stored(oneCell) { archive in
      archive.isZip64 = true
      for position in archive.entries.indices { archive.entries[position].isZip64 = true }
    }),
  HostileFile(
    "longest comment", oneCellRead,
    bytes: stored(oneCell) { $0.comment = [UInt8](repeating: 0x50, count: 65_535) }),
  HostileFile(
    "parts in reverse order", oneCellRead,
    bytes: stored(oneCell) { $0.entries.reverse() }),
  HostileFile(
    "absolute names of parts", oneCellRead,
    bytes: stored(oneCell) { $0.rename { "/" + $0 } }),
  HostileFile(
    "names of parts with backslashes", oneCellRead,
    bytes: stored(oneCell) { $0.rename { $0.replacing("/", with: "\\") } }),
  HostileFile(
    "names of parts in capitals", oneCellRead,
    bytes: stored(oneCell) { $0.rename { $0.uppercased() } }),
  HostileFile(
    "part outside of the folder, which nobody unpacks", oneCellRead,
    parts: oneCell.with("../../../../etc/passwd", "root").with("C:\\Windows\\x", "")),
  HostileFile(
    "sheet outside of the folder", .refused(.missingPart),
    parts: oneCell.replacing(
      "worksheets/sheet1.xml", with: "../../../../../etc/passwd",
      in: "xl/_rels/workbook.xml.rels")),
  HostileFile(
    "workbook in the workbook", oneCellRead,
    parts: oneCell.with("xl/embeddings/Workbook1.xlsx", bytes: stored(oneCell))),
  HostileFile(
    "macros, pictures and signatures that nobody reads", oneCellRead,
    parts: oneCell.with("xl/vbaProject.bin", "\u{1}").with("xl/media/image1.png", "\u{2}")
      .with("_xmlsignatures/sig1.xml", "<!DOCTYPE x>").with("customXml/item1.xml", "<")),
  HostileFile(
    "folders as parts of their own", oneCellRead,
    parts: oneCell.with("xl/", "").with("xl/worksheets/", "")),
]

extension RawArchive {
  /// Names all parts anew.
  fileprivate mutating func rename(_ name: (String) -> String) {
    for position in entries.indices {
      entries[position].name =
        Array(name(String(decoding: entries[position].name, as: UTF8.self)).utf8)
    }
  }
}
