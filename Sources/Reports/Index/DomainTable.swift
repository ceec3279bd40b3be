import Formulas
import Scoring
import WorkbookPlan

/// The table of units by domain, which the ranking and the summary look things up in.
struct DomainTable: Sendable {
  let layout: IndexLayout
  /// The sheet it stands in.
  let sheet: String
  /// The first row of units.
  let firstRow: Int
  /// The columns after TT and the unit's name.
  let columns: [Column]

  /// A column: a line of the detail sheet, turned upright where units stand in columns.
  struct Column: Hashable, Sendable {
    var kind: Line.Kind
    var header: String
  }

  init(_ layout: IndexLayout) {
    self.layout = layout
    (sheet, firstRow) = (layout.domains, DomainSection.firstRow)
    let calculation = layout.result.calculation
    let (set, final) = (calculation.set, calculation.final)
    var columns = set.domains.map { node in
      Column(kind: .contribution(node: node, stage: final), header: set.nodes[node].shortName)
    }
    let kinds: [Line.Kind] = [
      .earned(stage: final), .excluded(stage: final), .bonus(stage: final), .penalty(stage: final),
      .score(stage: final), .rank, .groupRank, .grade, .previousRank,
    ]
    for kind in kinds where layout.shows(kind) {
      columns.append(Column(kind: kind, header: layout.style(of: kind).short))
    }
    self.columns = columns
  }

  /// The rows of the units.
  var rows: ClosedRange<Int> {
    firstRow...(firstRow + max(1, layout.result.index.participants.count) - 1)
  }

  /// The column of a kind of line; nil if the table has none.
  func column(_ kind: Line.Kind) -> Int? {
    columns.firstIndex { $0.kind == kind }.map { $0 + 2 }
  }

  /// Whether the workbook shows a kind of line.
  func shows(_ kind: Line.Kind) -> Bool { column(kind) != nil || layout.shows(kind) }

  /// The cells of a column, seen from another sheet.
  func terms(column: Int) -> Expression { range(ofColumn: column).fixed }

  /// The cells of a kind of line, seen from another sheet; nil if the workbook shows none.
  func terms(_ kind: Line.Kind) -> Expression? { range(of: kind).map(\.fixed) }

  /// The cells of a column, as charts and names take them.
  func range(ofColumn column: Int) -> SheetRange {
    SheetRange(CellRange(rows: rows, columns: column...column), in: sheet)
  }

  /// The cells of a kind of line: the table's, or those of the line itself where the table has none.
  private func range(of kind: Line.Kind) -> SheetRange? {
    column(kind).map { range(ofColumn: $0) } ?? layout.range(of: kind)
  }

  /// A unit's cell, seen from another sheet; nil if the workbook shows none.
  func term(_ kind: Line.Kind, of participant: Int) -> Expression? {
    if let column = column(kind) {
      return CellAddress(row: firstRow + participant, column: column).fixed(in: sheet)
    }
    return layout.term(kind, of: participant).map { kind.mayBeMissing ? $0.orDash : $0 }
  }

  /// What stands in a kind of line at a position, seen from another sheet; nil if the workbook shows none.
  func looked(_ kind: Line.Kind, at position: Expression) -> Expression? {
    guard let cell = range(of: kind)?.looked(at: position) else { return nil }
    return kind.mayBeMissing && column(kind) == nil ? cell.orDash : cell
  }

  /// A unit's name at a position, seen from another sheet.
  func lookedName(at position: Expression) -> Expression { range(ofColumn: 1).looked(at: position) }

  /// What the table shows of a line for a participant.
  func value(_ kind: Line.Kind, of participant: Int) -> Value {
    let value = layout.result.value(kind, of: participant)
    return kind.mayBeMissing ? value.orDash : value.shown
  }
}
