import Formulas
import Scoring
import TestSupport

/// Books of one index with a random tree, random rules and random figures.
struct RandomSets {
  private var random: SeededGenerator
  private var nodes: [Criterion] = []

  static func book(seed: UInt64) -> Book {
    var sets = RandomSets(random: SeededGenerator(seed: seed))
    return sets.book()
  }

  private mutating func book() -> Book {
    let depth = Int.random(in: 2...4, using: &random)
    for domain in 1...Int.random(in: 2...3, using: &random) {
      addGroup("\(domain)", parent: nil, levels: depth - 1)
    }
    // One criterion always applies, so that there is a score.
    if let first = nodes.firstIndex(where: { $0.rule != nil }) { nodes[first].notApplicable = nil }
    addItems("T", .bonus)
    addItems("P", .penalty)
    let set = CriteriaSet(
      id: "s", title: "s", nodes: nodes,
      aggregation: Int.random(in: 0...3, using: &random) == 0 ? .mean : .sum,
      scale: pick([100, 100, 10, nil]), bonusCap: pick([nil, 1, 1.5]),
      penaltyCap: pick([nil, 2, 0.5]),
      rounding: Rounding(
        criterion: pick([nil, 2, 3]), group: pick([nil, nil, 2]), total: pick([nil, 2]),
        index: pick([2, 2, 1, nil])),
      ranking: RankingRule(
        byRounded: Bool.random(using: &random), ties: pick(RankingRule.Ties.allCases)))
    let units = (0..<6).map { Unit(code: "u\($0)", name: "u\($0)", group: $0 < 4 ? "" : "b") }
    let participants = units.indices.map {
      Participant(unit: $0, isRanked: Int.random(in: 0..<8, using: &random) != 0)
    }
    var observations: [Observation] = []
    for unit in units.indices {
      for node in nodes.indices { observations += figures(of: node, unit: unit) }
    }
    let index = Index(
      id: "main", title: "", shortTitle: "", criteria: set, participants: participants,
      observations: observations)
    return Book(
      id: "b", year: 2021, created: CalendarDate(year: 2022, month: 1, day: 5),
      indices: [index], units: units)
  }

  // MARK: The tree

  private mutating func addGroup(_ code: String, parent: Int?, levels: Int) {
    let weight = Double(Int.random(in: 2...12, using: &random))
    let hasWeight = Int.random(in: 0...2, using: &random) == 0
    nodes.append(
      Criterion(
        code: code, name: code, parent: parent, maximum: ByGroup(0),
        weight: hasWeight ? ByGroup(weight) : nil,
        aggregation: Int.random(in: 0...3, using: &random) == 0 ? .mean : .sum))
    let position = nodes.count - 1
    var maximum = 0.0
    for child in 1...Int.random(in: 2...3, using: &random) {
      let first = nodes.count
      if levels > 1, Bool.random(using: &random) {
        addGroup("\(code).\(child)", parent: position, levels: levels - 1)
      } else {
        addLeaf("\(code).\(child)", parent: position)
      }
      maximum += nodes[first].maximum.standard
    }
    nodes[position].maximum = ByGroup(maximum)
  }

  private mutating func addLeaf(_ code: String, parent: Int) {
    let maximum = Double(pick([1, 2, 3, 4, 5]))
    let weights = ByGroup(
      Double(pick([1, 2, 3, 4])),
      special: Bool.random(using: &random) ? ["b": Double(pick([1, 2, 6]))] : [:])
    nodes.append(
      Criterion(
        code: code, name: code, parent: parent, maximum: ByGroup(maximum),
        weight: Bool.random(using: &random) ? weights : nil, rule: rule(maximum),
        notApplicable: pick([nil, .exclude(), .exclude(within: parent), .full, .zero])))
  }

