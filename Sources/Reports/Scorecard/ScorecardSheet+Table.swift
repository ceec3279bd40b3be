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
    let shared = unit.isLive ? lossName(nil) : nil
    let losses = unit.lines.losses
    var header = header(&palette, share: share, hasWords: false)
    header.cells += [
      Cell(places.weight, unit.formula(.lossCount)),
      Cell(places.lossKey, unit.formula(.lossSum)),
    ]
    return [
      Row(
        [Cell(0, .text(texts["Mất điểm nhiều nhất", "Greatest losses"]), format: title)],
        height: 18),
      header,
    ]
      + (0..<places.losses).map { place in
        let node = losses.indices.contains(place) ? losses[place] : nil
        return lossRow(place, node, shared ?? lossName(node), &palette)
      } + [Row(height: 8)]
  }

  private func lossRow(
    _ place: Int, _ node: Int?, _ shape: (size: Double, height: Double), _ palette: inout Palette
  ) -> Row {
    let row = places.firstLoss + place
    let position = CellAddress(row: row, column: places.weight).term(fixedColumn: true)
    func ifAny(_ found: Expression, _ value: Value?) -> Cell.Content {
      .line(Function.if(position .== "", "", found), value ?? .text(""))
    }
    func looked(_ column: Int, _ value: (Int) -> Value) -> Cell.Content {
      // A round without points for a criterion stays empty.
      ifAny(.ifEmpty(places.node(column, at: position)), node.map { value($0).shown })
    }
    func line(_ column: Int, _ kind: (Int) -> Line.Kind) -> Cell.Content {
      looked(column) { unit.lines.value(kind($0)) }
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
      Cell(
        ScorecardLayout.attainable,
        line(ScorecardLayout.attainable) { .attainable(node: $0, stage: unit.final) },
        format: number),
    ]
    for stage in places.stages {
      let column = places.column(of: stage)
      cells.append(
        Cell(
          column,
          line(column) { .contribution(node: $0, stage: stage) }, format: number))
    }
    cells.append(
      Cell(
        places.deducted, line(places.deducted) { .lost(node: $0, stage: unit.final) },
        format: palette(.number) {
          $0.fontSize = 10
          $0.numberFormat = "0.00"
          $0.isBold = true
        }))
    let sum = CellAddress(row: places.lossHeader, column: places.lossKey).fixed()
    cells.append(
      Cell(
        places.share,
        ifAny(
          places.cell(row, places.deducted) / sum * 100, node.flatMap(shareOfLosses)),
        format: palette(.number) {
          $0.fontSize = 10
          $0.numberFormat = "0.0"
        }))
    let number1 = CellAddress(row: row, column: places.lossKey).term(fixedColumn: true)
    let count = CellAddress(row: places.lossHeader, column: places.weight).fixed()
    cells.append(
      Cell(
        places.weight,
        .line(
          Function.if(
            number1 .> count, "", Function.match(number1, places.nodes(places.lossOrder), 0)),
          node.map { .number(Double($0 + 1)) } ?? .text(""))))
    cells.append(Cell(places.lossKey, .number(Double(place + 1))))
    return Row(cells, height: shape.height)
  }

  /// A loss in percent of all losses.
  private func shareOfLosses(_ node: Int) -> Value? {
    guard let lost = unit.lines.value(.lossKey(node: node)).asNumber,
      let all = unit.lines.value(.lossSum).asNumber
    else { return nil }
    return .number(lost / all * 100)
  }

  /// The size of a name and the height of its row, with room for whichever name may stand there.
  ///
  /// Names too long for two lines are set smaller.
  private func lossName(_ node: Int?) -> (size: Double, height: Double) {
    let leaves = unit.isLive ? set.leaves : node.map { [$0] } ?? []
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
    rows += set.nodes.indices.map { nodeRow($0, &palette) }
    if set.nodes.isEmpty { rows.append(Row()) }
    rows += places.closing.indices.map { closingRow($0, &palette) }
    return rows
  }

  private func header(_ palette: inout Palette, share: String, hasWords: Bool) -> Row {
    let format = palette(.header) { $0.fontSize = 10 }
    var labels = [
      texts["Mã", "Code"], texts["Tiêu chí", "Criterion"],
      texts["Điểm tối đa áp dụng", "Applicable maximum"],
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

  private func nodeRow(_ node: Int, _ palette: inout Palette) -> Row {
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
          target: SheetRange(CellAddress(row: $0, column: 0), in: layout.explanation))
      } ?? .text(criterion.code)
    var cells = [
      Cell(0, code, format: palette(styled(.text)) { $0.isUnderlined = !isGroup }),
      Cell(1, .text(criterion.name), format: palette(name)),
      Cell(ScorecardLayout.attainable, attainable(node), format: palette(number)),
    ]
    for stage in places.stages {
      cells.append(
        Cell(
          places.column(of: stage), unit.content(.contribution(node: node, stage: stage)),
          format: palette(number) { $0.isBold = isGroup || stage == unit.final }))
    }
    cells += derived(node, number: number, &palette)
    let note = self.note(node)
    let evidence = criterion.evidence ?? ""
    cells.append(Cell(places.notes, note, format: palette(words)))
    cells.append(
      Cell(places.evidence, evidence.isEmpty ? .blank : .text(evidence), format: palette(words)))
    if criterion.part == .main { cells += helpers(node) }
    let measure = TextMeasure(words)
    let heights = [
      TextMeasure(name).height(
        of: criterion.name,
        columnWidth: places.widths[ScorecardLayout.name] - Double(depth) * 1.6),
      measure.height(of: longestNote(node), columnWidth: places.widths[places.notes]),
      measure.height(of: evidence, columnWidth: places.widths[places.evidence]),
    ]
    return Row(
      cells, height: min(Limits.rowHeight, max(15.5, heights.max() ?? 15.5)))
  }

  /// What a criterion can give the unit; what a bonus or penalty item can at most.
  private func attainable(_ node: Int) -> Cell.Content {
    set.nodes[node].part == .main
      ? unit.formula(.attainable(node: node, stage: unit.final))
      : unit.content(.weight(node: node))
  }

  /// The points lost and the share of the maximum.
  private func derived(_ node: Int, number: CellFormat, _ palette: inout Palette) -> [Cell] {
    guard set.nodes[node].part == .main else {
      let centred = palette(number) { $0.horizontal = .right }
      return [places.deducted, places.share].map {
        Cell($0, .text(Marks.leftOut), format: centred)
      }
    }
    return [
      Cell(
        places.deducted, unit.formula(.lost(node: node, stage: unit.final)),
        format: palette(number)),
      Cell(
        places.share, unit.formula(.share(node: node, stage: unit.final)),
        format: palette(number) { $0.numberFormat = "0.0" }),
    ]
  }

  /// What a criterion weighs, its loss and the place of that among the losses.
  private func helpers(_ node: Int) -> [Cell] {
    let weight = Cell(places.weight, unit.content(.weight(node: node)))
    guard set.nodes[node].rule != nil else { return [weight] }
    return [
      weight, Cell(places.lossKey, unit.formula(.lossKey(node: node))),
      Cell(places.lossOrder, unit.formula(.lossPosition(node: node))),
    ]
  }

  // MARK: Notes

  private func note(_ node: Int) -> Cell.Content {
    guard layout.notes.nodes.contains(node) else { return .blank }
    let text = layout.notes.text(node, of: unit.participant) ?? ""
    guard unit.isLive, let notes = layout.notes(of: node) else {
      return text.isEmpty ? .blank : .text(text)
    }
    return .line(unit.at(notes) & "", .text(text))
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
    let number = palette(styled(.number)) {
      $0.numberFormat = isScore ? layout.scoreFormat : "0.00"
    }
    var (attainable, lost) = (Cell.Content.blank, Cell.Content.blank)
    if case .earned = kind(unit.final) {
      attainable = unit.formula(.attainableTotal(stage: unit.final))
      lost = unit.formula(.lostTotal(stage: unit.final))
    }
    var cells = [
      Cell(0, .blank, format: palette(styled(.text))),
      Cell(
        1, .text(texts.label(of: kind(unit.final), in: result)), format: palette(styled(.text))),
      Cell(ScorecardLayout.attainable, attainable, format: number),
    ]
    for stage in places.stages {
      cells.append(
        Cell(places.column(of: stage), unit.content(kind(stage)), format: number))
    }
    cells.append(Cell(places.deducted, lost, format: number))
    for column in [places.share, places.notes, places.evidence] {
      cells.append(Cell(column, .blank, format: number))
    }
    return Row(cells, height: 16.5)
  }
}
