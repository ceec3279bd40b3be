import Formulas
import Scoring
import Wording
import WorkbookPlan

/// The criteria that did not apply, unit by unit: their points, what became of them, what the unit could
/// attain.
///
/// Its rows are those of the figures it was written with; what they say is live.
struct SpecialAppendix {
  let book: Book
  let layout: IndexLayout
  let place: AppendixPlace
  /// The cell that says what keeps the appendix from being signed; empty if nothing does.
  let status: Expression

  private static let widths = [36, 52, 286, 70, 180]
  private static let size = 12.0

  private var result: IndexEvaluation { layout.result }
  private var texts: Texts { layout.texts }
  private var set: CriteriaSet { result.calculation.set }
  private var final: Stage { result.calculation.final }

  /// Whether some criterion did not apply to some unit.
  static func isNeeded(for result: IndexEvaluation) -> Bool {
    result.index.observations.contains {
      $0.input == nil && result.calculation.set.nodes[$0.criterion].part == .main
    }
  }

  /// A row of the table.
  private enum Item {
    case unit(number: Int, participant: Int)
    case criterion(node: Int, number: Int, participant: Int)
  }

  private var items: [Item] {
    var items: [Item] = []
    var number = 0
    for participant in result.index.participants.indices {
      let nodes = result.notApplicable(to: participant).filter { set.nodes[$0].part == .main }
      guard !nodes.isEmpty else { continue }
      number += 1
      items.append(.unit(number: number, participant: participant))
      items += nodes.enumerated().map {
        .criterion(node: $1, number: $0 + 1, participant: participant)
      }
    }
    return items
  }

  // MARK: Sheet

  func sheet(_ palette: inout Palette) -> Sheet {
    let top = AppendixHead(
      book: book, texts: texts, number: place.number, title: place.title(in: book, layout),
      status: status, widths: Self.widths)
    var rows = top.rows(&palette)
    let line = top.line(under: rows)
    rows.append(header(&palette))
    let first = rows.count
    var blocks: [Range<Int>] = []
    for (position, item) in items.enumerated() {
      switch item {
      case .unit(let number, let participant):
        rows.append(row(ofUnit: participant, number, &palette))
        blocks.append((first + position)..<(first + position + 2))
      case .criterion(let node, let number, let participant):
        rows.append(row(of: node, number, participant, &palette))
      }
    }
    let table = first..<rows.count
    rows += closing(&palette)
    let page = Page.appendix(landscape: false)
    let last = PageBreaks.lastBlock(
      heights: rows.map { $0.height ?? 15 }, rows: table, room: page.room.height)
    blocks = blocks.filter { $0.upperBound <= last } + [last..<rows.count]
    var sheet = Sheet(name: place.sheetName, rows: Rows(rows))
    sheet.columns = Self.widths.map { Sheet.Column(pixels: $0) }
    sheet.lines = [line]
    sheet.tabColor = Colors.total
    sheet.page = page
    sheet.page.repeatedRows = (first - 1)...(first - 1)
    sheet.page.printArea = CellRange(
      rows: 0...(rows.count - 1), columns: 0...(Self.widths.count - 1))
    if last > first {
      sheet.textNumberRanges = [CellRange(rows: first...(rows.count - 1), columns: 1...1)]
    }
    sheet.page.rowBreaks =
      PageBreaks(
        heights: rows.map { $0.height ?? 15 }, room: sheet.page.room.height, repeated: first - 1,
        blocks: blocks
      ).rows
    return sheet
  }

  private func header(_ palette: inout Palette) -> Row {
    let format = palette(.signed) { ($0.fontSize, $0.isBold) = (Self.size, true) }
    let heads = [
      texts.rowNumber, texts[.code],
      texts["Tiêu chí không áp dụng", "Criterion that did not apply"],
      texts[.maximum], texts["Cách xử lý", "What became of them"],
    ]
    return Row(heads.enumerated().map { Cell($0, .text($1), format: format) }, pixels: 46)
  }

  // MARK: Rows

  /// The unit's name and what it could attain.
  private func row(ofUnit participant: Int, _ number: Int, _ palette: inout Palette) -> Row {
    let name = book.units[result.index.participants[participant].unit].name
    let last = Self.widths.count - 1
    let edge = CellFormat.Border(.thin, color: 0x404040)
    let base = CellFormat.signed.with {
      ($0.fontSize, $0.isBold, $0.wraps) = (Self.size, true, false)
      $0.fill = Colors.domain
    }
    let room = Double(Self.widths.dropLast().reduce(0, +)) * 0.75
    let text = AppendixPlace.roman(number) + ". " + name
    let size = TextMeasure(base).size(fitting: text, room: room)
    let cells = Self.widths.indices.map { column -> Cell in
      let format = palette(base) {
        $0.horizontal = column == last ? .right : .left
        $0.borders = CellFormat.Borders(
          left: column == 0 ? edge : .init(), right: column == last ? edge : .init(), top: edge,
          bottom: edge)
        if column == 0 { $0.fontSize = size }
        if column == last {
          $0.numberFormat = texts["\"Tối đa áp dụng: \"0.00", "\"Attainable: \"0.00"]
        }
      }
      return Cell(
        column,
        column == 0
          ? .text(text)
          : column == last
            ? layout.shown(.attainableTotal(stage: final), of: participant, in: place.sheetName)
            : .blank,
        format: format)
    }
    return Row(cells, pixels: 25)
  }

