import Formulas
import Scoring
import WorkbookPlan

/// Each unit's own points against the appraised ones, in all and by domain, and who is above a threshold.
///
/// Only criteria that the unit assessed itself and that were appraised are compared; what was never
/// assessed by the units, such as surveys, would make every unit look modest.
struct SelfSheet {
  let book: Book
  let layout: IndexLayout
  let name: String
  /// For every node the number of its domain, from 1, if units assess it themselves; else 0.
  let flags: [Int]

  init(book: Book, layout: IndexLayout, name: String) {
    self.book = book
    self.layout = layout
    self.name = name
    let (calculation, set) = (layout.result.calculation, layout.result.calculation.set)
    let domains = set.domains
    flags = set.nodes.indices.map { node in
      guard set.nodes[node].part == .main, set.nodes[node].rule != nil,
        calculation.rounds[node].contains(.self)
      else { return 0 }
      var top = node
      while let parent = set.nodes[top].parent { top = parent }
      return domains.firstIndex(of: top).map { $0 + 1 } ?? 0
    }
  }

  /// The cell of the threshold.
  static let threshold = CellAddress(row: 3, column: 2)
  static let own = 2
  static let appraised = 3
  static let difference = 4
  static let verdict = 5

  var result: IndexEvaluation { layout.result }
  var texts: Texts { layout.texts }
  var set: CriteriaSet { result.calculation.set }
  var final: Stage { result.calculation.final }

  func sheet(_ palette: inout Palette) -> Sheet {
    let table = table
    let flagColumn = table.columns.count
    let flags = flags
    let flagFormat = palette(.hiddenNumber)
    let make = table.rowMaker(&palette)
    let count = table.count
    var stack = RowStack()
    stack.add(frame.rows(&palette) + [thresholdRow(table, &palette), table.header(&palette)])
    let hasChart = (1...Self.mostBars).contains(count)
    let chart = hasChart ? self.chart(table, row: table.rows.upperBound + 3) : nil
    let chartRows = chart.map { $0.size.height / Self.defaultRowPixels + 3 } ?? 0
    // The flags stand beside the units and the chart, in the rows the detail sheets give the criteria.
    stack.add(count: max(count + chartRows, flags.count)) { row in
      var cells = row < count ? make(row) : Row()
      if row < flags.count {
        cells.cells.append(Cell(flagColumn, .number(Double(flags[row])), format: flagFormat))
      }
      return cells
    }
    var sheet = Sheet(name: name, stack: stack, over: table)
    sheet.columns.append(Sheet.Column(width: 8, isHidden: true))
    sheet.frozen = (IndexLayout.firstRow, 2)
    sheet.conditions = conditions(table)
    sheet.validations = [validation]
    sheet.charts = chart.map { [$0] } ?? []
    // With a chart the units fit on one page, and its page needs no header of theirs.
    let header = IndexLayout.firstRow - 1
    sheet.page = .office(texts, landscape: true, repeatedRows: hasChart ? nil : header...header)
    sheet.page.printArea = CellRange(
      rows: 0...(table.rows.upperBound + chartRows), columns: 0...(flagColumn - 1))
    if let chart { sheet.breakBefore([chart.anchor.row - 1]) }
    return sheet
  }

  var frame: SheetFrame {
    SheetFrame(
      book,
      title: texts["TỰ CHẤM VÀ THẨM ĐỊNH: ", "SELF-ASSESSED AND APPRAISED: "] + result.index.title,
      subtitle: texts[
        "Chỉ cộng các tiêu chí vừa có điểm tự chấm vừa có điểm thẩm định (không phải điểm chỉ số); hiệu = tự chấm − thẩm định.",
        "Only criteria with both self-assessed and appraised points are added (not the score); difference = self − appraised."
      ])
  }

  // MARK: The threshold

  /// By how much a unit may be above the appraisal: the book's, else five hundredths of full marks.
  var tolerance: Double {
    result.index.selfAssessmentTolerance
      ?? SpreadsheetNumber.round(0.05 * (set.scale ?? result.weights[0].total), places: 2)
  }

  private func thresholdRow(_ table: AnalysisTable, _ palette: inout Palette) -> Row {
    let label = palette(.subtitle) {
      $0.fontSize = 11
      $0.horizontal = .right
    }
    let count = palette(.centred) {
      $0.isBold = true
      $0.numberFormat = "0"
    }
    return Row(
      [
        Cell(
          1,
          .text(texts["Ngưỡng tự chấm cao hơn (điểm)", "Threshold of over-assessment (points)"]),
          format: label),
        Cell(
          Self.threshold.column, .number(tolerance),
          format: palette(CellFormat.number.asInput()) { $0.numberFormat = "0.00" }),
        Cell(Self.difference, .text(texts["Vượt ngưỡng", "Above it"]), format: label),
        Cell(
          Self.verdict, .formula(Function.countIf(table.terms(Self.verdict), .text(words.above))),
          format: count),
      ], height: 22)
  }

