import Formulas
import WorkbookPlan

// Texts of a book that are longer than their place: where Excel takes few characters they are cut, in cells
// they are whole, titles on as many lines as they need.
extension Plan {
  /// The plan with its document properties and the words of its charts cut to what Excel takes, and its
  /// titles broken into lines where they are wider than their sheet.
  func fitted() -> Plan {
    var plan = self
    var palette = Palette(formats)
    for text in [
      \Properties.title, \.subject, \.author, \.keywords, \.category, \.comments,
    ] {
      plan.properties[keyPath: text] = plan.properties[keyPath: text].cut(
        to: Limits.propertyUnits)
    }
    for sheet in plan.sheets.indices {
      plan.sheets[sheet].charts = plan.sheets[sheet].charts.map(\.fitted)
      plan.sheets[sheet].breakTitles(&palette)
    }
    plan.formats = palette.formats
    return plan
  }
}

extension Sheet {
  /// How many rows at the top may hold a letterhead, a title, a line under it and remarks.
  private static let titleRows = 8

  /// Breaks titles that are longer than the print is wide into lines, over all its columns.
  fileprivate mutating func breakTitles(_ palette: inout Palette) {
    let last = page.printArea?.last.column ?? columns.count - 1
    let made = rows
    var broken: [Int: Row] = [:]
    for position in 0..<min(Self.titleRows, rows.count) {
      let row = made[position]
      guard let first = row.cells.first, case .text(let text) = first.content,
        row.cells.allSatisfy({ $0 == first || $0.content == .blank || $0.column > last }),
        first.column < last, !merges.contains(where: { $0.first.row == position })
      else { continue }
      let format = palette.formats[first.format]
      let across = first.column...last
      let room = points(of: across)
      let measure = TextMeasure(format)
      guard format.horizontal == .general || format.horizontal == .left, !format.wraps,
        measure.width(of: text) > room
      else { continue }
      var whole = row
      whole.cells[0].format = palette(format) { $0.wraps = true }
      whole.height = measure.height(
        of: text, columnWidth: TextMeasure.columnWidth(points: room * 0.97))
      broken[position] = whole
      merges.append(CellRange(rows: position...position, columns: across))
    }
    guard !broken.isEmpty else { return }
    let titles = broken
    rows = Rows(count: made.count) { titles[$0] ?? made[$0] }
  }

  /// The points that columns leave for a text over all of them.
  private func points(of columns: ClosedRange<Int>) -> Double {
    let pixels = columns.reduce(0.0) { pixels, column in
      guard self.columns.indices.contains(column) else { return pixels + 64 }
      let column = self.columns[column]
      return column.isHidden ? pixels : pixels + column.width * 7 + 5
    }
    return (pixels - 7) * 0.75
  }
}

extension Chart {
  fileprivate var fitted: Chart {
    var chart = self
    chart.title = title.map(Self.fitted)
    chart.altText = altText.cut(to: Limits.altTextUnits)
    chart.categoryAxis.title = categoryAxis.title.map(Self.fitted)
    chart.valueAxis.title = valueAxis.title.map(Self.fitted)
    for place in series.indices {
      if case .text(let name) = series[place].name {
        chart.series[place].name = .text(Self.fitted(name))
      }
    }
    return chart
  }

  /// A title that begins with « = » would be taken for a formula.
  private static func fitted(_ text: String) -> String {
    (text.hasPrefix("=") ? " " + text : text).cut(to: Limits.chartTextUnits)
  }
}
