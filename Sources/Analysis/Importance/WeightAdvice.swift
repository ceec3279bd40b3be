internal import Scoring

/// Weights under which each domain would be about as important as its present weight says it is meant to be.
///
/// Sought are weights of 0 or more, together as many points as now, under which the domains' sensitivities stand
/// to one another as their present weights do. Often there are none, as domains go together; those found come as
/// near as they can. Source: W. Becker, M. Saisana, P. Paruolo, I. Vandecasteele, « Weights and importance in
/// composite indicators: closing the gap », Ecological Indicators 80, 2017. Other than there, a domain that goes
/// against the score counts as one of no importance, so that no weights are advised that set domains at odds.
///
/// They are advice about these units' figures, found by a search; another year's figures need others.
public struct WeightAdvice: Hashable, Sendable {
  /// The weights in points, by domain.
  public var weights: [Double]
  /// The importance under them in parts of 1, by domain.
  public var importance: [Double]
  /// How far importance is from the weights now: √Σ(importance − weight)², in parts of 1.
  public var distanceBefore: Double
  /// How far it remains under these weights.
  public var distance: Double

  /// Why no such weights can be computed.
  public enum Obstacle: Hashable, Sendable, Error {
    /// Domains are not added up or averaged.
    case notLinear
    /// Fewer than two domains weigh anything.
    case oneDomain
    /// Unit groups weigh domains otherwise.
    case groupsDiffer
    /// A domain does not apply to some unit; its position in `CriteriaSet.nodes`.
    case notForAll(node: Int)
    /// There are fewer ranked units than domains and one more.
    case tooFewUnits(units: Int, needed: Int)
    /// All units have the same share of a domain; its position in `CriteriaSet.nodes`.
    case constant(node: Int)
    /// No weights of 0 or more make the scores differ.
    case noSpread
  }

  /// Searches the weights for domains with some shares of full marks, by domain and unit.
  static func find(
    for shares: [[Double?]], _ domains: [Int], _ participants: [Int], in evaluation: IndexEvaluation
  ) -> Result<Self, Obstacle> {
    guard evaluation.calculation.set.aggregation.isLinear else { return .failure(.notLinear) }
    let groups = Set(participants.map { evaluation.groups[$0] })
    let own = groups.sorted().map { group in
      domains.map { evaluation.weights[group].effective[$0] }
    }
    guard let weights = own.first else {
      return .failure(.tooFewUnits(units: 0, needed: domains.count + 1))
    }
    guard own.allSatisfy({ $0 == weights }) else { return .failure(.groupsDiffer) }
    let weighing = domains.indices.filter { weights[$0] > 0 }
    guard weighing.count > 1 else { return .failure(.oneDomain) }
    guard participants.count > weighing.count else {
      return .failure(.tooFewUnits(units: participants.count, needed: weighing.count + 1))
    }
    var columns: [[Double]] = []
    for domain in weighing {
      let column = shares[domain].compactMap { $0 }
      guard column.count == participants.count else {
        return .failure(.notForAll(node: domains[domain]))
      }
      guard Statistics.varies(column) else { return .failure(.constant(node: domains[domain])) }
      columns.append(column)
    }
    guard var advice = find(columns, weights: weighing.map { weights[$0] }) else {
      return .failure(.noSpread)
    }
    func spread(_ numbers: [Double]) -> [Double] {
      var all = [Double](repeating: 0, count: domains.count)
      for (position, domain) in weighing.enumerated() { all[domain] = numbers[position] }
      return all
    }
    advice.weights = spread(advice.weights)
    advice.importance = spread(advice.importance)
    return .success(advice)
  }

  /// Searches the weights for columns of shares that vary; nil if no weights make the sum vary.
  static func find(_ columns: [[Double]], weights: [Double]) -> Self? {
    let total = weights.reduce(0, +)
    let search = ImportanceSearch(
      columns.map { left in columns.map { Statistics.covariance(left, $0) } },
      targets: weights.map { $0 / total })
    guard let before = search.distance(of: search.targets), let found = search.found() else {
      return nil
    }
    return search.importance(of: found).map { importance in
      WeightAdvice(
        weights: found.map { $0 * total }, importance: importance, distanceBefore: before,
        distance: search.distance(of: found) ?? before)
    }
  }
}
