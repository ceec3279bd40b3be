@testable import Scoring

/// Scores a unit of a random book with exact fractions, by its own way through the tree.
struct ExactScorer {
  /// What a node brings in: a contribution unless nothing below applies, and the weight that is left
  /// out of the sum around it.
  private struct Gathered {
    var contribution: Fraction?
    var excluded: Fraction
  }

  private enum State {
    case points(Fraction)
    case excluded
    case handedOver
  }

  private struct Missing: Error {}

  let book: RandomBook
  let unit: Int
  private var states: [String: State] = [:]
  private var weights: [String: Fraction] = [:]

  private var set: RandomSet { book.set }

  /// The unit's unrounded score; nil if a figure is missing or nothing applies.
  static func unrounded(_ book: RandomBook, unit: Int) -> Fraction? {
    var scorer = Self(book: book, unit: unit)
    return try? scorer.unrounded()
  }

  private init(book: RandomBook, unit: Int) {
    self.book = book
    self.unit = unit
  }

  private mutating func unrounded() throws -> Fraction {
    for leaf in set.leaves { states[leaf.code] = try state(of: leaf) }
    for node in set.domains + set.bonus + set.penalty { weigh(node, as: node.ownWeight) }
    handOver()
    let total = set.domains.map(\.ownWeight).sum
    let all = gather(set.domains, set.aggregation, weight: total)
    guard let raw = all.contribution else { throw Missing() }
    let earned = raw.rounded(set.rounding.total)
    let applicable = set.aggregation == .sum ? total - all.excluded : total
    guard applicable != 0 else { throw Missing() }
    var score = earned / applicable * (set.scale ?? total)
    for (items, cap, sign) in [
      (set.bonus, set.bonusCap, Fraction(1)), (set.penalty, set.penaltyCap, -1),
    ] {
      let sum = items.map { gathered($0, by: .sum).contribution ?? 0 }.sum
      score = score + sign * (cap.map { min($0, sum) } ?? sum)
    }
    return score
  }

  // MARK: Points

  private func state(of leaf: ExactNode) throws -> State {
    guard let rule = leaf.rule else { return .excluded }
    switch book.given[unit][leaf.code] ?? .nothing {
    case .notApplicable:
      switch set.policies[leaf.code] {
      case .full: return .points(leaf.maximum)
      case .zero: return .points(0)
      case .redistribute: return .handedOver
      case .exclude, .within, nil: return .excluded
      }
    case .nothing:
      let isExtra = (set.bonus + set.penalty).contains { $0.code == leaf.code }
      guard leaf.missing == .zero || isExtra else { throw Missing() }
      return .points(0)
    case .figures(let figures, _):
      let cohort = book.given.compactMap { own -> Fraction? in
        if case .figures(let figures, _) = own[leaf.code] { figures[0] } else { nil }
      }
      let points = rule.points(figures, leaf.maximum, cohort: cohort)
      return .points(points.rounded(set.rounding.criterion))
    }
  }

  // MARK: Weights

  private mutating func weigh(_ node: ExactNode, as weight: Fraction) {
    weights[node.code] = weight
    let own = node.children.map(\.ownWeight).sum
    for child in node.children { weigh(child, as: weight * child.ownWeight / own) }
  }

  /// Moves the weight of criteria that hand over to those that take it, all from the old weights.
  private mutating func handOver() {
    let old = weights
    for leaf in set.leaves {
      guard case .handedOver = states[leaf.code],
        case .redistribute(let codes) = set.policies[leaf.code]
      else { continue }
      let takers = codes.filter { code in
        if case .points = states[code] { true } else { false }
      }
      guard !takers.isEmpty else { continue }
      let all = takers.map { old[$0] ?? 0 }.sum
      for taker in takers {
        weights[taker] = weight(taker) + (old[leaf.code] ?? 0) * (old[taker] ?? 0) / all
      }
      weights[leaf.code] = 0
    }
  }

  private func weight(_ code: String) -> Fraction { weights[code] ?? 0 }

  // MARK: The tree

  private func gathered(_ node: ExactNode, by aggregation: Aggregation) -> Gathered {
    guard node.rule == nil else {
      if case .points(let points) = states[node.code] {
        return Gathered(contribution: points / node.maximum * weight(node.code), excluded: 0)
      }
      // What was handed over weighs nothing any more, what nobody took is left out.
      return Gathered(contribution: nil, excluded: weight(node.code))
    }
    var whole = weight(node.code)
    var result = gather(node.children, node.aggregation, weight: whole)
    let isBlock = node.aggregation == .sum && set.isBlock(node.code)
    if node.aggregation == .sum, aggregation != .sum || isBlock {
      let applicable = whole - result.excluded
      let passed = aggregation == .sum ? passedOn(by: node) : 0
      result.excluded = result.contribution == nil ? whole : passed
      whole = whole - passed
      result.contribution = result.contribution.map { $0 / applicable * whole }
    } else if node.aggregation != .sum {
      result.excluded = result.contribution == nil ? whole : 0
    }
    // Rounded as points of the group's maximum, whatever it weighs.
    result.contribution = result.contribution.map {
      ($0 / whole * node.maximum).rounded(set.rounding.group) / node.maximum * whole
    }
    return result
  }

  /// The weight that a block does not make up for: of criteria below it that are left out of more.
  private func passedOn(by block: ExactNode) -> Fraction {
    let inside = block.groups.map(\.code)
    func passed(_ node: ExactNode) -> Fraction {
      guard node.rule != nil else {
        return node.aggregation == .sum ? node.children.map(passed).sum : 0
      }
      if case .points = states[node.code] { return 0 }
      if case .within(let code) = set.policies[node.code], inside.contains(code) { return 0 }
      return weight(node.code)
    }
    return block.children.map(passed).sum
  }

  private func gather(
    _ nodes: [ExactNode], _ aggregation: Aggregation, weight whole: Fraction
  ) -> Gathered {
    let parts = nodes.map { gathered($0, by: aggregation) }
    let contributions = parts.compactMap(\.contribution)
    guard !contributions.isEmpty else {
      return Gathered(contribution: nil, excluded: parts.map(\.excluded).sum)
    }
    guard aggregation != .sum else {
      return Gathered(contribution: contributions.sum, excluded: parts.map(\.excluded).sum)
    }
    let weighing = zip(nodes, parts).filter { $1.contribution != nil }.map { weight($0.0.code) }.sum
    return Gathered(contribution: contributions.sum / weighing * whole, excluded: 0)
  }
}
