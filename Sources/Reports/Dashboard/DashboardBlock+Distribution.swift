import Formulas
import Scoring
import WorkbookPlan

extension DashboardBlock {
  /// How many intervals a distribution has.
  private static let binCount = 7

  /// How many ranked units have a score in each of some intervals, which move with the scores.
  ///
  /// - Returns: the rows of the intervals.
  mutating func addDistribution(_ palette: inout Palette) -> ClosedRange<Int> {
    addHeader(
      texts["Phân bố điểm", "Distribution of the scores"],
      [
        "TT", texts["Điểm từ", "Scores from"], texts["Đến dưới", "To below"],
        texts["Số đơn vị", "Units"], texts["Tỷ lệ (%)", "Share, %"],
      ], &palette)
    let formats = CountFormats(&palette)
    let scores = layout.terms(.basis) ?? Function.notAvailable()
    let count = Function.count(scores)
    let (least, most) = (Function.min(scores), Function.max(scores))
    // As narrow as the scores allow, in whole units, the first interval holding the least score.
    let widths = Function.round(
      (most - least) / .number(Double(Self.binCount - 1) * scoreUnit), 9)
    let width = Function.max(1, -Function.integer(-widths)) * .number(scoreUnit)
    let first = rows.count
    for bin in 0..<Self.binCount {
      func own(_ column: Int) -> Expression {
        CellAddress(row: rows.count, column: column).term(fixedColumn: true)
      }
      let step = own(DashboardSheet.lookupColumn)
      func ifScored(_ value: Expression) -> Cell.Content {
        .formula(Function.if(step .== "", "", value))
      }
      let start = Function.integer(Function.round(least / step, 9))
      rows.append(
        Row(
          [
            Cell(0, .number(Double(bin + 1)), format: formats.centred),
            Cell(
              1, ifScored(Function.round((start + own(0) - 1) * step, 6)), format: formats.bound),
            Cell(2, ifScored(Function.round(own(1) + step, 6)), format: formats.bound),
            Cell(
              3,
              .formula(
                Function.sumProduct(
                  (scores .!= "") * (scores .>= own(1)) * (scores .< own(2)))),
              format: formats.centred),
            Cell(4, share(own(3), of: count), format: formats.percent),
            Cell(
              DashboardSheet.lookupColumn, .formula(Function.if(count .== 0, "", width)),
              format: palette(CellFormat())),
          ], height: 18))
    }
    return first...(rows.count - 1)
  }

  /// A hundredth of the index's scale, rounded down to a power of ten: what intervals are multiples of.
  private var scoreUnit: Double {
    let set = result.calculation.set
    let scale = set.scale ?? set.domains.reduce(0) { $0 + result.weights[0].maximum[$1] }
    let powers = [0.01, 0.1, 1, 10, 100]
    return powers.last { $0 * 100 <= scale } ?? 0.01
  }

  private struct CountFormats {
    let centred: Int
    let bound: Int
    let percent: Int

    init(_ palette: inout Palette) {
      centred = palette(.centred) { $0.numberFormat = LineStyle.count }
      bound = palette(.centred) { $0.numberFormat = "General" }
      percent = palette(.number) { $0.numberFormat = LineStyle.percent }
    }
  }

  private func share(_ count: Expression, of total: Expression) -> Cell.Content {
    .formula(Function.if(total .== 0, "", count / total * 100))
  }

  // MARK: Grades

  /// The column of the grades, right of the intervals, whose rows they share.
  private static let gradeColumn = 5

  /// How many units have each grade.
  ///
  /// - Returns: the rows of the grades; nil if the index has none.
  mutating func addGrades(beside bins: ClosedRange<Int>, _ palette: inout Palette)
    -> ClosedRange<Int>?
  {
    guard let shown = table.terms(.grade) else { return nil }
    var names: [String] = []
    let set = result.calculation.set
    for group in [""] + result.calculation.groups {
      for grade in set.grades[group]?.grades ?? [] where !names.contains(grade.name) {
        names.append(grade.name)
      }
    }
    guard !names.isEmpty else { return nil }
    let first = Self.gradeColumn
    addHeader(
      texts["Xếp loại", "Grades"],
      [texts["Xếp loại", "Grade"], texts["Số đơn vị", "Units"], texts["Tỷ lệ (%)", "Share, %"]],
      besideTableAt: bins.lowerBound, column: first, &palette)
    let formats = CountFormats(&palette)
    let lines = bins.lowerBound...(bins.lowerBound + names.count - 1)
    let total = Function.sum(
      CellRange(rows: lines, columns: (first + 1)...(first + 1)).fixed())
    let measure = TextMeasure(.text)
    for (line, name) in zip(lines, names) {
      func own(_ column: Int) -> Expression {
        CellAddress(row: line, column: column).term(fixedColumn: true)
      }
      let cells = [
        Cell(first, .text(name), format: formats.centred),
        Cell(
          first + 1, .formula(Function.count(of: own(first), in: shown)), format: formats.centred),
        Cell(first + 2, share(own(first + 1), of: total), format: formats.percent),
      ]
      if line == rows.count { rows.append(Row(height: 18)) }
      insert(cells, at: line)
      let height = measure.height(of: name, columnWidth: DashboardSheet.widths[first])
      rows[line].height = max(rows[line].height ?? 18, height)
    }
    return lines
  }

  // MARK: Charts

  private static let chartHeight = 200

  /// The distribution, and beside it the grades if there are any.
  mutating func addDistributionCharts(_ bins: ClosedRange<Int>, _ grades: ClosedRange<Int>?) {
    beginPart()
    rows.append(Row(height: 8))
    let row = rows.count
    let title = result.index.shortTitle
    var chart = columns(
      texts["\(title) – phân bố điểm", "\(title) – distribution"], bins, names: 1, counts: 3,
      axis: texts["Khoảng điểm, từ", "Interval of scores, from"], color: Colors.bar, pattern: nil,
      at: CellAddress(row: row, column: 0), width: grades == nil ? 800 : 480)
    chart.altText =
      texts[
        "Biểu đồ cột: số đơn vị theo khoảng điểm \(result.index.title)",
        "Column chart: number of units by score in \(result.index.title)"]
    add(chart)
    if let grades {
      var chart = columns(
        texts["\(title) – xếp loại", "\(title) – grades"], grades,
        names: Self.gradeColumn, counts: Self.gradeColumn + 1,
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
    _ title: String, _ rows: ClosedRange<Int>, names: Int, counts: Int, axis: String, color: Int,
    pattern: Chart.Pattern?,
    at anchor: CellAddress, width: Int
  ) -> Chart {
    let units = texts["Số đơn vị", "Units"]
    var series = Chart.Series(
      .text(units), categories: range(rows: rows, column: names),
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
