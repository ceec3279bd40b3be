import Glibc

/// Makes sure that a path is a zip archive of bearable size, or says what else it is.
package func checkKind(of path: String, limits: ReadLimits) throws(ReadFailure.Reason) {
  guard !path.utf8.contains(0) else { throw .system(code: ENOENT) }
  let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard file >= 0 else { throw .system(code: errno) }
  defer { close(file) }
  var status = stat()
  guard fstat(file, &status) == 0 else { throw .system(code: errno) }
  guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
  let start = try bytes(of: file, count: 4_096)
  guard !start.isEmpty else { throw .empty }
  if start.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
    return try checkSize(of: file, bytes: Int(status.st_size), limits: limits)
  }
  if start.starts(with: [0x50, 0x4B]) { throw .damagedArchive("no parts") }
  if start.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
    let rest = try bytes(of: file, count: oldFileBytes)
    throw holdsEncryptedPackage(start + rest) ? .encrypted : .oldWorkbook
  }
  throw textKind(start)
}

/// How far an old file is searched for a sign of a password.
private let oldFileBytes = 16 << 20

/// What a file is that is not an archive.
private func textKind(_ start: [UInt8]) -> ReadFailure.Reason {
  if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) { return .text }
  if start.contains(where: { $0 < 0x09 }) { return .unknownFormat }
  let text = String(decoding: start, as: UTF8.self).lowercased()
  let content = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
  if ["%pdf-", "{\\rtf"].contains(where: content.hasPrefix) { return .unknownFormat }
  guard content.hasPrefix("<") else { return .text }
  if text.contains("urn:schemas-microsoft-com:office:spreadsheet"), content.hasPrefix("<?xml") {
    return .xmlSpreadsheet
  }
  let marks = ["<html", "<!doctype html", "<table", "<meta", "<head"]
  return marks.contains(where: text.contains) ? .html : .unknownFormat
}

/// Whether an old compound file holds the stream of an encrypted workbook, named in UTF-16.
///
/// The C library looks for the first letter: the standard library's `contains` takes seconds for 16 MB.
private func holdsEncryptedPackage(_ bytes: [UInt8]) -> Bool {
  let name = "EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  return bytes.withUnsafeBytes { bytes in
    var rest = bytes[...]
    while let start = rest.firstAddress, let found = memchr(start, Int32(name[0]), rest.count) {
      rest = rest.dropFirst(UnsafeRawPointer(found) - start)
      if rest.starts(with: name) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}

extension UnsafeRawBufferPointer.SubSequence {
  /// Where the bytes lie; nil when there are none.
  fileprivate var firstAddress: UnsafeRawPointer? {
    isEmpty ? nil : UnsafeRawBufferPointer(rebasing: self).baseAddress
  }
}

/// The next bytes of a file, at most a count of them.
func bytes(of file: Int32, count: Int) throws(ReadFailure.Reason) -> [UInt8] {
  var failure: Int32 = 0
  let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
    while filled < count, let start = buffer.baseAddress {
      let got = Glibc.read(file, start + filled, count - filled)
      if got < 0, errno == EINTR { continue }
      if got < 0 { failure = errno }
      if got <= 0 { return }
      filled += got
    }
  }
  guard failure == 0 else { throw .system(code: failure) }
  return bytes
}
