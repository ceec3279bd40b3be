import Formulas
import Scoring
import WorkbookPlan

extension DashboardBlock {
  /// How many of the weakest criteria are listed.
  private static let weakestCount = 10

  /// The scored criteria of which the units together have the smallest share.
  mutating func addWeakest(_ palette: inout Palette) {
    let set = result.calculation.set
    let first = IndexLayout.firstRow
    func detail(_ column: Int) -> SheetRange {
      SheetRange(
        CellRange(rows: first...(first + set.nodes.count - 1), columns: column...column),
        in: layout.detail.sheet)
    }
    let (codes, names, keys) = (detail(0), detail(1), keys)
    addHeader(
      texts[
        "Tiêu chí yếu nhất (tỷ lệ điểm đạt được bình quân thấp nhất)",
        "Weakest criteria (lowest mean share of what can be attained)"],
      [
        "TT", texts["Tiêu chí", "Criterion"], texts["Mã", "Code"],
        layout.style(of: .meanPoints(node: 0)).label,
        layout.style(of: .meanShare(node: 0)).label,
        layout.style(of: .withoutPoints(node: 0)).label,
      ], &palette)
    let text = palette(.text)
    let code = palette(.centred)
    let number = palette(.number) { $0.numberFormat = LineStyle.points }
    let percent = palette(.number) { $0.numberFormat = LineStyle.percent }
    let whole = palette(.centred) { $0.numberFormat = LineStyle.count }
    let start = rows.count
    let places = keys.placeCells.fixed()
    for position in 0..<min(Self.weakestCount, max(1, set.leaves.count)) {
      let node = keys.weakest.indices.contains(position) ? keys.weakest[position] : nil
      let name = node.map { set.nodes[$0].name } ?? ""
      addLookup(
        position + 1,
        found: { Function.if($0 .> Function.count(places), "", Function.match($0, places, 0)) },
        height: max(18, TextMeasure(.text).height(of: name, columnWidth: DashboardSheet.widths[1])),
        columns: [
          ({ names.looked(at: $0) }, text), ({ codes.looked(at: $0) }, code),
          ({ keys.pointCells.looked(at: $0) }, number),
          ({ keys.shareCells.looked(at: $0) }, percent),
          ({ keys.nothingCells.looked(at: $0) }, whole),
        ], &palette)
    }
    add([
      Condition(
        CellRange(rows: start...(rows.count - 1), columns: 4...4), .bar(.init(color: Colors.heatLow)))
    ])
  }

  /// Each domain's mean, and the best, lowest and mean of the ranked units' shares, the mean as a bar chart.
  mutating func addDomains(_ palette: inout Palette) {
    let set = result.calculation.set
    addHeader(
      texts["Lĩnh vực", "Domains"],
      [
        "TT", texts["Lĩnh vực", "Domain"], layout.style(of: .meanPoints(node: 0)).label,
        layout.style(of: .bestShare(node: 0)).label,
        layout.style(of: .leastShare(node: 0)).label,
        layout.style(of: .meanShare(node: 0)).label,
      ], &palette)
    let number = palette(.number) { $0.numberFormat = LineStyle.points }
    let percent = palette(.number) { $0.numberFormat = LineStyle.percent }
    let first = rows.count
    for (position, node) in set.domains.enumerated() {
      func content(_ kind: Line.Kind) -> Cell.Content {
        layout.content(kind, of: 0, in: sheet, own: rankedShares(of: node))
      }
      let cells = [
        Cell(0, .number(Double(position + 1)), format: palette(.centred)),
        Cell(1, .text(set.nodes[node].name), format: palette(.text)),
        Cell(2, content(.meanPoints(node: node)), format: number),
        Cell(3, content(.bestShare(node: node)), format: percent),
        Cell(4, content(.leastShare(node: node)), format: percent),
        Cell(5, content(.meanShare(node: node)), format: percent),
      ]
      let height = TextMeasure(.text)
        .height(of: set.nodes[node].name, columnWidth: DashboardSheet.widths[1])
      rows.append(Row(cells, height: max(18, height)))
    }
    guard rows.count > first else { return }
    addDomainChart(first...(rows.count - 1))
  }

  /// Where the ranked units' shares of a domain stand if the details do not show them: beside the scorecard.
  private func rankedShares(of node: Int) -> [Line.Kind: Placement] {
    let kind = Line.Kind.rankedShare(node: node)
    let places = ScorecardLayout(layout)
    guard let cells = places.row(ofAll: kind).map({ places.units(row: $0) }) else { return [:] }
    return [
      kind: Placement(
        sheet: layout.scorecard, first: cells.first, isAcross: true,
        count: result.index.participants.count)
    ]
  }

  private mutating func addDomainChart(_ lines: ClosedRange<Int>) {
    beginPart()
    rows.append(Row(height: 8))
    var series = Chart.Series(
      .text(layout.style(of: .meanShare(node: 0)).label), categories: range(rows: lines, column: 1),
      values: range(rows: lines, column: 5), color: Colors.bar)
    series.showsLabels = true
    series.labelFormat = LineStyle.percent
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
        "Bar chart: mean share of what can be attained by domain in \(result.index.title)"])
    chart.categoryAxis.isReversed = true
    chart.categoryAxis.title = texts["Lĩnh vực", "Domain"]
    chart.valueAxis.title =
      texts[
        "Tỷ lệ so với điểm có thể đạt (%)", "Share of what can be attained, %"]
    chart.valueAxis.numberFormat = "0"
    chart.valueAxis.minimum = 0
    chart.valueAxis.maximum = 100
    chart.gap = 40
    add(chart)
    addRoom(pixels: height)
  }
}
