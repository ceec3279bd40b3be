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
      mark(of: node)
    default: nil
    }
  }

  /// The mark of the round that counts, or what is missing if it counts as marked.
  private func mark(of node: Int) -> Expression {
    let mark = ofCountingRound(node) { .notApplicable(criterion: node, stage: $0) }
    guard set.nodes[node].missing == .notApplicable, !isProvisional else { return mark }
    return .if(
      .binary(.equal, slot(.round(criterion: node)), 0), .text(Marks.notApplicable), mark)
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
