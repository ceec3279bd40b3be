import Formulas
import Scoring
import Wording
import WorkbookPlan

// The domains of the unit against the mean and the best of the ranked units: a table with dots over it.
extension ScorecardSheet {
  func domainBlock(_ palette: inout Palette) -> [Row] {
    guard !places.domains.isEmpty else { return [Row(height: 6), Row(height: 6), Row(height: 6)] }
    let columns = places.figureColumns
    let header = headerRow(
      [
        0: texts[.code],
        1: texts["Tỷ lệ đạt theo lĩnh vực", "Shares by domain"],
        2: texts["% điểm tối đa áp dụng", "% of what can be attained"],
        columns[0]: "● " + texts[.unit], columns[1]: "■ " + texts[.mean],
        columns[2]: "◆ " + texts[.best],
      ], &palette)
    // Dots stand on their rows where all rows are alike.
    func height(_ size: Double) -> Double {
      places.domains.map {
        TextMeasure(size: size).height(
          of: set.nodes[$0].name, columnWidth: places.widths[ScorecardLayout.name])
      }.max() ?? 0
    }
    let size = [10.5, 10, 9.5, 9].first { height($0) <= 26 } ?? 9
    let shape = (size, max(places.domains.count > 12 ? 17.0 : 22, height(size)))
    let scale = palette(CellFormat()) { $0.fontSize = 9 }
    return [header, Row(height: 6)]
      + places.domains.indices.map { domainRow($0, shape, &palette) }
      + [Row([Cell(0, .blank, format: scale)], height: 18)]
  }

  private func domainRow(
    _ domain: Int, _ shape: (size: Double, height: Double), _ palette: inout Palette
  ) -> Row {
    let node = places.domains[domain]
    let row = places.firstDomain + domain
    let text = palette(Self.line) { $0.fontSize = shape.size }
    let number = Self.number.with { $0.numberFormat = LineStyle.percent }
    let columns = places.figureColumns
    var cells = [
      Cell(0, .text(set.nodes[node].printedCode), format: text),
      Cell(1, .text(set.nodes[node].name), format: text),
    ]
    cells += (2..<columns[0]).map { Cell($0, .blank, format: text) }
    cells += [
      Cell(
        columns[0],
        .line(
          places.cell(places.row(of: node), places.share),
          unit.lines.value(.share(node: node, stage: unit.final))),
        format: palette(number) {
          $0.isBold = true
          $0.color = Colors.bar
        }),
      Cell(columns[1], unit.content(.meanShare(node: node)), format: palette(number)),
      Cell(
        columns[2], unit.content(.bestShare(node: node)),
        format: palette(number) { $0.color = Colors.muted }),
    ]
    let shown = columns.map { places.cell(row, $0) }
    let own = Expression.number(Double(places.domains.count - domain))
    let up = CellAddress(row: row, column: places.scoreIfFull).term()
    func across(_ figure: Expression) -> Cell.Content {
      .formula(Function.if(up .> 0, figure, 0))
    }
    // Points off the chart are not drawn, whatever program draws it; texts would make it count them.
    let place = Function.if(
      Function.count(shown[0], shown[1], shown[2]) .== 3, own, -10)
    cells += [
      Cell(places.weight, across(shown[0])), Cell(places.lossKey, across(shown[1])),
      Cell(places.lossOrder, across(shown[2])), Cell(places.scoreIfFull, .formula(place)),
      Cell(places.basisIfFull, .formula(up)),
      Cell(places.rankIfFull, unit.formula(.lead(node: node))),
    ]
    return Row(cells, height: shape.height)
  }

  /// The chart lies from the low row above the domains to the end of the row under them.
  ///
  /// The library counts rows of the default height while rows are written, and ends where so many rows end.
  var chart: Chart {
    let count = places.domains.count
    let rows = places.firstDomain...(places.domainScale - 1)
    func range(_ column: Int) -> SheetRange {
      SheetRange(CellRange(rows: rows, columns: column...column), in: layout.scorecard)
    }
    func series(
      _ name: String, _ column: Int, _ color: Int, _ marker: Chart.Marker
    ) -> Chart.Series {
      var series = Chart.Series(
        .text(name), categories: range(column), values: range(places.scoreIfFull), color: color)
      series.marker = marker
      return series
    }
    var all: [Chart.Series] = []
    if count <= 30 {
      all = rows.map { row in
        func pair(_ first: Int) -> SheetRange {
          SheetRange(
            CellRange(rows: row...row, columns: first...(first + 1)), in: layout.scorecard)
        }
        var series = Chart.Series(
          .text(set.nodes[places.domains[row - rows.lowerBound]].name),
          categories: pair(places.weight), values: pair(places.scoreIfFull), color: 0x7F_7F7F)
        series.isJoined = true
        return series
      }
    }
    all += [
      series(texts[.best], places.lossOrder, 0x8C_8C8C, .init(.diamond, size: 8)),
      series(texts[.mean], places.lossKey, 0xB4_5309, .init(.square, size: 7)),
      series(texts[.unit], places.weight, Colors.bar, .init(.circle, size: 10)),
    ]
    let width = (2..<places.figureColumns[0]).reduce(0.0) { $0 + places.widths[$1] * 7 + 5 }
    var chart = Chart(
      .scatter, series: all,
      anchor: CellAddress(row: places.firstDomain - 1, column: ScorecardLayout.words),
      size: (width: Int(width), height: (count + 2) * 20),
      altText: texts[
        "Biểu đồ: tỷ lệ đạt theo lĩnh vực của đơn vị, so với trung bình và cao nhất của các đơn vị",
        "Chart: share of the maximum by domain, of the unit, the mean and the best of the units"])
    chart.isOverCells = true
    chart.showsHiddenCells = true
    chart.categoryAxis.minimum = leastShare
    chart.categoryAxis.maximum = 100
    chart.categoryAxis.step = leastShare < 50 ? 20 : 10
    chart.categoryAxis.numberFormat = "0"
    chart.valueAxis.minimum = 0.5
    chart.valueAxis.maximum = Double(count) + 0.5
    return chart
  }

  /// The tens below which no share lies.
  private var leastShare: Double {
    let participants = unit.isLive ? Array(result.index.participants.indices) : [unit.participant]
    var least = 90.0
    for node in places.domains {
      let shares = participants.compactMap { participant in
        unit.isLive
          ? result.value(.share(node: node, stage: unit.final), of: participant).asNumber
          : unit.lines.value(.share(node: node, stage: unit.final)).asNumber
      }
      let mean = unit.lines.value(.meanShare(node: node)).asNumber
      least = ([least, mean ?? least] + shares).min() ?? least
    }
    return max(0, ((least - 1) / 10).rounded(.down) * 10)
  }
}
