/// The text of a formula together with what it means.
///
/// The language is Excel's, in English, with names in place of addresses:
/// `ROUND(MIN(1, done / total) * max, 2)`. Names are case-sensitive, functions are not, and a name
/// is a function only before `(`, so that an input may be called `count`.
public struct Formula: Hashable, Sendable {
  /// The most characters a formula may have.
  public static let maximumLength = 4096
  /// The most characters a text literal may have, in Excel as here.
  public static let maximumTextLength = 255
  /// How deep parentheses, calls and signs may be nested; Excel allows 64 levels, guards included.
  public static let maximumDepth = 48
  /// How high the tree may be: the most operators of one rank in a row, for instance.
  public static let maximumHeight = 256
  /// The most values, operators and calls, counted as often as they are printed.
  public static let maximumNodes = 2000

  /// The text as written.
  public let text: String
  /// What it means.
  public let expression: Expression
  /// What it refers to, in the order of first occurrence, without repeats.
  public let references: [Reference]
  /// Where each of `references` first occurs.
  private let offsets: [Int]

  /// The formula a text stands for.
  public init(
    parsing text: String, functions: FunctionTable = .standard
  ) throws(FormulaFault) {
    let tokens = try Tokenizer.tokens(in: text, functions)
    var parser = Parser(tokens: tokens, functions: functions)
    self.text = text
    expression = try parser.formula()
    references = parser.references
    offsets = parser.offsets
  }

  /// The place of a reference's first occurrence, in characters from 0; nil if there is none.
  public func offset(of reference: Reference) -> Int? {
    references.firstIndex(of: reference).map { offsets[$0] }
  }
}
