public import Formulas

/// One row of the calculation: a quantity that every participant has, as a formula over other lines.
///
/// The calculation is a sheet of lines × participants. Its numbers are the same whether the engine
/// evaluates the formulas or a spreadsheet recalculates them, because both take them from here.
public struct Line: Sendable {
  /// What the line holds.
  public var kind: Kind
  /// Its formula per unit group, in the order of `Calculation.groups`; empty if the line is read or
  /// ranked and not computed by a formula.
  public var expressions: [Expression]

  /// What a line holds.
  public enum Kind: Hashable, Sendable {
    /// What was observed: an input of a criterion in a round.
    case input(criterion: Int, input: Int, stage: Stage)
    /// The mark that a criterion does not apply, in a round.
    case notApplicable(criterion: Int, stage: Stage)
    /// The mark of a fact, by its position in `CriteriaSet.facts`: 1, or blank.
    case fact(Int)
    /// Another index's score of the same unit.
    case imported(index: String)
    /// An intermediate value that a cohort function looks at over all participants, over the ranked ones, or
    /// over those of one unit group.
    case cohort(Compared)
    /// The same value of the units that are not ranked too, where ranks among the ranked ones are asked for.
    case cohortAll(Compared)
    /// The same value of the units alone that are not ranked.
    case cohortOutside(Compared)
    /// The points of a criterion before weighting, where another rule refers to them.
    case points(criterion: Int, stage: Stage)
    /// What a node contributes in a round: points / maximum × weight.
    case contribution(node: Int, stage: Stage)
    /// The domains together.
    case earned(stage: Stage)
    /// The weight of the criteria that do not apply and are left out of the whole.
    case excluded(stage: Stage)
    /// The earned points on the index's scale, the excluded ones left out.
    case converted(stage: Stage)
    /// All bonus items, capped.
    case bonus(stage: Stage)
    /// All penalty items, capped.
    case penalty(stage: Stage)
    /// The score: converted + bonus − penalty, before rounding.
    case unrounded(stage: Stage)
    /// The score, rounded.
    case score(stage: Stage)
    /// Whether the participant is ranked: 1 or 0.
    case isRanked
    /// The number that ranks; an empty text for those who are not ranked.
    case basis
    /// A key that decides between equal ranks.
    case tieBreak(Int)
    /// The rank among all ranked participants.
    case rank
    /// The rank among the ranked participants of the same unit group.
    case groupRank
    /// The position in the ranking table, from 1: ranked ones first, ties in the order of the units.
    case position
    /// Whether a condition on the grade holds, by its position in ``Calculation/conditions``: 1 or 0.
    case condition(Int)
    /// The number of the grade before a limit, by its position among those of the unit's scale; there only
    /// where some scale has one.
    case gradeBefore(limit: Int)
    /// The grade's position on its scale, from 1 for the best, after all limits.
    case gradeNumber
    /// The grade.
    case grade
    /// Last year's score.
    case previousScore
    /// Last year's rank.
    case previousRank
    /// Last year's points of a criterion before weighting, where a rule asks for them.
    case previousPoints(criterion: Int)
    /// The score's change since last year.
    case scoreChange
    /// The places won since last year: last year's rank less this year's.
    case placesWon

    // Lines derived from the others: computed when they are asked for, never stored.

