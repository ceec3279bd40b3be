public import TestSupport
public import XLSXReading

/// A file as it may come from elsewhere, odd or hostile, and what must become of it.
public struct HostileFile: Sendable {
  /// What is special about it.
  public let name: String
  /// What must become of it.
  public let expected: Outcome
  private let content: @Sendable () -> Content

  /// What becomes of a file that is read.
  public enum Outcome: Sendable {
    /// It is read: its sheets and first cells, as the probe writes them.
    case read(String)
    /// It is refused for just this reason.
    case refused(ReadFailure.Reason)
    /// It is refused as a damaged archive; the words are the zip library's.
    case damaged
    /// It is refused as XML that is not well-formed; the words are the XML library's.
    case malformed
  }

  /// What is in a file.
  enum Content {
    /// Bytes as they are.
    case bytes([UInt8])
    /// Parts, to be deflated.
    case parts(ArchiveParts)
  }

  /// A file of parts.
  init(
    _ name: String, _ expected: Outcome, parts: @autoclosure @escaping @Sendable () -> ArchiveParts
  ) {
    self.name = name
    self.expected = expected
    content = { .parts(parts()) }
  }

  /// A file of bytes.
  init(
    _ name: String, _ expected: Outcome, bytes: @autoclosure @escaping @Sendable () -> [UInt8]
  ) {
    self.name = name
    self.expected = expected
    content = { .bytes(bytes()) }
  }

  /// Makes the file in a folder and gives its path.
  public func make(in scratch: Scratch) throws -> String {
    switch content() {
    case .bytes(let bytes): try scratch.file(bytes)
    case .parts(let parts): try scratch.archive(parts)
    }
  }

  /// The parts it is made of; nil when it is made of bytes.
  public var parts: ArchiveParts? {
    if case .parts(let parts) = content() { parts } else { nil }
  }
}

extension HostileFile.Outcome: CustomStringConvertible {
  /// What the probe writes; of libraries' words only the beginning.
  public var description: String {
    switch self {
    case .read(let text): text.isEmpty ? "read " : "read \(text)"
    case .refused(let reason): "refused \(reason)"
    case .damaged: "refused damagedArchive("
    case .malformed: "refused malformed("
    }
  }

  /// Whether it is what the probe has written.
  public func matches(_ text: String) -> Bool {
    switch self {
    case .read, .refused: text == description
    case .damaged, .malformed: text.hasPrefix(description)
    }
  }
}

/// All files of the corpus.
public let hostileFiles: [HostileFile] =
  foreignFiles + brokenArchives + oddArchives + oddXML + oddBooks + oddCells + dialects + bombs
