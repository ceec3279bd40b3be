public import Scoring

/// A unit's result on two sides, and where the difference comes from.
public struct UnitComparison: Sendable {
  /// The unit's code.
  public let code: String
  /// The unit's name on the later side.
  public let name: String
  /// The earlier result.
  public let before: Standing
  /// The later result.
  public let after: Standing
  /// The later score less the earlier one; nil if either is missing.
  public let change: ExactPoints?
  /// The change split by cause; nil if the change is nil or some mixture of the two sides gives the
  /// unit no score.
  public let attribution: Attribution?
  /// What each criterion gives, in the order of ``IndexComparison/criteria``.
  public let criteria: [CriterionChange]
  /// The change less those of all criteria: conversion for criteria that do not apply, means, caps of
  /// bonus and penalty, rounding.
  public let remainder: ExactPoints?

  /// The places won: the earlier rank less the later one; nil if either is missing.
  public var placesWon: Int? {
    guard let early = before.rank, let late = after.rank else { return nil }
    return early - late
  }

  /// A unit's result on one side.
  public struct Standing: Hashable, Sendable {
    /// The position in the index's participants.
    public var participant: Int
    /// The final, rounded score.
    public var score: Double?
    /// The rank.
    public var rank: Int?
    /// The grade's name.
    public var grade: String?

    init(_ evaluation: IndexEvaluation, _ participant: Int) {
      self.participant = participant
      score = evaluation.score(of: participant)
      rank = evaluation.rank(of: participant)
      grade = evaluation.grade(of: participant)
    }
  }

  init(
    _ unit: Unit, from before: (IndexEvaluation, Int), to after: (IndexEvaluation, Int),
    criteria matches: [CriterionMatch], score: (Mixture) -> ExactPoints?
  ) {
    code = unit.code
    name = unit.name
    self.before = Standing(before.0, before.1)
    self.after = Standing(after.0, after.1)
    attribution = Attribution(score)
    criteria = matches.map { match in
      CriterionChange(
        before: match.before.flatMap { before.0.scorePoints(of: $0, participant: before.1) },
        after: match.after.flatMap { after.0.scorePoints(of: $0, participant: after.1) })
    }
    guard let early = self.before.score.flatMap({ ExactPoints($0) }),
      let late = self.after.score.flatMap({ ExactPoints($0) })
    else {
      change = nil
      remainder = nil
      return
    }
    change = late - early
    remainder = criteria.reduce(late - early) { $0 - $1.difference }
  }
}

/// What a criterion gives to a unit's score on two sides, in points of the score.
public struct CriterionChange: Hashable, Sendable {
  /// What it gives before; nil if it does not apply, is missing or not there.
  public var before: Double?
  /// What it gives after; nil if it does not apply, is missing or not there.
  public var after: Double?

  /// The later amount less the earlier one, at nine places; what is nil gives nothing.
  public var difference: ExactPoints {
    func amount(_ points: Double?) -> ExactPoints { points.flatMap { ExactPoints($0) } ?? .zero }
    return amount(after) - amount(before)
  }
}

extension IndexEvaluation {
  /// What a scored criterion gives to the score, where all criteria apply and are added up:
  /// contribution / weight of the whole × scale; for a bonus its contribution, for a penalty less it.
  ///
  /// - Returns: nil if the criterion does not apply or is missing.
  public func scorePoints(of node: Int, participant: Int) -> Double? {
    guard let contribution = contribution(of: node, participant: participant) else { return nil }
    switch calculation.set.nodes[node].part {
    case .bonus: return contribution
    case .penalty: return 0 - contribution
    case .main:
      let total = weights[groups[participant]].total
      guard let scale = calculation.set.scale, scale != total else { return contribution }
      return total == 0 ? 0 : contribution / total * scale
    }
  }
}
