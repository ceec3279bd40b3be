internal import Formulas

// The round whose figures count for a unit.
extension Calculation {
  /// The formula of a line about the round that counts.
  func formula(ofRound kind: Line.Kind) -> Expression? {
    switch kind {
    case .round(let node):
      rounds[node].enumerated().reduce(0) { earlier, round in
        .if(isEmpty(node, round: round.element), earlier, .number(Double(round.offset + 1)))
      }
    case .figure(let node, let input):
      ofCountingRound(node) { .input(criterion: node, input: input, stage: $0) }
    case .mark(let node):
      ofCountingRound(node) { .notApplicable(criterion: node, stage: $0) }
    default: nil
    }
  }

  /// What stands in a line of the round that counts; an empty text if it is blank or there is none.
  private func ofCountingRound(_ node: Int, _ kind: (Stage) -> Line.Kind) -> Expression {
    let values = rounds[node].map { stage -> Expression in
      guard let line = line(kind(stage)) else { return .text("") }
      return .if(.binary(.equal, .slot(line), .text("")), .text(""), .slot(line))
    }
    guard values.count > 1 else { return values.first ?? .text("") }
    let round = slot(.round(criterion: node))
    return values.enumerated().reduce(.text("")) { otherwise, value in
      .if(.binary(.equal, round, .number(Double(value.offset + 1))), value.element, otherwise)
    }
  }
}
