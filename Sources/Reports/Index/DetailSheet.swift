import Formulas
import Scoring
import WorkbookPlan

/// Criteria × units: every contribution, the totals, the score, rank and grade; the final round on top,
/// those before it below.
struct DetailSheet {
  let book: Book
  let layout: IndexLayout

  private static let nameWidth = 44.0
  private static let unitWidth = 8.3

  private var result: IndexEvaluation { layout.result }
  private var texts: Texts { layout.texts }
  private var set: CriteriaSet { result.calculation.set }

  func sheet(_ palette: inout Palette) -> Sheet {
    var stack = RowStack()
    stack.add(header(&palette))
    for detail in layout.details {
      if detail != layout.detail { stack.add([Row(height: 12), title(of: detail, &palette)]) }
      let styles = detail.lines.map { style(of: $0, &palette) }
      let layout = layout
      let flags = detail == layout.detail ? flags(&palette) : []
      let groups = detail.lines.firstIndex(of: .unitGroup).map { groupNames(styles[$0], &palette) }
      stack.add(count: detail.lines.count) { position in
        if detail.lines[position] == .unitGroup, let groups { return groups }
        var row = Self.row(
          detail.lines[position], layout: layout, detail: detail, style: styles[position])
        if position < flags.count { row.cells.append(flags[position]) }
        return row
      }
    }
    let printed = stack.count
    stack.add(groupCodes)
    var sheet = Sheet(name: layout.detail.sheet, rows: stack.rows)
    sheet.columns = columns
    sheet.frozen = (IndexLayout.firstRow, 2)
    if set.nodes.contains(where: { $0.notApplicable != nil }) {
      sheet.comments = [
        Sheet.Comment(
          CellAddress(row: IndexLayout.firstRow - 1, column: 1),
          texts[
            "KAD: không áp dụng, loại trừ và quy đổi phần còn lại. PB: không áp dụng, điểm phân bổ cho tiêu chí khác. –: không tính vào trung bình. #N/A: thiếu số liệu.",
            "KAD: does not apply, left out and the rest converted. PB: does not apply, its points are shared out. –: left out of a mean. #N/A: a figure is missing."
          ])
      ]
    }
    sheet.textNumberRanges = [
      CellRange(rows: IndexLayout.firstRow...(printed - 1), columns: 0...0)
    ]
    sheet.page = .office(
      texts, landscape: true, repeatedRows: (IndexLayout.firstRow - 1)...(IndexLayout.firstRow - 1))
    sheet.page.repeatedColumns = 0...1
    sheet.page.goesAcrossFirst = true
    sheet.page.printArea = CellRange(
      rows: 0...(printed - 1), columns: 0...layout.columns.upperBound)
    sheet.fitLegibly()
    sheet.breakBeforeAll(layout.details.dropFirst().map { $0.firstRow - 1 })
    return sheet
  }

  // MARK: Header

  private var columns: [Sheet.Column] {
    let code = set.nodes.map { TextMeasure(size: 11, isBold: true).columnWidth(of: $0.code) }
    var columns = [
      Sheet.Column(width: min(14, max(6, code.max() ?? 6))), Sheet.Column(width: Self.nameWidth),
    ]
    columns += [Sheet.Column](repeating: Sheet.Column(width: 8), count: 2 * layout.variants)
    columns += [Sheet.Column](
      repeating: Sheet.Column(width: Self.unitWidth), count: layout.columns.count)
    if layout.hasSelfAssessment { columns.append(Sheet.Column(width: 8, isHidden: true)) }
    return columns
  }

  private func header(_ palette: inout Palette) -> [Row] {
    let frame = SheetFrame(
      book, title: "\(set.title)",
      subtitle: "\(result.index.title) – \(texts["năm", "year"]) \(book.year) – "
        + layout.details.map { texts.stage($0.stage) }.joined(
          separator: texts["; bên dưới: ", "; below: "]))
    let head = palette(.header)
    var cells = [
      Cell(0, .text(texts["Mã", "Code"]), format: head),
      Cell(1, .text(texts["Lĩnh vực, tiêu chí", "Domains and criteria"]), format: head),
    ]
    var turned = TurnedHeader(columnWidth: Self.unitWidth)
    for variant in 0..<layout.variants {
      let group = layout.variants == 1 ? "" : " " + layout.words(ofVariant: variant)
      let labels = [texts["Điểm tối đa", "Maximum points"], texts["Trọng số", "Weight"]]
      for (offset, label) in labels.enumerated() {
        cells.append(turned.cell(2 + 2 * variant + offset, label + group, &palette))
      }
    }
    for (position, participant) in result.index.participants.enumerated() {
      let name = book.units[participant.unit].shortName
      cells.append(turned.cell(layout.firstColumn + position, name, &palette))
    }
    return frame.rows(&palette) + [Row(), Row(cells, height: turned.height)]
  }

  /// What the analysis of self-assessed points adds up by, right of the units of the final round.
  private func flags(_ palette: inout Palette) -> [Cell] {
    guard layout.hasSelfAssessment else { return [] }
    let format = palette(.hiddenNumber)
    let column = layout.selfFlags.range.first.column
    return layout.selfDomains.map { Cell(column, .number(Double($0)), format: format) }
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
    var row = Self.row(.unitGroup, layout: layout, detail: layout.detail, style: style)
    row.cells.removeAll { $0.column >= layout.firstColumn }
    row.cells += result.groups.enumerated().map { position, group in
      Cell(layout.firstColumn + position, .text(names[group]), format: format)
    }
    row.height = max(18, heights.max() ?? 18)
    return row
  }

