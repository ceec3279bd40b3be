/// Finds the pieces of a formula in one pass over its bytes, for rules and for cells.
struct FormulaScanner: Sendable {
  /// The formula's bytes.
  private(set) var bytes: [UInt8] = []
  /// Where the next piece is looked for.
  private var position = 0
  /// Whether quoted sheets, errors and the words and signs of addresses are pieces too.
  private let isOfCell: Bool

  /// A byte of no text: a quotation mark that a spreadsheet would see and a rule would not.
  static let falseQuote: UInt8 = 0xFF

  init(isOfCell: Bool) { self.isOfCell = isOfCell }

  /// Goes to the start of a formula.
  mutating func start(_ formula: some Sequence<UInt8>) {
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: formula)
    position = 0
  }

  /// The next piece; nil at the end.
  mutating func next() throws(FormulaFault) -> Piece? {
    position = end(from: position) { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
    guard position < bytes.count else { return nil }
    let piece = try piece(at: position)
    position = piece.range.upperBound
    return piece
  }

  /// Makes the word found last longer by a dot and the word behind it, if that is accepted.
  mutating func lengthen(_ word: inout Piece, if accepts: (Range<Int>) -> Bool) {
    guard self[position] == UInt8(ascii: ".") else { return }
    let longer = word.range.lowerBound..<end(from: position + 1, while: isWord)
    guard accepts(longer) else { return }
    word.range = longer
    position = longer.upperBound
  }

  private func piece(at start: Int) throws(FormulaFault) -> Piece {
    let (byte, next) = (self[start], self[start + 1])
    switch byte {
    case UInt8(ascii: "\""): return try quoted(.text, from: start)
    case UInt8(ascii: "'") where isOfCell: return try quoted(.sheet, from: start)
    case UInt8(ascii: "#") where isOfCell:
      let end = end(from: start + 1) { isWord($0) || $0 == UInt8(ascii: "/") }
      let isMarked = self[end] == UInt8(ascii: "!") || self[end] == UInt8(ascii: "?")
      return Piece(.error, start..<(isMarked ? end + 1 : end))
    case _ where byte.isDigit || byte == UInt8(ascii: ".") && next.isDigit:
      return Piece(.number, start..<endOfNumber(from: start))
    case _ where isWord(byte): return Piece(.word, start..<end(from: start, while: isWord))
    case UInt8(ascii: "<") where next == UInt8(ascii: "=") || next == UInt8(ascii: ">"),
      UInt8(ascii: ">") where next == UInt8(ascii: "="):
      return Piece(.sign, start..<start + 2)
    default:
      let isSign = "+-*/^%&=<>(){},;".utf8.contains(byte) || isOfCell && ":!@".utf8.contains(byte)
      return Piece(isSign ? .sign : .unknown, start..<start + 1)
    }
  }

  /// A text or sheet, whose quote stands doubled inside.
  private func quoted(_ kind: Piece.Kind, from start: Int) throws(FormulaFault) -> Piece {
    let quote = bytes[start]
    var place = start + 1
    while place < bytes.count {
      if bytes[place] == Self.falseQuote { return Piece(.unknown, place..<place + 1) }
      if bytes[place] == quote {
        guard self[place + 1] == quote else { return Piece(kind, start..<place + 1) }
        place += 1
      }
      place += 1
    }
    throw Piece(kind, start..<bytes.count).fault(.unterminatedText)
  }

  /// The place behind a number and everything that sticks to it: `1.2.3` and `12a` are one fault each.
  private func endOfNumber(from start: Int) -> Int {
    var place = end(from: start) { $0.isDigit || $0 == UInt8(ascii: ".") }
    let sign = self[place + 1]
    if self[place] | 0x20 == UInt8(ascii: "e"), self[place + 2].isDigit,
      sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")
    {
      place += 2
    }
    return end(from: place) { isWord($0) || $0 == UInt8(ascii: ".") }
  }

  /// Whether a byte can be part of a name, function or address.
  private func isWord(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_")
      || isOfCell
        && (byte >= 0x80 || byte == UInt8(ascii: "$") || byte == UInt8(ascii: ".")
          || byte == UInt8(ascii: "\\"))
  }

  private func end(from start: Int, while condition: (UInt8) -> Bool) -> Int {
    var place = start
    while condition(self[place]) { place += 1 }
    return place
  }

  /// The byte at a place; 0, which is in no piece, behind the end.
  subscript(place: Int) -> UInt8 { place < bytes.count ? bytes[place] : 0 }
}

/// A run of bytes of a formula.
struct Piece: Sendable {
  var kind: Kind
  var range: Range<Int>
  /// The address it is, if it is one.
  var corner: AreaReference.Corner?

  enum Kind: UInt8 { case number = 1, text, sheet, word, address, error, sign, unknown }

  init(_ kind: Kind, _ range: Range<Int>) { (self.kind, self.range) = (kind, range) }

  /// The token that it is.
  func token(_ kind: Token.Kind) -> Token {
    Token(kind: kind, offset: range.lowerBound, length: range.count)
  }

  /// A fault of the piece.
  func fault(_ kind: FormulaFault.Kind) -> FormulaFault {
    FormulaFault(kind, offset: range.lowerBound, length: range.count)
  }
}

extension UInt8 {
  /// Whether it is a digit.
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

  /// Whether it is a letter of the English alphabet.
  var isLetter: Bool { self | 0x20 >= UInt8(ascii: "a") && self | 0x20 <= UInt8(ascii: "z") }
}

extension Collection<UInt8> {
  /// The text between the quotes it starts and ends with, doubled ones made single.
  var unquoted: String {
    var text: [UInt8] = []
    var isSecond = false
    for byte in dropFirst().dropLast() {
      isSecond = byte == first && !isSecond
      if !isSecond { text.append(byte) }
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension Double {
  /// The value of a decimal number as a formula writes it, `.5` and `5.` too; nil for anything else.
  init?(decimal text: String) {
    let padded = text.hasPrefix(".") ? "0" + text : text.hasSuffix(".") ? text + "0" : text
    // Swift reads `0x10` as a number too.
    guard !text.contains(where: { $0 == "x" || $0 == "X" }), let value = Double(padded),
      value.isFinite
    else { return nil }
    self = value
  }
}
