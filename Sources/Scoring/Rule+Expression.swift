public import Formulas

/// What a rule's short notation stands for.
enum RuleExpression {
  /// A share of full marks, 0 to 1.
  case share(Expression)
  /// Points, 0 to the criterion's maximum.
  case points(Expression)
}

extension Rule {
  /// The rule as an expression over its inputs (`.name`), `max`, other criteria and other indices.
  ///
  /// - Parameter group: the unit group, whose bands may differ.
  /// - Returns: a share of full marks, or points.
  func expression(group: String) -> RuleExpression {
    switch kind {
    case .given: .points(.name("points"))
    case .choice(let options): .points(Self.choice(options))
    case .additive(let options): .points(.sum(options.map(Self.counted)))
    case .bands(let measure, let bands): .points(Self.bands(measure, bands[group]))
    case .linear(let measure): .share(measure.share { .min(1, $0) })
    case .target(let measure, let percent):
      .share(measure.share { .min(1, $0 / .fraction(percent)) })
    case .floor(let measure, let percent): .share(Self.floor(measure, percent))
    case .deduct(let options):
      .points(.max(0, options.reduce(.name("max")) { $0 - .name($1.code) * .number($1.points) }))
    case .perCount(let points, let cap):
      .points(.min(cap.map { .number($0) } ?? .name("max"), .name("count") * .number(points)))
    case .formula(let formula): .points(formula.expression)
    case .leaderShare:
      // A unit that is only scored may have more than the best of those compared.
      .share(.min(1, .name("value") / .call(.cohortMax, [.name("value")])))
    case .minMax(let scale): .points(Self.minMax(scale))
    case .cohortRank(let reversed): .share(Self.cohortRank(reversed: reversed))
    case .survey(_, let options): .share(Self.survey(options))
    case .percentage: .share(.name("percent") / 100)
    case .tracking: .points(0)
    case .index(let id, let scale): .share(.reference(.member("index", key: id)) / .number(scale))
    }
  }

  /// An option's points, by its position in the list:
  /// `LOOKUP((choice = "A") * 1 + (choice = "B") * 2, {1, 2}, {1, 0.5})`.
  ///
  /// Neither conditions inside each other nor `CHOOSE`: Excel takes 64 of those, LibreOffice 30 values of
  /// this. A code of digits is also found by its number, which a spreadsheet makes of it in a cell that is
  /// not kept as text. What is no option's code is `#N/A`.
  private static func choice(_ options: [Option]) -> Expression {
    let numbers = options.map(\.number)
    let places = options.indices.map { option -> Expression in
      var isChosen = Expression.name("choice") .== .text(options[option].code)
      if let number = numbers[option], numbers.count(where: { $0 == number }) == 1 {
        isChosen = isChosen + (.name("choice") .== .number(number))
      }
      return isChosen * .number(Double(option + 1))
    }
    return .call(
      .lookup,
      [
        .sum(places), .array(options.indices.map { .number(Double($0 + 1)) }),
        .array(options.map { .number($0.points) }),
      ])
  }

  /// A chain of conditions from the best band down, edges compared at nine places.
  private static func bands(_ measure: Measure, _ bands: [Band]) -> Expression {
    let ordered = bands.sorted {
      ($0.lower?.value ?? -.infinity, $0.lower?.isInclusive == true ? 0 : 1)
        > ($1.lower?.value ?? -.infinity, $1.lower?.isInclusive == true ? 0 : 1)
    }
    guard let lowest = ordered.last else { return .call(.notAvailable, []) }
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
    guard case .ratio(let whenZero) = measure else { return chain(.name("value")) }
    return whenZero.guarding(
      full: .number(bands.map(\.points).max() ?? 0), chain(Measure.ratio * 100))
  }

  /// Zero below a percentage, in proportion above it.
  private static func floor(_ measure: Measure, _ percent: Double) -> Expression {
    measure.share { share in
      .if(
        .binary(.less, .call(.round, [share, 9]), .fraction(percent)), 0, .min(1, share))
    }
  }

