import Formulas

@testable import Scoring

/// Rules in brief, with the inputs that their kinds ask for.
extension Rule {
  static let given = Rule(.given(step: nil), inputs: [number("points")])
  static let leaderShare = Rule(.leaderShare, inputs: [number("value")])
  static let percentage = Rule(.percentage, inputs: [number("percent")])
  static let tracking = Rule(.tracking, inputs: [number("value")])

  static func linear(_ measure: Measure = .ratio(whenZero: .fault)) -> Rule {
    Rule(.linear(measure), inputs: inputs(of: measure))
  }

  static func target(
    _ percent: Double, _ measure: Measure = .ratio(whenZero: .fault)
  ) -> Rule {
    Rule(.target(measure, percent: percent), inputs: inputs(of: measure))
  }

  static func floor(_ percent: Double, _ measure: Measure = .ratio(whenZero: .fault)) -> Rule {
    Rule(.floor(measure, percent: percent), inputs: inputs(of: measure))
  }

  static func bands(
    _ bands: [Band], special: [String: [Band]] = [:], _ measure: Measure = .ratio(whenZero: .fault)
  ) -> Rule {
    Rule(.bands(measure, ByGroup(bands, special: special)), inputs: inputs(of: measure))
  }

  static func choice(_ points: KeyValuePairs<String, Double>) -> Rule {
    Rule(
      .choice(options(points)),
      inputs: [Input(code: "choice", text: "", kind: .choice(points.map(\.key)))])
  }

  static func additive(_ points: KeyValuePairs<String, Double>) -> Rule {
    Rule(.additive(options(points)), inputs: points.map { number($0.key) })
  }

  static func deduct(_ points: KeyValuePairs<String, Double>) -> Rule {
    Rule(.deduct(options(points)), inputs: points.map { number($0.key) })
  }

  static func perCount(_ points: Double, cap: Double? = nil) -> Rule {
    Rule(.perCount(points: points, cap: cap), inputs: [number("count")])
  }

  static func formula(_ text: String, _ inputs: [String] = []) throws -> Rule {
    Rule(.formula(try Formula(parsing: text)), inputs: inputs.map { number($0) })
  }

  static func minMax(_ scale: MinMax) -> Rule { Rule(.minMax(scale), inputs: [number("value")]) }

  /// A rule that compares one value of all units.
  static func comparing(_ kind: some RuleKind) -> Rule { Rule(kind, inputs: [number("value")]) }

  static func cohortRank(reversed: Bool = false) -> Rule {
    Rule(.cohortRank(reversed: reversed), inputs: [number("value")])
  }

  static func survey(
    _ shares: KeyValuePairs<String, Double>, method: SurveyMethod = .options
  ) -> Rule {
    Rule(.survey(method, options(shares)), inputs: shares.map { number($0.key) })
  }

  static func index(_ id: String, scale: Double = 100) -> Rule {
    Rule(.index(id, scale: scale), inputs: [])
  }

  private static func number(_ code: String) -> Input {
    Input(code: code, text: "", kind: .number(minimum: nil, maximum: nil))
  }

  private static func inputs(of measure: Measure) -> [Input] {
    measure == .value ? [number("value")] : [number("numerator"), number("denominator")]
  }

  private static func options(_ points: KeyValuePairs<String, Double>) -> [Option] {
    points.map { Option(code: $0.key, text: "", points: $0.value) }
  }
}

extension Rule.Band {
  /// `≥ value` up to what the bands above leave.
  static func from(_ lower: Double, below upper: Double? = nil, _ points: Double) -> Self {
    Self(
      lower: Bound(lower, isInclusive: true),
      upper: upper.map { Bound($0, isInclusive: false) }, points: points)
  }

  /// `> value`.
  static func above(_ lower: Double, to upper: Double? = nil, _ points: Double) -> Self {
    Self(
      lower: Bound(lower, isInclusive: false),
      upper: upper.map { Bound($0, isInclusive: true) }, points: points)
  }

  /// `< value`, everything under it.
  static func below(_ upper: Double, _ points: Double) -> Self {
    Self(lower: nil, upper: Bound(upper, isInclusive: false), points: points)
  }

  /// `≤ value`, everything under it.
  static func upTo(_ upper: Double, _ points: Double) -> Self {
    Self(lower: nil, upper: Bound(upper, isInclusive: true), points: points)
  }
}
