import Formulas
import Scoring
import WorkbookPlan

extension DashboardBlock {
  /// The most intervals a distribution has.
  private static let mostBins = 10

  /// How many ranked units have a score in each of some intervals; the first and last are open.
  ///
  /// - Returns: the rows of the intervals.
  mutating func addDistribution(_ palette: inout Palette) -> ClosedRange<Int> {
    let scores = result.index.participants.indices.compactMap { result.number(.basis, of: $0) }
    let edges = Self.edges(scores)
    addHeader(
      texts["Phân bố điểm", "Distribution of the scores"],
      [
        "TT", texts["Khoảng điểm", "Interval of scores"], texts["Từ", "From"],
        texts["Đến dưới", "To below"], texts["Số đơn vị", "Units"], texts["Tỷ lệ", "Share"],
      ], &palette)
    let formats = CountFormats(&palette)
    let range = layout.range(.basis) ?? "NA()"
    let first = rows.count
    for bin in 0...edges.count {
      let low = bin == 0 ? nil : edges[bin - 1]
      let high = bin == edges.count ? nil : edges[bin]
      let row = rows.count + 1
      let count = scores.count { (low ?? $0) <= $0 && $0 < (high ?? .infinity) }
      let formula =
        "SUMPRODUCT(ISNUMBER(\(range))*((($C\(row)=\"\")+(\(range)>=$C\(row)))>0)"
        + "*((($D\(row)=\"\")+(\(range)<$D\(row)))>0))"
      rows.append(
        Row(
          [
            Cell(0, .number(Double(bin + 1)), format: formats.centred),
            Cell(1, .text(label(low, high)), format: formats.text),
            Cell(2, low.map { .number($0) } ?? .blank, format: formats.bound),
            Cell(3, high.map { .number($0) } ?? .blank, format: formats.bound),
            Cell(4, .formula(formula, .number(Double(count))), format: formats.centred),
            Cell(
              5, share(of: count, in: scores.count, cell: "$E\(row)", total: "COUNT(\(range))"),
              format: formats.percent),
          ], height: 18))
    }
    return first...(rows.count - 1)
  }

  private struct CountFormats {
    let text: Int
    let centred: Int
    let bound: Int
    let percent: Int

    init(_ palette: inout Palette) {
      text = palette(.text)
      centred = palette(.centred) { $0.numberFormat = "0" }
      bound = palette(.number) { $0.numberFormat = "General" }
      percent = palette(.number) { $0.numberFormat = "0.0%" }
    }
  }

  private func share(of count: Int, in total: Int, cell: String, total formula: String)
    -> Cell.Content
  {
    .formula(
      "IF(\(formula)=0,\"\",\(cell)/\(formula))",
      total == 0 ? .text("") : .number(Double(count) / Double(total)))
  }

  private func label(_ low: Double?, _ high: Double?) -> String {
    switch (low, high) {
    case (let low?, let high?):
      texts["từ ", "from "] + texts.number(low) + texts[" đến dưới ", " to below "]
        + texts.number(high)
    case (nil, let high?): texts["dưới ", "below "] + texts.number(high)
    case (let low?, nil): texts["từ ", "from "] + texts.number(low) + texts[" trở lên", ""]
    case (nil, nil): texts["tất cả", "all"]
    }
  }

  /// The bounds between intervals: multiples of 1, 2 or 5 and a power of ten, at most nine of them.
  static func edges(_ scores: [Double]) -> [Double] {
    guard let least = scores.min(), let most = scores.max() else { return [] }
    var step = 1e-3
    var factors = [2.0, 2.5, 2.0]
    func count() -> Double { (most / step).rounded(.down) - (least / step).rounded(.down) }
    while count() >= Double(mostBins) {
      step *= factors[0]
      factors.append(factors.removeFirst())
    }
    let first = Int((least / step).rounded(.down))
    let edges = (1...max(1, Int(count()))).map {
      SpreadsheetNumber.round(Double(first + $0) * step, places: 3)
    }
    return count() < 1 ? [] : edges
  }

