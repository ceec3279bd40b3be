/// A cell as the file holds it.
public struct SheetCell: Hashable, Sendable {
  /// The row, from 0.
  public var row: Int
  /// The column, from 0.
  public var column: Int
  /// What it shows, or the cached value of its formula.
  public var value: Value
  /// Its formula; nil when it has none.
  public var formula: Formula?
  /// The position of its format in the workbook's styles.
  public var style: Int
  /// What its format makes of a number.
  public var format: NumberFormat

  /// A cell at a place.
  public init(
    row: Int, column: Int, value: Value, formula: Formula? = nil, style: Int = 0,
    format: NumberFormat = .plain
  ) {
    self.row = row
    self.column = column
    self.value = value
    self.formula = formula
    self.style = style
    self.format = format
  }

  /// What a cell shows.
  public enum Value: Hashable, Sendable {
    /// Nothing: an empty cell, or a formula without a cached value.
    case blank
    /// A number; dates and percentages are numbers with a ``SheetCell/format``.
    case number(Double)
    /// A text, its runs joined and its escapes undone.
    case text(String)
    /// A truth value.
    case boolean(Bool)
    /// An error such as `#DIV/0!`; also a formula's cached text that is the name of an error.
    case error(String)
  }

  /// A formula as the file holds it.
  public struct Formula: Hashable, Sendable {
    /// The text without `=`; empty in the followers of a shared formula.
    public var text: String
    /// How it is kept.
    public var kind: Kind

    /// A formula of a text.
    public init(_ text: String, kind: Kind = .normal) {
      self.text = text
      self.kind = kind
    }

    /// How a formula is kept.
    public enum Kind: Hashable, Sendable {
      /// By itself.
      case normal
      /// As one of a group; the group's first cell has the text and the range.
      case shared(index: Int, range: String?)
      /// As an array formula over a range.
      case array(range: String)
      /// As a data table.
      case dataTable
    }
  }

  /// Whether it holds a formula that was saved without having been computed.
  ///
  /// The writer of the file was no spreadsheet program then, and the value is not known.
  public var isNotComputed: Bool { formula != nil && value == .blank }

  /// Whether it holds a date or a time; a typed `9/10` may have become one.
  public var isDate: Bool {
    if case .number = value { format == .date } else { false }
  }

  /// The name of the error it shows; nil for anything else.
  public var error: String? {
    if case .error(let name) = value { name } else { nil }
  }

  /// The address in A1 style.
  public var address: String { a1(row: row, column: column) }
}

/// An address in A1 style of a row and column from 0.
func a1(row: Int, column: Int) -> String {
  var rest = column + 1
  var letters = ""
  while rest > 0 {
    letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
    rest = (rest - 1) / 26
  }
  return letters + String(row + 1)
}
