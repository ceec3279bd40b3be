/// A character of a key that nobody sees, and so nobody types again.
public struct InvisibleCharacter: Hashable, Sendable {
  /// Its code point.
  public var scalar: Unicode.Scalar
  /// Which character of the text it is, from 1.
  public var position: Int

  /// The first of a text; nil if all of it can be seen.
  init?(in text: String) {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return nil }
    let scalars = text.unicodeScalars
    guard
      let index = scalars.firstIndex(where: {
        $0.isInvisible || $0 != " " && $0.properties.isWhitespace
      })
    else { return nil }
    scalar = scalars[index]
    position = scalars.distance(from: scalars.startIndex, to: index) + 1
  }
}

extension Unicode.Scalar {
  /// Whether the character leaves no mark and no space of its own: joiners, marks of direction,
  /// soft hyphens, byte order marks, control characters.
  var isInvisible: Bool {
    if value < 0x7F { return value < 0x20 && !properties.isWhitespace }
    if properties.isDefaultIgnorableCodePoint { return true }
    switch properties.generalCategory {
    case .control, .format: return true
    default: return false
    }
  }

  /// The code point as Unicode writes it: `U+200B`.
  var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension String {
  /// The text with its invisible characters written out: `STP<U+200B>`.
  var revealed: String {
    unicodeScalars.reduce(into: "") { text, scalar in
      if scalar.isInvisible || scalar != " " && scalar.properties.isWhitespace {
        text += "<\(scalar.codePoint)>"
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
  }

  /// The text without the characters that nobody sees, and with plain spaces.
  var visible: String {
    unicodeScalars.reduce(into: "") { text, scalar in
      if scalar.isInvisible { return }
      text.unicodeScalars.append(scalar.properties.isWhitespace ? " " : scalar)
    }
  }
}
