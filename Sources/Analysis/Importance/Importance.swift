public import Scoring

/// How far the weights of an index are the importance that domains and criteria really have.
///
/// Importance is the first-order sensitivity S of the score to a domain's share of full marks: how much of the
/// scores' variance knowing that share would explain. It is estimated as the square of Pearson's correlation,
/// which supposes a straight line. Source: P. Paruolo, M. Saisana, A. Saltelli, « Ratings and rankings: voodoo or
/// science? », Journal of the Royal Statistical Society A 176, 2013.
///
/// Everything is over the ranked units that have a score, which is the one before rounding.
public struct Importance: Sendable {
  /// A domain or a scored criterion.
  public struct Row: Hashable, Sendable {
    /// The position in `CriteriaSet.nodes`.
    public var node: Int
    /// The mean share of the whole that it weighs among the units, 1 for all of it.
    public var weight: Double
    /// Pearson's correlation of the share of full marks with the score, over the units that have both; nil if
    /// one of them does not vary.
    public var correlation: Double?
    /// Whether some unit has no share, because it does not apply there.
    public var isPartial: Bool

    /// The first-order sensitivity, estimated by a straight line; nil if something does not vary.
    public var firstOrder: Double? { correlation.map { $0 * $0 } }
  }

  /// The ranked units, by participant, in ranking order.
  public let participants: [Int]
  /// Their scores.
  public let scores: [Double]
  /// The domains.
  public let domains: [Row]
  /// The scored criteria proper; those that are domains themselves are not told twice.
  public let criteria: [Row]
  /// The share of full marks in percent, by domain and unit; nil where the domain does not apply.
  public let shares: [[Double?]]
  /// What each domain brings into the score, bonus and penalty left out, by domain and unit; nil if domains are
  /// not added up or averaged.
  public let parts: [[Double]]?
  /// The weights under which importance would be what the weights say, or why there are none.
  public let advice: Result<WeightAdvice, WeightAdvice.Obstacle>

  /// Looks at an evaluated index.
  public init(_ evaluation: IndexEvaluation) {
    let stage = evaluation.calculation.final
    let set = evaluation.calculation.set
    let participants = evaluation.ranking.filter {
      evaluation.rank(of: $0) != nil && evaluation.number(.unrounded(stage: stage), of: $0) != nil
    }
    let scores = participants.compactMap { evaluation.number(.unrounded(stage: stage), of: $0) }
    func shares(_ node: Int) -> [Double?] {
      participants.map { evaluation.number(.share(node: node, stage: stage), of: $0) }
    }
    func row(_ node: Int) -> Row {
      let pairs = zip(shares(node), scores).compactMap { share, score in share.map { ($0, score) } }
      return Row(
        node: node,
        weight: Statistics.mean(
          participants.map {
            evaluation.weights[evaluation.groups[$0]].share(of: node) / 100
          }), correlation: Statistics.pearson(pairs.map(\.0), pairs.map(\.1)),
        isPartial: pairs.count < scores.count)
    }
    self.participants = participants
    self.scores = scores
    let domains = set.domains
    self.domains = domains.map(row)
    criteria = set.leaves.filter { set.nodes[$0].parent != nil }.map(row)
    self.shares = domains.map(shares)
    parts = set.aggregation.isLinear ? evaluation.parts(of: domains, participants) : nil
    advice = WeightAdvice.find(for: self.shares, domains, participants, in: evaluation)
  }

  /// The importance of the domains in parts of 1; nil for those that do not vary, or if none has any.
  ///
  /// Sensitivities in proportion, but for a domain against the score, which has none: nobody means that.
  public var relative: [Double?] {
    let parts = domains.map { row in
      row.correlation.map { $0 > 0 ? $0 * $0 : 0 }
    }
    let sum = parts.compactMap { $0 }.reduce(0, +)
    return parts.map { part in sum > 0 ? part.map { $0 / sum } : nil }
  }

  /// What each domain contributes to the spread of the parts' sums: cov(part, sum) / var(sum), which add up to 1;
  /// nil if domains are not added up or averaged, or if the sums do not vary.
  public var contributions: [Double]? {
    guard let parts else { return nil }
    let sums = scores.indices.map { unit in parts.reduce(0) { $0 + $1[unit] } }
    guard Statistics.varies(sums) else { return nil }
    let spread = Statistics.covariance(sums, sums)
    return parts.map { Statistics.covariance($0, sums) / spread }
  }
}

// MARK: - What a weight says of it

extension Importance {
  /// How a domain's importance and its weight go together.
  public enum Verdict: Hashable, Sendable {
    /// At least one and a half times as important as its weight says.
    case more
    /// At most two thirds as important as its weight says.
    case less
    /// About as important as its weight says.
    case matches
    /// Units that do well in it score lower on the whole: it has no importance that anybody means.
    case against
    /// All units have the same share of it, or all score the same.
    case constant
  }

  /// How far from 1 the ratio of importance to weight is told.
  private static let told = 1.5

  /// What there is to say of a domain, by its position among them.
  public func verdict(on domain: Int) -> Verdict {
    guard let relative = relative[domain], let correlation = domains[domain].correlation else {
      return .constant
    }
    if correlation < 0 { return .against }
    if relative >= domains[domain].weight * Self.told { return .more }
    return relative <= domains[domain].weight / Self.told ? .less : .matches
  }

  /// The domain whose importance is farthest from its weight, by its position among them; nil if there is none.
  public var farthest: Int? {
    let gaps = zip(domains, relative).map { row, relative in
      relative.map { ($0 - row.weight).magnitude }
    }
    guard let largest = gaps.compactMap({ $0 }).max() else { return nil }
    return gaps.firstIndex(of: largest)
  }
}

extension IndexEvaluation {
  /// What domains bring into the converted scores of some participants.
  ///
  /// What does not apply counts with the unit's own share of the rest, which is what conversion makes of it, so
  /// that a domain's part is not smaller where less of it applies. The parts add up to the converted score.
  fileprivate func parts(of domains: [Int], _ participants: [Int]) -> [[Double]] {
    let stage = calculation.final
    let rows = participants.map { participant in
      let weights = weights[groups[participant]]
      let earned = domains.map { contribution(of: $0, participant: participant) ?? 0 }
      let attainable = domains.map {
        number(.attainable(node: $0, stage: stage), of: participant) ?? 0
      }
      let (sum, possible) = (earned.reduce(0, +), attainable.reduce(0, +))
      guard sum != 0, possible != 0, weights.total != 0 else {
        return [Double](repeating: 0, count: domains.count)
      }
      let share = sum / possible
      let converted = number(.converted(stage: stage), of: participant) ?? 0
      return domains.indices.map { domain in
        let missing = weights.effective[domains[domain]] - attainable[domain]
        return (earned[domain] + missing * share) * converted / (share * weights.total)
      }
    }
    return domains.indices.map { domain in rows.map { $0[domain] } }
  }
}
