import TestSupport

@testable import Scoring

extension SeededGenerator {
  /// Whether something happens that does so in some percent of cases.
  mutating func happens(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

  /// One of some values.
  mutating func one<Value>(of values: [Value]) -> Value {
    values[Int.random(in: values.indices, using: &self)]
  }
}

/// A node of a random criteria tree, all numbers exact.
struct ExactNode {
  var code: String
  var maximum: Fraction
  var weight: Fraction?
  var aggregation = Aggregation.sum
  var rule: ExactRule?
  var missing = Missing.fault
  /// Whether criteria below may be left out of the group, which then passes no points on.
  var mayBeBlock = false
  var children: [ExactNode] = []

  /// All scored criteria below, itself included.
  var leaves: [ExactNode] { rule == nil ? children.flatMap(\.leaves) : [self] }

  /// All groups below, itself included.
  var groups: [ExactNode] { rule == nil ? [self] + children.flatMap(\.groups) : [] }

  /// What it weighs before its ancestors scale it.
  var ownWeight: Fraction {
    weight ?? (rule == nil ? children.map(\.ownWeight).sum : maximum)
  }
}

/// A random criteria set.
struct RandomSet {
  var domains: [ExactNode] = []
  var bonus: [ExactNode] = []
  var penalty: [ExactNode] = []
  var bonusCap: Fraction?
  var penaltyCap: Fraction?
  var policies: [String: Draft.Policy] = [:]
  var aggregation: Aggregation
  var scale: Fraction?
  var rounding: Rounding
  var byRounded: Bool
  var ties: RankingRule.Ties

  var leaves: [ExactNode] { (domains + bonus + penalty).flatMap(\.leaves) }

  init(using random: inout SeededGenerator) {
    aggregation = random.happens(25) ? .mean : .sum
    scale = random.one(of: [100, 100, 10, nil])
    rounding = Rounding(
      criterion: random.one(of: [nil, 2, 1]), group: random.one(of: [nil, nil, 2]),
      total: random.one(of: [nil, 2, 3]), index: random.one(of: [2, 2, 3, nil]))
    byRounded = random.happens(60)
    ties = random.one(of: [.competition, .dense])
    let count = Int.random(in: 2...4, using: &random)
    domains = (1...count).map { Self.node("c\($0)", depth: 0, using: &random) }
    if random.happens(40) {
      bonus = [Self.item("T1", using: &random), Self.item("T2", using: &random)]
    }
    if random.happens(40) { penalty = [Self.item("P1", using: &random)] }
    if random.happens(50) { bonusCap = Fraction(3, over: 2) }
    if random.happens(50) { penaltyCap = 1 }
    choosePolicies(using: &random)
  }

  /// A group or, more often the deeper, a scored criterion.
  private static func node(
    _ code: String, depth: Int, using random: inout SeededGenerator
  ) -> ExactNode {
    guard depth < 4, random.happens(depth == 0 ? 75 : 30) else { return leaf(code, using: &random) }
    let count = Int.random(in: 1...3, using: &random)
    var group = ExactNode(code: code, maximum: 0)
    group.children = (1...count).map {
      node("\(code)_\($0)", depth: depth + 1, using: &random)
    }
    group.maximum = group.children.map(\.maximum).sum
    group.aggregation = random.happens(20) ? .mean : .sum
    group.mayBeBlock = random.happens(40)
    if random.happens(25) { group.weight = random.one(of: [5, 10, 12, 20]) }
    return group
  }

  private static func leaf(_ code: String, using random: inout SeededGenerator) -> ExactNode {
    let maximum = random.one(of: [
      Fraction(1, over: 2), 1, Fraction(3, over: 2), 2, Fraction(5, over: 2), 4, 6, 10,
    ])
    return ExactNode(
      code: code, maximum: maximum,
      weight: random.happens(20) ? random.one(of: [1, 3, 5, 8]) : nil,
      rule: ExactRule(maximum, using: &random),
      missing: random.one(of: [.fault, .fault, .zero, .unscored]))
  }

  private static func item(_ code: String, using random: inout SeededGenerator) -> ExactNode {
    ExactNode(
      code: code, maximum: 2, rule: random.happens(50) ? .given : .perCount(Fraction(1, over: 2)))
  }

  /// Whether some criterion is left out of a group.
  func isBlock(_ code: String) -> Bool {
    policies.values.contains {
      if case .within(let group) = $0 { group == code } else { false }
    }
  }

  /// Criteria that may not apply; those that hand over do so among criteria gathered together.
  private mutating func choosePolicies(using random: inout SeededGenerator) {
    for (scope, blocks) in scopes {
      for code in scope where random.happens(40) {
        let others = scope.filter { $0 != code }
        if !blocks.isEmpty, random.happens(40) {
          policies[code] = .within(random.one(of: blocks))
          continue
        }
        switch Int.random(in: 0..<5, using: &random) {
        case 0: policies[code] = .full
        case 1: policies[code] = .zero
        case 2 where !others.isEmpty:
          policies[code] = .redistribute(Array(others.shuffled(using: &random).prefix(2)))
        default: policies[code] = .exclude
        }
      }
    }
  }

  /// The codes of scored criteria that are added up, or averaged, together, with the blocks they may be
  /// left out of.
  private var scopes: [(codes: [String], blocks: [String])] {
    var scopes: [(codes: [String], blocks: [String])] = []
    func gather(_ nodes: [ExactNode], _ aggregation: Aggregation, _ blocks: [String]) {
      var together: [String] = []
      func visit(_ node: ExactNode, isAdded: Bool) {
        if node.rule != nil {
          together.append(node.code)
        } else if isAdded, node.aggregation == .sum, !node.mayBeBlock {
          for child in node.children { visit(child, isAdded: true) }
        } else {
          let around = isAdded ? blocks : []
          gather(
            node.children, node.aggregation,
            node.aggregation != .sum ? [] : node.mayBeBlock ? around + [node.code] : around)
        }
      }
      for node in nodes { visit(node, isAdded: aggregation == .sum) }
      scopes.append((together, blocks))
    }
    gather(domains, aggregation, [])
    return scopes
  }
}

extension RandomSet {
  /// The same set as the engine takes it.
  var criteria: CriteriaSet {
    criteriaSet(
      domains.map(draft), bonus: bonus.map(draft), penalty: penalty.map(draft),
      bonusCap: bonusCap?.double, penaltyCap: penaltyCap?.double, aggregation,
      scale: scale?.double, rounding: rounding,
      ranking: RankingRule(byRounded: byRounded, ties: ties))
  }

  private func draft(_ node: ExactNode) -> Draft {
    Draft(
      code: node.code, maximum: ByGroup(node.maximum.double),
      weight: node.weight.map { ByGroup($0.double) }, aggregation: node.aggregation,
      rule: node.rule?.rule, policy: policies[node.code], missing: node.missing,
      children: node.children.map(draft))
  }
}
