import Formulas
import Scoring
import WorkbookPlan

// What the formulas of sheets are made of: the cells of lines and parameters as terms.
extension IndexLayout {
  /// The cell of a line for a participant, seen from another sheet; nil if the workbook does not show it.
  func term(_ kind: Line.Kind, of participant: Int) -> Expression? {
    guard let line = result.calculation.slot(of: kind), let place = places[line] else { return nil }
    return CellAddress(row: place.row, column: firstColumn + participant).term(in: place.sheet)
  }

  /// The cells of a line for all participants, seen from another sheet; nil if the workbook does not show
  /// it.
  func terms(_ kind: Line.Kind) -> Expression? {
    range(of: kind).map(\.fixed)
  }

  /// The cells of a line for all participants, as charts and lists take them.
  func range(of kind: Line.Kind) -> SheetRange? {
    guard let line = result.calculation.slot(of: kind), let place = places[line] else { return nil }
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

  /// The formula of a line by its slot for a participant, or for all participants of the unit group in their
  /// columns; nil if it is not computed by one.
  fileprivate func formula(of slot: Int, participant: Int, in sheet: String) -> Expression? {
    let calculation = result.calculation
    if slot >= calculation.lines.count {
      let group = result.groups[participant]
      return calculation.expression(
        of: calculation.kind(atSlot: slot), group: calculation.groups[group]
      ).map { expression($0, group: group, column: .init(0, .relative), in: sheet) }
    }
    let expressions = calculation.lines[slot].expressions
    guard !expressions.isEmpty else { return rankFormula(of: slot, participant: participant) }
    return expression(
      expressions[expressions.count == 1 ? 0 : result.groups[participant]],
      group: result.groups[participant], column: .init(0, .relative), in: sheet)
  }

  /// A line's formula for a participant, as it stands in a cell of a sheet: derived lines that have no cells
  /// are put in.
  ///
  /// - Parameters:
  ///   - kind: the line.
  ///   - participant: the participant.
  ///   - sheet: the sheet it stands in.
  ///   - own: the cells of all participants of a derived line that the sheet itself holds.
  /// - Returns: nil for what is read, and for nodes that the round says nothing about.
  func formula(
    of kind: Line.Kind, for participant: Int, in sheet: String,
    own: (Line.Kind) -> CellRange? = { _ in nil }
  ) -> Expression? {
    let group = result.calculation.groups[result.groups[participant]]
    return result.calculation.expression(of: kind, group: group).map {
      expression($0, of: participant, in: sheet, own: own)
    }
  }

  /// An expression over lines and parameters for a participant, as it stands in a cell of a sheet.
  func expression(
    _ expression: Expression, of participant: Int, in sheet: String,
    own: (Line.Kind) -> CellRange? = { _ in nil }
  ) -> Expression {
    self.expression(
      expression, group: result.groups[participant],
      column: .init(firstColumn + participant, .plain), in: sheet, own: own)
  }

  private func expression(
    _ expression: Expression, group: Int, column: AreaReference.Line, in sheet: String,
    own: (Line.Kind) -> CellRange? = { _ in nil }
  ) -> Expression {
    let missing = Function.notAvailable()
    let calculation = result.calculation
    func cells(_ first: LinePlace, _ last: LinePlace) -> Expression {
      area(
        first.sheet, than: sheet, (first.row, column), (last.row, column))
    }
    func place(_ slot: Int) -> LinePlace? {
      slot >= calculation.lines.count && own(calculation.kind(atSlot: slot)) != nil
        ? nil : places[slot]
    }
    /// A line's own cells: the participant's, all, or those up to the participant's.
    func held(_ slot: Int, _ columns: (CellRange) -> (AreaReference.Line, AreaReference.Line))
      -> Expression
    {
      guard let range = own(calculation.kind(atSlot: slot)) else { return missing }
      let (first, last) = columns(range)
      return area(sheet, than: sheet, (range.first.row, first), (range.first.row, last))
    }
    func cell(in range: CellRange) -> AreaReference.Line {
      .init(range.first.column + column.number - firstColumn, .plain)
    }
    let whole = calculation.expanded(expression, group: calculation.groups[group]) { kind in
      own(kind) != nil || calculation.slot(of: kind).map { places[$0] != nil } == true
    }
    return whole.inCells { reference in
      switch reference {
      case .slot(let slot) where slot >= 0:
        guard let place = place(slot) else { return held(slot) { (cell(in: $0), cell(in: $0)) } }
        return cells(place, place)
      case .slot(let slot):
        return term(calculation.parameter(atSlot: slot), group: group, in: sheet)
      case .slots(let slot):
        guard let place = place(slot) else {
          return held(slot) {
            (.init($0.first.column, .fixed), .init($0.last.column, .fixed))
          }
        }
        return CellRange(rows: place.row...place.row, columns: columns)
          .fixed(in: other(place.sheet, than: sheet))
      case .slotsUpTo(let slot):
        guard let place = place(slot) else {
          return held(slot) { (.init($0.first.column, .fixed), cell(in: $0)) }
        }
        return area(
          place.sheet, than: sheet, (place.row, .init(firstColumn, .fixed)), (place.row, column))
      case .run(let first, let last) where first >= 0:
        guard let start = places[first], let end = places[last] else { return missing }
        return cells(start, end)
      case .run(let first, let last):
        let start = calculation.parameter(atSlot: first)
        let end = calculation.parameter(atSlot: last)
        let column = parameterColumn(start, group: group)
        return CellRange(rows: row(of: start)...row(of: end), columns: column...column)
          .fixed(in: other(parameterSheet(seenFrom: sheet), than: sheet))
      case .name, .member, .cells, .constants: return missing
      }
    }
  }

  /// An area of a sheet as a formula of another names it, by its corners' rows and columns.
  private func area(
    _ place: String, than sheet: String, _ first: (row: Int, column: AreaReference.Line),
    _ last: (row: Int, column: AreaReference.Line)
  ) -> Expression {
    .reference(
      .cells(
        AreaReference(
          sheet: other(place, than: sheet).map { .named($0) },
          first: .init(row: .init(first.row, .plain), column: first.column),
          last: .init(row: .init(last.row, .plain), column: last.column))))
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
  private var derived: [Value] = []
  private var formulas: [CellFormula?] = []

  init(_ layout: IndexLayout, in sheet: String) {
    self.layout = layout
    self.sheet = sheet
  }

  /// The cell of a line, by its slot, for a participant.
  mutating func content(of line: Int, participant: Int) -> Cell.Content {
    let calculation = layout.result.calculation
    if self.line != line {
      self.line = line
      formulas = Array(repeating: nil, count: calculation.groups.count)
      derived =
        line < calculation.lines.count
        ? [] : layout.result.column(calculation.kind(atSlot: line))
    }
    let isDerived = line >= calculation.lines.count
    let value = isDerived ? derived[participant] : layout.result.values[line][participant]
    guard isDerived || calculation.lines[line].isComputed else { return Cell.content(value) }
    let isShared = isDerived || !calculation.lines[line].expressions.isEmpty
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
