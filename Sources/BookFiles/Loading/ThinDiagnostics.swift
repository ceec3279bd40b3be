internal import Formulas
internal import Scoring

// What is converted from little says little beside what others have in full.
extension Diagnostic {
  /// Warns of ranked units to which less than half of the weight applies.
  static func thinScores(in result: IndexEvaluation, units: [Unit]) -> [Diagnostic] {
    let set = result.calculation.set
    guard set.leaves.contains(where: { set.nodes[$0].notApplicable != nil }) else { return [] }
    return thin(set.leaves, of: \.total, in: result, units) { unit, percent in
      .thinScore(unit: unit.code, index: result.index.id, percent: percent)
    }
  }

  /// Warns of units to which more than half of a block's points do not apply.
  static func thinBlocks(in result: IndexEvaluation, units: [Unit]) -> [Diagnostic] {
    let set = result.calculation.set
    return set.blocks.sorted().flatMap { block in
      let leaves = set.leaves.filter { set.isNode($0, atOrBelow: block) }
      return thin(leaves, of: { $0.effective[block] }, in: result, units) { unit, percent in
        .thinBlock(unit: unit.code, block: set.nodes[block].code, percent: 100 - percent)
      }.map { diagnostic in
        var noted = diagnostic
        noted.notes = set.nodes[block].place.map { [Note(.block, at: $0)] } ?? []
        return noted
      }
    }
  }

  /// Ranked units in whom less than half of what some criteria weigh together counts, in percent.
  private static func thin(
    _ leaves: [Int], of whole: (Weights) -> Double, in result: IndexEvaluation, _ units: [Unit],
    _ fault: (Unit, _ percent: Double) -> EvaluationFault
  ) -> [Diagnostic] {
    let counted = result.weightCounted(in: leaves)
    return result.index.participants.enumerated().compactMap { participant, entry in
      let whole = whole(result.weights[result.groups[participant]])
      guard entry.isRanked, result.score(of: participant) != nil, counted[participant] < whole / 2
      else { return nil }
      let unit = units[entry.unit]
      let percent = SpreadsheetNumber.round(counted[participant] / whole * 100, places: 1)
      return Diagnostic(.evaluation(fault(unit, percent)), at: unit.place, severity: .warning)
    }
  }
}

extension IndexEvaluation {
  /// The weight of those of some criteria that a unit has points in, by participant.
  fileprivate func weightCounted(in leaves: [Int]) -> [Double] {
    var counted = [Double](repeating: 0, count: index.participants.count)
    for node in leaves {
      let points = column(.contribution(node: node, stage: calculation.final))
      for (participant, value) in points.enumerated() {
        guard case .number = value else { continue }
        counted[participant] += weights[groups[participant]].effective[node]
      }
    }
    return counted
  }
}
