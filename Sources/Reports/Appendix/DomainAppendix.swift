import Formulas
import Scoring
import WorkbookPlan

/// What every unit got in every domain: self-assessed, appraised, deducted, and in all.
struct DomainAppendix {
  let book: Book
  let layout: IndexLayout
  let place: AppendixPlace
  /// The cell that says what keeps the appendix from being signed; empty if nothing does.
  let status: Expression
  let columns: DomainColumns
  /// What every unit lost in every domain and in all.
  private let lost: [Line.Kind: [Value]]

  init(book: Book, layout: IndexLayout, place: AppendixPlace, status: Expression) {
    self.book = book
    self.layout = layout
    self.place = place
    self.status = status
    columns = DomainColumns(layout)
    let (result, final) = (layout.result, layout.result.calculation.final)
    lost = Dictionary(
      uniqueKeysWithValues: columns.blocks.map {
        let kind = Self.lost($0, final)
        return (kind, result.column(kind))
      })
  }

  private var result: IndexEvaluation { layout.result }
  private var texts: Texts { layout.texts }
  private var final: Stage { result.calculation.final }

  // MARK: Sheet

  func sheet(_ palette: inout Palette) -> Sheet {
    var head = AppendixHead(
      book: book, texts: texts, number: place.number, title: title, group: nil, status: status,
      pages: columns.pageColumns, widths: columns.widths
    ).rows(&palette)
    let headerRow = head.count
    head += DomainHeader(layout: layout, columns: columns, sheet: place.sheetName).rows(&palette)
    let first = head.count
    let count = result.index.participants.count
    let closing = signature(&palette)
    let formats = Formats(&palette, scoreFormat: layout.scoreFormat)
    let (top, own) = (head, self)
    let rows = Rows(count: first + count + closing.count) { row in
      if row < first { return top[row] }
      let participant = row - first
      guard participant < count else { return closing[participant - count] }
      return own.row(participant, formats: formats)
    }
    var sheet = Sheet(name: place.sheetName, rows: rows)
    sheet.columns = columns.widths.map { Sheet.Column(width: $0) }
    sheet.tabColor = Colors.total
    sheet.page = .office(texts, landscape: true, repeatedRows: headerRow...(first - 1))
    sheet.page.repeatedColumns = 0...1
    sheet.page.fitWidth = nil
    sheet.page.scale = columns.scale
    sheet.page.columnBreaks = columns.breaks
    sheet.page.goesAcrossFirst = true
    sheet.page.printArea = CellRange(
      rows: 0...(rows.count - 1), columns: 0...(columns.count - 1))
    let heights =
      head.map { $0.height ?? 15 } + (0..<count).map { height(of: $0) }
      + closing.map { $0.height ?? 15 }
    let repeated = head[headerRow...].reduce(0) { $0 + ($1.height ?? 15) }
    sheet.page.rowBreaks = PageRows(sheet.page, scale: columns.scale, repeated: repeated)
      .breaks(heights: heights, closingFrom: first + count - min(3, count))
    return sheet
  }

  private var title: String {
    let index = result.index.title
    return texts[
      "Kết quả theo lĩnh vực: \(index) năm \(book.year)",
      "Results by domain \(book.year): \(index)"]
  }

  /// The signature stands below the last page's columns, where the reading ends.
  private func signature(_ palette: inout Palette) -> [Row] {
    let page = columns.pageColumns[columns.pageColumns.count - 1]
    return OfficialFrame(book: book, texts: texts, widths: Array(columns.widths[page]))
      .signature(&palette, unless: status).map { $0.shifted(by: page.lowerBound) }
  }

  // MARK: Units

  private struct Formats: Sendable {
    var number: Int
    var name: Int
    var points: Int
    var score: Int

    init(_ palette: inout Palette, scoreFormat: String) {
      let size = DomainColumns.titleSize
      number = palette(.centred) { ($0.fontSize, $0.numberFormat) = (size, "0") }
      name = palette(.text) { $0.fontSize = size }
      points = palette(.centred) { ($0.fontSize, $0.numberFormat) = (size, LineStyle.points) }
      score = palette(.centred) {
        ($0.fontSize, $0.numberFormat, $0.isBold) = (size, scoreFormat, true)
      }
    }
  }

  private func name(of participant: Int) -> String {
    book.units[result.index.participants[participant].unit].name
  }

  private func height(of participant: Int) -> Double {
    let measure = TextMeasure(size: DomainColumns.titleSize)
    return max(
      18, measure.height(of: name(of: participant), columnWidth: DomainColumns.nameWidth))
  }

  private func row(_ participant: Int, formats: Formats) -> Row {
    var cells = [
      Cell(0, .number(Double(participant + 1)), format: formats.number),
      Cell(1, .text(name(of: participant)), format: formats.name),
    ]
    for block in columns.blocks {
      for (offset, column) in block.columns.enumerated() {
        let content =
          switch column {
          case .assessed(let stage):
            looked(
              block.node.map { .contribution(node: $0, stage: stage) }
                ?? .earned(stage: stage), participant)
          case .deducted: lost(block, participant)
          case .score: looked(.score(stage: final), participant)
          }
        cells.append(
          Cell(
            block.first + offset, content,
            format: column == .score ? formats.score : formats.points))
      }
    }
    return Row(cells, height: height(of: participant))
  }

  /// A line of the detail sheets; a dash where a domain is not assessed in a round.
  private func looked(_ kind: Line.Kind, _ participant: Int) -> Cell.Content {
    if case .contribution(let node, let stage) = kind,
      !result.calculation.isAssessed(node, stage: stage)
    {
      return .text(Marks.leftOut)
    }
    return layout.content(kind, of: participant)
  }

  /// What is missing to what the unit can attain.
  private func lost(_ block: DomainColumns.Block, _ participant: Int) -> Cell.Content {
    let kind = Self.lost(block, final)
    guard let values = lost[kind],
      let formula = layout.formula(kind, of: participant, in: place.sheetName)
    else { return .text(Marks.leftOut) }
    return .line(formula, values[participant].shown)
  }

  private static func lost(_ block: DomainColumns.Block, _ final: Stage) -> Line.Kind {
    block.node.map { .lost(node: $0, stage: final) } ?? .lostTotal(stage: final)
  }
}
