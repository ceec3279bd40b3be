internal import Formulas
internal import Scoring

// What is converted from little says little beside what others have in full.
extension Diagnostic {
  /// Warns of ranked units to which less than half of the weight applies.
  static func thinScores(in result: IndexEvaluation, units: [Unit]) -> [Diagnostic] {
    let set = result.calculation.set
    guard set.leaves.contains(where: { set.nodes[$0].notApplicable != nil }) else { return [] }
    let counted = result.weightCounted(in: set.leaves)
    return result.index.participants.enumerated().compactMap { participant, entry in
      let total = result.weights[result.groups[participant]].total
      guard entry.isRanked, result.score(of: participant) != nil,
        counted[participant] < total / 2
      else { return nil }
      let unit = units[entry.unit]
      return Diagnostic(
        .evaluation(
          .thinScore(
            unit: unit.code, index: result.index.id, percent: percent(counted[participant], total))),
        at: unit.place, severity: .warning)
    }
  }

  /// Warns of units to which more than half of a block's points do not apply.
  static func thinBlocks(in result: IndexEvaluation, units: [Unit]) -> [Diagnostic] {
    let set = result.calculation.set
    return set.blocks.sorted().flatMap { block -> [Diagnostic] in
      let counted = result.weightCounted(in: set.leaves.filter { set.isNode($0, atOrBelow: block) })
      return result.index.participants.enumerated().compactMap { participant, entry in
        let whole = result.weights[result.groups[participant]].effective[block]
        guard entry.isRanked, result.score(of: participant) != nil,
          counted[participant] < whole / 2
        else { return nil }
        let unit = units[entry.unit]
        return Diagnostic(
          .evaluation(
            .thinBlock(
              unit: unit.code, block: set.nodes[block].code,
              percent: 100 - percent(counted[participant], whole))),
          at: unit.place, severity: .warning,
          notes: set.nodes[block].place.map { [Note(.block, at: $0)] } ?? [])
      }
    }
  }

  private static func percent(_ part: Double, _ whole: Double) -> Double {
    SpreadsheetNumber.round(part / whole * 100, places: 1)
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
