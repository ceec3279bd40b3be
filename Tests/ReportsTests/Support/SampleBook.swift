import Formulas
import Scoring
import TestSupport

/// Books with every kind of rule and policy and random figures, for tests that recalculate.
struct SampleBook {
  private var random: SeededGenerator
  private var nodes: [Criterion] = []

  /// A book of a seed; the same seed gives the same book.
  static func make(
    seed: UInt64, units: Int = 9, ranking: RankingRule = RankingRule(),
    rounding: Rounding = Rounding(), previous: Bool = true
  ) throws -> Book {
    var sample = SampleBook(random: SeededGenerator(seed: seed))
    return try sample.book(
      units: units, ranking: ranking, rounding: rounding, previous: previous)
  }

  private mutating func book(
    units count: Int, ranking: RankingRule, rounding: Rounding, previous: Bool
  ) throws -> Book {
    let units = (0..<count).map { position in
      Unit(
        code: "u\(position)", name: "Đơn vị số \(position + 1)",
        group: position % 3 == 2 ? "huyen" : "so")
    }
    let other = satisfaction(units)
    try addNodes()
    var ranking = ranking
    if !ranking.tieBreak.isEmpty { ranking.tieBreak = [.survey, .criterion(0)] }
    let grades = [
      GradeScale.Grade(name: "Tốt", from: 70), GradeScale.Grade(name: "Khá", from: 50),
      GradeScale.Grade(name: "Yếu", from: 0),
    ]
    let set = CriteriaSet(
      id: "sample", title: "Bộ tiêu chí thử", nodes: nodes, bonusCap: 2, penaltyCap: 3,
      rounding: rounding, ranking: ranking,
      grades: [
        "": GradeScale(
          grades: grades, caps: [GradeScale.Cap(criterion: 0, below: 60, grade: 1)]),
        "huyen": GradeScale(grades: grades.map { .init(name: $0.name, from: $0.from * 0.9) }),
      ])
    let participants = units.indices.map { Participant(unit: $0, isRanked: $0 != 4) }
    var results: [String: PreviousResult] = [:]
    if previous {
      for position in units.indices where position != 1 {
        results[units[position].code] = PreviousResult(
          score: Double(Int.random(in: 5000...9000, using: &random)) / 100, rank: position + 1)
      }
    }
    let index = Index(
      id: "main", title: "Chỉ số thử", shortTitle: "THỬ", criteria: set,
      participants: participants, observations: observations(participants.count),
      previous: results)
    return Book(
      id: "sample", year: 2021, created: CalendarDate(year: 2022, month: 1, day: 5),
      remark: "Số liệu minh hoạ", indices: [other, index], units: units)
  }

  // MARK: Criteria

  private mutating func group(
    _ code: String, _ aggregation: Aggregation = .sum, parent: Int? = nil, maximum: Double,
    weight: Double? = nil
  ) -> Int {
    nodes.append(
      Criterion(
        code: code, name: "Nhóm \(code)", parent: parent, maximum: ByGroup(maximum),
        weight: weight.map { ByGroup($0) }, aggregation: aggregation))
    return nodes.count - 1
  }

  private mutating func leaf(
    _ code: String, in parent: Int?, _ maximum: ByGroup<Double>, _ kind: some RuleKind,
    _ inputs: [Rule.Input], policy: NotApplicable? = nil, part: Criterion.Part = .main,
    survey: Bool = false
  ) {
    nodes.append(
      Criterion(
        code: code, name: "Tiêu chí \(code)", parent: parent, part: part, maximum: maximum,
        rule: Rule(kind, inputs: inputs), notApplicable: policy, isSurvey: survey))
  }

  private static let ratio = [
    Rule.Input(code: "numerator", text: "Số hoàn thành", kind: .count),
    Rule.Input(code: "denominator", text: "Tổng số", kind: .count),
  ]
  private static let value = [
    Rule.Input(code: "value", text: "Giá trị", kind: .number(minimum: nil, maximum: nil))
  ]

