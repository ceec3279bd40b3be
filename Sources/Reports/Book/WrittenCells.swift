import Formulas
import Scoring
import Wording
import WorkbookPlan

/// What the cells that may be typed over held when the program wrote the workbook, and which of them, and of
/// the results, hold something else now: a hidden sheet that the list of changes reads.
///
/// The rows of all inputs stand below each other, the units side by side. Right of what was written stands,
/// for a cell that differs, a number that says where it is: its row times ``step`` and its column.
struct WrittenCells: Sendable {
  /// The most inputs that are watched one by one; of a book with more no changes are listed.
  static let mostCells = 50_000
  /// The most units of an index, which stand side by side twice; those that stand in rows are not watched.
  static let mostUnits = 8_000
  /// The most indices, among whose sheets a formula chooses.
  static let mostIndices = 20
  /// How many changes are listed.
  static let shown = 30
  /// The cell with the number of cells that hold something else.
  static let countCell = CellAddress(row: 3, column: 1)

  /// Whether the inputs of indices can be watched one by one.
  static func fits(_ indices: [IndexLayout]) -> Bool {
    indices.count <= mostIndices
      && indices.allSatisfy { $0.axes.orientation == .unitsInColumns }
      && indices.allSatisfy { $0.result.index.participants.count <= mostUnits }
      && indices.reduce(0) { $0 + WatchedInputs.count($1) } <= mostCells
  }

  /// The columns of the list of changes.
  enum Listed: Int { case number, key, row, column, what, written, now, place }

  /// The cell of a change, from 0.
  static func cell(_ column: Listed, of change: Int) -> CellAddress {
    CellAddress(row: firstChange + change, column: column.rawValue)
  }

  /// The columns left of what was written.
  enum Known: Int, CaseIterable { case number, label, sheet, row, column, names, ordinal }

  /// What the number of a line is multiplied with in a flag.
  static let step = 100_000.0
  /// The row with the letters of columns.
  static let letters = 4
  /// What is added to the sheet's number where a line holds days.
  static let ofDays = 0.5
  private static let firstChange = 5
  private static let numbers = firstChange + shown
  private static let firstLine = numbers + 1
  /// The first column of what was written.
  static let firstWritten = Known.allCases.count

  let layout: BookLayout
  let checks: ChecksSheet
  /// The sheets with watched cells, by the numbers that lines have for them.
  let sheets: [WatchedSheet]
  /// How many cells a line has room for.
  let width: Int
  private let lines: [WatchedLine]

  init(layout: BookLayout, checks: ChecksSheet) {
    self.layout = layout
    self.checks = checks
    var sheets: [WatchedSheet] = []
    var lines: [WatchedLine] = []
    for (position, index) in layout.indices.enumerated() {
      let names = checks.names(of: position)
      lines.append(.names(names))
      let watched = WatchedInputs(index: index, scenarios: layout.scenarios, position: position)
      lines +=
        watched.figures(names: lines.count) + watched.weights() + watched.grades()
        + watched.constants()
    }
    for position in layout.indices.indices {
      lines.append(.names(checks.names(of: position)))
      lines += WatchedResults(layout: layout, checks: checks, position: position)
        .lines(names: lines.count)
    }
    for line in lines where line.count > 0 {
      let place = sheets.firstIndex { $0.name == line.sheet }
      if let place { sheets[place].hold(line) } else { sheets.append(WatchedSheet(line)) }
    }
    width = lines.reduce(1) { max($0, $1.count, $1.names.count) }
    self.lines = lines
    self.sheets = sheets
  }

  var texts: Texts { layout.texts }
  /// Whether some of the cells hold days.
  var haveDays: Bool { lines.contains(where: \.holdsDays) }
  /// The first column of the flags.
  var flags: Int { Self.firstWritten + width }

  // MARK: The sheet

  /// The sheet, hidden behind all others.
  func sheet(_ palette: inout Palette) -> Sheet {
    var stack = RowStack()
    let frame = SheetFrame(
      checks.book, title: texts["GIÁ TRỊ KHI GHI SỔ", "VALUES AS WRITTEN"],
      subtitle: texts[
        "Để so với ô nhập hiện nay; danh sách ở « \(layout.checks) »",
        "Compared with the inputs as they are; the list is on '\(layout.checks)'"])
    let plain = palette(CellFormat())
    var rows = frame.rows(&palette)
    rows[2].cells = [Cell(0, layout.remark, format: palette(.remark))]
    stack.add(rows + [countRow(plain), lettersRow(plain)])
    stack.add((0..<Self.shown).map { change($0, plain) })
    stack.add([
      Row((0..<width).map { Cell(flags + $0, .number(Double($0 + 1)), format: plain) })
    ])
    let own = self
    stack.add(count: lines.count) { own.row($0, plain) }
    var sheet = Sheet(name: layout.written, rows: stack.rows)
    sheet.columns = [Sheet.Column](
      repeating: Sheet.Column(width: 14), count: Self.firstWritten + width)
    sheet.isHidden = true
    sheet.textNumberRanges = [
      CellRange(
        rows: Self.firstLine...(Self.firstLine + max(1, lines.count) - 1),
        columns: Self.firstWritten...(Self.firstWritten + width - 1))
    ]
    sheet.page = .office(texts, landscape: true, repeatedRows: nil)
    return sheet
  }

