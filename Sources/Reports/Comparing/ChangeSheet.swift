import Analysis
import Formulas
import Scoring
import Wording
import WorkbookPlan

/// Units with score, rank and grade before and after, and the change split by what caused it.
struct ChangeSheet {
  let layout: ComparisonLayout
  let index: ComparisonLayout.IndexSheets

  private var texts: Texts { layout.texts }
  private var places: Int { index.after.calculation.set.rounding.index ?? 4 }
  private static let nameWidth = 36.0

  /// The columns in order.
  private enum Column: Int, CaseIterable {
    case number, name, before, after, change, weights, rules, data, check
    case rankBefore, rankAfter, places, gradeBefore, gradeAfter
  }

  func sheet(_ palette: inout Palette) -> Sheet {
    let units = ordered
    let first = ComparisonLayout.firstRow
    let last = first + max(1, units.count) - 1
    let formats = Formats(&palette, places: places)
    var rows = layout.frame(
      texts["THAY ĐỔI KẾT QUẢ: ", "CHANGED RESULTS: "] + index.after.index.title
    ).rows(&palette)
    rows += [Row(height: 6), Row(height: 6), header(&palette)]
    rows += units.enumerated().map { unit($1, at: first + $0, number: $0 + 1, formats) }
    var sheet = Sheet(name: index.changes, rows: Rows(rows))
    sheet.columns = [5, Self.nameWidth, 10, 10, 10, 10, 10, 10, 9, 8, 8, 9, 12, 12].map {
      Sheet.Column(width: $0)
    }
    sheet.frozen = (first, 2)
    sheet.filter = CellRange(rows: (first - 1)...last, columns: 0...(Column.allCases.count - 1))
    sheet.conditions = [Column.change, .places].flatMap { column in
      Condition.movement(CellRange(rows: first...last, columns: column.rawValue...column.rawValue))
    }
    let isDrawn = (1...LeaderCharts.mostUnits).contains(units.count)
    sheet.charts = isDrawn ? [chart(rows: first...last)] : []
    sheet.page = .office(texts, landscape: true, repeatedRows: (first - 1)...(first - 1))
    sheet.page.rowBreaks = isDrawn ? [last + 1] : []
    sheet.tabColor = Colors.bar
    return sheet
  }

  /// The units in the order of the later ranking.
  private var ordered: [UnitComparison] {
    let places = Dictionary(
      uniqueKeysWithValues: index.after.ranking.enumerated().map { ($1, $0) })
    return index.comparison.units.sorted {
      (places[$0.after.participant] ?? 0) < (places[$1.after.participant] ?? 0)
    }
  }

  private struct Formats {
    let whole: Int
    let name: Int
    let score: Int
    let change: Int
    let moves: Int
    let word: Int

    init(_ palette: inout Palette, places: Int) {
      let code = places == 0 ? "0" : "0." + String(repeating: "0", count: places)
      whole = palette(.centred) { $0.numberFormat = "0" }
      name = palette(.text)
      score = palette(.number) { $0.numberFormat = code }
      change = palette(.number) { $0.numberFormat = "+\(code);-\(code);\(code)" }
      moves = palette(.centred) { $0.numberFormat = "\"▲\"0;\"▼\"0;\"=\"" }
      word = palette(.centred)
    }
  }

  private func header(_ palette: inout Palette) -> Row {
    let format = palette(.header) { $0.fontSize = 10 }
    let labels = [
      texts.rowNumber, texts[.unitName], texts["Điểm trước", "Score before"],
      texts["Điểm sau", "Score after"], texts[.scoreChange],
      texts[.byWeights], texts[.byRules],
      texts[.byData], texts["Cộng khớp", "Adds up"],
      texts["Vị thứ trước", "Rank before"], texts["Vị thứ sau", "Rank after"],
      texts[.placesWon], texts["Xếp loại trước", "Grade before"],
      texts["Xếp loại sau", "Grade after"],
    ]
    return Row(labels.enumerated().map { Cell($0, .text($1), format: format) }, height: 36)
  }

  private func unit(
    _ unit: UnitComparison, at row: Int, number: Int, _ formats: Formats
  ) -> Row {
    func own(_ column: Column) -> Expression {
      CellAddress(row: row, column: column.rawValue).term()
    }
    func figure(_ number: Double?) -> Cell.Content { number.map { .number($0) } ?? .text("–") }
    func difference(_ from: Column, _ to: Column, _ value: Double?) -> Cell.Content {
      .line(
        .difference(own(to), own(from), otherwise: ""), value.map { .number($0) } ?? .text(""))
    }
    let parts = unit.attribution?.shown(places: max(places, 2))
    let causes = CellRange(
      rows: row...row, columns: Column.weights.rawValue...Column.data.rawValue
    ).term()
    let adds = Function.if(
      Function.count(causes) .== 3,
      Function.if(
        Function.round(Function.sum(causes) - own(.change), 9) .== 0, .text(texts.passed),
        .text(texts.failed)), "–")
    let contents: [(Cell.Content, Int)] = [
      (.number(Double(number)), formats.whole), (.text(unit.name), formats.name),
      (figure(unit.before.score), formats.score), (figure(unit.after.score), formats.score),
      (difference(.before, .after, unit.change?.points), formats.change),
      (figure(parts?.weights), formats.change), (figure(parts?.rules), formats.change),
      (figure(parts?.data), formats.change),
      (.formula(adds), formats.word),
      (figure(unit.before.rank.map(Double.init)), formats.whole),
      (figure(unit.after.rank.map(Double.init)), formats.whole),
      (difference(.rankAfter, .rankBefore, unit.placesWon.map(Double.init)), formats.moves),
      (.text(unit.before.grade ?? "–"), formats.word),
      (.text(unit.after.grade ?? "–"), formats.word),
    ]
    return Row(
      contents.enumerated().map { Cell($0, $1.0, format: $1.1) },
      height: max(18, TextMeasure(.text).height(of: unit.name, columnWidth: Self.nameWidth)))
  }

  /// The three parts of each unit's change, one after the other.
  private func chart(rows: ClosedRange<Int>) -> Chart {
    func range(_ column: Column) -> SheetRange {
      SheetRange(
        CellRange(rows: rows, columns: column.rawValue...column.rawValue), in: index.changes)
    }
    let causes: [(Column, String, Int, Chart.Pattern?)] = [
      (.weights, texts[.byWeights], Colors.bar, nil),
      (.rules, texts[.byRules], Colors.warning, .upwardDiagonal),
      (.data, texts[.byData], Colors.good, .dots),
    ]
    var chart = Chart(
      .stackedBar,
      title: index.after.index.title + texts[" – tăng, giảm điểm", " – change of score"],
      series: causes.map { column, name, color, pattern in
        Chart.Series(
          .text(name), categories: range(.name), values: range(column), color: color,
          pattern: pattern)
      }, anchor: CellAddress(row: rows.upperBound + 2, column: 0),
      size: (width: 1000, height: max(300, 60 + 18 * rows.count)),
      altText: texts[
        "Biểu đồ thanh: tăng, giảm điểm của từng đơn vị theo nguyên nhân",
        "Bar chart: each unit's change of score by cause"])
    chart.legend = .bottom
    chart.categoryAxis.isReversed = true
    chart.categoryAxis.labelsAtEdge = true
    chart.categoryAxis.title = texts[.unit]
    chart.valueAxis.title = texts[.points]
    chart.valueAxis.numberFormat = "0.0"
    chart.gap = 40
    return chart
  }
}
