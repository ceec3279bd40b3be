import Formulas
import Scoring
import Wording
import WorkbookPlan

/// One index in the weights sheet: its tree with all sets of weights, its sum, its grades.
struct WeightsBlock {
  let index: IndexLayout
  let scenarios: Scenarios
  /// The position of the index in the book.
  let position: Int

  var texts: Texts { index.texts }
  var set: CriteriaSet { index.result.calculation.set }
  var places: WeightsRows { index.weightsRows }

  /// The rows of the index's codes, which are texts that look like numbers.
  var codes: CellRange { CellRange(rows: places.nodes, columns: 0...0) }

  /// What may be typed into the weights on trial, the grades and the constants.
  var validations: [Validation] {
    let message = Validation.Message(
      title: texts[.weight],
      text: texts["Nhập số không âm", "Enter a number that is not negative"])
    let weights = (0..<index.variants).map { variant in
      Validation(index.weights(.trial, variant), .decimal(0, 1_000_000), error: message)
    }
    let typed = weights + [constantValidation].compactMap(\.self)
    guard places.grades > 0 else { return typed }
    let grades = CellRange(
      rows: places.firstGrade...(places.firstGrade + places.grades - 1),
      columns: 2...(1 + gradeGroups.count))
    return typed + [
      Validation(
        grades, .decimal(-1_000_000, 1_000_000),
        error: Validation.Message(
          title: texts[.grade], text: texts[.enterNumber]))
    ]
  }

  /// The rows from the index's title to its last constant.
  func rows(_ palette: inout Palette) -> [Row] {
    let title = Row(
      [
        Cell(
          0, .text(index.result.index.title(within: 390, size: 12)),
          format: palette(.title) { $0.fontSize = 12 })
      ],
      height: 22)
    let nodes = places.order.map { node($0, &palette) }
    var rows = [title, header(&palette), total(&palette)] + nodes
    if places.grades > 0 {
      rows.append(Row(height: 12))
      rows += grades(&palette)
    }
    if places.constants > 0 {
      rows.append(Row(height: 12))
      rows += constants(&palette)
    }
    return rows
  }

  // MARK: The tree

  private func header(_ palette: inout Palette) -> Row {
    let format = palette(.header) { $0.fontSize = 10 }
    let measure = TextMeasure(size: 10, isBold: true)
    var cells = [
      Cell(0, .text(texts[.code]), format: format),
      Cell(
        1, .text(texts["Lĩnh vực, rồi từng tiêu chí", "Domains, then criteria"]), format: format),
    ]
    var height = 36.0
    for variant in 0..<index.variants {
      let suffix = index.variants == 1 ? "" : "\n" + index.words(ofVariant: variant)
      var labels: [(IndexLayout.WeightsColumn, String)] = [
        (.approved, texts[.approved]), (.trial, texts["Thử", "Trial"]),
        (.effective, texts["Đang dùng", "In force"]), (.difference, texts["Đổi", "Change"]),
        (.maximum, texts[.maximum]),
        (.own, texts["Khai báo", "Declared"]),
        (.summed, texts["Cộng từ tiêu chí con", "From children"]),
        (.share, texts[.effectiveWeight]),
        (.isTyped, texts["Thử đã sửa (1: có)", "Trial changed (1: yes)"]),
      ]
      labels += others.map {
        (.choice($0), scenarios.choices[$0].name + texts[" (khai báo)", " (declared)"])
      }
      for (column, label) in labels {
        let place = index.weightsColumn(column, variant)
        let isShown = place < index.effectColumn
        let width = isShown ? WeightsSheet.weightWidth : WeightsSheet.furtherWidth
        height = max(height, measure.height(of: label + suffix, columnWidth: width))
        cells.append(Cell(place, .text(label + suffix), format: format))
      }
    }
    return Row(cells.sorted { $0.column < $1.column }, height: min(160, height))
  }

  /// The sets of weights that are not on trial, by their places in the list.
  private var others: [Int] { scenarios.choices.indices.filter { $0 != Scenarios.trial } }

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
    let name = styled(.text).with { ($0.indent, $0.fontSize) = (depth, 10.5) }
    let number = styled(.number).with { ($0.numberFormat, $0.fontSize) = ("0.00##", 10.5) }
    let weight = palette(number)
    var cells = [
      Cell(
        0, .text(criterion.code),
        format: palette(styled(.text)) {
          let room = TextMeasure.points(columnWidth: WeightsSheet.codeWidth) * 0.97
          $0.fontSize = TextMeasure(size: 10.5, isBold: $0.isBold)
            .size(fitting: criterion.code, room: room)
        }),
      Cell(1, .text(criterion.name), format: palette(name)),
    ]
    for variant in 0..<index.variants {
      func add(_ column: IndexLayout.WeightsColumn, _ content: Cell.Content, _ format: Int) {
        cells.append(Cell(index.weightsColumn(column, variant), content, format: format))
      }
      let weights = index.result.weights[variant]
      let approved = scenarios.approved(position).weights[variant].effective[node]
      let trial = declared(node, Scenarios.trial, variant)
      add(.approved, .number(approved), weight)
      add(.trial, trial.map { .number($0) } ?? .blank, palette(number.asInput()))
      add(.effective, content(.weight(node: node), weights.effective[node], variant), weight)
      add(
        .difference,
        .formula(
          Function.round(cell(node, .effective, variant) - cell(node, .approved, variant), 9)),
        palette(number) { $0.numberFormat = "\"▲\"0.00##;\"▼\"0.00##;\"=\"" })
      add(.maximum, .number(weights.maximum[node]), palette(number))
      for choice in others {
        add(.choice(choice), declared(node, choice, variant).map { .number($0) } ?? .blank, weight)
      }
      add(.own, .formula(chosen(node, variant)), palette(number))
      add(.summed, content(.ownWeight(node: node), weights.own[node], variant), palette(number))
      // Bonus and penalty items have no share of the whole.
      add(
        .share, content(.weightShare(node: node), weights.share(of: node), variant),
        palette(number) { $0.numberFormat = "0.00" })
      let written = trial.map { Expression.number($0) } ?? ""
      add(
        .isTyped, .formula(Function.if(cell(node, .trial, variant) .== written, 0, 1)),
        palette(.centred) { $0.numberFormat = LineStyle.count })
    }
    let lines = TextMeasure(name).lines(
      of: criterion.name, columnWidth: WeightsSheet.nameWidth - Double(depth) * 1.6)
    return Row(
      cells.sorted { $0.column < $1.column },
      height: max(17, TextMeasure(name).height(lines: lines)))
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
        .approved, .trial, .effective, .difference, .maximum, .summed, .share,
      ]
      for column in summed {
        let content: Cell.Content =
          column == .trial
          ? .blank
          : .formula(
            // A sum of differences may leave a rest in the last place.
            column == .difference
              ? Function.round(sum(set.domains.map { cell($0, column, variant) }), 9)
              : sum(set.domains.map { cell($0, column, variant) }))
        let format: CellFormat =
          column == .difference
          ? .number.with { $0.numberFormat = "\"▲\"0.00##;\"▼\"0.00##;\"=\"" } : .number
        cells.append(
          Cell(index.weightsColumn(column, variant), content, format: bold(format)))
      }
    }
    return Row(cells.sorted { $0.column < $1.column }, height: 19)
  }
}
