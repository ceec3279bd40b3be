import Formulas
import Scoring
import WorkbookPlan

/// The rows of a self-assessment form's table.
struct SelfFormTable {
  let form: SelfForm

  private typealias Columns = SelfFormLayout

  private var layout: SelfFormLayout { form.layout }
  private var texts: Texts { form.texts }
  private var set: CriteriaSet { form.set }
  private var result: IndexEvaluation { form.form.result }
  private var stage: Stage { form.form.stage }

  private static let size = 10.0

  /// A row of the table, from 0.
  func row(
    _ position: Int, _ validations: inout FormValidations, _ palette: inout Palette
  ) -> Row {
    switch layout.items[position] {
    case .group(let node): groupRow(node, at: layout.firstRow + position, &palette)
    case .information(let node): informationRow(node, &palette)
    case .input(let node, let input):
      inputRow(node, input, at: layout.firstRow + position, &validations, &palette)
    case .bonus: bonusRow(&palette)
    case .closing(let closing): closingRow(closing, &palette)
    }
  }

  // MARK: Groups

  private func groupRow(_ node: Int, at row: Int, _ palette: inout Palette) -> Row {
    let depth = set.depth(of: node)
    func styled(_ format: CellFormat) -> CellFormat {
      format.with {
        $0.fontSize = Self.size
        $0.isBold = true
        $0.fill = depth == 0 ? Colors.domain : nil
      }
    }
    let name = styled(.text)
    let number = palette(styled(.number)) { $0.numberFormat = "0.00" }
    var cells = blanks(palette(styled(.text)))
    cells[Columns.code].content = .text(set.nodes[node].code)
    cells[Columns.name] = Cell(Columns.name, .text(set.nodes[node].name), format: palette(name))
    cells[Columns.maximum] = Cell(
      Columns.maximum, .number(form.weights.maximum[node]), format: number)
    let sum = layout.cells.content(.contribution(node: node, stage: stage))
    let shown = CellAddress(row: row, column: Columns.contribution).a1()
    let points: Cell.Content? =
      layout.cells.content(.points(criterion: node, stage: stage))
      ?? (layout.isWeighted ? nil : sum.map { .formula(shown, $0.value) })
    cells[Columns.points] = Cell(Columns.points, points ?? .blank, format: number)
    cells[Columns.contribution] = Cell(Columns.contribution, sum ?? .blank, format: number)
    cells.append(Cell(Columns.weight, .number(form.weights.effective[node])))
    let height = TextMeasure(name).height(
      of: set.nodes[node].name, columnWidth: layout.widths[Columns.name])
    return Row(cells, height: max(16, height))
  }

  private func bonusRow(_ palette: inout Palette) -> Row {
    let format = palette(.text) {
      $0.fontSize = Self.size
      $0.isBold = true
      $0.fill = Colors.domain
    }
    var cells = blanks(format)
    cells[Columns.name].content = .text(texts["Điểm thưởng", "Bonus"])
    cells[Columns.maximum] = Cell(
      Columns.maximum, set.bonusCap.map { .number($0) } ?? .blank,
      format: palette(palette.formats[format]) {
        $0.horizontal = .right
        $0.numberFormat = "0.00"
      })
    return Row(cells, height: 16)
  }

  // MARK: Criteria that the unit does not assess

  private func informationRow(_ node: Int, _ palette: inout Palette) -> Row {
    let criterion = set.nodes[node]
    let muted = CellFormat.text.with {
      $0.fontSize = Self.size
      $0.isItalic = true
      $0.color = Colors.muted
    }
    var cells = blanks(palette(muted))
    cells[Columns.code].content = .text(criterion.code)
    cells[Columns.name].content = .text(criterion.name)
    cells[Columns.maximum] = Cell(
      Columns.maximum, .number(form.weights.maximum[node]),
      format: palette(muted) {
        $0.horizontal = .right
        $0.numberFormat = "0.00"
      })
    let reason = reason(node)
    cells[Columns.figure].content = .text(reason)
    cells.append(Cell(Columns.weight, .number(form.weights.effective[node])))
    let measure = TextMeasure(muted)
    return Row(
      cells,
      height: max(
        16, measure.height(of: criterion.name, columnWidth: layout.widths[Columns.name]),
        measure.height(of: reason, columnWidth: layout.widths[Columns.figure])))
  }

  /// Why the unit does not assess a criterion.
  private func reason(_ node: Int) -> String {
    if set.nodes[node].isSurvey {
      return texts["Điều tra xã hội học, không tự chấm", "Survey, not self-assessed"]
    }
    if case .index(let id, _) = set.nodes[node].rule?.kind {
      let title = form.book.indices.first { $0.id == id }?.shortTitle ?? id
      return texts["Lấy từ chỉ số «\(title)»", "Taken from the index '\(title)'"]
    }
    return texts["Tính khi tổng hợp", "Computed when all is gathered"]
  }

  // MARK: Criteria

