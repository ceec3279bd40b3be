internal import Formulas

// What a criterion's rule takes from elsewhere: other criteria's figures, other indices, last year.
extension Calculation {
  /// A figure of a criterion as it stands in a round: of the last round up to it in which the criterion has
  /// any figures; an empty text or a blank if it is missing.
  func given(_ figure: CriterionFigure, stage: Stage) -> Expression {
    let node = figure.criterion
    func own(_ round: Stage) -> Expression? {
      slot(of: .input(criterion: node, input: figure.input, stage: round)).map { .slot($0) }
    }
    let until = rounds[node].filter { $0 <= stage }
    guard let first = until.first, let value = own(first) else { return .text("") }
    guard until.count > 1 else { return value }
    return until.dropFirst().reduce(orText(value)) { earlier, round in
      .if(isEmpty(node, round: round), earlier, own(round).map(orText) ?? .text(""))
    }
  }

  /// A value that a condition hands on, an empty text where the cell is blank: programs differ in what else
  /// that is.
  private func orText(_ value: Expression) -> Expression {
    .if(.binary(.equal, value, .text("")), .text(""), value)
  }

  /// The numbers that a rule needs from elsewhere, each of which must be there.
  func needed(by node: Int, figure: (CriterionFigure) -> Expression) -> [Expression] {
    guard let rule = set.nodes[node].rule else { return [] }
    let imported = Set(rule.importedIndices.compactMap { line(.imported(index: $0)) })
    var needed = imported.sorted().map { Expression.slot($0) }
    let previous = Set(
      rule.referredPrevious.compactMap { set.previous(named: $0).flatMap { line($0.line) } })
    needed += previous.sorted().map { .slot($0) }
    var figures: [CriterionFigure] = []
    for case let other? in rule.referredFigures.map({ set.figure(named: $0) })
    where !figures.contains(other) {
      figures.append(other)
    }
    return needed + figures.map(figure)
  }
}
