import Wording

internal import Formulas

extension Rule {
  /// Points for each step of a value above or below a mark.
  ///
  /// Input `value`. « Thêm mỗi 1.000 người cộng 0,5 điểm, tối đa 25 »; « mỗi % thiếu trừ 0,05 điểm ».
  package struct Steps: RuleKind {
    /// Where the steps begin.
    package var from: Double
    /// Whether they go down from there.
    package var below: Bool
    /// How long a step is.
    package var every: Double
    /// What a step gives, or takes if it is negative.
    package var points: Double
    /// The points before the first step; nil for none, or for the maximum if steps take.
    package var start: Double?
    /// The most points; nil for the criterion's maximum.
    package var cap: Double?
    /// How what is left of a step counts.
    package var counting: Counting

    package static let name = "steps"
    private static let value = RuleKey.measured("value")
    private static let from = RuleKey.number("from", isRequired: false)
    private static let below = RuleKey.flag("below")
    private static let every = RuleKey.positive("every")
    private static let points = RuleKey.number("points")
    private static let start = RuleKey.points("start", isRequired: false)
    private static let cap = RuleKey.positive("cap", isRequired: false)
    private static let counting = RuleKey.word("count", standard: Counting.whole)
    package static let keys =
      declare(value, from, below, every, points, start, cap, counting) + Periods.keys
    package static let guide = RuleGuide(
      inputs: "`value`",
      points: """
        start + points for each `every` that the value is above `from` (0 if not given), or below it with \
        `below: true`; whole steps (default), started ones or in proportion. Points above 0 start from 0 \
        and end at cap or max, points below 0 start from max and end at 0
        """)
    package static let examples = [
      RuleExample(
        "value: Dân số, start: 10, from: 16000, every: 1000, points: 0.5, cap: 25", maximum: 25,
        (["15000"], 10), (["16000"], 10), (["18700"], 11), (["50000"], 25)),
      RuleExample(
        """
        value: Tỷ lệ đúng hạn, from: 100, below: true, every: 1, points: -0.05, count: started
        """, maximum: 2, (["100"], 2), (["97.5"], 1.85), (["40"], 0)),
      RuleExample(
        "value: Số thu, every: 4, points: 1, count: proportional", maximum: 10, (["6"], 1.5),
        (["-3"], 0)),
    ]

    package static func read(_ fields: any RuleFields) -> Rule? {
      let (text, every, points) = (fields(value), fields(every), fields(points))
      let (from, below, start, cap) = (fields(from), fields(below), fields(start), fields(cap))
      if let cap { PerCount.check(cap: cap, Self.cap.name, fields) }
      guard let text, let every, let points, let counting = fields(counting) else { return nil }
      guard points != 0 else {
        fields.refuse(
          RuleRemark(
            "'points' phải khác 0: số điểm cộng (trên 0) hoặc trừ (dưới 0) cho mỗi bước",
            "'points' must not be 0: what each step gives (above 0) or takes (below 0)"),
          at: .value(Self.points.name))
        return nil
      }
      if points < 0, let start { fields.checkReach(Self.start.name) { _ in start } }
      return Rule(
        Steps(
          from: from ?? 0, below: below ?? false, every: every, points: points, start: start,
          cap: cap, counting: counting), inputs: [.number("value", text)])
    }

    package func expression(group: String) -> RuleExpression {
      let value = Expression.name("value")
      var distance = below ? .number(from) - value : from == 0 ? value : value - .number(from)
      if every != 1 { distance = distance / .number(every) }
      let steps = counting.steps(.max(0, distance))
      if points < 0 {
        let top = start.map { Expression.number($0) } ?? .name("max")
        return .points(.max(0, top - steps * .number(-points)))
      }
      let gained = steps * .number(points)
      let sum = start.map { $0 == 0 ? gained : .number($0) + gained } ?? gained
      return .points(.min(cap.map { .number($0) } ?? .name("max"), sum))
    }

    package func words(_ inputs: [Input], _ texts: any Speech) -> String {
      let (mark, step, change) = (
        texts.number(from), texts.number(every), texts.points(points.magnitude)
      )
      let beyond =
        below
        ? texts[" thấp hơn \(mark)", " below \(mark)"]
        : from == 0 ? "" : texts[" cao hơn \(mark)", " above \(mark)"]
      let effect =
        points < 0
        ? texts["trừ \(change)", "\(change) are taken"]
        : texts["cộng \(change)", "\(change) are added"]
      return inputs[0].text + ": " + startWords(texts)
        + texts["cứ mỗi \(step)\(beyond) thì \(effect)", "for each \(step)\(beyond) \(effect)"]
        + counting.words(texts) + endWords(texts)
    }

    private func startWords(_ texts: any Speech) -> String {
      if let start { return start == 0 ? "" : texts.points(start) + "; " }
      return points < 0 ? texts["điểm tối đa; ", "the maximum; "] : ""
    }

    private func endWords(_ texts: any Speech) -> String {
      if points < 0 { return texts["; trừ đến hết điểm", "; not below 0"] }
      guard let cap else { return texts["; không quá điểm tối đa", "; not above the maximum"] }
      return texts["; tối đa \(texts.points(cap))", "; at most \(texts.points(cap))"]
    }

    package func levels(group: String) -> PointLevels {
      if counting == .proportional { return .any(from: 0) }
      return points < 0
        ? .less(by: -points, than: start) : .multiples(of: points, from: start ?? 0, cap: cap)
    }
  }
}
