/// Cuts the formula of a cell into pieces in one pass over its bytes, and tells shapes apart.
///
/// The ``key`` of two formulas is the same exactly if they differ by nothing but the place they
/// stand in: addresses go into it as distances.
struct CellScanner: Sendable {
  /// The shape of the formula scanned last.
  var key: [UInt8] = []
  /// Its bytes.
  private(set) var scanner = FormulaScanner(isOfCell: true)
  /// Its pieces.
  private(set) var pieces: [Piece] = []
  /// The cell it stands in.
  private var cell = CellPosition(sheet: 0, row: 0, column: 0)
  /// The positions of the workbook's sheets by name in lower case.
  let sheets: [String: Int]

  init(sheets: [String: Int]) { self.sheets = sheets }

  /// Cuts the formula of a cell.
  mutating func scan(_ text: String, in cell: CellPosition) throws(FormulaFault) {
    self.cell = cell
    key.removeAll(keepingCapacity: true)
    pieces.removeAll(keepingCapacity: true)
    scanner.start(text.utf8)
    let count = scanner.bytes.count
    guard count <= CellFormula.maximumBytes else {
      throw FormulaFault(.tooLong(limit: 8_192), offset: 8_192, length: 0)
    }
    while var piece = try scanner.next() {
      if piece.kind == .word, let corner = corner(of: piece) {
        (piece.kind, piece.corner) = (.address, corner)
      } else if piece.kind == .unknown {
        let byte = scanner[piece.range.lowerBound]
        throw piece.fault(.unexpectedCharacter(Character(UnicodeScalar(byte))))
      }
      add(piece)
    }
    guard !pieces.isEmpty else { throw FormulaFault(.empty, offset: 0, length: count) }
  }

  private mutating func add(_ piece: Piece) {
    let isAfterAddress = pieces.last?.kind == .address
    pieces.append(piece)
    key.append(piece.kind.rawValue)
    if let corner = piece.corner {
      key.append(
        (corner.row.kind == .relative ? 1 : 0) | (corner.column.kind == .relative ? 2 : 0))
      append(corner.row.number)
      append(corner.column.number)
      return
    }
    key.append(contentsOf: scanner.bytes[piece.range])
    // Whole rows and columns such as `A:C` move with the formula too.
    if piece.kind == .sign, scanner[piece.range.lowerBound] == UInt8(ascii: ":"), !isAfterAddress {
      append(cell.row)
      append(cell.column)
    }
  }

  private mutating func append(_ number: Int) {
    withUnsafeBytes(of: Int32(truncatingIfNeeded: number)) { key.append(contentsOf: $0) }
  }
}

// MARK: - Addresses

extension CellScanner {
  /// The address that a word such as `$B12` is; nil if it is none.
  private func corner(of word: Piece) -> AreaReference.Corner? {
    let next = scanner[word.range.upperBound]
    var rest = word.range
    guard next != UInt8(ascii: "("), next != UInt8(ascii: "!"),
      let column = line(&rest, isRow: false), let row = line(&rest, isRow: true), rest.isEmpty
    else { return nil }
    return AreaReference.Corner(row: row, column: column)
  }

  /// Whole rows such as `1:3` or columns such as `$A:C`; nil for anything else.
  func lines(_ first: Piece, _ last: Piece, areRows: Bool) -> AreaReference? {
    var (start, end) = (first.range, last.range)
    guard let top = line(&start, isRow: areRows), let bottom = line(&end, isRow: areRows),
      start.isEmpty, end.isEmpty
    else { return nil }
    func corner(_ line: AreaReference.Line, _ number: Int) -> AreaReference.Corner {
      let fixed = AreaReference.Line(number, .fixed)
      return areRows ? .init(row: line, column: fixed) : .init(row: fixed, column: line)
    }
    return AreaReference(
      first: corner(top, 0),
      last: corner(bottom, (areRows ? CellArea.columnLimit : CellArea.rowLimit) - 1))
  }

  /// The row or column that bytes start with, which is taken off them; nil if they start with none.
  private func line(_ rest: inout Range<Int>, isRow: Bool) -> AreaReference.Line? {
    let isFixed = scanner[rest.lowerBound] == UInt8(ascii: "$")
    let start = rest.lowerBound + (isFixed ? 1 : 0)
    let end = min(start + 8, rest.upperBound)
    var (place, number) = (start, 0)
    while place < end {
      let byte = scanner.bytes[place]
      guard isRow ? byte.isDigit : byte.isLetter else { break }
      number = isRow ? number * 10 + Int(byte & 0x0F) : number * 26 + Int(byte & 0x1F)
      place += 1
    }
    guard number > 0, number <= (isRow ? CellArea.rowLimit : CellArea.columnLimit),
      scanner.bytes[start] != UInt8(ascii: "0")
    else { return nil }
    rest = place..<rest.upperBound
    let own = isFixed ? 0 : isRow ? cell.row : cell.column
    return AreaReference.Line(number - 1 - own, isFixed ? .fixed : .relative)
  }
}
