import Analysis
import Formulas
import Scoring
import Wording
import WorkbookPlan

/// Criteria × units: how much more each criterion gives to the score after than before.
struct CriterionChangeSheet {
  let layout: ComparisonLayout
  let index: ComparisonLayout.IndexSheets

  private var texts: Texts { layout.texts }
  private var comparison: IndexComparison { index.comparison }
  private var first: Int { ComparisonLayout.firstRow }
  private var last: Int { first + max(1, comparison.criteria.count) - 1 }

  func sheet(_ palette: inout Palette) -> Sheet {
    var rows = layout.frame(
      texts["THAY ĐỔI THEO TIÊU CHÍ: ", "CHANGES BY CRITERION: "] + index.after.index.title
    ).rows(&palette)
    let matrix = CriterionMatrix(layout: layout, index: index)
    rows += [Row(height: 6), Row(height: 6), matrix.header(&palette)]
    let number = palette(.number) { $0.numberFormat = "+0.00##;-0.00##;\"·\"" }
    for (position, match) in comparison.criteria.enumerated() {
      let cells = comparison.units.indices.map { unit -> Cell in
        let column = ComparisonLayout.column(ofUnit: unit)
        let address = CellAddress(row: first + position, column: column)
        let before = Function.n(address.term(in: index.points(.before)))
        let after = Function.n(address.term(in: index.points(.after)))
        return Cell(
          column,
          .line(
            Function.round(after - before, 9),
            .number(comparison.units[unit].criteria[position].difference.points)),
          format: number)
      }
      rows.append(matrix.row(match, cells, &palette))
    }
    rows += totals(&palette)
    var sheet = Sheet(name: index.criteria, rows: Rows(rows))
    sheet.columns = matrix.columns
    sheet.frozen = (first, 2)
    sheet.conditions = Condition.movement(
      CellRange(rows: first...(last + 2), columns: matrix.unitColumns))
    matrix.finish(&sheet)
    return sheet
  }

  /// The criteria together, what conversion, caps and rounding add, and the whole change.
  private func totals(_ palette: inout Palette) -> [Row] {
    let bold = palette(.text) {
      $0.isBold = true
      $0.fill = Colors.total
    }
    let number = palette(.number) {
      $0.isBold = true
      $0.fill = Colors.total
      $0.numberFormat = "+0.00##;-0.00##;0.00"
    }
    func row(_ name: String, _ content: (Int, UnitComparison) -> Cell.Content) -> Row {
      let cells = comparison.units.enumerated().map { position, unit in
        let column = ComparisonLayout.column(ofUnit: position)
        return Cell(column, content(column, unit), format: number)
      }
      return Row(
        [Cell(0, .blank, format: bold), Cell(1, .text(name), format: bold)] + cells, height: 18)
    }
    return [
      row(texts["Cộng các tiêu chí", "Sum of criteria"]) { column, _ in
        .formula(Function.sum(CellRange(rows: first...last, columns: column...column).term()))
      },
      row(texts[.conversion]) { _, unit in
        unit.remainder.map { .number($0.points) } ?? .text("–")
      },
      row(texts[.scoreChange]) { column, unit in
        let sum = CellAddress(row: last + 1, column: column).term()
        let rest = CellAddress(row: last + 2, column: column).term()
        return .line(
          Function.if(Function.isNumber(rest), Function.round(sum + rest, 9), "–"),
          unit.change.map { .number($0.points) } ?? .text("–"))
      },
    ]
  }
}

/// What each criterion gives to each unit's score on one side.
struct CriterionPointsSheet {
  let layout: ComparisonLayout
  let index: ComparisonLayout.IndexSheets
  let side: ComparisonLayout.Side

  func sheet(_ palette: inout Palette) -> Sheet {
    let texts = layout.texts
    let title =
      side == .before
      ? texts["ĐIỂM TỪNG TIÊU CHÍ TRƯỚC: ", "POINTS BEFORE: "]
      : texts["ĐIỂM TỪNG TIÊU CHÍ SAU: ", "POINTS AFTER: "]
    var rows = layout.frame(title + index.after.index.title).rows(&palette)
    let matrix = CriterionMatrix(layout: layout, index: index)
    rows += [Row(height: 6), Row(height: 6), matrix.header(&palette)]
    let number = palette(.number)
    for (position, match) in index.comparison.criteria.enumerated() {
      let cells = index.comparison.units.enumerated().map { unit, comparison in
        let change = comparison.criteria[position]
        let points = side == .before ? change.before : change.after
        return Cell(
          ComparisonLayout.column(ofUnit: unit),
          // At nine places as the difference has them.
          points.flatMap { ExactPoints($0) }.map { .number($0.points) } ?? .text("–"),
          format: number)
      }
      rows.append(matrix.row(match, cells, &palette))
    }
    var sheet = Sheet(name: index.points(side), rows: Rows(rows))
    sheet.columns = matrix.columns
    sheet.frozen = (ComparisonLayout.firstRow, 2)
    matrix.finish(&sheet)
    return sheet
  }
}

/// What the sheets of criteria × units share.
struct CriterionMatrix {
  let layout: ComparisonLayout
  let index: ComparisonLayout.IndexSheets

  private static let nameWidth = 44.0

  var unitColumns: ClosedRange<Int> {
    2...(1 + max(1, index.comparison.units.count))
  }

  var columns: [Sheet.Column] {
    [Sheet.Column(width: 9), Sheet.Column(width: Self.nameWidth)]
      + unitColumns.map { _ in Sheet.Column(width: 9) }
  }

  /// Code, name, and the units upright.
  func header(_ palette: inout Palette) -> Row {
    let head = palette(.header)
    let rotated = palette(.header) { $0.rotation = 90 }
    let measure = TextMeasure(size: 11, isBold: true)
    var cells = [
      Cell(0, .text(layout.texts[.code]), format: head),
      Cell(1, .text(layout.texts[.criterion]), format: head),
    ]
    var height = 80.0
    for (position, unit) in index.comparison.units.enumerated() {
      let entry = index.after.index.participants[unit.after.participant].unit
      let name = layout.after.evaluation.book.units[entry].shortName
      height = max(height, measure.width(of: name) + 14)
      cells.append(
        Cell(ComparisonLayout.column(ofUnit: position), .text(name), format: rotated))
    }
    return Row(cells, height: min(height, 190))
  }

  /// A criterion's row: code, name with a word where one side lacks it, and the units' cells.
  func row(_ match: CriterionMatch, _ cells: [Cell], _ palette: inout Palette) -> Row {
    let texts = layout.texts
    let name =
      match.name
      + (match.before == nil
        ? texts[" (mới)", " (new)"] : match.after == nil ? texts[" (bỏ)", " (gone)"] : "")
    let height = TextMeasure(.text).height(of: name, columnWidth: Self.nameWidth)
    return Row(
      [
        Cell(0, .text(match.printedCode), format: palette(.text)),
        Cell(1, .text(name), format: palette(.text)),
      ] + cells, height: max(17, height))
  }

  /// The page, and the codes that look like numbers.
  func finish(_ sheet: inout Sheet) {
    let first = ComparisonLayout.firstRow
    sheet.textNumberRanges = [
      CellRange(rows: first...(first + index.comparison.criteria.count), columns: 0...0)
    ]
    sheet.page = .office(
      layout.texts, landscape: true, repeatedRows: (first - 1)...(first - 1))
    sheet.page.repeatedColumns = 0...1
    sheet.page.goesAcrossFirst = true
    sheet.fitLegibly()
  }
}
