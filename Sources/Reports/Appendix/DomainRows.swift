import Formulas
import Scoring
import WorkbookPlan

/// The rows of units of an appendix by domain.
///
/// Points of domains are rounded cumulatively: the first ones together are what all of them together round
/// to, so that the printed figures add up to the printed total. Of what leads from there to the score, one
/// figure is what is left, for the same reason.
struct DomainRows: Sendable {
  private let table: DomainTable
  private let sheet: String
  let columns: DomainColumns
  private let names: [String]
  private let first: Int
  private let order: [Int]
  private let formats: [Int]
  private let helper: Int

  /// The hidden columns: the unit's place in the book, and in the book's order the points from surveys and
  /// the maximum.
  static let helpers = 3

  init(appendix: DomainAppendix, first: Int, order: [Int], _ palette: inout Palette) {
    table = appendix.table
    sheet = appendix.place.sheetName
    columns = appendix.columns
    names = appendix.layout.result.index.participants.map { appendix.book.units[$0.unit].name }
    self.first = first
    self.order = order
    formats = columns.columns.map { column in
      palette(.signed) {
        $0.fontSize = column == .name ? DomainColumns.nameSize : DomainColumns.size
        $0.numberFormat = appendix.numberFormat(column)
        $0.isBold = column == .total || column == .score
        if column == .name { ($0.horizontal, $0.indent) = (.left, 1) }
      }
    }
    helper = palette(.hiddenNumber)
  }

  private var layout: IndexLayout { table.layout }
  var result: IndexEvaluation { layout.result }
  var final: Stage { result.calculation.final }

  /// The row of the unit in a position.
  func row(_ position: Int, pixels: Int) -> Row {
    let row = first + position
    var cells = columns.columns.enumerated().map { place, column in
      Cell(place, content(of: column, row, order[position]), format: formats[place])
    }
    let (count, member) = (columns.columns.count, position)
    if let positions = layout.terms(.position) {
      let place = Function.match(.number(Double(position + 1)), positions, 0)
      cells.append(
        Cell(count, .line(place, .number(Double(order[position] + 1))), format: helper))
    }
    if columns.position(.survey) != nil {
      let points = layout.content(.surveyPoints(stage: final), of: member, in: sheet)
      cells.append(Cell(count + 1, points, format: helper))
    }
    if columns.position(.maximum) != nil {
      let maximum = layout.content(.attainableTotal(stage: final), of: member, in: sheet)
      cells.append(Cell(count + 2, maximum, format: helper))
    }
    return Row(cells, pixels: pixels)
  }

  // MARK: Cells

  /// What a line holds for the unit of a row.
  func looked(_ kind: Line.Kind, _ row: Int) -> Expression? {
    layout.range(of: kind)?.looked(at: unit(row))
  }

  private func unit(_ row: Int) -> Expression {
    CellAddress(row: row, column: columns.columns.count).term(fixedColumn: true)
  }

  /// What a hidden column holds for the unit of a row.
  private func helped(_ offset: Int, _ row: Int) -> Expression {
    let column = columns.columns.count + offset
    return CellRange(rows: first...(first + max(1, order.count) - 1), columns: column...column)
      .looked(at: unit(row))
  }

  /// A cell of the same row.
  func cell(_ column: DomainColumns.Column, _ row: Int) -> Expression? {
    columns.position(column).map {
      CellAddress(row: row, column: $0).term(fixedColumn: true)
    }
  }

  private func content(
    of column: DomainColumns.Column, _ row: Int, _ participant: Int
  ) -> Cell.Content {
    switch column {
    case .number: return .number(Double(row - first + 1))
    case .name:
      return .line(table.lookedName(at: unit(row)), .text(names[participant]))
    case .domain(let node): return .formula(domain(node, row))
    case .total: return .formula(total(row))
    case .maximum:
      return .formula(rounded(helped(2, row), .number(Double(columns.places.points))))
    case .survey:
      return .formula(
        ifScored(row, rounded(helped(1, row), .number(Double(columns.places.points)))))
    case .appraised:
      guard let total = cell(.total, row), let survey = cell(.survey, row) else { return .blank }
      return .formula(
        ifScored(row, Function.round(total - survey, .number(Double(columns.places.points)))))
    case .converted, .bonus, .penalty: return .formula(step(column, row))
    case .score: return line(.score(stage: final), row, participant)
    case .rank: return line(.rank, row, participant)
    case .grade: return line(.grade, row, participant)
    }
  }

  private func line(_ kind: Line.Kind, _ row: Int, _ participant: Int) -> Cell.Content {
    guard let cell = looked(kind, row) else { return .text(Marks.leftOut) }
    let value = result.value(kind, of: participant)
    return kind.mayBeMissing ? .line(cell.orDash, value.orDash) : .line(cell, value.shown)
  }

  /// Something, or a dash if the unit has no points.
  func ifScored(_ row: Int, _ value: Expression) -> Expression {
    guard let earned = looked(.earned(stage: final), row) else { return .text(Marks.leftOut) }
    return Function.if(Function.isNumber(earned), value, .text(Marks.leftOut))
  }
}
