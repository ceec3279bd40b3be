import Formulas
import WorkbookPlan
import XLSXReading

/// Tells whether rows or columns of a sheet were inserted or deleted, by the fixed texts in them.
struct Movement {
  /// The fixed texts of a plan's sheet by cell.
  private let labels: [CellAddress: String]
  private let found: [CellAddress: SheetCell]

  /// How many lines away a text is looked for.
  private static let reach = 20
  /// How many lines must have moved alike.
  private static let least = 3

  init(rows: [Row], formats: [CellFormat], found: [CellAddress: SheetCell]) {
    var labels: [CellAddress: String] = [:]
    for (row, cells) in rows.enumerated() {
      for cell in cells.cells where formats[cell.format].isLocked {
        guard case .text(let text) = cell.content, !text.isEmpty else { continue }
        labels[CellAddress(row: row, column: cell.column)] = text
      }
    }
    self.labels = labels
    self.found = found
  }

  /// What was moved; nil if nothing was.
  var finding: Finding.Kind? {
    let rows = movement(line: \.row) { CellAddress(row: $0.row + $1, column: $0.column) }
    if let rows { return .movedRows(from: rows.line, by: rows.distance) }
    let columns = movement(line: \.column) { CellAddress(row: $0.row, column: $0.column + $1) }
    return columns.map { .movedColumns(from: $0.line, by: $0.distance) }
  }

  private func movement(
    line: (CellAddress) -> Int, _ move: (CellAddress, Int) -> CellAddress
  ) -> (line: Int, distance: Int)? {
    var lines: [Int: [CellAddress]] = [:]
    for address in labels.keys { lines[line(address), default: []].append(address) }
    func stands(_ addresses: [CellAddress], _ distance: Int) -> Bool {
      addresses.allSatisfy { found[move($0, distance)]?.value == .text(labels[$0] ?? "") }
    }
    let lost = lines.filter { !stands($0.value, 0) }
    guard lost.count >= Self.least, let first = lost.keys.min() else { return nil }
    let distances = (1...Self.reach).flatMap { [$0, -$0] }
    for distance in distances {
      let moved = lost.values.count { stands($0, distance) }
      if moved >= Self.least, moved * 10 >= lost.count * 6 { return (first, distance) }
    }
    return nil
  }
}
