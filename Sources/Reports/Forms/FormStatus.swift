import Formulas
import Scoring
import WorkbookPlan

/// What a form says of each criterion while it is filled in.
enum FormStatus: CaseIterable, Sendable {
  /// Nothing is filled in.
  case blank
  /// Nothing is filled in, and nothing has to be.
  case optional
  /// Some figures are there, some are not.
  case partial
  /// Something that is no number stands where a number is due.
  case wrong
  /// Both figures and the mark that the criterion does not apply.
  case both
  /// The rule gives no number for the figures.
  case failed
  /// The rule gives more than the maximum, or less than nothing.
  case outside
  /// The criterion does not apply.
  case notApplicable
  /// All figures are there, but neither what proves them nor an explanation.
  case unproven
  /// All is filled in.
  case done
  /// The appraiser leaves what the earlier round found.
  case kept
  /// The points differ from those of the round before by more than is let pass without a reason.
  case unexplained

  /// The word for it.
  func word(_ texts: Texts) -> String {
    switch self {
    case .blank: texts["Chưa điền", "To fill in"]
    case .optional: texts["Không bắt buộc", "Optional"]
    case .partial: texts["Điền chưa đủ", "Incomplete"]
    case .wrong: texts["Phải là số", "Not a number"]
    case .both: texts["Vừa có x, vừa có số", "Both x and figures"]
    case .failed: texts["Không tính được", "Not computable"]
    case .outside: texts["Ngoài thang điểm", "Out of range"]
    case .notApplicable: texts["Không áp dụng", "Not applicable"]
    case .unproven: texts["Thiếu kiểm chứng", "No evidence"]
    case .done: texts["Đã điền", "Done"]
    case .kept: texts["Giữ nguyên", "Kept"]
    case .unexplained: texts["Cần nêu lý do", "Reason needed"]
    }
  }

  /// Whether nothing more has to be filled in for the criterion's points.
  var isSettled: Bool {
    switch self {
    case .optional, .notApplicable, .unproven, .done, .kept: true
    case .blank, .partial, .wrong, .both, .failed, .outside, .unexplained: false
    }
  }
}

/// The formula of a criterion's status, over the cells that hold what is filled in for it.
struct StatusFormula {
  let texts: Texts
  /// The cells of the figures, and their values.
  var inputs: [FormTerm]
  /// The mark that the criterion does not apply; nil if it always applies.
  var mark: FormTerm?
  /// The points; nil if the form does not compute them.
  var points: FormTerm?
  /// The criterion's maximum.
  var maximum: FormTerm
  /// What proves the figures; nil if nothing has to.
  var evidence: FormTerm?
  /// The explanation or reason.
  var note: FormTerm
  /// Whether figures are texts.
  var isChoice = false
  /// Whether nothing has to be filled in.
  var isOptional = false
  /// The points of the round before, and by how much the new ones may differ without a reason.
  var comparison: (own: FormTerm, threshold: Double)?
  /// Whether the figures of an earlier round stay where nothing is filled in.
  var keepsEarlier = false

  /// The formula and its value.
  var content: Cell.Content { terms.content(of: expression) }

  /// What the form says at first.
  var status: FormStatus? {
    guard case .text(let word) = terms.evaluate(expression) else { return nil }
    return FormStatus.allCases.first { $0.word(texts) == word }
  }

  private var terms: FormTerms {
    FormTerms(
      inputs
        + [mark, points, maximum, evidence, note, comparison?.own].map {
          $0 ?? FormTerm(cell: "\"\"", value: .text(""))
        })
  }

  private func slot(_ position: Int) -> Expression { .slot(inputs.count + position) }

  private var expression: Expression {
    guard !inputs.isEmpty else { return marked(reasoned(.notApplicable), otherwise: empty) }
    let run = Expression.reference(.run(first: 0, last: max(0, inputs.count - 1)))
    let filled: Expression = .call(.countA, [run])
    let count = Expression.number(Double(inputs.count))
    var whole = settled
    if !isChoice {
      whole = test(.binary(.less, .call(.count, [run]), count), .wrong, otherwise: whole)
    }
    if inputs.count > 1 {
      whole = test(.binary(.less, filled, count), .partial, otherwise: whole)
    }
    whole = .call(.if, [.binary(.equal, filled, 0), empty, whole])
    return marked(
      test(.binary(.greater, filled, 0), .both, otherwise: reasoned(.notApplicable)),
      otherwise: whole)
  }

  /// What is said of a criterion that is marked as not applicable, if it can be, and of others.
  private func marked(_ status: Expression, otherwise: Expression) -> Expression {
    guard mark != nil else { return otherwise }
    return .call(.if, [.binary(.equal, slot(0), .text(Marks.notApplicable)), status, otherwise])
  }

  /// What is said where nothing is filled in.
  private var empty: Expression {
    word(keepsEarlier ? .kept : isOptional ? .optional : .blank)
  }

  /// What is said of figures that are all there.
  private var settled: Expression {
    var result = reasoned(.done)
    if evidence != nil {
      // No points need no proof.
      let scores = points.map { _ in [Expression.binary(.notEqual, slot(1), 0)] } ?? []
      let isUnproven = Expression.call(.and, [isEmpty(slot(3)), isEmpty(slot(4))] + scores)
      result = test(isUnproven, .unproven, otherwise: result)
    }
    guard points != nil else { return result }
    let excess = Expression.call(.round, [slot(1) - slot(2), 9])
    let isOutside = Expression.call(
      .or, [.binary(.less, slot(1), 0), .binary(.greater, excess, 0)])
    let isNumber = Expression.call(.isNumber, [slot(1)])
    return .call(.if, [isNumber, test(isOutside, .outside, otherwise: result), word(.failed)])
  }

  /// A status, unless the points differ from those of the round before and nobody says why.
  private func reasoned(_ status: FormStatus) -> Expression {
    guard let comparison, points != nil else { return word(status) }
    let (now, own) = (slot(1), slot(5))
    let distance = Expression.call(.round, [.call(.absolute, [now - own]), 9])
    let differs = Expression.call(
      .if,
      [
        .call(.and, [.call(.isNumber, [now]), .call(.isNumber, [own])]),
        .binary(.greater, distance, .number(comparison.threshold)), .binary(.notEqual, now, own),
      ])
    let isUnexplained = Expression.call(
      .and, [.binary(.notEqual, own, .text("")), isEmpty(slot(4)), differs])
    return test(isUnexplained, .unexplained, otherwise: word(status))
  }

  private func isEmpty(_ term: Expression) -> Expression { .binary(.equal, term, .text("")) }

  private func word(_ status: FormStatus) -> Expression { .text(status.word(texts)) }

  private func test(
    _ condition: Expression, _ status: FormStatus, otherwise: Expression
  ) -> Expression {
    .call(.if, [condition, word(status), otherwise])
  }
}
