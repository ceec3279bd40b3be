/// Cells of a named sheet, as charts, names and lists take them.
public struct SheetRange: Hashable, Sendable {
  /// The sheet's name.
  public var sheet: String
  /// The cells.
  public var range: CellRange

  /// Cells of a sheet.
  public init(_ range: CellRange, in sheet: String) {
    self.sheet = sheet
    self.range = range
  }

  /// A cell of a sheet.
  public init(_ cell: CellAddress, in sheet: String) { self.init(CellRange(cell), in: sheet) }

  /// The first cell of a sheet.
  public init(startOf sheet: String) { self.init(CellAddress(row: 0, column: 0), in: sheet) }

  /// The cells as a formula of another sheet names them, all parts fixed.
  public var fixed: Expression { range.fixed(in: sheet) }

  /// The same as text: `'Xếp hạng'!$A$1:$A$9`.
  public var text: String { quotedSheetName(sheet) + "!" + range.absolute }

  /// Where a link to the cells leads: `'Xếp hạng'!A1`.
  public var link: String { quotedSheetName(sheet) + "!" + range.first.a1() }
}
