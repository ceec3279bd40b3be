public import Formulas

// How the weight of a criterion that does not apply passes to the criteria it names.
//
// Who gives and who takes is read from their points lines, which know nothing of weights: criteria may
// hand over to each other without a circle.
extension Calculation {
  /// The weight of a criterion, with what other criteria that do not apply hand over to it.
  ///
  /// A giver's weight is shared among those of its recipients that apply to the unit, by their weights: one
  /// that weighs nothing takes nothing.
  public func weight(_ node: Int, _ stage: Stage) -> Expression {
    let own = slot(.weight(node: node)).map { Expression.slot($0) } ?? 0
    let factors = set.nodes.indices.compactMap { giver -> Expression? in
      guard recipients[giver].contains(node), isAssessed(giver, stage: stage),
        let points = line(.points(criterion: giver, stage: stage)),
        let given = slot(.weight(node: giver))
      else { return nil }
      let isGiven = Expression.binary(.equal, .slot(points), .text(Marks.redistributed))
      return .if(isGiven, .slot(given) / weightOfRecipients(giver, stage), 0)
    }
    guard !factors.isEmpty else { return own }
    return .if(.binary(.equal, own, 0), 0, own * .sum([1] + factors))
  }

  /// Whether other criteria may hand over points to a criterion.
  func takesOver(_ node: Int) -> Bool {
    set.nodes.indices.contains { recipients[$0].contains(node) }
  }

  /// What stands in place of a contribution: the mark of the points, unless nobody takes them over because
  /// no recipient applies or none of those weighs anything.
  func mark(of giver: Int, _ points: Expression, _ stage: Stage) -> Expression {
    guard case .redistribute = set.nodes[giver].notApplicable else { return points }
    let isGiven = Expression.binary(.equal, points, .text(Marks.redistributed))
    let nobody = Expression.binary(.equal, weightOfRecipients(giver, stage), 0)
    let fails: Expression =
      assessedRecipients(of: giver, stage: stage).isEmpty
      ? isGiven : .call(.and, [isGiven, nobody])
    return .if(fails, .text(excludedMark(giver)), points)
  }

  /// The mark of points that are left out: by the whole set, or by the parent's mean.
  func excludedMark(_ node: Int) -> String {
    set.gathering(of: node) == .sum ? Marks.excluded : Marks.leftOut
  }

  private func weightOfRecipients(_ giver: Int, _ stage: Stage) -> Expression {
    .sum(
      assessedRecipients(of: giver, stage: stage).map { recipient in
        mayBeLeftOut(recipient.node, stage: stage)
          ? .if(.call(.isNumber, [recipient.points]), recipient.weight, 0) : recipient.weight
      })
  }

  private func assessedRecipients(
    of giver: Int, stage: Stage
  ) -> [(node: Int, points: Expression, weight: Expression)] {
    recipients[giver].compactMap { node in
      guard isAssessed(node, stage: stage),
        let points = line(.points(criterion: node, stage: stage)),
        let weight = slot(.weight(node: node))
      else { return nil }
      return (node, .slot(points), .slot(weight))
    }
  }
}

extension CriteriaSet {
  /// The scored criteria that take over a criterion's points where it does not apply.
  ///
  /// A group that is named stands for the scored criteria below it.
  public func recipients(of giver: Int) -> [Int] {
    guard case .redistribute(let targets) = nodes[giver].notApplicable else { return [] }
    return nodes.indices.filter { node in
      guard nodes[node].rule != nil, node != giver else { return false }
      var ancestor: Int? = node
      while let next = ancestor {
        if targets.contains(next) { return true }
        ancestor = nodes[next].parent
      }
      return false
    }
  }
}
