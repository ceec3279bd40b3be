import TestSupport
import XLSXReading

/// Archives that are damaged, or say other things in one place than in another.
let brokenArchives: [HostileFile] = [
  HostileFile("archive without parts", .damaged, bytes: stored(ArchiveParts())),
  HostileFile("cut off in the middle", .damaged, bytes: cut(by: stored(oneCell).count / 2)),
  HostileFile("last byte missing", .damaged, bytes: cut(by: 1)),
  HostileFile("directory missing", .damaged, bytes: cut(by: 400)),
  HostileFile(
    "wrong checksum", .damaged, bytes: stored(oneCell) { $0.change(sheet) { $0.checksum ^= 1 } }),
  HostileFile(
    "changed byte in a deflated part", .damaged,
    bytes: stored(oneCell) {
      $0.change(sheet) { entry in
        entry.method = 8
        // A deflated block of a kind that does not exist.
        entry.bytes = [0xFF, 0xFF, 0xFF, 0xFF]
      }
    }),
  HostileFile(
    "directory says fewer bytes than there are", .damaged,
    bytes: stored(oneCell) {
      $0.change(sheet) { entry in
        entry.deflateWithoutCompression()
        entry.size = 10
      }
    }),
  HostileFile(
    "directory says more bytes than there are", .damaged,
    bytes: stored(oneCell) {
      $0.change(sheet) { entry in
        entry.deflateWithoutCompression()
        entry.size += 1
      }
    }),
  HostileFile(
    "directory says 4 GB", .refused(.limit(.totalBytes, most: 32 << 20)),
    bytes: stored(oneCell) {
      $0.change(sheet) { entry in
        entry.deflateWithoutCompression()
        entry.size = 0xFFFF_FFFE
      }
    }),
  HostileFile(
    "directory says 2^60 bytes", .refused(.limit(.totalBytes, most: 32 << 20)),
    bytes: stored(oneCell) {
      $0.change(sheet) { entry in
        entry.deflateWithoutCompression()
        entry.isZip64 = true
        entry.size = 1 << 60
      }
    }),
  HostileFile(
    "end says fewer parts than there are", .damaged, bytes: stored(oneCell) { $0.claimedCount = 2 }),
  HostileFile(
    "end says more parts than there are", .damaged, bytes: stored(oneCell) { $0.claimedCount = 9 }),
  HostileFile(
    "2^40 parts in 64 bits", .refused(.limit(.parts, most: 1_000)),
    bytes: stored(oneCell) { archive in
      archive.isZip64 = true
      archive.claimedCount = 1 << 40
    }),
  HostileFile(
    "bytes behind the end", .damaged, bytes: stored(oneCell) + [UInt8](repeating: 7, count: 99)),
  HostileFile(
    "all parts are one and the same", .damaged,
    bytes: stored(oneCell) { archive in
      for position in archive.entries.indices { archive.entries[position].alias = 0 }
    }),
  HostileFile(
    "part with a password", .refused(.encrypted),
    bytes: stored(oneCell) { $0.change(sheet) { $0.flags |= 1 } }),
  HostileFile(
    "way to compress that nobody knows", .damaged,
    bytes: stored(oneCell) { $0.change(sheet) { $0.method = 97 } }),
  HostileFile(
    "way to compress that workbooks have not", .damaged,
    bytes: stored(oneCell) { $0.change(sheet) { $0.method = 12 } }),
  HostileFile(
    "part twice", .refused(.repeatedPart),
    bytes: stored(oneCell) { $0.entries.append($0.entries[3]) }),
  HostileFile(
    "part twice in another case", .refused(.repeatedPart),
    parts: oneCell.with("XL/Workbook.xml", "<workbook/>")),
  HostileFile(
    "part twice with other slashes", .refused(.repeatedPart),
    parts: oneCell.with("xl\\workbook.xml", "<workbook/>")),
  HostileFile(
    // The zip library takes the zero for a space.
    "part whose name goes on behind a zero byte", oneCellRead,
    bytes: stored(oneCell) { archive in
      archive.entries.append(RawArchive.Entry("xl/workbook.xml\0.txt", []))
    }),
]

private let sheet = "xl/worksheets/sheet1.xml"

private func cut(by count: Int) -> [UInt8] { Array(stored(oneCell).dropLast(count)) }

extension RawArchive {
  /// Changes what the headers say of a part.
  mutating func change(_ name: String, _ change: (inout Entry) -> Void) {
    for position in entries.indices where entries[position].name == Array(name.utf8) {
      change(&entries[position])
    }
  }
}

extension RawArchive.Entry {
  /// Deflates the bytes in blocks as they are, so that sizes can be wrong in both directions.
  mutating func deflateWithoutCompression() {
    method = 8
    var rest = bytes[...]
    bytes = []
    repeat {
      let block = rest.prefix(65_535)
      rest = rest.dropFirst(block.count)
      bytes += [rest.isEmpty ? 1 : 0] + little(block.count, 2) + little(~block.count, 2) + block
    } while !rest.isEmpty
  }
}
