/// How many parts of a mean must have a result, so that the mean is one.
///
/// COINr's data availability threshold is the share.
public enum Needed: Hashable, Sendable {
  /// As many parts.
  case count(Int)
  /// As many percent of the parts.
  case percent(Double)

  /// How many parts that is.
  ///
  /// - Parameter parts: how many parts there are.
  /// - Returns: a number of parts, at most all.
  public func count(among parts: Int) -> Int {
    switch self {
    case .count(let count): Swift.min(count, parts)
    case .percent(let percent):
      // A share that comes out whole does not need one more for its last binary digit.
      Swift.min(Int((percent / 100 * Double(parts) - 1e-9).rounded(.up)), parts)
    }
  }
}
