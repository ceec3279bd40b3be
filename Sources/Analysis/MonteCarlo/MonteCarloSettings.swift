/// How weights are drawn at random, and how often.
public struct MonteCarloSettings: Hashable, Sendable {
  /// The distribution of the weights about the present ones.
  public enum Spread: Hashable, Sendable {
    /// Shares from a Dirichlet distribution whose means are the present shares.
    ///
    /// A share s has the variance s·(1 − s) / (concentration + 1): the greater the concentration, the closer
    /// the weights stay. With 500, a tenth of the whole has a standard deviation of 1.3 percent of the whole.
    /// Sums of shares are distributed alike, so that drawing criteria also draws their domains.
    case dirichlet(concentration: Double)
    /// Each weight multiplied by a number between 1 − percent / 100 and 1 + percent / 100, all of them equally
    /// likely, then all rescaled to the same total.
    case uniform(percent: Double)
  }

  /// What is drawn.
  public enum Level: String, Hashable, Sendable, CaseIterable {
    /// The weight of every scored criterion.
    case criteria
    /// The weight of every domain; criteria keep their shares of it.
    case domains
  }

  /// What is wrong with settings.
  public enum Fault: Hashable, Sendable, Error {
    /// There must be at least one draw, and at most 10⁹.
    case draws(Int)
    /// The concentration must be positive, and at most 10⁹.
    case concentration(Double)
    /// The percentage must be between 0 and 100.
    case percent(Double)
    /// There must be at least one thread.
    case threads(Int)
  }

  /// The concentration unless said otherwise.
  public static let standardConcentration = 500.0

  /// How many times weights are drawn.
  public let draws: Int
  /// What the random numbers start from: the same seed, the same results.
  public let seed: UInt64
  /// The distribution.
  public let spread: Spread
  /// What is drawn.
  public let level: Level
  /// How many tasks run side by side; the results do not depend on it.
  public let threads: Int

  /// Settings that make sense.
  public init(
    draws: Int = 1_000_000, seed: UInt64 = 1,
    spread: Spread = .dirichlet(concentration: standardConcentration), level: Level = .criteria,
    threads: Int = 2
  ) throws(Fault) {
    guard (1...1_000_000_000).contains(draws) else { throw .draws(draws) }
    guard threads > 0 else { throw .threads(threads) }
    switch spread {
    case .dirichlet(let concentration):
      guard concentration > 0, concentration <= 1e9 else { throw .concentration(concentration) }
    case .uniform(let percent):
      guard (0...100).contains(percent) else { throw .percent(percent) }
    }
    self.draws = draws
    self.seed = seed
    self.spread = spread
    self.level = level
    self.threads = threads
  }
}
