import Formulas
import Scoring

/// What a unit could have, what it lost and how that is sorted: the values beside a scorecard's formulas.
struct ScorecardFigures: Sendable {
  /// What each criterion can give the unit, by node.
  let applicable: [Double]
  /// The points lost by node; a mark where the criterion does not apply.
  let lost: [Value]
  /// The scored criteria that lost points, the greatest loss first, equals in the order of the tree.
  let order: [Int]
  /// The place of every scored criterion that applies among the losses, from 1.
  let places: [Int: Int]
  /// All points lost on scored criteria.
  let total: Double

  init(_ unit: ChosenUnit) {
    let (set, result) = (unit.set, unit.result)
    let finals = set.nodes.indices.map {
      result.value(.contribution(node: $0, stage: unit.final), of: unit.participant)
    }
    let children = set.children
    var applicable = [Double](repeating: 0, count: set.nodes.count)
    for node in set.nodes.indices.reversed() {
      if Self.isSum(node, set) {
        applicable[node] = children[node].map { applicable[$0] }.reduce(0, +)
      } else if !finals[node].isMark {
        let weight = result.evaluate(
          result.calculation.weight(node, unit.final), for: unit.participant)
        if case .number(let weight) = weight { applicable[node] = weight }
      }
    }
    let lost = set.nodes.indices.map { node -> Value in
      guard set.nodes[node].part == .main, !finals[node].isMark else { return .text("–") }
      guard case .number(let final) = finals[node] else { return finals[node] }
      return .number(SpreadsheetNumber.round(applicable[node] - final, places: 9))
    }
    self.applicable = applicable
    self.lost = lost
    let sorted = set.leaves.compactMap { node in
      if case .number(let points) = lost[node] { (node: node, points: points) } else { nil }
    }.sorted { ($1.points, $0.node) < ($0.points, $1.node) }
    places = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1.node, $0 + 1) })
    order = sorted.filter { $0.points > 0 }.map(\.node)
    total = sorted.reduce(0) { $0 + max(0, $1.points) }
  }

  /// Whether what a node can give is what its children can give together.
  ///
  /// A group whose children are averaged, or that is converted itself, counts in full.
  static func isSum(_ node: Int, _ set: CriteriaSet) -> Bool {
    set.nodes[node].rule == nil && set.nodes[node].aggregation == .sum
      && set.gathering(of: node) == .sum
  }

  /// The share of what a node can give, in percent; a mark where it can give nothing.
  func share(of node: Int, final: Value) -> Value {
    guard case .number = lost[node], case .number(let final) = final else { return lost[node] }
    return applicable[node] == 0 ? .text("–") : .number(final / applicable[node] * 100)
  }
}

extension Value {
  /// Whether a text stands in place of a number.
  var isMark: Bool { if case .text = self { true } else { false } }
}

/// The shares of each domain's maximum that all ranked units have, in percent.
struct DomainShares: Sendable {
  /// By domain and participant; nil for those who are not ranked or to whom a domain does not apply.
  let values: [[Double?]]

  init(_ result: IndexEvaluation) {
    let calculation = result.calculation
    values = calculation.set.domains.map { domain in
      let shares = calculation.groups.map { calculation.shareOfMaximum(of: domain, group: $0) }
      return result.index.participants.indices.map { participant in
        guard result.number(.basis, of: participant) != nil,
          case .number(let share) = result.evaluate(
            shares[result.groups[participant]], for: participant)
        else { return nil }
        return share
      }
    }
  }

  func mean(_ domain: Int) -> Value {
    let shares = values[domain].compactMap { $0 }
    return shares.isEmpty
      ? .text("–") : .number(shares.reduce(0, +) / Double(shares.count))
  }

  func best(_ domain: Int) -> Value {
    values[domain].compactMap { $0 }.max().map { .number($0) } ?? .text("–")
  }
}
