public import Formulas

/// Cells that a reader's program takes for one table: with filter buttons, banded rows, and a name.
///
/// The names of its columns are the texts of its first row, and stand nowhere else.
public struct Table: Hashable, Sendable {
  /// The name that formulas and pivot tables know it by, by the rules for names.
  public var name: String
  /// The cells: the header, and at least one row under it.
  public var range: CellRange

  /// A table over cells.
  public init(_ name: String, _ range: CellRange) {
    self.name = name
    self.range = range
  }
}

extension Sheet {
  /// The texts in the first row of the table, column by column; nil for a cell that holds no text.
  public var tableColumns: [String?] {
    guard let range = table?.range, range.isInSheet, range.first.row < rows.count else { return [] }
    var texts: [Int: String] = [:]
    for cell in rows[range.first.row].cells {
      if case .text(let text) = cell.content { texts[cell.column] = text }
    }
    return (range.first.column...range.last.column).map { texts[$0] }
  }
}
