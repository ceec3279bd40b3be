import Formulas
import Scoring

// Figures that are missing and that the set fills in are told: the office answers for them.
extension Diagnostic {
  /// Warns of figures for which another number stands in, as the set says.
  static func filledIn(in result: IndexEvaluation, units: [Unit]) -> [Diagnostic] {
    let set = result.calculation.set
    return set.nodes.indices.flatMap { node -> [Diagnostic] in
      let criterion = set.nodes[node]
      guard criterion.missing.fillsIn, criterion.rule?.isScored == true else { return [] }
      return result.index.participants.enumerated().compactMap { participant, entry in
        let unit = units[entry.unit]
        guard criterion.isOf(group: unit.group),
          result.effectiveRound(of: node, participant: participant) == nil,
          result.contribution(of: node, participant: participant) != nil
        else { return nil }
        return Diagnostic(
          .evaluation(
            .filledIn(unit: unit.code, criterion: criterion.code, by: criterion.missing)),
          at: unit.place, severity: .warning,
          notes: criterion.place.map { [Note(.rule, at: $0)] } ?? [])
      }
    }
  }
}
