import Formulas
import Scoring
import WorkbookPlan

/// The formulas of a line in the sheet that it stands in.
///
/// Participants of a unit group share one formula, since it refers to their own column or row.
struct LineFormulas: Sendable {
  private let groups: [Int]
  private let formulas: [CellFormula?]

  /// The formulas of a line in a sheet of lines.
  init(_ kind: Line.Kind, _ layout: IndexLayout, in sheet: String) {
    groups = layout.result.groups
    formulas = layout.result.calculation.groups.indices.map { group in
      layout.formula(of: kind, group: group).map {
        CellFormula(
          CellWriter(layout: layout, sheet: sheet, group: group, unit: .init(0, .relative))
            .written($0))
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

/// Writes the expressions of lines over cells, for one participant or for all of a unit group.
struct CellWriter {
  let layout: IndexLayout
  let sheet: String
  let group: Int
  /// The participant's position among the units; none from the formula's own where all share it.
  let unit: AreaReference.Line

  private static let missing = Function.notAvailable()

  func written(_ expression: Expression) -> Expression {
    expression.inCells { reference in
      switch reference {
      case .slot(let slot) where slot >= 0: run(slot, slot)
      case .slot(let slot):
        layout.term(layout.result.calculation.parameter(atSlot: slot), group: group, in: sheet)
      case .slots(let slot): cells(slot, upToOwn: false)
      case .slotsUpTo(let slot): cells(slot, upToOwn: true)
      case .run(let first, let last) where first >= 0: run(first, last)
      case .run(let first, let last): parameters(first, last)
      case .cells, .constants: .reference(reference)
      case .name, .member: Self.missing
      }
    }
  }

  private func area(
    _ place: String, from first: AreaReference.Corner, to last: AreaReference.Corner
  ) -> Expression {
    let name = layout.other(place, than: sheet).map { SheetReference.named($0) }
    return .reference(.cells(AreaReference(sheet: name, first: first, last: last)))
  }

  /// The participant's cell in a line.
  private func corner(_ place: IndexLayout.LinePlace) -> AreaReference.Corner {
    layout.axes.corner(line: .init(place.line, .plain), unit: unit)
  }

  /// The participant's cells of neighbouring lines.
  private func run(_ first: Int, _ last: Int) -> Expression {
    guard let start = layout.place(first), let end = layout.place(last) else {
      return Self.missing
    }
    return area(start.sheet, from: corner(start), to: corner(end))
  }

  /// The cells of all participants, or of those up to the own one: `$E$4:E4`.
  private func cells(_ slot: Int, upToOwn: Bool) -> Expression {
    guard let place = layout.place(slot) else { return Self.missing }
    func fixed(_ unit: Int) -> AreaReference.Corner {
      layout.axes.corner(line: .init(place.line, .fixed), unit: .init(unit, .fixed))
    }
    let units = layout.axes.units
    return area(
      place.sheet, from: fixed(units.lowerBound),
      to: upToOwn ? corner(place) : fixed(units.upperBound))
  }

  private func parameters(_ first: Int, _ last: Int) -> Expression {
    let calculation = layout.result.calculation
    let start = layout.cell(calculation.parameter(atSlot: first), group: group)
    let end = layout.cell(calculation.parameter(atSlot: last), group: group)
    return CellRange(start, end).fixed(in: layout.other(layout.detail.sheet, than: sheet))
  }
}
