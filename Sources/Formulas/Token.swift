/// A word, number, text or sign of a formula, with its place.
struct Token: Hashable {
  /// What it is.
  var kind: Kind
  /// Its first character, counted from 0.
  var offset: Int
  /// How many characters it has.
  var length: Int

  /// The kinds of token.
  enum Kind: Hashable {
    /// A number.
    case number(Double)
    /// A text, without its quotation marks.
    case text(String)
    /// A name or the name of a function.
    case word(String)
    /// A name as the sheet at a position knows it, in the formula of a cell.
    case nameOfSheet(Int, String)
    /// An operator, parenthesis, brace or comma.
    case sign(String)
    /// Cells, in the formula of a cell.
    case area(AreaReference)
    /// An error literal, in the formula of a cell.
    case error(FormulaError.Kind)
    /// The end of the text.
    case end
  }
}

extension Token.Kind {
  /// The token as a message shows it.
  var description: String {
    switch self {
    case .number(let number): SpreadsheetNumber.description(of: number)
    case .text(let text): "\"\(text)\""
    case .word(let word), .nameOfSheet(_, let word): word
    case .sign(let sign): sign
    case .area: "A1"
    case .error(let kind): kind.rawValue
    case .end: ""
    }
  }
}
