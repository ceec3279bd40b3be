import Formulas
import Scoring
import WorkbookPlan

// The criteria one by one, and the greatest losses among them.
extension ScorecardSheet {
  // MARK: Losses

  func lossBlock(_ palette: inout Palette) -> [Row] {
    let title = palette(.title) { $0.fontSize = 11 }
    let share = texts["% tổng điểm mất", "% of all losses"]
    // Of a card for any unit all rows are alike.
    let shared = unit.isLive ? lossName(0) : nil
    return [
      Row(
        [Cell(0, .text(texts["Mất điểm nhiều nhất", "Greatest losses"]), format: title)],
        height: 18),
      header(&palette, share: share, hasWords: false),
    ] + (0..<places.losses).map { lossRow($0, shared ?? lossName($0), &palette) } + [Row(height: 8)]
  }

  private func lossRow(
    _ place: Int, _ shape: (size: Double, height: Double), _ palette: inout Palette
  ) -> Row {
    let row = places.firstLoss + place
    let position = CellAddress(row: row, column: places.applicable).a1(absoluteColumn: true)
    let node = figures.order.indices.contains(place) ? figures.order[place] : nil
    func looked(_ column: Int, _ value: (Int) -> Value) -> Cell.Content {
      // A round without points for a criterion stays empty.
      let found = "INDEX(\(places.nodes(column)),\(position))"
      return .formula(
        "IF(\(position)=\"\",\"\",IF(\(found)=\"\",\"\",\(found)))", node.map(value) ?? .text(""))
    }
    let text = palette(.text) { $0.fontSize = 10 }
    let name = palette(.text) { $0.fontSize = shape.size }
    let number = palette(.number) {
      $0.fontSize = 10
      $0.numberFormat = "0.00"
    }
    var cells = [
      Cell(0, looked(0) { .text(set.nodes[$0].code) }, format: text),
      Cell(1, looked(1) { .text(set.nodes[$0].name) }, format: name),
      Cell(2, looked(places.applicable) { .number(figures.applicable[$0]) }, format: number),
    ]
    for stage in places.stages {
      let column = places.column(of: stage)
      cells.append(
        Cell(
          column,
          looked(column) {
            let value = result.value(.contribution(node: $0, stage: stage), of: unit.participant)
            return value == .blank ? .text("") : value
          }, format: number))
    }
    let keys = places.nodes(places.lossKey)
    cells.append(
      Cell(
        places.deducted, looked(places.deducted) { figures.lost[$0] },
        format: palette(.number) {
          $0.fontSize = 10
          $0.numberFormat = "0.00"
          $0.isBold = true
        }))
    let share = node.flatMap { node -> Value? in
      if case .number(let lost) = figures.lost[node] {
        .number(lost / figures.total * 100)
      } else {
        nil
      }
    }
    let lost = places.address(row, places.deducted)
    cells.append(
      Cell(
        places.share,
        .formula(
          "IF(\(position)=\"\",\"\",\(lost)/SUMIF(\(keys),\">0\")*100)", share ?? .text("")),
        format: palette(.number) {
          $0.fontSize = 10
          $0.numberFormat = "0.0"
        }))
    let number1 = CellAddress(row: row, column: places.lossKey).a1(absoluteColumn: true)
    cells.append(
      Cell(
        places.applicable,
        .formula(
          "IF(\(number1)>COUNTIF(\(keys),\">0\"),\"\","
            + "MATCH(\(number1),\(places.nodes(places.lossOrder)),0))",
          node.map { .number(Double($0 + 1)) } ?? .text(""))))
    cells.append(Cell(places.lossKey, .number(Double(place + 1))))
    return Row(cells, height: shape.height)
  }

  /// The size of a name and the height of its row, with room for whichever name may stand there.
  ///
  /// Names too long for two lines are set smaller.
  private func lossName(_ place: Int) -> (size: Double, height: Double) {
    let leaves = unit.isLive ? set.leaves : Array(figures.order.dropFirst(place).prefix(1))
    let width = places.widths[ScorecardLayout.name]
    func lines(_ size: Double) -> Int {
      let measure = TextMeasure(size: size)
      return leaves.map { measure.lines(of: set.nodes[$0].name, columnWidth: width) }.max() ?? 1
    }
    let size = [10, 9, 8].first { lines($0) <= 2 } ?? 8
    return (size, max(15.5, TextMeasure(size: size).height(lines: lines(size))))
  }

  // MARK: Criteria

