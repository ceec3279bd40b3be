import Formulas
import Scoring
import WorkbookPlan

// What the formulas of sheets are made of: the cells of lines and parameters as terms.
extension IndexLayout {
  /// The cell of a line for a participant, seen from another sheet; nil if no cell is the line's.
  func term(_ kind: Line.Kind, of participant: Int) -> Expression? {
    places[kind].map {
      axes.cell(line: $0.line, participant: participant).term(in: $0.sheet)
    }
  }

  /// The cells of a line for all participants, seen from another sheet; nil if no cells are the line's.
  func terms(_ kind: Line.Kind) -> Expression? { range(of: kind).map(\.fixed) }

  /// The cells of a line for all participants, as charts and lists take them.
  func range(of kind: Line.Kind) -> SheetRange? {
    places[kind].map { SheetRange(axes.cells(line: $0.line), in: $0.sheet) }
  }

  /// The cells of all nodes in a round, for a participant, seen from another sheet.
  func nodeTerms(_ stage: Stage, of participant: Int) -> Expression? {
    details.first { $0.stage == stage }.map {
      axes.term(nodeCells(of: $0, unit: axes.unit(participant)), in: $0.sheet)
    }
  }

  /// The cell of a parameter for a unit group, seen from a sheet.
  func term(_ parameter: Parameter, group: Int, in sheet: String) -> Expression {
    if case .gradeFrom(let grade) = parameter {
      return CellAddress(row: weightsRows.firstGrade + grade, column: gradeColumn(group: group))
        .fixed(in: weightsSheet)
    }
    if case .constant(let constant) = parameter {
      return constantCell(constant, group: group).fixed(in: weightsSheet)
    }
    return axes.lineTerm(
      cell(parameter, group: group), in: other(detail.sheet, than: sheet))
  }

  // MARK: Lines as formulas

  /// A line as a cell of a sheet shows it: its own cell elsewhere, or its formula; empty if it has neither.
  func shown(_ kind: Line.Kind, of participant: Int, in sheet: String) -> Cell.Content {
    guard let term = term(kind, of: participant) else {
      return content(kind, of: participant, in: sheet)
    }
    return .line(term, result.value(kind, of: participant).shown)
  }

  /// A line's own cell in a sheet: its formula with the engine's figure, or what is given.
  func content(_ kind: Line.Kind, of participant: Int, in sheet: String) -> Cell.Content {
    let value = result.value(kind, of: participant)
    guard let formula = formula(kind, of: participant, in: sheet) else {
      return Cell.content(value)
    }
    return .line(formula, value)
  }

  /// A line's formula for a participant, over the cells of other lines; nil if it is not computed.
  func formula(_ kind: Line.Kind, of participant: Int, in sheet: String) -> Expression? {
    formula(of: kind, group: result.groups[participant]).map {
      written($0, of: participant, in: sheet)
    }
  }

  /// An expression over lines and parameters for a participant, as it stands in a cell of a sheet.
  ///
  /// Derived lines without cells are put in as formulas.
  func expression(
    _ expression: Expression, of participant: Int, in sheet: String
  ) -> Expression {
    let group = result.calculation.groups[result.groups[participant]]
    let expanded = result.calculation.expanded(expression, group: group) { shows($0) }
    return written(expanded, of: participant, in: sheet)
  }

  /// An expression over lines with cells, and parameters, as it stands in a cell of a sheet.
  func written(
    _ expression: Expression, of participant: Int, in sheet: String
  ) -> Expression {
    CellWriter(
      layout: self, sheet: sheet, group: result.groups[participant],
      unit: .init(axes.unit(participant), .plain)
    ).written(expression)
  }

  /// A line's formula for a unit group over lines with cells; nil if it is not computed.
  func formula(of kind: Line.Kind, group: Int) -> Expression? {
    result.calculation.expression(of: kind, group: result.calculation.groups[group]) { shows($0) }
  }

  /// A sheet's name where a formula of another sheet must say it.
  func other(_ place: String, than sheet: String) -> String? {
    place == sheet ? nil : place
  }
}
