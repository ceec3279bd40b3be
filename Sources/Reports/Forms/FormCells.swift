import Formulas
import Scoring
import WorkbookPlan

/// Where the lines and parameters of a form stand, and how its formulas name them.
///
/// A criterion's figures stand under each other; a run of lines that is not one range of cells is named
/// as several, which every function that takes a run takes too.
struct FormCells: Sendable {
  let result: IndexEvaluation
  /// The cells of the lines, by participant.
  private var lines: [Place: CellAddress] = [:]
  /// The cells of the maxima and weights, by participant.
  private var parameters: [ParameterPlace: CellAddress] = [:]
  /// The ranges that hold a line's cells for all participants.
  private var ranges: [Line.Kind: CellRange] = [:]
  /// The rows of the nodes, where contributions and weights of neighbouring nodes are added up.
  private var nodes: [Int: Int] = [:]

  private struct Place: Hashable {
    let kind: Line.Kind
    let participant: Int
  }

  private struct ParameterPlace: Hashable {
    let parameter: Parameter
    let participant: Int
  }

  init(_ result: IndexEvaluation) { self.result = result }

  // MARK: Placing

  mutating func place(_ kind: Line.Kind, of participant: Int = 0, at address: CellAddress) {
    lines[Place(kind: kind, participant: participant)] = address
  }

  mutating func place(_ parameter: Parameter, of participant: Int = 0, at address: CellAddress) {
    parameters[ParameterPlace(parameter: parameter, participant: participant)] = address
  }

  mutating func place(_ kind: Line.Kind, over range: CellRange) { ranges[kind] = range }

  mutating func place(node: Int, row: Int) { nodes[node] = row }

  // MARK: Naming

  /// The cell of a line, as formulas of the same sheet name it.
  func cell(_ kind: Line.Kind, of participant: Int = 0) -> String? {
    lines[Place(kind: kind, participant: participant)]?.a1()
  }

  /// A line's formula with its value, if the line is computed; nil if there is no such line.
  func content(_ kind: Line.Kind, of participant: Int = 0) -> Cell.Content? {
    guard let line = result.calculation.line(kind) else { return nil }
    let expressions = result.calculation.lines[line].expressions
    guard !expressions.isEmpty else { return nil }
    let expression = expressions[expressions.count == 1 ? 0 : result.groups[participant]]
    let text = expression.excelFormula { name($0, participant) }
    return .formula(text, result.values[line][participant])
  }

  private func name(_ reference: Reference, _ participant: Int) -> String {
    let calculation = result.calculation
    switch reference {
    case .slot(let slot) where slot >= 0:
      return cell(calculation.lines[slot].kind, of: participant) ?? "NA()"
    case .slot(let slot):
      let place = ParameterPlace(
        parameter: calculation.parameter(atSlot: slot), participant: participant)
      return parameters[place]?.a1() ?? "NA()"
    case .slotsUpTo: return "NA()"
    case .slots(let line): return ranges[calculation.lines[line].kind]?.absolute ?? "NA()"
    case .run(let first, let last) where first >= 0:
      let kinds = calculation.lines[first...last].map(\.kind)
      let own = kinds.compactMap { kind -> Int? in
        if case .contribution(let node, _) = kind { node } else { nil }
      }
      guard own.isEmpty else { return column(of: own, at: cellColumn(kinds, participant)) }
      return cells(
        kinds.compactMap { lines[Place(kind: $0, participant: participant)] })
    case .run(let first, let last):
      let own = stride(from: first, through: last, by: first <= last ? 1 : -1).map {
        calculation.parameter(atSlot: $0)
      }
      let places = own.compactMap {
        parameters[ParameterPlace(parameter: $0, participant: participant)]
      }
      return column(of: own.compactMap(\.node), at: places.first?.column)
    case .name, .member, .cells, .constants: return "NA()"
    }
  }

  private func cellColumn(_ kinds: [Line.Kind], _ participant: Int) -> Int? {
    kinds.lazy.compactMap { lines[Place(kind: $0, participant: participant)]?.column }.first
  }

  /// The rows of neighbouring nodes in a column, from the first to the last that the form shows.
  private func column(of own: [Int], at column: Int?) -> String {
    let rows = own.compactMap { nodes[$0] }
    guard let column, let first = rows.min(), let last = rows.max() else { return "NA()" }
    return CellRange(rows: first...last, columns: column...column).absolute
  }

  /// Cells as few ranges, each down a column.
  private func cells(_ cells: [CellAddress]) -> String {
    var ranges: [CellRange] = []
    for cell in cells {
      if let last = ranges.last?.last, cell.column == last.column, cell.row == last.row + 1 {
        ranges[ranges.count - 1].last = cell
      } else {
        ranges.append(CellRange(cell))
      }
    }
    return ranges.isEmpty ? "NA()" : ranges.map { $0.a1() }.joined(separator: ",")
  }
}

extension Parameter {
  /// The node a maximum or weight belongs to.
  fileprivate var node: Int? {
    switch self {
    case .maximum(let node), .weight(let node), .declaredWeight(let node), .ownWeight(let node),
      .weightShare(let node):
      node
    case .totalWeight, .gradeFrom: nil
    }
  }
}
