import Formulas
import Scoring
import WorkbookPlan

// What the formulas of sheets are made of: the cells of lines and parameters as terms.
extension IndexLayout {
  /// The cell of a line for a participant, seen from another sheet; nil if no cell is the line's.
  func term(_ kind: Line.Kind, of participant: Int) -> Expression? {
    places[kind].map {
      CellAddress(row: $0.row, column: firstColumn + participant).term(in: $0.sheet)
    }
  }

  /// The cells of a line for all participants, seen from another sheet; nil if no cells are the line's.
  func terms(_ kind: Line.Kind) -> Expression? { range(of: kind).map(\.fixed) }

  /// The cells of a line for all participants, as charts and lists take them.
  func range(of kind: Line.Kind) -> SheetRange? {
    places[kind].map {
      SheetRange(CellRange(rows: $0.row...$0.row, columns: columns), in: $0.sheet)
    }
  }

  /// The cells of neighbouring lines for all participants, by their slots.
  func terms(_ first: Int, _ last: Int) -> Expression? {
    guard let start = place(first), let end = place(last), start.sheet == end.sheet else {
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
      .term(in: other(detail.sheet, than: sheet), fixedColumn: true)
  }

  // MARK: Lines as formulas

  /// A line as a cell of a sheet shows it: its own cell elsewhere, or its formula; empty if it has neither.
  ///
  /// `own` are the lines that have cells of the sheet's own.
  func shown(
    _ kind: Line.Kind, of participant: Int, in sheet: String, own: [Line.Kind: Placement] = [:]
  ) -> Cell.Content {
    guard let term = own[kind]?.term(of: participant, in: sheet) ?? term(kind, of: participant)
    else { return content(kind, of: participant, in: sheet, own: own) }
    return .line(term, result.value(kind, of: participant).shown)
  }

  /// A line's own cell in a sheet: its formula with the engine's figure, or what is given.
  func content(
    _ kind: Line.Kind, of participant: Int, in sheet: String, own: [Line.Kind: Placement] = [:]
  ) -> Cell.Content {
    let value = result.value(kind, of: participant)
    guard let formula = formula(kind, of: participant, in: sheet, own: own) else {
      return Cell.content(value)
    }
    return .line(formula, value)
  }

  /// A line's formula for a participant, over the cells of other lines; nil if it is not computed.
  func formula(
    _ kind: Line.Kind, of participant: Int, in sheet: String, own: [Line.Kind: Placement] = [:]
  ) -> Expression? {
    formula(of: kind, group: result.groups[participant], own: own).map {
      written($0, of: participant, in: sheet, own: own)
    }
  }

  /// An expression over lines and parameters for a participant, as it stands in a cell of a sheet.
  ///
  /// Derived lines without cells are put in as formulas.
  func expression(
    _ expression: Expression, of participant: Int, in sheet: String,
    own: [Line.Kind: Placement] = [:]
  ) -> Expression {
    let group = result.groups[participant]
    let expanded = result.calculation.expanded(
      expression, group: result.calculation.groups[group]
    ) { own[$0] != nil || places[$0] != nil }
    return written(expanded, of: participant, in: sheet, own: own)
  }

  /// An expression over lines with cells, and parameters, as it stands in a cell of a sheet.
  func written(
    _ expression: Expression, of participant: Int, in sheet: String,
    own: [Line.Kind: Placement] = [:]
  ) -> Expression {
    CellWriter(
      layout: self, sheet: sheet, group: result.groups[participant],
      owner: .participant(participant), own: own
    ).written(expression)
  }

  /// A line's formula for a unit group over lines with cells; nil if it is not computed.
  func formula(
    of kind: Line.Kind, group: Int, own: [Line.Kind: Placement] = [:]
  ) -> Expression? {
    result.calculation.expression(of: kind, group: result.calculation.groups[group]) {
      own[$0] != nil || places[$0] != nil
    }
  }

  /// A sheet's name where a formula of another sheet must say it.
  fileprivate func other(_ place: String, than sheet: String) -> String? {
    place == sheet ? nil : place
  }
}

/// Where the cells of a line stand for all participants, side by side or one under the other.
struct Placement: Hashable, Sendable {
  let sheet: String
  /// The first participant's cell.
  let first: CellAddress
  let isAcross: Bool
  let count: Int

  func address(of participant: Int) -> CellAddress {
    CellAddress(
      row: first.row + (isAcross ? 0 : participant),
      column: first.column + (isAcross ? participant : 0))
  }

  /// The cells from the first participant's to another's.
  func cells(upTo participant: Int) -> CellRange {
    CellRange(first, address(of: participant))
  }

  /// The cells of all participants.
  var cells: CellRange { cells(upTo: max(1, count) - 1) }

  func term(of participant: Int, in sheet: String) -> Expression {
    address(of: participant).term(in: sheet == self.sheet ? nil : self.sheet)
  }
}

/// Writes the expressions of lines over cells, for one participant or for all of a unit group.
private struct CellWriter {
  let layout: IndexLayout
  let sheet: String
  let group: Int
  let owner: Owner
  var own: [Line.Kind: Placement] = [:]

  /// Whose cells the formulas refer to.
  enum Owner {
    /// Those of a participant.
    case participant(Int)
    /// Those of whoever has the formula: it stands in a row, for the first participant in a column, and
    /// lines of the sheet's own stand in rows too.
    case each(from: Int)
  }

