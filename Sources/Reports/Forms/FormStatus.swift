import Formulas
import Scoring
import Wording
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
    case .notApplicable: texts[.notApplicable]
    case .unproven: texts["Thiếu kiểm chứng", "No evidence"]
    case .done: texts[.answered]
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
  /// The cells of the figures, under each other; nil if the criterion has none.
  var inputs: CellRange?
  /// The mark that the criterion does not apply; nil if it always applies.
  var mark: Expression?
  /// The points; nil if the form does not compute them.
  var points: Expression?
  /// The criterion's maximum.
  var maximum: Expression
  /// The least points that the rule may give.
  var least = 0.0
  /// What proves the figures; nil if nothing has to.
  var evidence: Expression?
  /// The explanation or reason.
  var note: Expression
  /// Whether figures are texts.
  var isChoice = false
  /// Whether nothing has to be filled in.
  var isOptional = false
  /// The points of the round before, and by how much the new ones may differ without a reason.
  var comparison: (own: Expression, threshold: Double)?
  /// Whether the figures of an earlier round stay where nothing is filled in.
  var keepsEarlier = false

  /// The formula.
  var content: Cell.Content { .formula(expression) }

  private var expression: Expression {
    guard let inputs else { return marked(reasoned(.notApplicable), otherwise: empty) }
    let filled = Function.countA(inputs.term())
    let count = Expression.number(Double(inputs.last.row - inputs.first.row + 1))
    var whole = settled
    if !isChoice { whole = test(Function.count(inputs.term()) .< count, .wrong, otherwise: whole) }
    if inputs.first != inputs.last { whole = test(filled .< count, .partial, otherwise: whole) }
    whole = Function.if(filled .== 0, empty, whole)
    return marked(
      test(filled .> 0, .both, otherwise: reasoned(.notApplicable)), otherwise: whole)
  }

  /// What is said of a criterion that is marked as not applicable, if it can be, and of others.
  private func marked(_ status: Expression, otherwise: Expression) -> Expression {
    mark.map { Function.if($0 .== .text(Marks.notApplicable), status, otherwise) } ?? otherwise
  }

  /// What is said where nothing is filled in.
  private var empty: Expression {
    word(keepsEarlier ? .kept : isOptional ? .optional : .blank)
  }

  /// What is said of figures that are all there.
  private var settled: Expression {
    var result = reasoned(.done)
    if let evidence {
      // No points need no proof.
      let scores = points.map { [$0 .!= 0] } ?? []
      result = test(
        .call(.and, [evidence .== "", note .== ""] + scores), .unproven, otherwise: result)
    }
    guard let points else { return result }
    let isOutside = Function.or(
      points .< .number(least), Function.round(points - maximum, 9) .> 0)
    return Function.if(
      Function.isNumber(points), test(isOutside, .outside, otherwise: result), word(.failed))
  }

  /// A status, unless the points differ from those of the round before and nobody says why.
  private func reasoned(_ status: FormStatus) -> Expression {
    guard let (own, threshold) = comparison, let now = points else { return word(status) }
    let differs = Function.if(
      Function.and(Function.isNumber(now), Function.isNumber(own)),
      Function.round(Function.absolute(now - own), 9) .> .number(threshold), now .!= own)
    return test(
      Function.and(own .!= "", note .== "", differs), .unexplained, otherwise: word(status))
  }

  private func word(_ status: FormStatus) -> Expression { .text(status.word(texts)) }

  private func test(
    _ condition: Expression, _ status: FormStatus, otherwise: Expression
  ) -> Expression {
    Function.if(condition, word(status), otherwise)
  }
}
