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
    guard let value = shares[node],
      let share = layout.formula(.meanShare(node: node), of: 0, in: sheet)
    else { return [] }
    let own = CellAddress(row: row, column: column).term(fixedColumn: true)
    let upTo = CellRange(shareCells.first, CellAddress(row: row, column: column)).growing()
    let place = Expression.place(
      of: own, among: shareCells.fixed(), upTo: upTo, ascending: true)
    let line = Line.Kind.contribution(node: node, stage: result.calculation.final)
    let contents: [Cell.Content?] = [
      .line(share, value), .formula(place), layout.meanPoints(line).map { .formula($0) },
      layout.unitsWithout(line).map { .formula($0) },
    ]
    return contents.enumerated().compactMap { offset, content in
      content.map { Cell(column + offset, $0, format: format) }
    }
  }
}

extension IndexLayout {
  /// The mean of the ranked units' points; a dash if there are none.
  func meanPoints(_ line: Line.Kind) -> Expression? {
    ranked(line) { Function.ifError(.call(.averageIfs, [$0, $1, .text(">0")]), .text(Marks.leftOut)) }
  }

  /// How many ranked units have no points.
  func unitsWithout(_ line: Line.Kind) -> Expression? {
    ranked(line) { Function.countIfs($0, 0, $1, ">0") }
  }

  private func ranked(
    _ line: Line.Kind, _ make: (Expression, Expression) -> Expression
  ) -> Expression? {
    guard let cells = terms(line), let ranks = terms(.rank) else { return nil }
    return make(cells, ranks)
  }
}
