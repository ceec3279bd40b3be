import Formulas
import Scoring
import WorkbookPlan

/// A unit of an index as its scorecard shows it: looked up by its position, or with its values fixed.
struct ChosenUnit: Sendable {
  let layout: IndexLayout
  let participant: Int
  let source: Source

  /// Where a unit's figures come from.
  enum Source: Hashable, Sendable {
    /// The cells that hold the unit's position among the participants and its group's number.
    case lookedUp(position: String, group: String)
    /// The values of the evaluation, for a file that is sent out by itself.
    case fixed
  }

  /// Something with a value that a formula can name.
  struct Term: Hashable, Sendable {
    var formula: String
    var value: Value
  }

  var result: IndexEvaluation { layout.result }
  var set: CriteriaSet { result.calculation.set }
  var final: Stage { result.calculation.final }
  var group: Int { result.groups[participant] }
  var weights: Weights { result.weights[group] }

  /// Whether the unit can be changed.
  var isLive: Bool { source != .fixed }

  // MARK: Contents of cells

  /// What a line holds for the unit; an empty figure stays empty.
  func content(_ kind: Line.Kind) -> Cell.Content {
    guard let line = result.calculation.line(kind), layout.range(kind) != nil else {
      return .blank
    }
    let value = result.values[line][participant]
    guard case .lookedUp = source else { return Self.fixed(value) }
    guard let term = term(kind) else { return .blank }
    return .formula(
      "IF(\(term.formula)=\"\",\"\",\(term.formula))", value == .blank ? .text("") : value)
  }

  /// What a formula over the whole workbook gives; its value where only that goes out.
  func content(_ formula: @autoclosure () -> String, _ value: Value) -> Cell.Content {
    isLive ? .formula(formula(), value) : Self.fixed(value)
  }

  /// The content of an expression over the unit's lines.
  func content(of expression: Expression) -> Cell.Content {
    let term = term(of: expression)
    return isLive ? .formula(term.formula, term.value) : Self.fixed(term.value)
  }

  /// A value as it stands; a missing one stays `#N/A` and never becomes a text or 0.
  private static func fixed(_ value: Value) -> Cell.Content {
    if case .error = value { return .formula("NA()", .error(FormulaError(.notAvailable))) }
    return Cell.content(value)
  }

  // MARK: Terms of formulas

  /// A line's value; nil if the workbook does not show the line.
  func term(_ kind: Line.Kind) -> Term? {
    let value = result.value(kind, of: participant)
    guard case .lookedUp(let position, _) = source else {
      return Term(formula: Self.literal(value), value: value)
    }
    return layout.range(kind).map { Term(formula: "INDEX(\($0),\(position))", value: value) }
  }

  /// The value of an expression over the unit's lines and parameters.
  func term(of expression: Expression) -> Term {
    let value = result.evaluate(expression, for: participant)
    guard isLive else { return Term(formula: Self.literal(value), value: value) }
    return Term(formula: expression.excelFormula { name($0) }, value: value)
  }

  /// What a reference of a line's expression is called.
  private func name(_ reference: Reference) -> String {
    let calculation = result.calculation
    switch reference {
    case .slot(let slot) where slot >= 0:
      return term(calculation.lines[slot].kind)?.formula ?? "NA()"
    case .slot(let slot): return name(calculation.parameter(atSlot: slot))
    case .slots(let line): return layout.range(ofLine: line) ?? "NA()"
    case .run(let first, let last) where first >= 0:
      return column(of: layout.block(first, last)) ?? "NA()"
    case .run(let first, let last):
      let (start, end) = (calculation.parameter(atSlot: first), calculation.parameter(atSlot: last))
      return "\(name(start)):\(name(end))"
    case .slotsUpTo, .name, .member, .cells, .constants: return "NA()"
    }
  }

  /// The unit's column of a range over all participants.
  func column(of range: String?) -> String? {
    guard case .lookedUp(let position, _) = source, let range else { return nil }
    return "INDEX(\(range),0,\(position))"
  }

  private func name(_ parameter: Parameter) -> String {
    guard case .lookedUp(_, let group) = source else { return "NA()" }
    let sheet = quotedSheetName(layout.detail.sheet)
    let row = layout.row(of: parameter)
    let first = layout.parameterColumn(parameter, group: 0)
    guard layout.variants > 1 else {
      return "\(sheet)!\(CellAddress(row: row, column: first).absolute)"
    }
    let last = layout.parameterColumn(parameter, group: layout.variants - 1)
    let range = CellRange(rows: row...row, columns: first...last).absolute
    return "INDEX(\(sheet)!\(range),1,2*\(group)-1)"
  }

  /// A value as a formula writes it.
  static func literal(_ value: Value) -> String {
    switch value {
    case .blank: "\"\""
    case .number(let number) where number < 0: "(\(Expression.number(number)))"
    case .number(let number): Expression.number(number).description
    case .text(let text): Expression.text(text).description
    case .boolean(let truth): truth ? "TRUE" : "FALSE"
    case .error: "NA()"
    }
  }
}