    /// What a unit can attain at a node in a round: its weight after what does not apply, with what other
    /// criteria hand over to it. 0 where nothing applies.
    ///
    /// A group that is added up can give what its children can give together; one that is averaged, or
    /// that converts itself as a block or because its parent averages, counts in full.
    case attainable(node: Int, stage: Stage)
    /// What a unit lost at a node: attainable − contribution, at nine places. A mark stays a mark and an
    /// error an error; bonus and penalty items lose nothing.
    case lost(node: Int, stage: Stage)
    /// Contribution ÷ attainable in percent; a mark where nothing can be attained.
    case share(node: Int, stage: Stage)
    /// What other criteria that do not apply handed over to a criterion.
    case takenOver(node: Int, stage: Stage)
    /// What a unit can attain on all domains together.
    case attainableTotal(stage: Stage)
    /// What a unit lost on all domains together, at nine places.
    case lostTotal(stage: Stage)
    /// The earned points ÷ what can be attained on all domains, in percent.
    case shareTotal(stage: Stage)
    /// The points of criteria that do not apply and were shared out over others.
    case handedOver(stage: Stage)
    /// The points from sociological surveys.
    case surveyPoints(stage: Stage)
    /// The number of the round whose figures count for a criterion, among those it has figures in, from 1;
    /// 0 if the unit has none.
    case round(criterion: Int)
    /// An input of the round that counts; an empty text if it is missing.
    case figure(criterion: Int, input: Int)
    /// The mark that a criterion does not apply, in the round that counts; an empty text without it.
    case mark(criterion: Int)
    /// The points lost on a scored criterion as a number; an empty text for marks, errors and groups.
    case lossKey(node: Int)
    /// The place of a criterion among the unit's losses, from 1 for the greatest; equals in the order of
    /// the set.
    case lossPosition(node: Int)
    /// How many scored criteria lost points.
    case lossCount
    /// The points lost on all scored criteria that lost some.
    case lossSum
    /// The number that ranks a unit at a node: its share, rounded as the score is if rounded scores rank,
    /// else at nine places. An empty text for those who are not ranked and where there is no share.
    case nodeKey(node: Int)
    /// 1 for the first unit with its number at a node, else 0.
    case nodeFirst(node: Int)
    /// The rank of a unit at a node. Equals share it, 1, 2, 2, 3 if the set's ranks are dense, else
    /// 1, 2, 2, 4: nothing but the order of the units could part them. Without one the share's mark, or a
    /// dash for units that are not ranked.
    case nodeRank(node: Int)
    /// The share of a node of a unit with a rank; an empty text for the others, and where there is none.
    case rankedShare(node: Int)
    /// The mean of the ranked units' shares of a node, in percent at two places, over those it applies to; a
    /// dash if there are none.
    case meanShare(node: Int)
    /// The best of the ranked units' shares of a node, rounded like the mean.
    case bestShare(node: Int)
    /// The least of the ranked units' shares of a node, rounded like the mean.
    case leastShare(node: Int)
    /// The position, from 1, of the first participant with the best rank at a node; a dash if there is none.
    case bestUnit(node: Int)
    /// The position of the first participant with the last rank at a node; a dash if there is none.
    case leastUnit(node: Int)
    /// The mean of the ranked units' points of a node, over those it applies to; a dash if there are none.
    case meanPoints(node: Int)
    /// How many ranked units have no points of a node.
    case withoutPoints(node: Int)
    /// The name of the unit's group.
    case unitGroup
    /// 1 for the first unit with its score and keys, else 0.
    case rankFirst
    /// 1 for the first unit of its group with its score and keys, else 0.
    case groupRankFirst
    /// How many units are ranked.
    case rankedCount
    /// The mean of the ranked units' scores, at nine places; a dash if there are none.
    case meanScore
    /// How many units of the same group are ranked.
    case groupRankedCount
    /// How many ranked units have more; an empty text for those who are not ranked.
    case unitsAbove
    /// The least number that ranks above the unit's; a dash if there is none.
    case nextScore
    /// What separates the unit from the next score above.
    case pointsToNext
    /// The position, from 1, of the first participant who has the next score above.
    case unitAhead
    /// The greatest number that ranks below the unit's; a dash if there is none.
    case scoreBehind
    /// What separates the unit from the next score below.
    case pointsAhead
    /// The position, from 1, of the first participant who has the next score below.
    case unitBehind
    /// The unit's place among the participants, from 1.
    case order
    /// By how much the unit's share of a node is above the ranked units' mean; a dash where either is none.
    case lead(node: Int)
    /// The score if a scored criterion alone gave all it can give, everything else as it is; an empty text
    /// where it loses nothing that can be told.
    case scoreIfFull(node: Int)
    /// The number that would rank then; an empty text for those who are not ranked.
    case basisIfFull(node: Int)
    /// The rank that the unit would have then, all others as they are.
    case rankIfFull(node: Int)
    /// The number of the cap that holds the grade down, the worst of those that do; 0 if none does.
    case gradeCap
    /// The number of what made the grade worse than the score's own, by ``GradeScale/holds``: the cap that
    /// holds, or the last limit that moved the unit; 0 if nothing did.
    case gradeHold
    /// The position of the next better grade; a dash if there is none.
    case nextGradeNumber
    /// The next better grade.
    case nextGrade
    /// What the score lacks to the next better grade; 0 if only a cap is in the way.
    case pointsToGrade
    /// The place among all by places won, the most first, equals in the order of the units.
    case climberPosition
    /// The place among all by places lost, the most first, equals in the order of the units.
    case fallerPosition
  }

  /// A line computed by formulas, one per unit group.
  public init(_ kind: Kind, _ expressions: [Expression] = []) {
    self.kind = kind
    self.expressions = expressions
  }
}

/// A number that a unit group has: lines refer to it by a negative slot.
public enum Parameter: Hashable, Sendable {
  /// The maximum points of a node.
  case maximum(node: Int)
  /// The effective weight of a node.
  case weight(node: Int)
  /// The weight that is declared for a node, or a criterion's maximum; blank for a group without one.
  case declaredWeight(node: Int)
  /// The weight of a node before its ancestors scale it.
  case ownWeight(node: Int)
  /// The effective weight of a node in percent of the whole.
  case weightShare(node: Int)
  /// The weight of all domains together.
  case totalWeight
  /// The least score of a grade, by its position.
  case gradeFrom(Int)
  /// A number that formulas use by name, by its position in `CriteriaSet.constants`.
  case constant(Int)
}

/// The texts that stand in place of points.
public struct Marks: Hashable, Sendable {
  /// Typed into the data: the criterion does not apply.
  public static let notApplicable = "x"
  /// The points are left out and the rest, of a block or of the whole, is converted.
  public static let excluded = "KAD"
  /// The points are shared out over other criteria.
  public static let redistributed = "PB"
  /// Nothing below applies, or the parent leaves it out of its mean.
  public static let leftOut = "–"
}