  func table(_ palette: inout Palette) -> [Row] {
    let title = palette(.title) { $0.fontSize = 11 }
    let share = texts["Tỷ lệ đạt (%)", "Share of maximum (%)"]
    var rows = [
      Row(
        [
          Cell(
            0, .text(texts["Điểm từng tiêu chí", "Points of each criterion"]), format: title)
        ], height: 18), header(&palette, share: share, hasWords: true),
    ]
    let children = set.children
    rows += set.nodes.indices.map { nodeRow($0, children: children[$0], &palette) }
    if set.nodes.isEmpty { rows.append(Row()) }
    rows += places.closing.indices.map { closingRow($0, &palette) }
    return rows
  }

  private func header(_ palette: inout Palette, share: String, hasWords: Bool) -> Row {
    let format = palette(.header) { $0.fontSize = 10 }
    var labels = [
      texts["Mã", "Code"], texts["Tiêu chí", "Criterion"], texts["Điểm tối đa", "Maximum"],
    ]
    labels += places.stages.map { texts.stage($0) }
    labels += [texts["Điểm bị trừ", "Points lost"], share]
    if hasWords {
      labels += [
        texts["Ghi chú, giải trình", "Notes, explanations"],
        texts["Tài liệu kiểm chứng", "Evidence"],
      ]
    }
    let measure = TextMeasure(size: 10, isBold: true)
    let height = zip(labels, places.widths).map { measure.height(of: $0, columnWidth: $1) }.max()
    return Row(
      labels.enumerated().map { Cell($0, .text($1), format: format) }, height: (height ?? 30) + 4)
  }

  private func nodeRow(_ node: Int, children: [Int], _ palette: inout Palette) -> Row {
    let criterion = set.nodes[node]
    let depth = set.depth(of: node)
    let isGroup = criterion.rule == nil
    func styled(_ format: CellFormat) -> CellFormat {
      format.with {
        $0.fontSize = 10
        $0.isBold = isGroup
        $0.fill = isGroup && depth == 0 ? Colors.domain : nil
      }
    }
    let name = styled(.text).with { $0.indent = min(depth, 6) }
    let words = styled(.text).with { $0.fontSize = 8.5 }
    let number = styled(.number).with { $0.numberFormat = "0.00" }
    let code: Cell.Content =
      explanation.row(of: node).map {
        .link(
          criterion.code,
          target: "\(quotedSheetName(layout.explanation))!\(CellAddress(row: $0, column: 0).a1())")
      } ?? .text(criterion.code)
    let weight = Expression.slot(result.calculation.slot(.weight(node: node)) ?? 0)
    var cells = [
      Cell(0, code, format: palette(styled(.text)) { $0.isUnderlined = !isGroup }),
      Cell(1, .text(criterion.name), format: palette(name)),
      Cell(2, unit.content(of: weight), format: palette(number)),
    ]
    for stage in places.stages {
      cells.append(
        Cell(
          places.column(of: stage), unit.content(.contribution(node: node, stage: stage)),
          format: palette(number) { $0.isBold = isGroup || stage == unit.final }))
    }
    cells += derived(node, children: children, number: number, &palette)
    let note = self.note(node)
    let evidence = criterion.evidence ?? ""
    cells.append(Cell(places.notes, note, format: palette(words)))
    cells.append(
      Cell(places.evidence, evidence.isEmpty ? .blank : .text(evidence), format: palette(words)))
    if criterion.part == .main { cells += helpers(node, children: children) }
    let measure = TextMeasure(words)
    let heights = [
      TextMeasure(name).height(
        of: criterion.name,
        columnWidth: places.widths[ScorecardLayout.name] - Double(depth) * 1.6),
      measure.height(of: longestNote(node), columnWidth: places.widths[places.notes]),
      measure.height(of: evidence, columnWidth: places.widths[places.evidence]),
    ]
    return Row(
      cells, height: min(Limits.rowHeight, max(15.5, heights.max() ?? 15.5)),
      outlineLevel: min(depth, 6))
  }

