import Formulas
import Scoring
import WorkbookPlan

/// Every domain and criterion × units: who comes how many-th there, and how often each unit is first or last.
///
/// Ranks compare shares of what a unit can attain; those stand in hidden columns at the right, where a
/// criterion that does not apply and a unit that is not ranked leave an empty text.
struct NodeRankSheet {
  let book: Book
  let layout: IndexLayout
  let name: String

  private static let firstUnit = 2
  private static let nameWidth = 44.0
  private static let unitWidth = 6.5
  /// Ranks up to this count as being among the first.
  private static let topRank = 3

  private var result: IndexEvaluation { layout.result }
  private var texts: Texts { layout.texts }
  private var set: CriteriaSet { result.calculation.set }
  private var units: Int { result.index.participants.count }
  private var nodes: [Int] { self.set.mainNodes }
  private var isDense: Bool { self.set.ranking.ties == .dense }

  /// The hidden columns after those of the units.
  private enum Hidden: Int, CaseIterable {
    /// 1 for a scored criterion on which units differ, else 0.
    case differs
    case least
    case greatest
  }

  private var lastUnit: Int { Self.firstUnit + max(1, units) - 1 }
  private func column(_ hidden: Hidden) -> Int { lastUnit + 1 + hidden.rawValue }
  private func keyColumn(_ participant: Int) -> Int {
    lastUnit + 1 + Hidden.allCases.count + participant
  }
  /// The column that says whether a unit's key is the first of its value in the row.
  private func firstColumn(_ participant: Int) -> Int { keyColumn(max(1, units) + participant) }

  // MARK: The sheet

  func sheet(_ palette: inout Palette) -> Sheet {
    let (own, nodes) = (self, nodes)
    let head = header(&palette)
    let styles = nodes.map { style(of: $0, &palette) }
    let counts = CountRow.allCases.map { countStyle($0, &palette) }
    let rows = Rows(count: head.count + nodes.count + counts.count) { row in
      if row < head.count { return head[row] }
      let position = row - head.count
      return position < nodes.count
        ? own.row(nodes[position], at: row, styles[position])
        : own.countRow(CountRow.allCases[position - nodes.count], counts[position - nodes.count])
    }
    var sheet = Sheet(name: name, rows: rows)
    let code = nodes.map {
      TextMeasure(size: 11, isBold: true).columnWidth(of: set.nodes[$0].code)
    }
    sheet.columns = [
      Sheet.Column(width: min(14, max(6, code.max() ?? 6))), Sheet.Column(width: Self.nameWidth),
    ]
    sheet.columns += [Sheet.Column](
      repeating: Sheet.Column(width: Self.unitWidth), count: max(1, units))
    sheet.columns += [Sheet.Column](
      repeating: Sheet.Column(width: 8, isHidden: true),
      count: Hidden.allCases.count + max(1, units) * (isDense ? 2 : 1))
    sheet.frozen = (IndexLayout.firstRow, 2)
    sheet.textNumberRanges = [CellRange(rows: nodeRows, columns: 0...0)]
    sheet.conditions = conditions
    let header = IndexLayout.firstRow - 1
    sheet.page = .office(texts, landscape: true, repeatedRows: header...header)
    sheet.page.repeatedColumns = 0...1
    sheet.page.fitWidth = max(1, (units + 14) / 28)
    sheet.page.goesAcrossFirst = true
    sheet.page.printArea = CellRange(rows: 0...(rows.count - 1), columns: 0...lastUnit)
    return sheet
  }

  private var nodeRows: ClosedRange<Int> {
    IndexLayout.firstRow...(IndexLayout.firstRow + max(1, nodes.count) - 1)
  }

  private var conditions: [Condition] {
    [
      Condition(
        CellRange(rows: nodeRows, columns: Self.firstUnit...lastUnit),
        .threeColors(
          Condition.Stop(.minimum, color: Colors.heatHigh),
          Condition.Stop(.percentile(50), color: Colors.heatMiddle),
          Condition.Stop(.maximum, color: Colors.heatLow)))
    ]
  }

  private func header(_ palette: inout Palette) -> [Row] {
    let ties =
      isDense
      ? texts["bằng điểm: 1, 2, 2, 3", "ties: 1, 2, 2, 3"]
      : texts["bằng điểm: 1, 2, 2, 4", "ties: 1, 2, 2, 4"]
    let frame = SheetFrame(
      book,
      title: texts["THỨ BẬC THEO LĨNH VỰC, TIÊU CHÍ: ", "RANKS BY DOMAIN AND CRITERION: "]
        + result.index.title,
      subtitle: texts[
        "Theo tỷ lệ điểm đạt được so với điểm có thể đạt; 1 là cao nhất; \(ties); đơn vị không xếp hạng và tiêu chí không áp dụng có ký hiệu riêng.",
        "By the share of what can be attained; 1 is highest; \(ties); units not ranked and criteria not applicable have marks."
      ])
    let head = palette(.header)
    var cells = [
      Cell(0, .text(texts["Mã", "Code"]), format: head),
      Cell(1, .text(texts["Lĩnh vực, tiêu chí", "Domains and criteria"]), format: head),
    ]
    var turned = TurnedHeader(columnWidth: Self.unitWidth)
    for (position, participant) in result.index.participants.enumerated() {
      let name = book.units[participant.unit].shortName
      cells.append(turned.cell(Self.firstUnit + position, name, &palette))
    }
    return frame.rows(&palette) + [Row(height: 6), Row(cells, height: turned.height)]
  }

  // MARK: A row of ranks

  private struct Style: Sendable {
    var label: Int
    var name: Int
    var rank: Int
    var hidden: Int
    var height: Double
  }

