import Formulas
import Scoring
import Wording
import WorkbookPlan

// The criteria one by one: points, figures, the rule and how it gives the points, evidence and notes.
extension ScorecardSheet {
  func table(_ palette: inout Palette) -> [Row] {
    var labels = [
      0: texts[.code],
      1: texts["Tiêu chí; kiểm chứng, giải trình", "Criterion; evidence, notes"],
      2: texts["Số liệu; quy tắc; cách tính điểm", "Figures; rule; working of the points"],
      3: texts[.attainable],
      places.deducted: texts[.lost], places.share: texts[.share],
    ]
    for stage in places.stages { labels[places.column(of: stage)] = texts.stage(stage) }
    var rows = [
      Row(
        [
          Cell(
            0, .text(texts["Điểm từng tiêu chí", "Points of each criterion"]),
            format: palette(Self.heading))
        ], height: 21), headerRow(labels, &palette),
    ]
    for node in set.nodes.indices {
      rows.append(pointsRow(node, &palette))
      guard let explained = explained[node] else { continue }
      rows += [ruleRow(node, explained, &palette), workingRow(node, explained, &palette)]
    }
    if set.nodes.isEmpty { rows.append(Row()) }
    rows += places.closing.indices.map { closingRow($0, &palette) }
    return rows
  }

  // MARK: Points

  private func pointsRow(_ node: Int, _ palette: inout Palette) -> Row {
    let criterion = set.nodes[node]
    let isGroup = criterion.rule == nil
    func styled(_ format: CellFormat) -> CellFormat {
      format.with {
        $0.isBold = isGroup
        $0.fill = isGroup && criterion.parent == nil ? Colors.domain : nil
        if !isGroup { $0.borders = CellFormat.Borders() }
      }
    }
    // A group's name runs over the empty cell beside it.
    let name = styled(Self.line).with {
      $0.wraps = !isGroup
      $0.isBold = true
      if isGroup {
        let room = (1...2).reduce(-8) { $0 + TextMeasure.points(columnWidth: places.widths[$1]) }
        $0.fontSize = TextMeasure($0).size(fitting: criterion.name, room: room)
        $0.wraps = TextMeasure($0).width(of: criterion.name) > room
      }
    }
    let number = styled(Self.number)
    let words = explained[node]?.why
    var cells = [
      Cell(
        0, code(node),
        format: palette(styled(Self.line)) { $0.isUnderlined = !isGroup && rules != nil }),
      Cell(1, .text(criterion.name), format: palette(name)),
      Cell(2, words?.content ?? .blank, format: palette(styled(Self.line))),
      Cell(3, attainable(node), format: palette(number)),
    ]
    for stage in places.stages {
      cells.append(
        Cell(
          places.column(of: stage), unit.content(.contribution(node: node, stage: stage)),
          format: palette(number) { $0.isBold = isGroup || stage == unit.final }))
    }
    cells += derived(node, number: number, &palette)
    if criterion.part == .main { cells += helpers(node) }
    cells += explained[node]?.terms.figures(&palette) ?? []
    let nameHeight =
      name.wraps ? TextMeasure(name).height(of: criterion.name, columnWidth: places.widths[1]) : 17
    let heights =
      isGroup
      ? [max(17, nameHeight)]
      : [
        nameHeight,
        TextMeasure(Self.line).height(
          of: (unit.isLive ? words?.longest : words?.text) ?? "", columnWidth: places.widths[2]),
      ]
    return Row(cells, height: min(Limits.rowHeight, max(16.5, heights.max() ?? 16.5)))
  }

