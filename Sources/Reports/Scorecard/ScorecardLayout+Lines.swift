import Formulas
import Scoring
import WorkbookPlan

// The cells of a scorecard that show lines of the engine.
extension ScorecardLayout {
  private var calculation: Calculation { layout.result.calculation }

  /// Hidden beside the head: what tells where the unit stands.
  var standings: [Line.Kind: CellAddress] {
    let final = calculation.final
    var kinds: [Line.Kind] = [
      .score(stage: final), .rank, .rankedCount, .grade, .unitsAbove, .nextScore, .unitAhead,
      .pointsToNext, .scoreBehind, .unitBehind, .pointsAhead, .gradeCap, .nextGradeNumber,
      .nextGrade, .pointsToGrade,
    ]
    if !layout.shows(.grade) {
      let ofGrades: Set<Line.Kind> = [
        .grade, .gradeCap, .nextGradeNumber, .nextGrade, .pointsToGrade,
      ]
      kinds.removeAll { ofGrades.contains($0) }
    }
    if layout.shows(.groupRank) { kinds += [.unitGroup, .groupRank, .groupRankedCount] }
    if calculation.limits > 0 { kinds.append(.gradeHold) }
    if layout.shows(.placesWon) {
      kinds += [.previousScore, .previousRank, .placesWon, .scoreChange]
    }
    return Dictionary(
      uniqueKeysWithValues: kinds.enumerated().map {
        ($1, CellAddress(row: figures + $0 / 6, column: weight + $0 % 6))
      })
  }

  /// The cells that formulas over lines refer to.
  var own: ChosenUnit.OwnCells {
    let (places, standings) = (self, standings)
    return ChosenUnit.OwnCells(
      line: { standings[$0] ?? places.cell(of: $0) },
      parameter: { parameter in
        switch parameter {
        case .weight(let node):
          let isMain = places.calculation.set.nodes[node].part == .main
          return CellAddress(
            row: places.row(of: node), column: isMain ? places.weight : Self.attainable)
        case .maximum(let node) where places.calculation.set.nodes[node].rule != nil:
          return CellAddress(row: places.workingRow(of: node), column: Self.attainable)
        default: return nil
        }
      },
      all: { kind in
        let list = UnitList.line(kind)
        return places.lists.contains(list) ? places.cells(of: list) : nil
      })
  }

  private func cell(of kind: Line.Kind) -> CellAddress? {
    let (set, final) = (calculation.set, calculation.final)
    func at(_ node: Int, _ column: Int) -> CellAddress {
      CellAddress(row: row(of: node), column: column)
    }
    switch kind {
    case .contribution(let node, let stage): return at(node, column(of: stage))
    case .attainable(let node, final) where set.nodes[node].part == .main:
      return at(node, Self.attainable)
    case .lost(let node, final) where set.nodes[node].part == .main: return at(node, deducted)
    case .share(let node, final) where set.nodes[node].part == .main: return at(node, share)
    case .lossKey(let node): return at(node, lossKey)
    case .lossCount: return CellAddress(row: lossHeader, column: weight)
    case .lossSum: return CellAddress(row: lossHeader, column: lossKey)
    case .order: return isLive ? positionCell : nil
    case .scoreIfFull(let node): return isLive ? at(node, scoreIfFull) : nil
    case .basisIfFull(let node): return isLive ? at(node, basisIfFull) : nil
    case .round(let node) where calculation.rounds[node].count > 1: return at(node, round)
    case .figure(let node, let input): return figure(input, of: node)
    case .mark(let node):
      return set.nodes[node].rule.map { figure($0.inputs.count, of: node) }
    case .attainableTotal(final) where hasSums:
      return CellAddress(row: firstClosing, column: Self.attainable)
    case .lostTotal(final) where hasSums: return CellAddress(row: firstClosing, column: deducted)
    case .meanShare(let node):
      return domains.firstIndex(of: node).map {
        CellAddress(row: firstDomain + $0, column: share - 1)
      }
    default:
      return stages.lazy.compactMap { stage in
        self.closing.firstIndex { $0(stage) == kind }.map {
          CellAddress(row: self.firstClosing + $0, column: self.column(of: stage))
        }
      }.first
    }
  }

  /// Whether the first line under the criteria is their sum.
  private var hasSums: Bool {
    if case .earned? = closing.first?(calculation.final) { true } else { false }
  }
}