  private func style(of node: Int, _ palette: inout Palette) -> Style {
    let depth = set.depth(of: node)
    let isGroup = set.nodes[node].rule == nil
    func styled(_ format: CellFormat) -> CellFormat { format.with { $0.isBold = isGroup } }
    let name = styled(.text).with { $0.indent = min(depth, Limits.indent) }
    let lines = TextMeasure(name).lines(
      of: set.nodes[node].name, columnWidth: Self.nameWidth - Double(depth) * 1.6)
    return Style(
      label: palette(styled(.text)), name: palette(name),
      rank: palette(styled(.centred)) { $0.numberFormat = LineStyle.count },
      hidden: palette(.hiddenNumber),
      height: max(17, TextMeasure(name).height(lines: lines)))
  }

  private func row(_ node: Int, at row: Int, _ style: Style) -> Row {
    var own: [Line.Kind: Placement] = [.nodeKey(node: node): placement(keyColumn(0), row)]
    if isDense { own[.nodeFirst(node: node)] = placement(firstColumn(0), row) }
    func formulas(_ kind: Line.Kind, _ first: Int, _ values: [Value]?) -> [Cell] {
      let formulas = LineFormulas(kind, layout, in: name, from: first, own: own)
      return (0..<units).compactMap { participant in
        formulas.formula(of: participant).map { formula in
          Cell(
            first + participant,
            values.map { .line(formula, $0[participant].shown) } ?? .formula(formula),
            format: values == nil ? style.hidden : style.rank)
        }
      }
    }
    let ranks = Line.Kind.nodeRank(node: node)
    var cells = [
      Cell(0, .text(set.nodes[node].code), format: style.label),
      Cell(1, .text(set.nodes[node].name), format: style.name),
    ]
    cells += formulas(ranks, Self.firstUnit, result.column(ranks))
    cells += extremes(row, isScored: set.nodes[node].rule != nil, style)
    cells += formulas(.nodeKey(node: node), keyColumn(0), nil)
    if isDense { cells += formulas(.nodeFirst(node: node), firstColumn(0), nil) }
    return Row(cells, height: style.height)
  }

  /// The cells of a line that the sheet itself holds.
  private func placement(_ column: Int, _ row: Int) -> Placement {
    Placement(
      sheet: name, first: CellAddress(row: row, column: column), isAcross: true, count: units)
  }

  /// The least and the greatest number of a row, and whether a scored criterion's differ.
  private func extremes(_ row: Int, isScored: Bool, _ style: Style) -> [Cell] {
    let all = placement(keyColumn(0), row).cells.term(fixedColumns: true)
    let isEmpty = Function.count(all) .== 0
    let least = CellAddress(row: row, column: column(.least)).term()
    let greatest = CellAddress(row: row, column: column(.greatest)).term()
    let contents: [(Hidden, Cell.Content)] = [
      (
        .differs,
        isScored
          ? .formula(Function.if(isEmpty, 0, Function.if(greatest .> least, 1, 0))) : .number(0)
      ),
      (.least, .formula(Function.if(isEmpty, "", Function.min(all)))),
      (.greatest, .formula(Function.if(isEmpty, "", Function.max(all)))),
    ]
    return contents.map { Cell(column($0), $1, format: style.hidden) }
  }

  // MARK: How often

  private enum CountRow: CaseIterable {
    case first, top, last
  }

  private func countStyle(_ count: CountRow, _ palette: inout Palette) -> Style {
    let total = CellFormat.text.with {
      $0.isBold = true
      $0.fill = Colors.total
    }
    let lines = TextMeasure(total).lines(of: label(count), columnWidth: Self.nameWidth)
    return Style(
      label: palette(total), name: palette(total),
      rank: palette(.centred) {
        $0.isBold = true
        $0.fill = Colors.total
        $0.numberFormat = LineStyle.count
      }, hidden: palette(.hiddenNumber), height: max(18, TextMeasure(total).height(lines: lines)))
  }

  private func label(_ count: CountRow) -> String {
    let scope = texts[
      " (chỉ tính tiêu chí có chênh lệch giữa các đơn vị)", " (criteria on which units differ)"]
    return switch count {
    case .first: texts["Số tiêu chí đứng đầu", "Criteria led"] + scope
    case .top:
      texts["Số tiêu chí trong \(Self.topRank) bậc đầu", "Criteria among the first \(Self.topRank)"]
    case .last: texts["Số tiêu chí đứng cuối", "Criteria in last place"]
    }
  }

  private func countRow(_ count: CountRow, _ style: Style) -> Row {
    var result = [
      Cell(0, .blank, format: style.label), Cell(1, .text(label(count)), format: style.name),
    ]
    func cells(_ column: Int, isFixed: Bool = false) -> Expression {
      CellRange(rows: nodeRows, columns: column...column)
        .term(fixedRows: true, fixedColumns: isFixed)
    }
    let differs = cells(column(.differs), isFixed: true)
    let least = cells(column(.least), isFixed: true)
    for participant in 0..<units {
      let ranks = cells(Self.firstUnit + participant)
      let keys = cells(keyColumn(participant))
      let formula =
        switch count {
        case .first: Function.countIfs(differs, 1, ranks, 1)
        case .top: Function.countIfs(differs, 1, ranks, .text("<=\(Self.topRank)"))
        case .last: Function.sumProduct((differs .== 1) * (keys .!= "") * (keys .== least))
        }
      result.append(
        Cell(Self.firstUnit + participant, .formula(formula), format: style.rank))
    }
    return Row(result, height: style.height)
  }
}
