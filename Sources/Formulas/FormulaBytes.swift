// Formulas are printed as UTF-8: a text per part would cost more than all else.
extension [UInt8] {
  /// Appends a text.
  static func += (bytes: inout [UInt8], text: String) { bytes.append(contentsOf: text.utf8) }

  /// Appends a text between quotes, those in it doubled.
  mutating func append(_ text: String, quotedWith quote: UInt8) {
    append(quote)
    if text.utf8.contains(quote) {
      for byte in text.utf8 {
        if byte == quote { append(quote) }
        append(byte)
      }
    } else {
      self += text
    }
    append(quote)
  }

  /// Appends a number as ``SpreadsheetNumber/description(of:)`` gives it.
  mutating func append(number: Double) {
    guard number == number.rounded(.towardZero), number.magnitude < 1e15 else {
      self += SpreadsheetNumber.description(of: number)
      return
    }
    if number < 0 { append(UInt8(ascii: "-")) }
    append(decimal: Int(number.magnitude))
  }

  /// Appends a whole number that is not negative.
  mutating func append(decimal number: Int) {
    if number > 9 { append(decimal: number / 10) }
    append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
  }

  /// Appends the letters of a column counted from 0.
  mutating func append(column: Int) {
    if column > 25 { append(column: column / 26 - 1) }
    append(UInt8(ascii: "A") + UInt8(truncatingIfNeeded: column % 26))
  }

  /// Appends a sheet's name as a formula needs it.
  mutating func append(sheet name: String) {
    if isPlainSheetName(name) {
      self += name
    } else {
      append(name, quotedWith: UInt8(ascii: "'"))
    }
  }
}