  /// Hidden: the codes of the groups, which group ranks compare; nothing if there is one group.
  private var groupCodes: [Row] {
    guard layout.groupRow != nil else { return [] }
    let cells = result.groups.enumerated().map { position, group in
      Cell(layout.firstColumn + position, .text(result.calculation.groups[group]))
    }
    return [Row(cells, isHidden: true)]
  }

  // MARK: Rows

  private struct Style: Sendable {
    var code: String
    var name: String
    var codeFormat: Int
    var nameFormat: Int
    var parameterFormats: [Int]
    var numberFormat: Int
    var height: Double
    var node: Int?
  }

  private static func row(
    _ kind: Line.Kind, layout: IndexLayout, detail: IndexLayout.DetailLayout,
    style: Style
  ) -> Row {
    var cells: [Cell] = []
    cells.reserveCapacity(layout.columns.upperBound + 1)
    cells.append(Cell(0, .text(style.code), format: style.codeFormat))
    cells.append(Cell(1, .text(style.name), format: style.nameFormat))
    for variant in 0..<layout.variants {
      for (offset, content) in layout.parameters(
        of: style.node, kind: kind, variant: variant, detail: detail
      ).enumerated() {
        cells.append(
          Cell(2 + 2 * variant + offset, content, format: style.parameterFormats[offset]))
      }
    }
    let formulas = LineFormulas(kind, layout, in: detail.sheet)
    for (participant, value) in layout.result.column(kind).enumerated() {
      let content = formulas.content(of: participant, value)
      cells.append(
        Cell(layout.firstColumn + participant, content, format: style.numberFormat))
    }
    return Row(cells, height: style.height)
  }

  /// The formats of a maximum, as the set writes it, and of a weight, which may be any fraction.
  private func parameterFormats(_ format: CellFormat, _ palette: inout Palette) -> [Int] {
    [LineStyle.words, LineStyle.points].map { code in palette(format) { $0.numberFormat = code } }
  }

  private func style(of kind: Line.Kind, _ palette: inout Palette) -> Style {
    guard case .contribution(let node, _) = kind else { return totalStyle(of: kind, &palette) }
    let criterion = set.nodes[node]
    let depth = set.depth(of: node)
    let isGroup = criterion.rule == nil
    let fill = depth == 0 && isGroup ? Colors.domain : nil
    func styled(_ format: CellFormat) -> CellFormat {
      format.with {
        $0.isBold = isGroup
        $0.fill = fill
      }
    }
    let name = styled(.text).with { $0.indent = depth }
    let lines = TextMeasure(name).lines(
      of: criterion.name, columnWidth: Self.nameWidth - Double(depth) * 1.6)
    return Style(
      code: criterion.code, name: criterion.name, codeFormat: palette(styled(.text)),
      nameFormat: palette(name),
      parameterFormats: parameterFormats(styled(.number), &palette),
      numberFormat: palette(styled(.number)) { $0.numberFormat = LineStyle.points },
      height: max(17, TextMeasure(name).height(lines: lines)), node: node)
  }

  private func totalStyle(of kind: Line.Kind, _ palette: inout Palette) -> Style {
    let line = layout.style(of: kind)
    let isMain = line.isMain
    func styled(_ format: CellFormat) -> CellFormat {
      format.with {
        $0.isBold = isMain
        $0.fill = isMain ? Colors.total : nil
      }
    }
    let (label, isWord) = (line.label, line.isWord)
    let lines = TextMeasure(styled(.text)).lines(of: label, columnWidth: Self.nameWidth)
    return Style(
      code: kind.node.map { set.nodes[$0].code } ?? "", name: label,
      codeFormat: palette(styled(.text)), nameFormat: palette(styled(.text)),
      parameterFormats: parameterFormats(styled(.number), &palette),
      numberFormat: palette(styled(isWord ? .centred : .number)) {
        $0.numberFormat = line.numberFormat
      },
      height: isWord ? 34 : max(18, TextMeasure(styled(.text)).height(lines: lines)),
      node: nil)
  }
}

extension IndexLayout {
  /// The contents of the maximum and weight columns of a detail row.
  ///
  /// The final round takes them from the weights sheet, the others from the final one.
  fileprivate func parameters(
    of node: Int?, kind: Line.Kind, variant: Int, detail: DetailLayout
  ) -> [Cell.Content] {
    let weights = result.weights[variant]
    guard let node else {
      guard case .earned = kind else { return [.blank, .blank] }
      let domains = result.calculation.set.domains
      let cells = domains.map {
        CellAddress(row: Self.firstRow + $0, column: 3 + 2 * variant).term()
      }
      return [.blank, .line(.call(.sum, cells), .number(weights.total))]
    }
    let values = [weights.maximum[node], weights.effective[node]]
    let isFinal = detail == self.detail
    let row = isFinal ? weightsRows.row(of: node) : self.detail.firstRow + node
    let columns =
      isFinal
      ? [weightsColumn(.maximum, variant), weightsColumn(.effective, variant)]
      : [2 + 2 * variant, 3 + 2 * variant]
    return zip(columns, values).map { column, value in
      .line(
        CellAddress(row: row, column: column).fixed(in: isFinal ? weightsSheet : nil),
        .number(value))
    }
  }
}
