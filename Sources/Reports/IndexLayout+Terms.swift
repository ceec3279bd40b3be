import Formulas
import Scoring
import WorkbookPlan

// What the formulas of sheets are made of: the cells of lines and parameters as terms.
extension IndexLayout {
  /// The cell of a line for a participant, seen from another sheet; nil if the workbook does not show it.
  func term(_ kind: Line.Kind, of participant: Int) -> Expression? {
    guard let line = result.calculation.line(kind), let place = places[line] else { return nil }
    return CellAddress(row: place.row, column: firstColumn + participant).term(in: place.sheet)
  }

  /// The cells of a line for all participants, seen from another sheet; nil if the workbook does not show
  /// it.
  func terms(_ kind: Line.Kind) -> Expression? {
    range(of: kind).map(\.fixed)
  }

  /// The cells of a line for all participants, as charts and lists take them.
  func range(of kind: Line.Kind) -> SheetRange? {
    guard let line = result.calculation.line(kind), let place = places[line] else { return nil }
    return SheetRange(CellRange(rows: place.row...place.row, columns: columns), in: place.sheet)
  }

  /// The cells of neighbouring lines for all participants.
  func terms(_ first: Int, _ last: Int) -> Expression? {
    guard let start = places[first], let end = places[last], start.sheet == end.sheet else {
      return nil
    }
    return CellRange(rows: start.row...end.row, columns: columns).fixed(in: start.sheet)
  }

  /// The cell of a parameter for a unit group, seen from a sheet.
  func term(_ parameter: Parameter, group: Int, in sheet: String) -> Expression {
    if case .gradeFrom(let grade) = parameter {
      return CellAddress(row: weightsRows.firstGrade + grade, column: gradeColumn(group: group))
        .fixed(in: weightsSheet)
    }
    return CellAddress(row: row(of: parameter), column: parameterColumn(parameter, group: group))
      .term(in: other(parameterSheet(seenFrom: sheet), than: sheet), fixedColumn: true)
  }

  // MARK: Lines as formulas

  /// A line's formula for a participant, or for all participants of the unit group in their columns; nil
  /// if it is not computed by one.
  fileprivate func formula(of line: Int, participant: Int, in sheet: String) -> Expression? {
    let expressions = result.calculation.lines[line].expressions
    guard !expressions.isEmpty else { return rankFormula(of: line, participant: participant) }
    return expression(
      expressions[expressions.count == 1 ? 0 : result.groups[participant]],
      group: result.groups[participant], column: .init(0, .relative), in: sheet)
  }

  /// An expression over lines and parameters for a participant, as it stands in a cell of a sheet.
  func expression(
    _ expression: Expression, of participant: Int, in sheet: String
  ) -> Expression {
    self.expression(
      expression, group: result.groups[participant],
      column: .init(firstColumn + participant, .plain), in: sheet)
  }

  private func expression(
    _ expression: Expression, group: Int, column: AreaReference.Line, in sheet: String
  ) -> Expression {
    let missing = Function.notAvailable()
    func cells(_ first: LinePlace, _ last: LinePlace) -> Expression {
      func corner(_ row: Int) -> AreaReference.Corner {
        .init(row: .init(row, .plain), column: column)
      }
      return .reference(
        .cells(
          AreaReference(
            sheet: other(first.sheet, than: sheet).map { .named($0) }, first: corner(first.row),
            last: corner(last.row))))
    }
    return expression.inCells { reference in
      switch reference {
      case .slot(let slot) where slot >= 0:
        guard let place = places[slot] else { return missing }
        return cells(place, place)
      case .slot(let slot):
        return term(result.calculation.parameter(atSlot: slot), group: group, in: sheet)
      case .slots(let line):
        guard let place = places[line] else { return missing }
        return CellRange(rows: place.row...place.row, columns: columns)
          .fixed(in: other(place.sheet, than: sheet))
      case .run(let first, let last) where first >= 0:
        guard let start = places[first], let end = places[last] else { return missing }
        return cells(start, end)
      case .run(let first, let last):
        let start = result.calculation.parameter(atSlot: first)
        let end = result.calculation.parameter(atSlot: last)
        let column = parameterColumn(start, group: group)
        return CellRange(rows: row(of: start)...row(of: end), columns: column...column)
          .fixed(in: other(parameterSheet(seenFrom: sheet), than: sheet))
      case .slotsUpTo(let line):
        guard let place = places[line] else { return missing }
        return .reference(
          .cells(
            AreaReference(
              sheet: other(place.sheet, than: sheet).map { .named($0) },
              first: .init(row: .init(place.row, .plain), column: .init(firstColumn, .fixed)),
              last: .init(row: .init(place.row, .plain), column: column))))
      case .name, .member, .cells, .constants: return missing
      }
    }
  }

  /// A sheet's name where a formula of another sheet must say it.
  private func other(_ place: String, than sheet: String) -> String? {
    place == sheet ? nil : place
  }
}

/// The cells of a line in a sheet: formulas with the engine's figures, or what is given.
///
/// Participants of a unit group share one formula, since it refers to their own column.
struct LineFormulas {
  private let layout: IndexLayout
  private let sheet: String
  private var line = -1
  private var formulas: [CellFormula?] = []

  init(_ layout: IndexLayout, in sheet: String) {
    self.layout = layout
    self.sheet = sheet
  }

  /// The cell of a line for a participant.
  mutating func content(of line: Int, participant: Int) -> Cell.Content {
    let value = layout.result.values[line][participant]
    guard layout.result.calculation.lines[line].isComputed else { return Cell.content(value) }
    let isShared = !layout.result.calculation.lines[line].expressions.isEmpty
    if self.line != line {
      self.line = line
      formulas = Array(repeating: nil, count: layout.result.calculation.groups.count)
    }
    let group = layout.result.groups[participant]
    if isShared, let formula = formulas[group] { return .line(formula, value) }
    guard let expression = layout.formula(of: line, participant: participant, in: sheet) else {
      return Cell.content(value)
    }
    let formula = CellFormula(expression)
    formulas[group] = formula
    return .line(formula, value)
  }
}

extension Line {
  /// Whether a formula computes it.
  var isComputed: Bool {
    switch kind {
    case .rank, .groupRank, .position: true
    default: !expressions.isEmpty
    }
  }
}
