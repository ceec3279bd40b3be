internal import Formulas
public import Wording

/// How children become their parent's score.
///
/// Each is one file in this folder and one line in ``kind``.
public enum Aggregation: String, Sendable, CaseIterable {
  /// Contributions are added up.
  case sum
  /// The mean of the children's shares of full marks, weighted.
  case mean
  /// The geometric mean of the children's shares, weighted.
  case geometric
  /// The harmonic mean of the children's shares, weighted.
  case harmonic
  /// The highest of the children's shares.
  case highest
  /// The lowest of the children's shares.
  case lowest

  var kind: any AggregationKind {
    switch self {
    case .sum: AddedUp()
    case .mean: WeightedMean()
    case .geometric: GeometricMean()
    case .harmonic: HarmonicMean()
    case .highest: HighestShare()
    case .lowest: LowestShare()
    }
  }

  /// Whether equal gains of contributions are equal gains above, where all children apply.
  public var isLinear: Bool { kind.isLinear }

  /// What it is called.
  ///
  /// - Parameters:
  ///   - parts: what is gathered, such as « các lĩnh vực ».
  ///   - texts: the language.
  /// - Returns: a phrase, its first letter small.
  public func words(of parts: String, _ texts: some Spoken) -> String {
    kind.words(of: parts, texts)
  }
}

/// One way of gathering the shares of full marks that children have; children that do not apply are left out.
protocol AggregationKind: Sendable {
  /// The parent's share of full marks, where some child counts and weighs something.
  ///
  /// - Parameters:
  ///   - terms: the children.
  ///   - weights: what those that count weigh together.
  /// - Returns: the share, a mean of theirs or one of them.
  func share(of terms: [AggregationTerm], weights: Expression) -> Expression
  /// Whether a child's error stays unseen in the share, which looks whether a child has a number.
  var passesOverErrors: Bool { get }
  /// Whether equal gains of contributions are equal gains of the share.
  var isLinear: Bool { get }
  /// What it is called.
  func words(of parts: String, _ texts: any Spoken) -> String
}

extension AggregationKind {
  var passesOverErrors: Bool { true }
  var isLinear: Bool { false }
}

/// A child that is gathered.
struct AggregationTerm {
  /// What it contributes: a number, or a mark if it does not count.
  var contribution: Expression
  /// What it weighs.
  var weight: Expression
  /// Whether its contribution may be a mark.
  var mayBeMissing: Bool

  /// Its share of full marks.
  var share: Expression { contribution / weight }

  /// Its weight if it counts, else 0.
  var countingWeight: Expression {
    mayBeMissing ? .if(.call(.isNumber, [contribution]), weight, 0) : weight
  }

  /// A value made from its share, or another one if it does not count or weighs nothing.
  func ifItCounts(_ value: Expression, otherwise: Expression) -> Expression {
    let weighs = Expression.binary(.greater, weight, 0)
    let counts =
      mayBeMissing ? Expression.call(.and, [.call(.isNumber, [contribution]), weighs]) : weighs
    return .if(counts, value, otherwise)
  }
}
