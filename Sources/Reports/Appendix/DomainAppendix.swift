import Formulas
import Scoring
import Wording
import WorkbookPlan

/// What every unit got in every domain, one row for each, which adds up from left to right as it is printed.
///
/// The table sorts itself by the ranking.
struct DomainAppendix {
  let book: Book
  let table: DomainTable
  let place: AppendixPlace
  /// The cell that says what keeps the appendix from being signed; empty if nothing does.
  let status: Expression
  let columns: DomainColumns

  init(book: Book, table: DomainTable, place: AppendixPlace, status: Expression) {
    self.book = book
    self.table = table
    self.place = place
    self.status = status
    let names = table.layout.result.index.participants.map { book.units[$0.unit].name }
    columns = DomainColumns(table.layout, names: names)
  }

  var layout: IndexLayout { table.layout }
  private var result: IndexEvaluation { layout.result }
  private var texts: Texts { layout.texts }
  private var set: CriteriaSet { result.calculation.set }

  func sheet(_ palette: inout Palette) -> Sheet {
    let (page, across) = columns.pages
    // The head stands over the columns of the first page.
    var printed = columns.widths
    while across > 1, printed.count > 3, printed.reduce(0, +) > columns.total / across {
      printed.removeLast()
    }
    let top = AppendixHead(
      book: book, texts: texts, number: place.number, title: place.title(in: book, layout),
      status: status, widths: printed)
    var head = top.rows(&palette)
    let line = top.line(under: head)
    head += [header(&palette), keys(&palette)]
    let first = head.count
    let order = result.ranking
    let closing = closing(
      first: first, count: order.count, printed, &palette)
    let units = DomainRows(appendix: self, first: first, order: order, &palette)
    let (upper, own) = (head, self)
    let rows = Rows(count: first + order.count + closing.count) { row in
      if row < first { return upper[row] }
      let position = row - first
      guard position < order.count else { return closing[position - order.count] }
      return units.row(position, pixels: own.height(of: order[position]))
    }
    var sheet = Sheet(name: place.sheetName, rows: rows)
    sheet.columns = columns.widths.map { Sheet.Column(pixels: $0) }
    sheet.columns += [Sheet.Column](
      repeating: Sheet.Column(width: 8, isHidden: true), count: DomainRows.helpers)
    sheet.lines = [line]
    sheet.tabColor = Colors.total
    sheet.page = page
    sheet.page.repeatedRows = (first - 2)...(first - 1)
    sheet.page.fitWidth = across
    if across > 1 {
      sheet.page.repeatedColumns = 0...1
      sheet.page.goesAcrossFirst = true
    }
    sheet.page.printArea = CellRange(
      rows: 0...(rows.count - 1), columns: 0...(columns.widths.count - 1))
    let heights =
      head.map { $0.height ?? 15 } + order.map { Double(height(of: $0)) * 0.75 }
      + closing.map { $0.height ?? 15 }
    let scale = min(1, page.room.width / 0.75 * Double(across) / Double(max(1, columns.total)))
    let last = PageBreaks.lastBlock(
      heights: heights, rows: first..<(first + order.count), room: page.room.height / scale)
    var breaks = PageBreaks(
      heights: heights, room: page.room.height / scale, repeated: first - 1,
      blocks: [last..<heights.count])
    breaks.repeatedCount = 2
    sheet.page.rowBreaks = breaks.rows
    return sheet
  }

  // MARK: Head

  /// The height at which all heads that read upwards stand in their columns, if one does.
  private static let heights = [110, 138, 170, 210, 250]

  private func header(_ palette: inout Palette) -> Row {
    let heads = columns.columns.map { texts.head($0, set) }
    func size(_ head: String, _ width: Int, in height: Int) -> Double? {
      [DomainColumns.headSize, 9, 8.5, 8, 7.5].first { size in
        let measure = TextMeasure(size: size, isBold: true)
        let lines = measure.lines(of: head, pixels: height - 4)
        return Double(lines) * size * 1.6 <= Double(width)
      }
    }
    let height =
      Self.heights.first { height in
        heads.indices.allSatisfy {
          !isTurned(columns.columns[$0]) || size(heads[$0], columns.widths[$0], in: height) != nil
        }
      } ?? 290
    let cells = heads.indices.map { position in
      let isTurned = isTurned(columns.columns[position])
      let format = palette(.signed) {
        $0.isBold = true
        $0.fontSize =
          isTurned ? size(heads[position], columns.widths[position], in: height) ?? 7 : 10
        $0.rotation = isTurned ? 90 : 0
      }
      return Cell(position, .text(heads[position]), format: format)
    }
    return Row(cells, pixels: height)
  }

  private func isTurned(_ column: DomainColumns.Column) -> Bool {
    switch column {
    case .number, .name, .grade: false
    default: true
    }
  }

