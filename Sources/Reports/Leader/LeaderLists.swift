import Formulas
import Scoring
import Wording
import WorkbookPlan

/// The domains from the strongest to the weakest, and the weakest criteria: lists that sort themselves.
struct LeaderLists: Sendable {
  /// How many of the weakest criteria are listed.
  static let mostCriteria = 10

  let page: LeaderPage
  let keys: LeaderKeys

  private var texts: Texts { page.texts }
  private var columns: LeaderColumns { page.columns }

  private static let head = CellFormat.leaderHead

  // MARK: Domains

  /// Whether best and last unit stand beside a domain, in one line; else they stand under it.
  private var isBeside: Bool {
    guard let rest = columns.rest, rest.count > 1 else { return false }
    return 2 * page.widestShortName(size: Self.unitSize) + 24 <= columns.room(rest)
  }
  private static let unitSize = 10.0

  private var hasUnits: Bool { page.criteria.domains.contains { keys.knowsUnits(of: $0) } }
  private var linesPerDomain: Int { hasUnits && !isBeside ? 2 : 1 }

  /// How many rows the domains take.
  var domainCount: Int {
    keys.strongest.isEmpty ? 0 : 2 + page.criteria.domains.count * linesPerDomain
  }

  func domains(at first: Int, _ palette: inout Palette) -> [Row] {
    guard domainCount > 0 else { return [] }
    var head: [Int: (Cell.Content, CellFormat)] = [
      1: (.text(texts["Lĩnh vực, từ mạnh đến yếu", "Domains, the strongest first"]), Self.head),
      2: (.text(texts[.shareInShort]), Self.head.aligned(.right)),
      columns.bar: (
        .text(texts[.missing]), Self.head.aligned(.center)
      ),
    ]
    if let rest = columns.rest, hasUnits, isBeside {
      head[rest.lowerBound] = (
        .text(page.layout.style(of: .bestUnit(node: 0)).label),
        Self.head.aligned(.left).with { $0.indent = 1 }
      )
      head[rest.upperBound] = (
        .text(page.layout.style(of: .leastUnit(node: 0)).label),
        Self.head.aligned(.right)
      )
    }
    let rows = page.criteria.domains.indices.flatMap { line in
      domain(line, at: first + 2 + line * linesPerDomain, &palette)
    }
    return [
      Row(height: 7),
      page.row(head, otherwise: Self.head, height: 17, &palette),
    ] + rows
  }

  private func domain(_ line: Int, at row: Int, _ palette: inout Palette) -> [Row] {
    let found = page.cell(row, .found)
    func looked(_ hidden: LeaderColumns.Hidden) -> Expression {
      page.nodes(hidden).looked(at: found)
    }
    func unit(_ hidden: LeaderColumns.Hidden) -> Expression {
      let position = looked(hidden)
      return Function.if(
        Function.isNumber(position), page.shortName(at: position), .text(Marks.leftOut))
    }
    let isUnder = linesPerDomain == 2
    let format =
      isUnder ? CellFormat.leader.with { $0.borders = CellFormat.Borders() } : CellFormat.leader
    let share = CellAddress(row: row, column: 2).term(fixedColumn: true)
    var cells: [Int: (Cell.Content, CellFormat)] = [
      0: (ifFound(found, page.layout.nodeCodes.looked(at: found)), format.aligned(.center)),
      1: (ifFound(found, looked(.domainName)), format.with { $0.wraps = true }),
      2: (
        ifFound(found, looked(.domainShare)),
        format.aligned(.right).formatted("0.0_)_)").with { $0.isBold = true }
      ),
      columns.bar: (.formula(.difference(100, share, otherwise: "")), format.formatted("0.0")),
    ]
    let small = format.with { $0.fontSize = Self.unitSize }
    if let rest = columns.rest, hasUnits, isBeside {
      cells[rest.lowerBound] = (
        ifFound(found, unit(.best)), small.aligned(.left).with { $0.indent = 1 }
      )
      cells[rest.upperBound] = (ifFound(found, unit(.least)), small.aligned(.right))
    }
    let name = keys.strongest.indices.contains(line) ? keys.name(of: keys.strongest[line]) : ""
    let height = TextMeasure(.leader).height(of: name, columnWidth: columns.width(1))
    let place = Expression.number(Double(line + 1))
    var rows = [
      page.row(
        cells, otherwise: format, height: height > 18 ? height : 15.75,
        hidden: page.lookup(
          row, place: line + 1, page.found(place, among: page.nodes(.domainPlace)), &palette),
        &palette)
    ]
    if isUnder {
      let words = Expression.joined([
        .text(texts[.best] + ": "), unit(.best),
        .text(texts["; thấp nhất: ", "; lowest: "]), unit(.least),
      ])
      let note = noteLine
      rows.append(
        page.row(
          [1: (ifFound(found, words), note.format)], otherwise: note.format,
          height: max(14, note.height), &palette))
    }
    return rows
  }

