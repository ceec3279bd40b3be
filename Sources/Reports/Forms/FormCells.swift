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

  /// A line's formula with its value, if the line is computed; nil if there is no such line.
  func content(_ kind: Line.Kind, of participant: Int = 0) -> Cell.Content? {
    guard let line = result.calculation.line(kind) else { return nil }
    let expressions = result.calculation.lines[line].expressions
    guard !expressions.isEmpty else { return nil }
    let expression = expressions[expressions.count == 1 ? 0 : result.groups[participant]]
    return .line(
      spread(expression, participant).inCells { term($0, participant) },
      result.values[line][participant])
  }

  /// An expression whose runs stand as ranges of cells, several of them as several arguments.
  private func spread(_ expression: Expression, _ participant: Int) -> Expression {
    switch expression {
    case .number, .text, .boolean, .array, .reference: return expression
    case .unary(let sign, let operand): return .unary(sign, spread(operand, participant))
    case .binary(let sign, let left, let right):
      return .binary(sign, spread(left, participant), spread(right, participant))
    case .call(let function, let arguments):
      return .call(
        function,
        arguments.flatMap { argument -> [Expression] in
          guard case .reference(.run(let first, let last)) = argument else {
            return [spread(argument, participant)]
          }
          let cells = ranges(from: first, to: last, participant)
          return cells.isEmpty ? [Function.notAvailable()] : cells
        })
    }
  }

  private func term(_ reference: Reference, _ participant: Int) -> Expression {
    let calculation = result.calculation
    let cells: Expression? =
      switch reference {
      case .slot(let slot) where slot >= 0:
        lines[Place(kind: calculation.lines[slot].kind, participant: participant)]?.term()
      case .slot(let slot): term(calculation.parameter(atSlot: slot), participant)
      case .slots(let line): ranges[calculation.lines[line].kind]?.fixed()
      case .cells: .reference(reference)
      case .slotsUpTo, .run, .name, .member, .constants: nil
      }
    return cells ?? Function.notAvailable()
  }

  /// The cell of a parameter; a constant, which nobody types into a form, is the number itself.
  private func term(_ parameter: Parameter, _ participant: Int) -> Expression? {
    if case .constant(let constant) = parameter {
      let group = result.calculation.groups[result.groups[participant]]
      return .number(result.calculation.set.constants[constant].value[group])
    }
    return parameters[ParameterPlace(parameter: parameter, participant: participant)]?.term()
  }

  private func ranges(from first: Int, to last: Int, _ participant: Int) -> [Expression] {
    let calculation = result.calculation
    guard first < 0 else {
      let kinds = calculation.lines[first...last].map(\.kind)
      let places = kinds.compactMap { lines[Place(kind: $0, participant: participant)] }
      let own = kinds.compactMap { kind -> Int? in
        if case .contribution(let node, _) = kind { node } else { nil }
      }
      return own.isEmpty ? columns(of: places) : rows(of: own, in: places.first?.column)
    }
    let own = stride(from: first, through: last, by: first <= last ? 1 : -1).map {
      calculation.parameter(atSlot: $0)
    }
    let places = own.compactMap {
      parameters[ParameterPlace(parameter: $0, participant: participant)]
    }
    return rows(of: own.compactMap(\.node), in: places.first?.column)
  }

  /// The rows of neighbouring nodes in a column, from the first to the last that the form shows.
  private func rows(of own: [Int], in column: Int?) -> [Expression] {
    let rows = own.compactMap { nodes[$0] }
    guard let column, let first = rows.min(), let last = rows.max() else { return [] }
    return [CellRange(rows: first...last, columns: column...column).fixed()]
  }

  /// Cells as few ranges, each down a column.
  private func columns(of cells: [CellAddress]) -> [Expression] {
    var ranges: [CellRange] = []
    for cell in cells {
      if let last = ranges.last?.last, cell.column == last.column, cell.row == last.row + 1 {
        ranges[ranges.count - 1].last = cell
      } else {
        ranges.append(CellRange(cell))
      }
    }
    return ranges.map { $0.term() }
  }
}

extension Parameter {
  /// The node a maximum or weight belongs to.
  fileprivate var node: Int? {
    switch self {
    case .maximum(let node), .weight(let node), .declaredWeight(let node), .ownWeight(let node),
      .weightShare(let node):
      node
    case .totalWeight, .gradeFrom, .constant: nil
    }
  }
}
