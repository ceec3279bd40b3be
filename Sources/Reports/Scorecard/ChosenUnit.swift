import Formulas
import Scoring
import WorkbookPlan

/// A unit of an index on a page of its own: looked up in the workbook by its position, or with its values
/// fixed in a file that is sent out by itself.
struct ChosenUnit: Sendable {
  let layout: IndexLayout
  let lines: UnitLines
  let source: Source
  /// The cells of the page that show lines of the unit.
  let own: OwnCells

  /// Where a unit's figures come from.
  enum Source: Hashable, Sendable {
    /// The cells that hold the unit's position among the participants and its group's number.
    case lookedUp(position: Expression, group: Expression)
    /// The values of the evaluation.
    case fixed
  }

  /// The cells of a page that formulas over lines refer to.
  struct OwnCells: Sendable {
    /// The cell of a line of the unit.
    var line: @Sendable (Line.Kind) -> CellAddress?
    /// The cell of a parameter of the unit.
    var parameter: @Sendable (Parameter) -> CellAddress?
    /// The cells of a line of all units.
    var all: @Sendable (Line.Kind) -> CellRange? = { _ in nil }
  }

  var result: IndexEvaluation { lines.result }
  var calculation: Calculation { result.calculation }
  var participant: Int { lines.participant }
  var set: CriteriaSet { lines.set }
  var final: Stage { lines.final }

  /// Whether the unit can be changed.
  var isLive: Bool { source != .fixed }

  // MARK: Contents of cells

  /// What the workbook holds in a line for the unit; an empty figure stays empty.
  func content(_ kind: Line.Kind) -> Cell.Content {
    let value = lines.value(kind)
    guard layout.shows(kind) else {
      guard calculation.line(kind) == nil else { return .blank }
      return isLive ? formula(kind) : Self.fixed(value)
    }
    guard let term = lookedUp(kind) else { return Self.fixed(value) }
    return .line(.ifEmpty(term), value.shown)
  }

  /// A maximum, weight or bound of a grade as it stands in the workbook.
  func content(_ parameter: Parameter) -> Cell.Content {
    let value = calculation.slot(parameter).map { lines.value(of: .slot($0)) } ?? .blank
    return isLive ? .line(lookedUp(parameter), value.shown) : Self.fixed(value)
  }

  /// The content of an expression over the unit's lines and parameters.
  func content(of expression: Expression) -> Cell.Content {
    let value = lines.value(of: expression)
    return isLive
      ? .line(choosing { _ in expression }, value.shown) : Self.fixed(value)
  }

  /// A line as its formula over the page's own cells; a constant if it has nothing to do with them.
  func formula(_ kind: Line.Kind) -> Cell.Content {
    let groups = calculation.groups
    guard groups.contains(where: { calculation.expression(of: kind, group: $0) != nil }) else {
      return .blank
    }
    let value = lines.value(kind).shown
    let formula = choosing {
      calculation.expression(of: kind, group: groups[$0]) { isPlaced($0) } ?? ""
    }
    return formula.hasCells ? .line(formula, value) : Self.fixed(value)
  }

  /// A value as it stands; an error stays one and never becomes a text or 0.
  static func fixed(_ value: Value) -> Cell.Content {
    if case .error = value { return .formula(Expression(value)) }
    return Cell.content(value)
  }

  /// Whether a line has a cell to refer to, on the page or in the workbook.
  private func isPlaced(_ kind: Line.Kind) -> Bool {
    own.line(kind) != nil || isLive && layout.shows(kind)
  }

  // MARK: Formulas

  /// One expression over lines per unit group, as the page's formula for whichever group the unit has.
  func choosing(_ ofGroup: (Int) -> Expression) -> Expression {
    guard case .lookedUp(_, let group) = source else { return inCells(ofGroup(lines.group)) }
    return .choosing(
      calculation.groups.indices.map { inCells(ofGroup($0)) }, by: group)
  }

  /// An expression over lines and parameters as it stands on the page.
  ///
  /// What the page does not show is looked up in the workbook; where only the page goes out, its value
  /// stands there.
  func inCells(_ expression: Expression) -> Expression {
    (isLive ? spread(expression) : folded(expression)).inCells { place($0) }
  }

  /// Whether the page shows what a reference stands for.
  private func isOwn(_ reference: Reference) -> Bool {
    switch reference {
    case .slot(let slot): own(slot) != nil
    case .run(let first, let last): own(first) != nil && own(last) != nil
    case .slots(let slot): own.all(calculation.kind(atSlot: slot)) != nil
    default: false
    }
  }

  private func own(_ slot: Int) -> CellAddress? {
    slot < 0
      ? own.parameter(calculation.parameter(atSlot: slot))
      : own.line(calculation.kind(atSlot: slot))
  }

