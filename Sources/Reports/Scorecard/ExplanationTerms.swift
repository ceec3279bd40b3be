import Formulas
import Scoring
import Wording
import WorkbookPlan

/// The cells of a criterion from which its points are computed and its rule is shown with numbers put in.
///
/// Hidden beside the points stand the figures and the mark, beside the rule the figures as they are put in,
/// beside the working what else it takes, each with how it is put in.
struct ExplanationTerms {
  private let unit: ChosenUnit
  private let criterion: CriterionExplanation
  private let places: ScorecardLayout
  /// The terms of the rule that are no figures of the criterion, by their positions.
  let further: [Int]
  private let words: FigureWords?

  init(_ unit: ChosenUnit, _ criterion: CriterionExplanation, _ places: ScorecardLayout) {
    self.unit = unit
    self.criterion = criterion
    self.places = places
    let calculation = unit.calculation
    let figures = (unit.set.nodes[criterion.node].rule?.inputs ?? []).indices.compactMap {
      calculation.slot(of: .figure(criterion: criterion.node, input: $0))
    }
    further = criterion.working.terms.indices.filter { term in
      guard case .reference(.slot(let slot)) = criterion.working.terms[term] else { return true }
      return !figures.contains(slot)
    }
    words = unit.set.nodes[criterion.node].rule.map { FigureWords($0, texts: criterion.texts) }
  }

  private var node: Int { criterion.node }
  private var texts: Texts { criterion.texts }
  private var working: Working { criterion.working }
  private var inputs: Range<Int> { (unit.set.nodes[node].rule?.inputs ?? []).indices }

  /// How many hidden columns it needs.
  var columns: Int { max(inputs.count + 1, 2 * further.count) }

  private func figure(_ input: Int) -> Expression { places.figure(input, of: node).term() }

  /// A figure as it is put in.
  private func decimals(_ input: Int) -> Expression {
    CellAddress(row: places.ruleRow(of: node), column: places.firstTerm + input).term()
  }

  /// The cells where a term stands and where it stands as it is put in.
  private func cells(of term: Int) -> (value: Expression, decimals: Expression) {
    if let place = further.firstIndex(of: term) {
      let column = places.firstTerm + 2 * place
      func cell(_ column: Int) -> Expression {
        CellAddress(row: places.workingRow(of: node), column: column).term()
      }
      return (cell(column), cell(column + 1))
    }
    let input = inputs.first { input in
      let kind = Line.Kind.figure(criterion: node, input: input)
      return unit.calculation.slot(of: kind).map { working.terms[term] == .slot($0) } ?? false
    }
    return (figure(input ?? 0), decimals(input ?? 0))
  }

  // MARK: What stands in the hidden columns

  /// Beside the points: the round, the figures and the mark; days as the numbers that they are.
  func figures(_ palette: inout Palette) -> [Cell] {
    let inputs = unit.set.nodes[node].rule?.inputs ?? []
    var cells: [Cell] = []
    if unit.calculation.rounds[node].count > 1 {
      cells.append(Cell(places.round, unit.formula(.round(criterion: node))))
    }
    for (input, asked) in inputs.enumerated() {
      let content = unit.content(.figure(criterion: node, input: input))
      var cell = Cell(places.firstTerm + input, content)
      if asked.kind == .date { cell.format = palette(CellFormat()) { $0.numberFormat = "0" } }
      cells.append(cell)
    }
    if unit.set.nodes[node].notApplicable != nil {
      cells.append(Cell(places.firstTerm + inputs.count, unit.content(.mark(criterion: node))))
    }
    return cells
  }

  /// Beside the rule: the figures as they are put in; codes stay as they are.
  var figuresPutIn: [Cell] {
    let rule = unit.set.nodes[node].rule
    return inputs.compactMap { input in
      let content: Expression
      switch rule?.inputs[input].kind {
      case .choice: return nil
      case .date: content = texts.day(of: figure(input))
      default: content = texts.decimals(of: figure(input))
      }
      return Cell(places.firstTerm + input, .formula(content))
    }
  }

  /// Beside the working: what else the rule takes.
  var furtherTerms: [Cell] {
    further.enumerated().flatMap { place, term -> [Cell] in
      let column = places.firstTerm + 2 * place
      return [
        Cell(column, unit.content(of: figure(working.terms[term]))),
        Cell(column + 1, .formula(texts.decimals(of: cells(of: term).value))),
      ]
    }
  }

  /// A term as a figure: for another index's score that a unit lacks the workbook may show a mark, and what is
  /// not known of last year is blank.
  private func figure(_ term: Expression) -> Expression {
    guard case .reference(.slot(let slot)) = term, slot >= 0 else { return term }
    switch unit.calculation.kind(atSlot: slot) {
    case .imported, .previousScore, .previousRank, .previousPoints:
      return Function.if(Function.isNumber(term), term, "")
    default: return term
    }
  }

  // MARK: What is read

