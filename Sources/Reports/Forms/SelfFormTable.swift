import Formulas
import Scoring
import Wording
import WorkbookPlan

/// The rows of a self-assessment form's table.
struct SelfFormTable {
  let form: SelfForm

  typealias Columns = SelfFormLayout

  var layout: SelfFormLayout { form.layout }
  var texts: Texts { form.texts }
  var set: CriteriaSet { form.set }
  private var result: IndexEvaluation { form.form.result }
  var stage: Stage { form.form.stage }

  static let size = 10.0

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
    cells[Columns.code].content = .text(set.nodes[node].printedCode)
    cells[Columns.name] = Cell(Columns.name, .text(set.nodes[node].name), format: palette(name))
    cells[Columns.maximum] = Cell(
      Columns.maximum, .number(form.weights.maximum[node]), format: number)
    let sum = layout.cells.content(.contribution(node: node, stage: stage))
    let shown = CellAddress(row: row, column: Columns.contribution).term()
    let points: Cell.Content? =
      layout.cells.content(.points(criterion: node, stage: stage))
      ?? (layout.isWeighted ? nil : sum.map { _ in .formula(shown) })
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
    let caps = RuleWords(texts: texts).itemCaps(on: .bonus, in: set)
    cells[Columns.name].content = .text(
      texts[.bonus] + (caps.isEmpty ? "" : " (\(caps.joined(separator: "; ")))"))
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
    cells[Columns.code].content = .text(criterion.printedCode)
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
    if set.nodes[node].rule?.isSelfAssessed == false {
      return texts["Hội đồng chấm, không tự chấm", "Marked by the panel, not self-assessed"]
    }
    if let id = (set.nodes[node].rule?.kind as? Rule.OtherIndex)?.id {
      let title = form.book.indices.first { $0.id == id }?.shortTitle ?? id
      return texts["Lấy từ chỉ số «\(title)»", "Taken from the index '\(title)'"]
    }
    return texts[.computedLater]
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
      set.blocks.isEmpty
        ? texts["Điểm tối đa của tiêu chí không áp dụng", "Maxima of criteria that do not apply"]
        : texts[
          "Điểm tối đa không áp dụng, loại khỏi toàn bộ", "Maxima that are left out of the whole"]
    case .converted:
      set.scale.map {
        texts["Quy đổi về thang \(texts.number($0))", "On a scale of \(texts.number($0))"]
      } ?? texts[.converted]
    case .bonus: texts[.bonus]
    case .score: texts[upper: .selfPoints]
    }
  }

  func blanks(_ format: Int) -> [Cell] {
    (0...Columns.status).map { Cell($0, .blank, format: format) }
  }
}