  /// The points lost and the share of the maximum.
  private func derived(
    _ node: Int, children: [Int], number: CellFormat, _ palette: inout Palette
  ) -> [Cell] {
    guard set.nodes[node].part == .main else {
      let centred = palette(number) { $0.horizontal = .right }
      return [places.deducted, places.share].map { Cell($0, .text("–"), format: centred) }
    }
    let row = places.row(of: node)
    let final = places.address(row, places.final)
    let lost = places.address(row, places.deducted)
    let applicable = places.address(row, places.applicable)
    let value = result.value(.contribution(node: node, stage: unit.final), of: unit.participant)
    return [
      Cell(
        places.deducted,
        .formula(
          "IF(ISTEXT(\(final)),\"–\",ROUND(\(applicable)-\(final),9))", figures.lost[node]),
        format: palette(number)),
      Cell(
        places.share,
        .formula(
          "IF(ISNUMBER(\(lost)),IF(\(applicable)=0,\"–\",\(final)/\(applicable)*100),\(lost))",
          figures.share(of: node, final: value)),
        format: palette(number) { $0.numberFormat = "0.0" }),
    ]
  }

  /// What a criterion can give, its loss and the place of that among the losses.
  private func helpers(_ node: Int, children: [Int]) -> [Cell] {
    let row = places.row(of: node)
    let final = places.address(row, places.final)
    let weight = unit.term(of: result.calculation.weight(node, unit.final))
    let sum = children.map { places.address(places.row(of: $0), places.applicable) }
      .joined(separator: "+")
    let formula =
      ScorecardFigures.isSum(node, set)
      ? (sum.isEmpty ? "0" : sum) : "IF(ISTEXT(\(final)),0,\(weight.formula))"
    var cells = [
      Cell(places.applicable, .formula(formula, .number(figures.applicable[node])))
    ]
    guard set.nodes[node].rule != nil else { return cells }
    let lost = places.address(row, places.deducted)
    let key = places.address(row, places.lossKey)
    let keys = places.nodes(places.lossKey)
    let first = CellAddress(row: places.firstNode, column: places.lossKey).absolute
    var points = Value.text("")
    if case .number = figures.lost[node] { points = figures.lost[node] }
    cells.append(
      Cell(places.lossKey, .formula("IF(ISNUMBER(\(lost)),\(lost),\"\")", points)))
    cells.append(
      Cell(
        places.lossOrder,
        .formula(
          "IF(ISNUMBER(\(key)),RANK(\(key),\(keys))+COUNTIF(\(first):\(key),\(key))-1,\"\")",
          figures.places[node].map { .number(Double($0)) } ?? .text(""))))
    return cells
  }

  // MARK: Notes

  private func note(_ node: Int) -> Cell.Content {
    guard layout.notes.nodes.contains(node) else { return .blank }
    let text = layout.notes.text(node, of: unit.participant) ?? ""
    guard case .lookedUp(let position, _) = unit.source, let range = layout.notesRange(node) else {
      return text.isEmpty ? .blank : .text(text)
    }
    return .formula("INDEX(\(range),\(position))&\"\"", .text(text))
  }

  private func longestNote(_ node: Int) -> String {
    unit.isLive
      ? layout.notes.longest(node, participants: result.index.participants.count)
      : layout.notes.text(node, of: unit.participant) ?? ""
  }

  // MARK: Closing lines

  private func closingRow(_ position: Int, _ palette: inout Palette) -> Row {
    let kind = places.closing[position]
    let isScore = if case .score = kind(unit.final) { true } else { false }
    func styled(_ format: CellFormat) -> CellFormat {
      format.with {
        $0.fontSize = 10
        $0.isBold = true
        $0.fill = isScore ? Colors.total : nil
      }
    }
    let number = palette(styled(.number)) { $0.numberFormat = "0.00" }
    var cells = [
      Cell(0, .blank, format: palette(styled(.text))),
      Cell(
        1, .text(texts.label(of: kind(unit.final), in: result)), format: palette(styled(.text))),
      Cell(2, .blank, format: number),
    ]
    for stage in places.stages {
      cells.append(
        Cell(places.column(of: stage), unit.content(kind(stage)), format: number))
    }
    var lost = Cell.Content.blank
    if case .earned = kind(unit.final), set.aggregation == .sum, !set.domains.isEmpty {
      let sum = set.domains.map { places.address(places.row(of: $0), places.deducted) }
      lost = .formula("SUM(\(sum.joined(separator: ",")))", totalLost)
    }
    cells.append(Cell(places.deducted, lost, format: number))
    for column in [places.share, places.notes, places.evidence] {
      cells.append(Cell(column, .blank, format: number))
    }
    return Row(cells, height: 16.5)
  }

  private var totalLost: Value {
    var sum = 0.0
    for domain in set.domains {
      switch figures.lost[domain] {
      case .number(let lost): sum += lost
      case .error: return figures.lost[domain]
      default: break
      }
    }
    return .number(sum)
  }
}
