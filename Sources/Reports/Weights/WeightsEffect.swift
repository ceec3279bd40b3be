import Formulas
import Scoring
import Wording
import WorkbookPlan

/// What the weights in force do to the units of an index: listed by the rank they have now, with the moves
/// from the approved result, and in a sentence.
struct WeightsEffect {
  let book: Book
  let table: DomainTable
  /// Where the program's results under the approved weights stand.
  let checks: ChecksSheet
  /// The position of the index in the book.
  let position: Int

  private var index: IndexLayout { table.layout }
  private var result: IndexEvaluation { index.result }
  private var texts: Texts { index.texts }
  private var places: WeightsRows { index.weightsRows }
  private var firstColumn: Int { index.effectColumn }

  /// The columns from the first: what is now, what was approved, what changes.
  private enum Column: Int, CaseIterable {
    case rank, unit, score, places, grade, change, approvedScore, approvedRank
  }

  /// How many columns there are, and how many hidden ones right of all others.
  static let (columnCount, helperCount) = (Column.allCases.count, 2)

  /// The columns, the names as wide as the longest needs.
  static func columns(nameWidth: Double) -> [Sheet.Column] {
    [6, nameWidth, 8, 6, gradeWidth, 17, 9, 8].map { Sheet.Column(width: $0) }
  }

  private static let gradeWidth = 12.0

  /// The width of the longest name of an index's units, within limits.
  static func nameWidth(_ book: Book, _ result: IndexEvaluation) -> Double {
    let names = result.index.participants.map { book.units[$0.unit].name }
    let longest = names.map { TextMeasure(nameFormat).columnWidth(of: $0) }.max() ?? 20
    return min(40, max(20, longest + 1))
  }

  private static let nameFormat = CellFormat.text.with { $0.fontSize = 10.5 }

  /// The index's rows with a unit at the end of each; rows are added if there are more units.
  func beside(_ rows: [Row], _ palette: inout Palette) -> [Row] {
    let order = result.ranking
    guard !order.isEmpty, let positions = table.terms(.position) else { return rows }
    var lines = rows
    let first = places.firstUnit - places.title
    while lines.count < first + order.count { lines.append(Row(height: 17)) }
    lines[0].cells.append(
      Cell(
        firstColumn, .formula(sentence),
        format: palette(.subtitle) { ($0.fontSize, $0.isBold) = (11, true) }))
    insert(headers(&palette), into: &lines[places.header - places.title])
    let formats = Formats(&palette, score: index.scoreFormat)
    let grade = result.gradeHeight(TextMeasure(size: 10.5), columnWidth: Self.gradeWidth)
    let width = Self.nameWidth(book, result)
    for (place, participant) in order.enumerated() {
      insert(cells(place, participant, positions, formats), into: &lines[first + place])
      let name = book.units[result.index.participants[participant].unit].name
      let height = TextMeasure(Self.nameFormat).height(of: name, columnWidth: width)
      lines[first + place].height = max(lines[first + place].height ?? 17, height, grade)
    }
    return lines
  }

  private func insert(_ cells: [Cell], into row: inout Row) {
    row.cells = (row.cells + cells).sorted { $0.column < $1.column }
  }

  /// Who moves, in colour; the arrows say it without.
  var conditions: [Condition] {
    Condition.movement(CellRange(rows: rows, columns: column(.places)...column(.places)))
  }

  // MARK: Where it stands

  private var rows: ClosedRange<Int> {
    places.firstUnit...(places.firstUnit + max(1, result.index.participants.count) - 1)
  }

  private func column(_ column: Column) -> Int { firstColumn + column.rawValue }

  private func own(_ column: Column, _ row: Int) -> Expression {
    CellAddress(row: row, column: self.column(column)).term(fixedColumn: true)
  }

  /// The hidden columns: the unit's position among all, and the changes of grade told so far.
  private var helpers: (found: Int, told: Int) {
    let first = firstColumn + Self.columnCount + 1 + index.furtherColumns
    return (first, first + 1)
  }

  // MARK: Cells

  private struct Formats {
    let name: Int
    let score: Int
    let whole: Int
    let word: Int
    let change: Int
    let places: Int
    let muted: (score: Int, whole: Int)

