import Formulas
import Scoring

// The derived lines that have cells of their own, below the totals of the final round's detail sheet.
extension IndexLayout {
  /// Their slots: the order of the movers, what units can attain where that is not simply the weight, and the
  /// shares that a mean is taken of.
  ///
  /// Pages look them up there, so that a notion stands once in the workbook.
  static func derivedLines(_ result: IndexEvaluation) -> [Int] {
    let calculation = result.calculation
    let (set, final) = (calculation.set, calculation.final)
    var kinds: [Line.Kind] =
      result.index.previous.isEmpty ? [] : [.climberPosition, .fallerPosition]
    kinds += set.mainNodes.map { .attainable(node: $0, stage: final) }.filter { kind in
      calculation.groups.contains {
        calculation.expression(of: kind, group: $0).map { !$0.isParameter } ?? false
      }
    }
    let shown = set.mainNodes.filter { set.nodes[$0].rule != nil || set.domains.contains($0) }
    for node in shown {
      for group in calculation.groups {
        kinds += calculation.linesNeeded(for: .meanShare(node: node), group: group)
          .filter { !kinds.contains($0) }
      }
    }
    return kinds.compactMap { calculation.slot(of: $0) }
  }
}

extension Expression {
  /// Whether it is a parameter such as a weight, as it stands.
  fileprivate var isParameter: Bool {
    if case .reference(.slot(let slot)) = self { slot < 0 } else { false }
  }
}
