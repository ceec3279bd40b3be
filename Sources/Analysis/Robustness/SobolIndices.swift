/// Shares of the variance of a function that each of its inputs accounts for, alone and with all others.
///
/// The design is A. Saltelli's and others' (« Variance based sensitivity analysis of model output », Computer Physics
/// Communications 181, 2010): two independent samples A and B of all inputs, and for each input the sample A with
/// that input taken from B. The estimators are M. Jansen's (« Analysis of variance designs for model output », Computer
/// Physics Communications 117, 1999).
public struct SobolIndices: Hashable, Sendable {
  /// What an input accounts for alone, by input; by chance it may come out a little below 0.
  public let first: [Double]
  /// What it accounts for together with all others.
  public let total: [Double]
  /// The standard error of what an input accounts for alone, by input, the variance taken as it is.
  public let firstErrors: [Double]
  /// The same of what it accounts for together with all others.
  public let totalErrors: [Double]
  /// The variance of the function.
  public let variance: Double

  /// Estimates the shares from values of a function; nil if it does not vary.
  ///
  /// - Parameters:
  ///   - a: the values on the first sample.
  ///   - b: those on the second.
  ///   - mixed: for each input those on the first sample with that input from the second.
  init?(a: [Double], b: [Double], mixed: [[Double]]) {
    let all = a + b
    guard Statistics.varies(all) else { return nil }
    let variance = Statistics.covariance(all, all)
    self.variance = variance
    /// Half the squared distances, in parts of the variance: their mean and its standard error.
    func halfSquares(_ left: [Double], _ right: [Double]) -> (mean: Double, error: Double) {
      let squares = zip(left, right).map { ($0 - $1) * ($0 - $1) / 2 / variance }
      let spread = Statistics.covariance(squares, squares)
      return (Statistics.mean(squares), (spread / Double(squares.count)).squareRoot())
    }
    let firsts = mixed.map { halfSquares(b, $0) }
    let totals = mixed.map { halfSquares(a, $0) }
    first = firsts.map { 1 - $0.mean }
    firstErrors = firsts.map(\.error)
    total = totals.map(\.mean)
    totalErrors = totals.map(\.error)
  }
}
