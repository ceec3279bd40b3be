import Scoring

extension TextFile {
  /// The characters that no workbook can hold, in their order: control characters but tabs and line
  /// breaks, U+FFFE and U+FFFF.
  ///
  /// Complexity: linear in the length of the file; only a few are looked up.
  func forbiddenCharacters(limit: Int = 20) -> [(scalar: Unicode.Scalar, place: Place)] {
    var found: [(scalar: Unicode.Scalar, place: Place)] = []
    var (line, lineStart, index) = (1, 0, 0)
    while index < bytes.count, found.count < limit {
      let byte = bytes[index]
      if byte == Ascii.newline { (line, lineStart) = (line + 1, index + 1) }
      if byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xEF {
        let text = String(decoding: bytes[index..<min(index + 3, bytes.count)], as: UTF8.self)
        if let scalar = text.unicodeScalars.first, scalar.isForbidden {
          let column = String(decoding: bytes[lineStart..<index], as: UTF8.self).count + 1
          found.append((scalar, Place(file: path, line: line, column: column)))
        }
      }
      index += 1
    }
    return found
  }
}

extension Unicode.Scalar {
  /// Whether no workbook can hold the character, or nobody should.
  var isForbidden: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D, 0x85: false
    case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}
