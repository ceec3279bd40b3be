import Formulas
import Wording
import WorkbookPlan

/// A part of a sheet with a title of its own: what is added to the sheet under it.
protocol SheetSection: Sendable {
  /// What it shows.
  var title: String { get }
  /// How to read it, in a line.
  var remark: String { get }
  /// Adds its rows under its title.
  func add(to sheet: inout SectionSheet, _ palette: inout Palette)
}

/// A sheet made of sections one below the other, on common columns, each beginning a page.
struct SectionSheet {
  /// The width of the first two columns, which number and name the units, and of all others at least.
  static let (numberWidth, nameWidth, columnWidth) = (5.0, 37.0, 8.4)

  /// The sheet's name.
  let name: String
  /// What else the sheet has: inputs, colours, charts.
  var validations: [Validation] = []
  var conditions: [Condition] = []
  var charts: [Chart] = []
  var textNumberRanges: [CellRange] = []
  private var stack = RowStack()
  private var width = 2
  /// The widths of columns that a table wants wider.
  private var widths: [Int: Double] = [:]
  private var breaks: [Int] = []
  private var isEmpty = true
  /// The tables by the rows of their headers.
  private var headers: [ClosedRange<Int>] = []

  /// An empty sheet under the lines that stand above every sheet.
  init(name: String, frame: SheetFrame, _ palette: inout Palette) {
    self.name = name
    stack.add(frame.rows(&palette) + [Row(height: 16)])
  }

  /// The row that the next row added will have.
  var next: Int { stack.count }

  /// The row in which the rows of the next section begin, under its title.
  var firstRowOfNextSection: Int { next + (isEmpty ? 2 : 3) }

  /// Adds a section with its title, on a page of its own but for the first.
  mutating func add(_ section: some SheetSection, _ palette: inout Palette) {
    if !isEmpty {
      stack.add([Row(height: 12)])
      breaks.append(next)
    }
    let title = CellFormat.title.with { $0.fontSize = 13 }
    let remark = CellFormat.subtitle.with { $0.fontSize = 10.5 }
    widen(to: TextMeasure(title).width(of: section.title))
    widen(to: TextMeasure(remark).width(of: section.remark))
    stack.add([
      Row([Cell(0, .text(section.title), format: palette(title))], height: 22),
      Row([Cell(0, .text(section.remark), format: palette(remark))], height: 17),
    ])
    section.add(to: &self, &palette)
    isEmpty = false
  }

  /// Adds rows that are there already.
  mutating func add(_ rows: [Row]) { stack.add(rows) }

  /// Adds a table with its header; its first row must be the one after ``next``.
  mutating func add(_ table: AnalysisTable, _ palette: inout Palette) {
    headers.append(next...table.rows.upperBound)
    stack.add([table.header(&palette)])
    stack.add(count: table.count, table.rowMaker(&palette))
    if table.count == 0 { stack.add([Row()]) }
    width = max(width, table.columns.count)
    for (position, column) in table.columns.enumerated().dropFirst(2) {
      widths[position] = max(column.width, width(of: position))
    }
  }

  /// Adds texts under a table, broken to its width.
  mutating func add(_ texts: [String], under table: AnalysisTable, _ palette: inout Palette) {
    let format = CellFormat().with {
      $0.fontSize = 10
      $0.vertical = .center
    }
    let measure = TextMeasure(format)
    let room = table.columns.indices
      .reduce(0) { $0 + TextMeasure.points(columnWidth: width(of: $1)) }
    let position = palette(format)
    stack.add([Row(height: 8)])
    for text in texts {
      for (line, part) in measure.broken(text, room: room * 0.94).enumerated() {
        stack.add([
          Row([Cell(0, .text((line == 0 ? "" : "    ") + part), format: position)], height: 15)
        ])
      }
    }
  }

  /// Gives the sheet so many columns that a text over them is not cut at the edge of the print.
  private mutating func widen(to points: Double) {
    var room = 0.0
    var columns = 0
    while room < points {
      room += TextMeasure.points(columnWidth: width(of: columns))
      columns += 1
    }
    width = max(width, columns)
  }

  private func width(of column: Int) -> Double {
    switch column {
    case 0: Self.numberWidth
    case 1: Self.nameWidth
    default: widths[column] ?? Self.columnWidth
    }
  }

  /// The sheet with all sections.
  func sheet(_ texts: Texts) -> Sheet {
    var sheet = Sheet(name: name, rows: stack.rows)
    sheet.columns = (0..<width).map { Sheet.Column(width: width(of: $0)) }
    // A table alone has its header repeated, and can be filtered.
    let only = headers.count == 1 ? headers[0] : nil
    sheet.frozen = ((only?.lowerBound ?? 2) + 1, 2)
    sheet.filter = only.map { CellRange(rows: $0, columns: 0...(width - 1)) }
    sheet.validations = validations
    sheet.conditions = conditions
    sheet.charts = charts
    sheet.textNumberRanges = textNumberRanges
    sheet.page = .office(
      texts, landscape: true, repeatedRows: only.map { $0.lowerBound...$0.lowerBound })
    sheet.page.printArea = CellRange(
      rows: 0...(stack.count - 1), columns: 0...(width - 1))
    sheet.breakBeforeAll(breaks)
    return sheet
  }
}
