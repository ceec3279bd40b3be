public import Formulas

/// What may be typed into a range of cells.
public struct Validation: Hashable, Sendable {
  /// Where it holds.
  public var range: CellRange
  /// What is allowed.
  public var rule: Rule
  /// Whether a cell may stay empty.
  public var allowsBlank = true
  /// The text shown beside the chosen cell; nil shows none.
  public var prompt: Message?
  /// The text shown when something else is typed; nil is the program's own.
  public var error: Message?
  /// What happens when something else is typed.
  public var response = Response.stop

  /// A rule for a range.
  public init(_ range: CellRange, _ rule: Rule, prompt: Message? = nil, error: Message? = nil) {
    self.range = range
    self.rule = rule
    self.prompt = prompt
    self.error = error
  }

  /// What is allowed.
  public enum Rule: Hashable, Sendable {
    /// One of the values of a range.
    case oneOf(Expression)
    /// One of a few short texts, at most 255 bytes with the commas between them.
    case choices([String])
    /// A whole number between two bounds, both included.
    case whole(Bound, Bound)
    /// A number between two bounds, both included.
    case decimal(Bound, Bound)
    /// Whatever makes an expression true, for the range's first cell.
    case holds(Expression)
  }

  /// The bound of a number: a constant or an expression.
  public enum Bound: Hashable, Sendable, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
    /// A constant.
    case number(Double)
    /// What an expression gives, for the range's first cell.
    case of(Expression)

    /// A constant bound.
    public init(floatLiteral value: Double) { self = .number(value) }
    /// A constant bound.
    public init(integerLiteral value: Int) { self = .number(Double(value)) }
  }

  /// A title of at most 32 characters and a text of at most 255.
  public struct Message: Hashable, Sendable {
    /// The title.
    public var title: String
    /// The text.
    public var text: String

    /// A text with a title.
    public init(title: String, text: String) {
      self.title = title
      self.text = text
    }
  }

  /// What happens when something is typed that is not allowed.
  public enum Response: Hashable, Sendable, CaseIterable {
    /// It is refused.
    case stop
    /// The user is asked.
    case warning
    /// The user is told.
    case information
  }
}
