import Formulas
import Scoring
import WorkbookPlan

/// The header of the appendix by domain: the domains' names, their points, the rounds below.
///
/// A name wider than its columns is broken into rows, so that nothing is merged.
struct DomainHeader {
  let layout: IndexLayout
  let columns: DomainColumns
  /// The sheet it stands in.
  let sheet: String

  private var texts: Texts { layout.texts }
  private var final: Stage { layout.result.calculation.final }
  private static let base = CellFormat.header.with { $0.fontSize = DomainColumns.titleSize }

  func rows(_ palette: inout Palette) -> [Row] {
    let measure = TextMeasure(Self.base)
    let room = TextMeasure.points(columnWidth: columns.width)
    let names = columns.blocks.map {
      measure.broken($0.title, room: room * Double($0.columns.count) * 0.96)
    }
    let count = names.map(\.count).max() ?? 1
    var rows = (0..<count).map { line in
      Row(
        titleCells(names, line: line, of: count, &palette), height: measure.height(lines: 1))
    }
    rows.append(pointsRow(&palette))
    rows.append(roundsRow(&palette))
    return rows
  }

  private func titleCells(
    _ names: [[String]], line: Int, of count: Int, _ palette: inout Palette
  ) -> [Cell] {
    let isFirst = line == 0
    var cells = [0, 1].map { column in
      Cell(
        column, .blank,
        format: side(
          isFirst: isFirst, left: true, right: true, isCentred: false, &palette))
    }
    for (block, name) in zip(columns.blocks, names) {
      let position = line - (count - name.count) / 2
      let text = name.indices.contains(position) ? name[position] : nil
      for offset in block.columns.indices {
        let format = side(
          isFirst: isFirst, left: offset == 0, right: offset == block.columns.count - 1,
          isCentred: text != nil, &palette)
        let content = text.flatMap { offset == 0 ? Cell.Content.text($0) : nil }
        cells.append(Cell(block.first + offset, content ?? .blank, format: format))
      }
    }
    return cells
  }

  /// A part of a title: framed at the outer sides only.
  ///
  /// Beside a text only the cells it is centred over may be empty and centred; others would draw it.
  private func side(
    isFirst: Bool, left: Bool, right: Bool, isCentred: Bool, _ palette: inout Palette
  ) -> Int {
    palette(Self.base) {
      $0.horizontal = isCentred ? .centerContinuous : .center
      $0.wraps = false
      let border = $0.borders.top
      $0.borders = CellFormat.Borders(
        left: left ? border : .init(), right: right ? border : .init(),
        top: isFirst ? border : .init())
    }
  }

  /// The full points, which follow the weights; where they differ by unit group the header says so.
  private func pointsRow(_ palette: inout Palette) -> Row {
    let open = side(isFirst: false, left: true, right: true, isCentred: false, &palette)
    let word = palette(Self.base) {
      ($0.horizontal, $0.isBold, $0.wraps) = (.centerContinuous, false, false)
      $0.borders.right = .init()
    }
    let plain = palette(Self.base) {
      ($0.horizontal, $0.isBold, $0.wraps) = (.centerContinuous, false, false)
      ($0.borders.left, $0.borders.right) = (.init(), .init())
    }
    let number = palette(Self.base) {
      ($0.isBold, $0.wraps, $0.numberFormat) = (false, false, LineStyle.points)
      $0.borders.left = .init()
    }
    let blank = palette(Self.base)
    var cells = [
      Cell(0, .text(texts["STT", "No."]), format: open),
      Cell(1, .text(texts["Tên đơn vị", "Unit"]), format: open),
    ]
    let weights = layout.result.weights[0]
    for block in columns.blocks {
      for (offset, column) in block.columns.enumerated() {
        let (content, format): (Cell.Content, Int) =
          switch column {
          case .score: (.blank, blank)
          case .deducted where layout.variants == 1:
            (
              .line(
                layout.term(
                  block.node.map { .weight(node: $0) } ?? .totalWeight, group: 0, in: sheet),
                .number(block.node.map { weights.effective[$0] } ?? weights.total)), number
            )
          case .deducted: (.blank, number)
          case .assessed where offset == 0:
            (
              .text(
                layout.variants == 1
                  ? texts["Tối đa", "Maximum"] : texts["Tối đa theo nhóm", "Max. by group"]),
              word
            )
          case .assessed: (.blank, plain)
          }
        cells.append(Cell(block.first + offset, content, format: format))
      }
    }
    return Row(cells, height: 17)
  }

  private func roundsRow(_ palette: inout Palette) -> Row {
    let format = palette(Self.base) { $0.isBold = false }
    let corner = palette(Self.base) { $0.borders.top = .init() }
    let measure = TextMeasure(size: DomainColumns.titleSize)
    var cells = [Cell(0, .blank, format: corner), Cell(1, .blank, format: corner)]
    var height = 30.0
    for block in columns.blocks {
      for (offset, column) in block.columns.enumerated() {
        let label = DomainColumns.label(column, texts, final: final)
        height = max(height, measure.height(of: label, columnWidth: columns.width))
        cells.append(Cell(block.first + offset, .text(label), format: format))
      }
    }
    return Row(cells, height: height)
  }
}
