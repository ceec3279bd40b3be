import Formulas
import Scoring
import WorkbookPlan

extension DashboardBlock {
  /// How many of the weakest criteria are listed.
  private static let weakestCount = 10

  /// The scored criteria of which the units together have the smallest share.
  mutating func addWeakest(_ palette: inout Palette) {
    let set = result.calculation.set
    let final = result.calculation.final
    let first = IndexLayout.firstRow
    let last = first + set.nodes.count - 1
    let detail = quotedSheetName(layout.detail.sheet) + "!"
    func range(_ columns: ClosedRange<Int>) -> String {
      detail + CellRange(rows: first...last, columns: columns).absolute
    }
    let (codes, names, points) = (range(0...0), range(1...1), range(layout.columns))
    let shares = keys.shareRange
    addHeader(
      texts[
        "Tiêu chí yếu nhất (tỷ lệ điểm đạt được bình quân thấp nhất)",
        "Weakest criteria (lowest mean share of the maximum)"],
      [
        "TT", texts["Tiêu chí", "Criterion"], texts["Mã", "Code"],
        texts["Điểm bình quân", "Mean points"], texts["Tỷ lệ bình quân", "Mean share"],
        texts["Số đơn vị 0 điểm", "Units without points"],
      ], &palette)
    let text = palette(.text)
    let code = palette(.centred)
    let number = palette(.number) { $0.numberFormat = "0.00" }
    let percent = palette(.number) { $0.numberFormat = "0.0%" }
    let whole = palette(.centred) { $0.numberFormat = "0" }
    let start = rows.count
    for position in 1...min(Self.weakestCount, max(1, set.leaves.count)) {
      let node =
        keys.weakest.indices.contains(position - 1) ? keys.weakest[position - 1] : nil
      let own = "$A\(rows.count + 1)"
      let formula = "IF(\(own)>COUNT(\(keys.weakPlaces)),\"\",MATCH(\(own),\(keys.weakPlaces),0))"
      let numbers = result.index.participants.indices.compactMap { participant in
        node.flatMap { result.number(.contribution(node: $0, stage: final), of: participant) }
      }
      let name = node.map { set.nodes[$0].name } ?? ""
      let mean = Statistics.mean(numbers)
      addLookup(
        position, found: (formula, node.map { $0 + 1 }),
        height: max(18, TextMeasure(.text).height(of: name, columnWidth: DashboardSheet.widths[1])),
        columns: [
          ({ "INDEX(\(names),\($0))" }, .text(name), text),
          ({ "INDEX(\(codes),\($0))" }, .text(node.map { set.nodes[$0].code } ?? ""), code),
          ({ "AVERAGE(INDEX(\(points),\($0),0))" }, mean.map { .number($0) } ?? .blank, number),
          (
            { "INDEX(\(shares),\($0))" },
            node.flatMap { keys.shares[$0] }.map { .number($0) } ?? .blank, percent
          ),
          (
            { "COUNTIF(INDEX(\(points),\($0),0),0)" }, .number(Double(numbers.count { $0 == 0 })),
            whole
          ),
        ], &palette)
    }
    add([
      Condition(
        CellRange(rows: start...(rows.count - 1), columns: 4...4), .bar(color: Colors.heatLow))
    ])
  }

  /// Each domain's mean, best and worst, and its mean share as a bar chart.
  mutating func addDomains(_ palette: inout Palette) {
    let set = result.calculation.set
    let final = result.calculation.final
    addHeader(
      texts["Lĩnh vực", "Domains"],
      [
        "TT", texts["Lĩnh vực", "Domain"], texts["Cao nhất", "Highest"],
        texts["Thấp nhất", "Lowest"], texts["Trung bình", "Mean"],
        texts["Tỷ lệ bình quân", "Mean share"],
      ], &palette)
    let number = palette(.number) { $0.numberFormat = "0.00" }
    let percent = palette(.number) { $0.numberFormat = "0.0%" }
    let first = rows.count
    for (position, node) in set.domains.enumerated() {
      let line = Line.Kind.contribution(node: node, stage: final)
      guard let range = layout.range(line), let share = layout.meanShareFormula(of: node) else {
        continue
      }
      let values = result.index.participants.indices.map { result.value(line, of: $0) }
      let isComplete = !values.contains { if case .error = $0 { true } else { false } }
      let numbers = result.index.participants.indices.compactMap { result.number(line, of: $0) }
      var cells = [
        Cell(0, .number(Double(position + 1)), format: palette(.centred)),
        Cell(1, .text(set.nodes[node].name), format: palette(.text)),
      ]
      let figures = [
        ("MAX", numbers.max()), ("MIN", numbers.min()), ("AVERAGE", Statistics.mean(numbers)),
      ]
      for (offset, figure) in figures.enumerated() {
        let value = isComplete ? figure.1 : nil
        cells.append(
          Cell(
            2 + offset,
            .formula(
              "IFERROR(IF(COUNT(\(range))=0,\"\",\(figure.0)(\(range))),\"\")",
              value.map { .number($0) } ?? .text("")), format: number))
      }
      cells.append(
        Cell(
          5, .formula(share, layout.meanShare(of: node).map { .number($0) } ?? .text("")),
          format: percent))
      let height = TextMeasure(.text)
        .height(of: set.nodes[node].name, columnWidth: DashboardSheet.widths[1])
      rows.append(Row(cells, height: max(18, height)))
    }
    guard rows.count > first else { return }
    addDomainChart(first...(rows.count - 1))
  }

  private mutating func addDomainChart(_ lines: ClosedRange<Int>) {
    beginPart()
    rows.append(Row(height: 8))
    var series = Chart.Series(
      .text(texts["Tỷ lệ bình quân", "Mean share"]), categories: range(rows: lines, column: 1),
      values: range(rows: lines, column: 5), color: Colors.bar)
    series.showsLabels = true
    series.labelFormat = "0.0%"
    let height = 110 + 28 * lines.count
    let title = result.index.shortTitle
    var chart = Chart(
      .bar,
      title: texts[
        "\(title) – tỷ lệ điểm bình quân theo lĩnh vực", "\(title) – mean share by domain"],
      series: [series], anchor: CellAddress(row: rows.count, column: 0),
      size: (width: 800, height: height),
      altText: texts[
        "Biểu đồ thanh: tỷ lệ điểm bình quân đạt được theo lĩnh vực của \(result.index.title)",
        "Bar chart: mean share of the maximum by domain in \(result.index.title)"])
    chart.categoryAxis.isReversed = true
    chart.categoryAxis.title = texts["Lĩnh vực", "Domain"]
    chart.valueAxis.title = texts["Tỷ lệ so với điểm tối đa", "Share of the maximum"]
    chart.valueAxis.numberFormat = "0%"
    chart.valueAxis.minimum = 0
    chart.valueAxis.maximum = 1
    chart.gap = 40
    add(chart)
    addRoom(pixels: height)
  }
}
