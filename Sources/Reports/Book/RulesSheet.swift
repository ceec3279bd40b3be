import Formulas
import Scoring
import Wording
import WorkbookPlan

/// Every rule in words and as a formula, with what it rests on.
struct RulesSheet {
  let book: Book
  let layout: BookLayout

  private var texts: Texts { layout.texts }
  private static let widths: [Double] = [8, 40, 9, 52, 48, 22, 24]
  private static let maximum = 2

  /// The row of an index's first criterion.
  static func firstRow(ofIndex position: Int, in layout: BookLayout) -> Int {
    layout.indices[..<position].reduce(6) { $0 + $1.result.calculation.set.nodes.count + 1 }
  }

  func sheet(_ palette: inout Palette) -> Sheet {
    var rows = SheetFrame(
      book, title: texts["QUY TẮC CHẤM ĐIỂM", "SCORING RULES"],
      subtitle: texts[
        "Quy tắc bằng lời và công thức trên số liệu đầu vào; max là điểm tối đa.",
        "Rules in words and as formulas over the inputs; max is the maximum."]
    ).rows(&palette)
    rows.append(Row(height: 6))
    let head = palette(.header)
    let labels = [
      texts[.code], texts[.domainsAndCriteria],
      texts[.maximum], texts[.rule], texts["Công thức", "Formula"],
      texts["Khi không áp dụng", "When not applicable"],
      texts["Đơn vị thẩm định; tài liệu, căn cứ", "Appraiser; evidence, basis"],
    ]
    let header = Row(labels.enumerated().map { Cell($0, .text($1), format: head) }, height: 36)
    rows.append(header)
    var codes: [CellRange] = []
    for index in layout.indices {
      rows.append(
        Row(
          [Cell(0, .text(index.result.index.title), format: palette(.title) { $0.fontSize = 12 })],
          height: 24))
      let set = index.result.calculation.set
      codes.append(CellRange(rows: rows.count...(rows.count + set.nodes.count), columns: 0...0))
      rows += set.nodes.indices.map { row($0, set, &palette) }
    }
    var sheet = Sheet(name: layout.rules, rows: Rows(rows))
    sheet.columns = Self.widths.map { Sheet.Column(width: $0) }
    sheet.frozen = (5, 2)
    sheet.textNumberRanges = codes
    sheet.page = .office(texts, landscape: true, repeatedRows: 4...4)
    return sheet
  }

  private func row(_ position: Int, _ set: CriteriaSet, _ palette: inout Palette) -> Row {
    let words = RuleWords(texts: texts)
    let node = set.nodes[position]
    let isGroup = node.rule == nil
    let text = CellFormat.text.with {
      $0.fontSize = 10
      $0.vertical = .top
      $0.isBold = isGroup
      $0.fill = isGroup && node.parent == nil ? Colors.domain : nil
    }
    let support = [
      node.appraiser, node.evidence, node.basis,
    ].compactMap { $0 }.joined(separator: "; ")
    let maxima =
      [texts.number(node.maximum.standard)]
      + node.maximum.special.sorted { $0.key < $1.key }
      .map { "\(texts.group($0.key)): \(texts.number($0.value))" }
    let contents = [
      node.printedCode, node.name, maxima.joined(separator: "\n"),
      node.rule.map { words.describe($0) + words.compared(position, in: set) }
        ?? (set.blocks.contains(position)
          ? words.convertedSum
          : words.gathering(
            node.aggregation, node.needed, of: texts["các tiêu chí con", "its criteria"]
          ).capitalizedFirst),
      node.rule.map { words.formula($0, in: set) } ?? "",
      isGroup
        ? ""
        : [words.notApplicable(node, in: set), words.missing(node)].compactMap(\.self)
          .joined(separator: "\n"),
      support,
    ]
    let measures = zip(contents, Self.widths).map {
      TextMeasure(text).fitting($0, columnWidth: $1)
    }
    let heights = measures.indices.map {
      measures[$0].height(of: contents[$0], columnWidth: Self.widths[$0])
    }
    let cells = contents.enumerated().map { column, content in
      let format = palette(text) {
        $0.fontSize = measures[column].size
        if column == Self.maximum { $0.horizontal = .center }
      }
      return Cell(column, .text(content), format: format)
    }
    return Row(cells, height: heights.max() ?? 16)
  }
}
