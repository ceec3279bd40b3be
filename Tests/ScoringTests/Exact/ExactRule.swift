import TestSupport

@testable import Scoring

/// A rule with exact parameters, its points worked out without the engine.
enum ExactRule {
  case given
  case additive([Fraction])
  case linear(Rule.Measure.WhenZero)
  case target(Fraction)
  case floor(Fraction)
  case bands([(from: Fraction, points: Fraction)])
  case deduct(Fraction)
  case perCount(Fraction)
  case percentage
  case survey
  case leaderShare(reversed: Bool)
  case minMax(reversed: Bool, isBounded: Bool)
  case cohortRank(reversed: Bool)
  case percentileRank(reversed: Bool)

  /// What figures that are winsorised count as at least and at most.
  static let bounds = (least: Fraction(2), greatest: Fraction(5))

  static let shares = [1, Fraction(3, over: 5), Fraction(1, over: 5), 0]

  init(_ maximum: Fraction, using random: inout SeededGenerator) {
    let percent = Fraction(random.one(of: [50, 66, 75, 80, 90]))
    self =
      switch Int.random(in: 0..<16, using: &random) {
      case 0: .additive([maximum / 4, maximum / 4, maximum / 2])
      case 1: .linear(random.one(of: [.full, .zero]))
      case 2: .target(percent)
      case 3: .floor(percent)
      case 4:
        .bands([(Fraction(90), maximum), (percent - 10, maximum / 2), (Fraction(0), 0 * maximum)])
      case 5: .deduct(Fraction(1, over: 4))
      case 6: .perCount(Fraction(1, over: 4))
      case 7: .percentage
      case 8: .survey
      case 9: .leaderShare(reversed: random.happens(50))
      case 10: .minMax(reversed: random.happens(50), isBounded: random.happens(50))
      case 11: .cohortRank(reversed: random.happens(50))
      case 12: .percentileRank(reversed: random.happens(50))
      default: .given
      }
  }

  /// The rule as the engine takes it.
  var rule: Rule {
    switch self {
    case .given: .given
    case .additive(let parts):
      .additive(["a": parts[0].double, "b": parts[1].double, "c": parts[2].double])
    case .linear(let whenZero): .linear(.ratio(whenZero: whenZero))
    case .target(let percent): .target(percent.double)
    case .floor(let percent): .floor(percent.double)
    case .bands(let bands):
      .bands([
        .from(bands[0].from.double, bands[0].points.double),
        .from(bands[1].from.double, below: bands[0].from.double, bands[1].points.double),
        .below(bands[1].from.double, bands[2].points.double),
      ])
    case .deduct(let points): .deduct(["late": points.double])
    case .perCount(let points): .perCount(points.double)
    case .percentage: .percentage
    case .survey: .survey(["A": 1, "B": 0.6, "C": 0.2, "D": 0])
    case .leaderShare(let reversed): .comparing(Rule.LeaderShare(reversed: reversed))
    case .minMax(let reversed, let isBounded):
      .minMax(
        .init(
          lowest: 0, reversed: reversed,
          treatment: isBounded
            ? .init(least: Self.bounds.least.double, greatest: Self.bounds.greatest.double) : .none,
          whenEqual: 0.25))
    case .cohortRank(let reversed): .cohortRank(reversed: reversed)
    case .percentileRank(let reversed):
      .comparing(Rule.PercentileRank(reversed: reversed, whenEqual: 0.25))
    }
  }

  /// Figures that make sense for the rule.
  func figures(_ maximum: Fraction, using random: inout SeededGenerator) -> [Fraction] {
    func number(_ range: ClosedRange<Int>) -> Fraction {
      Fraction(Int128(Int.random(in: range, using: &random)))
    }
    switch self {
    case .given: return [number(0...1000) / 1000 * maximum]
    case .additive: return [number(0...1), number(0...1), number(0...1)]
    case .linear, .target, .floor, .bands:
      let denominator = random.one(of: [4, 8, 10, 12, 25, 40, 50, 100])
      let whole = Fraction(Int128(denominator))
      if case .linear = self, random.happens(10) { return [0, 0] }
      return [number(0...denominator), whole]
    case .deduct, .perCount: return [number(0...12)]
    case .percentage: return [number(0...1000) / 10]
    case .survey: return [number(1...9), number(0...9), number(0...9), number(0...9)]
    case .leaderShare, .minMax, .cohortRank, .percentileRank: return [number(1...12) / 2]
    }
  }

  /// The points for a unit's figures, before rounding; `cohort` are the first figures of all units.
  func points(_ figures: [Fraction], _ maximum: Fraction, cohort: [Fraction]) -> Fraction {
    let value = figures[0]
    switch self {
    case .given: return value
    case .additive(let parts): return zip(figures, parts).map { $0 * $1 }.sum
    case .linear(let whenZero):
      guard figures[1] != 0 else { return whenZero == .full ? maximum : 0 }
      return min(1, value / figures[1]) * maximum
    case .target(let percent): return min(1, value / figures[1] * 100 / percent) * maximum
    case .floor(let percent):
      let share = value / figures[1]
      return share * 100 < percent ? 0 : min(1, share) * maximum
    case .bands(let bands):
      let share = value / figures[1] * 100
      return bands.first { share >= $0.from }?.points ?? 0
    case .deduct(let points): return max(0, maximum - value * points)
    case .perCount(let points): return min(maximum, value * points)
    case .percentage: return value / 100 * maximum
    case .survey: return zip(figures, Self.shares).map { $0 * $1 }.sum / figures.sum * maximum
    case .leaderShare(reversed: false): return value / (cohort.max() ?? value) * maximum
    case .leaderShare(reversed: true): return (cohort.min() ?? value) / value * maximum
    case .minMax(let reversed, isBounded: true):
      func bounded(_ value: Fraction) -> Fraction {
        min(max(value, Self.bounds.least), Self.bounds.greatest)
      }
      return Self.minMax(reversed: reversed, isBounded: false)
        .points([bounded(value)], maximum, cohort: cohort.map(bounded))
    case .minMax(let reversed, isBounded: false):
      guard let least = cohort.min(), let most = cohort.max(), least < most else {
        return Fraction(1, over: 4)
      }
      return (reversed ? most - value : value - least) / (most - least) * maximum
    case .cohortRank(let reversed):
      let before = cohort.count { reversed ? $0 < value : $0 > value }
      return Fraction(Int128(cohort.count - before), over: Int128(cohort.count)) * maximum
    case .percentileRank(let reversed):
      guard cohort.contains(where: { $0 != value }) else { return Fraction(1, over: 4) }
      let behind = cohort.count { reversed ? $0 > value : $0 < value }
      return Fraction(Int128(behind), over: Int128(cohort.count - 1)) * maximum
    }
  }
}