  private mutating func addItems(_ prefix: String, _ part: Criterion.Part) {
    for item in 0..<Int.random(in: 0...2, using: &random) {
      let rule = Rule(
        .perCount(points: 0.25, cap: pick([nil, 0.5])),
        inputs: [.init(code: "count", text: "", kind: .count)])
      nodes.append(
        Criterion(code: "\(prefix)\(item)", name: "", part: part, maximum: ByGroup(1), rule: rule))
    }
  }

  private mutating func rule(_ maximum: Double) -> Rule {
    let ratio = [
      Rule.Input(code: "numerator", text: "", kind: .count),
      Rule.Input(code: "denominator", text: "", kind: .count),
    ]
    let measure = Rule.Measure.ratio(whenZero: .fault)
    switch Int.random(in: 0..<9, using: &random) {
    case 0:
      return Rule(
        .given(step: 0.25), inputs: [.init(code: "points", text: "", kind: .points(step: 0.25))])
    case 1:
      let items = options([maximum / 4, maximum / 4, maximum / 2])
      return Rule(.additive(items), inputs: inputs(items, .yesNo))
    case 2: return Rule(.linear(measure), inputs: ratio)
    case 3:
      let (low, high) = (pick([20, 50.0]), pick([60, 80.0]))
      let bands = [
        Rule.Band(lower: .init(high, isInclusive: true), upper: nil, points: maximum),
        Rule.Band(
          lower: .init(low, isInclusive: false), upper: .init(high, isInclusive: false),
          points: maximum / 2),
        Rule.Band(lower: nil, upper: .init(low, isInclusive: true), points: 0),
      ]
      return Rule(.bands(measure, ByGroup(bands)), inputs: ratio)
    case 4: return Rule(.target(measure, percent: pick([50, 80])), inputs: ratio)
    case 5: return Rule(.floor(measure, percent: pick([50, 75])), inputs: ratio)
    case 6:
      let cases = options([0.25, 0.5])
      return Rule(.deduct(cases), inputs: inputs(cases, .count))
    case 7:
      return Rule(
        .perCount(points: 0.5, cap: pick([nil, 1])),
        inputs: [.init(code: "count", text: "", kind: .count)])
    default:
      let answers = options([1, 0.6, 0.2, 0])
      return Rule(.survey(.options, answers), inputs: inputs(answers, .count))
    }
  }

  private func options(_ points: [Double]) -> [Rule.Option] {
    zip(["A", "B", "C", "D"], points).map { .init(code: $0, text: "", points: $1) }
  }

  private func inputs(_ options: [Rule.Option], _ kind: Rule.Input.Kind) -> [Rule.Input] {
    options.map { .init(code: $0.code, text: "", kind: kind) }
  }

  // MARK: Figures

  private mutating func figures(of node: Int, unit: Int) -> [Observation] {
    guard let rule = nodes[node].rule else { return [] }
    if nodes[node].notApplicable != nil, Int.random(in: 0..<4, using: &random) == 0 {
      return [Observation(participant: unit, criterion: node, input: nil)]
    }
    // Divisors of 80 keep exact fractions short.
    let total = pick([4, 5, 8, 10, 16, 20])
    var left = total
    return rule.inputs.indices.map { input in
      let value: Double
      switch (rule.kind, rule.inputs[input].kind) {
      case (is Rule.Survey, _):
        let isLast = input == rule.inputs.count - 1
        let count = isLast ? left : Int.random(in: 0...left, using: &random)
        left -= count
        value = Double(count)
      case (_, .points):
        value = Double(Int.random(in: 0...4, using: &random)) / 4 * nodes[node].maximum.standard
      case (_, .yesNo): value = Double(Int.random(in: 0...1, using: &random))
      default:
        switch rule.inputs[input].code {
        case "numerator": value = Double(Int.random(in: 0...total, using: &random))
        case "denominator": value = Double(total)
        default: value = Double(Int.random(in: 0...5, using: &random))
        }
      }
      return Observation(participant: unit, criterion: node, input: input, value: .number(value))
    }
  }

  private mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[Int.random(in: choices.indices, using: &random)]
  }
}
