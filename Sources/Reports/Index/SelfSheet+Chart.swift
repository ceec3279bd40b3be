import Formulas
import Scoring
import WorkbookPlan

// Colours for those above and below the threshold, and the differences as bars.
extension SelfSheet {
  /// More bars than this do not fit on a page.
  static let mostBars = 32
  static let defaultRowPixels = 20

  func conditions(_ table: AnalysisTable) -> [Condition] {
    let verdicts = table.cells(Self.verdict...Self.verdict)
    let cell = verdicts.first.term()
    var conditions = [
      Condition(
        verdicts,
        .when(
          cell .== .text(words.above),
          CellFormat().with {
            $0.color = Colors.bad
            $0.isBold = true
          })),
      Condition(
        verdicts,
        .when(cell .== .text(words.below), CellFormat().with { $0.color = Colors.muted })),
    ]
    let heat = { (columns: ClosedRange<Int>) in
      Condition(
        table.cells(columns),
        .threeColors(
          Condition.Stop(.minimum, color: Colors.heatHigh),
          Condition.Stop(.percentile(50), color: Colors.heatMiddle),
          Condition.Stop(.maximum, color: Colors.heatLow)))
    }
    conditions.append(heat(Self.difference...Self.difference))
    if table.columns.count > Self.verdict + 1 {
      conditions.append(heat((Self.verdict + 1)...(table.columns.count - 1)))
    }
    return conditions
  }

  /// As wide as the table, and at most as high as a page is at the size at which that fits across.
  func chartSize(_ table: AnalysisTable) -> (width: Int, height: Int) {
    let page = Page.office(texts, landscape: true, repeatedRows: nil)
    let width = table.columns.reduce(0) { $0 + ($1.isHidden ? 0 : $1.width * 7 + 5) }
    let across = (297 / 25.4 - page.margins.left - page.margins.right) * 96
    let down = (210 / 25.4 - page.margins.top - page.margins.bottom) * 96
    // Three rows of the page stand above and below the chart.
    let room = down * max(1, width / across) - Double(4 * Self.defaultRowPixels)
    return (Int(max(width, 600)), Int(min(room, Double(130 + 25 * table.count))))
  }

  func chart(_ table: AnalysisTable, row: Int) -> Chart {
    func range(_ column: Int) -> SheetRange {
      SheetRange(table.cells(column...column), in: name)
    }
    func series(_ column: Int, _ label: String, _ color: Int) -> Chart.Series {
      Chart.Series(
        .text(label), categories: range(1), values: range(column), color: color)
    }
    var own = series(Self.own, texts["Tự chấm", "Self-assessed"], Colors.bar)
    own.pattern = .upwardDiagonal
    let appraised = series(Self.appraised, texts["Thẩm định", "Appraised"], Colors.bar)
    var chart = Chart(
      .bar,
      title: texts["Điểm tự chấm và điểm thẩm định", "Self-assessed and appraised points"],
      series: [own, appraised], anchor: CellAddress(row: row, column: 0),
      size: chartSize(table),
      altText: texts[
        "Biểu đồ thanh: điểm tự chấm (gạch chéo) bên cạnh điểm thẩm định (đặc) của từng đơn vị",
        "Bar chart: self-assessed points (hatched) beside appraised points (solid) of each unit"])
    chart.categoryAxis.isReversed = true
    chart.categoryAxis.title = texts["Đơn vị", "Unit"]
    chart.valueAxis.title = texts["Điểm", "Points"]
    chart.valueAxis.numberFormat = "0"
    chart.valueAxis.minimum = 0
    chart.legend = .bottom
    chart.gap = 50
    return chart
  }
}
