/// Why a text is not a formula, and where.
public struct FormulaFault: Error, Hashable, Sendable {
  /// What is wrong.
  public var kind: Kind
  /// The first character concerned, counted from 0 in the text.
  public var offset: Int
  /// How many characters are concerned; 0 at the end of the text.
  public var length: Int

  /// A fault at a place in the text.
  public init(_ kind: Kind, offset: Int, length: Int) {
    self.kind = kind
    self.offset = offset
    self.length = length
  }

  /// What can be wrong with the text of a formula.
  public enum Kind: Hashable, Sendable {
    /// Nothing but spaces.
    case empty
    /// A leading `=`, as in a cell; a formula of a book has none.
    case leadingEquals
    /// A character that has no meaning here.
    case unexpectedCharacter(Character)
    /// A `;` between arguments, as typed in a Vietnamese Excel; the language has `,`.
    case semicolon
    /// A text without its closing quotation mark.
    case unterminatedText
    /// Not a number, or one of more than 15 significant digits.
    case badNumber(String)
    /// No function of this name; the nearest name if one is near.
    case unknownFunction(String, nearest: String?)
    /// A word in a cell's formula that is neither an address nor a defined name.
    case unknownName(String)
    /// A sheet that the workbook does not have.
    case unknownSheet(String)
    /// Too few or too many arguments.
    case argumentCount(Function, found: Int, expected: ClosedRange<Int>)
    /// `score` or `index` without exactly one text in parentheses.
    case memberNeedsText(String)
    /// A value is missing here: the text ended, or `found` stands in its place.
    case expectedExpression(found: String?)
    /// A closing `)` or `}` is missing here.
    case expectedClosing(Character)
    /// Something is left over after the formula, or stands where an operator is due.
    case unexpectedToken(String)
    /// Something else than a number, text or truth value between `{` and `}`.
    case arrayNeedsConstants
    /// An array where a single value is due.
    case misplacedArray
    /// `LOOKUP` without an array of rising keys, or with another number of results than keys.
    case lookupTable
    /// More characters than the limit, in all or in one text.
    case tooLong(limit: Int)
    /// Nested deeper than the limit.
    case tooDeep(limit: Int)
    /// More operators, values and calls than the limit.
    case tooManyNodes(limit: Int)
  }
}