  /// The code, which leads to the rule where the sheet of rules is there.
  private func code(_ node: Int) -> Cell.Content {
    guard let rules, set.nodes[node].rule != nil else { return .text(set.nodes[node].printedCode) }
    let place = CellAddress(row: rules.firstRow + node, column: 0)
    return .link(set.nodes[node].printedCode, target: SheetRange(place, in: rules.sheet))
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
      return [places.deducted, places.share].map {
        Cell($0, .text(Marks.leftOut), format: palette(number))
      }
    }
    return [
      Cell(
        places.deducted, unit.formula(.lost(node: node, stage: unit.final)),
        format: palette(number) { $0.numberFormat = Self.lossFormat }),
      Cell(
        places.share, unit.formula(.share(node: node, stage: unit.final)),
        format: palette(number) { $0.numberFormat = LineStyle.percent }),
    ]
  }

  /// What a criterion weighs, its loss, the place of that among the losses, and what it would win in full.
  private func helpers(_ node: Int) -> [Cell] {
    let weight = Cell(places.weight, unit.content(.weight(node: node)))
    guard set.nodes[node].rule != nil else { return [weight] }
    let cells = [
      weight, Cell(places.lossKey, unit.formula(.lossKey(node: node))),
      Cell(places.lossOrder, unit.formula(.lossPosition(node: node))),
    ]
    guard unit.isLive else { return cells }
    return cells + [
      Cell(places.scoreIfFull, unit.formula(.scoreIfFull(node: node))),
      Cell(places.basisIfFull, unit.formula(.basisIfFull(node: node))),
      Cell(places.rankIfFull, unit.formula(.rankIfFull(node: node))),
    ]
  }

  // MARK: Why these points

  private static let small = ScorecardSheet.line.with {
    $0.fontSize = 9
    $0.color = Colors.muted
    $0.vertical = .top
    $0.borders = CellFormat.Borders()
  }

  /// What proves the points, and the rule in words.
  private func ruleRow(_ node: Int, _ explained: Explained, _ palette: inout Palette) -> Row {
    let criterion = set.nodes[node]
    let proof = [
      criterion.evidence.map { texts[.evidence] + ": " + $0 },
      criterion.basis.map { texts[.basis] + ": " + $0 },
      criterion.appraiser.map { texts[.appraiser] + ": " + $0 },
    ].compactMap { $0 }.joined(separator: "; ")
    let rule = texts[.rule] + ": " + explained.criterion.words(.rule)
    let measure = TextMeasure(Self.small).fitting(rule, columnWidth: places.widths[2])
    let cells = [
      Cell(1, proof.isEmpty ? .blank : .text(proof), format: palette(Self.small)),
      Cell(2, .text(rule), format: palette(Self.small) { $0.fontSize = measure.size }),
    ]
    let height = max(
      height(proof, ""), measure.height(of: rule, columnWidth: places.widths[2]))
    return Row(cells + explained.terms.figuresPutIn, height: height)
  }

  /// The notes, and the rule with numbers put in.
  private func workingRow(_ node: Int, _ explained: Explained, _ palette: inout Palette) -> Row {
    let working = Self.small.with {
      $0.borders = Self.line.borders
      $0.color = nil
    }
    let format = palette(working)
    let number = palette(working) {
      $0.wraps = false
      $0.horizontal = .right
      $0.numberFormat = "0.00##"
      $0.shrinks = true
    }
    var cells = [
      Cell(0, .blank, format: format), Cell(1, note(node), format: format),
      Cell(2, explained.terms.text, format: format),
      Cell(3, unit.content(.maximum(node: node)), format: number),
    ]
    for column in (places.final - places.stages.count + 1)...places.share {
      cells.append(
        Cell(column, column == places.final ? explained.terms.points : .blank, format: number))
    }
    let own = explained.criterion.words(.working)
    let text = unit.isLive ? explained.criterion.working.longest(texts) : own
    return Row(
      cells + explained.terms.furtherTerms,
      height: height(longestNote(node), text.count > own.count ? text : own))
  }

  private func height(_ beside: String, _ words: String) -> Double {
    let measure = TextMeasure(Self.small)
    let heights = [
      measure.height(of: beside, columnWidth: places.widths[1]),
      measure.height(of: words, columnWidth: places.widths[2]),
    ]
    return min(Limits.rowHeight, max(13, heights.max() ?? 13))
  }

  // MARK: Notes

  private func note(_ node: Int) -> Cell.Content {
    guard layout.notes.nodes.contains(node) else { return .blank }
    let text = layout.notes.text(node, of: unit.participant) ?? ""
    guard unit.isLive else { return text.isEmpty ? .blank : .text(text) }
    let all = places.cells(of: .notes(node)).fixed()
    return .line(unit.at(all) & "", .text(text))
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
        $0.isBold = true
        $0.fill = isScore ? Colors.total : nil
        $0.wraps = false
      }
    }
    let text = palette(styled(Self.line))
    let number = palette(styled(Self.number)) {
      $0.numberFormat = isScore ? layout.scoreFormat : "0.00"
    }
    var (attainable, lost) = (Cell.Content.blank, Cell.Content.blank)
    if case .earned = kind(unit.final) {
      attainable = unit.formula(.attainableTotal(stage: unit.final))
      lost = unit.formula(.lostTotal(stage: unit.final))
    }
    var cells = [
      Cell(0, .blank, format: text),
      Cell(1, .text(texts.label(of: kind(unit.final), in: result)), format: text),
      Cell(2, .blank, format: text), Cell(3, attainable, format: number),
    ]
    for stage in places.stages {
      cells.append(Cell(places.column(of: stage), unit.content(kind(stage)), format: number))
    }
    cells += [
      Cell(places.deducted, lost, format: number), Cell(places.share, .blank, format: number),
    ]
    return Row(cells, height: 17)
  }
}
