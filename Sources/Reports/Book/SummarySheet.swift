import Formulas
import Scoring
import Wording
import WorkbookPlan

/// All units with all their results: per index score, rank and grade, and what has moved since last year.
struct SummarySheet {
  let book: Book
  let layout: BookLayout
  let tables: [DomainTable]

  private static let header = 5
  /// Wide enough for the longest name, within limits: LibreOffice does not wrap the text of a link.
  private let nameWidth: Double

  init(book: Book, layout: BookLayout, tables: [DomainTable]) {
    self.book = book
    self.layout = layout
    self.tables = tables
    let measure = TextMeasure(.text)
    let longest = book.units.map { measure.columnWidth(of: $0.name) + 1 }.max() ?? 0
    nameWidth = min(56, max(36, longest))
  }

  private var texts: Texts { layout.texts }

  /// The columns of an index: those results it has.
  private func kinds(_ table: DomainTable) -> [Line.Kind] {
    [
      .score(stage: table.layout.result.calculation.final), .rank, .grade, .previousRank,
      .placesWon,
    ]
    .filter { table.shows($0) }
  }

  // MARK: Sizes

  private static let gradeMeasure = TextMeasure(size: 10)

  /// The width of a result's column; a grade takes two lines at most if it can.
  private func width(_ kind: Line.Kind, _ table: DomainTable) -> Double {
    kind == .grade ? table.layout.result.gradeWidth(Self.gradeMeasure, of: [12, 16]) : 9
  }

  /// What a unit's row is high at least, whichever grade it has.
  private var leastHeight: Double {
    let heights = tables.filter { $0.shows(.grade) }.map {
      $0.layout.result.gradeHeight(Self.gradeMeasure, columnWidth: width(.grade, $0))
    }
    return max(18, heights.max() ?? 0)
  }

  func sheet(_ palette: inout Palette) -> Sheet {
    let title =
      book.dress.title.isEmpty ? texts["TỔNG HỢP KẾT QUẢ", "SUMMARY OF RESULTS"] : book.dress.title
    var rows = SheetFrame(
      book, title: title,
      subtitle: [book.dress.issuer, texts["Năm \(book.year)", "Year \(book.year)"]]
        .compactMap { $0 }.joined(separator: " – ")
    ).rows(&palette)
    rows.append(Row(height: 6))
    rows += unitsHeaders(&palette)
    let participants = tables.map { table in
      Dictionary(
        uniqueKeysWithValues: table.layout.result.index.participants.enumerated().map {
          ($1.unit, $0)
        })
    }
    let formats = UnitFormats(
      tables.flatMap { table in kinds(table).map { table.layout.style(of: $0) } }, &palette)
    let least = leastHeight
    rows += book.units.indices.map { unit($0, participants, formats, least: least) }
    var sheet = Sheet(name: layout.summary, rows: Rows(rows))
    sheet.columns = [Sheet.Column(width: 5), Sheet.Column(width: nameWidth)]
    sheet.conditions = movements
    sheet.columns += tables.flatMap { table in
      kinds(table).map { Sheet.Column(width: width($0, table)) }
    }
    sheet.frozen = (Self.header + 1, 2)
    sheet.filter = CellRange(
      rows: Self.header...max(Self.header + 1, rows.count - 1),
      columns: 0...(sheet.columns.count - 1))
    sheet.page = .office(
      texts, landscape: sheet.columns.count > 9, repeatedRows: (Self.header - 1)...Self.header)
    sheet.tabColor = Colors.bar
    return sheet
  }

  private var movements: [Condition] {
    var column = 2
    var conditions: [Condition] = []
    for kind in tables.flatMap(kinds) {
      if kind == .placesWon, !book.units.isEmpty {
        conditions += Condition.movement(
          CellRange(
            rows: (Self.header + 1)...(Self.header + book.units.count), columns: column...column))
      }
      column += 1
    }
    return conditions
  }

  // MARK: All units

  private struct UnitFormats {
    let text: Int
    let link: Int
    let whole: Int
    /// The formats of the indices' columns.
    let columns: [Int]

    init(_ styles: [LineStyle], _ palette: inout Palette) {
      text = palette(.text)
      link = palette(.text) {
        $0.isUnderlined = true
        $0.color = Colors.inputText
      }
      whole = palette(.centred) { $0.numberFormat = LineStyle.count }
      columns = styles.map { style in
        palette(style.isMain && !style.isCount && !style.isWord ? .number : .centred) {
          $0.numberFormat = style.numberFormat
          if style.isWord { $0.fontSize = 10 }
        }
      }
    }
  }

  private func unitsHeaders(_ palette: inout Palette) -> [Row] {
    let format = palette(.header)
    let group = palette(.header) { $0.horizontal = .centerContinuous }
    var upper: [Cell] = [Cell(0, .blank, format: format), Cell(1, .blank, format: format)]
    var lower = [
      Cell(0, .text(texts.rowNumber), format: format),
      Cell(1, .text(texts[.unitName]), format: format),
    ]
    for table in tables {
      for (offset, kind) in kinds(table).enumerated() {
        let title = Cell.Content.text(table.layout.result.index.shortTitle)
        upper.append(Cell(upper.count, offset == 0 ? title : .blank, format: group))
        lower.append(Cell(lower.count, .text(table.layout.style(of: kind).short), format: format))
      }
    }
    let measure = TextMeasure(.header)
    let heights = tables.map { table in
      let widths = kinds(table).map { width($0, table) }
      let room = widths.reduce(0) { $0 + TextMeasure.points(columnWidth: $1) }
      return measure.height(
        of: table.layout.result.index.shortTitle,
        columnWidth: TextMeasure.columnWidth(points: room))
    }
    return [Row(upper, height: max(20, heights.max() ?? 0)), Row(lower, height: 50)]
  }

  private func unit(
    _ unit: Int, _ participants: [[Int: Int]], _ formats: UnitFormats, least: Double
  ) -> Row {
    let name = book.units[unit].name
    let target = zip(tables, participants).lazy.compactMap { table, positions in
      positions[unit].flatMap { place(of: $0, in: table.layout) }
    }.first
    var cells = [
      Cell(0, .number(Double(unit + 1)), format: formats.whole),
      Cell(
        1, target.map { .link(name, target: $0) } ?? .text(name),
        format: target == nil ? formats.text : formats.link),
    ]
    for (position, table) in tables.enumerated() {
      for kind in kinds(table) {
        let content: Cell.Content =
          if let participant = participants[position][unit],
            let cell = table.term(kind, of: participant)
          {
            .line(cell, table.value(kind, of: participant))
          } else {
            .text(Marks.leftOut)
          }
        cells.append(
          Cell(cells.count, content, format: formats.columns[cells.count - 2]))
      }
    }
    return Row(
      cells, height: max(least, TextMeasure(.text).height(of: name, columnWidth: nameWidth)))
  }

  /// Where a unit's points by criterion stand.
  private func place(of participant: Int, in layout: IndexLayout) -> SheetRange? {
    SheetRange(
      layout.axes.cell(line: layout.axes.unitName, participant: participant),
      in: layout.detail.sheet)
  }
}