  private func row(
    of node: Int, _ number: Int, _ participant: Int, _ palette: inout Palette
  ) -> Row {
    let criterion = set.nodes[node]
    let group = result.groups[participant]
    let formats = Self.widths.indices.map { column in
      palette(.signed) {
        $0.fontSize = Self.size
        if column == 2 || column == 4 { ($0.horizontal, $0.indent) = (.left, 1) }
        if column == 3 { $0.numberFormat = LineStyle.points }
      }
    }
    let words = handling(criterion)
    let contents: [Cell.Content] = [
      .number(Double(number)), .text(criterion.printedCode), .text(criterion.name),
      .line(
        layout.term(.weight(node: node), group: group, in: place.sheetName),
        .number(result.weights[group].effective[node])),
      handling(of: node, participant, words),
    ]
    let measure = TextMeasure(size: Self.size)
    let lines = max(
      measure.lines(of: criterion.name, pixels: Self.widths[2] - 9),
      measure.lines(of: words, pixels: Self.widths[4] - 9),
      measure.lines(of: withWholeGroup(node) ?? "", pixels: Self.widths[4] - 9))
    return Row(
      contents.enumerated().map { Cell($0, $1, format: formats[$0]) },
      pixels: lines <= 1 ? 23 : Int(Double(lines) * Self.size * 5 / 3) + 6)
  }

  // MARK: What becomes of the points

  /// A live text: where the mark is taken away, that the criterion applies.
  private func handling(of node: Int, _ participant: Int, _ words: String) -> Cell.Content {
    let points = layout.term(.contribution(node: node, stage: final), of: participant)
    guard let points,
      let mark = layout.formula(of: .mark(criterion: node), group: result.groups[participant])
    else { return .text(words) }
    let leftOut = texts["Không tính vào bình quân", "Left out of the mean"]
    var become = Function.if(points .== .text(Marks.leftOut), .text(leftOut), .literal(words))
    if let group = set.block(of: node), let others = withWholeGroup(node),
      let whole = layout.term(.contribution(node: group, stage: final), of: participant)
    {
      become = Function.if(whole .== .text(Marks.excluded), .literal(others), become)
    }
    return .formula(
      Function.if(
        layout.written(mark, of: participant, in: place.sheetName) .== .text(Marks.notApplicable),
        become,
        .text(texts["Có áp dụng", "Applies"])))
  }

  /// What becomes of the points where nothing of the group applies that they are left out of.
  private func withWholeGroup(_ node: Int) -> String? {
    set.block(of: node).map { RuleWords(texts: texts).withWholeGroup($0, in: set) }
  }

  private func handling(_ criterion: Criterion) -> String {
    switch criterion.notApplicable {
    case .exclude(let group?): return RuleWords(texts: texts).withinGroup(group, in: set)
    case .exclude(nil): return texts["Loại trừ, quy đổi điểm", "Left out, the rest converted"]
    case .full: return texts[.givenInFull]
    case .zero: return texts["Không được điểm", "No points"]
    case .redistribute(let recipients):
      let names = recipients.map { set.reference(to: $0) }.joined(separator: ", ")
      return texts["Phân bổ cho tiêu chí \(names)", "Shared out over \(names)"]
    case nil: return ""
    }
  }

  // MARK: Closing

  private func closing(_ palette: inout Palette) -> [Row] {
    let italic = CellFormat().with { ($0.fontSize, $0.isItalic, $0.vertical) = (11, true, .center) }
    let format = palette(italic)
    let note =
      items.isEmpty
      ? texts["Mọi tiêu chí đều áp dụng cho mọi đơn vị.", "All criteria applied to all units."]
      : texts[
        "Tối đa áp dụng là tổng điểm mà đơn vị có thể đạt sau khi xử lý các tiêu chí không áp dụng; các đơn vị không nêu ở đây áp dụng mọi tiêu chí.",
        "Attainable is what a unit could get after that; to units that are not listed all criteria applied."
      ]
    let room = Double(Self.widths.reduce(0, +)) * 0.75 * 0.97
    let rows = TextMeasure(italic).broken(note, room: room).map {
      Row([Cell(0, .text($0), format: format)], pixels: 20)
    }
    let frame = OfficialFrame(
      book: book, texts: texts, widths: Self.widths.map { Sheet.Column.width(pixels: $0) })
    return [Row(pixels: 4)] + rows + frame.signature(&palette, unless: status)
  }
}