  private static let missing = Function.notAvailable()

  /// The owner's column in the sheets of lines.
  private var column: AreaReference.Line {
    switch owner {
    case .participant(let participant): .init(layout.firstColumn + participant, .plain)
    case .each(let first): .init(layout.firstColumn - first, .relative)
    }
  }

  /// The owner's cell of a line of the sheet's own.
  private func corner(_ place: Placement) -> AreaReference.Corner {
    switch owner {
    case .participant(let participant):
      let address = place.address(of: participant)
      return .init(row: .init(address.row, .plain), column: .init(address.column, .plain))
    case .each(let first):
      return .init(
        row: .init(place.first.row, .plain),
        column: .init(place.first.column - first, .relative))
    }
  }

  func written(_ expression: Expression) -> Expression {
    expression.inCells { reference in
      switch reference {
      case .slot(let slot) where slot >= 0: cell(slot)
      case .slot(let slot):
        layout.term(layout.result.calculation.parameter(atSlot: slot), group: group, in: sheet)
      case .slots(let slot): cells(slot, upToOwner: false)
      case .slotsUpTo(let slot): cells(slot, upToOwner: true)
      case .run(let first, let last) where first >= 0: run(first, last)
      case .run(let first, let last): parameters(first, last)
      case .cells, .constants: .reference(reference)
      case .name, .member: Self.missing
      }
    }
  }

  private func kind(_ slot: Int) -> Line.Kind { layout.result.calculation.kind(atSlot: slot) }

  private func name(_ place: String) -> SheetReference? {
    layout.other(place, than: sheet).map { .named($0) }
  }

  private func cell(_ slot: Int) -> Expression {
    guard let place = own[kind(slot)] else { return run(slot, slot) }
    return .reference(
      .cells(
        AreaReference(sheet: name(place.sheet), first: corner(place), last: corner(place))))
  }

  /// The participant's cells of neighbouring lines.
  private func run(_ first: Int, _ last: Int) -> Expression {
    guard let start = layout.place(first), let end = layout.place(last) else {
      return Self.missing
    }
    func corner(_ row: Int) -> AreaReference.Corner {
      .init(row: .init(row, .plain), column: column)
    }
    return .reference(
      .cells(
        AreaReference(sheet: name(start.sheet), first: corner(start.row), last: corner(end.row))))
  }

  /// The cells of all participants, or of those up to the own one: `$E$4:E4`.
  private func cells(_ slot: Int, upToOwner: Bool) -> Expression {
    func fixed(_ row: Int, _ column: Int) -> AreaReference.Corner {
      .init(row: .init(row, .fixed), column: .init(column, .fixed))
    }
    let area: AreaReference
    if let place = own[kind(slot)] {
      let (first, last) = (place.cells.first, place.cells.last)
      area = AreaReference(
        sheet: name(place.sheet), first: fixed(first.row, first.column),
        last: upToOwner ? corner(place) : fixed(last.row, last.column))
    } else if let place = layout.place(slot) {
      area = AreaReference(
        sheet: name(place.sheet), first: fixed(place.row, layout.firstColumn),
        last: upToOwner
          ? .init(row: .init(place.row, .plain), column: column)
          : fixed(place.row, layout.columns.upperBound))
    } else {
      return Self.missing
    }
    return .reference(.cells(area))
  }

  private func parameters(_ first: Int, _ last: Int) -> Expression {
    let calculation = layout.result.calculation
    let start = calculation.parameter(atSlot: first)
    let end = calculation.parameter(atSlot: last)
    let column = layout.parameterColumn(start, group: group)
    return CellRange(
      rows: layout.row(of: start)...layout.row(of: end), columns: column...column
    ).fixed(in: layout.other(layout.detail.sheet, than: sheet))
  }
}

/// The formulas of a line in a row of a sheet.
///
/// Participants of a unit group share one formula, since it refers to their own column.
struct LineFormulas {
  private let groups: [Int]
  private let formulas: [CellFormula?]

  /// The formulas of a line.
  ///
  /// - Parameters:
  ///   - kind: the line.
  ///   - layout: where lines stand.
  ///   - sheet: the sheet they are for.
  ///   - first: the column of the first participant there; that of sheets of lines if not given.
  ///   - own: the lines that have cells in rows of that sheet.
  init(
    _ kind: Line.Kind, _ layout: IndexLayout, in sheet: String, from first: Int? = nil,
    own: [Line.Kind: Placement] = [:]
  ) {
    groups = layout.result.groups
    formulas = layout.result.calculation.groups.indices.map { group in
      layout.formula(of: kind, group: group, own: own).map {
        CellFormula(
          CellWriter(
            layout: layout, sheet: sheet, group: group,
            owner: .each(from: first ?? layout.firstColumn), own: own
          ).written($0))
      }
    }
  }

  /// Whether the line is computed.
  var isComputed: Bool { formulas.contains { $0 != nil } }

  /// The formula for a participant; nil if the line is not computed.
  func formula(of participant: Int) -> CellFormula? { formulas[groups[participant]] }

  /// The cell of the line for a participant: a formula with the engine's figure, or what is given.
  func content(of participant: Int, _ value: Value) -> Cell.Content {
    formula(of: participant).map { .line($0, value) } ?? Cell.content(value)
  }
}
