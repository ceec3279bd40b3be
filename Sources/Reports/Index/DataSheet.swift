import Formulas
import Scoring
import WorkbookPlan

/// What was observed, one row per figure and round: the cells to change, and what is derived from them.
struct DataSheet {
  let book: Book
  let layout: IndexLayout
  let others: [IndexLayout]

  private static let widths = (criterion: 34.0, input: 40.0, round: 14.0, unit: 8.3)

  private var result: IndexEvaluation { layout.result }
  private var texts: Texts { layout.texts }

  func sheet(_ palette: inout Palette) -> Sheet {
    let head = header(&palette)
    let styles = layout.dataLines.map { style(of: $0, &palette) }
    let own = self
    let rows = Rows(count: head.count + layout.dataLines.count) { row in
      row < head.count
        ? head[row] : own.row(own.layout.dataLines[row - head.count], styles[row - head.count])
    }
    var sheet = Sheet(name: layout.data, rows: rows)
    sheet.columns = columns
    sheet.frozen = (IndexLayout.firstRow, 4)
    sheet.validations = validations
    sheet.textNumberRanges = [
      CellRange(
        rows: IndexLayout.firstRow...(IndexLayout.firstRow + layout.dataLines.count),
        columns: 0...0)
    ]
    sheet.page = .office(
      texts, landscape: true, repeatedRows: (IndexLayout.firstRow - 1)...(IndexLayout.firstRow - 1))
    sheet.page.repeatedColumns = 0...3
    sheet.page.goesAcrossFirst = true
    sheet.fitLegibly()
    return sheet
  }

  // MARK: Header

  private var columns: [Sheet.Column] {
    let code = result.calculation.set.nodes.map { TextMeasure(size: 11).columnWidth(of: $0.code) }
    var columns = [
      Sheet.Column(width: min(14, max(6, code.max() ?? 6))),
      Sheet.Column(width: Self.widths.criterion), Sheet.Column(width: Self.widths.input),
      Sheet.Column(width: Self.widths.round),
    ]
    // The participants stand in the same columns as in the detail sheets.
    let surplus = layout.firstColumn - columns.count
    if surplus > 0 {
      columns += [Sheet.Column](repeating: Sheet.Column(width: 1, isHidden: true), count: surplus)
    }
    return columns
      + [Sheet.Column](
        repeating: Sheet.Column(width: Self.widths.unit), count: layout.columns.count)
  }

  private func header(_ palette: inout Palette) -> [Row] {
    let frame = SheetFrame(
      book, title: texts["SỐ LIỆU ĐẦU VÀO: ", "INPUT DATA: "] + result.index.title,
      subtitle: texts[
        "Ô nền vàng, chữ xanh là ô nhập; «x» ở dòng không áp dụng nghĩa là tiêu chí không áp dụng.",
        "Yellow cells with blue text are inputs; 'x' in a not-applicable row means so."])
    let head = palette(.header)
    let labels = [
      texts["Mã", "Code"], texts["Tiêu chí", "Criterion"], texts["Nội dung số liệu", "Figure"],
      texts["Vòng", "Round"],
    ]
    var cells = labels.enumerated().map { Cell($0, .text($1), format: head) }
    var turned = TurnedHeader(columnWidth: Self.widths.unit)
    for (position, participant) in result.index.participants.enumerated() {
      let name = book.units[participant.unit].shortName
      cells.append(turned.cell(layout.firstColumn + position, name, &palette))
    }
    return frame.rows(&palette) + [Row(height: 6), Row(cells, height: turned.height)]
  }

  // MARK: Rows

  private struct Style: Sendable {
    var labels: [String]
    var labelFormat: Int
    var valueFormat: Int
    var height: Double
  }

