import Wording

internal import Formulas

extension Rule {
  /// Between the least and the greatest value of all units, on a scale of points.
  ///
  /// Input `value`.
  package struct MinMax: RuleKind, Hashable {
    /// The points of the least value; the greatest gets the criterion's maximum.
    package var lowest: Double
    /// True if a smaller value is better.
    package var reversed: Bool
    /// A fixed least value instead of this year's.
    package var minimum: Double?
    /// A fixed greatest value instead of this year's.
    package var maximum: Double?
    /// The points when least and greatest value are the same.
    package var whenEqual: Double

    /// A scale between the least and the greatest value.
    package init(
      lowest: Double, reversed: Bool = false, minimum: Double? = nil, maximum: Double? = nil,
      whenEqual: Double
    ) {
      self.lowest = lowest
      self.reversed = reversed
      self.minimum = minimum
      self.maximum = maximum
      self.whenEqual = whenEqual
    }

    package static let name = "min_max"
    private static let value = RuleKey.text("value")
    private static let lowest = RuleKey.points("lowest", isRequired: false)
    private static let reversed = RuleKey.flag("reversed")
    private static let minimum = RuleKey.number("minimum", isRequired: false)
    private static let maximum = RuleKey.number("maximum", isRequired: false)
    private static let whenEqual = RuleKey.points("when_equal", isRequired: false)
    package static let keys = declare(value, lowest, reversed, minimum, maximum, whenEqual)
    package static let guide = RuleGuide(
      inputs: "`value`",
      points: """
        lowest + (max − lowest) · (x − min) / (max − min); lowest is 0 if not given, `when_equal` is \
        required unless both bounds are fixed
        """)
    package static let examples = [
      RuleExample(
        "value: Tỷ lệ, lowest: 2, when_equal: 5", maximum: 10, (["4"], 2), (["8"], 10),
        (["6"], 6)),
      RuleExample(
        "value: Số ngày, minimum: 0, maximum: 20, reversed: true", maximum: 10, (["5"], 7.5),
        (["30"], 0)),
    ]

    package static func read(_ fields: any RuleFields) -> Rule? {
      let minimum = fields(minimum)
      let maximum = fields(maximum)
      let lowest = fields(lowest) ?? 0
      let whenEqual = fields(whenEqual)
      let isFixed = fields.has(Self.minimum.name) && fields.has(Self.maximum.name)
      guard isFixed || fields.has(Self.whenEqual.name) else {
        fields.refuse(
          RuleRemark(
            """
            thiếu 'when_equal': điểm khi mọi đơn vị có cùng giá trị; hoặc cho cả 'minimum' và 'maximum'
            """,
            """
            'when_equal' is missing: the points when all values are the same; or give both 'minimum' \
            and 'maximum'
            """), at: .rule)
        return nil
      }
      // The bounds are those of the scale: a value may lie beyond them and counts as the bound then.
      guard fields.boundsRise(minimum, maximum), let text = fields(value) else { return nil }
      return Rule(
        MinMax(
          lowest: lowest, reversed: fields(reversed) ?? false, minimum: minimum, maximum: maximum,
          whenEqual: whenEqual ?? lowest),
        inputs: [.number("value", text)])
    }

    package func expression(group: String) -> RuleExpression {
      let value = Expression.name("value")
      let least = minimum.map { .number($0) } ?? Expression.call(.cohortMin, [value])
      let greatest = maximum.map { .number($0) } ?? Expression.call(.cohortMax, [value])
      let distance = reversed ? greatest - value : value - least
      let bottom = Expression.number(lowest)
      let height = lowest == 0 ? .name("max") : .name("max") - bottom
      var points = height * distance / (greatest - least)
      if lowest != 0 { points = points + bottom }
      // Fixed bounds may be passed, and those of the units compared by one that is only scored: the scale
      // ends there.
      points = .max(bottom, .min(.name("max"), points))
      guard minimum == nil || maximum == nil else { return .points(points) }
      return .points(.if(.binary(.equal, greatest, least), .number(whenEqual), points))
    }

    package func words(_ inputs: [Input], _ texts: any Speech) -> String {
      let low =
        minimum.map { texts.number($0) } ?? texts["giá trị nhỏ nhất", "the least value"]
      let high =
        maximum.map { texts.number($0) } ?? texts["giá trị lớn nhất", "the greatest value"]
      let direction = reversed ? texts[", nhỏ hơn là tốt hơn", ", smaller is better"] : ""
      let beyond =
        minimum == nil && maximum == nil
        ? "" : texts["; vượt mốc thì tính như mốc", "; beyond a bound counts as the bound"]
      return texts[
        "Quy đổi tuyến tính từ \(texts.number(lowest)) đến điểm tối đa giữa \(low) và \(high)",
        "Linear from \(texts.number(lowest)) to the maximum between \(low) and \(high)"]
        + direction + beyond
    }

    package func levels(group: String) -> PointLevels { .any(from: 0) }
  }
}

extension RuleKind where Self == Rule.MinMax {
  /// A scale between the least and the greatest value.
  package static func minMax(_ scale: Rule.MinMax) -> Self { scale }
}

extension RuleFields {
  /// Whether bounds rise; if not, that is told.
  package func boundsRise(_ minimum: Double?, _ maximum: Double?) -> Bool {
    guard let minimum, let maximum, minimum >= maximum else { return true }
    let (low, high) = (
      SpreadsheetNumber.description(of: minimum), SpreadsheetNumber.description(of: maximum)
    )
    refuse(
      RuleRemark(
        "'minimum' \(low) phải nhỏ hơn 'maximum' \(high)",
        "the 'minimum' \(low) must be below the 'maximum' \(high)"), at: .value("maximum"))
    return false
  }
}
