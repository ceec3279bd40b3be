/// Cuts the formula of a rule into tokens: no addresses, and words in English letters.
///
/// One byte is scanned for each character, so that places are counted in characters.
struct Tokenizer {
  private let characters: [Character]
  private let functions: FunctionTable
  private var scanner = FormulaScanner(isOfCell: false)

  private init(_ text: String, _ functions: FunctionTable) {
    characters = Array(text)
    self.functions = functions
    scanner.start(characters.lazy.map(\.scanned))
  }

  /// The tokens of a text, the end included.
  static func tokens(
    in text: String, _ functions: FunctionTable = .standard
  ) throws(FormulaFault) -> [Token] {
    let length = text.count
    guard length <= Formula.maximumLength else {
      throw FormulaFault(
        .tooLong(limit: Formula.maximumLength), offset: Formula.maximumLength,
        length: length - Formula.maximumLength)
    }
    var tokenizer = Tokenizer(text, functions)
    var tokens: [Token] = []
    while let token = try tokenizer.next() { tokens.append(token) }
    guard let first = tokens.first else { throw FormulaFault(.empty, offset: 0, length: length) }
    if first.kind == .sign("=") {
      throw FormulaFault(.leadingEquals, offset: first.offset, length: 1)
    }
    return tokens + [Token(kind: .end, offset: length, length: 0)]
  }

  private mutating func next() throws(FormulaFault) -> Token? {
    guard var piece = try scanner.next() else { return nil }
    let kind: Token.Kind
    switch piece.kind {
    case .number:
      let written = string(piece.range)
      guard let value = Self.value(of: written) else { throw piece.fault(.badNumber(written)) }
      kind = .number(value)
    case .text:
      let text = string(piece.range).utf8.unquoted
      guard text.utf16.count <= Formula.maximumTextLength else {
        throw piece.fault(.tooLong(limit: Formula.maximumTextLength))
      }
      kind = .text(text)
    case .word:
      // The only dot inside a word is that of a function such as `STDEV.S`.
      scanner.lengthen(&piece) { [characters, functions] in
        functions.ofLanguage(String(characters[$0])) != nil
      }
      kind = .word(string(piece.range))
    case .sign where characters[piece.range.lowerBound] == ";": throw piece.fault(.semicolon)
    case .sign: kind = .sign(string(piece.range))
    case .sheet, .address, .error, .unknown:
      throw piece.fault(.unexpectedCharacter(characters[piece.range.lowerBound]))
    }
    return piece.token(kind)
  }

  /// The value of a decimal number of at most 15 significant digits; nil if it is anything else.
  private static func value(of written: String) -> Double? {
    let mantissa = written.prefix { $0 != "e" && $0 != "E" }
    let digits = mantissa.filter(\.isNumber).drop { $0 == "0" }
    let significant = digits.reversed().drop { $0 == "0" }
    guard mantissa.last?.isNumber == true, significant.count <= 15,
      let value = Double(decimal: written), (value == 0) == significant.isEmpty
    else { return nil }
    return value
  }

  private func string(_ range: Range<Int>) -> String { String(characters[range]) }
}

extension Character {
  /// The byte that is scanned for it.
  fileprivate var scanned: UInt8 {
    if isWhitespace { return UInt8(ascii: " ") }
    // With a mark on it, it would end the text in Excel and not here.
    return asciiValue ?? (unicodeScalars.first == "\"" ? FormulaScanner.falseQuote : 0x80)
  }
}
