import Formulas
import Scoring
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
    for ordinal in form.form.result.calculation.cohortArguments(of: node).indices {
      for stage in form.form.stages {
        let content = layout.cells.content(
          .cohort(criterion: node, stage: stage, ordinal: ordinal), of: participant)
        if let content { cells.append(Cell(layout.cohort(stage, ordinal), content)) }
      }
    }
    return cells
  }

  /// By how much the points differ from those of the round before; nil if there was none.
  func difference(_ node: Int, _ participant: Int, _ row: Int) -> Cell.Content? {
    guard layout.earlier.last != nil, form.form.computed.contains(node) else { return nil }
    let (now, before) = (Expression.slot(0), Expression.slot(1))
    let numbers = Expression.call(.and, [.call(.isNumber, [now]), .call(.isNumber, [before])])
    return FormTerms([
      points(node, participant, form.form.stage), points(node, participant, layout.earlier.last),
    ]).content(of: .call(.if, [numbers, .call(.round, [now - before, 9]), .text("")]))
  }

  /// The status of a unit's figures for a criterion.
  func status(of node: Int, _ participant: Int) -> StatusFormula {
    let criterion = form.set.nodes[node]
    let figures = form.figures
    let stage = form.form.stage
    let weights = form.form.result.weights[form.form.result.groups[participant]]
    let inputs = (criterion.rule?.inputs ?? []).indices.map {
      term(
        node, participant, layout.value, below: $0,
        figures.value($0, of: node, participant: participant, stage: stage))
    }
    let isChoice = if case .choice = criterion.rule?.kind { true } else { false }
    let isComputed = form.form.computed.contains(node)
    return StatusFormula(
      texts: form.texts, inputs: inputs,
      mark: criterion.notApplicable.map { _ in
        term(
          node, participant, layout.mark,
          figures.mark(of: node, participant: participant, stage: stage))
      },
      points: isComputed ? points(node, participant, stage) : nil,
      maximum: term(node, participant, layout.maximum, .number(weights.maximum[node])),
      evidence: nil,
      note: term(
        node, participant, layout.note,
        .text(figures.note(of: node, participant: participant, stage: stage))),
      isChoice: isChoice, isOptional: criterion.part != .main || inputs.isEmpty,
      comparison: isComputed
        ? layout.earlier.last.map {
          (points(node, participant, $0), form.index.reasonThreshold)
        } : nil,
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

  private func points(_ node: Int, _ participant: Int, _ stage: Stage?) -> FormTerm {
    let stage = stage ?? form.form.stage
    return term(
      node, participant, layout.points(of: stage),
      form.form.result.value(.points(criterion: node, stage: stage), of: participant))
  }

  private func term(
    _ node: Int, _ participant: Int, _ column: Int, below: Int = 0, _ value: Value
  ) -> FormTerm {
    let row = (layout.row(of: node, participant: participant) ?? 0) + below
    return FormTerm(cell: CellAddress(row: row, column: column).a1(), value: value)
  }
}