  private func keys(_ palette: inout Palette) -> Row {
    let format = palette(.signed) {
      ($0.fontSize, $0.isItalic) = (DomainColumns.headSize, true)
    }
    return Row(
      columns.columns.enumerated().map { position, column in
        Cell(position, columns.key(column).map { .text("(\($0))") } ?? .blank, format: format)
      }, pixels: 20)
  }

  private func height(of participant: Int) -> Int {
    let name = book.units[result.index.participants[participant].unit].name
    let measure = TextMeasure(size: DomainColumns.nameSize)
    var lines = measure.lines(of: name, pixels: columns.widths[1] - 9)
    if let grade = result.grade(of: participant), let place = columns.position(.grade) {
      lines = max(
        lines,
        TextMeasure(size: DomainColumns.size).lines(of: grade, pixels: columns.widths[place]))
    }
    return lines <= 1 ? 22 : Int(Double(lines) * DomainColumns.nameSize * 5 / 3) + 6
  }

  // MARK: Closing

  /// The mean, what the keys mean, the signature.
  private func closing(
    first: Int, count: Int, _ printed: [Int], _ palette: inout Palette
  ) -> [Row] {
    var rows: [Row] = []
    if count > 1 { rows.append(mean(first..<(first + count), &palette)) }
    let italic = CellFormat().with { ($0.fontSize, $0.isItalic, $0.vertical) = (10, true, .center) }
    let format = palette(italic)
    let room = Double(printed.reduce(0, +)) * 0.75 * 0.97
    rows += TextMeasure(italic).broken(note, room: room).map {
      Row([Cell(0, .text($0), format: format)], pixels: 20)
    }
    let frame = OfficialFrame(
      book: book, texts: texts, widths: printed.map { Sheet.Column.width(pixels: $0) })
    return rows + frame.signature(&palette, unless: status)
  }

  /// The means of the ranked units.
  private func mean(_ rows: Range<Int>, _ palette: inout Palette) -> Row {
    func cells(_ position: Int) -> Expression {
      CellRange(rows: rows.lowerBound...(rows.upperBound - 1), columns: position...position).term()
    }
    let ranks = columns.position(.rank).map {
      CellRange(rows: rows.lowerBound...(rows.upperBound - 1), columns: $0...$0)
        .term(fixedColumns: true)
    }
    let cells = columns.columns.enumerated().map { position, column -> Cell in
      let format = palette(.signed) {
        ($0.fontSize, $0.isBold) = (DomainColumns.size, true)
        $0.numberFormat = numberFormat(column)
        if column == .name { ($0.horizontal, $0.indent) = (.left, 1) }
      }
      guard columns.key(column) != nil, let ranks else {
        let words = texts[.mean]
        return Cell(position, column == .name ? .text(words) : .blank, format: format)
      }
      let mean = Function.ifError(
        Function.averageIf(ranks, ">0", cells(position)), .text(Marks.leftOut))
      return Cell(position, .formula(mean), format: format)
    }
    return Row(cells, pixels: 22)
  }

  /// How a column's figures are written: nothing given or taken is a dash.
  func numberFormat(_ column: DomainColumns.Column) -> String {
    func decimals(_ places: Int) -> String { "0." + String(repeating: "0", count: places) }
    switch column {
    case .number, .rank: return LineStyle.count
    case .name, .grade: return LineStyle.words
    case .bonus, .penalty:
      let format = decimals(columns.places.score)
      return "\(format);-\(format);\(Marks.leftOut)"
    case .score: return layout.scoreFormat
    case .converted: return decimals(columns.places.score)
    default: return decimals(columns.places.points)
    }
  }

  /// How the columns follow from each other.
  private var note: String {
    func key(_ column: DomainColumns.Column) -> String? {
      columns.key(column).map { "(\($0))" }
    }
    var parts: [String] = []
    let total = key(.total) ?? ""
    let count = columns.domains.count
    if count > 0, set.aggregation == .sum {
      let sum = count == 1 ? "(1)" : count == 2 ? "(1) + (2)" : "(1) + … + (\(count))"
      parts.append("\(total) = \(sum)")
    }
    if let appraised = key(.appraised), let survey = key(.survey) {
      parts.append("\(total) = \(appraised) + \(survey)")
    }
    if let maximum = key(.maximum), let converted = key(.converted) {
      parts.append(
        set.scale.map { "\(converted) = \(total) : \(maximum) × \(texts.number($0))" }
          ?? texts[
            "\(converted) quy đổi từ \(total) : \(maximum)",
            "\(converted) from \(total) : \(maximum)"])
    }
    var score = key(.converted) ?? total
    if let bonus = key(.bonus) { score += " + \(bonus)" }
    if let penalty = key(.penalty) { score += " − \(penalty)" }
    if let index = key(.score) { parts.append("\(index) = \(score)") }
    let rounding = texts[
      ". Điểm lĩnh vực làm tròn dồn để cộng ngang đúng bằng tổng.",
      ". The points of domains are rounded so that they add up to the total."]
    return texts[.note] + ": " + parts.joined(separator: "; ")
      + (count > 1 && set.aggregation == .sum ? rounding : ".")
  }
}