  private func inputRow(
    _ node: Int, _ input: Int, at row: Int, _ validations: inout FormValidations,
    _ palette: inout Palette
  ) -> Row {
    let criterion = set.nodes[node]
    guard let rule = criterion.rule else { return Row() }
    let isFirst = input == 0
    let edges = SelfFormTable.edges(isFirst: isFirst, isLast: input == rule.inputs.count - 1)
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
      Columns.code, .text(criterion.code),
      format: palette(styled()) { $0.numberFormat = isFirst ? "General" : ";;;" })
    cells[Columns.name].content = words.isEmpty ? .blank : .text(words)
    let boxed = CellFormat.text.with {
      $0.fontSize = Self.size
      $0.vertical = .top
    }
    cells[Columns.figure] = Cell(Columns.figure, .text(label), format: palette(boxed))
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
    if isFirst { fillFirst(&cells, node, row, styled, &validations, &palette) }
    cells += [
      Cell(Columns.unit, .text(form.unit.code)), Cell(Columns.criterion, .text(criterion.code)),
      Cell(Columns.input, .text(rule.inputs[input].code)),
    ]
    if isFirst { cells += helpers(node) }
    let measure = TextMeasure(size: Self.size)
    return Row(
      cells,
      height: min(
        Limits.rowHeight,
        max(
          labelHeight(label, isFirst: isFirst),
          measure.height(of: words, columnWidth: layout.widths[Columns.name]))))
  }

  /// The lines at the sides of a criterion's cells, which run over the rows of its figures.
  private static func edges(isFirst: Bool, isLast: Bool) -> CellFormat.Borders {
    var edges = CellFormat.Borders.all(.thin, color: Colors.frame)
    if !isFirst { edges.top = CellFormat.Border() }
    if !isLast { edges.bottom = CellFormat.Border() }
    return edges
  }

  /// What stands in the rows of a criterion's figures beside them: its name, its rule, what proves it.
  ///
  /// Of all ways to share them out over the rows, in this order, the one that takes least height.
  private func words(of node: Int, _ rule: Rule) -> [String] {
    let criterion = set.nodes[node]
    let how = form.words.rule(criterion, group: layout.group)
    let proof = criterion.evidence.map { texts["Kiểm chứng: ", "Evidence: "] + $0 }
    let measure = TextMeasure(size: Self.size)
    let labels = rule.inputs.indices.map {
      labelHeight(form.words.label($0, of: rule), isFirst: $0 == 0)
    }
    var best: (rows: [String], height: Double)?
    for second in 0..<min(labels.count, 2) {
      for third in second..<min(labels.count, second + 2) {
        var rows = [String](repeating: "", count: labels.count)
        rows[0] = criterion.name
        for (row, part) in [(second, how), (third, proof ?? "")] where !part.isEmpty {
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

  private func labelHeight(_ label: String, isFirst: Bool) -> Double {
    max(
      isFirst ? 30 : 16,
      TextMeasure(size: Self.size).height(
        of: label, columnWidth: layout.widths[Columns.figure]))
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
        Columns.points, .text(texts["tính khi tổng hợp", "computed later"]), format: small)
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

  // MARK: Closing lines

  private func closingRow(_ closing: SelfFormLayout.Closing, _ palette: inout Palette) -> Row {
    let isScore = closing == .score
    func styled(_ format: CellFormat) -> CellFormat {
      format.with {
        $0.fontSize = 11
        $0.isBold = true
        $0.fill = isScore ? Colors.total : nil
      }
    }
    let number = palette(styled(.number)) { $0.numberFormat = "0.00" }
    var cells = blanks(palette(styled(.text)))
    cells[Columns.name].content = .text(label(closing))
    if closing == .earned {
      cells[Columns.maximum] = Cell(Columns.maximum, form.maximum, format: number)
    }
    cells[layout.totals] = Cell(
      layout.totals, layout.cells.content(closing.kind(stage)) ?? .blank, format: number)
    if closing == .earned { cells.append(Cell(Columns.weight, .number(form.weights.total))) }
    if isScore {
      if !layout.items.contains(.closing(.converted)),
        let converted = layout.cells.content(.converted(stage: stage))
      {
        cells.append(Cell(Columns.weight, converted))
      }
      if let unrounded = layout.cells.content(.unrounded(stage: stage)) {
        cells.append(Cell(Columns.counted, unrounded))
      }
    }
    let height = TextMeasure(size: 11, isBold: true).height(
      of: label(closing), columnWidth: layout.widths[Columns.name])
    return Row(cells, height: max(18, height))
  }

  private func label(_ closing: SelfFormLayout.Closing) -> String {
    switch closing {
    case .earned: texts["Tổng điểm các tiêu chí tự chấm", "Sum of the self-assessed criteria"]
    case .excluded:
      texts["Điểm tối đa của tiêu chí không áp dụng", "Maxima of criteria that do not apply"]
    case .converted:
      set.scale.map {
        texts["Quy đổi về thang \(texts.number($0))", "On a scale of \(texts.number($0))"]
      } ?? texts["Quy đổi", "Converted"]
    case .bonus: texts["Điểm thưởng", "Bonus"]
    case .score: texts["ĐIỂM TỰ CHẤM", "SELF-ASSESSED SCORE"]
    }
  }

  private func blanks(_ format: Int) -> [Cell] {
    (0...Columns.status).map { Cell($0, .blank, format: format) }
  }
}
