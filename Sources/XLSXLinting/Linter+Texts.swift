import XLSXReading

extension Linter {
  /// Looks at the texts that cells share, and counts them.
  func lintSharedTexts(
    _ part: String, _ facts: inout BookFacts, _ found: inout FindingList
  ) throws(ReadFailure) {
    var count = 0
    let root = try tree(part, streaming: ["si"], &found) { item, found in
      count += 1
      found.lintText(of: item)
    }
    facts.sharedTexts = count
    if let declared = root?["uniqueCount"], declared != String(count) {
      found.add(.sharedTextCount, "uniqueCount \(declared), but there are \(count)")
    }
  }
}

extension FindingList {
  /// Looks at a text of runs.
  mutating func lintText(of item: XMLElement, at cell: String? = nil) {
    let pieces = item.all("t") + item.all("r").flatMap { $0.all("t") }
    for piece in pieces where piece["space"] != "preserve" {
      if piece.text.first?.isWhitespace ?? false || piece.text.last?.isWhitespace ?? false {
        add(.lostSpace, at: cell, "'\(piece.text.prefix(40))' is not marked to keep its space")
      }
    }
    lintText(pieces.map(\.text).joined(), at: cell)
  }

  /// Looks at a text's length and escapes.
  mutating func lintText(_ text: String, at cell: String? = nil) {
    check(length: text, atMost: 32_767, .textLength, at: cell)
    if let escape = needlessEscape(in: text) {
      add(.textEscape, at: cell, "'\(escape)' is shown as the character it stands for")
    }
  }
}

/// The first escape such as `_x0041_` of a character that XML can hold as it is.
///
/// What must be escaped is a control character, half of a pair, U+FFFE, U+FFFF, and an underscore
/// that would start an escape.
private func needlessEscape(in text: String) -> String? {
  let bytes = Array(text.utf8)
  var place = 0
  while place + 7 <= bytes.count {
    guard bytes[place] == UInt8(ascii: "_"), bytes[place + 1] == UInt8(ascii: "x"),
      bytes[place + 6] == UInt8(ascii: "_"),
      let code = Int(String(decoding: bytes[place + 2..<place + 6], as: UTF8.self), radix: 16)
    else {
      place += 1
      continue
    }
    let isNeeded = code < 0x20 || (0xD800...0xDFFF).contains(code) || code >= 0xFFFE || code == 0x5F
    if !isNeeded { return String(decoding: bytes[place..<place + 7], as: UTF8.self) }
    place += 7
  }
  return nil
}
