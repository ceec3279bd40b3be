/// Cuts the formula of a cell into pieces in one pass over its bytes, and tells shapes apart.
///
/// The ``key`` of two formulas is the same exactly if they differ by nothing but the place they
/// stand in: addresses go into it as distances.
struct CellScanner: Sendable {
  /// The shape of the formula scanned last.
  var key: [UInt8] = []
  /// The bytes of the formula scanned last.
  private(set) var bytes: [UInt8] = []
  /// Its pieces.
  private(set) var pieces: [Piece] = []
  /// The cell it stands in.
  private(set) var cell = CellPosition(sheet: 0, row: 0, column: 0)
  /// The positions of the workbook's sheets by name in lower case.
  let sheets: [String: Int]

  /// A run of bytes.
  struct Piece {
    var kind: Kind
    var start: Int
    var end: Int
    /// The address it is, if it is one.
    var corner: AreaReference.Corner?

    enum Kind: UInt8 { case number = 1, text, sheet, word, address, error, sign }
  }

  init(sheets: [String: Int]) { self.sheets = sheets }

  /// Cuts the formula of a cell.
  mutating func scan(_ text: String, in cell: CellPosition) throws(FormulaFault) {
    self.cell = cell
    key.removeAll(keepingCapacity: true)
    pieces.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: text.utf8)
    guard bytes.count <= CellFormula.maximumBytes else {
      throw FormulaFault(.tooLong(limit: 8_192), offset: 8_192, length: 0)
    }
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      if byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
        place += 1
        continue
      }
      let piece = try piece(at: place)
      add(piece)
      place = piece.end
    }
    guard !pieces.isEmpty else { throw FormulaFault(.empty, offset: 0, length: bytes.count) }
  }

  private mutating func add(_ piece: Piece) {
    pieces.append(piece)
    key.append(piece.kind.rawValue)
    if let corner = piece.corner {
      key.append(
        (corner.row.kind == .relative ? 1 : 0) | (corner.column.kind == .relative ? 2 : 0))
      append(corner.row.number)
      append(corner.column.number)
      return
    }
    key.append(contentsOf: bytes[piece.start..<piece.end])
    // Whole rows and columns such as `A:C` move with the formula too.
    if piece.kind == .sign, bytes[piece.start] == UInt8(ascii: ":"), pieces.count > 1,
      pieces[pieces.count - 2].kind != .address
    {
      append(cell.row)
      append(cell.column)
    }
  }

  private mutating func append(_ number: Int) {
    withUnsafeBytes(of: Int32(truncatingIfNeeded: number)) { key.append(contentsOf: $0) }
  }

  private func piece(at place: Int) throws(FormulaFault) -> Piece {
    let byte = bytes[place]
    switch byte {
    case UInt8(ascii: "\""):
      return Piece(kind: .text, start: place, end: try endOfQuoted(from: place))
    case UInt8(ascii: "'"):
      return Piece(kind: .sheet, start: place, end: try endOfQuoted(from: place))
    case UInt8(ascii: "#"): return Piece(kind: .error, start: place, end: endOfError(from: place))
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return number(from: place)
    case UInt8(ascii: ".") where place + 1 < bytes.count && bytes[place + 1].isDigit:
      return number(from: place)
    case _ where byte.isWord: return word(from: place)
    default: return try sign(at: place)
    }
  }

  private func sign(at place: Int) throws(FormulaFault) -> Piece {
    let byte = bytes[place]
    let next = place + 1 < bytes.count ? bytes[place + 1] : 0
    let isPair =
      byte == UInt8(ascii: "<") && (next == UInt8(ascii: "=") || next == UInt8(ascii: ">"))
      || byte == UInt8(ascii: ">") && next == UInt8(ascii: "=")
    guard isPair || "+-*/^%&=<>(){},;:!@".utf8.contains(byte) else {
      throw FormulaFault(
        .unexpectedCharacter(Character(UnicodeScalar(byte))), offset: place, length: 1)
    }
    return Piece(kind: .sign, start: place, end: place + (isPair ? 2 : 1))
  }

  private func number(from start: Int) -> Piece {
    var place = start
    while place < bytes.count, bytes[place].isDigit || bytes[place] == UInt8(ascii: ".") {
      place += 1
    }
    if place < bytes.count, bytes[place] | 0x20 == UInt8(ascii: "e") {
      var end = place + 1
      if end < bytes.count, bytes[end] == UInt8(ascii: "+") || bytes[end] == UInt8(ascii: "-") {
        end += 1
      }
      if end < bytes.count, bytes[end].isDigit {
        while end < bytes.count, bytes[end].isDigit { end += 1 }
        place = end
      }
    }
    return Piece(kind: .number, start: start, end: place)
  }

  private func word(from start: Int) -> Piece {
    var place = start
    while place < bytes.count, bytes[place].isWord { place += 1 }
    let next = place < bytes.count ? bytes[place] : 0
    guard next != UInt8(ascii: "("), next != UInt8(ascii: "!"),
      let corner = corner(start..<place)
    else { return Piece(kind: .word, start: start, end: place) }
    return Piece(kind: .address, start: start, end: place, corner: corner)
  }

  /// The address that bytes such as `$B12` are; nil if they are none.
  private func corner(_ range: Range<Int>) -> AreaReference.Corner? {
    var place = range.lowerBound
    var (row, column, letters) = (0, 0, 0)
    let isColumnFixed = bytes[place] == UInt8(ascii: "$")
    if isColumnFixed { place += 1 }
    while place < range.upperBound, letters < 4, bytes[place].isLetter {
      column = column * 26 + Int(bytes[place] & 0x1F)
      letters += 1
      place += 1
    }
    guard letters > 0, place < range.upperBound, column <= CellArea.columnLimit else { return nil }
    let isRowFixed = bytes[place] == UInt8(ascii: "$")
    if isRowFixed { place += 1 }
    let digits = place
    while place < range.upperBound, bytes[place].isDigit, place < digits + 8 {
      row = row * 10 + Int(bytes[place] & 0x0F)
      place += 1
    }
    guard place == range.upperBound, place > digits, bytes[digits] != UInt8(ascii: "0"),
      row <= CellArea.rowLimit
    else { return nil }
    return AreaReference.Corner(
      row: line(row - 1, isFixed: isRowFixed, from: cell.row),
      column: line(column - 1, isFixed: isColumnFixed, from: cell.column))
  }

  /// A line of the sheet as a reference keeps it.
  func line(_ number: Int, isFixed: Bool, from own: Int) -> AreaReference.Line {
    AreaReference.Line(isFixed ? number : number - own, isFixed ? .fixed : .relative)
  }
}

