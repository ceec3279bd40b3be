import Formulas
import Scoring
import WorkbookPlan

// The domains of the unit against the mean and the best of the ranked units, as table and chart.
extension ScorecardSheet {
  func domainBlock(_ palette: inout Palette) -> [Row] {
    let title = palette(.title) { $0.fontSize = 11 }
    var rows = [
      Row(height: 6),
      Row([
        Cell(
          0,
          .text(
            texts[
              "Tỷ lệ đạt theo lĩnh vực (% điểm tối đa)", "Shares by domain (% of the maximum)"]),
          format: title)
      ]),
      domainHeader(&palette),
    ]
    rows += set.domains.indices.map { domainRow($0, &palette) }
    // Beside the chart every row has the default height.
    while places.domainTitle - 1 + rows.count < places.lossTitle { rows.append(Row()) }
    return rows
  }

  private func domainHeader(_ palette: inout Palette) -> Row {
    let format = palette(.header) {
      $0.fontSize = 9.5
      $0.wraps = false
    }
    let labels = [
      texts["Mã", "Code"], texts["Lĩnh vực", "Domain"], texts["Đơn vị", "Unit"],
      texts["TB", "Mean"], texts["Cao nhất", "Best"],
    ]
    return Row(labels.enumerated().map { Cell($0, .text($1), format: format) })
  }

  private func domainRow(_ domain: Int, _ palette: inout Palette) -> Row {
    let node = set.domains[domain]
    let text = palette(.text) {
      $0.fontSize = 10
      $0.wraps = false
      $0.shrinks = true
    }
    let number = palette(.number) {
      $0.fontSize = 10
      $0.numberFormat = "0.0"
    }
    return Row([
      Cell(0, .text(set.nodes[node].code), format: text),
      Cell(1, .text(set.nodes[node].name), format: text),
      Cell(
        2,
        .line(
          places.cell(places.row(of: node), places.share),
          unit.lines.value(.share(node: node, stage: unit.final))),
        format: number),
      Cell(3, unit.content(.meanShare(node: node)), format: number),
      Cell(4, unit.content(.bestShare(node: node)), format: number),
    ])
  }

  var chart: Chart {
    let rows = places.firstDomain...(places.firstDomain + max(1, set.domains.count) - 1)
    func range(_ column: Int) -> SheetRange {
      SheetRange(CellRange(rows: rows, columns: column...column), in: layout.scorecard)
    }
    let names = [
      texts["Đơn vị", "The unit"], texts["Trung bình các đơn vị", "Mean of the units"],
      texts["Cao nhất", "Best"],
    ]
    let colors = [Colors.bar, Colors.muted, Colors.good]
    // Columns, not a net: the shares lie too close together for lines around a centre.
    let patterns: [Chart.Pattern?] = [nil, .upwardDiagonal, .dots]
    var series = names.indices.map {
      var series = Chart.Series(
        .text(names[$0]), categories: range(0), values: range(2 + $0), color: colors[$0])
      series.pattern = patterns[$0]
      return series
    }
    series[0].showsLabels = true
    series[0].labelFormat = "0"
    let title = texts["Tỷ lệ đạt theo mã lĩnh vực (%)", "Shares by domain code (%)"]
    let width = places.widths[5...].reduce(0) { $0 + $1 * 7 + 5 } - 12
    var chart = Chart(
      .column, title: title, series: series,
      anchor: CellAddress(row: places.domainTitle, column: 5),
      size: (width: Int(width), height: ScorecardLayout.chartRows * 20 - 6),
      altText: texts[
        "Biểu đồ: tỷ lệ đạt theo lĩnh vực của đơn vị, so với trung bình và cao nhất của các đơn vị",
        "Chart: share of the maximum by domain, of the unit, the mean and the best of the units"])
    chart.legend = .bottom
    chart.categoryAxis.title = texts["Lĩnh vực", "Domain"]
    chart.valueAxis.title = texts["% điểm tối đa", "% of the maximum"]
    chart.valueAxis.minimum = 0
    chart.valueAxis.maximum = 100
    chart.valueAxis.numberFormat = "0"
    return chart
  }
}
