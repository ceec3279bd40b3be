/// The search for weights whose importance comes nearest to what is meant.
///
/// A pattern search over pairs of domains: one gives a step of weight to another while that brings importance
/// nearer; when no pair gains, the step is halved. Pairs span all directions in which the sum of weights stays,
/// so that it ends where no small move gains. It uses no random numbers.
struct ImportanceSearch {
  /// The covariances of the domains' shares.
  private let covariances: [[Double]]
  /// The importance that is meant, in parts of 1.
  let targets: [Double]

  /// The steps from the first to the last one, in parts of all weight.
  private static let firstStep = 0.25
  private static let lastStep = 1e-11
  /// How many additions a search may take; one that is cut short is told by its distance.
  private static let effort = 20_000_000

  init(_ covariances: [[Double]], targets: [Double]) {
    self.covariances = covariances
    self.targets = targets
  }

  /// The importance under some weights, in parts of 1: (Σ covariance · weight)² / variance, nothing for a domain
  /// that goes against the sum; nil if nothing varies.
  func importance(of weights: [Double]) -> [Double]? { importance(moved(weights)) }

  /// How far the importance under some weights is from what is meant; nil if nothing varies.
  func distance(of weights: [Double]) -> Double? {
    importance(of: weights).map { squares($0).squareRoot() }
  }

  /// The weights found, in parts of 1; nil if nothing varies.
  ///
  /// Begun at the meant importance itself and at what were right if the domains had nothing in common. A domain that
  /// goes against the sum counts as less than nothing at first, so that the search is led away from there.
  func found() -> [Double]? {
    let alone = targets.indices.map { (targets[$0] / covariances[$0][$0]).squareRoot() }
    let sum = alone.reduce(0, +)
    let ends = [targets, alone.map { $0 / sum }].compactMap { start in
      distance(of: start).map { _ in
        descend(from: descend(from: start, isSigned: true), isSigned: false)
      }
    }
    return ends.min { (distance(of: $0) ?? .infinity) < (distance(of: $1) ?? .infinity) }
  }

  /// The covariance of each domain's share with the sum under some weights.
  private func moved(_ weights: [Double]) -> [Double] {
    covariances.map { row in zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  private func importance(_ together: [Double], isSigned: Bool = false) -> [Double]? {
    let parts = together.indices.map {
      let square = together[$0] * together[$0] / covariances[$0][$0]
      return together[$0] > 0 ? square : isSigned ? -square : 0
    }
    let sum = parts.reduce(0) { $0 + $1.magnitude }
    return sum > 0 ? parts.map { $0 / sum } : nil
  }

  private func squares(_ importance: [Double]) -> Double {
    zip(importance, targets).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  }

  private func descend(from start: [Double], isSigned: Bool) -> [Double] {
    var weights = start
    var together = moved(weights)
    var best = importance(together, isSigned: isSigned).map(squares) ?? .infinity
    var step = Self.firstStep
    var left = Self.effort
    while step > Self.lastStep, left > 0 {
      var gains = false
      for to in weights.indices {
        for from in weights.indices where from != to && weights[from] > 0 {
          let move = min(step, weights[from])
          left -= weights.count
          let trial = together.indices.map {
            together[$0] + move * (covariances[$0][to] - covariances[$0][from])
          }
          guard let squares = importance(trial, isSigned: isSigned).map(squares), squares < best
          else { continue }
          best = squares
          together = trial
          weights[to] += move
          weights[from] -= move
          gains = true
        }
      }
      if !gains { step /= 2 }
    }
    return weights
  }
}