  /// How the line under a domain stands that names its best and last unit.
  private var noteLine: (format: CellFormat, height: Double) {
    let widest = page.widestShortName
    return page.line(
      CellFormat.note.with { $0.borders = CellFormat.leader.borders },
      widest: texts[.best] + ": " + widest + texts["; thấp nhất: ", "; lowest: "]
        + widest, over: 1...columns.last)
  }

  /// The cells of lines under domains that take more lines than one.
  func merges(at first: Int) -> [CellRange] {
    guard domainCount > 0, linesPerDomain == 2, noteLine.format.wraps else { return [] }
    return page.criteria.domains.indices.map {
      let row = first + 3 + 2 * $0
      return CellRange(rows: row...row, columns: 1...columns.last)
    }
  }

  // MARK: Criteria

  /// How many rows the weakest criteria take.
  var criterionCount: Int { weakestCount == 0 ? 0 : 3 + weakestCount }
  private var weakestCount: Int {
    page.units == 0 ? 0 : min(Self.mostCriteria, page.criteria.leaves.count)
  }

  func criteria(at first: Int, _ palette: inout Palette) -> [Row] {
    guard criterionCount > 0 else { return [] }
    let title = page.row(
      [
        0: (
          .text(
            texts[
              "Tiêu chí yếu nhất (tỷ lệ điểm bình quân thấp nhất)",
              "Weakest criteria (lowest mean share)"]),
          CellFormat.leaderTitle.with { $0.borders = CellFormat.Borders() }
        )
      ], otherwise: CellFormat.leader.with { $0.borders = CellFormat.Borders() }, height: 20,
      &palette)
    var head: [Int: (Cell.Content, CellFormat)] = [
      0: (.text(texts[.code]), Self.head.aligned(.center)),
      1: (.text(texts[.criterion]), Self.head),
      2: (.text(texts[.shareInShort]), Self.head.aligned(.right)),
      columns.bar: (.text(texts[.missing]), Self.head.aligned(.center)),
    ]
    if let rest = columns.rest {
      head[rest.lowerBound] = (
        .text(texts["Bình quân; đơn vị 0 điểm", "Mean; units without points"]),
        Self.head.aligned(.left).with { $0.indent = 1 }
      )
    }
    return [
      Row(height: 8), title, page.row(head, otherwise: Self.head, height: 17, &palette),
    ] + (0..<weakestCount).map { criterion($0, at: first + 3 + $0, &palette) }
  }

  private func criterion(_ line: Int, at row: Int, _ palette: inout Palette) -> Row {
    let found = page.cell(row, .found)
    func looked(_ hidden: LeaderColumns.Hidden) -> Expression {
      page.nodes(hidden).looked(at: found)
    }
    let format = CellFormat.leader
    let share = CellAddress(row: row, column: 2).term(fixedColumn: true)
    let code =
      keys.weakest.indices.contains(line) ? page.criteria.nodes[keys.weakest[line]].printedCode : ""
    let size = page.size(
      format, fitting: TextMeasure(format).width(of: code), room: columns.room(0...0))
    var cells: [Int: (Cell.Content, CellFormat)] = [
      0: (
        ifFound(found, page.layout.nodeCodes.looked(at: found)),
        format.aligned(.center).with { $0.fontSize = size }
      ),
      1: (ifFound(found, page.layout.nodeNames.looked(at: found)), format.with { $0.wraps = true }),
      2: (
        ifFound(found, looked(.leafShare)),
        format.aligned(.right).formatted("0.0_)_)").with { $0.isBold = true }
      ),
      columns.bar: (.formula(.difference(100, share, otherwise: "")), format.formatted("0.0")),
    ]
    if let rest = columns.rest {
      let points = looked(.points)
      let words = Expression.joined([
        texts.fixed(points, places: 2), .text(texts[" điểm; ", " points; "]), looked(.nothing),
        .text(texts[" đơn vị", " units"]),
      ])
      cells[rest.lowerBound] = (
        .formula(
          Function.if(
            found .== "", "", Function.if(Function.isNumber(points), words, .text(Marks.leftOut)))),
        format.aligned(.left).with {
          $0.fontSize = 10
          $0.indent = 1
        }
      )
    }
    let name =
      keys.weakest.indices.contains(line) ? page.criteria.nodes[keys.weakest[line]].name : ""
    let height = TextMeasure(format).height(of: name, columnWidth: columns.width(1))
    let place = Expression.number(Double(line + 1))
    return page.row(
      cells, otherwise: format, height: max(17, height),
      hidden: page.lookup(
        row, place: line + 1, page.found(place, among: page.nodes(.leafPlace)), &palette),
      &palette)
  }

  // MARK: Parts

  private func ifFound(_ found: Expression, _ value: Expression) -> Cell.Content {
    .formula(Function.if(found .== "", "", value))
  }

  /// The bars of what is missing in the rows before one.
  func missing(_ first: Int, _ end: Int) -> [Condition] {
    guard first < end else { return [] }
    var bar = Condition.Bar(color: Colors.below)
    bar.showsValue = false
    let range = CellRange(rows: first...(end - 1), columns: columns.bar...columns.bar)
    bar.minimum = 0
    bar.maximum = Function.max(Function.max(range.fixed()), 0.01)
    return [Condition(range, .bar(bar))]
  }
}
