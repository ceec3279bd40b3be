import Formulas
import Scoring
import Wording
import WorkbookPlan

/// What was observed, a line per figure and round: the cells to change, and what is derived from them.
struct DataSheet {
  let book: Book
  let layout: IndexLayout
  let others: [IndexLayout]

  private static let widths = (criterion: 34.0, input: 40.0, round: 14.0, unit: 8.3)

  private var result: IndexEvaluation { layout.result }
  private var texts: Texts { layout.texts }
  private var axes: IndexAxes { layout.axes }

  func sheet(_ palette: inout Palette) -> Sheet {
    var sheet =
      switch axes.orientation {
      case .unitsInColumns: columnsOfUnits(&palette)
      case .unitsInRows: rowsOfUnits(&palette)
      }
    sheet.validations = DataValidations(layout: layout).validations
    sheet.comments = comments
    return sheet
  }

  /// What facts about units rest on.
  private var comments: [Sheet.Comment] {
    result.index.facts.compactMap { fact in
      guard let note = fact.note, let cell = layout.cell(.fact(fact.fact), of: fact.participant)
      else { return nil }
      return Sheet.Comment(cell, note)
    }
  }

  private var frame: SheetFrame {
    let line =
      axes.orientation == .unitsInColumns ? texts["dòng", "row"] : texts["cột", "column"]
    return SheetFrame(
      book, title: texts["SỐ LIỆU ĐẦU VÀO: ", "INPUT DATA: "] + result.index.title,
      subtitle: texts[
        "Ô nền vàng, chữ xanh là ô nhập; «x» ở \(line) không áp dụng nghĩa là tiêu chí không áp dụng.",
        "Yellow cells with blue text are inputs; 'x' in a not-applicable \(line) means so."])
  }

  // MARK: Units in columns

  private func columnsOfUnits(_ palette: inout Palette) -> Sheet {
    let head = header(&palette)
    let styles = layout.dataLines.map { Style(DataLine($0, in: layout), &palette) }
    let own = self
    let rows = Rows(count: head.count + styles.count) { row in
      row < head.count ? head[row] : own.row(styles[row - head.count])
    }
    var sheet = Sheet(name: layout.data, rows: rows)
    sheet.columns = columns
    sheet.frozen = (axes.firstLine, 4)
    sheet.textNumberRanges = [
      CellRange(rows: axes.firstLine...(axes.firstLine + styles.count), columns: 0...0)
    ]
    sheet.page = .office(
      texts, landscape: true, repeatedRows: axes.unitName...axes.unitName)
    sheet.page.repeatedColumns = 0...3
    sheet.page.goesAcrossFirst = true
    sheet.fitLegibly()
    return sheet
  }

  private var columns: [Sheet.Column] {
    let code = result.calculation.set.nodes.map {
      TextMeasure(size: 11).columnWidth(of: $0.printedCode)
    }
    var columns = [
      Sheet.Column(width: min(14, max(6, code.max() ?? 6))),
      Sheet.Column(width: Self.widths.criterion), Sheet.Column(width: Self.widths.input),
      Sheet.Column(width: Self.widths.round),
    ]
    // The participants stand in the same columns as in the detail sheets.
    let surplus = axes.units.lowerBound - columns.count
    if surplus > 0 {
      columns += [Sheet.Column](repeating: Sheet.Column(width: 1, isHidden: true), count: surplus)
    }
    return columns
      + [Sheet.Column](
        repeating: Sheet.Column(width: Self.widths.unit), count: axes.units.count)
  }

  private func header(_ palette: inout Palette) -> [Row] {
    let head = palette(.header)
    let labels = [
      texts[.code], texts[.criterion], texts["Nội dung số liệu", "What the figure is"],
      texts[.round],
    ]
    var cells = labels.enumerated().map { Cell($0, .text($1), format: head) }
    var turned = TurnedHeader(columnWidth: Self.widths.unit)
    for (position, participant) in result.index.participants.enumerated() {
      let name = book.units[participant.unit].shortName
      cells.append(turned.cell(axes.unit(position), name, &palette))
    }
    return frame.rows(&palette) + [Row(height: 6), Row(cells, height: turned.height)]
  }

  /// A line with the positions of its formats.
  private struct Style: Sendable {
    let line: DataLine
    let labels: [String]
    let label, figure: Int
    let height: Double

    init(_ line: DataLine, _ palette: inout Palette) {
      self.line = line
      labels = [line.code, line.criterion, line.figure, line.round]
      let measure = TextMeasure(size: 10.5)
      let widths = DataSheet.widths
      let lines = max(
        measure.lines(of: line.criterion, columnWidth: widths.criterion),
        measure.lines(of: line.figure, columnWidth: widths.input),
        measure.lines(of: line.round, columnWidth: widths.round))
      label = palette(.text) { $0.fontSize = measure.size }
      figure = palette.position(of: line.format)
      height = measure.height(lines: lines)
    }
  }

  private func row(_ style: Style) -> Row {
    var cells = style.labels.enumerated().map { Cell($0, .text($1), format: style.label) }
    let figures = DataFigures(style.line.kind, layout, others: others)
    for participant in result.index.participants.indices {
      let content = figures.content(of: participant)
      cells.append(Cell(axes.unit(participant), content, format: style.figure))
    }
    return Row(cells, height: style.height)
  }

  // MARK: Units in rows

  private func rowsOfUnits(_ palette: inout Palette) -> Sheet {
    let lines = layout.dataLines.map { DataLine($0, in: layout) }
    let namesRounds = result.calculation.stages.count > 1
    let columns = lines.map { line in
      let round = namesRounds && !line.round.isEmpty ? " (\(line.round.lowercased()))" : ""
      return UnitRowsSheet.Column(
        code: line.code, name: line.figure + round, isBold: false, fill: nil, parameters: [],
        format: line.format, width: UnitRowsSheet.width)
    }
    // The lines of a criterion stand side by side under its name.
    var bands: [UnitRowsSheet.Band] = []
    for (position, line) in lines.enumerated() {
      let isNew = position == 0 || lines[position - 1].node != line.node
      let start = isNew ? position : bands.removeLast().columns.lowerBound
      let text = line.node == nil ? "" : "\(line.code) \(line.criterion)"
      bands.append(UnitRowsSheet.Band(text: text, columns: start..<(position + 1)))
    }
    let figures = layout.dataLines.map { DataFigures($0, layout, others: others) }
    return UnitRowsSheet(
      book: book, layout: layout, name: layout.data, frame: frame, columns: columns,
      rounds: [columns.indices], bands: bands, parameterLabels: [], flags: []
    ).sheet(&palette) { line, participant in figures[line].content(of: participant) }
  }
}
