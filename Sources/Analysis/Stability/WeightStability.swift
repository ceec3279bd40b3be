internal import Scoring

/// What may not change while a weight moves.
public enum StabilityQuestion: String, Hashable, Sendable, CaseIterable {
  /// The rank of every participant.
  case ranks
  /// Who has rank 1.
  case winners
  /// The grade of every participant.
  case grades
}

/// How far one node's weight can move before something changes, its siblings rescaled in proportion.
///
/// The notion is that of weight stability intervals (B. Mareschal, Weight stability intervals in multicriteria
/// decision aid, European Journal of Operational Research 33, 1988; E. Triantaphyllou and A. Sánchez, A
/// sensitivity analysis approach for some deterministic multi-criteria decision-making methods, Decision
/// Sciences 28, 1997). There scores are linear in the weights and the ends have a closed form. Here they may be
/// rounded at every level, means of what applies, or capped, so the ends are searched:
///
/// - From the present weight outwards, an interval of weights is evaluated as a whole, as a line with a band
///   that holds every number the program can give there (``Enclosure``). If the band proves that nothing
///   changes, the interval is done; else it is halved, the nearer half first.
/// - An interval of 2⁻⁴⁰ of the way that is still not proven is decided by evaluating its far end. If the
///   results there differ, this is the end. If they do not, the search goes on.
///
/// Inside an end, then, nothing changes except what would be undone within 2⁻⁴⁰ (about 10⁻¹²) of the way, and
/// except where two scores differ by less than the 12th digit, which is taken for noise. Just outside,
/// results differ: they have been computed. Ties, tie-break keys and roundings are the set's own.
///
/// Rules whose formulas put weights into functions such as `MEDIAN` or `LOOKUP` give no useful bands; a
/// search that takes more than ``WeightStability/workLimit`` intervals ends ``StabilityEnd/Reason/undecided``.
public struct WeightStability: Sendable {
  /// The node, as a position in `CriteriaSet.nodes`.
  public let node: Int
  /// The node's present effective weight, by unit group.
  public let present: [Double]
  /// What the node and its siblings weigh together, by unit group: the most the weight can become.
  public let most: [Double]
  /// Where the weight's way down to 0 ends.
  public let lower: [StabilityQuestion: StabilityEnd]
  /// Where the weight's way up to all of its siblings' weight ends.
  public let upper: [StabilityQuestion: StabilityEnd]

  /// The intervals that a search in one direction evaluates at most.
  public static let workLimit = 6_000

  /// The intervals of every group and scored criterion of the set's main part, in the order of the nodes.
  ///
  /// - Parameter program: The index, evaluated in advance.
  /// - Returns: One result per node, also for those whose weight cannot move.
  /// - Complexity: Some hundreds of evaluations of the formulas above each node, for each of its two ways.
  public static func all(_ program: WeightProgram) -> [WeightStability] {
    let base = program.values(program.evaluation.weights)
    return program.evaluation.calculation.set.mainNodes.map {
      WeightStability(program, node: $0, base: base)
    }
  }

  /// The intervals of one node.
  public init(_ program: WeightProgram, node: Int) {
    self.init(program, node: node, base: program.values(program.evaluation.weights))
  }

  private init(_ program: WeightProgram, node: Int, base: [Double]) {
    let evaluation = program.evaluation
    let down = WeightVariation(evaluation, node: node, .down)
    let up = WeightVariation(evaluation, node: node, .up)
    self.node = node
    present = evaluation.weights.map { $0.effective[node] }
    most = evaluation.weights.map { weights in
      down.family.map { weights.effective[$0] }.reduce(0, +)
    }
    var search = StabilitySearch(program, down, base)
    lower = search.run()
    search = StabilitySearch(program, up, base)
    upper = search.run()
  }
}

/// The end of a weight's way, in one direction, as far as nothing changes.
public struct StabilityEnd: Hashable, Sendable {
  /// Why the way ends.
  public enum Reason: Hashable, Sendable {
    /// The weight has reached 0 or all of its siblings' weight, or cannot move at all, and nothing changes.
    case wholeRange
    /// Beyond it, results differ; all that is different there.
    case changes([StabilityChange])
    /// Beyond it nothing could be proven in the time allowed.
    case undecided
  }

  /// The fraction of the way from the present weight, 0, to the end of the range, 1.
  public var reach: Double
  /// The node's effective weight there, by unit group.
  public var weight: [Double]
  /// The least fraction of the way at which results are known to differ; nil if there is none.
  public var changedReach: Double?
  /// Why the way ends there.
  public var reason: Reason
}

/// What is different just beyond an end.
public enum StabilityChange: Hashable, Sendable {
  /// What becomes of two participants of which the first stood before the second.
  public enum Order: Hashable, Sendable {
    /// They have the same rank.
    case tied
    /// The second stands before the first.
    case swapped
  }

  /// The order of two ranked participants, who have different ranks inside; the first is the better.
  case order(first: Int, second: Int, Order)
  /// Two participants of the same rank come apart: the first is the better beyond.
  case parted(first: Int, second: Int)
  /// A participant who is ranked is not beyond, or the other way round.
  case ranked(Int, isRanked: Bool)
  /// A participant's grade, as positions on the scale from 1 for the best; nil is none.
  case grade(Int, from: Int?, to: Int?)
}
