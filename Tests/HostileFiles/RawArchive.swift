/// A zip archive laid down byte by byte, so that anything in it can be wrong.
public struct RawArchive {
  /// A part of the archive with what its headers say of it.
  public struct Entry {
    /// The name's bytes.
    public var name: [UInt8]
    /// The bytes as they lie in the archive.
    public var bytes: [UInt8]
    /// How they are compressed: 0 not at all, 8 deflated.
    public var method = 0
    /// General flags: 1 encrypted, 8 sizes behind the content, 0x800 a name in UTF-8.
    public var flags = 0x800
    /// The length of the content, if not that of the bytes.
    public var size: Int
    /// The CRC-32 of the content.
    public var checksum: Int
    /// Whether its sizes are given in 64 bits.
    public var isZip64 = false
    /// The entry whose bytes the directory says are this one's; nil for its own.
    public var alias: Int?
    /// Extra fields of the directory.
    public var extra: [UInt8] = []

    /// A part that is stored as it is.
    public init(_ name: String, _ bytes: [UInt8]) {
      self.name = Array(name.utf8)
      self.bytes = bytes
      size = bytes.count
      checksum = crc32(bytes)
    }
  }

  /// The parts in order.
  public var entries: [Entry]
  /// Whether the end of the directory is given in 64 bits too.
  public var isZip64 = false
  /// The number of parts that the directory claims to have, if not the true one.
  public var claimedCount: Int?
  /// Bytes before the first part.
  public var start: [UInt8] = []
  /// The comment behind the directory.
  public var comment: [UInt8] = []

  /// An archive of parts.
  public init(_ entries: [Entry]) { self.entries = entries }

  /// The archive's bytes.
  public var bytes: [UInt8] {
    var archive = start
    var offsets: [Int] = []
    for entry in entries {
      offsets.append(archive.count)
      archive += localHeader(entry) + entry.name
      if entry.isZip64 { archive += zip64Sizes(entry) }
      archive += entry.bytes
      if entry.flags & 8 != 0 { archive += [0x50, 0x4B, 7, 8] + sizes(entry) }
    }
    let directoryStart = archive.count
    for (position, entry) in entries.enumerated() {
      archive += directoryHeader(entry, offset: offsets[entry.alias ?? position])
    }
    let length = archive.count - directoryStart
    if isZip64 { archive += zip64End(start: directoryStart, length: length) }
    let count = claimedCount ?? entries.count
    archive += [0x50, 0x4B, 5, 6] + little(0, 4) + little(isZip64 ? 0xFFFF : count, 2)
    archive += little(isZip64 ? 0xFFFF : count, 2)
    archive += little(isZip64 ? 0xFFFF_FFFF : length, 4)
    archive += little(isZip64 ? 0xFFFF_FFFF : directoryStart, 4)
    return archive + little(comment.count, 2) + comment
  }

  private func localHeader(_ entry: Entry) -> [UInt8] {
    let shown: [UInt8] =
      if entry.flags & 8 != 0 {
        little(0, 12)
      } else if entry.isZip64 {
        little(entry.checksum, 4) + little(0xFFFF_FFFF, 4) + little(0xFFFF_FFFF, 4)
      } else {
        sizes(entry)
      }
    return [0x50, 0x4B, 3, 4] + head(entry) + shown + little(entry.name.count, 2)
      + little(entry.isZip64 ? 20 : 0, 2)
  }

  private func directoryHeader(_ entry: Entry, offset: Int) -> [UInt8] {
    var extra = entry.extra
    if entry.isZip64 { extra = zip64Sizes(entry) + extra }
    let shown =
      entry.isZip64
      ? little(entry.checksum, 4) + little(0xFFFF_FFFF, 4) + little(0xFFFF_FFFF, 4) : sizes(entry)
    return [0x50, 0x4B, 1, 2] + little(45, 2) + head(entry) + shown
      + little(entry.name.count, 2) + little(extra.count, 2) + little(0, 10) + little(offset, 4)
      + entry.name + extra
  }

  /// Version, flags, method, time and date, which both headers share.
  private func head(_ entry: Entry) -> [UInt8] {
    little(entry.isZip64 ? 45 : 20, 2) + little(entry.flags, 2) + little(entry.method, 2)
      + little(0, 2) + little(33, 2)
  }

  private func sizes(_ entry: Entry) -> [UInt8] {
    little(entry.checksum, 4) + little(entry.bytes.count, 4) + little(entry.size, 4)
  }

  private func zip64Sizes(_ entry: Entry) -> [UInt8] {
    little(1, 2) + little(16, 2) + little(entry.size, 8) + little(entry.bytes.count, 8)
  }

  private func zip64End(start: Int, length: Int) -> [UInt8] {
    let count = little(claimedCount ?? entries.count, 8)
    return [0x50, 0x4B, 6, 6] + little(44, 8) + little(45, 2) + little(45, 2) + little(0, 8)
      + count + count + little(length, 8) + little(start, 8)
      + [0x50, 0x4B, 6, 7] + little(0, 4) + little(start + length, 8) + little(1, 4)
  }
}

/// A whole number in so many bytes, the lowest first.
func little(_ value: Int, _ count: Int) -> [UInt8] {
  (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
}

/// The CRC-32 of zip.
public func crc32(_ bytes: some Sequence<UInt8>) -> Int {
  var crc: UInt32 = 0xFFFF_FFFF
  for byte in bytes { crc = crc >> 8 ^ crcTable[Int((crc ^ UInt32(byte)) & 0xFF)] }
  return Int(~crc)
}

private let crcTable: [UInt32] = (0..<256).map { value in
  (0..<8).reduce(UInt32(value)) { crc, _ in crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
}
