import Formulas
import Scoring
import WorkbookPlan

/// One unit's results in one index: where it stands, where it lost points, every criterion.
///
/// In the ranking workbook the unit is chosen from a list and everything follows; in a file of its own
/// the unit's values stand fixed.
struct ScorecardSheet: Sendable {
  let book: Book
  let unit: ChosenUnit
  let places: ScorecardLayout
  let explanation: ExplanationLayout
  let choice: UnitChoice

  init(
    book: Book, unit: ChosenUnit, places: ScorecardLayout, explanation: ExplanationLayout
  ) {
    self.book = book
    self.unit = unit
    self.places = places
    self.explanation = explanation
    choice = UnitChoice(book, unit.result)
  }

  var layout: IndexLayout { unit.layout }
  var result: IndexEvaluation { unit.result }
  var texts: Texts { layout.texts }
  var set: CriteriaSet { unit.set }

  /// The sheet, between the rows of a letterhead and of a signature if there are any.
  func sheet(
    _ palette: inout Palette, letterhead: [Row] = [], signature: [Row] = []
  ) -> Sheet {
    var rows = letterhead + head(&palette)
    rows += domainBlock(&palette)
    rows += lossBlock(&palette)
    rows += table(&palette)
    if !signature.isEmpty { rows += [Row(height: 12)] + signature }
    var sheet = Sheet(name: layout.scorecard, rows: withUnits(rows))
    sheet.columns = places.widths.map { Sheet.Column(width: $0) }
    let helpers = unit.isLive ? 3 + result.index.participants.count : 3
    sheet.columns += [Sheet.Column](
      repeating: Sheet.Column(width: 8, isHidden: true), count: helpers)
    if unit.isLive { sheet.frozen = (places.choice + 1, 0) }
    sheet.validations = validations
    sheet.conditions = conditions
    sheet.charts = [chart]
    sheet.textNumberRanges = [
      CellRange(rows: places.firstDomain...places.lastNode, columns: 0...0)
    ]
    sheet.page = .office(
      texts, landscape: true, repeatedRows: places.tableHeader...places.tableHeader)
    sheet.page.printArea = CellRange(
      rows: 0...(rows.count - 1), columns: 0...places.evidence)
    sheet.page.rowBreaks = breaks(rows)
    sheet.tabColor = Colors.good
    return sheet
  }

  // MARK: Head

  private func head(_ palette: inout Palette) -> [Row] {
    let frame = SheetFrame(
      book, title: texts["PHIẾU ĐIỂM: ", "SCORECARD: "] + result.index.title,
      subtitle: "\(set.title) – \(texts["năm", "year"]) \(book.year)")
    var rows = frame.rows(&palette)
    rows.append(choiceRow(&palette))
    rows.append(Row(height: 6))
    let facts = ScorecardFacts(book: book, unit: unit, places: places)
    for position in 0..<max(places.numbers.count, places.words.count) {
      rows.append(factRow(position, facts, &palette))
    }
    return rows
  }

  private func choiceRow(_ palette: inout Palette) -> Row {
    let label = palette(.text) {
      $0.isBold = true
      $0.borders = CellFormat.Borders()
      $0.wraps = false
    }
    let name = CellFormat.text.with {
      $0.isBold = true
      $0.fontSize = 12
    }
    // The name runs over the empty cells beside it; only one too long for them is broken.
    let box = ScorecardLayout.name...places.share
    let shown = unit.isLive ? choice.labels : [choice.labels[unit.participant]]
    let measure = TextMeasure(name)
    let room = box.reduce(0) { $0 + TextMeasure.points(columnWidth: places.widths[$1]) } - 20
    let isLong = shown.contains { measure.width(of: $0) > room }
    let width = places.widths[ScorecardLayout.name]
    let height =
      isLong ? shown.map { measure.height(of: $0, columnWidth: width) }.max() ?? 20 : 20
    let style = name.with {
      $0.wraps = isLong
      $0.borders.right = CellFormat.Border()
      if !unit.isLive { $0.borders = CellFormat.Borders() }
    }
    var cells = [
      Cell(0, .text(texts["Đơn vị", "Unit"]), format: label),
      Cell(
        1, .text(choice.labels[unit.participant]),
        format: palette(unit.isLive ? style.asInput() : style)),
    ]
    let beside = palette(.text) {
      $0.fill = unit.isLive ? Colors.input : nil
      $0.borders.left = CellFormat.Border()
      $0.borders.right = CellFormat.Border()
      if !unit.isLive { $0.borders = CellFormat.Borders() }
    }
    cells += box.dropFirst().map { Cell($0, .blank, format: beside) }
    guard unit.isLive else { return Row(cells, height: max(20, height)) }
    let hint = palette(.subtitle) { $0.fontSize = 10 }
    cells.append(
      Cell(
        places.notes,
        .text(texts["← chọn đơn vị trong danh sách", "← choose a unit from the list"]),
        format: hint))
    let names = places.units(row: places.choice).fixed()
    let isChosen = names .== places.choiceCell.fixed()
    let first = CellAddress(row: places.choice, column: places.firstUnit).fixed()
    // Compared as a whole: a lookup would take ? and * in a name for any letters.
    cells.append(
      Cell(
        places.weight,
        .line(
          Function.if(
            Function.sumProduct(isChosen * 1) .== 1,
            Function.sumProduct(isChosen * (Function.column(names) - Function.column(first) + 1)),
            Function.notAvailable()),
          .number(Double(unit.participant + 1)))))
    cells.append(
      Cell(
        places.lossKey,
        .line(
          unit.at(places.units(row: places.choice + 1).fixed()),
          .number(Double(unit.lines.group + 1)))))
    return Row(cells, height: max(24, height))
  }

