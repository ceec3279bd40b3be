import Formulas
import Scoring
import WorkbookPlan

/// The cells of a criterion's explanation from which its points are computed and its rule is shown with
/// numbers put in.
struct ExplanationTerms {
  private let unit: ChosenUnit
  private let criterion: CriterionExplanation
  private let places: ExplanationLayout
  /// The terms of the rule that have no line of their own on the page, by their positions.
  let further: [Int]

  init(_ unit: ChosenUnit, _ criterion: CriterionExplanation, _ places: ExplanationLayout) {
    self.unit = unit
    self.criterion = criterion
    self.places = places
    further = criterion.working.terms.indices.filter { term in
      criterion.items.allSatisfy { !Self.shows(term, $0, criterion) }
    }
  }

  private var node: Int { criterion.node }
  private var texts: Texts { criterion.texts }
  private var working: Working { criterion.working }

  /// Whether a line of the explanation shows a term.
  private static func shows(
    _ term: Int, _ item: CriterionExplanation.Item, _ criterion: CriterionExplanation
  ) -> Bool {
    let calculation = criterion.lines.calculation
    let shown = criterion.line(item).flatMap { calculation.slot(of: $0) }.map {
      Expression.slot($0)
    }
    return criterion.working.terms[term] == shown ?? criterion.expression(item)
  }

  private func cell(_ item: CriterionExplanation.Item, _ column: Int) -> CellAddress {
    CellAddress(row: places.row(of: item, node) ?? places.header, column: column)
  }

  /// The number of the round whose figures count.
  var round: CellAddress { cell(.title, ExplanationLayout.round) }

  /// The cells where a term stands and where it stands as it is put in.
  private func cells(of term: Int) -> (value: CellAddress, decimals: CellAddress) {
    guard let place = further.firstIndex(of: term) else {
      let item = criterion.items.first { Self.shows(term, $0, criterion) } ?? .title
      return (cell(item, ExplanationLayout.value), cell(item, ExplanationLayout.decimals))
    }
    let column = ExplanationLayout.firstTerm + 2 * place
    return (cell(.working, column), cell(.working, column + 1))
  }

  /// The hidden cells beside a line.
  func hidden(_ item: CriterionExplanation.Item) -> [Cell] {
    switch item {
    case .title:
      guard unit.calculation.rounds[node].count > 1 else { return [] }
      return [Cell(ExplanationLayout.round, unit.formula(.round(criterion: node)))]
    case .working:
      return further.flatMap { term -> [Cell] in
        let (value, decimals) = cells(of: term)
        return [
          Cell(value.column, unit.content(of: figure(working.terms[term]))),
          Cell(decimals.column, .formula(texts.decimals(of: value.term()))),
        ]
      }
    default:
      return working.terms.indices.filter {
        Self.shows($0, item, criterion) && !working.isCode($0) && !further.contains($0)
      }.prefix(1).map {
        let (value, decimals) = cells(of: $0)
        return Cell(decimals.column, .formula(texts.decimals(of: value.term())))
      }
    }
  }

  /// A term as a figure: for another index's score that a unit lacks the workbook may show a mark.
  private func figure(_ term: Expression) -> Expression {
    guard case .reference(.slot(let slot)) = term, slot >= 0,
      case .imported = unit.calculation.kind(atSlot: slot)
    else { return term }
    return Function.if(Function.isNumber(term), term, "")
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
    let contribution = cell(.contribution, ExplanationLayout.value).term()
    let weight = cell(.weight, ExplanationLayout.value).term()
    let back = contribution / weight * cell(.maximum, ExplanationLayout.value).term()
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
      let policy = cell(.mark, ExplanationLayout.words).term()
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
      return working.isCode(term) ? "\"" & value.term() & "\"" : decimals.term()
    case .reference: return ""
    }
  }
}

extension Expression {
  /// Whether Excel takes a formula as long and as nested as this one.
  fileprivate var fits: Bool {
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
