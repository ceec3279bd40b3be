import Formulas
import Scoring
import WorkbookPlan

/// A sheet with a row for each unit and a column for each line, for an index of many units.
///
/// The heads of the lines are turned; the row of their codes can be filtered. Printed at ``scale``, pages
/// begin with a domain or criterion where they can, and repeat the units' names and the heads.
struct UnitRowsSheet {
  let book: Book
  let layout: IndexLayout
  let name: String
  let frame: SheetFrame
  /// The lines, in order.
  var columns: [Column]
  /// The lines that begin a round, in order.
  let rounds: [Range<Int>]
  /// What lines that stand side by side belong to, in order.
  let bands: [Band]
  /// What stands to the left of ``Column/parameters``, row by row; nothing if they do not show.
  let parameterLabels: [String]
  /// What only formulas use of each line; nothing if they use nothing.
  let flags: [Int]

  /// The head of a line.
  struct Column: Sendable {
    let code: String
    let name: String
    let isBold: Bool
    /// The colour of the head; nil for that of headers.
    let fill: Int?
    /// The maximum and weight for each unit group that has its own.
    let parameters: [(content: Cell.Content, format: CellFormat)]
    /// The format of the figures.
    let format: CellFormat
    /// The width; the least that the figures need at first.
    var width: Double
  }

  /// Lines side by side with what they belong to.
  struct Band: Sendable {
    let text: String
    let columns: Range<Int>
  }

  /// The print in percent: heads of ten points stay above seven.
  static let scale = 72
  /// The least width of a column of figures.
  static let width = 7.6

  private static let bandFont = TextMeasure(size: 10.5, isBold: true)
  private static let headFont = TextMeasure(size: 10, isBold: true)
  private static let headHeight = 150.0
  private static let greatestWidth = 30.0

  private var axes: IndexAxes { layout.axes }
  private var texts: Texts { layout.texts }
  private var result: IndexEvaluation { layout.result }
  private var units: [String] {
    result.index.participants.map { book.units[$0.unit].shortName }
  }

  /// The sheet, with the contents of the cells by the positions of line and participant.
  func sheet(
    _ palette: inout Palette, content: @escaping @Sendable (Int, Int) -> Cell.Content
  ) -> Sheet {
    let fitted = fitted()
    var stack = RowStack()
    stack.add(frame.rows(&palette))
    stack.add([flagRow(&palette)])
    let breaks = fitted.breaks
    let pieces = fitted.pieces(breaks)
    stack.add([fitted.bandRow(pieces, &palette)])
    stack.add(fitted.heads(&palette))
    stack.add(count: result.index.participants.count, fitted.unitRow(content, &palette))
    var sheet = Sheet(name: name, rows: stack.rows)
    sheet.columns = (fitted.leftWidths + fitted.columns.map(\.width)).map {
      Sheet.Column(width: $0)
    }
    let last = axes.firstLine + columns.count - 1
    sheet.merges = pieces.filter { $0.columns.count > 1 }.map {
      let first = axes.firstLine + $0.columns.lowerBound
      return CellRange(
        rows: Self.bandRow...Self.bandRow, columns: first...(first + $0.columns.count - 1))
    }
    sheet.frozen = (axes.units.lowerBound, axes.firstLine)
    sheet.filter = CellRange(rows: axes.lineCode...axes.units.upperBound, columns: 0...last)
    sheet.textNumberRanges = [
      CellRange(rows: axes.lineCode...axes.lineCode, columns: axes.firstLine...last)
    ]
    sheet.zoom = 85
    sheet.page = .office(
      texts, landscape: true, repeatedRows: Self.bandRow...axes.lineCode)
    sheet.page.repeatedColumns = 0...(axes.firstLine - 1)
    sheet.page.fitWidth = nil
    sheet.page.scale = Self.scale
    sheet.page.columnBreaks = breaks.map { axes.firstLine + $0 }
    sheet.page.goesAcrossFirst = true
    sheet.page.printArea = CellRange(rows: 0...axes.units.upperBound, columns: 0...last)
    return sheet
  }

  // MARK: Widths and pages

  /// The row of the bands.
  private static let bandRow = 4
  private static let bandLines = 4

  private var leftWidths: [Double] {
    let name = units.map { TextMeasure(size: 11).columnWidth(of: $0) }.max() ?? 0
    let group = result.calculation.groups.map { TextMeasure(size: 11).columnWidth(of: $0) }.max()
    let widths = [5.5, min(30, max(16, name + 1)), min(16, max(9, (group ?? 0) + 1))]
    return Array(widths.prefix(axes.firstLine))
  }