  // MARK: Grades

  /// How many units have each grade.
  ///
  /// - Returns: the rows of the grades; nil if the index has none.
  mutating func addGrades(_ palette: inout Palette) -> ClosedRange<Int>? {
    guard let range = table.range(.grade) else { return nil }
    var names: [String] = []
    let set = result.calculation.set
    for group in [""] + result.calculation.groups {
      for grade in set.grades[group]?.grades ?? [] where !names.contains(grade.name) {
        names.append(grade.name)
      }
    }
    guard !names.isEmpty else { return nil }
    addHeader(
      texts["Xếp loại", "Grades"],
      [
        "TT", texts["Xếp loại", "Grade"], texts["Số đơn vị", "Units"], texts["Tỷ lệ", "Share"],
      ], &palette)
    let formats = CountFormats(&palette)
    let grades = result.index.participants.indices.compactMap { result.grade(of: $0) }
    let first = rows.count
    let counted = CellRange(rows: first...(first + names.count - 1), columns: 2...2).absolute
    for (position, name) in names.enumerated() {
      let row = rows.count + 1
      let count = grades.count { $0 == name }
      rows.append(
        Row(
          [
            Cell(0, .number(Double(position + 1)), format: formats.centred),
            Cell(1, .text(name), format: formats.text),
            Cell(
              2, .formula("COUNTIF(\(range),\"=\"&$B\(row))", .number(Double(count))),
              format: formats.centred),
            Cell(
              3, share(of: count, in: grades.count, cell: "$C\(row)", total: "SUM(\(counted))"),
              format: formats.percent),
          ], height: max(18, TextMeasure(.text).height(of: name, columnWidth: 40))))
    }
    return first...(rows.count - 1)
  }

  // MARK: Charts

  private static let chartHeight = 230

  /// The distribution, and beside it the grades if there are any.
  mutating func addDistributionCharts(_ bins: ClosedRange<Int>, _ grades: ClosedRange<Int>?) {
    rows.append(Row(height: 8))
    let row = rows.count
    let title = result.index.shortTitle
    var chart = columns(
      texts["\(title) – phân bố điểm", "\(title) – distribution"], bins, counts: 4,
      axis: texts["Khoảng điểm", "Scores"], color: Colors.bar, pattern: nil,
      at: CellAddress(row: row, column: 0), width: grades == nil ? 800 : 480)
    chart.altText =
      texts[
        "Biểu đồ cột: số đơn vị theo khoảng điểm \(result.index.title)",
        "Column chart: number of units by score in \(result.index.title)"]
    add(chart)
    if let grades {
      var chart = columns(
        texts["\(title) – xếp loại", "\(title) – grades"], grades, counts: 2,
        axis: texts["Xếp loại", "Grade"], color: Colors.good, pattern: .upwardDiagonal,
        at: CellAddress(row: row, column: 4), width: 325)
      chart.altText =
        texts[
          "Biểu đồ cột: số đơn vị theo xếp loại \(result.index.title)",
          "Column chart: number of units by grade in \(result.index.title)"]
      add(chart)
    }
    addRoom(pixels: Self.chartHeight)
  }

  private func columns(
    _ title: String, _ rows: ClosedRange<Int>, counts: Int, axis: String, color: Int,
    pattern: Chart.Pattern?,
    at anchor: CellAddress, width: Int
  ) -> Chart {
    let units = texts["Số đơn vị", "Units"]
    var series = Chart.Series(
      .text(units), categories: range(rows: rows, column: 1),
      values: range(rows: rows, column: counts),
      color: color, pattern: pattern)
    series.showsLabels = true
    series.labelFormat = "0"
    var chart = Chart(
      .column, title: title, series: [series], anchor: anchor,
      size: (width: width, height: Self.chartHeight), altText: title)
    chart.categoryAxis.title = axis
    chart.valueAxis.title = units
    chart.valueAxis.numberFormat = "0"
    chart.valueAxis.minimum = 0
    chart.gap = 50
    return chart
  }
}
