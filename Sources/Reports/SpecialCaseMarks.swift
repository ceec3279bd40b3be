import Formulas
import Scoring
import WorkbookPlan

/// What stands for a criterion that does not apply to a unit: the mark of its points, or what it got.
struct SpecialCaseMarks: Sendable {
  let layout: IndexLayout

  private var result: IndexEvaluation { layout.result }

  /// A live cell: empty where the criterion applies.
  ///
  /// The last round in which the unit has figures or a mark decides.
  func content(_ node: Int, of participant: Int) -> Cell.Content {
    let contribution = Line.Kind.contribution(node: node, stage: result.calculation.final)
    let word = word(for: node)
    guard let points = layout.cell(contribution, of: participant) else { return .text("") }
    let found = "IF(ISTEXT(\(points)),\(points),\"\(word)\")"
    var formula = "\"\""
    for stage in result.calculation.rounds[node] {
      guard
        let mark = layout.cell(.notApplicable(criterion: node, stage: stage), of: participant)
      else { continue }
      let first = layout.cell(.input(criterion: node, input: 0, stage: stage), of: participant)
      let round = first.map { "\($0):\(mark.split(separator: "!").last ?? "")" } ?? mark
      formula =
        "IF(\(mark)=\"\(Marks.notApplicable)\",\(found),IF(COUNTA(\(round))>0,\"\",\(formula)))"
    }
    return .formula(formula, .text(value(node, of: participant, word: word)))
  }

  private func value(_ node: Int, of participant: Int, word: String) -> String {
    guard let stage = result.effectiveRound(of: node, participant: participant),
      result.value(.notApplicable(criterion: node, stage: stage), of: participant)
        == .text(Marks.notApplicable)
    else { return "" }
    let contribution = Line.Kind.contribution(node: node, stage: result.calculation.final)
    if case .text(let mark) = result.value(contribution, of: participant) { return mark }
    return word
  }

  private func word(for node: Int) -> String {
    result.calculation.set.nodes[node].notApplicable == .zero
      ? "0" : layout.texts["đủ", "full"]
  }
}
