import Formulas
import Scoring
import Wording
import WorkbookPlan

// The rows of the criteria that the unit assesses.
extension SelfFormTable {
  func inputRow(
    _ node: Int, _ input: Int, at row: Int, _ validations: inout FormValidations,
    _ palette: inout Palette
  ) -> Row {
    let criterion = set.nodes[node]
    guard let rule = criterion.rule else { return Row() }
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
    let words = self.words(of: node, rule)[input]
    let label = form.words.label(input, of: rule)
    var cells = blanks(palette(styled()))
    // Every row says which criterion it belongs to; it is read once only.
    cells[Columns.code] = Cell(
      Columns.code, .text(criterion.printedCode),
      format: palette(styled()) { $0.numberFormat = isFirst ? "General" : ";;;" })
    let measure = TextMeasure(size: Self.size)
      .fitting(words, columnWidth: layout.widths[Columns.name])
    cells[Columns.name] = Cell(
      Columns.name, words.isEmpty ? .blank : .text(words),
      format: palette(styled()) { $0.fontSize = measure.size })
    let boxed = CellFormat.text.with {
      $0.fontSize = Self.size
      $0.vertical = .top
      $0.indent = 1
    }
    cells[Columns.figure] = Cell(Columns.figure, .text(label), format: palette(boxed))
    if rule.inputs.indices.contains(input) {
      let address = CellAddress(row: row, column: Columns.value)
      cells[Columns.value] = Cell(
        Columns.value,
        Cell.content(form.figures.value(input, of: node, participant: 0, stage: stage)),
        format: palette(CellFormat.figure(rule.inputs[input].kind, texts).asInput()) {
          $0.fontSize = 11
          $0.vertical = .top
        })
      validations.add(
        CellRange(address), input, of: criterion, points: form.weights.maximum[node],
        maximum: Columns.maximum)
    }
    if isFirst { fillFirst(&cells, node, row, styled, &validations, &palette) }
    cells += [
      Cell(Columns.unit, .text(form.unit.code)), Cell(Columns.criterion, .text(criterion.code)),
      Cell(Columns.input, .text(rule.formInputs[input].code)),
    ]
    if isFirst { cells += helpers(node) }
    cells.append(Cell(Columns.sentFigure, .text(label)))
    return Row(
      cells,
      height: min(
        Limits.rowHeight,
        max(
          labelHeight(label, isFirst: isFirst), isFirst ? heightOfTexts(node) : 0,
          measure.height(of: words, columnWidth: layout.widths[Columns.name]))))
  }

  /// What stands in the rows of a criterion's figures beside them: its name, its rule, what proves it and when it
  /// does not apply.
  ///
  /// Of all ways to share them out over the rows, in this order, the one that takes least height.
  private func words(of node: Int, _ rule: Rule) -> [String] {
    let criterion = set.nodes[node]
    let how = form.words.rule(criterion, group: layout.group)
    let proof = [
      criterion.evidence.map { texts[.evidence] + ": " + $0 },
      form.words.notApplicableWhen(criterion),
    ].compactMap(\.self).joined(separator: "\n")
    let measure = TextMeasure(size: Self.size)
    let labels = rule.formInputs.indices.map {
      labelHeight(form.words.label($0, of: rule), isFirst: $0 == 0)
    }
    var best: (rows: [String], height: Double)?
    for second in 0..<min(labels.count, 2) {
      for third in second..<min(labels.count, second + 2) {
        var rows = [String](repeating: "", count: labels.count)
        rows[0] = criterion.name
        for (row, part) in [(second, how), (third, proof)] where !part.isEmpty {
          rows[row] += (rows[row].isEmpty ? "" : "\n") + part
        }
        let height = zip(rows, labels).reduce(0) {
          $0 + max($1.1, measure.height(of: $1.0, columnWidth: layout.widths[Columns.name]))
        }
        if height < best?.height ?? .infinity { best = (rows, height) }
      }
    }
    return best?.rows ?? []
  }

  /// The height that the evidence and explanation in the form take.
  private func heightOfTexts(_ node: Int) -> Double {
    let measure = TextMeasure(size: Self.size)
    return max(
      measure.height(
        of: form.figures.evidence(of: node, participant: 0, stage: stage),
        columnWidth: layout.widths[Columns.evidence]),
      measure.height(
        of: form.figures.note(of: node, participant: 0, stage: stage),
        columnWidth: layout.widths[Columns.note]))
  }

  private func labelHeight(_ label: String, isFirst: Bool) -> Double {
    max(
      isFirst ? 30 : 16,
      TextMeasure(size: Self.size).height(
        of: label, columnWidth: layout.widths[Columns.figure] - FormWords.indent))
  }

  /// What stands once for a criterion: its maximum, mark, points, evidence, explanation and status.
  private func fillFirst(
    _ cells: inout [Cell], _ node: Int, _ row: Int, _ styled: (CellFormat) -> CellFormat,
    _ validations: inout FormValidations, _ palette: inout Palette
  ) {
    let figures = form.figures
    let number = palette(styled(.number)) { $0.numberFormat = "0.00" }
    cells[Columns.maximum] = Cell(
      Columns.maximum, .number(form.weights.maximum[node]), format: number)
    let typed = CellFormat.text.with {
      $0.fontSize = Self.size
      $0.vertical = .top
    }.asInput()
    if set.nodes[node].notApplicable != nil {
      let mark = figures.mark(of: node, participant: 0, stage: stage)
      cells[Columns.mark] = Cell(
        Columns.mark, Cell.content(mark), format: palette(typed) { $0.horizontal = .center })
      validations.addMark(CellRange(CellAddress(row: row, column: Columns.mark)))
    }
    let bold = palette(styled(.number)) {
      $0.numberFormat = "0.00"
      $0.isBold = true
    }
    let small = palette(styled(.centred)) {
      $0.fontSize = 8
      $0.isItalic = true
    }
    cells[Columns.points] =
      layout.cells.content(.points(criterion: node, stage: stage))
      .map { Cell(Columns.points, $0, format: bold) }
      ?? Cell(
        Columns.points, .text(texts[lower: .computedLater]), format: small)
    cells[Columns.contribution] = Cell(
      Columns.contribution,
      layout.cells.content(.contribution(node: node, stage: stage)) ?? .blank, format: number)
    for (column, text) in [
      (Columns.evidence, figures.evidence(of: node, participant: 0, stage: stage)),
      (Columns.note, figures.note(of: node, participant: 0, stage: stage)),
    ] {
      cells[column] = Cell(column, text.isEmpty ? .blank : .text(text), format: palette(typed))
    }
    cells[Columns.status] = Cell(
      Columns.status, form.status(of: node).content,
      format: palette(styled(.text)) { $0.fontSize = 9 })
  }

  private func helpers(_ node: Int) -> [Cell] {
    let weight = Cell.Content.number(form.weights.effective[node])
    let counts = set.nodes[node].part == .main && form.form.computed.contains(node)
    return [Cell(Columns.weight, weight)] + (counts ? [Cell(Columns.counted, weight)] : [])
  }
}
