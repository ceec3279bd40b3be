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
    let scores = result.index.participants.indices.compactMap { result.number(.basis, of: $0) }
    let bins = ScoreBins(scores, unit: scoreUnit, count: Self.binCount)
    addHeader(
      texts["Phân bố điểm", "Distribution of the scores"],
      [
        "TT", texts["Điểm từ", "Scores from"], texts["Đến dưới", "To below"],
        texts["Số đơn vị", "Units"], texts["Tỷ lệ", "Share"],
      ], &palette)
    let formats = CountFormats(&palette)
    let range = layout.range(.basis) ?? "NA()"
    let first = rows.count
    for bin in 0..<Self.binCount {
      let row = rows.count + 1
      let step = "$\(columnLetters(DashboardSheet.lookupColumn))\(row)"
      func number(_ formula: String, _ value: Double?) -> Cell.Content {
        .formula("IF(\(step)=\"\",\"\",\(formula))", value.map { .number($0) } ?? .text(""))
      }
      let count = scores.count { bins.edge(bin) <= $0 && $0 < bins.edge(bin + 1) }
      let start = "INT(ROUND(MIN(\(range))/\(step),9))"
      rows.append(
        Row(
          [
            Cell(0, .number(Double(bin + 1)), format: formats.centred),
            Cell(
              1,
              number(
                "ROUND((\(start)+$A\(row)-1)*\(step),6)", scores.isEmpty ? nil : bins.edge(bin)),
              format: formats.bound),
            Cell(
              2,
              number("ROUND($B\(row)+\(step),6)", scores.isEmpty ? nil : bins.edge(bin + 1)),
              format: formats.bound),
            Cell(
              3,
              .formula(
                "SUMPRODUCT(ISNUMBER(\(range))*(\(range)>=$B\(row))*(\(range)<$C\(row)))",
                .number(Double(count))), format: formats.centred),
            Cell(
              4, share(of: count, in: scores.count, cell: "$D\(row)", total: "COUNT(\(range))"),
              format: formats.percent),
            Cell(
              DashboardSheet.lookupColumn,
              .formula(
                "IF(COUNT(\(range))=0,\"\",MAX(1,-INT(-ROUND((MAX(\(range))-MIN(\(range)))"
                  + "/\(Texts.shortest(Double(Self.binCount - 1) * scoreUnit)),9)))"
                  + "*\(Texts.shortest(scoreUnit)))",
                scores.isEmpty ? .text("") : .number(bins.step)), format: palette(CellFormat())),
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
      centred = palette(.centred) {
        $0.numberFormat = "0"
      }
      bound = palette(.centred) { $0.numberFormat = "General" }
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

  // MARK: Grades

  /// The column of the grades, right of the intervals, whose rows they share.
  private static let gradeColumn = 5

  /// How many units have each grade.
  ///
  /// - Returns: the rows of the grades; nil if the index has none.
  mutating func addGrades(beside bins: ClosedRange<Int>, _ palette: inout Palette)
    -> ClosedRange<Int>?
  {
    guard let range = table.range(.grade) else { return nil }
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
      [texts["Xếp loại", "Grade"], texts["Số đơn vị", "Units"], texts["Tỷ lệ", "Share"]],
      besideTableAt: bins.lowerBound, column: first, &palette)
    let formats = CountFormats(&palette)
    let grades = result.index.participants.indices.compactMap { result.grade(of: $0) }
    let lines = bins.lowerBound...(bins.lowerBound + names.count - 1)
    let counted = CellRange(rows: lines, columns: (first + 1)...(first + 1)).absolute
    let letters = (name: columnLetters(first), count: columnLetters(first + 1))
    let measure = TextMeasure(.text)
    for (line, name) in zip(lines, names) {
      let count = grades.count { $0 == name }
      let cells = [
        Cell(first, .text(name), format: formats.centred),
        Cell(
          first + 1,
          .formula("COUNTIF(\(range),\"=\"&$\(letters.name)\(line + 1))", .number(Double(count))),
          format: formats.centred),
        Cell(
          first + 2,
          share(
            of: count, in: grades.count, cell: "$\(letters.count)\(line + 1)",
            total: "SUM(\(counted))"), format: formats.percent),
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

/// The intervals of a distribution: equally wide, the first one holding the least score.
struct ScoreBins {
  /// The width, a multiple of the unit.
  let step: Double
  /// How many widths the first interval's lower end is away from zero.
  private let first: Double

  /// So many intervals, as narrow as the scores allow.
  init(_ scores: [Double], unit: Double, count: Int) {
    let (least, most) = (scores.min() ?? 0, scores.max() ?? 0)
    let units = SpreadsheetNumber.round((most - least) / (Double(count - 1) * unit), places: 9)
    step = max(1, units.rounded(.up)) * unit
    first = SpreadsheetNumber.round(least / step, places: 9).rounded(.down)
  }

  /// The lower end of an interval, counted from 0; the upper end of the one before.
  func edge(_ bin: Int) -> Double {
    SpreadsheetNumber.round((first + Double(bin)) * step, places: 6)
  }
}
