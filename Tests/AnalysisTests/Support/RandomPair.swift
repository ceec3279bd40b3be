import Formulas
import Scoring
import TestSupport

/// Random books of two indices, one feeding into the other, and random changes of one kind each.
struct RandomPair {
  private var dice: SeededGenerator
  private(set) var book: Book

  init(seed: UInt64) {
    dice = SeededGenerator(seed: seed)
    let units = (0..<6).map { Unit(code: "u\($0)", name: "u\($0)", group: $0 < 4 ? "" : "b") }
    let survey = [Criterion.leaf("1", 100, .percentage, [("percent", Self.number)])]
    let set = CriteriaSet(id: "hl", title: "", nodes: survey)
    let feeding = Index(
      id: "hl", title: "", shortTitle: "", criteria: set,
      participants: units.indices.map { Participant(unit: $0) }, observations: [])
    book = Book(
      id: "b", year: 2021, created: CalendarDate(year: 2022, month: 1, day: 5),
      indices: [feeding], units: units)
    let main = Index(
      id: "main", title: "", shortTitle: "", criteria: criteria(),
      participants: units.indices.map { Participant(unit: $0) }, observations: [])
    book.indices.append(main)
    changeData()
  }

  private static let number = Rule.Input.Kind.number(minimum: nil, maximum: nil)

  // MARK: Rules

  private mutating func criteria() -> CriteriaSet {
    var nodes: [Criterion] = []
    for domain in 1...Int.random(in: 2...4, using: &dice) {
      let group = nodes.count
      let aggregation = dice.one(of: [.sum] + Aggregation.allCases)
      nodes.append(.group("\(domain)", 0, aggregation))
      for child in 1...Int.random(in: 2...4, using: &dice) {
        nodes.append(leaf("\(domain).\(child)", in: group))
        nodes[group].maximum.standard += nodes[nodes.count - 1].maximum.standard
      }
    }
    nodes.append(.leaf("9", 10, .index("hl", scale: 100), []))
    for (code, part) in [("T", Criterion.Part.bonus), ("P", .penalty)] where dice.happens(50) {
      nodes.append(
        .leaf(code, 2, .perCount(points: 0.5, cap: 2), [("count", .count)], part: part))
    }
    return CriteriaSet(
      id: "s", title: "", nodes: nodes, aggregation: dice.one(of: [.sum, .sum, .mean]),
      scale: dice.one(of: [100, 10, nil]), bonusCap: dice.one(of: [nil, 1]),
      rounding: rounding(), ranking: RankingRule(byRounded: dice.happens(50)))
  }

  private mutating func rounding() -> Rounding {
    Rounding(
      criterion: dice.one(of: [nil, 2]), group: dice.one(of: [nil, nil, 2]),
      total: dice.one(of: [nil, 2]), index: dice.one(of: [2, 3, nil]))
  }

  private mutating func leaf(_ code: String, in parent: Int) -> Criterion {
    let maximum = Double(Int.random(in: 1...6, using: &dice))
    var node = Criterion.given(code, maximum, in: parent)
    node.maximum = dice.happens(20) ? ByGroup(maximum, special: ["b": 2]) : ByGroup(maximum)
    node.notApplicable = dice.one(of: [
      nil, nil, .exclude(), .exclude(within: node.parent), .full, .zero,
    ])
    changeRule(of: &node)
    return node
  }

  private mutating func changeRule(of node: inout Criterion) {
    let maximum = node.maximum.standard
    let (kind, inputs): (Rule.Kind, [(String, Rule.Input.Kind)]) = dice.one(of: [
      (Rule.Given.given(step: nil), [("points", .points(step: nil))]),
      (
        Rule.Linear.linear(.ratio(whenZero: .fault)),
        [("numerator", .count), ("denominator", .count)]
      ),
      (
        Rule.Target.target(.ratio(whenZero: .zero), percent: dice.one(of: [50, 75, 90])),
        [("numerator", .count), ("denominator", .count)]
      ),
      (Rule.LeaderShare.leaderShare, [("value", Self.number)]),
      (Rule.CohortRank.cohortRank(reversed: dice.happens(50)), [("value", Self.number)]),
      (
        Rule.ZScore(
          reversed: dice.happens(50),
          treatment: .init(least: 1, greatest: 50, isLogged: dice.happens(50)), whenEqual: 0.5),
        [("value", Self.number)]
      ),
      (Rule.PercentileRank(reversed: dice.happens(50), whenEqual: 0.5), [("value", Self.number)]),
      (
        Rule.Choice.choice(options([maximum, maximum / 2, 0])),
        [("choice", .choice(["A", "B", "C"]))]
      ),
    ])
    node.rule = Rule(kind, inputs: inputs.map { .init(code: $0.0, text: "", kind: $0.1) })
  }

