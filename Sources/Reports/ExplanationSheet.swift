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

  private var layout: IndexLayout { unit.layout }
  private var result: IndexEvaluation { unit.result }
  private var texts: Texts { layout.texts }
  private var set: CriteriaSet { unit.set }

  func sheet(_ palette: inout Palette, letterhead: [Row] = []) -> Sheet {
    var rows = letterhead + head(&palette)
    for node in set.nodes.indices where places.row(of: node) != nil {
      rows += block(node, &palette)
    }
    var sheet = Sheet(name: layout.explanation, rows: Rows(rows))
    sheet.columns = ExplanationLayout.widths.map { Sheet.Column(width: $0) }
    sheet.columns.append(Sheet.Column(width: 8, isHidden: true))
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
        "Cách tính từng tiêu chí của đơn vị trên phiếu điểm; giá trị so với đơn vị khác hiện 4 chữ số.",
        "How each criterion of the scorecard's unit was computed; values of all units show 4 places."
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
          .formula(
            "\(quotedSheetName(layout.scorecard))!\(chosen.absolute)&\"\"",
            .text(choices[unit.participant])), format: palette(name)),
      ], height: max(18, height ?? 18))
    let scoreRow = Row(
      [
        Cell(1, .text(texts["Điểm chỉ số", "Score"]), format: label),
        Cell(
          2, unit.content(.score(stage: unit.final)),
          format: palette(name) {
            $0.horizontal = .left
            $0.numberFormat = "0.00"
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

  private func block(_ node: Int, _ palette: inout Palette) -> [Row] {
    let working = Working(unit, node: node, cells: cells(of: node))
    return ExplanationLayout.items(of: node, result.calculation).map { item in
      row(item, node, working, &palette)
    }
  }

  private func row(
    _ item: ExplanationLayout.Item, _ node: Int, _ working: Working, _ palette: inout Palette
  ) -> Row {
    let criterion = set.nodes[node]
    let isTitle = item == .title
    func styled(_ format: CellFormat) -> CellFormat {
      format.with {
        $0.fontSize = 10
        $0.isBold = isTitle
        $0.fill = isTitle ? Colors.domain : item == .contribution ? Colors.total : nil
      }
    }
    let words = styled(.text)
    let content = item == .working ? text(of: working) : self.words(item, node)
    let value = item == .working ? points(of: working) : self.value(item, node)
    var cells = [
      Cell(0, isTitle ? back(node) : .blank, format: palette(words) { $0.isUnderlined = isTitle }),
      Cell(1, .text(label(item)), format: palette(words)),
      Cell(2, content, format: palette(words)),
      Cell(
        3, value,
        format: palette(styled(.number)) {
          $0.numberFormat = numberFormat(item)
          $0.shrinks = true
        }),
    ]
    if isTitle { cells.append(Cell(ExplanationLayout.round, round(node))) }
    var text = ""
    switch content {
    case .text(let words), .link(let words, _), .typed(_, .text(let words)): text = words
    default: break
    }
    if item == .working { text = working.longest.count > text.count ? working.longest : text }
    if isTitle { text = criterion.name }
    let height = TextMeasure(words).height(
      of: text, columnWidth: ExplanationLayout.widths[ExplanationLayout.words])
    return Row(cells, height: min(Limits.rowHeight, max(16, height)))
  }

  func label(_ item: ExplanationLayout.Item) -> String {
    switch item {
    case .title: texts["Tiêu chí", "Criterion"]
    case .rule: texts["Quy tắc", "Rule"]
    case .round: texts["Vòng lấy số liệu", "Round"]
    case .input: texts["Số liệu", "Figure"]
    case .mark: texts["Không áp dụng", "Not applicable"]
    case .maximum: texts["Điểm tối đa", "Maximum"]
    case .working: texts["Cách tính điểm", "Points"]
    case .rounding: texts["Làm tròn", "Rounding"]
    case .weight: texts["Trọng số", "Weight"]
    case .contribution: texts["Điểm đóng góp", "Contribution"]
    case .basis: texts["Căn cứ", "Basis"]
    }
  }

  private func numberFormat(_ item: ExplanationLayout.Item) -> String {
    switch item {
    case .working, .weight: "0.00##"
    case .contribution: "0.00##"
    default: "General"
    }
  }

  /// The words of a line.
  func words(_ item: ExplanationLayout.Item, _ node: Int) -> Cell.Content {
    let criterion = set.nodes[node]
    let rule = RuleWords(texts: texts)
    switch item {
    case .title: return .text(criterion.name)
    case .rule:
      let words = criterion.rule.map { rule.describe($0) } ?? ""
      return .text(words)
    case .round: return roundName(node)
    case .input(let input): return .text(criterion.rule?.inputs[input].text ?? "")
    case .mark: return .text(rule.describe(criterion.notApplicable, in: set))
    case .maximum, .weight, .working: return .blank
    case .rounding:
      return .text(
        set.rounding.criterion.map { texts["\($0) chữ số thập phân", "\($0) decimal places"] }
          ?? texts["Không làm tròn điểm tiêu chí", "Points are not rounded"])
    case .contribution:
      return .text(
        texts["Điểm ÷ điểm tối đa × trọng số", "Points ÷ maximum × weight"])
    case .basis:
      return .text(
        [criterion.basis, criterion.appraiser].compactMap { $0 }.joined(separator: "; "))
    }
  }

  /// The value of a line.
  func value(_ item: ExplanationLayout.Item, _ node: Int) -> Cell.Content {
    let calculation = result.calculation
    switch item {
    case .rule: return linkToRule(node)
    case .title, .round, .working, .rounding, .basis: return .blank
    case .input(let input):
      return figure(node) { .input(criterion: node, input: input, stage: $0) }
    case .mark: return figure(node) { .notApplicable(criterion: node, stage: $0) }
    case .maximum: return unit.content(of: .slot(calculation.slot(.maximum(node: node)) ?? 0))
    case .weight: return unit.content(of: calculation.weight(node, unit.final))
    case .contribution: return unit.content(.contribution(node: node, stage: unit.final))
    }
  }

  /// The rule with numbers put in; without them where Excel would not take the formula.
  func text(of working: Working) -> Cell.Content {
    let text = working.text(texts)
    return text.fits ? .formula(text.formula, text.value) : .text(working.notation)
  }

  func points(of working: Working) -> Cell.Content {
    let points = working.points
    return points.fits ? .formula(points.formula, points.value) : Cell.content(points.value)
  }

  private func back(_ node: Int) -> Cell.Content {
    let place = CellAddress(row: scorecard.row(of: node), column: 0).a1()
    return .link(set.nodes[node].code, target: "\(quotedSheetName(layout.scorecard))!\(place)")
  }

  /// A link to the rule in the sheet of rules; in a cell of its own, since links do not wrap.
  private func linkToRule(_ node: Int) -> Cell.Content {
    guard let rules else { return .blank }
    let place = CellAddress(row: rules.firstRow + node, column: 0).a1()
    return .link(
      texts["→ quy tắc", "→ rule"], target: "\(quotedSheetName(rules.sheet))!\(place)")
  }

  // MARK: The round that counts

  private func lines(_ node: Int, _ stage: Stage) -> [Int] {
    let calculation = result.calculation
    let inputs = set.nodes[node].rule?.inputs.indices.map {
      Line.Kind.input(criterion: node, input: $0, stage: stage)
    }
    return ((inputs ?? []) + [.notApplicable(criterion: node, stage: stage)])
      .compactMap { calculation.line($0) }
  }

  /// The number of the last round in which the unit has figures or a mark; 0 for none.
  private func roundNumber(_ node: Int) -> Int {
    let rounds = result.calculation.rounds[node]
    guard rounds.last.map({ !lines(node, $0).isEmpty }) == true else { return rounds.count }
    let stage = result.effectiveRound(of: node, participant: unit.participant)
    return stage.flatMap { rounds.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
  }

  private func round(_ node: Int) -> Cell.Content {
    let rounds = result.calculation.rounds[node]
    let number = Value.number(Double(roundNumber(node)))
    guard rounds.last.map({ !lines(node, $0).isEmpty }) == true else {
      return Cell.content(number)
    }
    let formula = rounds.enumerated().reduce("0") { otherwise, round in
      let own = lines(node, round.element)
      guard let first = own.first, let last = own.last,
        let column = unit.column(of: layout.block(first, last))
      else { return otherwise }
      return "IF(COUNTA(\(column))>0,\(round.offset + 1),\(otherwise))"
    }
    return unit.content(formula, number)
  }

  private func roundCell(_ node: Int) -> String {
    CellAddress(row: places.row(of: node) ?? 0, column: ExplanationLayout.round).absolute
  }

  private func roundName(_ node: Int) -> Cell.Content {
    let names = result.calculation.rounds[node].map { texts.stage($0) }
    let number = roundNumber(node)
    let value = number == 0 ? texts["Chưa có số liệu", "No figures"] : names[number - 1]
    let literals = ([texts["Chưa có số liệu", "No figures"]] + names)
      .map { ChosenUnit.literal(.text($0)) }.joined(separator: ",")
    return .formula("CHOOSE(\(roundCell(node))+1,\(literals))", .text(value))
  }

  /// A figure of the round that counts.
  private func figure(_ node: Int, _ kind: (Stage) -> Line.Kind) -> Cell.Content {
    let rounds = result.calculation.rounds[node]
    let number = roundNumber(node)
    let value =
      number == 0 ? .blank : result.value(kind(rounds[number - 1]), of: unit.participant)
    guard rounds.count > 1 else { return unit.content(kind(rounds[0])) }
    let terms = rounds.map { unit.term(kind($0))?.formula ?? "\"\"" }.joined(separator: ",")
    let chosen = "CHOOSE(\(roundCell(node)),\(terms))"
    return unit.content(
      "IF(\(roundCell(node))=0,\"\",IF(\(chosen)=\"\",\"\",\(chosen)))",
      value == .blank && unit.isLive ? .text("") : value)
  }

  // MARK: What the working refers to

  func cells(of node: Int) -> Working.Cells {
    func term(
      _ item: ExplanationLayout.Item, _ column: Int,
      _ content: (ExplanationLayout.Item) -> Cell.Content
    ) -> ChosenUnit.Term? {
      places.row(of: item, node).map { row in
        ChosenUnit.Term(
          formula: CellAddress(row: row, column: column).a1(), value: content(item).value)
      }
    }
    func value(_ item: ExplanationLayout.Item) -> ChosenUnit.Term? {
      term(item, ExplanationLayout.value) { self.value($0, node) }
    }
    let inputs = set.nodes[node].rule?.inputs.indices ?? 0..<0
    return Working.Cells(
      inputs: inputs.map { value(.input($0)) }, mark: value(.mark), maximum: value(.maximum),
      policy: term(.mark, ExplanationLayout.words) { self.words($0, node) },
      contribution: value(.contribution))
  }
}

extension ChosenUnit.Term {
  /// Whether Excel takes a formula as long as this one.
  fileprivate var fits: Bool { formula.utf16.count <= Limits.formulaUnits }
}
