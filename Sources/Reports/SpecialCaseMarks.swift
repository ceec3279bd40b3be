import Formulas
import Scoring
import WorkbookPlan

/// What stands for a criterion that does not apply to a unit: the mark of its points, or what it got.
struct SpecialCaseMarks: Sendable {
  let layout: IndexLayout

  private var result: IndexEvaluation { layout.result }

  /// A live cell: empty where the criterion applies.
  func content(_ node: Int, of participant: Int, in sheet: String) -> Cell.Content {
    let contribution = Line.Kind.contribution(node: node, stage: result.calculation.final)
    guard let points = layout.term(contribution, of: participant),
      let mark = layout.formula(.mark(criterion: node), of: participant, in: sheet)
    else { return .text("") }
    return .formula(
      Function.if(
        mark .== .text(Marks.notApplicable),
        Function.if(Function.isText(points), points, .text(word(for: node))), ""))
  }

  private func word(for node: Int) -> String {
    result.calculation.set.nodes[node].notApplicable == .zero
      ? "0" : layout.texts["đủ", "full"]
  }
}
