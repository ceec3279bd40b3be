import Formulas
import Scoring
import Wording
import WorkbookPlan

/// Criteria and units: every contribution, the totals, the score, rank and grade.
///
/// Few units stand in columns, the final round on top and those before it below; for many see
/// ``UnitRowsSheet``.
struct DetailSheet {
  let book: Book
  let layout: IndexLayout

  private static let nameWidth = 44.0
  private static let unitWidth = 8.3

  private var result: IndexEvaluation { layout.result }
  private var texts: Texts { layout.texts }
  private var set: CriteriaSet { result.calculation.set }
  private var axes: IndexAxes { layout.axes }

  func sheet(_ palette: inout Palette) -> Sheet {
    var sheet =
      switch axes.orientation {
      case .unitsInColumns: columnsOfUnits(&palette)
      case .unitsInRows: rowsOfUnits(&palette)
      }
    if set.nodes.contains(where: { $0.notApplicable != nil }) {
      let header = axes.orientation == .unitsInColumns ? axes.unitName : axes.lineCode
      sheet.comments = [
        Sheet.Comment(
          CellAddress(row: header, column: 1),
          texts[
            "KAD: không áp dụng, loại trừ và quy đổi phần còn lại. PB: không áp dụng, điểm phân bổ cho tiêu chí khác. –: không tính vào trung bình. #N/A: thiếu số liệu.",
            "KAD: does not apply, left out and the rest converted. PB: does not apply, its points are shared out. –: left out of a mean. #N/A: a figure is missing."
          ])
      ]
    }
    return sheet
  }

  var frame: SheetFrame {
    let rounds = layout.details.map { texts.stage($0.stage) }
    let next =
      axes.orientation == .unitsInColumns
      ? texts["; bên dưới: ", "; below: "] : texts["; bên phải: ", "; to the right: "]
    return SheetFrame(
      book, title: "\(set.title)",
      subtitle: "\(result.index.title) – \(texts[lower: .year]) \(book.year) – "
        + rounds.joined(separator: next))
  }

  /// What maxima and weights are called, for the position of a unit group.
  func parameterLabels(_ variant: Int) -> [String] {
    let suffix = layout.variants == 1 ? "" : " " + layout.words(ofVariant: variant)
    return [texts[.maximum], texts[.weight]].map { $0 + suffix }
  }

  // MARK: Units in columns

  private func columnsOfUnits(_ palette: inout Palette) -> Sheet {
    let layout = layout
    var stack = RowStack()
    stack.add(header(&palette))
    for detail in layout.details {
      if detail != layout.detail { stack.add([Row(height: 12), title(of: detail, &palette)]) }
      let styles = detail.lines.map { Style(DetailLine($0, in: layout), of: result, &palette) }
      let flags = detail == layout.detail ? flags(&palette) : []
      let groups = detail.lines.firstIndex(of: .unitGroup).map { groupNames(styles[$0], &palette) }
      stack.add(count: detail.lines.count) { position in
        if detail.lines[position] == .unitGroup, let groups { return groups }
        var row = Self.row(styles[position], layout: layout, detail: detail)
        if position < flags.count { row.cells.append(flags[position]) }
        return row
      }
    }
    let printed = stack.count
    stack.add(groupCodes)
    var sheet = Sheet(name: layout.detail.sheet, rows: stack.rows)
    sheet.columns = columns
    sheet.frozen = (axes.firstLine, 2)
    sheet.textNumberRanges = [CellRange(rows: axes.firstLine...(printed - 1), columns: 0...0)]
    sheet.page = .office(
      texts, landscape: true, repeatedRows: axes.unitName...axes.unitName)
    sheet.page.repeatedColumns = 0...1
    sheet.page.goesAcrossFirst = true
    sheet.page.printArea = CellRange(
      rows: 0...(printed - 1), columns: 0...axes.units.upperBound)
    sheet.fitLegibly()
    sheet.breakBeforeAll(layout.details.dropFirst().map { $0.firstLine - 1 })
    return sheet
  }

  private var columns: [Sheet.Column] {
    let code = set.nodes.map { TextMeasure(size: 11, isBold: true).columnWidth(of: $0.printedCode) }
    var columns = [
      Sheet.Column(width: min(14, max(6, code.max() ?? 6))), Sheet.Column(width: Self.nameWidth),
    ]
    columns += [Sheet.Column](repeating: Sheet.Column(width: 8), count: 2 * layout.variants)
    columns += [Sheet.Column](
      repeating: Sheet.Column(width: Self.unitWidth), count: axes.units.count)
    if layout.hasSelfAssessment { columns.append(Sheet.Column(width: 8, isHidden: true)) }
    return columns
  }

