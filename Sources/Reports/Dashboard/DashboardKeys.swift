import Formulas
import Scoring
import WorkbookPlan

/// The hidden columns by which an index's weakest criteria sort themselves.
///
/// Per scored criterion its mean share of what the units can attain, its place from the lowest on, the mean of
/// its points and how many units have none; equals stand in the order of the set.
struct DashboardKeys: Sendable {
  /// How many columns there are.
  static let count = 4
  /// The row of the first node.
  private static let firstRow = 5

  let layout: IndexLayout
  /// The sheet the keys stand on.
  let sheet: String
  /// The first of the columns.
  let column: Int
  /// The scored criteria by mean share, lowest first, as the engine has them.
  let weakest: [Int]
  private let shares: [Int: Value]

  private enum Key: Int {
    case share, place, points, nothing
  }

  private var result: IndexEvaluation { layout.result }
  private var nodes: Int { result.calculation.set.nodes.count }
  var lastRow: Int { Self.firstRow + nodes - 1 }

  init(_ layout: IndexLayout, sheet: String, column: Int) {
    self.layout = layout
    self.sheet = sheet
    self.column = column
    let (result, leaves) = (layout.result, layout.result.calculation.set.leaves)
    let shares = Dictionary(
      uniqueKeysWithValues: leaves.compactMap { node in
        result.column(.meanShare(node: node)).first.map { (node, $0) }
      })
    self.shares = shares
    weakest = leaves.compactMap { node in shares[node]?.asNumber.map { ($0, node) } }
      .sorted { $0 < $1 }.map(\.1)
  }

  /// The mean shares of the nodes.
  var shareCells: CellRange { cells(.share) }
  /// The places of the nodes by mean share.
  var placeCells: CellRange { cells(.place) }
  /// The mean points of the nodes.
  var pointCells: CellRange { cells(.points) }
  /// How many units have no points.
  var nothingCells: CellRange { cells(.nothing) }

  private func cells(_ key: Key) -> CellRange {
    let rows = Self.firstRow...(Self.firstRow + max(1, nodes) - 1)
    let column = column + key.rawValue
    return CellRange(rows: rows, columns: column...column)
  }

  /// The key cells in a row of the sheet.
  func cells(at row: Int, format: Int) -> [Cell] {
    let node = row - Self.firstRow
    guard shares[node] != nil else { return [] }
    let own = CellAddress(row: row, column: column).term(fixedColumn: true)
    let upTo = CellRange(shareCells.first, CellAddress(row: row, column: column)).growing()
    let place = Expression.place(
      of: own, among: shareCells.fixed(), upTo: upTo, ascending: true)
    func content(_ kind: Line.Kind) -> Cell.Content { layout.content(kind, of: 0, in: sheet) }
    let contents = [
      content(.meanShare(node: node)), .formula(place), content(.meanPoints(node: node)),
      content(.withoutPoints(node: node)),
    ]
    return contents.enumerated().map { Cell(column + $0, $1, format: format) }
  }
}
