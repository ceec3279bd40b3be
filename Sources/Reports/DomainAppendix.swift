import Formulas
import Scoring
import WorkbookPlan

/// What every unit got in every domain: self-assessed, appraised, deducted, and in all.
struct DomainAppendix {
  let book: Book
  let layout: IndexLayout
  let place: AppendixPlace
  let banner: Cell.Content?
  let columns: DomainColumns

  init(book: Book, layout: IndexLayout, place: AppendixPlace, banner: Cell.Content?) {
    self.book = book
    self.layout = layout
    self.place = place
    self.banner = banner
    columns = DomainColumns(layout)
  }

  private var result: IndexEvaluation { layout.result }
  private var texts: Texts { layout.texts }
  private var final: Stage { result.calculation.final }

  // MARK: Sheet

  func sheet(_ palette: inout Palette) -> Sheet {
    var head = AppendixHead(
      book: book, texts: texts, number: place.number, title: title, group: nil, banner: banner,
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
      return own.row(participant, at: row, formats: formats)
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
      .signature(&palette).map { $0.shifted(by: page.lowerBound) }
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
      points = palette(.centred) { ($0.fontSize, $0.numberFormat) = (size, "0.00") }
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

  private func row(_ participant: Int, at row: Int, formats: Formats) -> Row {
    var cells = [
      Cell(0, .number(Double(participant + 1)), format: formats.number),
      Cell(1, .text(name(of: participant)), format: formats.name),
    ]
    for block in columns.blocks {
      for (offset, column) in block.columns.enumerated() {
        let address = CellAddress(row: row, column: block.first + offset - 1)
        let content =
          switch column {
          case .assessed(let stage):
            looked(
              block.node.map { .contribution(node: $0, stage: stage) }
                ?? .earned(stage: stage), participant)
          case .deducted: deducted(from: block.node, participant, appraised: address.a1())
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
    guard let cell = layout.cell(kind, of: participant) else { return .text(Marks.leftOut) }
    let value = result.value(kind, of: participant)
    return .formula(cell, value == .blank ? .text("") : value)
  }

  /// What is missing to the full points; marks and errors of the appraised points stay.
  private func deducted(
    from node: Int?, _ participant: Int, appraised: String
  ) -> Cell.Content {
    let group = result.groups[participant]
    let weights = result.weights[group]
    var formula = layout.cell(
      of: node.map { .weight(node: $0) } ?? .totalWeight, group: group, sheet: place.sheetName)
    var full = node.map { weights.effective[$0] } ?? weights.total
    if let node {
      for run in removable(from: node) {
        guard let texts = layout.column(run, of: participant) else { continue }
        formula += "-SUMIF(\(texts.values),\"\(Marks.excluded)\",\(texts.weights))"
        full -= run.reduce(0) { sum, node in
          let value = result.value(.contribution(node: node, stage: final), of: participant)
          return value == .text(Marks.excluded) ? sum + weights.effective[node] : sum
        }
      }
    } else if let excluded = layout.cell(.excluded(stage: final), of: participant) {
      formula += "-\(excluded)"
      full -= result.number(.excluded(stage: final), of: participant) ?? 0
    }
    let kind =
      node.map { Line.Kind.contribution(node: $0, stage: final) } ?? .earned(stage: final)
    let value = result.value(kind, of: participant)
    guard case .number(let points) = value else {
      return .formula(guarded(formula, appraised), value == .blank ? .text("") : value)
    }
    return .formula(
      guarded(formula, appraised), .number(SpreadsheetNumber.round(full - points, places: 9)))
  }

  private func guarded(_ full: String, _ appraised: String) -> String {
    "IF(ISNUMBER(\(appraised)),ROUND(\(full)-\(appraised),9),\(appraised))"
  }

  /// The criteria whose points a domain's appraisal leaves out if they are marked as excluded.
  ///
  /// A mean converts by itself what is left out of it.
  private func removable(from domain: Int) -> [ClosedRange<Int>] {
    let set = result.calculation.set
    guard set.aggregation == .sum, set.nodes[domain].aggregation == .sum else { return [] }
    return result.calculation.excludable(below: domain, stage: final)
  }
}
