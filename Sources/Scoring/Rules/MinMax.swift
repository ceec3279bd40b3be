import Wording

internal import Formulas

extension Rule {
  /// Between the least and the greatest value of all units, on a scale of points.
  ///
  /// Bounds may be fixed (« goalposts »). Beyond them the scale never goes on: points above the maximum or
  /// below 0 are a fault of any criterion, as losses, full marks and what can still be won are counted from
  /// the maximum. Input `value`.
  package struct MinMax: RuleKind, Hashable {
    /// The points of the least value; the greatest gets the criterion's maximum.
    package var lowest: Double
    /// True if a smaller value is better.
    package var reversed: Bool
    /// A fixed least value instead of this year's.
    package var minimum: Double?
    /// A fixed greatest value instead of this year's.
    package var maximum: Double?
    /// What becomes of a value beyond a fixed bound.
    package var beyond: Beyond
    /// Whether values beyond a fixed bound are told of, as the set does not say what becomes of them.
    package var tellsBeyond = false
    /// What is done to values first; fixed bounds are in the value's own unit.
    package var treatment: Treatment
    /// The points when least and greatest value are the same.
    package var whenEqual: Double

    /// What becomes of a value beyond a fixed bound.
    package enum Beyond: String, Sendable, CaseIterable {
      /// It counts as the bound.
      case clip
      /// It cannot be.
      case fault
    }

    /// A scale between the least and the greatest value.
    package init(
      lowest: Double, reversed: Bool = false, minimum: Double? = nil, maximum: Double? = nil,
      beyond: Beyond = .clip, treatment: Treatment = .none, whenEqual: Double
    ) {
      self.lowest = lowest
      self.reversed = reversed
      self.minimum = minimum
      self.maximum = maximum
      self.beyond = beyond
      self.treatment = treatment
      self.whenEqual = whenEqual
    }

    package static let name = "min_max"
    private static let value = RuleKey.measured("value")
    private static let lowest = RuleKey.points("lowest", isRequired: false)
    private static let reversed = RuleKey.flag("reversed")
    private static let minimum = RuleKey.number("minimum", isRequired: false)
    private static let maximum = RuleKey.number("maximum", isRequired: false)
    private static let beyond = RuleKey.word("beyond", standard: Beyond.clip)
    private static let whenEqual = RuleKey.whenEqual(isRequired: false)
    package static let keys =
      declare(value, lowest, reversed, minimum, maximum, beyond, whenEqual) + Treatment.keys
      + Periods.keys
    package static let guide = RuleGuide(
      inputs: "`value`",
      points: """
        lowest + (max − lowest) · (x − min) / (max − min); lowest is 0 if not given, `when_equal` is \
        required unless both bounds are fixed. Beyond a fixed bound a value counts as the bound, or is a \
        fault
        """)
    package static let examples = [
      RuleExample(
        "value: Tỷ lệ, lowest: 2, when_equal: 5", maximum: 10, (["4"], 2), (["8"], 10),
        (["6"], 6)),
      RuleExample(
        "value: Số ngày, minimum: 0, maximum: 20, reversed: true", maximum: 10, (["5"], 7.5),
        (["30"], 0)),
      // (ln 1000 − ln 100) / (ln 10000 − ln 100)
      RuleExample(
        "value: Thu nhập, minimum: 100, maximum: 10000, log: true", maximum: 10, (["1000"], 5),
        (["10000"], 10), (["20000"], 10)),
      // 900 counts as 50; a third of the way from 20 to 50.
      RuleExample(
        "value: Số, greatest: 50, when_equal: 5", maximum: 9, (["20"], 0), (["30"], 3), (["900"], 9)
      ),
      // 900 counts as 50, 2 and 5 as 20: from 20 to 50.
      RuleExample(
        "value: Số, clip_least: 2, clip_greatest: 1, when_equal: 5", maximum: 9, (["2"], 0),
        (["5"], 0), (["20"], 0), (["30"], 3), (["50"], 9), (["900"], 9)),
      // Of three values the third is the last to clip to.
      RuleExample(
        "value: Số, clip_greatest: 7, when_equal: 5", maximum: 9, (["2"], 5), (["5"], 5),
        (["20"], 5)
      ),
    ]

    package static func read(_ fields: any RuleFields) -> Rule? {
      let treatment = Treatment.read(fields)
      let isLogged = treatment?.isLogged ?? false
      let minimum = fields.bound(minimum, isPositive: isLogged)
      let maximum = fields.bound(maximum, isPositive: isLogged)
      let lowest = fields(lowest) ?? 0
      let whenEqual = fields(whenEqual)
      guard !Treatment.repeats(Self.minimum, Self.maximum, in: fields), isWhole(fields),
        fields.boundsRise(minimum, maximum), let text = fields(value), let treatment,
        let beyond = fields(beyond)
      else { return nil }
      let isFault = beyond == .fault
      var scale = MinMax(
        lowest: lowest, reversed: fields(reversed) ?? false, minimum: minimum, maximum: maximum,
        beyond: beyond, treatment: treatment, whenEqual: whenEqual ?? lowest)
      scale.tellsBeyond = !fields.has(Self.beyond.name)
      return Rule(
        scale,
        inputs: [
          treatment.input(
            text, minimum: isFault ? minimum : nil, maximum: isFault ? maximum : nil)
        ])
    }

    /// Whether what the given keys need is there too; if not, that is told.
    private static func isWhole(_ fields: any RuleFields) -> Bool {
      let fixed = [minimum, maximum].filter { fields.has($0.name) }
      if fixed.isEmpty, fields.has(beyond.name) {
        fields.refuse(
          RuleRemark(
            "'beyond' chỉ dùng với 'minimum' hoặc 'maximum'",
            "'beyond' is only for a 'minimum' or 'maximum'"), at: .key(beyond.name))
        return false
      }
      guard fixed.count == 2 || fields.has(whenEqual.name) else {
        fields.refuse(
          RuleRemark(
            """
            thiếu 'when_equal': điểm khi mọi đơn vị có cùng giá trị; hoặc cho cả 'minimum' và 'maximum'
            """,
            """
            'when_equal' is missing: the points when all values are the same; or give both 'minimum' \
            and 'maximum'
            """), at: .rule)
        return false
      }
      return true
    }

    package func expression(group: String) -> RuleExpression {
      let value = treatment.value
      let least = minimum.map { treatment.scaled(.number($0)) } ?? .call(.cohortMin, [value])
      let greatest = maximum.map { treatment.scaled(.number($0)) } ?? .call(.cohortMax, [value])
      let distance = reversed ? greatest - value : value - least
      let bottom = Expression.number(lowest)
      let height = lowest == 0 ? .name("max") : .name("max") - bottom
      var points = height * distance / (greatest - least)
      if lowest != 0 { points = points + bottom }
      let isFixed = minimum != nil && maximum != nil
      // Fixed bounds may be passed, and those of the units compared by one that is only scored: the scale
      // ends there.
      if !isFixed || beyond == .clip { points = .max(bottom, .min(.name("max"), points)) }
      if !isFixed { points = .unlessEqual(least, greatest, whenEqual, points) }
      return .points(beyond == .fault ? withinBounds(points) : points)
    }

    /// Points of a value within the fixed bounds; beyond them there are none.
    private func withinBounds(_ points: Expression) -> Expression {
      let value = Expression.name("value")
      let tests: [Expression] = [
        minimum.map { .binary(.greaterOrEqual, value, .number($0)) },
        maximum.map { .binary(.lessOrEqual, value, .number($0)) },
      ].compactMap { $0 }
      return .if(
        tests.count == 1 ? tests[0] : .call(.and, tests), points, .call(.notAvailable, []))
    }

    package func words(_ inputs: [Input], _ texts: any Speech) -> String {
      let low =
        minimum.map { texts.number($0) } ?? texts["giá trị nhỏ nhất", "the least value"]
      let high =
        maximum.map { texts.number($0) } ?? texts["giá trị lớn nhất", "the greatest value"]
      let direction = reversed ? texts[", nhỏ hơn là tốt hơn", ", smaller is better"] : ""
      let passed =
        switch beyond {
        case _ where minimum == nil && maximum == nil: ""
        case .clip: texts["; vượt mốc thì tính như mốc", "; beyond a bound counts as the bound"]
        case .fault: texts["; không nhận giá trị vượt mốc", "; beyond a bound is not accepted"]
        }
      return texts[
        "Quy đổi tuyến tính từ \(texts.number(lowest)) đến điểm tối đa giữa \(low) và \(high)",
        "Linear from \(texts.number(lowest)) to the maximum between \(low) and \(high)"]
        + direction + passed + treatment.words(texts)
    }

    package func levels(group: String) -> PointLevels { .any(from: 0) }
  }
}

extension RuleKind where Self == Rule.MinMax {
  /// A scale between the least and the greatest value.
  package static func minMax(_ scale: Rule.MinMax) -> Self { scale }
}
