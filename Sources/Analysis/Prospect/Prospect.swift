internal import Formulas
public import Scoring

/// What it would take a unit to reach the next better rank and the next better grade.
///
/// The unit may raise its scored criteria proper to any higher level that their rules allow: another
/// option, statements not ticked yet, the points of a band, one more case of a counted share, fewer cases
/// to deduct for, any step of entered points; where a rule is continuous or a formula of the set's own, any
/// multiple of the last place. Not in its hands are criteria that do not apply to it, other indices'
/// scores, rules over all units, and surveys unless they are asked for. Bonus and penalty stay.
///
/// The cheapest way is the one with the fewest criteria, and among those the one that raises least, counted
/// in contributions: points as they are weighted. Less than a ten-thousandth of the whole weight, 0.01 of
/// 100 points, is not told apart.
///
/// Every way found is checked by evaluating the unit's lines anew, by the formulas of the index itself: caps,
/// rounding, conversion, means, keys for equals and formulas over other criteria are all in it. All other
/// units stay as they are; a rule over all units that looks at a raised criterion's points is computed
/// anew for this unit only.
public struct Prospect: Sendable {
  /// The position in the index's participants.
  public let participant: Int
  /// The criteria the unit can raise, those first that give the score most.
  public let open: [OpenCriterion]
  /// The other scored criteria proper, by their positions in `CriteriaSet.nodes`, and why they are closed.
  public let closed: [Int: ClosedReason]
  /// The way to a better rank.
  public let nextRank: Outcome
  /// The way to a better grade.
  public let nextGrade: Outcome

  /// What there is to be reached.
  public enum Outcome: Hashable, Sendable {
    /// A way to reach it.
    case reachable(Way)
    /// Why it cannot be reached.
    case unreachable(Obstacle)
  }

  /// Why something cannot be reached.
  public enum Obstacle: String, Hashable, Sendable {
    /// There is nothing better.
    case best
    /// The unit is not ranked, or has no score.
    case notRanked
    /// The unit has no grade.
    case notGraded
    /// Full marks in all open criteria do not suffice.
    case notEnoughOpen
    /// The score would suffice, but a condition caps the grade or a limit on it has no room.
    case capped
  }

  /// Criteria raised, and what they lead to.
  public struct Way: Hashable, Sendable {
    /// The criteria to raise, those first that raise most.
    public var steps: [Step]
    /// The score then.
    public var score: Double?
    /// The rank then, all other units as they are.
    public var rank: Int?
    /// The grade then.
    public var grade: String?
    /// Whether it is certain that nothing is cheaper; false if the search was given up after its effort.
    public var isProven: Bool
    /// What any way must raise at least, however many criteria it takes; nil where contributions are not
    /// simply added up.
    public var leastRaised: Double?

    /// What all steps raise together, in contributions.
    public var raised: Double {
      SpreadsheetNumber.round(steps.reduce(0) { $0 + $1.raised }, places: 9)
    }
  }

  /// One criterion raised.
  public struct Step: Hashable, Sendable {
    /// The position in `CriteriaSet.nodes`.
    public var node: Int
    /// The present points.
    public var from: Double
    /// The points needed.
    public var to: Double
    /// What that adds to the contribution, by the criterion's own weight without what others hand over.
    public var raised: Double
  }

  /// Finds the ways for a unit.
  ///
  /// - Parameters:
  ///   - participant: the unit's position in the index's participants.
  ///   - evaluation: the index evaluated.
  ///   - includingSurveys: whether criteria measured by surveys can be raised too.
  ///   - effort: how many steps the search may take; an evaluation of the unit's lines counts as twenty.
  /// - Complexity: exponential in the number of criteria to raise at worst, cut off by `effort`. Where
  ///   everything is added up, branches are cut by exact sums of billionths, and the number of criteria is
  ///   found at once.
  public init(
    of participant: Int, in evaluation: IndexEvaluation, includingSurveys: Bool = false,
    effort: Int = 100_000
  ) {
    self.participant = participant
    var open: [OpenCriterion] = []
    var closed: [Int: ClosedReason] = [:]
    let marked = Set(evaluation.notApplicable(to: participant))
    for node in evaluation.calculation.set.leaves {
      guard !marked.contains(node) else {
        closed[node] = .notApplicable
        continue
      }
      let levels = OpenPoints.levels(
        of: node, participant: participant, in: evaluation, includingSurveys: includingSurveys)
      switch levels {
      case .failure(let reason): closed[node] = reason.reason
      case .success(let found):
        open.append(OpenCriterion(node: node, points: found.present, levels: found.levels))
      }
    }
    self.closed = closed
    let recalculate = UnitRecalculation(
      evaluation, participant: participant, nodes: open.map(\.node))
    let present = recalculate([:]).unrounded ?? 0
    for position in open.indices {
      let full = recalculate([open[position].node: open[position].most])
      open[position].gain = (full.unrounded ?? present) - present
    }
    let sorted = open.sorted { ($0.gain, $1.node) > ($1.gain, $0.node) }
    self.open = sorted
    func outcome(_ goal: Goal?, without obstacle: Obstacle) -> Outcome {
      guard let goal else { return .unreachable(obstacle) }
      var search = Search(goal, open: sorted, effort: effort)
      return search.run()
    }
    let isRanked = evaluation.rank(of: participant) != nil
    nextRank = outcome(.nextRank(recalculate), without: isRanked ? .best : .notRanked)
    let isGraded = evaluation.number(.gradeNumber, of: participant) != nil
    nextGrade = outcome(.nextGrade(recalculate), without: isGraded ? .best : .notGraded)
  }
}

/// A criterion a unit can raise.
public struct OpenCriterion: Hashable, Sendable {
  /// The position in `CriteriaSet.nodes`.
  public var node: Int
  /// The present points.
  public var points: Double
  /// The levels above them, rising.
  public var levels: [Double]
  /// What the score gains by the highest level alone, before rounding.
  public var gain = 0.0

  /// The highest level.
  public var most: Double { levels.last ?? points }
}