  /// The expression with the values of all parts that the page does not show.
  private func folded(_ expression: Expression) -> Expression {
    switch expression {
    case .number, .text, .boolean, .array, .reference(.constants): return expression
    default: break
    }
    // Closures, since a function by its name would copy the whole page with all it knows.
    guard expression.references.contains(where: { isOwn($0) }) else {
      return Expression(lines.value(of: expression))
    }
    switch expression {
    case .unary(let sign, let operand): return .unary(sign, folded(operand))
    case .binary(let sign, let left, let right):
      return .binary(sign, folded(left), folded(right))
    case .call(let function, let arguments): return .call(function, arguments.map { folded($0) })
    default: return expression
    }
  }

  /// The expression with runs of lines that the page does not show as single arguments: each is looked up
  /// by itself, since programs differ in what `INDEX` over a whole column gives a function.
  private func spread(_ expression: Expression) -> Expression {
    switch expression {
    case .unary(let sign, let operand): return .unary(sign, spread(operand))
    case .binary(let sign, let left, let right):
      return .binary(sign, spread(left), spread(right))
    case .call(let function, let arguments):
      return .call(
        function,
        arguments.flatMap { argument -> [Expression] in
          guard case .reference(.run(let first, let last)) = argument,
            !isOwn(.run(first: first, last: last))
          else { return [spread(argument)] }
          return stride(from: first, through: last, by: first <= last ? 1 : -1).map { .slot($0) }
        })
    default: return expression
    }
  }

  /// The cells, or what is looked up, that a reference stands for.
  private func place(_ reference: Reference) -> Expression {
    switch reference {
    case .slot(let slot):
      if let cell = own(slot) { return cell.term() }
      if slot < 0 { return lookedUp(calculation.parameter(atSlot: slot)) }
      return lookedUp(calculation.kind(atSlot: slot)) ?? Function.notAvailable()
    case .slots(let slot):
      let kind = calculation.kind(atSlot: slot)
      return own.all(kind)?.fixed() ?? layout.terms(kind) ?? Function.notAvailable()
    case .run(let first, let last):
      guard let start = own(first), let end = own(last) else { return Function.notAvailable() }
      return CellRange(start, end).fixed()
    case .cells, .constants: return .reference(reference)
    case .slotsUpTo, .name, .member: return Function.notAvailable()
    }
  }

  /// The unit's value of a line in the workbook; nil if that does not show the line.
  private func lookedUp(_ kind: Line.Kind) -> Expression? {
    guard isLive else { return nil }
    return layout.terms(kind).map { at($0) }
  }

  /// The unit's cell among those of all participants.
  func at(_ cells: Expression) -> Expression {
    guard case .lookedUp(let position, _) = source else { return Function.notAvailable() }
    // A program takes an area of one cell for a cell, which has no places.
    return result.index.participants.count == 1
      ? cells.firstCell : layout.axes.looked(cells, at: position)
  }

  private func lookedUp(_ parameter: Parameter) -> Expression {
    guard case .lookedUp(_, let group) = source else { return Function.notAvailable() }
    let last = calculation.groups.count - 1
    let cells = (0...last).map { layout.term(parameter, group: $0, in: layout.scorecard) }
    guard let first = cells.first, let end = cells.last, first != end else { return cells[0] }
    switch parameter {
    case .gradeFrom, .constant: return Function.index(first.area(to: end), 1, group)
    // Maxima and weights stand side by side.
    default: return layout.axes.looked(first.area(to: end), at: 2 * group - 1)
    }
  }
}

extension Expression {
  /// A value, or an empty text where it is empty.
  static func ifEmpty(_ value: Expression) -> Expression {
    Function.if(value .== "", "", value)
  }

  /// One of several expressions by a number from 1, equal neighbours written once.
  ///
  /// The halves of what is left are told apart, so that few levels serve many choices.
  static func choosing(_ all: [Expression], by number: Expression) -> Expression {
    func choose(_ range: Range<Int>) -> Expression {
      guard range.dropFirst().contains(where: { all[$0] != all[range.lowerBound] }) else {
        return all[range.lowerBound]
      }
      let middle = (range.lowerBound + range.upperBound) / 2
      return Function.if(
        number .<= .number(Double(middle)), choose(range.lowerBound..<middle),
        choose(middle..<range.upperBound))
    }
    return all.isEmpty ? "" : choose(all.indices)
  }

  /// Whether it refers to cells.
  fileprivate var hasCells: Bool {
    references.contains { if case .cells = $0 { true } else { false } }
  }

  /// The first cell of an area.
  fileprivate var firstCell: Expression {
    guard case .reference(.cells(var area)) = self else { return self }
    area.last = area.first
    return .reference(.cells(area))
  }

  /// The cells from one to another, all parts fixed.
  fileprivate func area(to end: Expression) -> Expression {
    guard case .reference(.cells(let first)) = self, case .reference(.cells(let last)) = end else {
      return self
    }
    func fixed(_ corner: AreaReference.Corner) -> AreaReference.Corner {
      .init(row: .init(corner.row.number, .fixed), column: .init(corner.column.number, .fixed))
    }
    return .reference(
      .cells(AreaReference(sheet: first.sheet, first: fixed(first.first), last: fixed(last.last))))
  }
}
