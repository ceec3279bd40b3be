extension CellScanner {
  /// The pieces as tokens, addresses with their sheet and range joined into one.
  func tokens() throws(FormulaFault) -> [Token] {
    var tokens: [Token] = []
    var place = 0
    while place < pieces.count {
      let start = pieces[place].range.lowerBound
      let kind: Token.Kind
      if let area = try area(at: &place) {
        kind = .area(area)
      } else {
        // A name that a sheet defines for itself, or an error where cells of it were.
        var next = place
        let sheet = try sheet(at: &next)
        if next < pieces.count { place = next }
        let piece = try self.kind(of: pieces[place])
        kind =
          if let sheet, case .word(let word) = piece { .nameOfSheet(sheet, word) } else { piece }
        place += 1
      }
      let end = pieces[place - 1].range.upperBound
      tokens.append(Token(kind: kind, offset: start, length: end - start))
    }
    tokens.append(Token(kind: .end, offset: scanner.bytes.count, length: 0))
    return tokens
  }

  private func kind(of piece: Piece) throws(FormulaFault) -> Token.Kind {
    let text = string(piece)
    switch piece.kind {
    case .number:
      guard let number = Double(decimal: text) else { throw piece.fault(.badNumber(text)) }
      // Spreadsheets keep fifteen digits of a number that is typed.
      let kept = Double(SpreadsheetNumber.description(of: number)) ?? number
      return .number(kept.isFinite ? kept : number)
    case .text: return .text(scanner.bytes[piece.range].unquoted)
    case .word: return .word(text)
    case .error:
      guard let kind = FormulaError.Kind(rawValue: text.uppercased()) else {
        throw piece.fault(.unexpectedToken(text))
      }
      return .error(kind)
    case .sign where text != "!" && text != "@": return .sign(text)
    case .sign, .sheet, .address, .unknown: throw piece.fault(.unexpectedToken(text))
    }
  }

  /// The area that starts at a piece: `A1`, `A1:B2`, `A:C`, `1:3`, with or without a sheet.
  private func area(at place: inout Int) throws(FormulaFault) -> AreaReference? {
    guard let area = try corner(at: &place) else { return nil }
    var next = place + 1
    guard isSign(":", at: place), let other = try corner(at: &next),
      let joined = area.joined(with: other)
    else { return area }
    place = next
    return joined
  }

  /// One cell, or the first half of a range of whole lines together with its second.
  private func corner(at place: inout Int) throws(FormulaFault) -> AreaReference? {
    var next = place
    let sheet = try sheet(at: &next)
    guard next < pieces.count else { return nil }
    var area: AreaReference
    if let corner = pieces[next].corner {
      area = AreaReference(first: corner, last: corner)
      place = next + 1
    } else if isSign(":", at: next + 1), next + 2 < pieces.count,
      let lines = lines(pieces[next], pieces[next + 2], areRows: true)
        ?? lines(pieces[next], pieces[next + 2], areRows: false)
    {
      area = lines
      place = next + 3
    } else {
      return nil
    }
    area.sheet = sheet.map { .position($0) }
    return area
  }

  /// The sheet that is named before an exclamation mark; nil if none is.
  private func sheet(at place: inout Int) throws(FormulaFault) -> Int? {
    guard isSign("!", at: place + 1), [.sheet, .word, .address].contains(pieces[place].kind)
    else { return nil }
    let piece = pieces[place]
    let name = piece.kind == .sheet ? scanner.bytes[piece.range].unquoted : string(piece)
    guard let known = sheets[name.lowercased()] else { throw piece.fault(.unknownSheet(name)) }
    place += 2
    return known
  }

  private func isSign(_ sign: Unicode.Scalar, at place: Int) -> Bool {
    place < pieces.count && pieces[place].kind == .sign
      && scanner[pieces[place].range.lowerBound] == UInt8(ascii: sign)
  }

  private func string(_ piece: Piece) -> String {
    String(decoding: scanner.bytes[piece.range], as: UTF8.self)
  }
}
