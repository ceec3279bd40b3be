public import Scoring

/// How firm the ranks are when the method and the weights vary together, and which of both moves them.
///
/// Each run chooses, at random and independently, one option of every choice of method and weights about those of
/// that method, drawn as ``MonteCarlo`` draws them; all draws of weights are one input. Runs have random streams of
/// their own made from the seed and their number, so that the results are the same everywhere.
///
/// The shares of variance are those of the mean shift of ranks, the mean over the ranked units of |present rank −
/// rank| (M. Saisana, A. Saltelli, S. Tarantola, « Uncertainty and sensitivity analysis techniques as tools for the
/// quality assessment of composite indicators », Journal of the Royal Statistical Society A 168, 2005), and of each
/// unit's rank.
public struct Robustness: Sendable {
  /// What varies.
  public enum Input: Hashable, Sendable {
    /// All weights together.
    case weights
    /// A choice of method.
    case method(MethodChoices.Input)
  }

  /// What is known of a ranked unit.
  public struct UnitRanks: Hashable, Sendable {
    /// The participant.
    public var participant: Int
    /// The median of its ranks.
    public var median: Int
    /// The least ranks that at least 5 and 95 percent of the runs do not exceed.
    public var interval: ClosedRange<Int>
    /// The shares of its rank's variance, by input; nil if the rank never changes.
    public var shares: SobolIndices?
  }

  /// The options and what was refused.
  public let choices: MethodChoices
  /// How weights were drawn.
  public let settings: MonteCarloSettings
  /// How many runs each of the two samples has.
  public let size: Int
  /// What varies.
  public let inputs: [Input]
  /// How many runs left a ranked unit without a rank; if there are any, nothing else is told.
  public let unrankedRuns: Int
  /// The mean shift of ranks over both samples.
  public let meanShift: Double
  /// The shares of its variance, by input; nil if it does not vary.
  public let shares: SobolIndices?
  /// The ranked units, in ranking order.
  public let units: [UnitRanks]

  /// The size of each of the two samples unless said otherwise.
  public static let standardSize = 1024

  /// How many runs there are in all.
  public var runs: Int { size * (inputs.count + 2) }

  /// Runs the design; nil if the book has no such index.
  ///
  /// - Parameters:
  ///   - id: the identifier of the index.
  ///   - book: the book evaluated.
  ///   - settings: how weights are drawn, and the seed.
  ///   - size: the size of each of the two samples, at least 1.
  public init?(index id: String, of book: Evaluation, _ settings: MonteCarloSettings, size: Int) {
    guard let choices = MethodChoices(index: id, of: book), let declared = book[id] else {
      return nil
    }
    let inputs = [.weights] + choices.choices.map { Input.method($0.input) }
    let ranked = declared.ranking.filter { declared.rank(of: $0) != nil }
    let present = ranked.map { Double(declared.rank(of: $0) ?? 0) }
    var runs = RobustnessRuns(choices, settings, ranked: ranked)
    let a = runs.ranks((0..<size).map { run in runs.point(of: run, sample: 0) })
    let b = runs.ranks((0..<size).map { run in runs.point(of: run, sample: 1) })
    let mixed = inputs.indices.map { input in
      runs.ranks(
        (0..<size).map { run in
          runs.point(of: run, sample: 0).with(input, of: runs.point(of: run, sample: 1))
        })
    }
    func shift(_ ranks: [Double]) -> Double {
      Statistics.mean(zip(ranks, present).map { ($0 - $1).magnitude })
    }
    self.choices = choices
    self.settings = settings
    self.size = size
    self.inputs = inputs
    unrankedRuns = ([a, b] + mixed).joined().count { $0.contains { $0.isNaN } }
    guard unrankedRuns == 0 else {
      (meanShift, shares, units) = (0, nil, [])
      return
    }
    let shifts = (a.map(shift), b.map(shift))
    meanShift = Statistics.mean(shifts.0 + shifts.1)
    shares = SobolIndices(a: shifts.0, b: shifts.1, mixed: mixed.map { $0.map(shift) })
    units = ranked.enumerated().map { position, participant in
      func own(_ ranks: [[Double]]) -> [Double] { ranks.map { $0[position] } }
      let sorted = (own(a) + own(b)).sorted()
      func quantile(_ percent: Int) -> Int {
        sorted.isEmpty ? 0 : Int(sorted[(sorted.count * percent + 99) / 100 - 1])
      }
      return UnitRanks(
        participant: participant, median: quantile(50), interval: quantile(5)...quantile(95),
        shares: SobolIndices(a: own(a), b: own(b), mixed: mixed.map(own)))
    }
  }
}
