import Analysis
import Formulas
import Scoring

/// Random books in which every setting that meets a weight occurs.
struct WeightedBook {
  private var random: RandomStream
  private var nodes: [Criterion] = []

  /// What a random book is like.
  struct Traits {
    var units = 6
    /// Whether means, policies, caps and rules that look at weights occur.
    var isElaborate = true
    /// Whether rules put weights into functions that are evaluated as they are.
    var hasLookups = true
    /// Whether criteria are left out of groups that convert themselves.
    var hasBlocks = true
    /// How elaborate books gather.
    var aggregations: [Aggregation] = [.sum, .sum, .mean, .geometric]
  }

  static func make(seed: UInt64, _ traits: Traits = Traits()) throws -> Book {
    var maker = WeightedBook(random: RandomStream(seed: seed, block: 0))
    return try maker.book(traits)
  }

  private mutating func book(_ traits: Traits) throws -> Book {
    let units = (0..<traits.units).map { position in
      Unit(
        code: "u\(position)", name: "Đơn vị \(position)",
        group: traits.isElaborate && position % 3 == 2 ? "b" : "")
    }
    for domain in 1...pick([2, 3, 4]) {
      try addNode("\(domain)", parent: nil, levels: pick([1, 2, 3]), traits)
    }
    addItem("T1", .bonus)
    addItem("P1", .penalty)
    sumUpMaxima()
    if traits.isElaborate { choosePolicies(traits) }
    // One criterion always applies, so that there is a score.
    if let first = nodes.firstIndex(where: { $0.rule != nil }) { nodes[first].notApplicable = nil }
    let aggregations: [Aggregation] = traits.isElaborate ? traits.aggregations : [.sum]
    let grades = [95.0, 70, 50, 30, 0].map { GradeScale.Grade(name: "Loại \($0)", from: $0) }
    let caps =
      traits.isElaborate && chance(2) ? [GradeScale.Cap(criterion: 0, below: 60, grade: 2)] : []
    let scale: Double? = pick([100, 100, nil, 10])
    let set = CriteriaSet(
      id: "s", title: "s", nodes: nodes, aggregation: pick(aggregations), scale: scale,
      bonusCap: pick([nil, 1.5]), penaltyCap: pick([nil, 0.5]),
      rounding: Rounding(
        criterion: pick([nil, 2, 3]), group: pick([nil, nil, 2]), total: pick([nil, 2]),
        index: pick([2, 2, 1, nil])),
      ranking: RankingRule(
        byRounded: chance(2), ties: pick(RankingRule.Ties.allCases),
        tieBreak: pick([[], [.survey], [.criterion(0), .survey], [.appraised]])),
      grades: ["": GradeScale(grades: grades, caps: caps)])
    var observations: [Observation] = []
    for unit in units.indices {
      for node in nodes.indices { observations += figures(of: node, unit) }
    }
    let index = Index(
      id: "main", title: "", shortTitle: "", criteria: set,
      participants: units.indices.map { Participant(unit: $0, isRanked: !chance(12)) },
      observations: observations)
    return Book(
      id: "b", year: 2021, created: CalendarDate(year: 2022, month: 1, day: 5), indices: [index],
      units: units)
  }

  // MARK: The tree

  private mutating func addNode(
    _ code: String, parent: Int?, levels: Int, _ traits: Traits
  ) throws {
    guard levels > 1 else { return try addLeaf(code, parent: parent, traits) }
    let aggregations: [Aggregation] = traits.isElaborate ? traits.aggregations : [.sum]
    nodes.append(
      Criterion(
        code: code, name: code, parent: parent, maximum: ByGroup(0),
        weight: chance(3) ? ByGroup(Double(pick([2, 5, 12]))) : nil,
        aggregation: pick(aggregations)))
    let position = nodes.count - 1
    for child in 1...pick([1, 2, 3, 4]) {
      try addNode("\(code).\(child)", parent: position, levels: levels - pick([1, 1, 2]), traits)
    }
  }

  private mutating func addLeaf(_ code: String, parent: Int?, _ traits: Traits) throws {
    let maximum = Double(pick([1, 2, 3, 4, 5]))
    let special = traits.isElaborate && chance(3)
    let weights = ByGroup(
      Double(pick([0.5, 1, 2, 3, 4])), special: special ? ["b": Double(pick([1, 2, 6]))] : [:])
    nodes.append(
      Criterion(
        code: code, name: code, parent: parent,
        maximum: ByGroup(maximum, special: special ? ["b": maximum + 1] : [:]),
        weight: chance(2) ? weights : nil, rule: try rule(traits), isSurvey: chance(3)))
  }

