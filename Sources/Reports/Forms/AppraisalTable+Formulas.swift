import Formulas
import Scoring
import Wording
import WorkbookPlan

// What an appraisal's rows compute.
extension AppraisalTable {
  /// What may be typed, earlier marks and intermediate values, in hidden columns.
  func helpers(_ node: Int, _ participant: Int, _ input: Int, _ rule: Rule) -> [Cell] {
    let weights = form.form.result.weights[form.form.result.groups[participant]]
    var cells: [Cell] = []
    if input == 0 {
      cells.append(Cell(layout.weight, .number(weights.effective[node])))
    }
    if Set(rule.inputs.map(\.kind)).count > 1 {
      let bounds = FormBounds.bounds(rule.inputs[input].kind, maximum: weights.maximum[node])
      cells += zip(layout.bounds, bounds).map { Cell($0, .number($1)) }
    }
    guard input == 0 else { return cells }
    for stage in layout.earlier {
      let mark = form.figures.mark(of: node, participant: participant, stage: stage)
      cells.append(Cell(layout.mark(of: stage), Cell.content(mark)))
    }
    var compared: [Cell] = []
    for stage in form.form.stages {
      for (place, kind) in form.form.result.calculation.cohortLines(node, stage).enumerated() {
        guard let content = layout.cells.content(kind, of: participant) else { continue }
        compared.append(Cell(layout.cohort(stage, place), content))
      }
    }
    cells += compared.sorted { $0.column < $1.column }
    return cells
  }

  /// By how much the points differ from those of the round before; nil if there was none.
  func difference(_ node: Int, _ participant: Int) -> Cell.Content? {
    guard let earlier = layout.earlier.last, form.form.computed.contains(node) else { return nil }
    let (now, before) = (
      cell(node, participant, layout.points),
      cell(node, participant, layout.points(of: earlier))
    )
    return .formula(
      Function.if(
        Function.and(Function.isNumber(now), Function.isNumber(before)),
        Function.round(now - before, 9), ""))
  }

  /// The status of a unit's figures for a criterion.
  func status(of node: Int, _ participant: Int) -> StatusFormula {
    let criterion = form.set.nodes[node]
    let count = criterion.rule?.inputs.count ?? 0
    let row = layout.row(of: node, participant: participant) ?? 0
    func cell(_ column: Int) -> Expression { self.cell(node, participant, column) }
    let isComputed = form.form.computed.contains(node)
    return StatusFormula(
      texts: form.texts,
      inputs: count > 0
        ? CellRange(rows: row...(row + count - 1), columns: layout.value...layout.value) : nil,
      mark: criterion.notApplicable.map { _ in cell(layout.mark) },
      points: isComputed ? cell(layout.points) : nil, maximum: cell(layout.maximum),
      least: criterion.rule?.kind.least ?? 0,
      evidence: nil, note: cell(layout.note), isChoice: criterion.rule?.asksForCode == true,
      isOptional: criterion.part != .main || count == 0,
      comparison: isComputed
        ? layout.earlier.last.map { (cell(layout.points(of: $0)), form.index.reasonThreshold) }
        : nil,
      keepsEarlier: isKnown(node, participant))
  }

  /// Whether a round before has something for a criterion.
  private func isKnown(_ node: Int, _ participant: Int) -> Bool {
    let inputs = form.set.nodes[node].rule?.inputs.indices ?? 0..<0
    return layout.earlier.contains { stage in
      form.figures.mark(of: node, participant: participant, stage: stage) != .blank
        || inputs.contains {
          form.figures.value($0, of: node, participant: participant, stage: stage) != .blank
        }
    }
  }

  /// A cell in the first row of a unit's figures for a criterion.
  private func cell(_ node: Int, _ participant: Int, _ column: Int) -> Expression {
    CellAddress(row: layout.row(of: node, participant: participant) ?? 0, column: column).term()
  }
}
