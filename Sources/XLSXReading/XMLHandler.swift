import CExpat
import Glibc

/// Takes what stands in a part of XML; subclasses make something of it.
///
/// A class, since the XML library hands a pointer to it back into its callbacks.
class XMLHandler {
  let limits: ReadLimits
  private var parser: XML_Parser?
  private var depth = 0
  private var failure: ReadFailure.Reason?

  init(limits: ReadLimits) { self.limits = limits }

  /// An element starts; its name is without prefix.
  func start(_ name: XMLName, _ attributes: XMLAttributes) {}
  /// An element ends.
  func end() {}
  /// A piece of text.
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  /// Stops reading.
  final func fail(_ reason: ReadFailure.Reason) {
    if failure == nil { failure = reason }
    if let parser { XML_StopParser(parser, XML_Bool(XML_FALSE)) }
  }

  /// Reads a part to its end, or to a limit.
  final func read(
    _ part: String, upTo limit: ReadLimits.Kind, of archive: borrowing Archive
  ) throws(ReadFailure.Reason) {
    guard let parser = XML_ParserCreate(nil) else { throw .system(code: ENOMEM) }
    defer {
      self.parser = nil
      XML_ParserFree(parser)
    }
    self.parser = parser
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { data, name, attributes in
        guard let name, let attributes else { return }
        handler(data)?.startElement(XMLName(name), XMLAttributes(pairs: attributes))
      },
      { data, _ in handler(data)?.endElement() })
    XML_SetCharacterDataHandler(parser) { data, bytes, count in
      guard let bytes else { return }
      bytes.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
        handler(data)?.text(UnsafeBufferPointer(start: $0, count: Int(count)))
      }
    }
    XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
      handler(data)?.fail(.documentType)
    }
    var fed = 0
    try archive.read(part, upTo: limit, space: { XML_GetBuffer(parser, Int32($0)) }) {
      (count, isLast) throws(ReadFailure.Reason) in
      let status = XML_ParseBuffer(parser, Int32(count), isLast ? 1 : 0)
      if let failure { throw failure }
      guard status == XML_STATUS_OK else {
        let text = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? ""
        throw .malformed(text, line: Int(XML_GetCurrentLineNumber(parser)))
      }
      fed += count
      guard fed - max(0, Int(XML_GetCurrentByteIndex(parser))) <= limits.tokenBytes + pieceBytes
      else { throw limits.exceeded(.tokenBytes) }
    }
  }

  private func startElement(_ name: XMLName, _ attributes: XMLAttributes) {
    guard failure == nil else { return }
    depth += 1
    guard depth <= limits.depth else { return fail(limits.exceeded(.depth)) }
    start(name, attributes)
  }

  private func endElement() {
    guard failure == nil else { return }
    depth -= 1
    end()
  }
}

/// The handler that a callback's pointer stands for.
private func handler(_ data: UnsafeMutableRawPointer?) -> XMLHandler? {
  data.map { Unmanaged<XMLHandler>.fromOpaque($0).takeUnretainedValue() }
}

/// An element's or attribute's name without its prefix; lives as long as the callback.
struct XMLName {
  let start: UnsafePointer<CChar>

  init(_ name: UnsafePointer<CChar>) {
    var start = name
    var place = name
    while place.pointee != 0 {
      if place.pointee == CChar(UInt8(ascii: ":")) { start = place + 1 }
      place += 1
    }
    self.start = start
  }

  /// Whether the name is a word.
  func callAsFunction(is word: StaticString) -> Bool {
    strcmp(start, UnsafeRawPointer(word.utf8Start).assumingMemoryBound(to: CChar.self)) == 0
  }

  /// The name as a text.
  var string: String { String(cString: start) }
}

/// An element's attributes; lives as long as the callback.
struct XMLAttributes {
  let pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>

  /// The value of the attribute of a name without prefix, as bytes ending in zero.
  func bytes(_ name: StaticString) -> UnsafePointer<CChar>? {
    var pair = pairs
    while let found = pair[0] {
      if XMLName(found)(is: name) { return pair[1] }
      pair += 2
    }
    return nil
  }

  /// The value of the attribute of a name without prefix.
  func string(_ name: StaticString) -> String? { bytes(name).map { String(cString: $0) } }

  /// The value of the attribute as a whole number that is not negative.
  func count(_ name: StaticString) -> Int? {
    string(name).flatMap { Int($0) }.flatMap { $0 < 0 ? nil : $0 }
  }
}
