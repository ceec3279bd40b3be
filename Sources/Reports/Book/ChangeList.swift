import Formulas
import Wording
import WorkbookPlan

/// The first cells that hold something else than when the program wrote the workbook, old and new.
struct ChangeList {
  let layout: BookLayout

  private var texts: Texts { layout.texts }

  /// The title, what there is, the header, and a row for each change.
  func rows(_ palette: inout Palette) -> [Row] {
    let title = Cell(
      0,
      .text(texts["Những ô đã sửa kể từ khi ghi sổ", "What was changed since it was written"]),
      format: palette(.title) { $0.fontSize = 12 })
    let summary = palette(.subtitle) { $0.fontSize = 10.5 }
    guard layout.listsChanges else {
      let (units, cells) = (AnalysisSheets.mostUnitsOnOneSheet, WrittenCells.mostCells)
      let words = texts[
        "Không liệt kê từng ô: một chỉ số có trên \(units) đơn vị, hoặc sổ có trên \(cells) ô nhập.",
        "Not listed one by one: an index has over \(units) units, or the workbook over \(cells) inputs."
      ]
      return [Row([title], height: 22), Row([Cell(0, .text(words), format: summary)], height: 17)]
    }
    let head = palette(.header)
    let labels = [
      texts["Nội dung", "What"], texts[.asWritten], texts["Hiện nay", "Now"],
      texts["Ở ô", "In cell"],
    ]
    return [
      Row([title], height: 22), Row([Cell(0, .formula(told), format: summary)], height: 17),
      Row(labels.enumerated().map { Cell($0, .text($1), format: head) }, height: 20),
    ] + (0..<WrittenCells.shown).map { row($0, &palette) }
  }

  /// How many cells were changed, and how many of them are not listed.
  private var told: Expression {
    let count = WrittenCells.countCell.fixed(in: layout.written)
    let most = Expression.number(Double(WrittenCells.shown))
    return Function.if(
      count .== 0, .text(texts["Không ô nào khác với khi ghi.", "No cell differs."]),
      Expression.joined([
        count, .text(texts[" ô khác với khi ghi", " cells differ"]),
        Function.if(
          count .> most,
          .text(texts["; liệt kê \(WrittenCells.shown) ô đầu", "; the first are listed"]), ""),
        .text(
          texts[
            ". Số liệu, trọng số, mức xếp loại trước, kết quả thay đổi theo sau.",
            ". Inputs come first, results that follow from them last."]),
      ]))
  }

  private func row(_ change: Int, _ palette: inout Palette) -> Row {
    let text = palette(CellFormat()) { ($0.fontSize, $0.vertical) = (10.5, .center) }
    let value = palette(CellFormat()) {
      ($0.fontSize, $0.vertical, $0.horizontal) = (10.5, .center, .right)
    }
    let columns: [(WrittenCells.Listed, Int)] = [
      (.what, text), (.written, value), (.now, value), (.place, text),
    ]
    return Row(
      columns.enumerated().map { column, listed in
        Cell(
          column,
          .formula(WrittenCells.cell(listed.0, of: change).term(in: layout.written)),
          format: listed.1)
      }, height: 15)
  }
}
