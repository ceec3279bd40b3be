import Formulas
import Scoring
import WorkbookPlan

/// The hidden columns by which an index's tables on the dashboard sort themselves.
///
/// Per unit its place among all by places won, per criterion the mean share of its maximum and its place
/// from the lowest on; equals stand in the order of the book.
struct DashboardKeys: Sendable {
  /// The row of the first unit and of the first node.
  private static let firstRow = 5

  let table: DomainTable
  /// The sheet the keys stand on.
  let sheet: String
  /// The first of the three columns: places by moves, mean shares, places by shares.
  let column: Int
  /// The participants by places won, most first.
  let movers: [Int]
  /// The mean share of each scored criterion's weight; nil where there is none.
  let shares: [Double?]
  /// The scored criteria by mean share, lowest first.
  let weakest: [Int]
  private let moverPlace: [Int: Int]
  private let weakPlace: [Int: Int]

  private var layout: IndexLayout { table.layout }
  private var result: IndexEvaluation { layout.result }
  private var participants: Int { result.index.participants.count }
  private var nodes: Int { result.calculation.set.nodes.count }
  var lastRow: Int { Self.firstRow + max(participants, nodes) - 1 }

  init(table: DomainTable, sheet: String, column: Int) {
    self.table = table
    self.sheet = sheet
    self.column = column
    let result = table.layout.result
    let moves = result.index.participants.indices.map { result.number(.placesWon, of: $0) }
    movers = moves.indices.filter { moves[$0] != nil }
      .sorted { (-(moves[$0] ?? 0), $0) < (-(moves[$1] ?? 0), $1) }
    let leaves = Set(result.calculation.set.leaves)
    let shares = result.calculation.set.nodes.indices.map { node in
      leaves.contains(node) ? table.layout.meanShare(of: node) : nil
    }
    self.shares = shares
    weakest = shares.indices.filter { shares[$0] != nil }
      .sorted { (shares[$0] ?? 0, $0) < (shares[$1] ?? 0, $1) }
    func places(_ order: [Int]) -> [Int: Int] {
      Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0 + 1) })
    }
    moverPlace = places(movers)
    weakPlace = places(weakest)
  }

  /// The places of the units by places won.
  var moverPlaces: String { range(column, participants) }
  /// The mean shares of the nodes.
  var shareRange: String { range(column + 1, nodes) }
  /// The places of the nodes by mean share.
  var weakPlaces: String { range(column + 2, nodes) }

  private func range(_ column: Int, _ count: Int) -> String {
    let rows = Self.firstRow...(Self.firstRow + max(1, count) - 1)
    return CellRange(rows: rows, columns: column...column).absolute
  }

  /// The key cells in a row of the sheet.
  func cells(at row: Int, format: Int) -> [Cell] {
    let position = row - Self.firstRow
    guard position >= 0 else { return [] }
    var cells: [Cell] = []
    if position < participants, let moves = table.range(.placesWon),
      let own = table.cell(.placesWon, of: position)
    {
      let first = moves.prefix { $0 != ":" }
      let formula =
        "IF(ISNUMBER(\(own)),RANK(\(own),\(moves))+COUNTIF(\(first):\(local(own)),\(own))-1,\"\")"
      cells.append(
        Cell(column, .formula(formula, value(moverPlace[position])), format: format))
    }
    guard position < nodes, let share = layout.meanShareFormula(of: position),
      result.calculation.set.nodes[position].rule != nil,
      result.calculation.set.nodes[position].part == .main
    else { return cells }
    let own = CellAddress(row: row, column: column + 1).a1(absoluteColumn: true)
    let first = CellAddress(row: Self.firstRow, column: column + 1).absolute
    let formula =
      "IF(ISNUMBER(\(own)),RANK(\(own),\(shareRange),1)+COUNTIF(\(first):\(own),\(own))-1,\"\")"
    cells.append(
      Cell(
        column + 1, .formula(share, shares[position].map { .number($0) } ?? .text("")),
        format: format))
    cells.append(
      Cell(column + 2, .formula(formula, value(weakPlace[position])), format: format))
    return cells
  }

  /// An address without its sheet, as the second half of a range.
  private func local(_ address: String) -> Substring {
    address.lastIndex(of: "!").map { address[address.index(after: $0)...] } ?? address[...]
  }

  private func value(_ place: Int?) -> Value {
    place.map { .number(Double($0)) } ?? .text("")
  }
}

extension IndexLayout {
  /// The mean of what the units have of a node's weight, over those it applies to, at four places.
  ///
  /// Nil if it applies to none, weighs nothing, or a figure is missing: nothing is said of it then.
  func meanShare(of node: Int) -> Double? {
    let line = Line.Kind.contribution(node: node, stage: result.calculation.final)
    var sums = [Double](repeating: 0, count: variants)
    var counts = [Double](repeating: 0, count: variants)
    for participant in result.index.participants.indices {
      switch result.value(line, of: participant) {
      case .number(let number):
        let variant = variants == 1 ? 0 : result.groups[participant]
        sums[variant] += number
        counts[variant] += 1
      case .error: return nil
      case .blank, .text, .boolean: continue
      }
    }
    let weighing = (0..<variants).filter { result.weights[$0].effective[node] != 0 }
    let count = weighing.reduce(0) { $0 + counts[$1] }
    guard count > 0 else { return nil }
    let sum = weighing.reduce(0) { $0 + sums[$1] / result.weights[$1].effective[node] }
    return SpreadsheetNumber.round(sum / count, places: 4)
  }

  /// The formula of `meanShare`; nil if the workbook does not show the node.
  func meanShareFormula(of node: Int) -> String? {
    guard let range = range(.contribution(node: node, stage: result.calculation.final)) else {
      return nil
    }
    let prefix = quotedSheetName(detail.sheet) + "!"
    func weight(_ group: Int) -> String {
      let column = parameterColumn(.weight(node: node), group: group)
      return prefix + CellAddress(row: Self.firstRow + node, column: column).absolute
    }
    guard variants > 1 else {
      return "IFERROR(ROUND(AVERAGE(\(range))/\(weight(0)),4),\"\")"
    }
    let groups =
      prefix + CellRange(rows: Self.groupRow...Self.groupRow, columns: columns).absolute
    let present = (0..<variants).compactMap { group in
      result.groups.firstIndex(of: group).map { (group, $0) }
    }
    let terms = present.map { group, participant in
      let name =
        prefix + CellAddress(row: Self.groupRow, column: firstColumn + participant).absolute
      let mask = "(\(groups)=\(name))"
      return (
        sum: "IF(\(weight(group))=0,0,SUMPRODUCT(\(mask)*1,\(range))/\(weight(group)))",
        count: "IF(\(weight(group))=0,0,SUMPRODUCT(\(mask)*ISNUMBER(\(range))))"
      )
    }
    let (sum, count) = (terms.map(\.sum), terms.map(\.count))
    return
      "IFERROR(ROUND((\(sum.joined(separator: "+")))/(\(count.joined(separator: "+"))),4),\"\")"
  }
}
