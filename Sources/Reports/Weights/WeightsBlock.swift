import Formulas
import Scoring
import WorkbookPlan

/// One index in the weights sheet: its tree with all sets of weights, its sum, its grades.
struct WeightsBlock {
  let index: IndexLayout
  let scenarios: Scenarios
  /// The position of the index in the book.
  let position: Int

  private var texts: Texts { index.texts }
  private var set: CriteriaSet { index.result.calculation.set }
  private var places: WeightsRows { index.weightsRows }

  /// The rows of the index's codes, which are texts that look like numbers.
  var codes: CellRange { CellRange(rows: places.first...(places.total - 1), columns: 0...0) }

  /// What may be typed into the weights on trial and the grades.
  var validations: [Validation] {
    let message = Validation.Message(
      title: texts["Trọng số", "Weight"],
      text: texts["Nhập số không âm", "Enter a number that is not negative"])
    let weights = (0..<index.variants).map { variant in
      let column = index.weightsColumn(.choice(Scenarios.trial), variant)
      return Validation(
        CellRange(rows: places.first...(places.total - 1), columns: column...column),
        .decimal(0, 1_000_000), error: message)
    }
    guard places.grades > 0 else { return weights }
    let grades = CellRange(
      rows: places.firstGrade...(places.firstGrade + places.grades - 1),
      columns: 2...(1 + gradeGroups.count))
    return weights + [
      Validation(
        grades, .decimal(-1_000_000, 1_000_000),
        error: Validation.Message(
          title: texts["Xếp loại", "Grade"], text: texts["Nhập một số", "Enter a number"]))
    ]
  }

  /// The rows from the index's title to its last grade.
  func rows(_ palette: inout Palette) -> [Row] {
    let title = Row(
      [Cell(0, .text(index.result.index.title), format: palette(.title) { $0.fontSize = 12 })],
      height: 20)
    let nodes = set.nodes.indices.map { node($0, &palette) }
    var rows = [title, header(&palette)] + nodes + [total(&palette), sumCheck(&palette)]
    if places.grades > 0 {
      rows.append(Row(height: 8))
      rows += grades(&palette)
    }
    return rows
  }

  // MARK: The tree

  private func header(_ palette: inout Palette) -> Row {
    let format = palette(.header) { $0.fontSize = 10 }
    var labels = [texts["Mã", "Code"], texts["Lĩnh vực, tiêu chí", "Domains and criteria"]]
    for variant in 0..<index.variants {
      let suffix =
        index.variants == 1 ? "" : "\n(\(index.result.calculation.groups[variant]))"
      labels += [texts["Điểm tối đa", "Maximum points"]].map { $0 + suffix }
      labels += scenarios.choices.map { $0.name + suffix }
      labels += [
        texts["Khai báo", "Declared"], texts["Cộng từ tiêu chí con", "From children"],
        texts["Hiệu lực đã phê duyệt", "Approved, effective"],
        texts["Hiệu lực đang áp dụng", "In force, effective"],
        texts["Chênh lệch", "Difference"], texts["Tỷ trọng (%)", "Share (%)"],
      ].map { $0 + suffix }
    }
    let measure = TextMeasure(size: 10, isBold: true)
    let height = labels.dropFirst(2).map { measure.height(of: $0, columnWidth: 10.5) }.max()
    return Row(
      labels.enumerated().map { Cell($0, .text($1), format: format) },
      height: min(200, max(48, height ?? 0)))
  }