  /// The sheet with columns wide enough for their heads and bands.
  private func fitted() -> UnitRowsSheet {
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

  private func width(of band: Band) -> Double {
    band.columns.reduce(0) { $0 + columns[$1].width }
  }

  /// The lines that begin a page.
  private var breaks: [Int] {
    func points(_ width: Double) -> Double { (width * 7 + 5) * 0.75 }
    let left = leftWidths.map(points)
    // A little is left over for programs that set columns wider than asked.
    let room = (297 - 20 - 15) / 25.4 * 72 / Double(Self.scale) * 100 * 0.97
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
  private func pieces(_ breaks: [Int]) -> [Band] {
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

  // MARK: Rows

  private func flagRow(_ palette: inout Palette) -> Row {
    guard !flags.isEmpty else { return Row(height: 6) }
    let format = palette(.hiddenNumber)
    let cells = flags.enumerated().map { position, flag in
      Cell(axes.firstLine + position, .number(Double(flag)), format: format)
    }
    return Row(cells, isHidden: true)
  }

  private func bandRow(_ pieces: [Band], _ palette: inout Palette) -> Row {
    let format = palette(.header) { $0.fontSize = Self.bandFont.size }
    let heights = pieces.map {
      Self.bandFont.height(of: $0.text, columnWidth: width(of: $0))
    }
    let left = (0..<axes.firstLine).map { Cell($0, .blank, format: format) }
    let cells = pieces.map {
      Cell(
        axes.firstLine + $0.columns.lowerBound, $0.text.isEmpty ? .blank : .text($0.text),
        format: format)
    }
    return Row(left + cells, height: max(18, heights.max() ?? 0))
  }

  /// The rows of names, of maxima and weights, and of codes.
  private func heads(_ palette: inout Palette) -> [Row] {
    func format(_ column: Column, _ base: CellFormat = .header) -> CellFormat {
      base.with {
        $0.fontSize = Self.headFont.size
        $0.isBold = column.isBold
        if let fill = column.fill { $0.fill = fill }
      }
    }
    let head = palette(.header) { $0.fontSize = Self.headFont.size }
    func row(
      _ labels: [String], height: Double, _ cells: [(Cell.Content, Int)]
    ) -> Row {
      let left = (0..<axes.firstLine).map { position -> Cell in
        let text = labels.indices.contains(position) ? labels[position] : ""
        return Cell(position, text.isEmpty ? .blank : .text(text), format: head)
      }
      return Row(
        left
          + cells.enumerated().map { Cell(axes.firstLine + $0, $1.0, format: $1.1) },
        height: height)
    }
    var rows: [Row] = []
    rows.append(
      row(
        ["", texts["Lĩnh vực, tiêu chí", "Domains and criteria"]], height: Self.headHeight,
        columns.map {
          (.text($0.name), palette.position(of: format($0).with { $0.rotation = 90 }))
        }))
    for parameter in 0..<(2 * layout.variants) {
      guard parameterLabels.indices.contains(parameter) else {
        rows.append(Row(isHidden: true))
        continue
      }
      rows.append(
        row(
          ["", parameterLabels[parameter]], height: 17,
          columns.map {
            let (content, look) = $0.parameters[parameter]
            return (content, palette.position(of: format($0, look)))
          }))
    }
    rows.append(
      row(
        ["TT", texts["Tên đơn vị", "Unit"], texts["Nhóm", "Group"]], height: 26,
        columns.map {
          let look = format($0).with {
            $0.vertical = .top
            $0.isBold = true
          }
          return ($0.code.isEmpty ? .blank : .text($0.code), palette.position(of: look))
        }))
    return rows
  }

  private func unitRow(
    _ content: @escaping @Sendable (Int, Int) -> Cell.Content, _ palette: inout Palette
  ) -> @Sendable (Int) -> Row {
    let left = [
      palette(.centred) { $0.numberFormat = "0" }, palette(.text), palette(.centred),
    ]
    var formats: [Int] = []
    for column in columns { formats.append(palette.position(of: column.format)) }
    let figures = formats
    let (units, layout, width) = (units, layout, leftWidths[1])
    return { participant in
      let name = units[participant]
      let group = layout.result.calculation.groups[layout.result.groups[participant]]
      let contents: [Cell.Content] = [
        .number(Double(participant + 1)), .text(name), Cell.content(.text(group)),
      ]
      let first = layout.axes.firstLine
      var cells = (0..<first).map { Cell($0, contents[$0], format: left[$0]) }
      cells.reserveCapacity(first + figures.count)
      for (line, format) in figures.enumerated() {
        cells.append(Cell(first + line, content(line, participant), format: format))
      }
      return Row(cells, height: max(17, TextMeasure(.text).height(of: name, columnWidth: width)))
    }
  }
}