  private func header(_ palette: inout Palette) -> [Row] {
    let head = palette(.header)
    var cells = [
      Cell(0, .text(texts[.code]), format: head),
      Cell(1, .text(texts[.domainsAndCriteria]), format: head),
    ]
    var turned = TurnedHeader(columnWidth: Self.unitWidth)
    for label in (0..<layout.variants).flatMap(parameterLabels) {
      cells.append(turned.cell(cells.count, label, &palette))
    }
    for (position, participant) in result.index.participants.enumerated() {
      let name = book.units[participant.unit].shortName
      cells.append(turned.cell(axes.unit(position), name, &palette))
    }
    return frame.rows(&palette) + [Row(), Row(cells, height: turned.height)]
  }

  /// What the analysis of self-assessed points adds up by, right of the units of the final round.
  private func flags(_ palette: inout Palette) -> [Cell] {
    guard layout.hasSelfAssessment else { return [] }
    let format = palette(.hiddenNumber)
    return layout.selfDomains.map { Cell(axes.lineFlag, .number(Double($0)), format: format) }
  }

  /// The title of a round below the final one, under the frozen header of the units.
  private func title(of detail: IndexLayout.DetailLayout, _ palette: inout Palette) -> Row {
    Row(
      [
        Cell(
          0, .text(texts.stage(detail.stage).uppercased()),
          format: palette(.title) { $0.fontSize = 12 })
      ], height: 24)
  }

  /// The names of the participants' unit groups.
  private func groupNames(_ style: Style, _ palette: inout Palette) -> Row {
    let small = CellFormat.centred.with { $0.fontSize = 9 }
    let format = palette(small)
    let measure = TextMeasure(small)
    let names = layout.groupNames
    let heights = names.map { measure.height(of: $0, columnWidth: Self.unitWidth) }
    var row = Self.row(style, layout: layout, detail: layout.detail)
    row.cells.removeAll { $0.column >= axes.units.lowerBound }
    row.cells += result.groups.enumerated().map { position, group in
      Cell(axes.unit(position), .text(names[group]), format: format)
    }
    row.height = max(18, heights.max() ?? 18)
    return row
  }

  /// The codes of the units' groups, which group ranks compare; nothing if there is one group.
  var unitCodes: [String] {
    let groups = result.calculation.groups
    return groups.count > 1 ? result.groups.map { groups[$0] } : []
  }

  /// The codes in a hidden row.
  private var groupCodes: [Row] {
    guard !unitCodes.isEmpty else { return [] }
    let cells = unitCodes.enumerated().map { Cell(axes.unit($0), .text($1)) }
    return [Row(cells, isHidden: true)]
  }

  /// A line with the positions of its formats.
  private struct Style: Sendable {
    let line: DetailLine
    let code, name, figure: Int
    let parameters: [Int]
    let height: Double

    init(_ line: DetailLine, of result: IndexEvaluation, _ palette: inout Palette) {
      self.line = line
      code = palette(line.text)
      let text = line.text.with { $0.indent = line.depth }
      name = palette(text)
      var parameters: [Int] = []
      for format in line.parameters { parameters.append(palette(format)) }
      self.parameters = parameters
      figure = palette(line.figure)
      let needed = TextMeasure(text).height(
        of: line.name, columnWidth: DetailSheet.nameWidth - Double(line.depth) * 1.6)
      let grade = result.gradeHeight(
        TextMeasure(line.figure), columnWidth: DetailSheet.unitWidth)
      height = line.isWord ? max(34, grade) : max(line.node == nil ? 18 : 17, needed)
    }
  }

  private static func row(
    _ style: Style, layout: IndexLayout, detail: IndexLayout.DetailLayout
  ) -> Row {
    let line = style.line
    var cells: [Cell] = []
    cells.reserveCapacity(layout.axes.units.upperBound + 1)
    cells.append(Cell(0, .text(line.code), format: style.code))
    cells.append(Cell(1, .text(line.name), format: style.name))
    for variant in 0..<layout.variants {
      let contents = layout.parameters(of: line, variant: variant, in: detail)
      for (content, format) in zip(contents, style.parameters) {
        cells.append(Cell(cells.count, content, format: format))
      }
    }
    let formulas = LineFormulas(line.kind, layout, in: detail.sheet)
    for (participant, value) in layout.result.column(line.kind).enumerated() {
      let content = formulas.content(of: participant, value)
      cells.append(Cell(layout.axes.unit(participant), content, format: style.figure))
    }
    return Row(cells, height: style.height)
  }
}