  private func node(_ node: Int, _ palette: inout Palette) -> Row {
    let criterion = set.nodes[node]
    let depth = set.depth(of: node)
    let isGroup = criterion.rule == nil
    func styled(_ format: CellFormat) -> CellFormat {
      format.with {
        $0.isBold = isGroup
        $0.fill = isGroup && depth == 0 ? Colors.domain : nil
      }
    }
    let name = styled(.text).with { $0.indent = depth }
    let number = styled(.number).with { $0.numberFormat = "General" }
    let weight = palette(number) { $0.numberFormat = "0.00##" }
    var cells = [
      Cell(0, .text(criterion.code), format: palette(styled(.text))),
      Cell(1, .text(criterion.name), format: palette(name)),
    ]
    for variant in 0..<index.variants {
      func add(_ column: IndexLayout.WeightsColumn, _ content: Cell.Content, _ format: Int) {
        cells.append(Cell(index.weightsColumn(column, variant), content, format: format))
      }
      let weights = index.result.weights[variant]
      let approved = scenarios.approved(position).weights[variant].effective[node]
      add(.maximum, .number(weights.maximum[node]), palette(number))
      for choice in scenarios.choices.indices {
        let declared = declared(node, choice, variant)
        let isTrial = choice == Scenarios.trial
        add(
          .choice(choice), declared.map { .number($0) } ?? .blank,
          isTrial ? palette(number.asInput()) : weight)
      }
      add(.own, .formula(chosen(node, variant)), palette(number))
      add(.summed, content(.ownWeight(node: node), weights.own[node], variant), palette(number))
      add(.approved, .number(approved), weight)
      add(.effective, content(.weight(node: node), weights.effective[node], variant), weight)
      add(
        .difference,
        .formula(
          Function.round(cell(node, .effective, variant) - cell(node, .approved, variant), 9)),
        palette(number) { $0.numberFormat = "\"▲\"0.00##;\"▼\"0.00##;\"=\"" })
      // Bonus and penalty items have no share of the whole.
      add(
        .share, content(.weightShare(node: node), weights.share(of: node), variant),
        palette(number) { $0.numberFormat = "0.00" })
    }
    let lines = TextMeasure(name).lines(
      of: criterion.name, columnWidth: WeightsSheet.nameWidth - Double(depth) * 1.6)
    return Row(
      cells, height: max(17, TextMeasure(name).height(lines: lines)))
  }

  /// A weight as a set of weights declares it; nil for a group that is the sum of its children.
  private func declared(_ node: Int, _ choice: Int, _ variant: Int) -> Double? {
    let result = scenarios.choices[choice].results[position]
    let criterion = result.calculation.set.nodes[node]
    guard criterion.rule == nil else { return result.weights[variant].own[node] }
    return criterion.weight?[index.result.calculation.groups[variant]]
  }

  private func cell(
    _ node: Int, _ column: IndexLayout.WeightsColumn, _ variant: Int
  ) -> Expression {
    CellAddress(row: places.first + node, column: index.weightsColumn(column, variant)).term()
  }

  /// The declared weight of the chosen set, empty where it declares none.
  private func chosen(_ node: Int, _ variant: Int) -> Expression {
    let row = places.first + node
    let last = scenarios.choices.count - 1
    let columns =
      index.weightsColumn(.choice(0), variant)...index.weightsColumn(.choice(last), variant)
    let cells = CellRange(rows: row...row, columns: columns).term(fixedColumns: true)
    let looked = Function.index(cells, 1, ScenarioRows.position.fixed())
    return Function.if(looked .== "", "", looked)
  }

  /// A weight as a formula over the cells of other weights: the engine's own definition.
  private func formula(_ parameter: Parameter, _ variant: Int) -> Expression? {
    let calculation = index.result.calculation
    return calculation.expression(of: parameter)?.inCells { reference in
      guard case .slot(let slot) = reference else { return Function.notAvailable() }
      return term(calculation.parameter(atSlot: slot), variant)
    }
  }

  /// The cell of a weight; a criterion's that is left empty counts nothing.
  private func term(_ parameter: Parameter, _ variant: Int) -> Expression {
    switch parameter {
    case .declaredWeight(let node):
      let own = cell(node, .own, variant)
      return set.nodes[node].rule == nil ? own : Function.n(own)
    case .ownWeight(let node): return cell(node, .summed, variant)
    case .weight(let node): return cell(node, .effective, variant)
    case .weightShare(let node): return cell(node, .share, variant)
    case .totalWeight: return total(.effective, variant).term(fixedRow: true)
    case .maximum(let node): return cell(node, .maximum, variant)
    case .gradeFrom(let grade):
      return CellAddress(
        row: places.firstGrade + grade, column: index.gradeColumn(group: variant)
      ).term()
    }
  }

  /// A weight's own cell: its formula with the engine's figure.
  private func content(_ parameter: Parameter, _ value: Double, _ variant: Int) -> Cell.Content {
    guard let formula = formula(parameter, variant) else { return .blank }
    return .line(formula, .number(value))
  }