  var validation: Validation {
    Validation(
      CellRange(Self.threshold), .decimal(0, 1_000_000),
      error: Validation.Message(
        title: texts["Giá trị không hợp lệ", "Not a valid value"],
        text: texts["Nhập số từ 0 trở lên", "Enter a number from 0"]))
  }

  var words: (above: String, within: String, below: String, none: String) {
    (
      texts["Vượt ngưỡng", "Above threshold"], texts["Trong ngưỡng", "Within threshold"],
      texts["Thấp hơn thẩm định", "Below appraisal"], Marks.leftOut
    )
  }

  // MARK: What is compared

  /// The points of one criteria set in two rounds.
  private struct Compared {
    /// 1 for the criteria that count for a participant, else 0.
    var mask: Expression
    var own: Expression
    var appraised: Expression
    /// From weighted points to the index's scale.
    var factor: (Expression) -> Expression

    func sum(_ points: Expression) -> Expression { factor(Function.sumProduct(mask, points)) }
  }

  /// What is compared of a participant in a domain, or in all of them.
  private func compared(_ domain: Int?, _ participant: Int, flagColumn: Int) -> Compared? {
    guard let own = layout.nodeTerms(.self, of: participant),
      let appraised = layout.nodeTerms(final, of: participant)
    else { return nil }
    let rows = IndexLayout.firstRow...(IndexLayout.firstRow + max(1, set.nodes.count) - 1)
    let flags = CellRange(rows: rows, columns: flagColumn...flagColumn).fixed()
    let chosen = domain.map { flags .== .number(Double($0)) } ?? (flags .> 0)
    let total = layout.term(.totalWeight, group: result.groups[participant], in: name)
    let scale = set.scale
    return Compared(
      // A number is less than any text.
      mask: chosen * (own .< "") * (appraised .< ""), own: own, appraised: appraised
    ) { points in scale.map { points / total * .number($0) } ?? points }
  }

  // MARK: The table

  /// The domains in which something is compared, with their numbers.
  var domains: [(number: Int, node: Int)] {
    let used = Set(flags)
    return set.domains.enumerated().map { ($0 + 1, $1) }.filter { used.contains($0.0) }
  }

  var table: AnalysisTable {
    let own = self
    let score = CellFormat.number.with { $0.numberFormat = "0.00" }
    let signed = score.with { $0.numberFormat = "+0.00;-0.00;0.00" }
    let flagColumn = Self.verdict + 1 + domains.count
    var columns = layout.unitColumns(book)
    func add(
      _ header: String, _ width: Double, _ format: CellFormat,
      _ content: @escaping @Sendable (Int) -> Cell.Content
    ) {
      columns.append(AnalysisTable.Column(header, width: width, format, content: content))
    }
    add(texts["Tự chấm", "Self-assessed"], 10, score) {
      own.total(.self, $0, flagColumn: flagColumn)
    }
    add(texts["Thẩm định", "Appraised"], 10, score) {
      own.total(own.final, $0, flagColumn: flagColumn)
    }
    add(texts["Hiệu", "Difference"], 10, signed.with { $0.isBold = true }) {
      own.totalDifference($0)
    }
    add(texts["Kết luận", "Verdict"], 17, .centred) { own.verdictCell($0) }
    for domain in domains {
      add(set.nodes[domain.node].name, 11, signed) {
        own.domainDifference(domain.number, $0, flagColumn: flagColumn)
      }
    }
    return AnalysisTable(
      firstRow: IndexLayout.firstRow, count: result.index.participants.count, columns: columns)
  }

  private func term(_ column: Int, _ participant: Int) -> Expression {
    CellAddress(row: IndexLayout.firstRow + participant, column: column).term(fixedColumn: true)
  }

  private func total(_ stage: Stage, _ participant: Int, flagColumn: Int) -> Cell.Content {
    guard let all = compared(nil, participant, flagColumn: flagColumn) else { return .blank }
    return .formula(
      Function.if(
        Function.sumProduct(all.mask) .== 0, .text(words.none),
        all.sum(stage == .self ? all.own : all.appraised)))
  }

  private func totalDifference(_ participant: Int) -> Cell.Content {
    let (own, appraised) = (term(Self.own, participant), term(Self.appraised, participant))
    return .formula(
      Function.if(Function.isText(own), own, Function.round(own - appraised, 9)))
  }

  private func domainDifference(
    _ domain: Int, _ participant: Int, flagColumn: Int
  ) -> Cell.Content {
    guard let part = compared(domain, participant, flagColumn: flagColumn) else { return .blank }
    return .formula(
      Function.if(
        Function.sumProduct(part.mask) .== 0, .text(words.none),
        Function.round(part.sum(part.own) - part.sum(part.appraised), 9)))
  }

  private func verdictCell(_ participant: Int) -> Cell.Content {
    let difference = term(Self.difference, participant)
    let verdict = Function.if(
      difference .> Self.threshold.fixed(), .text(words.above),
      Function.if(difference .< 0, .text(words.below), .text(words.within)))
    return .formula(Function.if(Function.isText(difference), difference, verdict))
  }
}