  /// Between the least and the greatest value of all units, or fixed ones.
  private static func minMax(_ scale: MinMax) -> Expression {
    let value = Expression.name("value")
    let least = scale.minimum.map { .number($0) } ?? Expression.call(.cohortMin, [value])
    let greatest = scale.maximum.map { .number($0) } ?? Expression.call(.cohortMax, [value])
    let distance = scale.reversed ? greatest - value : value - least
    let lowest = Expression.number(scale.lowest)
    let height = scale.lowest == 0 ? .name("max") : .name("max") - lowest
    var points = height * distance / (greatest - least)
    if scale.lowest != 0 { points = points + lowest }
    // Fixed bounds may be passed, and those of the units compared by one that is only scored: the scale
    // ends there.
    points = .max(lowest, .min(.name("max"), points))
    guard scale.minimum == nil || scale.maximum == nil else { return points }
    return .if(.binary(.equal, greatest, least), .number(scale.whenEqual), points)
  }

  /// Full marks for the first, in equal steps: `(COUNT − RANK + 1) / COUNT`.
  private static func cohortRank(reversed: Bool) -> Expression {
    let value = Expression.name("value")
    let count = Expression.call(.cohortCount, [value])
    let rank = Expression.call(.cohortRank, reversed ? [value, 1] : [value])
    return (count - rank + 1) / count
  }

  /// An input times the points of its option.
  private static func counted(_ option: Option) -> Expression {
    option.points == 1 ? .name(option.code) : .name(option.code) * .number(option.points)
  }

  /// Answers × share over valid answers.
  private static func survey(_ options: [Option]) -> Expression {
    let counted = options.filter { $0.points != 0 }.map(Self.counted)
    let valid = Expression.call(.sum, options.map { .name($0.code) })
    return .sum(counted) / valid
  }
}

extension Rule.Measure {
  /// The quotient `numerator / denominator`.
  static var ratio: Expression { .name("numerator") / .name("denominator") }

  /// A share of full marks made from the measure as a fraction.
  func share(_ make: (Expression) -> Expression) -> Expression {
    switch self {
    case .value: make(.name("value") / 100)
    case .ratio(let whenZero): whenZero.guarding(full: 1, make(Self.ratio))
    }
  }
}

extension Rule.Measure.WhenZero {
  /// Takes the case of a denominator of zero out of an expression.
  fileprivate func guarding(full: Expression, _ expression: Expression) -> Expression {
    let isZero = Expression.binary(.equal, .name("denominator"), 0)
    return switch self {
    case .fault: expression
    case .full: .if(isZero, full, expression)
    case .zero: .if(isZero, 0, expression)
    }
  }
}

extension Rule.Option {
  /// The number that its code reads as; nil if it holds anything but digits and one point.
  fileprivate var number: Double? {
    code.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
      ? Double(code) : nil
  }
}

extension Expression {
  /// A percentage as a fraction, exact to nine places more than it was written with.
  fileprivate static func fraction(_ percent: Double) -> Expression {
    .number(SpreadsheetNumber.round(percent / 100, places: 12))
  }

  static func `if`(_ test: Expression, _ then: Expression, _ otherwise: Expression) -> Expression {
    .call(.if, [test, then, otherwise])
  }

  static func min(_ left: Expression, _ right: Expression) -> Expression {
    .call(.min, [left, right])
  }

  static func max(_ left: Expression, _ right: Expression) -> Expression {
    .call(.max, [left, right])
  }

  /// `a + b + c`, 0 for no terms.
  static func sum(_ terms: [Expression]) -> Expression {
    terms.dropFirst().reduce(terms.first ?? 0) { $0 + $1 }
  }
}

extension Rule {
  /// The points the rule gives, as one expression over its inputs and `max`.
  public var notation: Expression { notation(group: "") }

  /// The points the rule gives a unit group, whose bands may differ.
  public func notation(group: String) -> Expression {
    switch expression(group: group) {
    case .points(let points): points
    case .share(let share): share * .name("max")
    }
  }
}
