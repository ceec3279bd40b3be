import Formulas
import Scoring
import Wording
import WorkbookPlan

// How wide columns are, and where pages begin.
extension UnitRowsSheet {
  /// The widths of the columns before the lines.
  var leftWidths: [Double] {
    let name = units.map { TextMeasure(size: 11).columnWidth(of: $0) }.max() ?? 0
    let group = layout.groupNames.map { TextMeasure(size: 11).columnWidth(of: $0) }.max() ?? 0
    let widths = [5.5, min(30, max(16, name + 1)), min(16, max(9, group + 1))]
    return Array(widths.prefix(axes.firstLine))
  }

  /// The sheet with columns wide enough for their heads and bands.
  func fitted() -> UnitRowsSheet {
    var fitted = self
    let length = TextMeasure.columnWidth(points: Self.headHeight - 8)
    for (position, column) in columns.enumerated() {
      let lines = Double(Self.headFont.lines(of: column.name, columnWidth: length))
      let needed = TextMeasure.columnWidth(points: lines * Self.headFont.size * 1.2 + 3)
      fitted.columns[position].width = min(Self.greatestWidth, max(column.width, needed))
    }
    for band in bands {
      var width = fitted.width(of: band)
      while Self.bandFont.lines(of: band.text, columnWidth: width) > Self.bandLines,
        width < Double(band.columns.count) * Self.greatestWidth
      {
        for column in band.columns { fitted.columns[column].width *= 1.1 }
        width = fitted.width(of: band)
      }
    }
    return fitted
  }

  /// The width of all columns of a band.
  func width(of band: Band) -> Double {
    band.columns.reduce(0) { $0 + columns[$1].width }
  }

  /// The lines that begin a page.
  var breaks: [Int] {
    func points(_ width: Double) -> Double { (width * 7 + 5) * 0.75 }
    let left = leftWidths.map(points)
    // Some is left over for programs that set columns wider than asked.
    let page = Page.office(texts, landscape: true, repeatedRows: nil)
    let room = page.room.width / Double(Self.scale) * 100 * 0.92
    var breaks: [Int] = []
    for round in rounds {
      if round.lowerBound > 0 { breaks.append(round.lowerBound) }
      let blocks = bands.filter { round.contains($0.columns.lowerBound) }.map { band in
        let first = left.count + band.columns.lowerBound - round.lowerBound
        return first..<(first + band.columns.count)
      }
      let pages = PageBreaks(
        heights: left + columns[round].map { points($0.width) }, room: room,
        repeated: left.count - 1, repeatedCount: left.count, blocks: blocks)
      breaks += pages.rows.filter { $0 > left.count }.map { $0 - left.count + round.lowerBound }
    }
    return Array(breaks.prefix(Limits.rowBreaks))
  }

  /// The bands, those that go over a page's end in pieces.
  func pieces(_ breaks: [Int]) -> [Band] {
    bands.flatMap { band -> [Band] in
      let starts =
        [band.columns.lowerBound]
        + breaks.filter { $0 > band.columns.lowerBound && $0 < band.columns.upperBound }
      return starts.enumerated().map { place, start in
        let end = place + 1 < starts.count ? starts[place + 1] : band.columns.upperBound
        let text =
          place == 0 || band.text.isEmpty
          ? band.text : band.text + texts[" (tiếp)", " (continued)"]
        return Band(text: text, columns: start..<end)
      }
    }
  }
}
