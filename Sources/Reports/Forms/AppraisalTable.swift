import Formulas
import Scoring
import Wording
import WorkbookPlan

/// The rows of an appraisal's table.
struct AppraisalTable {
  let form: AppraisalForm

  var layout: AppraisalLayout { form.layout }
  var texts: Texts { form.texts }
  var set: CriteriaSet { form.set }
  var figures: FormFigures { form.figures }
  var stages: [Stage] { form.form.stages }
  var stage: Stage { form.form.stage }
  var result: IndexEvaluation { form.form.result }

  private static let size = 10.0

  /// A row of the table, from 0.
  func row(
    _ position: Int, _ progress: AppraisalProgress, _ palette: inout Palette
  ) -> Row {
    switch layout.items[position] {
    case .title(let node): titleRow(node, progress, &palette)
    case .rule(let node): ruleRow(node, &palette)
    case .input(let node, let participant, let input):
      inputRow(node, participant, input, &palette)
    }
  }

  // MARK: Headings

  private func titleRow(
    _ node: Int, _ progress: AppraisalProgress, _ palette: inout Palette
  ) -> Row {
    let format = CellFormat.text.with {
      $0.fontSize = 10.5
      $0.isBold = true
      $0.fill = Colors.domain
    }
    var cells = blanks(palette(format))
    cells[AppraisalLayout.code].content = .text(set.nodes[node].printedCode)
    cells[AppraisalLayout.unit].content = .text(set.nodes[node].name)
    cells[layout.note] = Cell(
      layout.note, progress.content(of: node),
      format: palette(format) {
        $0.isBold = false
        $0.fontSize = 9
      })
    let width = layout.widths[AppraisalLayout.unit..<layout.value].reduce(0, +)
    let room = layout.widths[layout.note...layout.sent].reduce(0, +)
    let height = max(
      TextMeasure(format).height(of: set.nodes[node].name, columnWidth: width),
      TextMeasure(size: 9).height(of: progress.longest(of: node), columnWidth: room))
    return Row(cells, height: max(18, height))
  }

  private func ruleRow(_ node: Int, _ palette: inout Palette) -> Row {
    let format = CellFormat.text.with {
      $0.fontSize = 9.5
      $0.isItalic = true
      $0.horizontal = .left
    }
    let text = rule(of: node)
    var cells = blanks(palette(format))
    cells[AppraisalLayout.unit].content = .text(text)
    let width = layout.widths[AppraisalLayout.unit...layout.sent].reduce(0, +)
    return Row(
      cells, height: max(15, TextMeasure(format).height(of: text, columnWidth: width)))
  }

  /// The rule in words, once for each group of units whose rule differs, what proves the figures,
  /// and when the criterion does not apply.
  private func rule(of node: Int) -> String {
    let criterion = set.nodes[node]
    let groups = result.calculation.groups
    let rules = groups.map { form.words.rule(criterion, group: $0) }
    var parts: [String] = []
    if rules.allSatisfy({ $0 == rules[0] }) {
      parts.append(rules[0])
    } else {
      parts += zip(groups, rules).map { "\(texts.group($0)): \($1)" }
    }
    if let evidence = criterion.evidence {
      parts.append(texts[.evidence] + ": " + evidence)
    }
    if let when = form.words.notApplicableWhen(criterion) { parts.append(when) }
    return parts.joined(separator: "\n")
  }

  // MARK: Units

  private func inputRow(
    _ node: Int, _ participant: Int, _ input: Int, _ palette: inout Palette
  ) -> Row {
    guard let rule = set.nodes[node].rule else { return Row() }
    let isFirst = input == 0
    let edges = CellFormat.Borders.criterion(
      isFirst: isFirst, isLast: input == rule.formInputs.count - 1)
    func styled(_ format: CellFormat = .text) -> CellFormat {
      format.with {
        $0.fontSize = Self.size
        $0.borders = edges
        $0.vertical = .top
      }
    }
    let unit = form.unit(participant)
    let quiet = palette(styled()) { $0.numberFormat = isFirst ? "General" : ";;;" }
    let boxed = CellFormat.text.with {
      $0.fontSize = Self.size
      $0.vertical = .top
      $0.indent = 1
    }
    let label = form.words.label(input, of: rule)
    var cells = blanks(palette(styled()))
    cells[AppraisalLayout.code] = Cell(
      AppraisalLayout.code, .text(set.nodes[node].printedCode), format: quiet)
    cells[AppraisalLayout.unit] = Cell(
      AppraisalLayout.unit, .text(unit.shortName), format: quiet)
    cells[AppraisalLayout.figure] = Cell(
      AppraisalLayout.figure, .text(label), format: palette(boxed))
    for stage in stages where rule.inputs.indices.contains(input) {
      let format = CellFormat.figure(rule.inputs[input].kind, texts).with {
        $0.fontSize = Self.size
        $0.vertical = .top
      }
      let column = layout.value(of: stage)
      let value = figures.value(input, of: node, participant: participant, stage: stage)
      cells[column] = Cell(
        column, Cell.content(value),
        format: palette(stage == self.stage ? format.asInput() : format))
    }
    var height = TextMeasure(size: Self.size).height(
      of: label, columnWidth: layout.widths[AppraisalLayout.figure] - FormWords.indent)
    if isFirst {
      fillFirst(&cells, node, participant, styled, &palette)
      height = max(height, heightOfTexts(node, participant))
    }
    cells += [
      Cell(layout.unitCode, .text(unit.code)), Cell(layout.criterion, .text(set.nodes[node].code)),
      Cell(layout.input, .text(rule.formInputs[input].code)),
      Cell(layout.sentName, .text(unit.shortName)), Cell(layout.sentFigure, .text(label)),
    ]
    cells += helpers(node, participant, input, rule)
    return Row(cells, height: min(Limits.rowHeight, max(16, height)))
  }