  private mutating func rule(_ traits: Traits) throws -> Rule {
    let value = [Rule.Input(code: "value", text: "", kind: .number(minimum: 0, maximum: 100))]
    let points = [Rule.Input(code: "points", text: "", kind: .points(step: nil))]
    guard traits.isElaborate else { return Rule(.linear(.value), inputs: value) }
    let first = nodes.first { $0.rule != nil }?.code
    switch pick([0, 1, 2, 3, 4, 5, 6, 7, 8]) {
    case 0, 1: return Rule(.given(step: nil), inputs: points)
    case 2: return Rule(.leaderShare, inputs: value)
    case 3: return Rule(.target(.value, percent: 80), inputs: value)
    case 4:
      let formula = try Formula(parsing: "MIN(max, value / 100 * max * (1 + 0 * weight))")
      return Rule(.formula(formula), inputs: value)
    case 5 where first != nil:
      let formula = try Formula(
        parsing: "0.5 * max * value / 100 + 0.1 * score(\"\(first ?? "")\")")
      return Rule(.formula(formula), inputs: value)
    case 6 where traits.hasLookups:
      let formula = try Formula(
        parsing: "IF(weight > 2, MEDIAN(0, value / 100, 1), LOOKUP(weight, {0, 1}, {0.2, 0.4}))")
      return Rule(.formula(formula), inputs: value)
    case 7:
      let formula = try Formula(
        parsing: "value * weight / COHORT_MAX(value * weight) * max * 0.9")
      return Rule(.formula(formula), inputs: value)
    default: return Rule(.linear(.value), inputs: value)
    }
  }

  private mutating func addItem(_ code: String, _ part: Criterion.Part) {
    guard chance(2) else { return }
    let rule = Rule(
      .perCount(points: 0.25, cap: nil), inputs: [.init(code: "count", text: "", kind: .count)])
    nodes.append(Criterion(code: code, name: code, part: part, maximum: ByGroup(2), rule: rule))
  }

  private mutating func sumUpMaxima() {
    for node in nodes.indices.reversed() where nodes[node].rule == nil {
      let children = nodes.indices.filter { nodes[$0].parent == node }
      func sum(_ group: String) -> Double {
        children.map { nodes[$0].maximum[group] }.reduce(0, +)
      }
      nodes[node].maximum = ByGroup(sum(""), special: sum("") == sum("b") ? [:] : ["b": sum("b")])
    }
  }

  /// Neighbours hand over to each other, but not where a rule looks at its weight: that would be a circle.
  private mutating func choosePolicies(_ traits: Traits) {
    for node in nodes.indices where nodes[node].rule != nil && nodes[node].part == .main {
      let neighbours = nodes.indices.filter {
        nodes[$0].rule != nil && nodes[$0].part == .main && !hasFormula($0)
          && nodes[$0].parent == nodes[node].parent
      }
      let others = neighbours.contains(node) ? neighbours.filter { $0 != node } : []
      var policies: [NotApplicable?] = [
        nil, nil, .exclude(), .exclude(), .full, .zero,
        others.isEmpty ? nil : .redistribute(to: Array(others.prefix(2))),
      ]
      if traits.hasBlocks { policies.append(nodes[node].parent.map { .exclude(within: $0) }) }
      nodes[node].notApplicable = pick(policies)
    }
  }

  private func hasFormula(_ node: Int) -> Bool {
    nodes[node].rule?.kind is Rule.OwnFormula
  }

  // MARK: Figures

  private mutating func figures(of node: Int, _ unit: Int) -> [Observation] {
    guard let rule = nodes[node].rule else { return [] }
    if nodes[node].notApplicable != nil, chance(5) {
      return [Observation(participant: unit, criterion: node, input: nil)]
    }
    if chance(200) { return [] }
    return rule.inputs.indices.map { input in
      let value: Double =
        switch rule.inputs[input].kind {
        case .count: Double(pick([0, 1, 3]))
        case .points: Double(pick([0, 1, 2, 3, 4])) / 4 * nodes[node].maximum.standard
        default: Double(random.next() % 21) * 5
        }
      return Observation(participant: unit, criterion: node, input: input, value: .number(value))
    }
  }

  private mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[Int(random.next() % UInt64(choices.count))]
  }

  private mutating func chance(_ of: UInt64) -> Bool { random.next() % of == 0 }
}
