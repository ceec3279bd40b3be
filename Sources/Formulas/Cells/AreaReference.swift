/// An area as a formula names it: every line fixed (`$`) or relative to the formula's own cell.
///
/// Formulas that were filled down or across a table thus have equal references.
public struct AreaReference: Hashable, Sendable {
  /// The sheet's position; nil is the formula's own sheet.
  public var sheet: Int?
  /// One corner.
  public var first: Corner
  /// The opposite corner; the same for a single cell.
  public var last: Corner

  /// A corner of the area.
  public struct Corner: Hashable, Sendable {
    /// The row.
    public var row: Line
    /// The column.
    public var column: Line
  }

  /// A row or column.
  public struct Line: Hashable, Sendable {
    /// Its number from 0; the distance from the formula's own line if relative.
    public var number: Int
    /// Whether it moves with the formula.
    public var isRelative: Bool

    /// The line for a formula in a line.
    func resolved(from own: Int) -> Int { isRelative ? own + number : number }
  }

  /// The rectangle it names in a cell; nil when it lies outside of the sheet.
  func resolved(from cell: CellPosition) -> CellArea? {
    let rows = ordered(first.row.resolved(from: cell.row), last.row.resolved(from: cell.row))
    let columns = ordered(
      first.column.resolved(from: cell.column), last.column.resolved(from: cell.column))
    guard rows.lowerBound >= 0, rows.upperBound < CellArea.rowLimit, columns.lowerBound >= 0,
      columns.upperBound < CellArea.columnLimit
    else { return nil }
    return CellArea(sheet: sheet ?? cell.sheet, rows: rows, columns: columns)
  }

  private func ordered(_ left: Int, _ right: Int) -> ClosedRange<Int> {
    left <= right ? left...right : right...left
  }
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

/// Cells and constants that a cell's formula refers to; see ``CellFormula/operands``.
public enum CellOperand: Hashable, Sendable {
  /// Cells of the workbook.
  case area(AreaReference)
  /// Constants in rows: `{1,2;3,4}`, an error such as `#N/A`, or one blank for an argument left out.
  case table(ValueTable)
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
  init(rows: Int, columns: Int, values: [Value]) {
    self.rows = rows
    self.columns = columns
    self.values = values
  }

  /// A table of one value.
  init(_ value: Value) { self.init(rows: 1, columns: 1, values: [value]) }
}