  /// What the figures say, why points were lost.
  var why: (content: Cell.Content, text: String, longest: String) {
    guard let words else { return (.blank, "", "") }
    let missing = Working.missing(texts)
    let policy = RuleWords(texts: texts).notApplicable(unit.set.nodes[node], in: unit.set)
    let calculation = unit.calculation
    func holds(_ test: Expression?) -> Bool {
      test.map { unit.lines.value(of: $0) == .boolean(true) } ?? false
    }
    let values = inputs.map { unit.lines.value(.figure(criterion: node, input: $0)) }
    let other = further.first.map { unit.lines.value(of: working.terms[$0]) } ?? .blank
    let groups = calculation.groups
    var text = words.text(figures: values, other: other, group: groups[unit.lines.group])
    var formula = words.formula(
      FigureWords.Cells(
        value: figure, decimals: decimals,
        other: further.first.map { cells(of: $0).decimals } ?? "",
        choosing: { own in unit.choosing { own(groups[$0]) } }))
    if let complete = calculation.hasAllFigures(node) {
      if !holds(complete) { text = missing }
      formula = Function.if(unit.inCells(complete), formula, .text(missing))
    }
    if let filled = RuleWords(texts: texts).missing(unit.set.nodes[node]),
      unit.set.nodes[node].missing.fillsIn, let figure = values.first
    {
      if figure.asNumber == nil { text = filled }
      formula = Function.if(Function.isNumber(self.figure(0)), formula, .text(filled))
    }
    if let marked = calculation.isMarked(node) {
      if holds(marked) { text = policy }
      formula = Function.if(unit.inCells(marked), .literal(policy), formula)
    }
    if calculation.groups.contains(where: { !unit.set.nodes[node].isOf(group: $0) }),
      let maximum = calculation.slot(.maximum(node: node))
    {
      let other = texts["Nhóm đơn vị này không có tiêu chí", "Not a criterion of this unit group"]
      let isOther = Expression.binary(.equal, .slot(maximum), 0)
      if holds(isOther) { text = other }
      formula = Function.if(unit.inCells(isOther), .text(other), formula)
    }
    let longest = words.longest.count > policy.count ? words.longest : policy
    guard formula.fits else { return (.blank, "", "") }
    return (unit.isLive ? .line(formula & "", .text(text)) : .text(text), text, longest)
  }

  /// The points before weighting, computed from the cells of the page.
  ///
  /// Where Excel would not take the rule's formula, what the points contribute leads back to them.
  var points: Cell.Content {
    let value = working.points
    let calculation = unit.calculation
    let formula = unit.choosing {
      calculation.workedPoints(of: node, group: calculation.groups[$0])
    }
    if formula.fits { return .line(formula, value.shown) }
    let contribution = places.cell(places.row(of: node), places.final)
    let weight = unit.inCells(calculation.weight(node, unit.final))
    let back =
      contribution / weight * places.cell(places.workingRow(of: node), ScorecardLayout.attainable)
    return .formula(Function.if(Function.isNumber(contribution), back, contribution))
  }

  /// The rule with numbers put in; without them where Excel would not take the formula.
  var text: Cell.Content {
    let joined = working.rules.map { rule in
      // Alone, a number would stay one.
      Expression.joined([""] + rule.pieces.map(shown))
    }
    let calculation = unit.calculation
    let complete = calculation.hasAllFigures(node).map { unit.inCells($0) }
    var parts = zip(working.rules, joined).map { rule, text -> Expression in
      guard let complete, rule != 0 else { return text }
      return Function.if(complete, text, .text(Working.missing(texts)))
    }
    if let marked = calculation.isMarked(node).map({ unit.inCells($0) }) {
      let policy = Expression.literal(
        RuleWords(texts: texts).notApplicable(unit.set.nodes[node], in: unit.set))
      parts = parts.map { Function.if(marked, policy, $0) }
    }
    let formula =
      if case .lookedUp(_, let group) = unit.source {
        Expression.choosing(parts, by: group)
      } else {
        parts[parts.count == 1 ? 0 : unit.lines.group]
      }
    return formula.fits ? .line(formula, criterion.workingText) : .text(working.notation)
  }

  private func shown(_ piece: Expression.Piece) -> Expression {
    switch piece {
    case .text(let text): return .literal(text)
    case .number(let number): return .text(texts.number(number))
    case .reference(.slot(let term)):
      let (value, decimals) = cells(of: term)
      return working.isCode(term) ? "\"" & value & "\"" : decimals
    case .reference: return ""
    }
  }
}

extension Expression {
  /// Whether Excel takes a formula as long and as nested as this one.
  var fits: Bool {
    guard levels <= Limits.formulaLevels else { return false }
    if longest <= Limits.formulaUnits { return true }
    let text = CellFormula(self).text(in: CellPosition(sheet: 0, row: 0, column: 0))
    return text.utf16.count <= Limits.formulaUnits
  }

  /// No fewer characters than it has, told without writing it: the name of a sheet and two corners make the
  /// longest reference.
  private var longest: Int {
    switch self {
    case .text(let text): 2 * text.utf8.count + 2
    case .array(let values): values.count * 520 + 2
    case .number, .boolean: 30
    case .reference(.constants): Limits.formulaUnits
    case .reference: 100
    case .unary(_, let operand): operand.longest + 3
    case .binary(_, let left, let right): left.longest + right.longest + 4
    case .call(_, let arguments): arguments.reduce(20) { $0 + $1.longest + 1 }
    }
  }

  /// How many calls stand inside one another.
  private var levels: Int {
    switch self {
    case .unary(_, let operand): operand.levels
    case .binary(_, let left, let right): max(left.levels, right.levels)
    case .call(_, let arguments): 1 + (arguments.map(\.levels).max() ?? 0)
    default: 0
    }
  }
}