  private func row(_ kind: Line.Kind, _ style: Style) -> Row {
    var cells = style.labels.enumerated().map { Cell($0, .text($1), format: style.labelFormat) }
    let values = result.column(kind)
    let formulas = LineFormulas(kind, layout, in: layout.data)
    for participant in values.indices {
      cells.append(
        Cell(
          layout.firstColumn + participant,
          content(kind, participant: participant, value: values[participant], formulas),
          format: style.valueFormat))
    }
    return Row(cells, height: style.height)
  }

  private func content(
    _ kind: Line.Kind, participant: Int, value: Value, _ formulas: LineFormulas
  ) -> Cell.Content {
    if formulas.isComputed { return formulas.content(of: participant, value) }
    guard case .imported(let id) = kind,
      let other = others.first(where: { $0.result.index.id == id })
    else { return Cell.content(value) }
    let unit = result.index.participants[participant].unit
    guard
      let position = other.result.index.participants.firstIndex(where: { $0.unit == unit }),
      let cell = other.term(.score(stage: other.result.calculation.final), of: position)
    else { return .text("–") }
    // A unit without a score there has no figure here.
    return .line(Function.if(Function.isNumber(cell), cell, ""), value.shown)
  }

  private func style(of kind: Line.Kind, _ palette: inout Palette) -> Style {
    let set = result.calculation.set
    var labels = ["", "", texts.label(of: kind, in: result), ""]
    var format = CellFormat.number.with { $0.numberFormat = "General" }
    switch kind {
    case .input(let node, let input, let stage):
      let asked = set.nodes[node].rule?.inputs[input]
      labels = [set.nodes[node].code, set.nodes[node].name, asked?.text ?? "", texts.stage(stage)]
      format = CellFormat.figure(asked?.kind, texts).asInput()
    case .notApplicable(let node, let stage):
      labels = [
        set.nodes[node].code, set.nodes[node].name,
        texts["Không áp dụng (x)", "Not applicable (x)"], texts.stage(stage),
      ]
      format = CellFormat.centred.asInput()
    case .cohort(let node, let stage, let ordinal),
      .cohortAll(let node, let stage, let ordinal),
      .cohortOutside(let node, let stage, let ordinal):
      labels = [
        set.nodes[node].code, set.nodes[node].name,
        texts["Giá trị so sánh giữa các đơn vị", "Value compared between the units"]
          + (ordinal == 0 ? "" : " \(ordinal + 1)"), texts.stage(stage),
      ]
    case .points(let node, let stage):
      labels = [
        set.nodes[node].code, set.nodes[node].name,
        texts["Điểm theo quy tắc, chưa nhân trọng số", "Points before weighting"],
        texts.stage(stage),
      ]
    case .isRanked: format = CellFormat.centred.with { $0.numberFormat = "0" }.asInput()
    case .previousScore: format = CellFormat.number.asInput()
    case .previousRank: format = CellFormat.centred.with { $0.numberFormat = "0" }.asInput()
    default: format = .number
    }
    let measure = TextMeasure(size: 10.5)
    let lines = max(
      measure.lines(of: labels[1], columnWidth: Self.widths.criterion),
      measure.lines(of: labels[2], columnWidth: Self.widths.input),
      measure.lines(of: labels[3], columnWidth: Self.widths.round))
    return Style(
      labels: labels, labelFormat: palette(.text) { $0.fontSize = 10.5 },
      valueFormat: palette(format) { $0.shrinks = !$0.wraps }, height: measure.height(lines: lines))
  }

  // MARK: What may be typed

  private var validations: [Validation] {
    // Prompts differ from row to row: rows of a very large book are told apart no longer, so as to fit.
    let hasPrompts = layout.dataLines.count <= Limits.validations
    let rules = layout.dataLines.enumerated().compactMap { position, kind -> Validation? in
      let row = IndexLayout.firstRow + position
      let range = CellRange(rows: row...row, columns: layout.columns)
      return rule(for: kind).map {
        Validation(range, $0, prompt: hasPrompts ? prompt(kind, $0) : nil)
      }
    }
    return rules.merged().map { validation in
      var validation = validation
      validation.error = Validation.Message(
        title: texts["Giá trị không hợp lệ", "Not a valid value"],
        text: explanation(validation.rule))
      return validation
    }
  }

