import Formulas
import Scoring
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
      guard case .survey(_, let options) = set.nodes[node].rule?.kind else { continue }
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

/// The answers that units got, as live cells: those of the last round in which a unit has any.
struct SurveyAnswers: Sendable {
  let layout: IndexLayout

  private var result: IndexEvaluation { layout.result }

  /// The valid answers to a criterion.
  func total(_ node: Int, of participant: Int) -> Cell.Content {
    var formula = "\"\""
    for stage in result.calculation.rounds[node] {
      guard let inputs = range(node, stage, participant, withMark: false),
        let all = range(node, stage, participant, withMark: true)
      else { continue }
      formula =
        "IF(COUNTA(\(all))=0,\(formula),IF(COUNT(\(inputs))=0,\"\",SUM(\(inputs))))"
    }
    return .formula(formula, totalValue(node, of: participant).map { .number($0) } ?? .text(""))
  }

  /// The valid answers to a criterion; nil if there are none.
  func totalValue(_ node: Int, of participant: Int) -> Double? {
    guard let stage = result.effectiveRound(of: node, participant: participant) else { return nil }
    let answers = inputs(node).compactMap {
      result.number(.input(criterion: node, input: $0, stage: stage), of: participant)
    }
    return answers.isEmpty ? nil : answers.reduce(0, +)
  }

  /// One answer added up over criteria; nil if the formula would be too long for a cell.
  func sum(option: Int, over nodes: [Int], of participant: Int) -> Cell.Content? {
    let terms = nodes.map { term(option, $0, participant) }
    let formula = "SUM(\(terms.joined(separator: ",")))"
    guard nodes.count <= 200, formula.utf8.count < Limits.formulaUnits else { return nil }
    let sum = nodes.reduce(0.0) { sum, node in
      guard let stage = result.effectiveRound(of: node, participant: participant) else {
        return sum
      }
      let kind = Line.Kind.input(criterion: node, input: option, stage: stage)
      return sum + (result.number(kind, of: participant) ?? 0)
    }
    return .formula(formula, .number(sum))
  }

  private func term(_ option: Int, _ node: Int, _ participant: Int) -> String {
    var term = ""
    for stage in result.calculation.rounds[node] {
      let kind = Line.Kind.input(criterion: node, input: option, stage: stage)
      guard let cell = layout.cell(kind, of: participant),
        let all = range(node, stage, participant, withMark: true)
      else { continue }
      term = term.isEmpty ? cell : "IF(COUNTA(\(all))=0,\(term),\(cell))"
    }
    return term.isEmpty ? "0" : term
  }

  private func inputs(_ node: Int) -> Range<Int> {
    (result.calculation.set.nodes[node].rule?.inputs ?? []).indices
  }

  private func range(
    _ node: Int, _ stage: Stage, _ participant: Int, withMark: Bool
  ) -> String? {
    guard let last = inputs(node).last,
      let first = layout.cell(.input(criterion: node, input: 0, stage: stage), of: participant),
      let end = layout.row(.input(criterion: node, input: last, stage: stage))
    else { return nil }
    let mark = withMark ? layout.row(.notApplicable(criterion: node, stage: stage)) : nil
    let address = CellAddress(row: mark ?? end, column: layout.firstColumn + participant)
    return "\(first):\(address.a1())"
  }
}