  private static func options(_ points: [Double]) -> [Rule.Option] {
    zip(["A", "B", "C", "D"], points).map { .init(code: $0, text: "Mức \($0)", points: $1) }
  }

  private static func counts(_ options: [Rule.Option], _ kind: Rule.Input.Kind) -> [Rule.Input] {
    options.map { Rule.Input(code: $0.code, text: $0.text, kind: kind) }
  }

  private mutating func addNodes() throws {
    let bands = [
      Rule.Band(lower: .init(98, isInclusive: true), upper: nil, points: 5),
      Rule.Band(
        lower: .init(90, isInclusive: false), upper: .init(98, isInclusive: false), points: 3),
      Rule.Band(lower: nil, upper: .init(90, isInclusive: true), points: 0),
    ]
    let lenient = [
      Rule.Band(lower: .init(50, isInclusive: true), upper: nil, points: 5),
      Rule.Band(lower: nil, upper: .init(50, isInclusive: false), points: 1),
    ]
    let ratio = Rule.Measure.ratio(whenZero: .fault)
    let first = group("1", maximum: 20, weight: 25)
    leaf(
      "1.1", in: first, ByGroup(4, special: ["huyen": 3]), .linear(ratio), Self.ratio,
      policy: .exclude(within: first))
    leaf(
      "1.2", in: first, ByGroup(5), .bands(ratio, ByGroup(bands, special: ["huyen": lenient])),
      Self.ratio, policy: .full)
    leaf(
      "1.3", in: first, ByGroup(3), .target(ratio, percent: 80), Self.ratio,
      policy: .redistribute(to: [4, 5]))
    leaf("1.4", in: first, ByGroup(4), .floor(.ratio(whenZero: .zero), percent: 70), Self.ratio)
    let choice = Self.options([4, 2, 0])
    leaf(
      "1.10", in: first, ByGroup(4), .choice(choice),
      [.init(code: "choice", text: "Mức", kind: .choice(choice.map(\.code)))])

    let second = group("2", .mean, maximum: 20)
    let ticks = Self.options([0.5, 1.5])
    leaf(
      "2.1", in: second, ByGroup(2), .additive(ticks), Self.counts(ticks, .yesNo),
      policy: .exclude())
    let cases = Self.options([0.25, 0.5])
    leaf("2.2", in: second, ByGroup(3), .deduct(cases), Self.counts(cases, .count), policy: .zero)
    leaf("2.3", in: second, ByGroup(5), .leaderShare, Self.value, policy: .exclude())
    let nested = group("2.4", parent: second, maximum: 10)
    leaf(
      "2.4.1", in: nested, ByGroup(6), .cohortRank(reversed: true), Self.value, policy: .exclude())
    leaf(
      "2.4.2", in: nested, ByGroup(4), .given(step: 0.25),
      [.init(code: "points", text: "Điểm", kind: .points(step: 0.25))])

    let third = group("3", .geometric, maximum: 30)
    leaf(
      "3.1", in: third, ByGroup(10), .minMax(.init(lowest: 1, whenEqual: 5)), Self.value,
      policy: .exclude())
    leaf(
      "3.2", in: third, ByGroup(10),
      .formula(
        try Formula(parsing: "IF(A >= 5, 6 * A / 10 + MIN(2, B) + 2 * score(\"1.2\") / 5, A)")),
      [
        .init(code: "A", text: "A", kind: .number(minimum: 0, maximum: 10)),
        .init(code: "B", text: "B", kind: .number(minimum: 0, maximum: 2)),
      ])
    let answers = Self.options([1, 0.6, 0.2, 0])
    leaf(
      "3.3", in: third, ByGroup(10), .survey(.options, answers), Self.counts(answers, .count),
      survey: true)

    let fourth = group("4", maximum: 30)
    leaf("4.1", in: fourth, ByGroup(10), .index("hl", scale: 100), [], policy: .exclude())
    leaf(
      "4.2", in: fourth, ByGroup(20), .percentage,
      [.init(code: "percent", text: "Hài lòng (%)", kind: .number(minimum: 0, maximum: 100))],
      survey: true)
    leaf("4.3", in: fourth, ByGroup(0), .tracking, Self.value)
    let count = [Rule.Input(code: "count", text: "Số lượt", kind: .count)]
    leaf("T1", in: nil, ByGroup(2), .perCount(points: 1, cap: 2), count, part: .bonus)
    leaf("P1", in: nil, ByGroup(3), .perCount(points: 0.5, cap: nil), count, part: .penalty)
  }

