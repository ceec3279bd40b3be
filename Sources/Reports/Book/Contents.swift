import Formulas
import Scoring
import WorkbookPlan

/// The sheets of a workbook in order, each with what the table of contents says of it.
struct Contents {
  /// The parts of the workbook, in the order the table of contents lists them.
  enum Part: CaseIterable {
    /// The results, the pages for those who decide first.
    case results
    /// What is signed and sent out.
    case publication
    /// What is read out of them.
    case analysis
    /// What they are computed from, and whether it is right.
    case setup
  }

  /// A sheet in the table of contents.
  struct Entry: Sendable {
    let sheet: String
    let part: Part
    let summary: String
    /// Whether there is such a sheet; one that is left out is listed with the reason.
    let isThere: Bool
  }

  /// The cell every sheet leads back to.
  let home: SheetRange
  let texts: Texts
  /// What stands in the third line of every sheet that is not signed: the book's remark, or the warning
  /// that other weights than the approved ones hold, except on the sheet that says it itself; nil leaves
  /// the line as it is.
  let remark: (content: Cell.Content, except: String)?
  private(set) var sheets: [Sheet] = []
  private(set) var entries: [Entry] = []

  /// No sheets yet, all of which will lead back to the sheet that lists them.
  init(cover: String, texts: Texts, remark: (content: Cell.Content, except: String)? = nil) {
    home = SheetRange(startOf: cover)
    self.texts = texts
    self.remark = remark
  }

  /// Adds a sheet, with one line that says what it shows.
  mutating func add(
    _ sheet: Sheet, _ part: Part, _ summary: String, _ palette: inout Palette
  ) {
    entries.append(Entry(sheet: sheet.name, part: part, summary: summary, isThere: true))
    let isSigned = part == .publication
    let fitting = isSigned ? sheet : withFittingTitle(sheet, &palette)
    let linked = withWayBack(fitting, isSigned: isSigned, &palette)
    sheets.append(isSigned ? linked : withRemark(linked, &palette))
  }

  /// Lists a sheet that the workbook does without, with the reason.
  mutating func leaveOut(_ sheet: String, _ part: Part, because reason: String) {
    entries.append(Entry(sheet: sheet, part: part, summary: reason, isThere: false))
  }

  // MARK: The title

  /// The least size of a title in points.
  private static let leastTitle = 8.0

  /// A sheet whose title and subtitle are small enough not to be cut off at the edge of the print.
  private func withFittingTitle(_ sheet: Sheet, _ palette: inout Palette) -> Sheet {
    let last = sheet.page.printArea?.last.column ?? sheet.columns.count - 1
    let room = sheet.columns.prefix(last + 1)
      .reduce(0) { $0 + ($1.isHidden ? 0 : TextMeasure.points(columnWidth: $1.width)) }
    var formats: [Int: Int] = [:]
    for (row, style) in [CellFormat.title, .subtitle].enumerated() where row < sheet.rows.count {
      let cells = sheet.rows[row].cells
      guard let cell = cells.first, cells.count == 1, cell.column == 0,
        cell.format == palette(style), case .text(let text) = cell.content
      else { continue }
      let width = TextMeasure(style).width(of: text) * 1.03
      guard width > room else { continue }
      formats[row] = palette(style) {
        $0.fontSize = max(Self.leastTitle, (style.fontSize * room / width * 2).rounded(.down) / 2)
      }
    }
    guard !formats.isEmpty else { return sheet }
    let (rows, changed) = (sheet.rows, formats)
    var fitting = sheet
    fitting.rows = Rows(count: rows.count) { position in
      var row = rows[position]
      if let format = changed[position] { row.cells[0].format = format }
      return row
    }
    return fitting
  }

  // MARK: The remark

  /// The row of the remark under a sheet's title.
  private static let remarkRow = 2

  /// A sheet whose remark gives way to the warning while other weights than the approved ones hold.
  ///
  /// The weights sheet has the warning in a line of its own, which the others refer to.
  private func withRemark(_ sheet: Sheet, _ palette: inout Palette) -> Sheet {
    guard let remark, sheet.name != remark.except, sheet.rows.count > Self.remarkRow,
      sheet.rows[Self.remarkRow].cells.allSatisfy({ $0.column == 0 })
    else { return sheet }
    let cell = Cell(0, remark.content, format: palette(.remark))
    let rows = sheet.rows
    var changed = sheet
    changed.rows = Rows(count: rows.count) { position in
      var row = rows[position]
      if position == Self.remarkRow { row.cells = [cell] }
      return row
    }
    return changed
  }

  // MARK: The way back

  /// The rows above a table in which a line may be free.
  private static let head = 3...6

  /// A sheet with a link to the table of contents: in the first free line above the table.
  ///
  /// A sheet to be signed prints without it: there it stands right of what is printed.
  private func withWayBack(_ sheet: Sheet, isSigned: Bool, _ palette: inout Palette) -> Sheet {
    let format = palette(CellFormat()) {
      $0.fontSize = 9
      $0.isUnderlined = true
      $0.color = Colors.inputText
      $0.vertical = .center
    }
    var linked = sheet
    let place: CellAddress
    let free = Self.head.first { row in
      row < sheet.rows.count && !sheet.rows[row].cells.contains { $0.column < 2 }
    }
    if let free, !isSigned {
      place = CellAddress(row: free, column: 0)
    } else {
      let width = max(1, sheet.columns.count)
      place = CellAddress(row: 0, column: width)
      if sheet.page.printArea == nil {
        linked.page.printArea = CellRange(
          rows: 0...max(0, sheet.rows.count - 1), columns: 0...(width - 1))
      }
    }
    let cell = Cell(
      place.column, .link(texts["← Mục lục", "← Contents"], target: home), format: format)
    let rows = sheet.rows
    linked.rows = Rows(count: max(rows.count, place.row + 1)) { position in
      var row = position < rows.count ? rows[position] : Row()
      guard position == place.row else { return row }
      row.cells.insert(
        cell, at: row.cells.firstIndex { $0.column > cell.column } ?? row.cells.count)
      row.height = row.height.map { max($0, 15) }
      return row
    }
    return linked
  }
}

extension Texts {
  /// What a part of the workbook is called.
  func part(_ part: Contents.Part) -> String {
    switch part {
    case .publication: self["Công bố", "For publication"]
    case .results: self["Kết quả", "Results"]
    case .analysis: self["Phân tích", "Analysis"]
    case .setup: self["Thiết lập", "Setup"]
    }
  }
}
