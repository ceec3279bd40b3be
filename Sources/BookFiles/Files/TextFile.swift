internal import Foundation
import Scoring

/// A text file of a book: valid UTF-8 without byte order mark, in NFC.
struct TextFile {
  /// The path, as the book names it.
  let path: String
  /// The text, in NFC.
  let bytes: [UInt8]

  /// Decodes a file; the fault comes with the place of the first wrong byte.
  init(path: String, bytes: [UInt8]) throws(TextFault) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]) else {
      throw TextFault(.utf16, at: Place(file: path, line: 1, column: 1))
    }
    let isArchive = bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
    guard !isArchive, !bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) else {
      throw TextFault(.workbook, at: Place(file: path))
    }
    guard bytes.count > start else { throw TextFault(.empty, at: Place(file: path)) }
    if let zero = bytes.firstIndex(of: 0) {
      throw TextFault(.nullByte, at: TextFile.place(path, bytes[start..<zero]))
    }
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      let offset = error.byteOffsets.lowerBound
      throw TextFault(
        .notUTF8(byte: bytes[offset]), at: TextFile.place(path, bytes[start..<offset]))
    }
    self.path = path
    self.bytes = TextFile.composed(start == 0 ? bytes : Array(bytes[start...]))
  }

  /// The place after some bytes of a file.
  private static func place(_ path: String, _ before: ArraySlice<UInt8>) -> Place {
    let line = before.count { $0 == 10 } + 1
    let start = before.lastIndex(of: 10).map { $0 + 1 } ?? before.startIndex
    let column = String(decoding: before[start...], as: UTF8.self).count + 1
    return Place(file: path, line: line, column: column)
  }

  /// The bytes in NFC; only a text with combining marks (U+0300…U+036F) can need it.
  private static func composed(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(where: { $0 == 0xCC || $0 == 0xCD }) else { return bytes }
    let text = String(decoding: bytes, as: UTF8.self)
    return Array(text.precomposedStringWithCanonicalMapping.utf8)
  }
}

/// Why a file is not a text, and where.
struct TextFault: Error {
  let fault: FileFault
  let place: Place

  init(_ fault: FileFault, at place: Place) {
    self.fault = fault
    self.place = place
  }
}
