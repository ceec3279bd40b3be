import Formulas
import Scoring
import WorkbookPlan

/// What stands for a criterion that does not apply to a unit: the mark of its points, or what it got.
struct SpecialCaseMarks: Sendable {
  private let layout: IndexLayout
  private let contribution: Line.Kind
  /// The mark's formula per unit group.
  private let marks: [Expression?]
  private let word: String

  /// What stands for a criterion.
  init(_ node: Int, _ layout: IndexLayout) {
    self.layout = layout
    let calculation = layout.result.calculation
    contribution = .contribution(node: node, stage: calculation.final)
    marks = calculation.groups.indices.map {
      layout.formula(of: .mark(criterion: node), group: $0)
    }
    word =
      calculation.set.nodes[node].notApplicable == .zero ? "0" : layout.texts["đủ", "full"]
  }

  /// A live cell: empty where the criterion applies.
  func content(of participant: Int, in sheet: String) -> Cell.Content {
    guard let points = layout.term(contribution, of: participant),
      let mark = marks[layout.result.groups[participant]]
    else { return .text("") }
    return .formula(
      Function.if(
        layout.written(mark, of: participant, in: sheet) .== .text(Marks.notApplicable),
        Function.if(Function.isText(points), points, .text(word)), ""))
  }
}
