import Formulas
import Scoring
import Wording
import WorkbookPlan

// The criteria that lost most, why, and what each in full would win.
extension ScorecardSheet {
  /// The columns of the rounds that show beside a loss: all but the first, where there are several.
  private var rounds: [(column: Int, stage: Stage)] {
    places.stages.dropFirst().enumerated().map { (ScorecardLayout.attainable + 1 + $0, $1) }
  }

  func lossBlock(_ palette: inout Palette, above: [Row]) -> [Row] {
    let columns = places.figureColumns
    var labels = [
      0: texts[.code], 1: texts[.criterion], 2: texts["Vì sao", "Why"],
      3: texts[.attainable], columns[0]: texts[.lost],
      columns[1]: texts["Điểm nếu đạt đủ", "Score if full"],
      columns[2]: texts[.rankThen],
    ]
    for (column, stage) in rounds { labels[column] = texts.stage(stage) }
    var header = headerRow(labels, &palette)
    header.cells += [
      Cell(places.weight, unit.formula(.lossCount)), Cell(places.lossKey, unit.formula(.lossSum)),
    ]
    let titles = [
      texts["Mười chỗ mất điểm nhiều nhất", "The ten greatest losses"],
      texts["Mất điểm nhiều nhất", "Greatest losses"],
    ]
    let note = palette(CellFormat()) {
      $0.fontSize = 9.5
      $0.isItalic = true
      $0.color = Colors.muted
      $0.vertical = .center
    }
    let title = Row(
      [Cell(0, .text(titles[places.losses == 10 ? 0 : 1]), format: palette(Self.heading))],
      height: 21)
    let used = (above + [title, header]).reduce(18) { $0 + ($1.height ?? 15) }
    let losses = unit.lines.losses
    let shape = shape(room: places.pageHeight - used)
    return [title, header]
      + (0..<places.losses).map { place in
        lossRow(place, losses.indices.contains(place) ? losses[place] : nil, shape, &palette)
      }
      + [
        Row(
          [
            Cell(
              0,
              .text(
                texts[
                  "“Nếu đạt đủ”: chỉ riêng tiêu chí đó đạt điểm tối đa áp dụng, mọi số liệu khác giữ nguyên.",
                  "“If full”: that criterion alone gives all it can give, everything else as it is."
                ] + beforeBlocks),
              format: note)
          ], height: 16)
      ]
  }

  /// What is to be known of losses in groups that make up for what does not apply in them.
  private var beforeBlocks: String {
    unit.set.blocks.isEmpty
      ? ""
      : " "
        + texts[
          "Điểm mất là trước khi tính lại trong nhóm.", "Losses are before groups are converted."]
  }

  private func lossRow(
    _ place: Int, _ node: Int?, _ shape: Shape, _ palette: inout Palette
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
    /// What only a page of all units computes for each criterion.
    func ifFull(_ column: Int, _ kind: (Int) -> Line.Kind) -> Cell.Content {
      guard unit.isLive else {
        return node.map { ChosenUnit.fixed(unit.lines.value(kind($0))) } ?? .blank
      }
      return line(column, kind)
    }
    let text = palette(Self.line) { $0.fontSize = shape.size }
    let number = Self.number
    let bold = palette(number) {
      $0.isBold = true
      $0.numberFormat = Self.lossFormat
    }
    let score = palette(number) { $0.numberFormat = layout.scoreFormat }
    let rank = palette(number) { $0.numberFormat = LineStyle.count }
    let columns = places.figureColumns
    var cells = [
      Cell(0, looked(0) { .text(set.nodes[$0].printedCode) }, format: text),
      Cell(1, looked(1) { .text(set.nodes[$0].name) }, format: text),
      Cell(2, why(position, node, limit: limit(shape)), format: text),
      Cell(
        3, line(3) { .attainable(node: $0, stage: unit.final) }, format: palette(number)),
    ]
    for (column, stage) in rounds {
      cells.append(
        Cell(
          column, line(places.column(of: stage)) { .contribution(node: $0, stage: stage) },
          format: palette(number)))
    }
    let order = CellAddress(row: row, column: places.lossKey).term(fixedColumn: true)
    let count = CellAddress(row: places.lossHeader, column: places.weight).fixed()
    let found = Function.match(order, places.nodes(places.lossOrder), 0)
    let place1 = node.map { Value.number(Double(places.row(of: $0) - places.firstNode + 1)) }
    cells += [
      Cell(
        columns[0], line(places.deducted) { .lost(node: $0, stage: unit.final) }, format: bold),
      Cell(
        columns[1], ifFull(places.scoreIfFull) { .scoreIfFull(node: $0) }, format: score),
      Cell(columns[2], ifFull(places.rankIfFull) { .rankIfFull(node: $0) }, format: rank),
      Cell(places.weight, .line(Function.if(order .> count, "", found), place1 ?? .text(""))),
      Cell(places.lossKey, .number(Double(place + 1))),
    ]
    return Row(cells, height: height(of: node, shape))
  }

  /// Why points were lost, as it stands among the criteria; cut where the page has no more room.
  private func why(_ position: Expression, _ node: Int?, limit: Int) -> Cell.Content {
    let whole = node.flatMap { explained[$0]?.why.text } ?? ""
    guard unit.isLive else { return whole.isEmpty ? .blank : .text(whole.cut(to: limit)) }
    let found = places.node(ScorecardLayout.words, at: position)
    let cut = Function.if(
      Function.length(found) .> .number(Double(limit)),
      Function.left(found, .number(Double(limit - 1))) & "…", found & "")
    return .line(Function.if(position .== "", "", cut), .text(whole.cut(to: limit)))
  }

  // MARK: Room

  /// The size of the texts and the most lines of a row.
  private struct Shape {
    var size: Double
    var lines: Int
  }

  /// The greatest texts at which all rows have room on the page, figures cut to few lines at the last.
  private func shape(room: Double) -> Shape {
    let sizes = [10.5, 10, 9.5, 9, 8.5, 8]
    let all = sizes.map { Shape(size: $0, lines: 99) } + sizes.map { Shape(size: $0, lines: 3) }
    let shapes = all + sizes.map { Shape(size: $0, lines: 2) }
    let losses = unit.lines.losses
    return shapes.first { shape in
      let heights = (0..<places.losses).map { place in
        height(of: losses.indices.contains(place) ? losses[place] : nil, shape)
      }
      return heights.reduce(0, +) <= room
    } ?? Shape(size: 8, lines: 2)
  }

  /// The height of a row: where a unit can be chosen, for whichever criterion may stand there.
  private func height(of node: Int?, _ shape: Shape) -> Double {
    let measure = TextMeasure(size: shape.size)
    let leaves = unit.isLive ? set.leaves : node.map { [$0] } ?? []
    let names = leaves.map {
      measure.lines(of: set.nodes[$0].name, columnWidth: places.widths[ScorecardLayout.name])
    }
    let words = leaves.map { leaf in
      let why = explained[leaf]?.why
      return measure.lines(
        of: (unit.isLive ? why?.longest : why?.text) ?? "",
        columnWidth: places.widths[ScorecardLayout.words])
    }
    let lines = max(names.max() ?? 1, min(shape.lines, words.max() ?? 1))
    return max(16.5, measure.height(lines: lines))
  }

  /// How many characters of the figures have room.
  private func limit(_ shape: Shape) -> Int {
    guard shape.lines < 99 else { return 4000 }
    let line = TextMeasure.points(columnWidth: places.widths[ScorecardLayout.words])
    return Int(line / (shape.size * 0.5)) * shape.lines - 4
  }
}