  /// What stands once for a unit: maximum, mark, points, difference, reason, evidence and status.
  private func fillFirst(
    _ cells: inout [Cell], _ node: Int, _ participant: Int,
    _ styled: (CellFormat) -> CellFormat, _ palette: inout Palette
  ) {
    let number = styled(.number).with { $0.numberFormat = "0.00" }
    let maximum = result.weights[result.groups[participant]].maximum[node]
    cells[layout.maximum] = Cell(layout.maximum, .number(maximum), format: palette(number))
    let typed = CellFormat.text.with {
      $0.fontSize = Self.size
      $0.vertical = .top
    }.asInput()
    if set.nodes[node].notApplicable != nil {
      let mark = figures.mark(of: node, participant: participant, stage: stage)
      cells[layout.mark] = Cell(
        layout.mark, Cell.content(mark), format: palette(typed) { $0.horizontal = .center })
    }
    for stage in stages {
      let column = layout.points(of: stage)
      let content = layout.cells.content(
        .points(criterion: node, stage: stage), of: participant)
      cells[column] = Cell(
        column, content ?? .text(texts[lower: .computedLater]),
        format: content == nil
          ? palette(styled(.centred)) { $0.fontSize = 8 }
          : palette(number) { $0.isBold = stage == self.stage })
    }
    if let difference = difference(node, participant) {
      cells[layout.difference] = Cell(
        layout.difference, difference,
        format: palette(number) { $0.numberFormat = "+0.00;-0.00;0.00" })
    }
    let note = figures.note(of: node, participant: participant, stage: stage)
    cells[layout.note] = Cell(
      layout.note, note.isEmpty ? .blank : .text(note), format: palette(typed))
    let sent = sent(node, participant)
    cells[layout.sent] = Cell(
      layout.sent, sent.isEmpty ? .blank : .text(sent),
      format: palette(styled(.text)) { $0.fontSize = 9 })
    cells[layout.status] = Cell(
      layout.status, status(of: node, participant).content,
      format: palette(styled(.text)) { $0.fontSize = 9 })
  }

  /// The marks, evidence and explanations of the rounds before.
  private func sent(_ node: Int, _ participant: Int) -> String {
    var sent: [String] = []
    for stage in layout.earlier {
      let isMarked = figures.mark(of: node, participant: participant, stage: stage) != .blank
      for text in [
        isMarked
          ? texts.stage(stage) + ": " + FormStatus.notApplicable.word(texts).lowercased() : "",
        figures.evidence(of: node, participant: participant, stage: stage),
        figures.note(of: node, participant: participant, stage: stage),
      ] where !text.isEmpty && !sent.contains(text) {
        sent.append(text)
      }
    }
    return sent.joined(separator: "\n")
  }

  private func heightOfTexts(_ node: Int, _ participant: Int) -> Double {
    let name = TextMeasure(size: Self.size).height(
      of: form.unit(participant).shortName, columnWidth: layout.widths[AppraisalLayout.unit])
    let note = TextMeasure(size: Self.size).height(
      of: figures.note(of: node, participant: participant, stage: stage),
      columnWidth: layout.widths[layout.note])
    guard layout.widths[layout.sent] > 0 else { return max(name, note) }
    let sent = TextMeasure(size: 9).height(
      of: sent(node, participant), columnWidth: layout.widths[layout.sent])
    return max(name, note, sent)
  }

  private func blanks(_ format: Int) -> [Cell] {
    (0...layout.status).map { Cell($0, .blank, format: format) }
  }
}
