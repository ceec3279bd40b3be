import Formulas
import Scoring
import WorkbookPlan

/// The columns of the table of units by domain, which the ranking and the summary look things up in.
struct DomainTable: Sendable {
  /// The first row of units.
  static let firstRow = 5

  let layout: IndexLayout
  /// The columns after TT and the unit's name.
  let columns: [Column]

  /// A column: a line of the detail sheet, turned upright.
  struct Column: Hashable, Sendable {
    var kind: Line.Kind
    var header: String
    var numberFormat: String
    var width: Double
    var isHeated = false
    var isHidden = false
  }

  init(_ layout: IndexLayout) {
    self.layout = layout
    let calculation = layout.result.calculation
    let (set, final) = (calculation.set, calculation.final)
    let scoreWidth = max(9, 6 + Double(layout.scoreFormat.count))
    var columns = set.domains.map { node in
      Column(
        kind: .contribution(node: node, stage: final), header: set.nodes[node].shortName,
        numberFormat: LineStyle.points, width: 10, isHeated: true)
    }
    func add(_ kind: Line.Kind, _ width: Double = 8.5, isHidden: Bool = false) {
      guard layout.row(kind) != nil else { return }
      let style = layout.style(of: kind)
      columns.append(
        Column(
          kind: kind, header: style.short, numberFormat: style.numberFormat, width: width,
          isHidden: isHidden))
    }
    add(.earned(stage: final), 9)
    add(.excluded(stage: final))
    add(.bonus(stage: final))
    add(.penalty(stage: final))
    add(.score(stage: final), scoreWidth)
    add(.rank, 8)
    add(.groupRank, 8)
    add(.grade, 11)
    if layout.row(.placesWon) != nil {
      add(.previousScore, scoreWidth)
      add(.previousRank, 8)
      add(.scoreChange, scoreWidth)
      add(.placesWon, 8)
    }
    add(.position, 8, isHidden: true)
    self.columns = columns
  }

  /// The rows of the units.
  var rows: ClosedRange<Int> {
    Self.firstRow...(Self.firstRow + max(1, layout.result.index.participants.count) - 1)
  }

  /// The column of a kind of line; nil if the table has none.
  func column(_ kind: Line.Kind) -> Int? {
    columns.firstIndex { $0.kind == kind }.map { $0 + 2 }
  }

  /// The cells of a column, seen from another sheet.
  func terms(column: Int) -> Expression { range(ofColumn: column).fixed }

  /// The cells of a kind of line, seen from another sheet; nil if the table has none.
  func terms(_ kind: Line.Kind) -> Expression? { column(kind).map { terms(column: $0) } }

  /// The cells of a column, as charts and names take them.
  func range(ofColumn column: Int) -> SheetRange {
    SheetRange(CellRange(rows: rows, columns: column...column), in: layout.domains)
  }

  /// A unit's cell, seen from another sheet; nil if the table has none.
  func term(_ kind: Line.Kind, of participant: Int) -> Expression? {
    column(kind).map { column in
      CellAddress(row: Self.firstRow + participant, column: column).fixed(in: layout.domains)
    }
  }

  /// What stands in a kind of line's column at a position, seen from another sheet; nil if the table has none.
  func looked(_ kind: Line.Kind, at position: Expression) -> Expression? {
    column(kind).map { range(ofColumn: $0).looked(at: position) }
  }

  /// A unit's name at a position, seen from another sheet.
  func lookedName(at position: Expression) -> Expression { range(ofColumn: 1).looked(at: position) }

  /// What the table shows of a line for a participant.
  func value(_ kind: Line.Kind, of participant: Int) -> Value {
    let value = layout.result.value(kind, of: participant)
    return kind.mayBeMissing ? value.orDash : value.shown
  }
}
