import Formulas
import Scoring
import WorkbookPlan

/// The desk for trying weights: a set is chosen from a list or typed, and everything else follows.
///
/// Each index has its tree of weights, its grades, and beside them what the weights do to its units.
struct WeightsSheet {
  let book: Book
  let layout: BookLayout

  private var texts: Texts { layout.texts }
  static let nameWidth = 52.0

  func sheet(_ palette: inout Palette) -> Sheet {
    var rows = SheetFrame(
      book, title: texts["TRỌNG SỐ, PHƯƠNG ÁN VÀ THANG XẾP LOẠI", "WEIGHTS, SCENARIOS AND GRADES"],
      subtitle: texts[
        "Sửa cột «Trọng số thử» (ô nền vàng): mọi điểm, vị thứ, xếp loại tính lại theo. Nhóm để trống thì bằng tổng "
          + "các tiêu chí con. Chép cột «Đã phê duyệt» sang là trở lại như cũ.",
        "Change the 'Trial weights' column (yellow cells): every score, rank and grade follows. A group left empty "
          + "is the sum of its children. Copying the 'Approved' column over it brings all back."]
    ).rows(&palette)
    let list = ScenarioList(layout: layout)
    rows += list.rows(&palette)
    var sheet = Sheet(name: layout.weights, rows: Rows([]))
    sheet.validations = [list.validation]
    for (position, index) in layout.indices.enumerated() {
      let block = WeightsBlock(
        index: index, scenarios: layout.scenarios, position: position)
      let effect = WeightsEffect(
        book: book, index: index, approved: layout.scenarios.approved(position),
        firstColumn: effectColumn)
      while rows.count < index.weightsRows.title { rows.append(Row(height: 6)) }
      rows += effect.beside(block.rows(&palette), &palette)
      sheet.validations += block.validations
      sheet.textNumberRanges.append(block.codes)
      sheet.conditions += effect.conditions
    }
    sheet.rows = Rows(rows)
    sheet.columns = columns
    sheet.frozen = (3, 2)
    sheet.tabColor = Colors.inputText
    sheet.page = .office(texts, landscape: true, repeatedRows: nil)
    sheet.page.fitWidth = 2
    sheet.page.goesAcrossFirst = true
    sheet.page.rowBreaks = layout.indices.dropFirst().map(\.weightsRows.title)
    return sheet
  }

  /// The names of the columns of weights on trial, by which a returned workbook is read.
  var names: [Plan.DefinedName] {
    layout.indices.flatMap { index in
      (0..<index.variants).map { variant in
        let rows = index.weightsRows.first...(index.weightsRows.total - 1)
        let column = index.weightsColumn(.choice(Scenarios.trial), variant)
        return Plan.DefinedName(
          index.result.index.trialWeightsName(variant: variant),
          SheetRange(CellRange(rows: rows, columns: column...column), in: layout.weights))
      }
    }
  }

  /// The first column of what the weights do, right of all weights.
  private var effectColumn: Int {
    let variants = layout.indices.map(\.variants).max() ?? 1
    return 3
      + IndexLayout.weightsColumns(choices: layout.scenarios.choices.count) * variants
  }

  private var columns: [Sheet.Column] {
    let choices = layout.scenarios.choices.count
    var columns = [Sheet.Column(width: 8), Sheet.Column(width: Self.nameWidth)]
    for _ in 0..<(layout.indices.map(\.variants).max() ?? 1) {
      columns += [Sheet.Column](repeating: Sheet.Column(width: 10.5), count: 1 + choices)
      columns += [Sheet.Column](repeating: Sheet.Column(width: 10, isHidden: true), count: 2)
      columns += [Sheet.Column](repeating: Sheet.Column(width: 10.5), count: 4)
    }
    return columns + [Sheet.Column(width: 2)] + WeightsEffect.columns
  }
}