// MARK: - Ends

extension CellScanner {
  /// The place behind a quoted text, whose quote stands doubled inside.
  private func endOfQuoted(from start: Int) throws(FormulaFault) -> Int {
    let quote = bytes[start]
    var place = start + 1
    while place < bytes.count {
      if bytes[place] == quote {
        guard place + 1 < bytes.count, bytes[place + 1] == quote else { return place + 1 }
        place += 1
      }
      place += 1
    }
    throw FormulaFault(.unterminatedText, offset: start, length: bytes.count - start)
  }

  /// The place behind an error such as `#DIV/0!`.
  private func endOfError(from start: Int) -> Int {
    var place = start + 1
    while place < bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") { return place + 1 }
      guard byte.isWord || byte == UInt8(ascii: "/") else { return place }
      place += 1
    }
    return place
  }
}

extension UInt8 {
  /// Whether it is a digit.
  fileprivate var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

  /// Whether it is a letter of the English alphabet.
  fileprivate var isLetter: Bool {
    self | 0x20 >= UInt8(ascii: "a") && self | 0x20 <= UInt8(ascii: "z")
  }

  /// Whether it can be part of a name, function or address.
  fileprivate var isWord: Bool {
    isLetter || isDigit || self >= 0x80 || self == UInt8(ascii: "_") || self == UInt8(ascii: ".")
      || self == UInt8(ascii: "$") || self == UInt8(ascii: "\\")
  }
}
