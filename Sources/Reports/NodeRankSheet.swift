import Formulas
import Scoring
import WorkbookPlan

/// Every domain and criterion × units: who comes how many-th there, and how often each unit is first or last.
///
/// Ranks compare contributions at nine places; those stand in hidden columns at the right, where a
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
        "1 là cao nhất; \(ties); đơn vị không xếp hạng và tiêu chí không áp dụng có ký hiệu riêng.",
        "1 is highest; \(ties); units not ranked and criteria not applicable have marks."])
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
    var outline: Int
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
      rank: palette(styled(.centred)) { $0.numberFormat = "0" }, hidden: palette(.hiddenNumber),
      height: max(17, TextMeasure(name).height(lines: lines)), outline: min(depth, 6))
  }

  /// The contribution that ranks at nine places; nil for what does not rank.
  private func key(_ node: Int, _ participant: Int) -> Double? {
    guard result.index.participants[participant].isRanked else { return nil }
    return result.contribution(of: node, participant: participant).map {
      SpreadsheetNumber.round($0, places: 9)
    }
  }

  private func row(_ node: Int, at row: Int, _ style: Style) -> Row {
    let keys = result.index.participants.indices.map { key(node, $0) }
    let present = keys.compactMap { $0 }
    let ranking = Ranking(basis: keys, keys: [], ties: isDense ? .dense : .competition)
    let all = CellRange(
      rows: row...row, columns: keyColumn(0)...keyColumn(max(1, units) - 1)
    ).a1(absoluteColumn: true)
    func address(_ column: Int) -> String { CellAddress(row: row, column: column).a1() }
    var cells = [
      Cell(0, .text(set.nodes[node].code), format: style.label),
      Cell(1, .text(set.nodes[node].name), format: style.name),
    ]
    for participant in keys.indices {
      let own = address(keyColumn(participant))
      cells.append(
        Cell(
          Self.firstUnit + participant,
          rank(node, participant, own: own, all: all, row: row, ranking.ranks[participant]),
          format: style.rank))
    }
    let (least, greatest) = (present.min(), present.max())
    let isScored = set.nodes[node].rule != nil
    let (leastCell, greatestCell) = (address(column(.least)), address(column(.greatest)))
    cells += [
      Cell(
        column(.differs),
        isScored
          ? .formula(
            "IF(COUNT(\(all))=0,0,IF(\(greatestCell)>\(leastCell),1,0))",
            .number(least == greatest ? 0 : 1)) : .number(0), format: style.hidden),
      Cell(column(.least), extreme("MIN", least, all), format: style.hidden),
      Cell(column(.greatest), extreme("MAX", greatest, all), format: style.hidden),
    ]
    for participant in keys.indices {
      cells.append(
        Cell(
          keyColumn(participant), keyCell(node, participant, keys[participant]),
          format: style.hidden))
    }
    guard isDense else { return Row(cells, height: style.height, outlineLevel: style.outline) }
    for participant in keys.indices {
      let own = address(keyColumn(participant))
      let start = CellAddress(row: row, column: keyColumn(0)).a1(absoluteColumn: true)
      let isFirst = keys[participant].map { !keys[..<participant].contains($0) } ?? false
      cells.append(
        Cell(
          firstColumn(participant),
          .formula(
            "IF(ISNUMBER(\(own)),IF(MATCH(\(own),\(all),0)=COLUMNS(\(start):\(own)),1,0),0)",
            .number(isFirst ? 1 : 0)), format: style.hidden))
    }
    return Row(cells, height: style.height, outlineLevel: style.outline)
  }

  private func extreme(_ function: String, _ value: Double?, _ all: String) -> Cell.Content {
    .formula(
      "IF(COUNT(\(all))=0,\"\",\(function)(\(all)))", value.map { .number($0) } ?? .text(""))
  }

  private func keyCell(_ node: Int, _ participant: Int, _ key: Double?) -> Cell.Content {
    guard let (flag, points) = sources(node, participant) else { return .text("") }
    return .formula(
      "IF(\(flag)=1,IF(ISNUMBER(\(points)),ROUND(\(points),9),\"\"),\"\")",
      key.map { .number($0) } ?? .text(""))
  }

  private func sources(_ node: Int, _ participant: Int) -> (flag: String, points: String)? {
    let kind = Line.Kind.contribution(node: node, stage: result.calculation.final)
    guard let flag = layout.cell(.isRanked, of: participant),
      let points = layout.cell(kind, of: participant)
    else { return nil }
    return (flag, points)
  }

  private func rank(
    _ node: Int, _ participant: Int, own: String, all: String, row: Int, _ rank: Int?
  ) -> Cell.Content {
    guard let (flag, points) = sources(node, participant) else { return .text("") }
    let place: String
    if isDense {
      let firsts = CellRange(
        rows: row...row, columns: firstColumn(0)...firstColumn(max(1, units) - 1)
      ).a1(absoluteColumn: true)
      place = "1+SUMPRODUCT(ISNUMBER(\(all))*(\(all)>\(own))*\(firsts))"
    } else {
      place = "RANK(\(own),\(all))"
    }
    let kind = Line.Kind.contribution(node: node, stage: result.calculation.final)
    let isRanked = result.index.participants[participant].isRanked
    let otherwise = isRanked ? result.value(kind, of: participant).shown : .text(Marks.leftOut)
    return .formula(
      "IF(\(flag)=1,IF(ISNUMBER(\(own)),\(place),\(points)),\"\(Marks.leftOut)\")",
      rank.map { .number(Double($0)) } ?? otherwise)
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
        $0.numberFormat = "0"
      }, hidden: palette(.hiddenNumber), height: max(18, TextMeasure(total).height(lines: lines)),
      outline: 0)
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
    var cells = [
      Cell(0, .blank, format: style.label), Cell(1, .text(label(count)), format: style.name),
    ]
    func range(_ column: Int, absolute: Bool) -> String {
      CellRange(rows: nodeRows, columns: column...column)
        .a1(absoluteRow: true, absoluteColumn: absolute)
    }
    let differs = range(column(.differs), absolute: true)
    let least = range(column(.least), absolute: true)
    let tallies = tallies(count)
    for participant in result.index.participants.indices {
      let ranks = range(Self.firstUnit + participant, absolute: false)
      let keys = range(keyColumn(participant), absolute: false)
      let formula =
        switch count {
        case .first: "COUNTIFS(\(differs),1,\(ranks),1)"
        case .top: "COUNTIFS(\(differs),1,\(ranks),\"<=\(Self.topRank)\")"
        case .last: "SUMPRODUCT((\(differs)=1)*ISNUMBER(\(keys))*(\(keys)=\(least)))"
        }
      cells.append(
        Cell(
          Self.firstUnit + participant, .formula(formula, .number(Double(tallies[participant]))),
          format: style.rank))
    }
    return Row(cells, height: style.height)
  }

  private func tallies(_ count: CountRow) -> [Int] {
    var tallies = [Int](repeating: 0, count: units)
    for node in nodes where set.nodes[node].rule != nil {
      let keys = result.index.participants.indices.map { key(node, $0) }
      let present = keys.compactMap { $0 }
      guard let least = present.min(), let greatest = present.max(), least < greatest else {
        continue
      }
      let ranking = Ranking(basis: keys, keys: [], ties: isDense ? .dense : .competition)
      for participant in keys.indices {
        guard let rank = ranking.ranks[participant] else { continue }
        let counts =
          switch count {
          case .first: rank == 1
          case .top: rank <= Self.topRank
          case .last: keys[participant] == least
          }
        if counts { tallies[participant] += 1 }
      }
    }
    return tallies
  }
}
