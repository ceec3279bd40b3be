import Formulas
import Scoring
import WorkbookPlan

/// The notes beside the figures: a line for every criterion and unit that has one.
///
/// Most criteria have notes for few units, so what is read and printed is a list. Right of it stands, in
/// hidden columns, the same by criterion × unit, where the scorecard looks the notes up.
struct NotesSheet {
  let book: Book
  let layout: IndexLayout
  let name: String
  /// What has notes, in the order of the tree, then of the units.
  private let entries: [Entry]

  private struct Entry: Sendable {
    var node: Int
    var participant: Int
    /// The row of the list.
    var row: Int
  }

  private static let widths: [Double] = [9, 46, 34, 68]
  private static let noteColumn = 3
  /// The first hidden column.
  fileprivate static let firstUnit = 4

  init(book: Book, layout: IndexLayout, name: String) {
    self.book = book
    self.layout = layout
    self.name = name
    var entries: [Entry] = []
    for node in layout.notes.nodes {
      for participant in layout.result.index.participants.indices
      where layout.notes.text(node, of: participant) != nil {
        let row = IndexLayout.firstRow + entries.count
        entries.append(Entry(node: node, participant: participant, row: row))
      }
    }
    self.entries = entries
  }

  private var texts: Texts { layout.texts }
  private var result: IndexEvaluation { layout.result }

  func sheet(_ palette: inout Palette) -> Sheet {
    let head = header(&palette)
    let text = palette(.text) {
      $0.fontSize = 10
      $0.vertical = .top
    }
    let hidden = palette(CellFormat())
    let (own, entries, nodes) = (self, entries, layout.notes.nodes)
    let ofNode = Dictionary(grouping: entries, by: \.node)
    let rows = Rows(count: head.count + entries.count) { position in
      guard position >= head.count else { return head[position] }
      let place = position - head.count
      var row = own.row(entries[place], text)
      if nodes.indices.contains(place) {
        row.cells += own.lookedUp(ofNode[nodes[place]] ?? [], hidden)
      }
      return row
    }
    var sheet = Sheet(name: name, rows: rows)
    sheet.columns = Self.widths.map { Sheet.Column(width: $0) }
    sheet.columns += [Sheet.Column](
      repeating: Sheet.Column(width: 8, isHidden: true), count: result.index.participants.count)
    sheet.frozen = (IndexLayout.firstRow, 0)
    let list = IndexLayout.firstRow...(IndexLayout.firstRow + max(1, entries.count) - 1)
    sheet.filter = CellRange(
      rows: (list.lowerBound - 1)...list.upperBound, columns: Self.widths.indices.closed)
    sheet.textNumberRanges = [CellRange(rows: list, columns: 0...0)]
    sheet.page = .office(
      texts, landscape: true, repeatedRows: (IndexLayout.firstRow - 1)...(IndexLayout.firstRow - 1))
    sheet.page.printArea = CellRange(
      rows: 0...(rows.count - 1), columns: Self.widths.indices.closed)
    return sheet
  }

  private func header(_ palette: inout Palette) -> [Row] {
    let frame = SheetFrame(
      book, title: texts["GHI CHÚ, GIẢI TRÌNH: ", "NOTES AND EXPLANATIONS: "] + result.index.title,
      subtitle: texts[
        "Ghi chú kèm số liệu, theo tiêu chí và đơn vị.",
        "Notes beside the figures, by criterion and unit."])
    let format = palette(.header) { $0.fontSize = 10 }
    let labels = [
      texts["Mã", "Code"], texts["Tiêu chí", "Criterion"], texts["Đơn vị", "Unit"],
      texts["Ghi chú, giải trình", "Notes and explanations"],
    ]
    return frame.rows(&palette) + [
      Row(height: 6),
      Row(labels.enumerated().map { Cell($0, .text($1), format: format) }, height: 24),
    ]
  }

  private func row(_ entry: Entry, _ format: Int) -> Row {
    let criterion = result.calculation.set.nodes[entry.node]
    let unit = book.units[result.index.participants[entry.participant].unit]
    let labels = [
      criterion.code, criterion.name, unit.name,
      layout.notes.text(entry.node, of: entry.participant) ?? "",
    ]
    let measure = TextMeasure(size: 10)
    let height =
      zip(labels, Self.widths).map { measure.height(of: $0, columnWidth: $1) }.max() ?? 0
    return Row(
      labels.enumerated().map { Cell($0, .text($1), format: format) },
      height: min(Limits.rowHeight, max(16, height)))
  }

  /// A criterion's notes, each below its unit's column.
  private func lookedUp(_ entries: [Entry], _ format: Int) -> [Cell] {
    entries.map { entry in
      let note = CellAddress(row: entry.row, column: Self.noteColumn).fixed()
      return Cell(Self.firstUnit + entry.participant, .formula(note), format: format)
    }
  }
}

extension Range<Int> {
  /// The same positions with the last one named; the range is not empty.
  fileprivate var closed: ClosedRange<Int> { lowerBound...Swift.max(lowerBound, upperBound - 1) }
}

extension IndexLayout {
  /// The cells of a criterion's notes for all participants; nil if it has none.
  func notes(of node: Int) -> Expression? {
    guard let noteSheet, let position = notes.nodes.firstIndex(of: node) else { return nil }
    let row = Self.firstRow + position
    let first = NotesSheet.firstUnit
    let last = first + max(1, result.index.participants.count) - 1
    return CellRange(rows: row...row, columns: first...last).fixed(in: noteSheet)
  }
}
