import Formulas
import Scoring
import WorkbookPlan

// The cells of weights and their formulas.
extension WeightsBlock {
  /// A weight as a set of weights declares it; nil for a group that is the sum of its children.
  func declared(_ node: Int, _ choice: Int, _ variant: Int) -> Double? {
    let criterion = scenarios.choices[choice].results[position].calculation.set.nodes[node]
    return criterion.declaredWeight(group: index.result.calculation.groups[variant])
  }

  func cell(
    _ node: Int, _ column: IndexLayout.WeightsColumn, _ variant: Int
  ) -> Expression {
    CellAddress(row: places.row(of: node), column: index.weightsColumn(column, variant)).term()
  }

  /// The declared weight of the chosen set, empty where it declares none.
  func chosen(_ node: Int, _ variant: Int) -> Expression {
    let row = places.row(of: node)
    let last = scenarios.choices.count - 1
    let columns =
      index.weightsColumn(.choice(0), variant)...index.weightsColumn(.choice(last), variant)
    let cells = CellRange(rows: row...row, columns: columns).term(fixedColumns: true)
    let number = ScenarioList.position.fixed()
    // The weights on trial stand apart from the others.
    let trial = Expression.number(Double(Scenarios.trial + 1))
    let other =
      columns.count == 1
      ? CellAddress(row: row, column: columns.lowerBound).term(fixedColumn: true)
      : Function.index(cells, 1, Function.if(number .< trial, number, number - 1))
    let looked = Function.if(number .== trial, cell(node, .trial, variant), other)
    return Function.if(looked .== "", "", looked)
  }

  /// A weight as a formula over the cells of other weights: the engine's own definition.
  func formula(_ parameter: Parameter, _ variant: Int) -> Expression? {
    let calculation = index.result.calculation
    return calculation.expression(of: parameter)?.inCells { reference in
      guard case .slot(let slot) = reference else { return Function.notAvailable() }
      return term(calculation.parameter(atSlot: slot), variant)
    }
  }

  /// The cell of a weight; a criterion's that is left empty counts nothing.
  func term(_ parameter: Parameter, _ variant: Int) -> Expression {
    switch parameter {
    case .declaredWeight(let node):
      let own = cell(node, .own, variant)
      return set.nodes[node].rule == nil ? own : Function.n(own)
    case .ownWeight(let node): return cell(node, .summed, variant)
    case .weight(let node): return cell(node, .effective, variant)
    case .weightShare(let node): return cell(node, .share, variant)
    case .totalWeight: return total(.effective, variant).term(fixedRow: true)
    case .maximum(let node): return cell(node, .maximum, variant)
    case .gradeFrom(let grade):
      return CellAddress(
        row: places.firstGrade + grade, column: index.gradeColumn(group: variant)
      ).term()
    case .constant(let constant): return index.constantCell(constant, group: variant).term()
    }
  }

  /// A weight's own cell: its formula with the engine's figure.
  func content(_ parameter: Parameter, _ value: Double, _ variant: Int) -> Cell.Content {
    guard let formula = formula(parameter, variant) else { return .blank }
    return .line(formula, .number(value))
  }

  /// The sum of cells, however many there are.
  func sum(_ cells: [Expression]) -> Expression {
    guard cells.count > 255 else { return .call(.sum, cells) }
    let parts = stride(from: 0, to: cells.count, by: 255).map {
      Expression.call(.sum, Array(cells[$0..<min($0 + 255, cells.count)]))
    }
    return sum(parts)
  }

  func total(_ column: IndexLayout.WeightsColumn, _ variant: Int) -> CellAddress {
    CellAddress(row: places.total, column: index.weightsColumn(column, variant))
  }
}