  private func countRow(_ format: Int) -> Row {
    Row([
      Cell(0, .text(texts["Số ô khác", "Cells that differ"]), format: format),
      Cell(1, .formula(Function.count(area(flags, width))), format: format),
    ])
  }

  private func lettersRow(_ format: Int) -> Row {
    let last = sheets.map { $0.last.column }.max() ?? 0
    return Row(
      (0...last).map {
        Cell(Self.firstWritten + $0, .text(columnLetters($0)), format: format)
      })
  }

  /// Cells of all lines, from a column on.
  func area(_ column: Int, _ count: Int = 1) -> Expression {
    CellRange(
      rows: Self.firstLine...(Self.firstLine + max(1, lines.count) - 1),
      columns: column...(column + count - 1)
    ).fixed()
  }

  // MARK: A line

  private func row(_ position: Int, _ format: Int) -> Row {
    let line = lines[position]
    guard line.count > 0 else {
      return Row(
        line.names.enumerated().map { Cell(Self.firstWritten + $0, .text($1), format: format) })
    }
    let known: [Cell.Content] = Known.allCases.map { column in
      switch column {
      case .number: .number(Double(position + 1))
      case .label: .text(line.label)
      case .sheet: .text(quotedSheetName(line.sheet))
      case .row: .number(Double(line.first.row + 1))
      case .column: .number(Double(line.first.column + 1))
      case .names: .number(Double(line.namedBy ?? 0))
      case .ordinal:
        .number(
          Double((sheets.firstIndex { $0.name == line.sheet } ?? 0) + 1)
            + (line.holdsDays ? Self.ofDays : 0))
      }
    }
    let written = (0..<line.count).map {
      Cell(Self.firstWritten + $0, line.written($0), format: format)
    }
    let shared = line.differs == nil ? CellFormula(flag(differs(line), ifError: key)) : nil
    let flagged = (0..<line.count).map { column in
      let own = line.differs.map { CellFormula(flag($0(column), ifError: "")) }
      return Cell(flags + column, (shared ?? own).map { .formula($0) } ?? .blank, format: format)
    }
    return Row(
      known.enumerated().map { Cell($0, $1, format: format) } + written + flagged)
  }

  /// The number of a cell that differs, else nothing.
  private func flag(_ differs: Expression, ifError: Expression) -> Expression {
    Function.ifError(Function.if(differs, key, ""), ifError)
  }

  /// Where a flag stands: its line times ``step``, and its column.
  private var key: Expression {
    let line = AreaReference.Corner(
      row: .init(0, .relative), column: .init(Known.number.rawValue, .fixed))
    let column = AreaReference.Corner(
      row: .init(Self.numbers, .fixed), column: .init(0, .relative))
    return term(line) * .number(Self.step) + term(column)
  }

  /// Whether an input is not what was written; a blank is no zero.
  private func differs(_ line: WatchedLine) -> Expression {
    let now = term(
      .init(
        row: .init(line.first.row, .plain),
        column: .init(line.first.column - flags, .relative)), in: line.sheet)
    let written = term(.init(row: .init(0, .relative), column: .init(-width, .relative)))
    return Function.or(now .!= written, (now .== "") .!= (written .== ""))
  }

  private func term(_ corner: AreaReference.Corner, in sheet: String? = nil) -> Expression {
    .reference(
      .cells(AreaReference(sheet: sheet.map { .named($0) }, first: corner, last: corner)))
  }
}

/// A sheet with watched cells, and the last row and column of these.
struct WatchedSheet: Sendable {
  let name: String
  private(set) var last: CellAddress

  init(_ line: WatchedLine) {
    name = line.sheet
    last = line.first
    hold(line)
  }

  mutating func hold(_ line: WatchedLine) {
    last.row = max(last.row, line.first.row)
    last.column = max(last.column, line.first.column + line.count - 1)
  }
}
