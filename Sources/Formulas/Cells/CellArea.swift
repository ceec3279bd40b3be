/// A rectangle of cells of one sheet; sheet, rows and columns counted from 0, corners included.
public struct CellArea: Hashable, Sendable {
  /// The sheet's position in the workbook.
  public var sheet: Int
  /// The uppermost row.
  public var firstRow: Int
  /// The lowest row.
  public var lastRow: Int
  /// The leftmost column.
  public var firstColumn: Int
  /// The rightmost column.
  public var lastColumn: Int

  /// Rows of a sheet.
  public static let rowLimit = 1_048_576
  /// Columns of a sheet.
  public static let columnLimit = 16_384

  /// A rectangle between two corners.
  public init(sheet: Int, rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    self.sheet = sheet
    (firstRow, lastRow) = (rows.lowerBound, rows.upperBound)
    (firstColumn, lastColumn) = (columns.lowerBound, columns.upperBound)
  }

  /// One cell.
  public init(_ cell: CellPosition) {
    self.init(
      sheet: cell.sheet, rows: cell.row...cell.row, columns: cell.column...cell.column)
  }

  /// How many rows it has.
  var height: Int { lastRow - firstRow + 1 }
  /// How many columns it has.
  var width: Int { lastColumn - firstColumn + 1 }
  /// How many cells it has.
  var count: Int { height * width }

  /// The cell some rows below and columns right of the upper left corner.
  func cell(_ row: Int, _ column: Int) -> CellPosition {
    CellPosition(sheet: sheet, row: firstRow + row, column: firstColumn + column)
  }

  /// The rectangle of the same size as another, from the same corner on; nil beyond the sheet.
  func resized(like other: CellArea) -> CellArea? {
    guard firstRow + other.height <= Self.rowLimit, firstColumn + other.width <= Self.columnLimit
    else { return nil }
    return CellArea(
      sheet: sheet, rows: firstRow...firstRow + other.height - 1,
      columns: firstColumn...firstColumn + other.width - 1)
  }
}

/// A cell of a workbook; sheet, row and column counted from 0.
public struct CellPosition: Hashable, Sendable {
  /// The sheet's position in the workbook.
  public var sheet: Int
  /// The row.
  public var row: Int
  /// The column.
  public var column: Int

  /// A cell of a sheet.
  public init(sheet: Int, row: Int, column: Int) {
    self.sheet = sheet
    self.row = row
    self.column = column
  }
}
