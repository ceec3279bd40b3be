import Formulas
import Scoring
import Wording
import WorkbookPlan

// What stands in the rows.
extension UnitRowsSheet {
  /// The rows above, right of the columns that are repeated, lest each page repeat a part of them.
  func title(_ palette: inout Palette) -> [Row] {
    frame.rows(&palette).map { row in
      var row = row
      for position in row.cells.indices { row.cells[position].column += axes.firstLine }
      return row
    }
  }

  /// What only formulas use, in figures that do not show.
  func flagRow(_ palette: inout Palette) -> Row {
    let format = palette(.hiddenNumber)
    let cells = flags.enumerated().map { position, flag in
      Cell(axes.firstLine + position, .number(Double(flag)), format: format)
    }
    return Row(cells, isHidden: true)
  }

  /// What the lines belong to.
  func bandRow(_ pieces: [Band], _ palette: inout Palette) -> Row {
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
  func heads(_ palette: inout Palette) -> [Row] {
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
        ["", texts[.domainsAndCriteria]], height: Self.headHeight,
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
    rows.append(flagRow(&palette))
    rows.append(
      row(
        [texts.rowNumber, texts[.unitName], texts[.group]], height: 26,
        columns.map {
          let look = format($0).with {
            $0.vertical = .top
            $0.isBold = true
          }
          return ($0.code.isEmpty ? .blank : .text($0.code), palette.position(of: look))
        }))
    return rows
  }

  /// The row of a unit, by its position.
  func unitRow(
    _ content: @escaping @Sendable (Int, Int) -> Cell.Content, _ palette: inout Palette
  ) -> @Sendable (Int) -> Row {
    let left = [
      palette(.centred) { $0.numberFormat = "0" }, palette(.text), palette(.text),
    ]
    let code = palette(CellFormat())
    var formats: [Int] = []
    for column in columns { formats.append(palette.position(of: column.format)) }
    let figures = formats
    let (units, layout, widths, codes) = (units, layout, leftWidths, unitCodes)
    let (groups, measure) = (layout.groupNames, TextMeasure(.text))
    return { participant in
      let texts = [units[participant], groups[layout.result.groups[participant]]]
      let contents = [.number(Double(participant + 1))] + texts.map { Cell.Content.text($0) }
      let first = layout.axes.firstLine
      var cells = (0..<first).map { Cell($0, contents[$0], format: left[$0]) }
      cells.reserveCapacity(first + figures.count)
      for (line, format) in figures.enumerated() {
        cells.append(Cell(first + line, content(line, participant), format: format))
      }
      if !codes.isEmpty {
        cells.append(Cell(first + figures.count, .text(codes[participant]), format: code))
      }
      let heights = zip(texts, widths.dropFirst()).map {
        measure.height(of: $0, columnWidth: $1)
      }
      return Row(cells, height: heights.reduce(17, max))
    }
  }
}
