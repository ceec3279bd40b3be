public import Formulas

/// One worksheet.
public struct Sheet: Sendable {
  /// The name on the tab, at most 31 UTF-16 units.
  public var name: String
  /// The widths of columns from A on, in characters of the default font; nil is Excel's default.
  public var columns: [Column] = []
  /// The rows, made when they are written.
  public var rows: Rows
  /// Ranges merged into one cell, each within one row; only the first cell holds content.
  public var merges: [CellRange] = []
  /// How many rows and columns stay in view.
  public var frozen: (rows: Int, columns: Int) = (0, 0)
  /// The range with filter buttons, header included.
  public var filter: CellRange?
  /// The table on it, with filter buttons of its own.
  public var table: Table?
  /// What may be typed where.
  public var validations: [Validation] = []
  /// Formats that follow the values.
  public var conditions: [Condition] = []
  /// The charts.
  public var charts: [Chart] = []
  /// The lines drawn over the cells.
  public var lines: [DrawnLine] = []
  /// The remarks on cells.
  public var comments: [Comment] = []
  /// Ranges of texts that look like numbers and are meant so, such as the code `1.10`.
  public var textNumberRanges: [CellRange] = []
  /// How it prints.
  public var page = Page()
  /// Whether locked cells are protected (without a password).
  public var isProtected = true
  /// Whether the sheet has no tab; anyone can show it again.
  public var isHidden = false
  /// The tab's colour, 0xRRGGBB.
  public var tabColor: Int?
  /// The zoom in percent.
  public var zoom = 100
  /// Whether grid lines show on the screen.
  public var showsGrid = false
  /// Whether outline symbols stand above the detail rows they hide.
  public var summaryRowAbove = true

  /// A sheet of rows.
  public init(name: String, rows: Rows) {
    self.name = name
    self.rows = rows
  }

  /// A remark on a cell.
  public struct Comment: Hashable, Sendable {
    /// The cell.
    public var address: CellAddress
    /// The text.
    public var text: String

    /// A remark on a cell.
    public init(_ address: CellAddress, _ text: String) {
      self.address = address
      self.text = text
    }
  }

  /// A column's width.
  public struct Column: Hashable, Sendable {
    /// The width in characters of the default font.
    public var width: Double
    /// Whether it is hidden.
    public var isHidden: Bool
    /// The outline level, 0 to 7.
    public var outlineLevel: Int

    /// A column of a width.
    public init(width: Double, isHidden: Bool = false, outlineLevel: Int = 0) {
      self.width = width
      self.isHidden = isHidden
      self.outlineLevel = outlineLevel
    }
  }
}

/// The rows of a sheet, made one by one so that a large sheet never stands in memory.
public struct Rows: Sendable {
  /// How many rows there are.
  public let count: Int
  private let make: @Sendable (Int) -> Row

  /// Rows made on demand; `make` must give the same row for the same position each time.
  public init(count: Int, make: @escaping @Sendable (Int) -> Row) {
    self.count = count
    self.make = make
  }

  /// Rows that are there already.
  public init(_ rows: [Row]) {
    self.init(count: rows.count) { rows[$0] }
  }

  /// The same rows, each made once and kept: for sheets that are read more than once and small.
  public func kept() -> Rows { Rows((0..<count).map { make($0) }) }

  /// The row at a position, from 0.
  public subscript(row: Int) -> Row { make(row) }
}

/// A row of cells.
public struct Row: Hashable, Sendable {
  /// The height in points; nil is the default.
  public var height: Double?
  /// The outline level, 0 to 7.
  public var outlineLevel: Int
  /// Whether the row is hidden.
  public var isHidden: Bool
  /// The cells by rising column.
  public var cells: [Cell]

  /// A row of cells.
  public init(
    _ cells: [Cell] = [], height: Double? = nil, outlineLevel: Int = 0, isHidden: Bool = false
  ) {
    self.cells = cells
    self.height = height
    self.outlineLevel = outlineLevel
    self.isHidden = isHidden
  }
}

/// A cell with its content and format.
public struct Cell: Hashable, Sendable {
  /// The column, from 0.
  public var column: Int
  /// What it holds.
  public var content: Content
  /// The position of its format in `Plan.formats`.
  public var format: Int

  /// A cell in a column.
  public init(_ column: Int, _ content: Content, format: Int = 0) {
    self.column = column
    self.content = content
    self.format = format
  }

  /// What a cell holds.
  public enum Content: Hashable, Sendable {
    /// Nothing but the format.
    case blank
    /// A finite number.
    case number(Double)
    /// A text; never taken for a formula.
    case text(String)
    /// A truth value.
    case boolean(Bool)
    /// A formula; its value is what it gives.
    case formula(CellFormula)
    /// A formula that shows a figure of the engine's, and that figure: both must be the same.
    case line(CellFormula, Value)
    /// A text that leads to a cell of the workbook, or to the first of some cells.
    case link(String, target: SheetRange)

    /// The formula of an expression over cells; its value is what it gives.
    public static func formula(_ expression: Expression) -> Content {
      .formula(CellFormula(expression))
    }

    /// A formula that shows a figure of the engine's.
    public static func line(_ expression: Expression, _ value: Value) -> Content {
      .line(CellFormula(expression), value)
    }
  }
}
