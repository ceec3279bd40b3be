import Wording

internal import Formulas

extension Rule {
  /// The points of the band the measure falls in.
  package struct Bands: MeasuringKind {
    /// What is measured.
    package var measured: Measure
    /// The bands, which a unit group may have of its own.
    package var bands: ByGroup<[Band]>

    fileprivate init(measured: Measure, bands: ByGroup<[Band]>) {
      self.measured = measured
      self.bands = bands
    }

    package static let name = "bands"
    private static let bands = RuleKey<ByGroup<[Band]>>(
      "bands", .list(["from / above", "to / below", "points"]), isRequired: true
    ) { $0.bands("bands") }
    package static let keys = Measure.keys + declare(bands)
    package static let guide = RuleGuide(
      inputs: Measure.inputsGuide,
      points: """
        band's points; ratios are compared in percent. from = ≥, above = >, to = ≤, below = <. The bands \
        of all units, or `{default: [...], group: [...]}`, cover everything from −∞ to +∞ without hole or \
        overlap; a missing bound is infinite
        """)
    package static let examples = [
      RuleExample(
        """
        numerator: Đúng hạn, denominator: Tổng số, bands: [{from: 90, points: 3}, \
        {from: 50, below: 90, points: 1}, {below: 50, points: 0}]
        """, maximum: 3, (["9", "10"], 3), (["89", "100"], 1), (["1", "3"], 0)),
      // The means are 90 and 89.75.
      RuleExample(
        """
        value: Tỷ lệ đúng hạn, periods: [{code: q1, text: Quý I}, {code: q2, text: Quý II}, \
        {code: q3, text: Quý III}, {code: q4, text: Quý IV}], \
        bands: [{from: 90, points: 3}, {below: 90, points: 1}]
        """, maximum: 3, (["80", "90", "100", "90"], 3), (["89", "90", "90", "90"], 1)),
    ]

    package static func read(_ fields: any RuleFields) -> Rule? {
      let measured = Measure.read(fields, minimum: nil)
      let bands = fields(bands)
      guard let measured, let bands else { return nil }
      fields.checkReach(Self.bands.name) { bands[$0].map(\.points).max() ?? 0 }
      return Rule(Bands(measured: measured.measure, bands: bands), inputs: measured.inputs)
    }

    package var isInPercent: Bool { false }
    package var groups: [String] { bands.special.keys.sorted() }

    /// A chain of conditions from the best band down, edges compared at nine places.
    package func expression(group: String) -> RuleExpression {
      let ordered = bands[group].sorted {
        ($0.lower?.value ?? -.infinity, $0.lower?.isInclusive == true ? 0 : 1)
          > ($1.lower?.value ?? -.infinity, $1.lower?.isInclusive == true ? 0 : 1)
      }
      guard let lowest = ordered.last else { return .points(.call(.notAvailable, [])) }
      // Ratios are compared in percent, so that the edges read as they are written.
      func chain(_ value: Expression) -> Expression {
        let edge = Expression.call(.round, [value, 9])
        return ordered.dropLast().reversed().reduce(.number(lowest.points)) { otherwise, band in
          guard let lower = band.lower else { return otherwise }
          let test: BinaryOperator = lower.isInclusive ? .greaterOrEqual : .greater
          return .if(
            .binary(test, edge, .number(lower.value)), .number(band.points), otherwise)
        }
      }
      guard case .ratio(let whenZero) = measured else { return .points(chain(.name("value"))) }
      return .points(
        whenZero.guarding(
          full: .number(bands[group].map(\.points).max() ?? 0), chain(Measure.ratio * 100)))
    }

    package func words(_ inputs: [Input], _ texts: any Speech) -> String {
      let special = groups.map {
        "; \(texts.group($0)): \(words(bands[$0], texts))"
      }.joined()
      return "\(measured.words(inputs)): \(words(bands.standard, texts))" + special
        + measured.zeroWords(texts)
    }

    package func formWords(_ inputs: [Input], _ form: FormReading) -> String {
      Bands(measured: measured, bands: ByGroup(bands[form.group])).words(inputs, form.texts)
    }

    private func words(_ bands: [Band], _ texts: any Speech) -> String {
      let unit = measured == .value ? "" : "%"
      return bands.map { band in
        let low = band.lower.map {
          ($0.isInclusive ? "≥ " : "> ") + texts.number($0.value) + unit
        }
        let high = band.upper.map {
          ($0.isInclusive ? "≤ " : "< ") + texts.number($0.value) + unit
        }
        let bounds = [low, high].compactMap { $0 }.joined(separator: texts[" và ", " and "])
        return "\(bounds): \(texts.number(band.points))"
      }.joined(separator: "; ")
    }

    package func levels(group: String) -> PointLevels { .listed(bands[group].map(\.points)) }
  }

  /// An interval of the measure with its points; a missing bound is infinite.
  public struct Band: Hashable, Sendable {
    /// The lower bound.
    public var lower: Bound?
    /// The upper bound.
    public var upper: Bound?
    /// The points.
    public var points: Double

    /// A bound, with or without its own value; in percent for ratios.
    public struct Bound: Hashable, Sendable {
      /// The value.
      public var value: Double
      /// Whether the value itself belongs to the band.
      public var isInclusive: Bool

      /// A bound of a band.
      public init(_ value: Double, isInclusive: Bool) {
        self.value = value
        self.isInclusive = isInclusive
      }
    }

    /// A band from a lower to an upper bound.
    public init(lower: Bound?, upper: Bound?, points: Double) {
      self.lower = lower
      self.upper = upper
      self.points = points
    }
  }
}

extension RuleKind where Self == Rule.Bands {
  /// Points by bands of a measure.
  package static func bands(_ measure: Rule.Measure, _ bands: ByGroup<[Rule.Band]>) -> Self {
    Self(measured: measure, bands: bands)
  }
}
