/// An area as a formula names it: every line fixed (`$`), relative to the formula's own cell, or plain.
///
/// Formulas that were filled down or across a table have equal references if their lines are relative.
public struct AreaReference: Hashable, Sendable {
  /// The sheet; nil is the formula's own sheet.
  public var sheet: SheetReference?
  /// One corner.
  public var first: Corner
  /// The opposite corner; the same for a single cell.
  public var last: Corner

  /// The area between two corners.
  public init(sheet: SheetReference? = nil, first: Corner, last: Corner) {
    self.sheet = sheet
    self.first = first
    self.last = last
  }

  /// A corner of the area.
  public struct Corner: Hashable, Sendable {
    /// The row.
    public var row: Line
    /// The column.
    public var column: Line

    /// A corner where a row and a column meet.
    public init(row: Line, column: Line) {
      self.row = row
      self.column = column
    }
  }

  /// A row or column.
  public struct Line: Hashable, Sendable {
    /// Its number from 0; the distance from the formula's own line if relative.
    public var number: Int
    /// How it is named.
    public var kind: Kind

    /// How a line is named.
    public enum Kind: Hashable, Sendable {
      /// With `$`: it stays where it is when the formula is copied.
      case fixed
      /// By its distance from the formula's own line.
      case relative
      /// By its number, without `$`: only the program that wrote it knows where the formula stands.
      case plain
    }

    /// A line, by its number or distance.
    public init(_ number: Int, _ kind: Kind) {
      self.number = number
      self.kind = kind
    }

    /// The line for a formula in a line.
    func resolved(from own: Int) -> Int { kind == .relative ? own + number : number }
  }

  /// The rectangle it names in a cell, on a sheet; nil when it lies outside of it.
  func resolved(from cell: CellPosition, sheet: Int) -> CellArea? {
    let rows = ordered(first.row.resolved(from: cell.row), last.row.resolved(from: cell.row))
    let columns = ordered(
      first.column.resolved(from: cell.column), last.column.resolved(from: cell.column))
    guard rows.lowerBound >= 0, rows.upperBound < CellArea.rowLimit, columns.lowerBound >= 0,
      columns.upperBound < CellArea.columnLimit
    else { return nil }
    return CellArea(sheet: sheet, rows: rows, columns: columns)
  }

  private func ordered(_ left: Int, _ right: Int) -> ClosedRange<Int> {
    left <= right ? left...right : right...left
  }
}

/// A sheet as a formula names it.
public enum SheetReference: Hashable, Sendable {
  /// By its position in the workbook.
  case position(Int)
  /// By its name, without quotes.
  case named(String)
}

extension AreaReference {
  /// The smallest area that holds this one and another, as `A1:B2` holds `A1` and `B2`.
  ///
  /// The other's sheet must be the same or not be named.
  func joined(with other: AreaReference) -> AreaReference? {
    guard other.sheet == nil || other.sheet == sheet, first == last, other.first == other.last
    else { return nil }
    return AreaReference(sheet: sheet, first: first, last: other.last)
  }
}

/// Values in rows and columns.
public struct ValueTable: Hashable, Sendable {
  /// How many rows.
  public var rows: Int
  /// How many columns.
  public var columns: Int
  /// The values, row by row.
  public var values: [Value]

  /// A table of rows.
  public init(rows: Int, columns: Int, values: [Value]) {
    self.rows = rows
    self.columns = columns
    self.values = values
  }

  /// A table of one value.
  public init(_ value: Value) { self.init(rows: 1, columns: 1, values: [value]) }
}

extension Expression {
  /// The cell it refers to if that is one cell, without its sheet: what stands behind the colon of `A1:A1`.
  var singleCell: AreaReference? {
    guard case .reference(.cells(let area)) = self, area.first == area.last else { return nil }
    return AreaReference(first: area.first, last: area.last)
  }
}
