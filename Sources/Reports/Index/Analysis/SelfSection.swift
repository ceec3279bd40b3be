import Formulas
import Scoring
import Wording
import WorkbookPlan

/// Each unit's own points against the appraised ones, in all and by domain, and who is above a threshold.
///
/// Only criteria that the unit assessed itself and that were appraised are compared; what was never
/// assessed by the units, such as surveys, would make every unit look modest.
struct SelfSection: SheetSection {
  let book: Book
  let layout: IndexLayout
  let sheet: String
  /// The row of the threshold; the table's header follows it.
  let row: Int

  static let own = 2
  static let appraised = 3
  static let difference = 4
  static let verdict = 5

  private var result: IndexEvaluation { layout.result }
  private var texts: Texts { layout.texts }
  private var set: CriteriaSet { result.calculation.set }
  private var final: Stage { result.calculation.final }

  /// The cell of the threshold.
  private var threshold: CellAddress { CellAddress(row: row, column: 2) }
  private var firstRow: Int { row + 2 }

  var title: String { texts["Tự chấm và thẩm định", "Self-assessed and appraised"] }

  var remark: String {
    texts[
      "Chỉ cộng các tiêu chí vừa có điểm tự chấm vừa có điểm thẩm định (không phải điểm chỉ số); hiệu = tự chấm − thẩm định.",
      "Only criteria with both self-assessed and appraised points are added (not the score); difference = self − appraised."
    ]
  }

  func add(to sheet: inout SectionSheet, _ palette: inout Palette) {
    let table = table
    sheet.add([thresholdRow(table, &palette)])
    sheet.add(table, &palette)
    sheet.validations.append(validation)
    sheet.conditions += conditions(table)
  }

  // MARK: The threshold

  /// By how much a unit may be above the appraisal: the book's, else five hundredths of full marks.
  private var tolerance: Double {
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
          threshold.column, .number(tolerance),
          format: palette(CellFormat.number.asInput()) { $0.numberFormat = "0.00" }),
        Cell(Self.difference, .text(texts[.aboveThreshold]), format: label),
        Cell(
          Self.verdict, .formula(Function.countIf(table.terms(Self.verdict), .text(words.above))),
          format: count),
      ], height: 22)
  }

  private var validation: Validation {
    Validation(
      CellRange(threshold), .decimal(0, 1_000_000),
      error: Validation.Message(
        title: texts[.invalidValue],
        text: texts["Nhập số từ 0 trở lên", "Enter a number from 0"]))
  }

  private var words: (above: String, within: String, below: String, none: String) {
    (
      texts["Vượt", "Above"], texts["Trong", "Within"], texts["Dưới", "Below"], Marks.leftOut
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
  private func compared(_ domain: Int?, _ participant: Int) -> Compared? {
    guard let own = layout.nodeTerms(.self, of: participant),
      let appraised = layout.nodeTerms(final, of: participant)
    else { return nil }
    let flags = layout.selfFlags.fixed
    let chosen = domain.map { flags .== .number(Double($0)) } ?? (flags .> 0)
    let total = layout.term(.totalWeight, group: result.groups[participant], in: sheet)
    let scale = set.scale
    return Compared(
      // A number is less than any text.
      mask: chosen * (own .< "") * (appraised .< ""), own: own, appraised: appraised
    ) { points in scale.map { points / total * .number($0) } ?? points }
  }

  // MARK: The table

  /// The domains in which something is compared, with their numbers.
  private var domains: [(number: Int, node: Int)] {
    let used = Set(layout.selfDomains)
    return set.domains.enumerated().map { ($0 + 1, $1) }.filter { used.contains($0.0) }
  }

  private var table: AnalysisTable {
    let own = self
    let score = CellFormat.number.with { $0.numberFormat = "0.00" }
    let signed = score.with { $0.numberFormat = "+0.00;-0.00;0.00" }
    var columns = layout.unitColumns(book)
    func add(
      _ header: String, _ format: CellFormat,
      _ content: @escaping @Sendable (Int) -> Cell.Content
    ) {
      columns.append(
        AnalysisTable.Column(
          header, width: SectionSheet.columnWidth, format, content: content))
    }
    add(texts[.selfAssessed], score) {
      own.total(.self, $0)
    }
    add(texts["Thẩm định", "Appraisal"], score) {
      own.total(own.final, $0)
    }
    add(texts[.difference], signed.with { $0.isBold = true }) {
      own.totalDifference($0)
    }
    add(texts["So với ngưỡng", "Against threshold"], .centred.with { $0.fontSize = 10 }) {
      own.verdictCell($0)
    }
    for domain in domains {
      add(set.nodes[domain.node].name, signed) {
        own.domainDifference(domain.number, $0)
      }
    }
    return AnalysisTable(
      firstRow: firstRow, count: result.index.participants.count, columns: columns)
  }

  private func term(_ column: Int, _ participant: Int) -> Expression {
    CellAddress(row: firstRow + participant, column: column).term(fixedColumn: true)
  }

  private func total(_ stage: Stage, _ participant: Int) -> Cell.Content {
    guard let all = compared(nil, participant) else { return .blank }
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
    _ domain: Int, _ participant: Int
  ) -> Cell.Content {
    guard let part = compared(domain, participant) else { return .blank }
    return .formula(
      Function.if(
        Function.sumProduct(part.mask) .== 0, .text(words.none),
        Function.round(part.sum(part.own) - part.sum(part.appraised), 9)))
  }

  private func verdictCell(_ participant: Int) -> Cell.Content {
    let difference = term(Self.difference, participant)
    let verdict = Function.if(
      difference .> threshold.fixed(), .text(words.above),
      Function.if(difference .< 0, .text(words.below), .text(words.within)))
    return .formula(Function.if(Function.isText(difference), difference, verdict))
  }

  // MARK: Colours

  private func conditions(_ table: AnalysisTable) -> [Condition] {
    let verdicts = table.cells(Self.verdict...Self.verdict)
    let cell = verdicts.first.term()
    let strong = CellFormat().with {
      $0.color = Colors.bad
      $0.isBold = true
    }
    var conditions = [
      Condition(verdicts, .when(cell .== .text(words.above), strong)),
      Condition(
        verdicts,
        .when(cell .== .text(words.below), CellFormat().with { $0.color = Colors.muted })),
      .heat(table.cells(Self.difference...Self.difference), lessIsBetter: true),
    ]
    if table.columns.count > Self.verdict + 1 {
      conditions.append(
        .heat(table.cells((Self.verdict + 1)...(table.columns.count - 1)), lessIsBetter: true))
    }
    return conditions
  }
}

extension IndexLayout {
  /// For every node the number of its domain, from 1, if units assess it themselves; else 0.
  var selfDomains: [Int] {
    let (calculation, set) = (result.calculation, result.calculation.set)
    let domains = set.domains
    return set.nodes.indices.map { node in
      guard set.nodes[node].part == .main, set.nodes[node].rule != nil,
        calculation.rounds[node].contains(.self)
      else { return 0 }
      var top = node
      while let parent = set.nodes[top].parent { top = parent }
      return domains.firstIndex(of: top).map { $0 + 1 } ?? 0
    }
  }

  /// Whether units assess themselves before others appraise them.
  var hasSelfAssessment: Bool {
    let calculation = result.calculation
    return calculation.final > .self
      && calculation.set.leaves.contains { calculation.rounds[$0].contains(.self) }
  }

  /// The cells of ``selfDomains``, hidden beside or above the units in the detail sheet.
  var selfFlags: SheetRange {
    SheetRange(nodeCells(of: detail, unit: axes.lineFlag), in: detail.sheet)
  }
}
