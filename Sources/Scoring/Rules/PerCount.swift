import Wording

internal import Formulas

extension Rule {
  /// Points per case, capped.
  ///
  /// Input `count`.
  package struct PerCount: RuleKind {
    /// The points of a case.
    package var points: Double
    /// The most points; nil for the criterion's maximum.
    package var cap: Double?

    package static let name = "per_count"
    private static let points = RuleKey.positive("points")
    private static let cap = RuleKey.positive("cap", isRequired: false)
    private static let of = RuleKey.text("of")
    package static let keys = declare(points, cap, of)
    package static let guide = RuleGuide(
      inputs: "`count`", points: "MIN(cap or max, points × count)")
    package static let examples = [
      RuleExample("points: 0.5, cap: 1.5, of: Sáng kiến", maximum: 2, (["2"], 1), (["7"], 1.5))
    ]

    package static func read(_ fields: any RuleFields) -> Rule? {
      let text = fields(of)
      let cap = fields(cap)
      if let cap { check(cap: cap, Self.cap.name, fields) }
      guard let points = fields(points), let text else { return nil }
      return Rule(
        PerCount(points: points, cap: cap),
        inputs: [Input(code: "count", text: text, kind: .count)])
    }

    /// Tells of a cap above a maximum, or so far below that nobody reaches the maximum.
    static func check(cap: Double, _ key: String, _ fields: any RuleFields) {
      if let (_, least) = fields.maxima.min(by: { $0.value < $1.value }), cap > least {
        let (cap, least) = (
          SpreadsheetNumber.description(of: cap), SpreadsheetNumber.description(of: least)
        )
        fields.refuse(
          RuleRemark(
            "'\(key)' là \(cap), cao hơn điểm tối đa \(least)",
            "the '\(key)' of \(cap) is above the maximum of \(least)", comparesMaximum: true),
          at: .value(key))
      }
      fields.checkReach(key) { _ in cap }
    }

    package func expression(group: String) -> RuleExpression {
      .points(.min(cap.map { .number($0) } ?? .name("max"), .name("count") * .number(points)))
    }

    package func words(_ inputs: [Input], _ texts: any Speech) -> String {
      let points = texts.number(points)
      return texts["\(points) điểm cho mỗi trường hợp", "\(points) points for each case"]
        + (cap.map {
          texts[", tối đa \(texts.number($0)) điểm", ", at most \(texts.number($0))"]
        } ?? "")
    }

    package func levels(group: String) -> PointLevels { .multiples(of: points, cap: cap) }
  }
}

extension RuleKind where Self == Rule.PerCount {
  /// Points per case, up to a cap.
  package static func perCount(points: Double, cap: Double?) -> Self {
    Self(points: points, cap: cap)
  }
}
