import Formulas
import Scoring
import WorkbookPlan

/// How every criterion's points came about for the unit of the scorecard: rule, figures, working, basis.
struct ExplanationSheet: Sendable {
  let book: Book
  let unit: ChosenUnit
  let places: ExplanationLayout
  let scorecard: ScorecardLayout
  /// The sheet of rules and the row of the index's first criterion there; nil where it is not sent along.
  let rules: (sheet: String, firstRow: Int)?

  /// What explains each scored criterion.
  let criteria: [CriterionExplanation]

  init(
    book: Book, unit: ChosenUnit, places: ExplanationLayout, scorecard: ScorecardLayout,
    rules: (sheet: String, firstRow: Int)?
  ) {
    self.book = book
    self.unit = unit
    self.places = places
    self.scorecard = scorecard
    self.rules = rules
    criteria = unit.set.nodes.indices.filter { unit.set.nodes[$0].rule != nil }.map {
      CriterionExplanation(unit.lines, node: $0, texts: unit.layout.texts)
    }
  }

  private var layout: IndexLayout { unit.layout }
  private var result: IndexEvaluation { unit.result }
  private var texts: Texts { layout.texts }
  private var set: CriteriaSet { unit.set }

  func sheet(_ palette: inout Palette, letterhead: [Row] = []) -> Sheet {
    var rows = letterhead + head(&palette)
    let terms = criteria.map { ExplanationTerms(unit, $0, places) }
    for (criterion, own) in zip(criteria, terms) {
      rows += criterion.items.map { row($0, criterion, own, &palette) }
    }
    var sheet = Sheet(name: layout.explanation, rows: Rows(rows))
    sheet.columns = ExplanationLayout.widths.map { Sheet.Column(width: $0) }
    let further = terms.map(\.further.count).max() ?? 0
    sheet.columns += [Sheet.Column](
      repeating: Sheet.Column(width: 8, isHidden: true), count: 2 + 2 * further)
    sheet.frozen = (places.header + 1, 0)
    sheet.textNumberRanges = [
      CellRange(rows: places.header...max(places.header, rows.count - 1), columns: 0...3)
    ]
    sheet.page = .office(texts, landscape: false, repeatedRows: places.header...places.header)
    sheet.page.printArea = CellRange(rows: 0...(rows.count - 1), columns: 0...3)
    sheet.tabColor = Colors.good
    return sheet
  }

  // MARK: Head

  private func head(_ palette: inout Palette) -> [Row] {
    let frame = SheetFrame(
      book,
      title: texts["DIỄN GIẢI ĐIỂM: ", "EXPLANATION OF THE POINTS: "] + result.index.shortTitle,
      subtitle: texts[
        "Cách tính từng tiêu chí của đơn vị trên phiếu điểm; số thay vào quy tắc hiện tối đa 4 số lẻ.",
        "How each criterion of the scorecard's unit was computed; numbers put in show up to 4 decimals."
      ])
    let label = palette(.text) {
      $0.isBold = true
      $0.borders = CellFormat.Borders()
    }
    let name = CellFormat.text.with {
      $0.isBold = true
      $0.borders = CellFormat.Borders()
    }
    let choices = UnitChoice(book, result).labels
    let chosen = scorecard.choiceCell
    let measure = TextMeasure(name)
    let longest = unit.isLive ? choices : [choices[unit.participant]]
    let height = longest.map {
      measure.height(of: $0, columnWidth: ExplanationLayout.widths[ExplanationLayout.words])
    }.max()
    let unitRow = Row(
      [
        Cell(1, .text(texts["Đơn vị", "Unit"]), format: label),
        Cell(
          2,
          .line(chosen.fixed(in: layout.scorecard) & "", .text(choices[unit.participant])),
          format: palette(name)),
      ], height: max(18, height ?? 18))
    let scoreRow = Row(
      [
        Cell(1, .text(texts["Điểm chỉ số", "Score"]), format: label),
        Cell(
          2, unit.content(.score(stage: unit.final)),
          format: palette(name) {
            $0.horizontal = .left
            $0.numberFormat = layout.scoreFormat
          }),
      ], height: 18)
    let format = palette(.header)
    let labels = [
      texts["Mã", "Code"], texts["Mục", "Item"], texts["Nội dung", "Content"],
      texts["Giá trị", "Value"],
    ]
    return frame.rows(&palette) + [
      unitRow, scoreRow, Row(height: 6),
      Row(labels.enumerated().map { Cell($0, .text($1), format: format) }, height: 20),
    ]
  }

  // MARK: One criterion

  private func row(
    _ item: ExplanationLayout.Item, _ criterion: CriterionExplanation, _ terms: ExplanationTerms,
    _ palette: inout Palette
  ) -> Row {
    let isTitle = item == .title
    func styled(_ format: CellFormat) -> CellFormat {
      format.with {
        $0.fontSize = 10
        $0.isBold = isTitle
        $0.fill = isTitle ? Colors.domain : item == .contribution ? Colors.total : nil
      }
    }
    let words = styled(.text)
    var cells = [
      Cell(
        0, isTitle ? back(criterion.node) : .blank,
        format: palette(words) { $0.isUnderlined = isTitle }),
      Cell(1, .text(criterion.label(item)), format: palette(words)),
      Cell(2, self.words(item, criterion, terms), format: palette(words)),
      Cell(
        3, value(item, criterion, terms),
        format: palette(styled(.number)) {
          $0.numberFormat = numberFormat(item)
          $0.shrinks = true
        }),
    ]
    cells += terms.hidden(item)
    let text = criterion.words(item)
    let longest = item == .working ? criterion.working.longest(texts) : ""
    let height = TextMeasure(words).height(
      of: longest.count > text.count ? longest : text,
      columnWidth: ExplanationLayout.widths[ExplanationLayout.words])
    return Row(cells, height: min(Limits.rowHeight, max(16, height)))
  }

  private func numberFormat(_ item: ExplanationLayout.Item) -> String {
    switch item {
    case .working, .weight, .contribution: "0.00##"
    default: "General"
    }
  }

  private func words(
    _ item: ExplanationLayout.Item, _ criterion: CriterionExplanation, _ terms: ExplanationTerms
  ) -> Cell.Content {
    let words = criterion.words(item)
    switch item {
    case .working: return terms.text
    case .round where unit.isLive:
      let names = criterion.roundNames.map { Expression.text($0) }
      return .line(.choosing(terms.round.fixed() + 1, of: names), .text(words))
    default: return words.isEmpty ? .blank : .text(words)
    }
  }

  private func value(
    _ item: ExplanationLayout.Item, _ criterion: CriterionExplanation, _ terms: ExplanationTerms
  ) -> Cell.Content {
    switch item {
    case .rule: return linkToRule(criterion.node)
    case .working: return terms.points
    case .maximum: return unit.content(.maximum(node: criterion.node))
    default: break
    }
    if let kind = criterion.line(item) { return unit.content(kind) }
    return criterion.expression(item).map { unit.content(of: $0) } ?? .blank
  }

  private func back(_ node: Int) -> Cell.Content {
    let place = CellAddress(row: scorecard.row(of: node), column: 0)
    return .link(set.nodes[node].code, target: SheetRange(place, in: layout.scorecard))
  }

  /// A link to the rule in the sheet of rules; in a cell of its own, since links do not wrap.
  private func linkToRule(_ node: Int) -> Cell.Content {
    guard let rules else { return .blank }
    let place = CellAddress(row: rules.firstRow + node, column: 0)
    return .link(texts["→ quy tắc", "→ rule"], target: SheetRange(place, in: rules.sheet))
  }
}