  // MARK: Figures

  private mutating func observations(_ participants: Int) -> [Observation] {
    var found: [Observation] = []
    for node in nodes.indices {
      guard let rule = nodes[node].rule else { continue }
      for participant in 0..<participants {
        let notApplicable = nodes[node].notApplicable != nil && chance(5)
        let hasRounds = nodes[node].code.hasPrefix("1") || nodes[node].code == "2.3"
        if nodes[node].part != .main, chance(2) { continue }
        if hasRounds, !chance(9) {
          found += figures(
            rule, node, participant, .self, notApplicable: chance(8) && notApplicable)
        }
        if hasRounds, chance(3) {
          found += figures(rule, node, participant, .appraised1, notApplicable: false)
        }
        let hasAny = found.contains { $0.criterion == node && $0.participant == participant }
        if !hasAny || !hasRounds || chance(4) {
          found += figures(rule, node, participant, .appraised2, notApplicable: notApplicable)
        }
      }
    }
    return found
  }

  private mutating func figures(
    _ rule: Rule, _ node: Int, _ participant: Int, _ stage: Stage, notApplicable: Bool
  ) -> [Observation] {
    if notApplicable {
      return [
        Observation(participant: participant, criterion: node, input: nil, stage: stage)
      ]
    }
    let total = Int.random(in: 1...40, using: &random)
    return rule.inputs.indices.map { input in
      Observation(
        participant: participant, criterion: node, input: input, stage: stage,
        value: value(rule.inputs[input], total: total))
    }
  }

  private mutating func value(_ input: Rule.Input, total: Int) -> Value {
    switch input.kind {
    case .choice(let codes): .text(codes.randomElement(using: &random) ?? "A")
    case .date: .number(Double(Int.random(in: 44_530...44_560, using: &random)))
    case .yesNo: .number(Double(Int.random(in: 0...1, using: &random)))
    case .count where input.code == "denominator": .number(Double(total))
    case .count where input.code == "numerator":
      .number(Double(Int.random(in: 0...total, using: &random)))
    case .count: .number(Double(Int.random(in: 0...9, using: &random)))
    case .points: .number(Double(Int.random(in: 0...16, using: &random)) / 4)
    case .positive: .number(Double(Int.random(in: 1...40, using: &random)) / 4)
    case .number(let minimum, let maximum):
      .number(
        Double(Int.random(in: 0...1000, using: &random)) / 1000
          * ((maximum ?? 50) - (minimum ?? 1)) + (minimum ?? 1))
    }
  }

  private mutating func chance(_ of: Int) -> Bool { Int.random(in: 1...of, using: &random) == 1 }

  private mutating func satisfaction(_ units: [Unit]) -> Index {
    let answers = Self.options([1, 1, 0])
    let rule = Rule(.survey(.percent, answers), inputs: Self.counts(answers, .count))
    let set = CriteriaSet(
      id: "hl", title: "Hài lòng",
      nodes: [
        Criterion(
          code: "1", name: "Hài lòng", maximum: ByGroup(100), rule: rule, isSurvey: true)
      ])
    var observations: [Observation] = []
    for participant in units.indices {
      observations += figures(rule, 0, participant, .appraised2, notApplicable: false)
    }
    // Answers are never all zero.
    observations = observations.map { observation in
      var observation = observation
      if observation.input == 0 {
        observation.value = .number(Double(Int.random(in: 20...60, using: &random)))
      }
      return observation
    }
    return Index(
      id: "hl", title: "Chỉ số hài lòng", shortTitle: "HL", criteria: set,
      participants: units.indices.map { Participant(unit: $0) }, observations: observations)
  }
}
