import Glibc

/// Makes sure that an archive and its directory are not too large, before the zip library reads the
/// directory as a whole: a file of a few megabytes can list a million parts.
///
/// Every place that could be the directory's end is looked at, since the library may choose any.
func checkSize(
  of file: Int32, bytes size: Int, limits: ReadLimits
) throws(ReadFailure.Reason) {
  guard size <= limits.fileBytes else { throw limits.exceeded(.fileBytes) }
  let tail = try bytes(of: file, from: max(0, size - tailBytes), count: tailBytes)
  for place in tail.indices.dropLast(20) where tail[place] == 0x50 && tail[place + 1] == 0x4B {
    switch (tail[place + 2], tail[place + 3]) {
    case (5, 6):
      try check(parts: tail.number(at: place + 10, bytes: 2), limits)
      let bytes = tail.number(at: place + 12, bytes: 4)
      if bytes != unknown { try check(directoryBytes: bytes, limits) }
    case (6, 7):
      // Where the end of a directory with 64-bit numbers stands.
      let end = tail.number(at: place + 8, bytes: 8)
      guard end < UInt64(size) else { continue }
      let record = try bytes(of: file, from: Int(end), count: 56)
      guard record.count == 56, record.starts(with: [0x50, 0x4B, 6, 6]) else { continue }
      try check(parts: record.number(at: 32, bytes: 8), limits)
      try check(directoryBytes: record.number(at: 40, bytes: 8), limits)
    default: continue
    }
  }
}

/// How far before the end of a file the end of its directory may begin: the record itself, the
/// longest comment, and the place of the record with 64-bit numbers.
private let tailBytes = 22 + 65_535 + 20

/// What stands for a number that is given in 64 bits elsewhere.
private let unknown: UInt64 = 0xFFFF_FFFF

/// How much of a directory there may be for each part: its headers and a long name.
private let bytesPerPart = 1_024

private func check(parts: UInt64, _ limits: ReadLimits) throws(ReadFailure.Reason) {
  // 65,535 parts stand for a number given elsewhere.
  guard parts == 0xFFFF || parts <= UInt64(limits.parts) else { throw limits.exceeded(.parts) }
}

private func check(directoryBytes: UInt64, _ limits: ReadLimits) throws(ReadFailure.Reason) {
  guard directoryBytes <= UInt64(limits.parts * bytesPerPart) else {
    throw limits.exceeded(.parts)
  }
}

/// The bytes of a file from a place on, at most a count of them.
private func bytes(
  of file: Int32, from start: Int, count: Int
) throws(ReadFailure.Reason) -> [UInt8] {
  guard lseek(file, start, SEEK_SET) >= 0 else { throw .system(code: errno) }
  return try bytes(of: file, count: count)
}

extension [UInt8] {
  /// The number in some bytes, the lowest first.
  fileprivate func number(at place: Int, bytes: Int) -> UInt64 {
    self[place..<place + bytes].reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
