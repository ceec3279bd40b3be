import Formulas
import Scoring

/// A book of one index over units `u0`, `u1` …, built by hand.
struct MiniBook {
  var set: CriteriaSet
  var units: Int
  private var observations: [Observation] = []

  /// Criteria without a scale and without rounding, unless said otherwise.
  init(
    _ nodes: [Criterion], units: Int, aggregation: Aggregation = .sum, scale: Double? = nil,
    rounding: Rounding = Rounding(index: nil), ranking: RankingRule = RankingRule(),
    grades: [String: GradeScale] = [:]
  ) {
    set = CriteriaSet(
      id: "s", title: "s", nodes: nodes, aggregation: aggregation, scale: scale,
      rounding: rounding, ranking: ranking, grades: grades)
    self.units = units
  }

  /// Gives the units, in order, their figures for a criterion of one input; nil marks it as not
  /// applicable.
  mutating func give(_ code: String, _ figures: [Double?]) {
    guard let node = set.position(of: code) else { return }
    for (unit, figure) in figures.enumerated() {
      observations.append(
        Observation(
          participant: unit, criterion: node, input: figure == nil ? nil : 0,
          value: figure.map { .number($0) } ?? .blank))
    }
  }

  /// Gives one unit its figures for a criterion, one per input.
  mutating func give(_ code: String, unit: Int, _ figures: [Value]) {
    guard let node = set.position(of: code) else { return }
    for (input, figure) in figures.enumerated() {
      observations.append(
        Observation(participant: unit, criterion: node, input: input, value: figure))
    }
  }

  var book: Book {
    let index = Index(
      id: "main", title: "", shortTitle: "", criteria: set,
      participants: (0..<units).map { Participant(unit: $0) }, observations: observations)
    return Book(
      id: "b", year: 2021, created: CalendarDate(year: 2022, month: 1, day: 5), indices: [index],
      units: (0..<units).map { Unit(code: "u\($0)", name: "u\($0)") })
  }

  var evaluation: Evaluation { Evaluation(book) }
  var result: IndexEvaluation { evaluation.indices[0] }
}

extension Criterion {
  /// A criterion whose points are entered.
  static func given(
    _ code: String, _ maximum: Double, in parent: Int? = nil, weight: Double? = nil,
    step: Double? = nil, policy: NotApplicable? = nil, part: Part = .main, survey: Bool = false
  ) -> Self {
    let input = Rule.Input(code: "points", text: "", kind: .points(step: step))
    return Self(
      code: code, name: code, parent: parent, part: part, maximum: ByGroup(maximum),
      weight: weight.map { ByGroup($0) }, rule: Rule(.given(step: step), inputs: [input]),
      notApplicable: policy, isSurvey: survey)
  }

  /// A criterion of a rule.
  static func leaf(
    _ code: String, _ maximum: Double, _ kind: some RuleKind, _ inputs: [(String, Rule.Input.Kind)],
    in parent: Int? = nil, policy: NotApplicable? = nil, part: Part = .main
  ) -> Self {
    Self(
      code: code, name: code, parent: parent, part: part, maximum: ByGroup(maximum),
      rule: Rule(kind, inputs: inputs.map { .init(code: $0.0, text: "", kind: $0.1) }),
      notApplicable: policy)
  }

  /// A group.
  static func group(
    _ code: String, _ maximum: Double, _ aggregation: Aggregation = .sum, in parent: Int? = nil,
    weight: Double? = nil
  ) -> Self {
    Self(
      code: code, name: code, parent: parent, maximum: ByGroup(maximum),
      weight: weight.map { ByGroup($0) }, aggregation: aggregation)
  }
}

/// Options A, B, C … of given points.
func options(_ points: [Double]) -> [Rule.Option] {
  zip(["A", "B", "C", "D", "E"], points).map { .init(code: $0, text: "", points: $1) }
}