  /// What an input asks for; the options of a choice with what they mean.
  private func prompt(_ kind: Line.Kind, _ rule: Validation.Rule) -> Validation.Message {
    var text = explanation(rule)
    var title = texts.label(of: kind, in: result)
    switch kind {
    case .input(let node, let input, _):
      title = result.calculation.set.nodes[node].code
      let asked = result.calculation.set.nodes[node].rule?.inputs[input]
      if case .yesNo = asked?.kind {
        text = texts["Nhập 1 nếu có, 0 nếu không", "Enter 1 for yes, 0 for no"]
      }
      if case .choice = asked?.kind {
        text = options(of: node).map { "\($0.code): \($0.text)" }.joined(separator: "; ")
      } else if let words = asked?.text, !words.isEmpty {
        text = "\(words). \(text)"
      }
    case .notApplicable(let node, _):
      title = result.calculation.set.nodes[node].code
      text =
        texts[
          "Nhập x nếu tiêu chí không áp dụng cho đơn vị; để trống nếu áp dụng",
          "Enter x if the criterion does not apply to the unit; leave empty if it does"]
    default: break
    }
    return Validation.Message(title: title.cut(to: 32), text: text.cut(to: 255))
  }

  /// The options of a choice; none for another rule.
  private func options(of node: Int) -> [Rule.Option] {
    result.calculation.set.nodes[node].rule?.kind.options ?? []
  }

  private func rule(for kind: Line.Kind) -> Validation.Rule? {
    switch kind {
    case .input(let node, let input, _):
      rule(for: result.calculation.set.nodes[node].rule?.inputs[input].kind, node: node)
    case .notApplicable: .choices([Marks.notApplicable])
    case .isRanked: .whole(0, 1)
    case .previousRank: .whole(1, 100_000)
    case .previousScore: .decimal(-1_000_000, 1_000_000)
    default: nil
    }
  }

  private func rule(for kind: Rule.Input.Kind?, node: Int) -> Validation.Rule? {
    switch kind {
    case .yesNo: .whole(0, 1)
    case .count: .whole(0, 1_000_000_000_000)
    case .choice(let codes):
      codes.joined(separator: ",").utf8.count <= 255 ? .choices(codes) : nil
    case .points:
      .decimal(0, .number(maximum(of: node)))
    case .number(let minimum, let maximum):
      .decimal(
        .number(minimum ?? -1_000_000_000_000), .number(maximum ?? 1_000_000_000_000))
    case nil: nil
    }
  }

  /// The greatest maximum of any group that takes part.
  private func maximum(of node: Int) -> Double {
    result.weights.map { $0.maximum[node] }.max() ?? 0
  }

  private func explanation(_ rule: Validation.Rule) -> String {
    func bound(_ bound: Validation.Bound) -> String {
      if case .number(let number) = bound { texts.number(number) } else { "" }
    }
    return switch rule {
    case .choices(let choices):
      texts["Chọn một trong: ", "Choose one of: "]
        + String(choices.joined(separator: ", ").prefix(200))
    case .whole(let low, let high):
      texts["Nhập số nguyên từ ", "Enter a whole number from "] + bound(low)
        + texts[" đến ", " to "] + bound(high)
    case .decimal(let low, let high):
      texts["Nhập số từ ", "Enter a number from "] + bound(low) + texts[" đến ", " to "]
        + bound(high)
    case .oneOf, .holds: ""
    }
  }
}

extension String {
  /// The text, cut with an ellipsis to a number of UTF-16 units.
  func cut(to limit: Int) -> String {
    guard utf16.count > limit else { return self }
    var units = 1
    let kept = prefix {
      units += $0.utf16.count
      return units <= limit
    }
    return kept + "…"
  }
}
