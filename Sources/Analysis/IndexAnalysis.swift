public import Scoring

/// All that is asked about how firm an index's results are.
public struct IndexAnalysis: Sendable {
  /// The index evaluated.
  public let evaluation: IndexEvaluation
  /// How far each weight can move before something changes.
  public let stability: [WeightStability]
  /// The ranks under weights drawn at random, one for each way of drawing.
  public let draws: [MonteCarlo]
  /// The ranking without each domain and criterion.
  public let leaveOneOut: LeaveOneOut
  /// What each criterion contributes to the differences.
  public let spread: Spread
  /// How far weights are importance.
  public let importance: Importance
  /// What it would take each unit to come further.
  public let prospects: [Prospect]
  /// The ranking by other methods.
  public let methods: AlternativeMethods
  /// The ranks when method and weights vary together.
  public let robustness: Robustness

  /// The parts of an analysis, in the order they are made.
  public enum Part: String, Sendable, CaseIterable {
    /// Weights moved.
    case stability
    /// Weights drawn at random.
    case draws
    /// Criteria left out, the spread, importance and other methods.
    case methods
    /// Methods and weights together.
    case robustness
    /// What it would take.
    case prospects
  }

  /// Analyses an index; nil if the book has none of this identifier, or if no way of drawing is given.
  ///
  /// - Parameters:
  ///   - id: the identifier of the index.
  ///   - book: the book evaluated.
  ///   - settings: how weights are drawn, once for each; beside other methods as the first one says.
  ///   - size: the size of each of the two samples of methods and weights.
  ///   - effort: how far each unit's cheapest way is searched; see ``Prospect``.
  ///   - began: told before each part.
  public init?(
    index id: String, of book: Evaluation, settings: [MonteCarloSettings],
    size: Int = Robustness.standardSize, effort: Int = 100_000,
    began: (Part) -> Void = { _ in }
  ) async {
    guard let evaluation = book[id] else { return nil }
    self.evaluation = evaluation
    began(.stability)
    let program = WeightProgram(evaluation)
    stability = WeightStability.all(program)
    began(.draws)
    var draws: [MonteCarlo] = []
    for setting in settings { draws.append(await MonteCarlo(program, setting)) }
    self.draws = draws
    began(.methods)
    guard let leaveOneOut = LeaveOneOut(index: id, of: book),
      let methods = AlternativeMethods(index: id, of: book)
    else { return nil }
    self.leaveOneOut = leaveOneOut
    self.methods = methods
    spread = Spread(evaluation)
    importance = Importance(evaluation)
    began(.robustness)
    guard let first = settings.first,
      let robustness = Robustness(index: id, of: book, first, size: size)
    else { return nil }
    self.robustness = robustness
    began(.prospects)
    prospects = evaluation.ranking.map { Prospect(of: $0, in: evaluation, effort: effort) }
  }
}

extension IndexAnalysis {
  /// The criterion or domain whose weight needs to move least, in percent of the whole, before the answer
  /// to a question changes; nil if no weight changes it.
  public func mostSensitive(_ question: StabilityQuestion) -> (node: Int, slack: Double)? {
    var best: (node: Int, slack: Double)?
    for row in stability {
      for end in [row.lower[question], row.upper[question]] {
        guard let end, end.changedReach != nil else { continue }
        for group in evaluation.weights.indices where evaluation.weights[group].total > 0 {
          let move = (end.weight[group] - row.present[group]).magnitude
          let slack = move / evaluation.weights[group].total * 100
          if slack < best?.slack ?? .infinity { best = (row.node, slack) }
        }
      }
    }
    return best
  }
}
