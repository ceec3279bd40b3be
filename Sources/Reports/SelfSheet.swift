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
  /// More bars than this do not fit on a page.
  private static let mostBars = 32
  private static let defaultRowPixels = 20
  private static let own = 2
  private static let appraised = 3
  private static let difference = 4
  private static let verdict = 5

  private var result: IndexEvaluation { layout.result }
  private var texts: Texts { layout.texts }
  private var set: CriteriaSet { result.calculation.set }
  private var final: Stage { result.calculation.final }

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
    if let chart { sheet.page.rowBreaks = [chart.anchor.row - 1] }
    sheet.page.printArea = CellRange(
      rows: 0...(table.rows.upperBound + chartRows), columns: 0...(flagColumn - 1))
    return sheet
  }

  private var frame: SheetFrame {
    SheetFrame(
      book,
      title: texts["TỰ CHẤM VÀ THẨM ĐỊNH: ", "SELF-ASSESSED AND APPRAISED: "] + result.index.title,
      subtitle: texts[
        "Chỉ so sánh các tiêu chí vừa có điểm tự chấm vừa có điểm thẩm định; hiệu = tự chấm − thẩm định.",
        "Only criteria with both self-assessed and appraised points; difference = self − appraised."
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
    let verdicts = table.range(Self.verdict)
    let above = (0..<table.count).count { verdict(of: $0) == .text(words.above) }
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
          Self.verdict,
          .formula("COUNTIF(\(verdicts),\"\(words.above)\")", .number(Double(above))),
          format: count),
      ], height: 22)
  }

  private var validation: Validation {
    Validation(
      CellRange(Self.threshold), .decimal(0, 1_000_000),
      error: Validation.Message(
        title: texts["Giá trị không hợp lệ", "Not a valid value"],
        text: texts["Nhập số từ 0 trở lên", "Enter a number from 0"]))
  }

  private var words: (above: String, within: String, below: String, none: String) {
    (
      texts["Vượt ngưỡng", "Above threshold"], texts["Trong ngưỡng", "Within threshold"],
      texts["Thấp hơn thẩm định", "Below appraisal"], Marks.leftOut
    )
  }

  // MARK: What is compared

  private struct Compared {
    /// The number of the domain, or nil for all of them.
    var domain: Int?
    /// The formula of which criteria count for a participant.
    var mask: String
    var own: String
    var appraised: String
    /// From weighted points to the index's scale.
    var factor: String
  }

  private func compared(_ domain: Int?, _ participant: Int, flagColumn: Int) -> Compared? {
    guard let own = layout.nodeRange(.self, of: participant),
      let appraised = layout.nodeRange(final, of: participant)
    else { return nil }
    let rows = IndexLayout.firstRow...(IndexLayout.firstRow + max(1, set.nodes.count) - 1)
    let flags = CellRange(rows: rows, columns: flagColumn...flagColumn).absolute
    let chosen = domain.map { "(\(flags)=\($0))" } ?? "(\(flags)>0)"
    let factor = set.scale.map {
      "/\(layout.totalWeight(group: result.groups[participant]))*\(Texts.shortest($0))"
    }
    return Compared(
      domain: domain, mask: "\(chosen)*ISNUMBER(\(own))*ISNUMBER(\(appraised))", own: own,
      appraised: appraised, factor: factor ?? "")
  }

  private func sum(
    _ stage: Stage, _ domain: Int?, _ participant: Int
  ) -> Value {
    let own = layout.nodeValues(.self, of: participant)
    let appraised = layout.nodeValues(final, of: participant)
    let chosen = flags.indices.filter { node in
      (domain.map { flags[node] == $0 } ?? (flags[node] > 0)) && own[node].asNumber != nil
        && appraised[node].asNumber != nil
    }
    guard !chosen.isEmpty else { return .text(words.none) }
    let values = stage == .self ? own : appraised
    if let error = values.lazy.compactMap(\.asError).first { return .error(error) }
    let sum = chosen.compactMap { values[$0].asNumber }.reduce(0, +)
    let total = result.weights[result.groups[participant]].total
    return .number(set.scale.map { sum / total * $0 } ?? sum)
  }

  private func difference(_ domain: Int?, _ participant: Int) -> Value {
    let own = sum(.self, domain, participant)
    let appraised = sum(final, domain, participant)
    if case .text = own { return own }
    if let error = own.asError ?? appraised.asError { return .error(error) }
    return .number(
      SpreadsheetNumber.round((own.asNumber ?? 0) - (appraised.asNumber ?? 0), places: 9))
  }

  private func verdict(of participant: Int) -> Value {
    switch difference(nil, participant) {
    case .number(let number):
      .text(number > tolerance ? words.above : number < 0 ? words.below : words.within)
    case let other: other
    }
  }

  // MARK: The table

  /// The domains in which something is compared, with their numbers.
  private var domains: [(number: Int, node: Int)] {
    let used = Set(flags)
    return set.domains.enumerated().map { ($0 + 1, $1) }.filter { used.contains($0.0) }
  }

  private var table: AnalysisTable {
    let own = self
    let score = CellFormat.number.with { $0.numberFormat = "0.00" }
    let signed = score.with { $0.numberFormat = "+0.00;-0.00;0.00" }
    let flagColumn = Self.verdict + 1 + domains.count
    let scale = set.scale.map {
      texts["\n(thang \(texts.number($0)))", "\n(of \(texts.number($0)))"]
    }
    var columns = layout.unitColumns(book)
    func add(
      _ header: String, _ width: Double, _ format: CellFormat,
      _ content: @escaping @Sendable (Int) -> Cell.Content
    ) {
      columns.append(AnalysisTable.Column(header, width: width, format, content: content))
    }
    add(texts["Tự chấm", "Self-assessed"] + (scale ?? ""), 10, score) {
      own.total(.self, $0, flagColumn: flagColumn)
    }
    add(texts["Thẩm định", "Appraised"] + (scale ?? ""), 10, score) {
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

  private func address(_ column: Int, _ participant: Int) -> String {
    CellAddress(row: IndexLayout.firstRow + participant, column: column).a1(absoluteColumn: true)
  }

  private func total(_ stage: Stage, _ participant: Int, flagColumn: Int) -> Cell.Content {
    guard let terms = compared(nil, participant, flagColumn: flagColumn) else { return .blank }
    let range = stage == .self ? terms.own : terms.appraised
    return .formula(
      "IF(SUMPRODUCT(\(terms.mask))=0,\"\(words.none)\",SUMPRODUCT(\(terms.mask),\(range))\(terms.factor))",
      sum(stage, nil, participant))
  }

  private func totalDifference(_ participant: Int) -> Cell.Content {
    let (own, appraised) = (address(Self.own, participant), address(Self.appraised, participant))
    return .formula(
      "IF(ISTEXT(\(own)),\(own),ROUND(\(own)-\(appraised),9))", difference(nil, participant))
  }

  private func domainDifference(
    _ domain: Int, _ participant: Int, flagColumn: Int
  ) -> Cell.Content {
    guard let terms = compared(domain, participant, flagColumn: flagColumn) else { return .blank }
    let difference =
      "SUMPRODUCT(\(terms.mask),\(terms.own))\(terms.factor)"
      + "-SUMPRODUCT(\(terms.mask),\(terms.appraised))\(terms.factor)"
    return .formula(
      "IF(SUMPRODUCT(\(terms.mask))=0,\"\(words.none)\",ROUND(\(difference),9))",
      self.difference(domain, participant))
  }

  private func verdictCell(_ participant: Int) -> Cell.Content {
    let difference = address(Self.difference, participant)
    return .formula(
      "IF(ISTEXT(\(difference)),\(difference),IF(\(difference)>\(Self.threshold.absolute),"
        + "\"\(words.above)\",IF(\(difference)<0,\"\(words.below)\",\"\(words.within)\")))",
      verdict(of: participant))
  }

  // MARK: Colours and chart

  private func conditions(_ table: AnalysisTable) -> [Condition] {
    let verdicts = table.cells(Self.verdict...Self.verdict)
    let cell = verdicts.first.a1()
    var conditions = [
      Condition(
        verdicts,
        .formula(
          "\(cell)=\"\(words.above)\"",
          CellFormat().with {
            $0.color = Colors.bad
            $0.isBold = true
          })),
      Condition(
        verdicts,
        .formula("\(cell)=\"\(words.below)\"", CellFormat().with { $0.color = Colors.muted })),
    ]
    let heat = { (columns: ClosedRange<Int>) in
      Condition(
        table.cells(columns),
        .threeColors(
          Condition.Stop(.minimum, color: Colors.heatHigh),
          Condition.Stop(.percentile(50), color: Colors.heatMiddle),
          Condition.Stop(.maximum, color: Colors.heatLow)))
    }
    conditions.append(heat(Self.difference...Self.difference))
    if table.columns.count > Self.verdict + 1 {
      conditions.append(heat((Self.verdict + 1)...(table.columns.count - 1)))
    }
    return conditions
  }

  /// As wide as the table, and at most as high as a page is at the size at which that fits across.
  private func chartSize(_ table: AnalysisTable) -> (width: Int, height: Int) {
    let page = Page.office(texts, landscape: true, repeatedRows: nil)
    let width = table.columns.reduce(0) { $0 + ($1.isHidden ? 0 : $1.width * 7 + 5) }
    let across = (297 / 25.4 - page.margins.left - page.margins.right) * 96
    let down = (210 / 25.4 - page.margins.top - page.margins.bottom) * 96
    // Three rows of the page stand above and below the chart.
    let room = down * max(1, width / across) - Double(4 * Self.defaultRowPixels)
    return (Int(max(width, 600)), Int(min(room, Double(130 + 25 * table.count))))
  }

  private func chart(_ table: AnalysisTable, row: Int) -> Chart {
    let sheet = quotedSheetName(name)
    func series(_ column: Int, _ label: String, _ color: Int) -> Chart.Series {
      Chart.Series(
        .text(label), categories: "\(sheet)!\(table.range(1))",
        values: "\(sheet)!\(table.range(column))", color: color)
    }
    var own = series(Self.own, texts["Tự chấm", "Self-assessed"], Colors.bar)
    own.pattern = .upwardDiagonal
    let appraised = series(Self.appraised, texts["Thẩm định", "Appraised"], Colors.bar)
    var chart = Chart(
      .bar,
      title: texts["Điểm tự chấm và điểm thẩm định", "Self-assessed and appraised points"],
      series: [own, appraised], anchor: CellAddress(row: row, column: 0),
      size: chartSize(table),
      altText: texts[
        "Biểu đồ thanh: điểm tự chấm (gạch chéo) bên cạnh điểm thẩm định (đặc) của từng đơn vị",
        "Bar chart: self-assessed points (hatched) beside appraised points (solid) of each unit"])
    chart.categoryAxis.isReversed = true
    chart.categoryAxis.title = texts["Đơn vị", "Unit"]
    chart.valueAxis.title = texts["Điểm", "Points"]
    chart.valueAxis.numberFormat = "0"
    chart.valueAxis.minimum = 0
    chart.legend = .bottom
    chart.gap = 50
    return chart
  }
}