    init(_ palette: inout Palette, score code: String) {
      let (number, centred) = (
        CellFormat.number.with { ($0.fontSize, $0.numberFormat) = (10.5, code) },
        CellFormat.centred.with { ($0.fontSize, $0.numberFormat) = (10.5, LineStyle.count) }
      )
      name = palette(nameFormat)
      score = palette(number) { $0.isBold = true }
      whole = palette(centred)
      word = palette(centred) { $0.numberFormat = LineStyle.words }
      change = palette(centred) {
        ($0.isBold, $0.color, $0.numberFormat) = (true, Colors.warning, LineStyle.words)
      }
      places = palette(centred) { $0.numberFormat = LineStyle.places }
      muted = (
        palette(number) { $0.color = Colors.muted }, palette(centred) { $0.color = Colors.muted }
      )
    }
  }

  private func headers(_ palette: inout Palette) -> [Cell] {
    let format = palette(.header) { $0.fontSize = 10 }
    let labels = [
      texts[.rank],
      texts["Đơn vị, theo vị thứ đang dùng", "Units by the rank they have now"],
      texts[.score], texts["Bậc", "Places"], texts[.grade],
      texts["Đổi xếp loại", "Change of grade"], texts["Điểm đã duyệt", "Approved score"],
      texts["Vị thứ đã duyệt", "Approved rank"],
    ]
    return labels.enumerated().map { Cell(firstColumn + $0, .text($1), format: format) }
  }

  private func cells(
    _ place: Int, _ participant: Int, _ positions: Expression, _ formats: Formats
  ) -> [Cell] {
    let row = places.firstUnit + place
    let found = CellAddress(row: row, column: helpers.found).term(fixedColumn: true)
    let unit = book.units[result.index.participants[participant].unit]
    func approved(_ figure: ResultComparison.Figure) -> Expression {
      checks.program(figure, of: position, under: Scenarios.approved).looked(at: found)
    }
    func looked(_ kind: Line.Kind) -> Cell.Content {
      table.looked(kind, at: found).map { .line($0, table.value(kind, of: participant)) } ?? .blank
    }
    let grade = own(.grade, row)
    var cells = [
      Cell(column(.rank), looked(.rank), format: formats.whole),
      Cell(
        column(.unit), .line(table.lookedName(at: found), .text(unit.name)), format: formats.name),
      Cell(
        column(.score), looked(.score(stage: result.calculation.final)), format: formats.score),
      Cell(
        column(.places),
        .formula(.difference(own(.approvedRank, row), own(.rank, row), otherwise: "")),
        format: formats.places),
      Cell(column(.grade), looked(.grade), format: formats.word),
      Cell(column(.approvedScore), .formula(approved(.score)), format: formats.muted.score),
      Cell(
        column(.approvedRank),
        .formula(Function.if(approved(.rank) .== "", .text(Marks.leftOut), approved(.rank))),
        format: formats.muted.whole),
      Cell(
        helpers.found, .formula(Function.match(.number(Double(place + 1)), positions, 0)),
        format: formats.whole),
    ]
    if table.shows(.grade) {
      let before = approved(.grade)
      let changed = Function.if(
        Function.or(grade .== before, before .== "", grade .== .text(Marks.leftOut)), "",
        before & " → " & grade)
      cells.append(Cell(column(.change), .formula(changed), format: formats.change))
      cells.append(
        Cell(helpers.told, .formula(told(row, isFirst: place == 0)), format: formats.word))
    }
    return cells
  }

  // MARK: The sentence

  /// The changes of grade from the first unit to a row's, so many as a line holds.
  private func told(_ row: Int, isFirst: Bool) -> Expression {
    let change = own(.change, row)
    let part = own(.unit, row) & " " & change
    guard !isFirst else { return Function.if(change .== "", "", part) }
    let before = CellAddress(row: row - 1, column: helpers.told).term(fixedColumn: true)
    let isFull = Function.length(before) .> 90
    return Function.if(
      change .== "", before,
      Function.if(
        before .== "", part,
        Function.if(
          isFull, Function.if(Function.right(before, 1) .== "…", before, before & "; …"),
          before & "; " & part)))
  }

  /// How many units have another rank, and whose grade changes.
  private var sentence: Expression {
    let moved = CellRange(rows: rows, columns: column(.places)...column(.places)).fixed()
    let count = Function.countIf(moved, ">0") + Function.countIf(moved, "<0")
    let ranks = Function.if(
      count .== 0, .text(texts["Không đơn vị nào đổi vị thứ", "No unit changes its rank"]),
      count & .text(texts[" đơn vị đổi vị thứ", " units change their rank"]))
    guard table.shows(.grade) else { return ranks & "." }
    let told = CellAddress(row: rows.upperBound, column: helpers.told).fixed()
    return ranks
      & Function.if(
        told .== "", .text(texts["; không đơn vị nào đổi xếp loại.", "; none its grade."]),
        .text(texts["; đổi xếp loại: ", "; change of grade: "]) & told & ".")
  }
}
