import Formulas
import WorkbookPlan

/// Which way the lines and the units of an index run through its sheets, and what stands before them.
///
/// Lines and units are counted along their own axis: what is a row where units stand in columns is a
/// column where they stand in rows. Everything that refers to a line asks here for its cells.
struct IndexAxes: Hashable, Sendable {
  let orientation: Orientation
  /// The names of the units stand before the lines, at this position among them.
  let unitName: Int
  /// The position of the first line.
  let firstLine: Int
  /// The codes of the lines stand before the units, at this position among them.
  let lineCode: Int
  /// The names of the lines stand there too.
  let lineName: Int
  /// The maximum and the weight of each line stand there too, side by side for each unit group.
  let firstParameter: Int
  /// What only formulas use stands there too.
  let lineFlag: Int
  /// The positions of the units; one at least.
  let units: ClosedRange<Int>

  /// Which way lines and units run.
  enum Orientation: Hashable, Sendable {
    /// A row for each line, a column for each unit: few units are read as a table of criteria.
    case unitsInColumns
    /// A row for each unit, a column for each line: many units can be read, filtered and printed.
    case unitsInRows
  }

  /// The axes for numbers of units and lines.
  ///
  /// - Parameters:
  ///   - count: how many units there are.
  ///   - lines: how many lines stand on the sheet with most of them.
  ///   - variants: how many maxima and weights each line has.
  ///   - hasGroups: whether units are told apart by group.
  init(units count: Int, lines: Int, variants: Int, hasGroups: Bool) {
    // Numbers, names, groups; behind all lines the codes of the groups.
    let before = hasGroups ? 3 : 2
    let isLarge = count > AnalysisSheets.mostUnitsOnOneSheet
    orientation =
      isLarge && before + lines < Limits.columns ? .unitsInRows : .unitsInColumns
    let firstUnit: Int
    switch orientation {
    case .unitsInColumns:
      // Title, subtitle, remark, links, the names.
      (unitName, firstLine) = (4, SheetFrame.firstRow)
      (lineCode, lineName, firstParameter) = (0, 1, 2)
      firstUnit = firstParameter + 2 * variants
      lineFlag = firstUnit + max(1, count)
    case .unitsInRows:
      (unitName, firstLine) = (1, before)
      // Title, subtitle, remark, links, what lines belong to, their names, maxima and weights, flags, codes.
      (lineName, firstParameter) = (5, 6)
      lineFlag = firstParameter + 2 * variants
      lineCode = lineFlag + 1
      firstUnit = lineCode + 1
    }
    units = firstUnit...(firstUnit + max(1, count) - 1)
  }

  /// The lines between two rounds of the detail sheet: where they stand one below the other, a gap and the
  /// title of the lower one.
  var betweenRounds: Int { orientation == .unitsInColumns ? 2 : 0 }

  /// The position of a participant.
  func unit(_ participant: Int) -> Int { units.lowerBound + participant }

  // MARK: Cells

  /// The cell where a line and a unit meet, by their positions.
  func cell(line: Int, unit: Int) -> CellAddress {
    switch orientation {
    case .unitsInColumns: CellAddress(row: line, column: unit)
    case .unitsInRows: CellAddress(row: unit, column: line)
    }
  }

  /// The cell of a participant in a line.
  func cell(line: Int, participant: Int) -> CellAddress {
    cell(line: line, unit: unit(participant))
  }

  /// The cells of all participants in a line.
  func cells(line: Int) -> CellRange { cells(lines: line...line, units: units) }

  /// The cells where lines and units meet, by their positions.
  func cells(lines: ClosedRange<Int>, units: ClosedRange<Int>) -> CellRange {
    CellRange(
      cell(line: lines.lowerBound, unit: units.lowerBound),
      cell(line: lines.upperBound, unit: units.upperBound))
  }

  /// The corner of a reference where a line and a unit meet.
  func corner(
    line: AreaReference.Line, unit: AreaReference.Line
  ) -> AreaReference.Corner {
    switch orientation {
    case .unitsInColumns: .init(row: line, column: unit)
    case .unitsInRows: .init(row: unit, column: line)
    }
  }

  /// Cells of a unit, as a formula that is copied from unit to unit names them.
  func term(_ cells: CellRange, in sheet: String?) -> Expression {
    let isAcross = orientation == .unitsInColumns
    return cells.term(in: sheet, fixedRows: isAcross, fixedColumns: !isAcross)
  }

  /// Cells of a line, as a formula that is copied from line to line names them.
  func lineTerm(_ cell: CellAddress, in sheet: String?) -> Expression {
    let isAcross = orientation == .unitsInColumns
    return cell.term(in: sheet, fixedRow: !isAcross, fixedColumn: isAcross)
  }

  /// The number of a cell's column or row, whichever tells units apart.
  func place(_ cell: Expression) -> Expression {
    orientation == .unitsInColumns ? Function.column(cell) : Function.row(cell)
  }

  /// One of some cells, by its place among them along the units, from 1.
  func looked(_ cells: Expression, at place: Expression) -> Expression {
    switch orientation {
    case .unitsInColumns: Function.index(cells, 1, place)
    case .unitsInRows: Function.index(cells, place, 1)
    }
  }
}
