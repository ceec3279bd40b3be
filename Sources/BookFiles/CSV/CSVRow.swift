import Scoring

/// A row of a CSV file; texts and places are made only when somebody asks.
struct CSVRow {
  let bytes: UnsafeBufferPointer<UInt8>
  let path: String
  var fields: [CSVScanner.Field] = []
  /// For each known column the field, if the file has the column.
  var positions: [Int?] = []
  /// The first byte and its line.
  var start = 0
  var line = 1

  init(bytes: UnsafeBufferPointer<UInt8>, path: String) {
    self.bytes = bytes
    self.path = path
  }

  /// Whether all fields are blank, as Excel leaves rows behind the last.
  var isBlank: Bool { fields.indices.allSatisfy { trimmed($0).isEmpty } }

  /// The bytes of a column without spaces around; empty if the file has no such column.
  func value(_ column: Int) -> Slice<UnsafeBufferPointer<UInt8>> {
    guard let index = positions[column] else { return bytes[0..<0] }
    return trimmed(index)
  }

  /// The text of a column without spaces around.
  func text(_ column: Int) -> String {
    guard let index = positions[column] else { return "" }
    return rawText(index)
  }

  /// The text that another column says in the language asked for, else that of the column.
  func text(_ column: Int, translated: Int) -> String {
    let text = text(translated)
    return text.isEmpty ? self.text(column) : text
  }

  /// The place of a column's value, or of the row if the file has no such column.
  func place(_ column: Int) -> Place {
    guard let index = positions[column] else { return Place(file: path, line: line) }
    return rawPlace(index)
  }

  func rawText(_ index: Int) -> String {
    let text = String(decoding: trimmed(index), as: UTF8.self)
    return fields[index].hasEscapes ? unescaped(text) : text
  }

  func rawPlace(_ index: Int) -> Place { place(ofByte: trimmed(index).startIndex) }

  /// The place of a byte of this row.
  func place(ofByte position: Int) -> Place {
    let before = bytes[start..<min(position, bytes.count)]
    let breaks = before.count { $0 == Ascii.newline }
    let lineStart = before.lastIndex(of: Ascii.newline).map { $0 + 1 } ?? start
    let column = String(decoding: bytes[lineStart..<before.endIndex], as: UTF8.self).count + 1
    return Place(file: path, line: line + breaks, column: column)
  }

  /// The `;` or tab that separates what should be columns.
  var foreignSeparator: (text: String, place: Place)? {
    guard let field = fields.first else { return nil }
    for position in field.start..<field.end
    where bytes[position] == Ascii.semicolon || bytes[position] == Ascii.tab {
      return (bytes[position] == Ascii.tab ? "\t" : ";", place(ofByte: position))
    }
    return nil
  }

  /// Without spaces of any kind around: space, tab, no-break spaces, line breaks of quoted fields.
  private func trimmed(_ index: Int) -> Slice<UnsafeBufferPointer<UInt8>> {
    var (start, end) = (fields[index].start, fields[index].end)
    while let width = spaceWidth(start, end) { start += width }
    while end > start {
      if isSpace(bytes[end - 1]) {
        end -= 1
      } else if end - 2 >= start, spaceWidth(end - 2, end) == 2 {
        end -= 2
      } else if end - 3 >= start, spaceWidth(end - 3, end) == 3 {
        end -= 3
      } else {
        break
      }
    }
    return bytes[start..<end]
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    byte == Ascii.space || byte >= Ascii.tab && byte <= Ascii.carriageReturn
  }

  /// How many bytes the space at a position has: U+00A0, U+2007, U+202F and U+3000 have more than one.
  private func spaceWidth(_ start: Int, _ end: Int) -> Int? {
    guard start < end else { return nil }
    let first = bytes[start]
    if isSpace(first) { return 1 }
    if first == 0xC2, start + 1 < end, bytes[start + 1] == 0xA0 { return 2 }
    guard start + 2 < end else { return nil }
    let (second, third) = (bytes[start + 1], bytes[start + 2])
    let isWide =
      first == 0xE2 && second == 0x80 && (third == 0x87 || third == 0xAF)
      || first == 0xE3 && second == 0x80 && third == 0x80
    return isWide ? 3 : nil
  }

  private func unescaped(_ text: String) -> String {
    var result = ""
    var wasQuote = false
    for character in text {
      wasQuote = character == "\"" && !wasQuote
      if character != "\"" || wasQuote { result.append(character) }
    }
    return result
  }
}
