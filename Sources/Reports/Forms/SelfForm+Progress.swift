import Formulas
import Scoring
import WorkbookPlan

// How far a form is filled in, and what it gives so far.
extension SelfForm {
  /// The status of a criterion.
  func status(of node: Int) -> StatusFormula {
    let criterion = set.nodes[node]
    let row = layout.rows(of: node)?.lowerBound ?? 0
    func term(_ column: Int, _ value: Value, below: Int = 0) -> FormTerm {
      FormTerm(cell: CellAddress(row: row + below, column: column).a1(), value: value)
    }
    let inputs = (criterion.rule?.inputs ?? []).indices.map {
      term(
        SelfFormLayout.value, figures.value($0, of: node, participant: 0, stage: form.stage),
        below: $0)
    }
    let evidence = figures.evidence(of: node, participant: 0, stage: form.stage)
    let isChoice = if case .choice = criterion.rule?.kind { true } else { false }
    let points = form.result.value(.points(criterion: node, stage: form.stage), of: 0)
    return StatusFormula(
      texts: texts, inputs: inputs,
      mark: criterion.notApplicable.map { _ in
        term(SelfFormLayout.mark, figures.mark(of: node, participant: 0, stage: form.stage))
      },
      points: form.computed.contains(node) ? term(SelfFormLayout.points, points) : nil,
      maximum: term(SelfFormLayout.maximum, .number(weights.maximum[node])),
      evidence: criterion.evidence.map { _ in term(SelfFormLayout.evidence, .text(evidence)) },
      note: term(
        SelfFormLayout.note,
        .text(figures.note(of: node, participant: 0, stage: form.stage))),
      isChoice: isChoice, isOptional: criterion.part == .bonus || inputs.isEmpty)
  }

  /// How many criteria are filled in.
  var progress: FormProgress {
    FormProgress(
      texts: texts,
      cells: CellRange(
        rows: layout.nodeRows, columns: SelfFormLayout.status...SelfFormLayout.status),
      helper: SelfFormLayout.weight, statuses: form.content.criteria.map { status(of: $0).status })
  }

  /// What the self-assessed criteria can give together.
  var maximum: Cell.Content {
    let counted = form.computed.filter { set.nodes[$0].part == .main }
    let range = CellRange(
      rows: layout.nodeRows, columns: SelfFormLayout.counted...SelfFormLayout.counted)
    let sum = counted.sorted().reduce(0) { $0 + weights.effective[$1] }
    return .formula("SUM(\(range.a1()))", .number(sum))
  }

  /// The score so far; blank if the form computes none.
  var score: Cell.Content {
    guard let row = layout.row(of: .score) else { return .blank }
    let value = form.result.value(.score(stage: form.stage), of: 0)
    return .formula(CellAddress(row: row, column: layout.totals).a1(), value)
  }
}

/// The line that says how many criteria of a form are still to be filled in.
struct FormProgress {
  let texts: Texts
  /// The cells of all statuses.
  let cells: CellRange
  /// The column of two cells, hidden, that count.
  let helper: Int
  /// The statuses at first.
  let statuses: [FormStatus?]

  private var open: Int { statuses.count { $0?.isSettled != true } }
  private var unproven: Int { statuses.count { $0 == .unproven } }

  /// The line, as it is at first.
  var text: String {
    if open > 0 {
      return texts["Còn \(open) tiêu chí chưa điền", "Criteria still to fill in: \(open)"]
    }
    let done = texts[
      "Đã điền đủ \(statuses.count) tiêu chí", "All \(statuses.count) criteria are done"]
    guard unproven > 0 else { return done }
    return done
      + texts[
        "; còn \(unproven) tiêu chí chưa nêu tài liệu kiểm chứng",
        "; without evidence: \(unproven)"]
  }

  /// The line as a formula over the cells that count, which stand in a row.
  func content(row: Int) -> Cell.Content {
    let open = CellAddress(row: row, column: helper).absolute
    let unproven = CellAddress(row: row, column: helper + 1).absolute
    let formula =
      texts.language == .vietnamese
      ? "IF(\(open)>0,\"Còn \"&\(open)&\" tiêu chí chưa điền\",\"Đã điền đủ \(statuses.count) tiêu chí\"&IF(\(unproven)>0,\"; còn \"&\(unproven)&\" tiêu chí chưa nêu tài liệu kiểm chứng\",\"\"))"
      : "IF(\(open)>0,\"Criteria still to fill in: \"&\(open),\"All \(statuses.count) criteria are done\"&IF(\(unproven)>0,\"; without evidence: \"&\(unproven),\"\"))"
    return .formula(formula, .text(text))
  }

  /// The cells that count what is open and what is not proven.
  func helpers(row: Int) -> [Cell] {
    func count(_ status: FormStatus) -> String {
      "COUNTIF(\(cells.a1()),\"\(status.word(texts))\")"
    }
    let settled = FormStatus.allCases.filter(\.isSettled).map { "-" + count($0) }.joined()
    return [
      Cell(helper, .formula("\(statuses.count)\(settled)", .number(Double(open)))),
      Cell(helper + 1, .formula(count(.unproven), .number(Double(unproven)))),
    ]
  }
}

extension Condition {
  /// Statuses coloured by how much they ask for, beside their words.
  static func statuses(_ range: CellRange, _ texts: Texts) -> [Condition] {
    let cell = range.first.a1()
    func holds(_ statuses: [FormStatus]) -> String {
      "OR(" + statuses.map { "\(cell)=\"\($0.word(texts))\"" }.joined(separator: ",") + ")"
    }
    return [
      Condition(
        range,
        .formula(
          holds([.partial, .wrong, .both, .failed, .outside, .unproven, .unexplained]),
          CellFormat().with {
            $0.color = Colors.bad
            $0.isBold = true
          })),
      Condition(range, .formula(holds([.done]), CellFormat().with { $0.color = Colors.good })),
      Condition(
        range,
        .formula(
          holds([.optional, .notApplicable, .kept]), CellFormat().with { $0.color = Colors.muted })),
    ]
  }
}
