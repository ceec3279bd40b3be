import Formulas
import Scoring
import Wording
import WorkbookPlan

/// A ranking at a size of type, with its rows and pages.
struct RankingPages {
  let appendix: RankingAppendix
  let columns: RankingColumns
  private let head: [Row]
  private let line: DrawnLine
  private let closing: [Row]
  /// What each row below the head holds, until the closing rows.
  private let items: [Item]
  private let formats: Formats

  /// A row of the table.
  private enum Item {
    /// The name of a unit group.
    case group(Row)
    /// The unit in a position of a block.
    case unit(block: Int, position: Int)
  }

  init(_ appendix: RankingAppendix, _ columns: RankingColumns, _ palette: inout Palette) {
    self.appendix = appendix
    self.columns = columns
    let top = AppendixHead(
      book: appendix.book, texts: appendix.texts, number: appendix.place.number,
      title: appendix.place.title(in: appendix.book, appendix.layout), status: appendix.status,
      widths: columns.widths)
    let rows = top.rows(&palette)
    line = top.line(under: rows)
    head = rows + [Self.header(columns, &palette)]
    formats = Formats(columns, &palette)
    var items: [Item] = []
    for (number, block) in appendix.blocks.enumerated() {
      if let group = block.group {
        items.append(.group(Self.title(number, group, appendix, columns, &palette)))
      }
      items += block.order.indices.map { .unit(block: number, position: $0) }
    }
    self.items = items
    closing = appendix.closing(
      rows: head.count..<(head.count + max(1, items.count)), columns, &palette)
  }

  // MARK: Pages

  private var heights: [Double] {
    let table = items.map { item -> Double in
      switch item {
      case .group(let row): row.height ?? 15
      case .unit(let block, let position):
        Double(height(of: appendix.blocks[block].order[position])) * 0.75
      }
    }
    return (head + closing).map { $0.height ?? 15 }.inserted(table, at: head.count)
  }

  /// Whether everything stands on one page.
  var isOnePage: Bool { heights.reduce(0, +) <= Page.appendix(landscape: false).room.height }

  private func height(of participant: Int) -> Int {
    columns.height(of: appendix.longTexts(of: participant))
  }

  /// The last units and the signature stand together on a page that is not nearly empty; a group's name goes
  /// with its first units.
  private func breaks(_ page: Page) -> [Int] {
    let heights = heights
    let end = heights.count
    var blocks = items.indices.compactMap { position -> Range<Int>? in
      guard case .group = items[position] else { return nil }
      let row = head.count + position
      return row..<min(row + 3, head.count + items.count)
    }
    let last = PageBreaks.lastBlock(
      heights: heights, rows: head.count..<(head.count + items.count), room: page.room.height)
    blocks.removeAll { $0.upperBound > last }
    blocks.append(last..<end)
    return PageBreaks(
      heights: heights, room: page.room.height, repeated: head.count - 1, blocks: blocks
    ).rows
  }

  func sheet() -> Sheet {
    let own = self
    let first = head.count
    let rows = Rows(count: first + items.count + closing.count) { row in
      if row < first { return own.head[row] }
      guard row - first < own.items.count else {
        return own.closing[row - first - own.items.count]
      }
      switch own.items[row - first] {
      case .group(let title): return title
      case .unit(let block, let position): return own.row(row, block, position)
      }
    }
    var sheet = Sheet(name: appendix.place.sheetName, rows: rows)
    sheet.columns = columns.widths.map { Sheet.Column(pixels: $0) }
    sheet.columns += [Sheet.Column](
      repeating: Sheet.Column(width: 8, isHidden: true), count: RankingHelpers.count)
    sheet.lines = [line]
    sheet.tabColor = Colors.total
    sheet.page = .appendix(landscape: false)
    sheet.page.repeatedRows = (first - 1)...(first - 1)
    sheet.page.printArea = CellRange(
      rows: 0...(rows.count - 1), columns: 0...(columns.widths.count - 1))
    sheet.page.rowBreaks = breaks(sheet.page)
    return sheet
  }

  // MARK: Rows

  private static func header(_ columns: RankingColumns, _ palette: inout Palette) -> Row {
    let format = palette(.signed) { ($0.fontSize, $0.isBold) = (columns.size.points, true) }
    return Row(
      columns.heads.enumerated().map { Cell($0, .text($1), format: format) },
      pixels: columns.headPixels)
  }

  /// The name of a unit group over the whole table.
  private static func title(
    _ number: Int, _ group: Int, _ appendix: RankingAppendix, _ columns: RankingColumns,
    _ palette: inout Palette
  ) -> Row {
    let code = appendix.result.calculation.groups[group]
    let text =
      AppendixPlace.roman(number + 1) + ". " + appendix.texts.group(code)
    let last = columns.widths.count - 1
    let edge = CellFormat.Border(.thin, color: 0x404040)
    let cells = columns.widths.indices.map { column in
      Cell(
        column, column == 0 ? .text(text) : .blank,
        format: palette(.signed) {
          ($0.fontSize, $0.isBold, $0.wraps) = (columns.size.points, true, false)
          $0.horizontal = .left
          $0.fill = Colors.domain
          $0.borders = CellFormat.Borders(
            left: column == 0 ? edge : .init(), right: column == last ? edge : .init(), top: edge,
            bottom: edge)
        })
    }
    return Row(cells, pixels: columns.size.row + 2)
  }

  /// The formats of a unit's cells.
  private struct Formats {
    let columns: [Int]
    let helper: Int

    init(_ columns: RankingColumns, _ palette: inout Palette) {
      let size = columns.size.points
      self.columns = columns.columns.map { column in
        palette(.signed) {
          $0.fontSize = size
          $0.isBold = column.column == .score
          $0.numberFormat = column.numberFormat
          if column.column == .name { ($0.horizontal, $0.indent) = (.left, 1) }
        }
      }
      helper = palette(.hiddenNumber)
    }
  }

  private func row(_ row: Int, _ number: Int, _ position: Int) -> Row {
    let block = appendix.blocks[number]
    let participant = block.order[position]
    let first = row - position
    let helpers = RankingHelpers(
      appendix: appendix, block: block, first: first, column: columns.widths.count)
    var cells = columns.columns.enumerated().map { place, column in
      Cell(
        place, content(of: column, row, position, participant, helpers),
        format: formats.columns[place])
    }
    cells += helpers.cells(position, format: formats.helper)
    return Row(cells, pixels: height(of: participant))
  }

  private func content(
    of column: RankingColumns.Column, _ row: Int, _ position: Int, _ participant: Int,
    _ helpers: RankingHelpers
  ) -> Cell.Content {
    let table = appendix.table
    let own = helpers.unit(at: row)
    switch column.column {
    case .number: return .number(Double(position + 1))
    case .name:
      return .line(table.lookedName(at: own), .text(appendix.name(of: participant)))
    case .note: return helpers.mark(of: participant, position)
    default:
      guard let kind = column.kind, let cell = table.looked(kind, at: own) else { return .blank }
      return .line(cell, table.value(kind, of: participant))
    }
  }
}

extension Array {
  /// The elements with others put in at a position.
  fileprivate func inserted(_ others: [Element], at position: Int) -> [Element] {
    Array(self[..<position]) + others + Array(self[position...])
  }
}
