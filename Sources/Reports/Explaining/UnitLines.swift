import Formulas
import Scoring

/// The engine's figures of one unit in an index, those of its pages computed once and together.
struct UnitLines: Sendable {
  let result: IndexEvaluation
  let participant: Int
  private let values: [Line.Kind: Value]
  private let shared: SharedLines

  init(_ result: IndexEvaluation, participant: Int, shared: SharedLines) {
    self.result = result
    self.participant = participant
    self.shared = shared
    values = result.values(Self.kinds(result.calculation), of: participant)
  }

  var calculation: Calculation { result.calculation }
  var set: CriteriaSet { calculation.set }
  var final: Stage { calculation.final }
  var group: Int { result.groups[participant] }
  /// The scored criteria that lost points, the greatest loss first, equals in the order of the set.
  var losses: [Int] {
    let places = set.leaves.compactMap { node -> (node: Int, place: Double)? in
      guard let lost = value(.lossKey(node: node)).asNumber, lost > 0,
        let place = value(.lossPosition(node: node)).asNumber
      else { return nil }
      return (node, place)
    }
    return places.sorted { $0.place < $1.place }.map(\.node)
  }

  /// The value of a line; blank if there is no such line.
  func value(_ kind: Line.Kind) -> Value {
    values[kind] ?? shared.columns[kind]?[participant] ?? result.value(kind, of: participant)
  }

  /// The value of an expression over lines and parameters.
  func value(of expression: Expression) -> Value { expression.evaluate(in: Context(lines: self)) }

  /// Takes lines that are known already.
  private struct Context: EvaluationContext {
    let lines: UnitLines

    func value(of reference: Reference) -> Value {
      guard case .slot(let slot) = reference, slot >= 0 else {
        return lines.result.evaluate(.reference(reference), for: lines.participant)
      }
      return lines.value(lines.calculation.kind(atSlot: slot))
    }

    func values(of reference: Reference) -> [Value] {
      switch reference {
      case .slots(let slot):
        let kind = lines.calculation.kind(atSlot: slot)
        return lines.shared.columns[kind] ?? lines.result.column(kind)
      case .run(let first, let last):
        return stride(from: first, through: last, by: first <= last ? 1 : -1)
          .map { value(of: .slot($0)) }
      default: return [.error(FormulaError(.name))]
      }
    }
  }

  /// What a unit's pages show besides stored lines.
  private static func kinds(_ calculation: Calculation) -> [Line.Kind] {
    let final = calculation.final
    var kinds: [Line.Kind] = [
      .lossCount, .lossSum, .attainableTotal(stage: final), .lostTotal(stage: final), .gradeCap,
      .gradeHold, .nextGradeNumber, .nextGrade, .pointsToGrade,
    ]
    for node in calculation.set.nodes.indices {
      kinds += [
        .attainable(node: node, stage: final), .lost(node: node, stage: final),
        .share(node: node, stage: final), .lossKey(node: node), .lossPosition(node: node),
        .scoreIfFull(node: node), .basisIfFull(node: node), .rankIfFull(node: node),
        .lead(node: node),
      ]
      guard let rule = calculation.set.nodes[node].rule else { continue }
      kinds += [.round(criterion: node), .mark(criterion: node)]
      kinds += rule.inputs.indices.map { .figure(criterion: node, input: $0) }
    }
    return kinds
  }
}

/// The lines that look at all units of an index, computed once for the pages of all of them.
struct SharedLines: Sendable {
  let columns: [Line.Kind: [Value]]

  /// None: each is computed when it is asked for.
  static let none = SharedLines(columns: [:])

  private init(columns: [Line.Kind: [Value]]) { self.columns = columns }

  init(_ result: IndexEvaluation) {
    var kinds: [Line.Kind] = [
      .rankedCount, .groupRankedCount, .unitGroup, .unitsAbove, .nextScore, .unitAhead,
      .pointsToNext, .scoreBehind, .unitBehind, .pointsAhead, .order,
    ]
    for domain in result.calculation.set.domains {
      kinds += [.meanShare(node: domain), .bestShare(node: domain), .rankedShare(node: domain)]
    }
    columns = Dictionary(
      kinds.map { ($0, result.column($0)) }, uniquingKeysWith: { first, _ in first })
  }
}
