import Formulas
import Scoring
import Wording
import WorkbookPlan

/// The criteria of a set whose answers are counted, in families that ask for the same answers.
struct SurveyCriteria: Sendable {
  let nodes: [Int]
  let families: [Family]

  /// Criteria with the same options.
  struct Family: Sendable {
    var options: [Rule.Option]
    var nodes: [Int]
  }

  init(_ set: CriteriaSet) {
    var nodes: [Int] = []
    var families: [Family] = []
    for node in set.leaves {
      guard let survey = set.nodes[node].rule?.kind as? Rule.Survey else { continue }
      let options = survey.answers
      nodes.append(node)
      let texts = options.map(\.text)
      if let family = families.firstIndex(where: { $0.options.map(\.text) == texts }) {
        families[family].nodes.append(node)
      } else {
        families.append(Family(options: options, nodes: [node]))
      }
    }
    self.nodes = nodes
    self.families = families
  }
}

/// The answers that units got, as live cells: those of the round that counts.
struct SurveyAnswers: Sendable {
  let layout: IndexLayout
  /// The sheet the cells are for.
  let sheet: String

  private var result: IndexEvaluation { layout.result }

  /// The valid answers to a criterion; an empty text if there are none.
  func total(_ node: Int, of participant: Int) -> Expression {
    ofCountingRound(node, participant) { stage in
      let answers = inputs(node).compactMap {
        result.calculation.line(.input(criterion: node, input: $0, stage: stage))
      }
      guard let first = answers.first, let last = answers.last else { return nil }
      let range = layout.expression(
        .reference(.run(first: first, last: last)), of: participant, in: sheet)
      return Function.if(Function.count(range) .== 0, "", Function.sum(range))
    } ?? ""
  }

  /// One answer added up over criteria; nil if the formula would be too long for a cell.
  func sum(option: Int, over nodes: [Int], of participant: Int) -> Expression? {
    let terms = nodes.compactMap { node in
      ofCountingRound(node, participant) { stage in
        layout.term(.input(criterion: node, input: option, stage: stage), of: participant)
      }
    }
    guard !terms.isEmpty else { return 0 }
    let sum = Expression.call(.sum, terms)
    return sum.fitsInCell ? sum : nil
  }

  /// What stands in the round that counts; the first round's where the unit has nothing at all.
  private func ofCountingRound(
    _ node: Int, _ participant: Int, _ term: (Stage) -> Expression?
  ) -> Expression? {
    let terms = result.calculation.rounds[node].map(term)
    guard terms.count > 1,
      let round = layout.formula(.round(criterion: node), of: participant, in: sheet)
    else { return terms.first ?? nil }
    return terms.enumerated().dropFirst().reduce(terms[0]) { otherwise, term in
      guard let value = term.element else { return otherwise }
      return Function.if(round .== .number(Double(term.offset + 1)), value, otherwise ?? "")
    }
  }

  private func inputs(_ node: Int) -> Range<Int> {
    (result.calculation.set.nodes[node].rule?.inputs ?? []).indices
  }
}