  private func factRow(
    _ position: Int, _ facts: ScorecardFacts, _ palette: inout Palette
  ) -> Row {
    let label = CellFormat.text.with { $0.fontSize = 10.5 }
    var cells: [Cell] = []
    var height = 16.5
    if places.numbers.indices.contains(position) {
      let fact = places.numbers[position]
      height = max(
        height,
        TextMeasure(label).height(
          of: fact.label(texts), columnWidth: places.widths[ScorecardLayout.name]))
      cells.append(Cell(1, .text(fact.label(texts)), format: palette(label)))
      cells.append(
        Cell(
          2, facts.content(fact),
          format: palette(.number) {
            $0.numberFormat = fact.numberFormat(score: layout.scoreFormat) ?? "General"
            $0.isBold = position < 2
            $0.fill = position < 2 ? Colors.total : nil
          }))
    }
    let hidden = facts.hidden(row: places.firstFact + position)
    guard places.words.indices.contains(position) else {
      return Row(cells + hidden, height: height)
    }
    let fact = places.words[position]
    cells.append(
      Cell(
        3, .text(fact.label(texts)),
        format: palette(label) {
          $0.wraps = false
          $0.borders = CellFormat.Borders()
          $0.indent = 1
        }))
    let value = CellFormat.text.with {
      $0.fontSize = 10.5
      $0.isBold = true
      $0.horizontal = .left
      $0.numberFormat = fact.numberFormat(score: layout.scoreFormat) ?? "General"
    }
    cells.append(Cell(places.notes, facts.content(fact), format: palette(value)))
    let width = places.widths[places.notes]
    let longest: [String] =
      switch fact {
      case .unitAhead: result.index.participants.map { book.units[$0.unit].shortName }
      case .group: result.calculation.groups
      case .cap: facts.caps
      default: []
      }
    height = max(
      height, longest.map { TextMeasure(value).height(of: $0, columnWidth: width) }.max() ?? 0)
    return Row(cells + hidden, height: height)
  }

  // MARK: What may be typed, what is shown how

  private var validations: [Validation] {
    guard unit.isLive else { return [] }
    return [
      Validation(
        CellRange(places.choiceCell), .oneOf(places.units(row: places.choice).fixed()),
        prompt: Validation.Message(
          title: texts["Chọn đơn vị", "Choose a unit"],
          text: texts[
            "Mọi số liệu của phiếu theo đơn vị được chọn.",
            "Everything on the card follows the unit chosen."]),
        error: Validation.Message(
          title: texts["Đơn vị", "Unit"],
          text: texts["Chọn một đơn vị trong danh sách", "Choose a unit from the list"]))
    ]
  }

  private var conditions: [Condition] {
    places.numbers.enumerated().filter { $1 == .scoreChange || $1 == .placesWon }
      .flatMap { position, _ in
        Condition.movement(
          CellRange(CellAddress(row: places.firstFact + position, column: 2)))
      }
  }

  /// Page breaks that keep the chart with its table, every heading with what stands under it, and the
  /// signature with the last criterion and the total.
  private func breaks(_ rows: [Row]) -> [Int] {
    var blocks = [
      (places.domainTitle - 1)..<places.lossTitle, places.lossTitle..<places.tableTitle,
      places.tableTitle..<min(places.firstNode + 2, places.firstClosing),
    ]
    blocks += set.nodes.indices.dropLast().filter { set.nodes[$0].rule == nil }
      .map { places.row(of: $0)..<(places.row(of: $0) + 2) }
    blocks.append(places.lastNode..<rows.count)
    return PageBreaks(
      heights: rows.map { $0.height ?? 15 }, room: places.pageHeight,
      repeated: places.tableHeader, blocks: blocks
    ).rows
  }
}
