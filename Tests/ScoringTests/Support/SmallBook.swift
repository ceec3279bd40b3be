import Formulas
import Scoring

/// A book of one index, built criterion by criterion for one rule at a time.
struct SmallBook {
  var set: CriteriaSet
  var observations: [Observation] = []
  var groups: [String]
  var unranked: Set<Int> = []
  var previous: [String: PreviousResult] = [:]

  /// A book of units, by their groups, and criteria.
  init(_ nodes: [Criterion], groups: [String] = [""]) {
    set = CriteriaSet(id: "s", title: "s", nodes: nodes, scale: nil)
    self.groups = groups
  }

  var index: Index {
    Index(
      id: "main", title: "", shortTitle: "", criteria: set,
      participants: groups.indices.map { Participant(unit: $0, isRanked: !unranked.contains($0)) },
      observations: observations, previous: previous)
  }

  var units: [Unit] {
    groups.indices.map { Unit(code: "u\($0)", name: "u\($0)", group: groups[$0]) }
  }

  func book(with others: [Index] = []) -> Book {
    Book(
      id: "b", year: 2021, created: CalendarDate(year: 2022, month: 1, day: 5),
      indices: others + [index], units: units)
  }

  var result: IndexEvaluation { Evaluation(book()).indices[0] }

  /// Gives a unit's figures for a criterion, one per input; nil leaves one out.
  mutating func give(
    _ figures: [Double?], to unit: Int = 0, for criterion: Int = 0, stage: Stage = .appraised2
  ) {
    for (input, figure) in figures.enumerated() {
      guard let figure else { continue }
      observations.append(
        Observation(
          participant: unit, criterion: criterion, input: input, stage: stage,
          value: .number(figure)))
    }
  }

  /// Marks a criterion as not applicable to a unit.
  mutating func exempt(_ unit: Int = 0, from criterion: Int) {
    observations.append(Observation(participant: unit, criterion: criterion, input: nil))
  }
}

extension Criterion {
  static func leaf(
    _ code: String, _ maximum: Double, _ kind: some RuleKind, in parent: Int? = nil,
    weight: Double? = nil,
    policy: NotApplicable? = nil, missing: Missing = .fault, survey: Bool = false
  ) -> Criterion {
    Criterion(
      code: code, name: code, parent: parent, maximum: ByGroup(maximum),
      weight: weight.map { ByGroup($0) }, rule: Rule(kind, inputs: inputs(of: kind)),
      notApplicable: policy, missing: missing, isSurvey: survey)
  }

  static func given(
    _ code: String, _ maximum: Double, in parent: Int? = nil, weight: Double? = nil,
    policy: NotApplicable? = nil, missing: Missing = .fault, survey: Bool = false
  ) -> Criterion {
    leaf(
      code, maximum, .given(step: nil), in: parent, weight: weight, policy: policy,
      missing: missing, survey: survey)
  }

  static func group(
    _ code: String, _ maximum: Double, _ aggregation: Aggregation = .sum, weight: Double? = nil
  ) -> Criterion {
    Criterion(
      code: code, name: code, maximum: ByGroup(maximum), weight: weight.map { ByGroup($0) },
      aggregation: aggregation)
  }

  /// The inputs a kind asks for, as the format says.
  private static func inputs(of kind: any RuleKind) -> [Rule.Input] {
    func numbers(_ codes: [String]) -> [Rule.Input] {
      codes.map { .init(code: $0, text: "", kind: .number(minimum: nil, maximum: nil)) }
    }
    if case .ratio = kind.measure { return numbers(["numerator", "denominator"]) }
    return switch kind {
    case is Rule.Given: numbers(["points"])
    case let kind as Rule.Choice:
      [.init(code: "choice", text: "", kind: .choice(kind.options.map(\.code)))]
    case let kind as Rule.Additive: numbers(kind.items.map(\.code))
    case let kind as Rule.Panel: numbers(kind.members)
    case let kind as Rule.Deduct: numbers(kind.items.map(\.code))
    case let kind as Rule.Survey: numbers(kind.answers.map(\.code))
    case is Rule.PerCount: numbers(["count"])
    case is Rule.OwnFormula: numbers(["A", "B"])
    case is Rule.Percentage: numbers(["percent"])
    case is Rule.Deadline: [.init(code: "date", text: "", kind: .date)]
    case is Rule.OtherIndex: []
    default: numbers(["value"])
    }
  }
}

/// Options A, B, C … of given points.
func options(_ points: [Double]) -> [Rule.Option] {
  zip(["A", "B", "C", "D", "E"], points).map { .init(code: $0, text: "", points: $1) }
}
