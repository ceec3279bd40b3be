/// Cuts the text of a formula into tokens.
struct Tokenizer {
  private let characters: [Character]
  private let functions: FunctionTable
  private var position = 0

  private init(_ text: String, _ functions: FunctionTable) {
    characters = Array(text)
    self.functions = functions
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
    repeat {
      tokens.append(try tokenizer.next())
    } while tokens.last?.kind != .end
    if tokens.count == 1 { throw FormulaFault(.empty, offset: 0, length: length) }
    if tokens[0].kind == .sign("=") {
      throw FormulaFault(.leadingEquals, offset: tokens[0].offset, length: 1)
    }
    return tokens
  }

  private mutating func next() throws(FormulaFault) -> Token {
    _ = take(while: \.isWhitespace)
    let start = position
    guard let first = peek() else { return Token(kind: .end, offset: start, length: 0) }
    let kind: Token.Kind
    if first == "\"" {
      kind = .text(try text())
    } else if first.isDigit || (first == "." && peek(1)?.isDigit == true) {
      kind = .number(try number())
    } else if first.isLetter26 {
      kind = .word(word())
    } else {
      kind = .sign(try sign(first))
    }
    return Token(kind: kind, offset: start, length: position - start)
  }

  /// A text between quotation marks, doubled where they belong to it.
  private mutating func text() throws(FormulaFault) -> String {
    let start = position
    var text = ""
    position += 1
    while let character = peek() {
      // With a mark on it, it would end the text in Excel and not here.
      guard character == "\"" || character.unicodeScalars.first != "\"" else {
        throw FormulaFault(.unexpectedCharacter(character), offset: position, length: 1)
      }
      position += 1
      if character != "\"" {
        text.append(character)
      } else if peek() == "\"" {
        text.append(character)
        position += 1
      } else {
        guard text.utf16.count <= Formula.maximumTextLength else {
          throw FormulaFault(
            .tooLong(limit: Formula.maximumTextLength), offset: start, length: position - start)
        }
        return text
      }
    }
    throw FormulaFault(.unterminatedText, offset: start, length: position - start)
  }

  /// A number and everything that sticks to it, so that `1.2.3` and `12a` are one fault each.
  private mutating func number() throws(FormulaFault) -> Double {
    let start = position
    var written = take { $0.isDigit || $0 == "." }
    if let mark = peek(), mark == "e" || mark == "E" {
      let sign = peek(1) == "+" || peek(1) == "-"
      if peek(sign ? 2 : 1)?.isDigit == true {
        written += String(characters[position..<position + (sign ? 2 : 1)])
        position += sign ? 2 : 1
      }
    }
    written += take { $0.isDigit || $0.isLetter26 || $0 == "." }
    guard let value = Self.value(of: written) else {
      throw FormulaFault(.badNumber(written), offset: start, length: position - start)
    }
    return value
  }

  /// The value of a decimal number of at most 15 significant digits; nil if it is anything else.
  private static func value(of written: String) -> Double? {
    let mantissa = written.prefix { $0 != "e" && $0 != "E" }
    let digits = mantissa.filter(\.isDigit).drop { $0 == "0" }
    let significant = digits.reversed().drop { $0 == "0" }
    guard mantissa.last?.isDigit == true, significant.count <= 15,
      let value = Double(written.hasPrefix(".") ? "0" + written : written),
      value.isFinite, (value == 0) == significant.isEmpty
    else { return nil }
    return value
  }

  /// A name; the only dot inside a word is that of a function such as `STDEV.S`.
  private mutating func word() -> String {
    let word = take { $0.isLetter26 || $0.isDigit }
    guard peek() == "." else { return word }
    let suffix = characters[(position + 1)...].prefix { $0.isLetter26 || $0.isDigit }
    let dotted = word + "." + String(suffix)
    guard functions.ofLanguage(dotted) != nil else { return word }
    position += 1 + suffix.count
    return dotted
  }

  private mutating func sign(_ first: Character) throws(FormulaFault) -> String {
    if let second = peek(1), ["<=", ">=", "<>"].contains(String([first, second])) {
      position += 2
      return String([first, second])
    }
    if first == ";" { throw FormulaFault(.semicolon, offset: position, length: 1) }
    guard "+-*/^%&=<>(){},".contains(first) else {
      throw FormulaFault(.unexpectedCharacter(first), offset: position, length: 1)
    }
    position += 1
    return String(first)
  }

  private func peek(_ distance: Int = 0) -> Character? {
    position + distance < characters.count ? characters[position + distance] : nil
  }

  private mutating func take(while condition: (Character) -> Bool) -> String {
    let taken = characters[position...].prefix(while: condition)
    position += taken.count
    return String(taken)
  }
}

extension Character {
  /// Whether it is one of the digits 0 to 9.
  fileprivate var isDigit: Bool { isASCII && isNumber }

  /// Whether it is a letter of the English alphabet or `_`.
  fileprivate var isLetter26: Bool { isASCII && isLetter || self == "_" }
}
