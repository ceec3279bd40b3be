import Formulas
import Scoring
import Wording
import WorkbookPlan

/// Charts to copy into a report: the units as ranked bars, and both years' ranks with lines between them.
struct LeaderCharts: Sendable {
  /// More bars than this do not fit on a page.
  static let mostUnits = 42
  private static let rowPixels = 20
  /// A chart higher than this would be cut by the end of a page.
  private static let mostPixels = 920

  let page: LeaderPage
  let keys: LeaderKeys
  let table: LeaderTable

  private var texts: Texts { page.texts }
  private var columns: LeaderColumns { page.columns }
  private var title: String { page.result.index.title }

  /// Whether an index has charts.
  static func shows(_ page: LeaderPage) -> Bool { (2...mostUnits).contains(page.units) }

  /// The charts, the first at a row, and how many rows of the default height each takes with the gap above it.
  func charts(at first: Int) -> [(chart: Chart, rows: Int)] {
    guard Self.shows(page) else { return [] }
    var charts: [(chart: Chart, rows: Int)] = []
    var row = first
    for make in keys.movers > 1 ? [ranked, moved] : [ranked] {
      let chart = make(CellAddress(row: row + 1, column: 0))
      let rows = chart.size.height / Self.rowPixels + 2
      charts.append((chart, rows))
      row += rows
    }
    return charts
  }

  private func cells(_ column: Int, _ rows: ClosedRange<Int>) -> SheetRange {
    SheetRange(CellRange(rows: rows, columns: column...column), in: page.sheet)
  }

  // MARK: Ranked bars

  private func ranked(_ anchor: CellAddress) -> Chart {
    let first = columns.column(.firstGrade)
    let categories = cells(columns.column(.label), table.rows)
    func series(_ name: String, _ offset: Int, _ color: Int, _ label: Int) -> Chart.Series {
      var series = Chart.Series(
        .text(name), categories: categories, values: cells(first + offset, table.rows),
        color: color)
      series.showsLabels = true
      series.labels = .valuesInside
      series.labelColor = label
      // A bar of another grade is 0 and says nothing.
      series.labelFormat = page.layout.scoreFormat + ";;"
      return series
    }
    var all = page.grades.enumerated().map { offset, grade in
      series(grade.name, offset, grade.look.bar, grade.look.label)
    }
    if all.isEmpty { all = [series(texts[.score], 0, Colors.above, 0)] }
    var chart = Chart(
      .bar, title: "\(title) \(page.book.year)", series: all, anchor: anchor,
      size: (width: LeaderColumns.pagePixels, height: min(Self.mostPixels, 90 + 22 * page.units)),
      altText: texts[
        "Biểu đồ thanh: điểm các đơn vị theo vị thứ, màu theo xếp loại: \(title)",
        "Bar chart: the units' scores by rank, coloured by grade: \(title)"])
    chart.categoryAxis.isReversed = true
    chart.valueAxis.minimum = 0
    chart.valueAxis.isHidden = true
    chart.valueAxis.showsGrid = false
    chart.gap = 40
    chart.overlap = 100
    chart.legend = page.grades.isEmpty ? .none : .top
    return chart
  }

  // MARK: Both years

  private func moved(_ anchor: CellAddress) -> Chart {
    let (before, after) = (columns.column(.before), columns.column(.after))
    func years(_ row: Int) -> SheetRange {
      SheetRange(CellRange(rows: row...row, columns: before...after), in: page.sheet)
    }
    let won = page.result.column(.placesWon).compactMap(\.asNumber).sorted(by: >)
    let shown = LeaderMovers.most
    let series = (0..<keys.movers).map { place -> Chart.Series in
      let row = LeaderPage.firstKey + place
      let name = CellAddress(row: row, column: columns.column(.mover))
      let isUp = place < shown && won[place] > 0
      let isDown = place >= keys.movers - shown && won[place] < 0
      var series = Chart.Series(
        .cells(SheetRange(name, in: page.sheet)), categories: years(LeaderPage.firstKey - 1),
        values: years(row),
        color: isUp ? Colors.strong : isDown ? Colors.weak : Colors.rule)
      series.lineWidth = isUp || isDown ? 2.25 : 1
      series.showsLabels = true
      series.labels = .nameAtEnd
      series.labelColor = isUp ? Colors.strong : isDown ? Colors.weak : Colors.muted
      return series
    }
    let year = page.book.year
    var chart = Chart(
      .line,
      title: texts["Vị thứ năm \(year - 1) và năm \(year)", "Ranks of \(year - 1) and \(year)"],
      series: series, anchor: anchor,
      size: (width: LeaderColumns.pagePixels, height: min(Self.mostPixels, 100 + 18 * keys.movers)),
      altText: texts[
        "Biểu đồ đường: vị thứ hai năm của từng đơn vị, xanh là tăng nhiều nhất, cam là giảm nhiều nhất",
        "Line chart: both years' ranks of each unit, blue climbed most, orange fell most"])
    chart.valueAxis.isReversed = true
    let ranks = [Line.Kind.previousRank, .rank].flatMap { page.result.column($0) }
    // The first rank stands under the axis, not on it.
    chart.valueAxis.minimum = 0
    chart.valueAxis.maximum = max(2, ranks.compactMap(\.asNumber).max() ?? 2)
    chart.valueAxis.numberFormat = "0;;"
    chart.valueAxis.showsGrid = false
    return chart
  }
}
