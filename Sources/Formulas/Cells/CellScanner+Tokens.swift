extension CellScanner {
  /// The pieces as tokens, addresses with their sheet and range joined into one.
  func tokens() throws(FormulaFault) -> [Token] {
    var tokens: [Token] = []
    var place = 0
    while place < pieces.count {
      let start = pieces[place].start
      let kind: Token.Kind
      if let area = try area(at: &place) {
        kind = .area(area)
      } else if let sheet = try sheet(at: &place), place < pieces.count {
        // A name that a sheet defines for itself, or an error where cells of it were.
        let piece = try self.kind(of: pieces[place])
        kind = if case .word(let word) = piece { .nameOfSheet(sheet, word) } else { piece }
        place += 1
      } else {
        kind = try self.kind(of: pieces[place])
        place += 1
      }
      tokens.append(Token(kind: kind, offset: start, length: pieces[place - 1].end - start))
    }
    tokens.append(Token(kind: .end, offset: bytes.count, length: 0))
    return tokens
  }

  private func kind(of piece: Piece) throws(FormulaFault) -> Token.Kind {
    let text = string(piece)
    switch piece.kind {
    case .number:
      guard
        let number = Double(
          text.hasPrefix(".") ? "0" + text : text.hasSuffix(".") ? text + "0" : text),
        number.isFinite
      else { throw fault(.badNumber(text), piece) }
      // Spreadsheets keep fifteen digits of a number that is typed.
      let kept = Double(SpreadsheetNumber.description(of: number)) ?? number
      return .number(kept.isFinite ? kept : number)
    case .text: return .text(unquoted(piece, "\""))
    case .word: return .word(text)
    case .error:
      guard let kind = FormulaError.Kind(rawValue: text.uppercased()) else {
        throw fault(.unexpectedToken(text), piece)
      }
      return .error(kind)
    case .sign where text != "!" && text != "@": return .sign(text)
    case .sign, .sheet, .address: throw fault(.unexpectedToken(text), piece)
    }
  }

  /// The area that starts at a piece: `A1`, `A1:B2`, `A:C`, `1:3`, with or without a sheet.
  private func area(at place: inout Int) throws(FormulaFault) -> AreaReference? {
    let start = place
    guard var area = try corner(at: &place) else {
      place = start
      return nil
    }
    if isSign(":", at: place) {
      var next = place + 1
      if let other = try corner(at: &next), let joined = area.joined(with: other) {
        area = joined
        place = next
      }
    }
    return area
  }

  /// One cell, or the first half of a range of whole lines together with its second.
  private func corner(at place: inout Int) throws(FormulaFault) -> AreaReference? {
    let sheet = try sheet(at: &place).map { SheetReference.position($0) }
    guard place < pieces.count else { return nil }
    if let corner = pieces[place].corner {
      place += 1
      return AreaReference(sheet: sheet, first: corner, last: corner)
    }
    guard isSign(":", at: place + 1), place + 2 < pieces.count,
      let lines = wholeLines(string(pieces[place]), string(pieces[place + 2]))
    else { return nil }
    place += 3
    return AreaReference(sheet: sheet, first: lines.0, last: lines.1)
  }

  /// The sheet that is named before an exclamation mark; nil if none is.
  private func sheet(at place: inout Int) throws(FormulaFault) -> Int? {
    guard place + 1 < pieces.count, isSign("!", at: place + 1),
      [.sheet, .word, .address].contains(pieces[place].kind)
    else { return nil }
    let piece = pieces[place]
    let name = piece.kind == .sheet ? unquoted(piece, "'") : string(piece)
    guard let known = sheets[name.lowercased()] else { throw fault(.unknownSheet(name), piece) }
    place += 2
    return known
  }

  /// The corners of whole columns such as `$A:C` or rows such as `1:3`; nil for anything else.
  private func wholeLines(
    _ first: String, _ last: String
  ) -> (AreaReference.Corner, AreaReference.Corner)? {
    let top = AreaReference.Line(0, .fixed)
    if let first = row(first), let last = row(last) {
      let right = AreaReference.Line(CellArea.columnLimit - 1, .fixed)
      return (.init(row: first, column: top), .init(row: last, column: right))
    }
    if let first = column(first), let last = column(last) {
      let bottom = AreaReference.Line(CellArea.rowLimit - 1, .fixed)
      return (.init(row: top, column: first), .init(row: bottom, column: last))
    }
    return nil
  }

  private func row(_ text: String) -> AreaReference.Line? {
    let bare = text.drop { $0 == "$" }
    guard text.count - bare.count < 2, bare.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int(bare), (1...CellArea.rowLimit).contains(number)
    else { return nil }
    return line(number - 1, isFixed: bare.count < text.count, from: cell.row)
  }

  private func column(_ text: String) -> AreaReference.Line? {
    let bare = text.drop { $0 == "$" }
    guard text.count - bare.count < 2, (1...3).contains(bare.count),
      bare.utf8.allSatisfy({ (0x61...0x7A).contains($0 | 0x20) })
    else { return nil }
    let number = bare.utf8.reduce(0) { $0 * 26 + Int($1 & 0x1F) }
    guard number <= CellArea.columnLimit else { return nil }
    return line(number - 1, isFixed: bare.count < text.count, from: cell.column)
  }

  private func isSign(_ sign: Character, at place: Int) -> Bool {
    place < pieces.count && pieces[place].kind == .sign
      && bytes[pieces[place].start] == sign.asciiValue
  }

  private func string(_ piece: Piece) -> String {
    String(decoding: bytes[piece.start..<piece.end], as: UTF8.self)
  }

  /// What stands between the quotes of a piece, doubled ones made single.
  private func unquoted(_ piece: Piece, _ quote: Character) -> String {
    var text: [UInt8] = []
    var isSecond = false
    for byte in bytes[(piece.start + 1)..<(piece.end - 1)] {
      isSecond = byte == quote.asciiValue && !isSecond
      if !isSecond { text.append(byte) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private func fault(_ kind: FormulaFault.Kind, _ piece: Piece) -> FormulaFault {
    FormulaFault(kind, offset: piece.start, length: piece.end - piece.start)
  }
}