  /// The sum of cells, however many there are.
  private func sum(_ cells: [Expression]) -> Expression {
    guard cells.count > 255 else { return .call(.sum, cells) }
    let parts = stride(from: 0, to: cells.count, by: 255).map {
      Expression.call(.sum, Array(cells[$0..<min($0 + 255, cells.count)]))
    }
    return sum(parts)
  }

  private func total(_ column: IndexLayout.WeightsColumn, _ variant: Int) -> CellAddress {
    CellAddress(row: places.total, column: index.weightsColumn(column, variant))
  }

  // MARK: The sum

  private func total(_ palette: inout Palette) -> Row {
    func bold(_ format: CellFormat) -> Int {
      palette(format) {
        $0.isBold = true
        $0.fill = Colors.total
      }
    }
    var cells = [
      Cell(0, .blank, format: bold(.text)),
      Cell(1, .text(texts["Tổng các lĩnh vực", "All domains"]), format: bold(.text)),
    ]
    for variant in 0..<index.variants {
      let summed: [IndexLayout.WeightsColumn] = [
        .maximum, .summed, .approved, .effective, .difference, .share,
      ]
      let kinds = Dictionary(
        uniqueKeysWithValues: summed.map { (index.weightsColumn($0, variant), $0) })
      let columns = index.weightsColumn(.maximum, variant)...index.weightsColumn(.share, variant)
      for column in columns {
        let content = kinds[column].map { kind in
          Cell.Content.formula(sum(set.domains.map { cell($0, kind, variant) }))
        }
        cells.append(Cell(column, content ?? .blank, format: bold(.number)))
      }
    }
    return Row(cells, height: 19)
  }

  /// Whether the weights in force add up to what was approved.
  private func sumCheck(_ palette: inout Palette) -> Row {
    let text = palette(.text) { $0.isItalic = true }
    let verdict = palette(.centred) { $0.isBold = true }
    let label = texts["Tổng bằng bản đã phê duyệt?", "Adds up to the approved sum?"]
    var cells = [Cell(0, .blank, format: text), Cell(1, .text(label), format: text)]
    for variant in 0..<index.variants {
      let difference = Function.round(
        total(.effective, variant).term() - total(.approved, variant).term(), 9)
      cells.append(
        Cell(
          index.weightsColumn(.effective, variant),
          .formula(Function.if(difference .== 0, .text(texts.passed), .text(texts.failed))),
          format: verdict))
    }
    return Row(cells, height: 19)
  }

  // MARK: Grades

  private var gradeGroups: [String] {
    let calculation = index.result.calculation
    return calculation.set.grades.count <= 1 ? [calculation.groups[0]] : calculation.groups
  }

  private func grades(_ palette: inout Palette) -> [Row] {
    let groups = gradeGroups
    let head = palette(.header)
    let text = palette(.text)
    let input = palette(CellFormat.number.with { $0.numberFormat = "General" }.asInput())
    var header = [
      Cell(0, .text("TT"), format: head),
      Cell(1, .text(texts["Xếp loại", "Grade"]), format: head),
    ]
    for (position, group) in groups.enumerated() {
      let label = texts["Từ điểm", "From score"] + (groups.count == 1 ? "" : "\n(\(group))")
      header.append(Cell(2 + position, .text(label), format: head))
    }
    let scales = groups.map { set.gradeScale(for: $0)?.grades ?? [] }
    let rows = (0..<places.grades).map { grade -> Row in
      let name = scales.compactMap { $0.indices.contains(grade) ? $0[grade].name : nil }.first
      var cells = [
        Cell(0, .number(Double(grade + 1)), format: palette(.centred)),
        Cell(1, .text(name ?? ""), format: text),
      ]
      for (position, scale) in scales.enumerated() {
        let content: Cell.Content =
          scale.indices.contains(grade) ? .number(scale[grade].from) : .blank
        cells.append(Cell(2 + position, content, format: input))
      }
      return Row(cells, height: 18)
    }
    return [Row(header, height: groups.count == 1 ? 20 : 36)] + rows
  }
}
