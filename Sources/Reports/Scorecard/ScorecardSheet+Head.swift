import Formulas
import Scoring
import Wording
import WorkbookPlan

// The unit, its great figures and what is said of them.
extension ScorecardSheet {
  func head(_ palette: inout Palette) -> [Row] {
    let frame = SheetFrame(
      book, title: texts[upper: .scorecard] + ": " + result.index.title,
      subtitle: "\(set.title) – \(texts[lower: .year]) \(book.year)")
    let words = ScorecardWords(book: book, unit: unit, places: places)
    var rows = frame.rows(&palette)
    rows += [choiceRow(&palette), Row(height: 6)] + figureRows(words, &palette)
    let base = CellFormat().with {
      $0.fontSize = 11
      $0.vertical = .center
    }
    let sizes = places.sentences.map {
      TextMeasure(base).size(fitting: words.longest($0), room: sentenceRoom)
    }
    let common = max(10, sizes.min() ?? 11)
    for (position, sentence) in places.sentences.enumerated() {
      let format = base.with {
        $0.fontSize = min(common, sizes[position])
        $0.wraps = isBroken(sentence)
      }
      let height = TextMeasure(format).height(
        of: words.longest(sentence),
        columnWidth: TextMeasure.columnWidth(points: sentenceRoom))
      rows.append(
        Row(
          [Cell(0, words.content(sentence), format: palette(format))],
          height: format.wraps ? height : 15.5))
    }
    while rows.count < places.domainHeader - places.top { rows.append(Row(height: 6)) }
    return rows.enumerated().map { position, row in
      var row = row
      row.cells += hidden(row: places.top + position)
      return row
    }
  }

  /// The points that a sentence has on one line.
  private var sentenceRoom: Double { places.widths.reduce(0) { $0 + 5.25 * $1 + 3.75 } - 12 }

  /// Whether a sentence takes more lines than one, however small it is.
  private func isBroken(_ sentence: ScorecardSentence) -> Bool {
    let words = ScorecardWords(book: book, unit: unit, places: places)
    return TextMeasure(size: 8).width(of: words.longest(sentence)) > sentenceRoom
  }

  /// The cells of sentences that take more lines than one.
  var sentenceMerges: [CellRange] {
    places.sentences.enumerated().filter { isBroken($1) }.map { position, _ in
      let row = places.firstSentence + position
      return CellRange(rows: row...row, columns: 0...places.share)
    }
  }

  /// The hidden cells of a row of the head: lines that others refer to.
  private func hidden(row: Int) -> [Cell] {
    places.standings.compactMap { kind, cell in
      guard cell.row == row else { return nil }
      return Cell(cell.column, unit.content(kind))
    }.sorted { $0.column < $1.column }
  }

  private func figureRows(_ words: ScorecardWords, _ palette: inout Palette) -> [Row] {
    let big = CellFormat().with {
      $0.fontSize = 20
      $0.isBold = true
      $0.color = Colors.bar
      $0.vertical = .center
      $0.horizontal = .left
    }
    let score = words.cell(.score(stage: unit.final)) ?? ""
    var cells = [
      Cell(1, .formula(score), format: palette(big) { $0.numberFormat = layout.scoreFormat }),
      Cell(2, .formula(words.rank), format: palette(big)),
    ]
    let small = palette(CellFormat()) {
      $0.fontSize = 9.5
      $0.color = Colors.muted
      $0.vertical = .top
    }
    let ranked =
      !layout.shows(.placesWon)
      ? texts["vị thứ trên số đơn vị xếp hạng", "rank among the units ranked"]
      : texts["vị thứ; ▲▼ bậc so với năm trước", "rank; ▲▼ places since last year"]
    var labels = [
      Cell(1, .text(texts[lower: .indexScore]), format: small),
      Cell(2, .text(ranked), format: small),
    ]
    if let grade = words.cell(.grade) {
      let names = result.calculation.groups.flatMap { group in
        set.gradeScale(for: group)?.grades.map(\.name) ?? []
      }
      let room = places.widths[3...].reduce(0) { $0 + TextMeasure.points(columnWidth: $1) }
      let sizes = names.map { TextMeasure(big).size(fitting: $0, room: room) }
      cells.append(
        Cell(
          3, .formula(grade & ""), format: palette(big) { $0.fontSize = sizes.min() ?? 20 }))
      labels.append(Cell(3, .text(texts[lower: .grade]), format: small))
    }
    return [Row(cells, height: 28), Row(labels, height: 15)]
  }

  private func choiceRow(_ palette: inout Palette) -> Row {
    let text = texts[.unit]
    let label = palette(.text) {
      $0.isBold = true
      $0.borders = CellFormat.Borders()
      $0.wraps = false
      // The cell beside it is full: what is too wide would be cut.
      $0.fontSize = TextMeasure(size: 11, isBold: true).size(
        fitting: text, room: TextMeasure.points(columnWidth: places.widths[0]))
    }
    // The name runs over the empty cells beside it, smaller if it must; only one too long for them is broken.
    let box = ScorecardLayout.name...ScorecardLayout.words
    let shown = unit.isLive ? choice.labels : [choice.labels[unit.participant]]
    let room = box.reduce(0) { $0 + TextMeasure.points(columnWidth: places.widths[$1]) } - 20
    func format(_ size: Double) -> CellFormat {
      .text.with { ($0.isBold, $0.fontSize) = (true, size) }
    }
    func fits(_ size: Double) -> Bool {
      shown.allSatisfy { TextMeasure(format(size)).width(of: $0) <= room }
    }
    let size = [14.0, 13, 12, 11, 10].first { fits($0) }
    let (isLong, name) = (size == nil, format(size ?? 14))
    let measure = TextMeasure(name)
    let width = places.widths[ScorecardLayout.name]
    let height =
      isLong ? shown.map { measure.height(of: $0, columnWidth: width) }.max() ?? 20 : 20
    let style = name.with {
      $0.wraps = isLong
      $0.borders.right = CellFormat.Border()
      if !unit.isLive { $0.borders = CellFormat.Borders() }
    }
    let beside = palette(.text) {
      $0.fill = unit.isLive ? Colors.input : nil
      $0.borders.left = CellFormat.Border()
      if !unit.isLive { $0.borders = CellFormat.Borders() }
    }
    var cells = [
      Cell(0, .text(text), format: label),
      Cell(
        1, .text(choice.labels[unit.participant]),
        format: palette(unit.isLive ? style.asInput() : style)),
      Cell(ScorecardLayout.words, .blank, format: beside),
    ]
    guard unit.isLive else { return Row(cells, height: max(22, height)) }
    let hint = palette(.subtitle) { $0.fontSize = 10 }
    cells.append(
      Cell(
        ScorecardLayout.attainable,
        .text(texts["← chọn trong danh sách", "← choose from the list"]),
        format: hint))
    let labels = places.cells(of: .labels)
    let (names, first) = (labels.fixed(), labels.first.fixed())
    let isChosen = names .== places.choiceCell.fixed()
    let place = layout.axes.place
    // Compared as a whole: a lookup would take ? and * in a name for any letters.
    cells.append(
      Cell(
        places.weight,
        .line(
          Function.if(
            Function.sumProduct(isChosen * 1) .== 1,
            Function.sumProduct(isChosen * (place(names) - place(first) + 1)),
            Function.notAvailable()),
          .number(Double(unit.participant + 1)))))
    cells.append(
      Cell(
        places.lossKey,
        .line(
          unit.at(places.cells(of: .groups).fixed()),
          .number(Double(unit.lines.group + 1)))))
    return Row(cells, height: max(24, height))
  }
}
