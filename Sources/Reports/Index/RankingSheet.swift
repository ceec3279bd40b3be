import Formulas
import Scoring
import WorkbookPlan

/// The ranking of one index, which sorts itself: row k holds the unit in position k.
struct RankingSheet {
  /// The first row of units.
  static let firstRow = 5

  let book: Book
  let table: DomainTable

  private var layout: IndexLayout { table.layout }
  private var result: IndexEvaluation { layout.result }
  private var texts: Texts { layout.texts }

  private struct Column {
    var kind: Line.Kind?
    var header: String
    var format: CellFormat
    var width: Double
  }

  func sheet(_ palette: inout Palette) -> Sheet {
    let columns = columns
    let head = header(columns, &palette)
    let formats = columns.map { palette($0.format) }
    let own = self
    let kinds = columns.map(\.kind)
    let nameWidth = columns[1].width
    let lookupColumn = columns.count
    let lookupFormat = palette(.number) { $0.numberFormat = "0" }
    let order = result.ranking
    let rows = Rows(count: head.count + order.count) { row in
      if row < head.count { return head[row] }
      let place = row - head.count
      return own.row(
        place, participant: order[place], kinds: kinds, formats: formats,
        lookup: Cell(lookupColumn, .blank, format: lookupFormat), nameWidth: nameWidth)
    }
    var sheet = Sheet(name: layout.ranking, rows: rows)
    sheet.columns = columns.map { Sheet.Column(width: $0.width) }
    sheet.columns.append(Sheet.Column(width: 8, isHidden: true))
    sheet.frozen = (Self.firstRow, 2)
    let last = Self.firstRow + max(1, order.count) - 1
    if let moves = columns.firstIndex(where: { $0.kind == .placesWon }) {
      sheet.conditions = Condition.movement(
        CellRange(rows: Self.firstRow...last, columns: moves...moves))
    }
    sheet.filter = CellRange(
      rows: (Self.firstRow - 1)...last, columns: 0...(columns.count - 1))
    sheet.page = .office(
      texts, landscape: false, repeatedRows: (Self.firstRow - 1)...(Self.firstRow - 1))
    sheet.page.printArea = CellRange(rows: 0...last, columns: 0...(columns.count - 1))
    sheet.tabColor = Colors.bar
    return sheet
  }

  // MARK: Columns

  private var columns: [Column] {
    let whole = CellFormat.centred.with { $0.numberFormat = LineStyle.count }
    let scoreWidth = max(10, 6 + Double(layout.scoreFormat.count))
    let kinds: [(Line.Kind, Double)] = [
      (.score(stage: result.calculation.final), scoreWidth), (.rank, 9), (.grade, 13),
      (.previousScore, scoreWidth), (.previousRank, 10), (.placesWon, 11),
    ]
    return [
      Column(header: "TT", format: whole, width: 6),
      Column(header: texts["Tên đơn vị", "Unit"], format: .text, width: 40),
    ]
      + kinds.filter { table.shows($0.0) }.map { kind, width in
        let style = layout.style(of: kind)
        let isScore = style.numberFormat == layout.scoreFormat
        let format = (isScore ? CellFormat.number : .centred).with {
          $0.numberFormat = style.numberFormat
          $0.isBold = style.isMain && !style.isWord
        }
        return Column(kind: kind, header: style.short, format: format, width: width)
      }
  }

  private func header(_ columns: [Column], _ palette: inout Palette) -> [Row] {
    let frame = SheetFrame(
      book, title: texts["BẢNG XẾP HẠNG: ", "RANKING: "] + result.index.title,
      subtitle: texts[
        "Năm \(book.year). Bảng tự sắp xếp lại khi điểm thay đổi.",
        "Year \(book.year). The table sorts itself when scores change."])
    let format = palette(.header)
    let lookup = texts["Dòng", "Row"]
    let labels = columns.map(\.header) + [lookup]
    return frame.rows(&palette) + [
      Row(height: 6),
      Row(labels.enumerated().map { Cell($0, .text($1), format: format) }, height: 48),
    ]
  }

  // MARK: Rows

  private func row(
    _ place: Int, participant: Int, kinds: [Line.Kind?], formats: [Int], lookup: Cell,
    nameWidth: Double
  ) -> Row {
    let unit = book.units[result.index.participants[participant].unit]
    let row = Self.firstRow + place
    let own = CellAddress(row: row, column: lookup.column).term(fixedColumn: true)
    // The scorecard, where the unit is chosen.
    let scorecard = Expression.text("#" + SheetRange(startOf: layout.scorecard).link)
    var cells = [
      Cell(0, .number(Double(place + 1)), format: formats[0]),
      Cell(
        1,
        .line(Function.hyperlink(scorecard, table.lookedName(at: own)), .text(unit.name)),
        format: formats[1]),
    ]
    for (position, kind) in kinds.enumerated().dropFirst(2) {
      guard let kind, let cell = table.looked(kind, at: own) else { continue }
      cells.append(
        Cell(
          position, .line(cell, table.value(kind, of: participant)), format: formats[position]))
    }
    if let positions = table.terms(.position) {
      let first = CellAddress(row: row, column: 0).term(fixedColumn: true)
      cells.append(
        Cell(
          lookup.column, .formula(Function.match(first, positions, 0)), format: lookup.format))
    }
    return Row(
      cells,
      height: max(19, TextMeasure(.text).height(of: unit.name, columnWidth: nameWidth)))
  }
}
