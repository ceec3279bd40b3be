import Formulas
import Scoring
import Wording
import WorkbookPlan

/// What all parts of a leader's page share: the index, the columns, the grades and how they look.
struct LeaderPage: Sendable {
  /// The first row of the hidden columns by node and by participant.
  static let firstKey = SheetFrame.firstRow

  let book: Book
  let table: DomainTable
  let columns: LeaderColumns
  /// The size of units' names.
  let nameSize: Double
  /// The short name that is the widest.
  let widestShortName: String
  /// The names of all grades, the best first, with how they look.
  let grades: [(name: String, look: GradeColors.Look)]

  var layout: IndexLayout { table.layout }
  var result: IndexEvaluation { layout.result }
  var criteria: CriteriaSet { result.calculation.set }
  var texts: Texts { layout.texts }
  var sheet: String { layout.results }
  /// How many decimals scores have.
  var places: Int { criteria.rounding.index ?? 4 }
  /// As wide as a score may be.
  var widestScore: String { texts.fixed(100, places: places) }
  var units: Int { result.index.participants.count }
  var hasLastYear: Bool { columns.position(.places) != nil }
  /// The score that ranks units.
  var score: Line.Kind { .score(stage: result.calculation.final) }

  init(book: Book, table: DomainTable) {
    self.book = book
    self.table = table
    let result = table.layout.result
    var grades: [(String, GradeColors.Look)] = []
    if table.shows(.grade) {
      for group in result.calculation.groups {
        let scale = result.calculation.set.gradeScale(for: group)?.grades ?? []
        for (position, grade) in scale.enumerated()
        where !grades.contains(where: { $0.0.lowercased() == grade.name.lowercased() }) {
          grades.append((grade.name, GradeColors.look(position, of: scale.count)))
        }
      }
    }
    self.grades = grades
    let names = result.index.participants.map { book.units[$0.unit].name }
    let measure = TextMeasure(.leader)
    widestShortName =
      result.index.participants.map { book.units[$0.unit].shortName }
      .map { ($0, measure.width(of: $0)) }.max { $0.1 < $1.1 }?.0 ?? ""
    columns = LeaderColumns(table, names: names, grades: grades.map(\.0))
    nameSize = columns.nameSize(names)
  }

  // MARK: Units

  func unit(_ participant: Int) -> Unit { book.units[result.index.participants[participant].unit] }

  /// A unit's short name by its position, from 1, where the details name it.
  func shortName(at position: Expression) -> Expression { layout.unitNames.looked(at: position) }

  /// The points that the widest short name takes at a size.
  func widestShortName(size: Double) -> Double {
    TextMeasure(size: size).width(of: widestShortName)
  }

  // MARK: Cells

  func address(_ row: Int, _ hidden: LeaderColumns.Hidden) -> CellAddress {
    CellAddress(row: row, column: columns.column(hidden))
  }

  /// A hidden cell of a row.
  func cell(_ row: Int, _ hidden: LeaderColumns.Hidden) -> Expression {
    address(row, hidden).term(fixedColumn: true)
  }

  /// The mean of all scores: one cell, beside the title.
  var mean: CellAddress { address(Self.firstKey - 1, .place) }

  /// The hidden cells of a column by node.
  func nodes(_ hidden: LeaderColumns.Hidden) -> CellRange { keys(hidden, criteria.nodes.count) }

  /// The hidden cells of a column by participant.
  func participants(_ hidden: LeaderColumns.Hidden) -> CellRange { keys(hidden, units) }

  private func keys(_ hidden: LeaderColumns.Hidden, _ count: Int) -> CellRange {
    let column = columns.column(hidden)
    return CellRange(
      rows: Self.firstKey...(Self.firstKey + max(1, count) - 1), columns: column...column)
  }

  /// Hidden cells of a row in a list that sorts itself: its place, and the position that has it.
  func lookup(
    _ row: Int, place: Int, _ found: Expression?, second: Expression? = nil,
    _ palette: inout Palette
  ) -> [Cell] {
    let format = palette(.hiddenNumber)
    var cells = [
      Cell(columns.column(.place), .number(Double(place)), format: format)
    ]
    for (hidden, formula) in [(LeaderColumns.Hidden.found, found), (.second, second)] {
      guard let formula else { continue }
      cells.append(Cell(columns.column(hidden), .formula(formula), format: format))
    }
    return cells
  }

  /// What stands at a place, from 1, among cells that hold places; an empty text if there are not so many.
  func found(_ place: Expression, among places: CellRange) -> Expression {
    if places.first == places.last { return Function.if(places.fixed() .== place, 1, "") }
    return Function.if(
      place .> Function.count(places.fixed()), "", Function.match(place, places.fixed(), 0))
  }

  /// The cells of a row in one format, all but some empty; the row is at least so high, and as its texts need.
  func row(
    _ contents: [Int: (Cell.Content, CellFormat)], otherwise: CellFormat, height: Double,
    hidden: [Cell] = [], _ palette: inout Palette
  ) -> Row {
    var height = height
    let cells = (0..<columns.count).map { column in
      let (content, format) = contents[column] ?? (.blank, otherwise)
      if format.wraps, let text = content.shownText {
        let width = columns.width(column) - Double(format.indent) * 1.3
        height = max(height, TextMeasure(format).height(of: text, columnWidth: width))
      }
      return Cell(column, content, format: palette(format))
    }
    return Row(cells + hidden, height: height)
  }

  /// How the widest of some texts stands over neighbouring columns: smaller if that is enough for one line,
  /// else in lines, for which the cells are merged and the row is so high.
  func line(
    _ format: CellFormat, widest text: String, over columns: ClosedRange<Int>
  ) -> (format: CellFormat, height: Double) {
    let room = self.columns.room(columns) * 0.97
    let size = size(format, fitting: TextMeasure(format).width(of: text), room: room)
    let smaller = format.with { $0.fontSize = size }
    let measure = TextMeasure(smaller)
    guard measure.width(of: text) > room else { return (smaller, 0) }
    let width = TextMeasure.columnWidth(points: room)
    return (smaller.with { $0.wraps = true }, measure.height(of: text, columnWidth: width))
  }

  /// The size at which the widest of some texts fits a number of points, at least 8.
  func size(_ format: CellFormat, fitting widest: Double, room: Double) -> Double {
    guard widest > room else { return format.fontSize }
    return max(8, (format.fontSize * room / widest * 2).rounded(.down) / 2)
  }
}