  // MARK: Changes

  /// Draws other weights, without and with groups' own ones.
  mutating func changeWeights() {
    for node in book.indices[1].criteria.nodes.indices where dice.happens(60) {
      let weight = Double(Int.random(in: 1...20, using: &dice)) / 2
      book.indices[1].criteria.nodes[node].weight =
        dice.happens(20) ? nil : ByGroup(weight, special: dice.happens(20) ? ["b": 3] : [:])
    }
  }

  /// Draws other figures for everything.
  mutating func changeData() {
    for index in book.indices.indices {
      let nodes = book.indices[index].criteria.nodes
      book.indices[index].observations = nodes.indices.flatMap { node in
        book.units.indices.flatMap { figures(nodes[node], node, $0) }
      }
    }
  }

  /// Changes settings and rules but no input, no weight and no code.
  mutating func changeRules() {
    book.indices[1].criteria.rounding = rounding()
    book.indices[1].criteria.scale = dice.one(of: [100, 10, nil])
    book.indices[1].criteria.bonusCap = dice.one(of: [nil, 0.5, 1])
    for node in book.indices[1].criteria.nodes.indices {
      var changed = book.indices[1].criteria.nodes[node]
      if changed.rule == nil { changed.aggregation = dice.one(of: [.sum, .mean]) }
      if changed.notApplicable != nil { changed.notApplicable = dice.one(of: [.full, .zero]) }
      let kind = changed.rule?.kind
      if kind is Rule.Linear || kind is Rule.Target {
        changed.rule?.kind = Rule.Target.target(
          .ratio(whenZero: .full), percent: dice.one(of: [40, 60, 95]))
      } else if let choice = kind as? Rule.Choice {
        changed.rule?.kind = Rule.Choice.choice(
          choice.options.map { .init(code: $0.code, text: "", points: $0.points / 2) })
      }
      book.indices[1].criteria.nodes[node] = changed
    }
  }

  /// Puts entered points in place of rules over all units.
  mutating func leaveOutCohorts() {
    for node in book.indices[1].criteria.nodes.indices {
      if book.indices[1].criteria.nodes[node].rule?.usesCohort == true {
        let input = Rule.Input(code: "points", text: "", kind: .points(step: nil))
        book.indices[1].criteria.nodes[node].rule = Rule(.given(step: nil), inputs: [input])
      }
    }
    changeData()
  }

  /// Changes everything: criteria come and go, change their rules and maxima, units too.
  mutating func changeEverything() {
    changeWeights()
    let units = book.units.shuffled(using: &dice).dropLast()
    book.units = units + [Unit(code: "new", name: "new", group: "b")]
    var set = book.indices[1].criteria
    for node in set.nodes.indices where set.nodes[node].rule != nil && set.nodes[node].code != "9" {
      guard set.nodes[node].part == .main, dice.happens(30) else { continue }
      if dice.happens(50) {
        set.nodes[node].code += "x"
      } else {
        set.nodes[node].maximum.standard += 1
        changeRule(of: &set.nodes[node])
      }
    }
    book.indices[1].criteria = set
    changeRules()
    for index in book.indices.indices {
      book.indices[index].participants = book.units.indices.map {
        Participant(unit: $0, isRanked: !dice.happens(10))
      }
    }
    changeData()
  }

  // MARK: Figures

  private mutating func figures(_ node: Criterion, _ position: Int, _ unit: Int) -> [Observation] {
    guard let rule = node.rule, !rule.inputs.isEmpty else { return [] }
    if node.notApplicable != nil, dice.happens(15) {
      return [Observation(participant: unit, criterion: position, input: nil)]
    }
    let total = Int.random(in: 1...20, using: &dice)
    return rule.inputs.indices.map { input in
      let value: Value =
        switch (rule.inputs[input].code, rule.inputs[input].kind) {
        case (_, .choice(let codes)): .text(dice.one(of: codes))
        case (_, .points):
          .number(Double(Int.random(in: 0...8, using: &dice)) / 8 * min(node.maximum.standard, 2))
        case ("denominator", _): .number(Double(total))
        case ("numerator", _): .number(Double(Int.random(in: 1...total, using: &dice)))
        default: .number(Double(Int.random(in: 1...90, using: &dice)))
        }
      return Observation(participant: unit, criterion: position, input: input, value: value)
    }
  }
}
