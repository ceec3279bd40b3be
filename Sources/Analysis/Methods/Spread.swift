public import Scoring

/// What each criterion contributes to the differences between the units' scores.
///
/// A criterion's share of the spread is cov(its part of the score, score) / var(score). The shares add up
/// to 1, and they say what really decides, which weights do not: P. Paruolo, M. Saisana, A. Saltelli,
/// « Ratings and rankings: voodoo or science? », 2013, measure importance against weight likewise; the
/// covariance share is the natural decomposition of the variance.
///
/// The score is the one before rounding, over all ranked units that have one. A criterion's part is its
/// contribution on the scale of the score, converted as the unit's score is: contribution / (weight of the
/// whole − what does not apply) × scale, and likewise in each block above it.
public struct Spread: Sendable {
  /// One scored criterion, bonus or penalty item.
  public struct Row: Hashable, Sendable {
    /// The position in `CriteriaSet.nodes`.
    public var node: Int
    /// The share of the spread, 1 for all of it, negative if it evens the scores out; nil if all units
    /// score the same.
    public var share: Double?
    /// Pearson's correlation of the contribution with the score; nil if one of them does not vary.
    public var pearson: Double?
    /// Spearman's correlation of the contribution with the score; nil if one of them does not vary.
    public var spearman: Double?
    /// What the contributions tell units apart.
    public var verdict: Verdict
  }

  /// What the points of a criterion tell units apart, among those it applies to.
  public enum Verdict: String, Hashable, Sendable {
    /// The units differ.
    case decides
    /// Everybody has full marks: it decides nothing.
    case everybodyFull
    /// Nobody has any points: it decides nothing.
    case nobody
    /// Everybody has the same share of full marks: it decides nothing.
    case everybodySame
    /// It applies to nobody, or weighs nothing.
    case countsForNobody
  }

  /// The rows, in the order of the set.
  public let rows: [Row]
  /// The share of what is no criterion's part; nil if all units score the same.
  ///
  /// Means and geometric means, caps, rounding of groups and totals. With the rows' shares it makes 1.
  public let remainder: Double?
  /// How many units the figures are about.
  public let units: Int
  /// The standard deviation of their scores, in points of the score.
  public let deviation: Double

  /// Looks at an evaluated index.
  public init(_ evaluation: IndexEvaluation) {
    let stage = evaluation.calculation.final
    let set = evaluation.calculation.set
    let participants = evaluation.index.participants.indices.filter {
      evaluation.rank(of: $0) != nil && evaluation.number(.unrounded(stage: stage), of: $0) != nil
    }
    let scores = participants.compactMap { evaluation.number(.unrounded(stage: stage), of: $0) }
    let spread = Statistics.covariance(scores, scores)
    let varies = Statistics.varies(scores)
    var remaining = 1.0
    rows = set.nodes.indices.filter { set.nodes[$0].rule != nil }.map { node in
      let parts = participants.map { evaluation.part(of: node, participant: $0) }
      let share = varies ? Statistics.covariance(parts, scores) / spread : nil
      remaining -= share ?? 0
      let contributions = participants.map {
        evaluation.contribution(of: node, participant: $0) ?? 0
      }
      return Row(
        node: node, share: share, pearson: Statistics.pearson(contributions, scores),
        spearman: Statistics.spearman(contributions, scores),
        verdict: evaluation.verdict(on: node, participants))
    }
    remainder = varies ? remaining : nil
    units = participants.count
    deviation = spread.squareRoot()
  }
}

extension IndexEvaluation {
  /// A criterion's part of a unit's score, converted as the score is; 0 where it does not apply.
  fileprivate func part(of node: Int, participant: Int) -> Double {
    guard let points = scorePoints(of: node, participant: participant) else { return 0 }
    guard calculation.set.nodes[node].part == .main else { return points }
    let total = weights[groups[participant]].total
    let excluded = number(.excluded(stage: calculation.final), of: participant) ?? 0
    guard total - excluded != 0 else { return 0 }
    return points * total / (total - excluded) * conversion(above: node, participant: participant)
  }

  /// What the blocks above a node make of its contribution, for what does not apply in them.
  private func conversion(above node: Int, participant: Int) -> Double {
    let set = calculation.set
    let children = set.children
    func attainable(_ node: Int) -> Double {
      number(.attainable(node: node, stage: calculation.final), of: participant) ?? 0
    }
    let blocks = set.blocks.filter { $0 != node && set.isNode(node, atOrBelow: $0) }
    return blocks.reduce(1) { factor, block in
      let parts = children[block].reduce(0) { $0 + attainable($1) }
      return parts == 0 ? 0 : factor * attainable(block) / parts
    }
  }

  fileprivate func verdict(on node: Int, _ participants: [Int]) -> Spread.Verdict {
    let shares = participants.compactMap { participant -> Double? in
      let weight = weights[groups[participant]].effective[node]
      guard weight > 0 else { return nil }
      return contribution(of: node, participant: participant).map { $0 / weight }
    }
    guard let first = shares.first else { return .countsForNobody }
    func isAlways(_ share: Double) -> Bool { shares.allSatisfy { ($0 - share).magnitude < 1e-9 } }
    if isAlways(1) { return .everybodyFull }
    if isAlways(0) { return .nobody }
    return isAlways(first) ? .everybodySame : .decides
  }
}
