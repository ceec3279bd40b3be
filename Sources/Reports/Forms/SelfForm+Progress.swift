import Formulas
import Scoring
import Wording
import WorkbookPlan

// How far a form is filled in, and what it gives so far.
extension SelfForm {
  /// The status of a criterion.
  func status(of node: Int) -> StatusFormula {
    let criterion = set.nodes[node]
    let rows = layout.rows(of: node) ?? 0...0
    func cell(_ column: Int) -> Expression {
      CellAddress(row: rows.lowerBound, column: column).term()
    }
    let hasInputs = criterion.rule?.inputs.isEmpty == false
    return StatusFormula(
      texts: texts,
      inputs: hasInputs
        ? CellRange(rows: rows, columns: SelfFormLayout.value...SelfFormLayout.value) : nil,
      mark: criterion.notApplicable.map { _ in cell(SelfFormLayout.mark) },
      points: form.computed.contains(node) ? cell(SelfFormLayout.points) : nil,
      maximum: cell(SelfFormLayout.maximum), least: criterion.rule?.kind.least ?? 0,
      evidence: criterion.evidence.map { _ in cell(SelfFormLayout.evidence) },
      note: cell(SelfFormLayout.note), isChoice: criterion.rule?.asksForCode == true,
      isOptional: criterion.part == .bonus || !hasInputs)
  }

  /// How many criteria are filled in.
  var progress: FormProgress {
    FormProgress(
      texts: texts,
      cells: CellRange(
        rows: layout.nodeRows, columns: SelfFormLayout.status...SelfFormLayout.status),
      helper: SelfFormLayout.weight, count: form.content.criteria.count)
  }

  /// What the self-assessed criteria can give together.
  var maximum: Cell.Content {
    let counted = SelfFormLayout.counted
    return .formula(
      Function.sum(CellRange(rows: layout.nodeRows, columns: counted...counted).term()))
  }

  /// The score so far; blank if the form computes none.
  var score: Cell.Content {
    guard let row = layout.row(of: .score) else { return .blank }
    return .line(
      CellAddress(row: row, column: layout.totals).term(),
      form.result.value(.score(stage: form.stage), of: 0))
  }
}

/// The line that says how many criteria of a form are still to be filled in.
struct FormProgress {
  let texts: Texts
  /// The cells of all statuses.
  let cells: CellRange
  /// The column of two cells, hidden, that count.
  let helper: Int
  /// How many criteria there are.
  let count: Int

  /// What stands before and behind the number of criteria that are open.
  private var open: (String, String) {
    (texts["Còn ", "Criteria still to fill in: "], texts[" tiêu chí chưa điền", ""])
  }

  private var done: String {
    texts["Đã điền đủ \(count) tiêu chí", "All \(count) criteria are done"]
  }

  /// What stands before and behind the number of criteria without evidence.
  private var unproven: (String, String) {
    (
      texts["; còn ", "; without evidence: "],
      texts[" tiêu chí chưa nêu tài liệu kiểm chứng", ""]
    )
  }

  /// The longest text that the line may become.
  var longest: String { done + unproven.0 + "\(count)" + unproven.1 }

  /// The line, over the cells that count, which stand in a row.
  func content(row: Int) -> Cell.Content {
    func line(_ words: (String, String), _ number: Expression) -> Expression {
      .joined([.text(words.0), number] + (words.1.isEmpty ? [] : [.text(words.1)]))
    }
    let openCount = CellAddress(row: row, column: helper).fixed()
    let unprovenCount = CellAddress(row: row, column: helper + 1).fixed()
    return .formula(
      Function.if(
        openCount .> 0, line(open, openCount),
        .text(done) & Function.if(unprovenCount .> 0, line(unproven, unprovenCount), "")))
  }

  /// The cells that count what is open and what is not proven.
  func helpers(row: Int) -> [Cell] {
    func count(_ status: FormStatus) -> Expression {
      Function.countIf(cells.term(), .text(status.word(texts)))
    }
    let open = FormStatus.allCases.filter(\.isSettled)
      .reduce(Expression.number(Double(self.count))) { $0 - count($1) }
    return [
      Cell(helper, .formula(open)), Cell(helper + 1, .formula(count(.unproven))),
    ]
  }
}

extension Condition {
  /// Statuses coloured by how much they ask for, beside their words.
  static func statuses(_ range: CellRange, _ texts: Texts) -> [Condition] {
    let cell = range.first.term()
    func condition(_ statuses: [FormStatus], _ color: Int, isBold: Bool = false) -> Condition {
      Condition(
        range,
        .when(
          .call(.or, statuses.map { cell .== .text($0.word(texts)) }),
          CellFormat().with {
            $0.color = color
            $0.isBold = isBold
          }))
    }
    return [
      condition(
        [.partial, .wrong, .both, .failed, .outside, .unproven, .unexplained], Colors.bad,
        isBold: true),
      condition([.done], Colors.good),
      condition([.optional, .notApplicable, .kept], Colors.muted),
    ]
  }
}
