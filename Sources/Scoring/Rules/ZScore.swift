import Wording

internal import Formulas

extension Rule {
  /// How many standard deviations the value is from the mean of all units, on a scale of percent.
  ///
  /// With z = (value − mean) / standard deviation of a sample, the points are (`mean` + `spread` · z) percent
  /// of the maximum, but not below 0 or above it. 50 and 10 make the T-score 50 + 10 z; COINr's
  /// `n_zscore()` takes the same two numbers. Input `value`.
  package struct ZScore: RuleKind {
    /// What a value at the mean gets, in percent of the maximum.
    package var mean: Double
    /// What a standard deviation adds, in percent of the maximum.
    package var spread: Double
    /// Whether a smaller value is better.
    package var reversed: Bool
    /// What is done to values first.
    package var treatment: Treatment
    /// The points where all units have the same value.
    package var whenEqual: Double

    /// A scale by standard deviations; a T-score unless said otherwise.
    package init(
      mean: Double = 50, spread: Double = 10, reversed: Bool = false, treatment: Treatment = .none,
      whenEqual: Double
    ) {
      self.mean = mean
      self.spread = spread
      self.reversed = reversed
      self.treatment = treatment
      self.whenEqual = whenEqual
    }

    package static let name = "z_score"
    private static let value = RuleKey.measured("value")
    private static let mean = RuleKey.percentage("mean", isRequired: false)
    private static let spread = RuleKey.percentage("spread", isRequired: false)
    private static let reversed = RuleKey.flag("reversed")
    private static let whenEqual = RuleKey.whenEqual(isRequired: true)
    package static let keys =
      declare(value, mean, spread, reversed, whenEqual) + Treatment.keys + Periods.keys
    package static let guide = RuleGuide(
      inputs: "`value`",
      points: """
        (mean + spread · z) % × max, within 0…max; z = (value − AVERAGE) / STDEV, reversed −z. In percent, \
        mean is 50 and spread 10 (T-score) if not given. `when_equal` if all values are the same
        """)
    package static let examples = [
      // Mean 6, STDEV √((16 + 0 + 16) / 2) = 4: z = −1, 0, 1.
      RuleExample("value: Số, when_equal: 5", maximum: 10, (["2"], 4), (["6"], 5), (["10"], 6)),
      RuleExample(
        "value: Số, mean: 60, spread: 50, reversed: true, when_equal: 5", maximum: 10, (["2"], 10),
        (["6"], 6), (["10"], 1)),
      // 100 counts as 10.
      RuleExample(
        "value: Số, greatest: 10, when_equal: 5", maximum: 10, (["2"], 4), (["6"], 5), (["100"], 6)),
      // The logarithms of 1, 10, 100 are as far from each other as 0, 1, 2.
      RuleExample(
        "value: Số, log: true, when_equal: 5", maximum: 10, (["1"], 4), (["10"], 5), (["100"], 6)),
      RuleExample(
        "value: Số, when_equal: 5", maximum: 10, (["0.1"], 5), (["0.1"], 5), (["0.1"], 5)),
    ]

    package static func read(_ fields: any RuleFields) -> Rule? {
      let treatment = Treatment.read(fields)
      let (mean, spread) = (fields(mean), fields(spread))
      let reversed = fields(reversed) ?? false
      let text = fields(value)
      guard let whenEqual = fields(whenEqual), let treatment, let text else { return nil }
      var score = ZScore(reversed: reversed, treatment: treatment, whenEqual: whenEqual)
      if let mean { score.mean = mean }
      if let spread { score.spread = spread }
      return Rule(score, inputs: [treatment.input(text)])
    }

    package func expression(group: String) -> RuleExpression {
      let value = treatment.value
      let average = Expression.call(.cohortAverage, [value])
      let distance = reversed ? average - value : value - average
      let share =
        .fraction(mean)
        + .fraction(spread) * distance / .call(.cohortStandardDeviation, [value]) as Expression
      return .points(
        .unlessAllEqual(
          value, whenEqual, .max(0, .min(.name("max"), .name("max") * share))))
    }

    package func words(_ inputs: [Input], _ texts: any Speech) -> String {
      let distance =
        reversed
        ? texts["trung bình − giá trị", "mean − value"]
        : texts["giá trị − trung bình", "value − mean"]
      let share = "\(texts.number(mean))% + \(texts.number(spread))% × z"
      return texts[
        "(\(share)) × điểm tối đa, không dưới 0 và không quá điểm tối đa; z = (\(distance)) / độ lệch chuẩn giữa các đơn vị",
        "(\(share)) × maximum, not below 0 or above the maximum; z = (\(distance)) / standard deviation of all units"
      ] + treatment.words(texts) + texts.whenEqual(whenEqual)
    }

    package func levels(group: String) -> PointLevels { .none }
  }
}
