import Scoring
import WorkbookPlan

/// The notes beside the figures, criteria × units, which the scorecard looks up.
struct NotesSheet {
  let book: Book
  let layout: IndexLayout
  let name: String

  /// The width of a unit's column.
  private static let unitWidth = 24.0
  private static let nameWidth = 36.0

  private var texts: Texts { layout.texts }
  private var result: IndexEvaluation { layout.result }

  func sheet(_ palette: inout Palette) -> Sheet {
    let head = header(&palette)
    let text = palette(.text) {
      $0.fontSize = 9
      $0.vertical = .top
    }
    let (own, nodes) = (self, layout.notes.nodes)
    let rows = Rows(count: head.count + nodes.count) { row in
      row < head.count ? head[row] : own.row(nodes[row - head.count], text)
    }
    var sheet = Sheet(name: name, rows: rows)
    sheet.columns = [Sheet.Column(width: 9), Sheet.Column(width: Self.nameWidth)]
    sheet.columns += [Sheet.Column](
      repeating: Sheet.Column(width: Self.unitWidth), count: result.index.participants.count)
    sheet.frozen = (IndexLayout.firstRow, 2)
    sheet.textNumberRanges = [
      CellRange(
        rows: IndexLayout.firstRow...(IndexLayout.firstRow + nodes.count), columns: 0...0)
    ]
    sheet.page = .office(
      texts, landscape: true, repeatedRows: (IndexLayout.firstRow - 1)...(IndexLayout.firstRow - 1))
    sheet.page.repeatedColumns = 0...1
    sheet.page.fitWidth = max(1, (result.index.participants.count + 3) / 4)
    sheet.page.goesAcrossFirst = true
    return sheet
  }

  private func header(_ palette: inout Palette) -> [Row] {
    let frame = SheetFrame(
      book, title: texts["GHI CHÚ, GIẢI TRÌNH: ", "NOTES AND EXPLANATIONS: "] + result.index.title,
      subtitle: texts[
        "Ghi chú kèm số liệu, theo tiêu chí và đơn vị.",
        "Notes beside the figures, by criterion and unit."])
    let format = palette(.header) { $0.fontSize = 10 }
    var labels = [texts["Mã", "Code"], texts["Tiêu chí", "Criterion"]]
    labels += result.index.participants.map { book.units[$0.unit].shortName }
    let measure = TextMeasure(size: 10, isBold: true)
    let height = labels.map { measure.height(of: $0, columnWidth: Self.unitWidth) }.max() ?? 20
    return frame.rows(&palette) + [
      Row(height: 6),
      Row(
        labels.enumerated().map { Cell($0, .text($1), format: format) },
        height: min(Limits.rowHeight, height + 4)),
    ]
  }

  private func row(_ node: Int, _ format: Int) -> Row {
    let criterion = layout.result.calculation.set.nodes[node]
    var cells = [
      Cell(0, .text(criterion.code), format: format),
      Cell(1, .text(criterion.name), format: format),
    ]
    let measure = TextMeasure(size: 9)
    var height = measure.height(of: criterion.name, columnWidth: Self.nameWidth)
    for participant in result.index.participants.indices {
      let note = layout.notes.text(node, of: participant)
      cells.append(
        Cell(2 + participant, note.map { .text($0) } ?? .blank, format: format))
      height = max(
        height, note.map { measure.height(of: $0, columnWidth: Self.unitWidth) } ?? 0)
    }
    return Row(cells, height: min(Limits.rowHeight, max(16, height)))
  }
}

extension IndexLayout {
  /// The range of a criterion's notes over all participants; nil if it has none.
  func notesRange(_ node: Int) -> String? {
    guard let noteSheet, let position = notes.nodes.firstIndex(of: node) else { return nil }
    let row = Self.firstRow + position
    let last = 2 + max(1, result.index.participants.count) - 1
    return "\(quotedSheetName(noteSheet))!" + CellRange(rows: row...row, columns: 2...last).absolute
  }
}
