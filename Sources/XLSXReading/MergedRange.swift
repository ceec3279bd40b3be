/// Cells of a sheet that are shown as one; only the first of them holds a value.
public struct MergedRange: Hashable, Sendable {
  /// The rows, from 0.
  public var rows: ClosedRange<Int>
  /// The columns, from 0.
  public var columns: ClosedRange<Int>

  /// The cells of some rows and columns.
  public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    self.rows = rows
    self.columns = columns
  }

  /// Whether a cell is in it.
  public func contains(row: Int, column: Int) -> Bool {
    rows.contains(row) && columns.contains(column)
  }
}

/// Reads the merged ranges of a sheet.
final class MergedRangesHandler: XMLHandler {
  private(set) var ranges: [MergedRange] = []
  private var depth = 0
  private var isInList = false

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    depth += 1
    if depth == 2 { isInList = name(is: "mergeCells") }
    guard depth == 3, isInList, name(is: "mergeCell") else { return }
    guard ranges.count < limits.mergedRanges else { return fail(limits.exceeded(.mergedRanges)) }
    let text = attributes.string("ref") ?? ""
    let corners = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      .map { CellPlace($0) }
    guard let first = corners.first, let last = corners.last, corners.count <= 2, let first,
      let last, first.row <= last.row, first.column <= last.column
    else { return fail(.badRange(text)) }
    ranges.append(
      MergedRange(rows: first.row...last.row, columns: first.column...last.column))
  }

  override func end() { depth -= 1 }
}
