import Formulas
import Scoring

// Which lines have cells of their own.
extension IndexLayout {
  /// The lines of the data sheet, in order.
  static func dataLines(_ result: IndexEvaluation) -> [Line.Kind] {
    let hasPrevious = !result.index.previous.isEmpty
    let calculation = result.calculation
    let head: [Line.Kind] =
      hasPrevious ? [.isRanked, .previousScore, .previousRank] : [.isRanked]
    let read = calculation.lines.map(\.kind).filter { kind in
      switch kind {
      case .fact, .imported, .input, .notApplicable, .cohort, .cohortAll, .cohortOutside, .points:
        true
      default: false
      }
    }
    return head + calculation.set.previousNodes.map { .previousPoints(criterion: $0) } + read
  }

  /// The lines of a round in the detail sheet, in order.
  static func detailLines(
    of stage: Stage, _ result: IndexEvaluation
  ) -> [Line.Kind] {
    let calculation = result.calculation
    let isFinal = stage == calculation.final
    let shown = calculation.lines.filter { line in
      let isNothing = line.expressions.allSatisfy { $0 == .number(0) }
      switch line.kind {
      case .contribution(_, let own): return own == stage
      case .earned(let own), .converted(let own), .unrounded(let own), .score(let own):
        return own == stage
      case .excluded(let own), .bonus(let own), .penalty(let own):
        return own == stage && !isNothing
      case .basis, .tieBreak, .rank, .position: return isFinal
      case .groupRank: return isFinal && calculation.groups.count > 1
      case .condition, .gradeBefore, .gradeNumber, .grade:
        return isFinal && !calculation.set.grades.isEmpty
      case .scoreChange, .placesWon: return isFinal && !result.index.previous.isEmpty
      default: return false
      }
    }
    let hasMoves = isFinal && !result.index.previous.isEmpty
    return shown.flatMap { $0.kind == .groupRank ? [.unitGroup, .groupRank] : [$0.kind] }
      + (hasMoves ? [.climberPosition, .fallerPosition] : [])
      + (isFinal ? derivedLines(result) : [])
  }

  /// The derived lines with cells of their own: what ranks count by, and what a unit can attain where that
  /// is not simply a weight, with the shares of it that are compared.
  private static func derivedLines(_ result: IndexEvaluation) -> [Line.Kind] {
    let calculation = result.calculation
    let groups = calculation.groups
    var kinds: [Line.Kind] = []
    func add(_ kind: Line.Kind) { if !kinds.contains(kind) { kinds.append(kind) } }
    for kind: Line.Kind in groups.count > 1 ? [.rank, .groupRank] : [.rank] {
      for needed in calculation.linesNeeded(for: kind, group: groups[0])
      where needed != .unitGroup { add(needed) }
    }
    let nodes = calculation.set.mainNodes
    for kind in nodes.map({ Line.Kind.attainable(node: $0, stage: calculation.final) })
      + [.attainableTotal(stage: calculation.final)]
    {
      let formulas = groups.compactMap { calculation.expression(of: kind, group: $0) }
      if !formulas.allSatisfy(\.isSimple) { add(kind) }
    }
    for node in nodes {
      let needed = calculation.linesNeeded(for: .meanShare(node: node), group: groups[0])
      if !needed.isEmpty { add(.share(node: node, stage: calculation.final)) }
      needed.forEach(add)
    }
    for node in result.rankedDomains {
      calculation.linesNeeded(for: .nodeRank(node: node), group: groups[0]).forEach(add)
    }
    return kinds
  }
}

extension Expression {
  /// Whether it is a number or one cell.
  fileprivate var isSimple: Bool {
    switch self {
    case .number, .reference(.slot): true
    default: false
    }
  }
}
