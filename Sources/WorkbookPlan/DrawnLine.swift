public import Formulas

/// A level line drawn over the cells: a border ends where its cells end, this one where it should.
public struct DrawnLine: Hashable, Sendable {
  /// The cell that its place is counted from.
  public var anchor: CellAddress
  /// How far it begins from the cell's left edge, in pixels.
  public var left: Int
  /// How far it lies below the cell's upper edge, in pixels.
  public var top: Int
  /// Its length in pixels.
  public var length: Int

  /// A line of a length, at a place counted from a cell.
  public init(at anchor: CellAddress, left: Int, top: Int, length: Int) {
    self.anchor = anchor
    self.left = left
    self.top = top
    self.length = length
  }
}
