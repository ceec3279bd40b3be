import CLibZip
import Foundation
import Glibc
import XLSXReading

/// The parts of a workbook's archive, to be changed by a test and written again.
public struct ArchiveParts: Sendable {
  /// The parts in the archive's order.
  public var parts: [(name: String, bytes: [UInt8])] = []

  /// An archive without parts.
  public init() {}

  /// The parts of an archive.
  public init(reading path: String) throws {
    let archive = try Archive(path, limits: ReadLimits())
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 17, alignment: 1)
    defer { buffer.deallocate() }
    for name in archive.names {
      var bytes: [UInt8] = []
      try archive.read(name, space: { _ in buffer.baseAddress }) { count, _ in
        bytes += buffer[..<count]
      }
      parts.append((name, bytes))
    }
  }

  /// The text of a part; nil removes it.
  public subscript(name: String) -> String? {
    get { parts.first { $0.name == name }.map { String(decoding: $0.bytes, as: UTF8.self) } }
    set {
      let place = parts.firstIndex { $0.name == name }
      if let newValue, let place {
        parts[place].bytes = Array(newValue.utf8)
      } else if let newValue {
        parts.append((name, Array(newValue.utf8)))
      } else if let place {
        parts.remove(at: place)
      }
    }
  }

  /// The same bytes under another name.
  public mutating func rename(_ name: String, to other: String) {
    for position in parts.indices where parts[position].name == name {
      parts[position].name = other
    }
  }

  /// Replaces the first place where a text stands in a part, which must be there.
  public mutating func replace(_ old: String, with new: String, in name: String) throws {
    guard let text = self[name], let range = text.range(of: old) else {
      throw NotThere(text: old, part: name)
    }
    self[name] = text.replacingCharacters(in: range, with: new)
  }

  /// A text to be replaced does not stand in its part.
  public struct NotThere: Error {
    /// The text.
    public var text: String
    /// The part.
    public var part: String
  }
}

extension Scratch {
  /// Writes an archive of parts in order and gives its path.
  public func archive(_ archive: ArchiveParts, name: String = "book.xlsx") throws -> String {
    let file = self(name)
    var code: Int32 = 0
    guard let zip = zip_open(file, ZIP_CREATE | ZIP_TRUNCATE, &code) else {
      throw ArchiveTrouble(code: code)
    }
    for part in archive.parts {
      // The library frees the copy, and needs it until the archive is closed.
      guard let copy = malloc(max(1, part.bytes.count)) else { throw ArchiveTrouble(code: ENOMEM) }
      part.bytes.withUnsafeBytes {
        copy.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(copy), byteCount: $0.count)
      }
      let source = zip_source_buffer(zip, copy, UInt64(part.bytes.count), 1)
      let index = zip_file_add(zip, part.name, source, UInt32(ZIP_FL_ENC_UTF_8))
      guard index >= 0 else { throw ArchiveTrouble(code: -1) }
      // The fastest level: bombs are large.
      _ = zip_set_file_compression(zip, UInt64(index), ZIP_CM_DEFLATE, 1)
    }
    guard zip_close(zip) == 0 else { throw ArchiveTrouble(code: -1) }
    return file
  }
}

/// An archive that cannot be written.
struct ArchiveTrouble: Error {
  var code: Int32
}
