/// Measures of how numbers vary together.
enum Statistics {
  /// The mean; 0 of no numbers.
  static func mean(_ numbers: [Double]) -> Double {
    numbers.isEmpty ? 0 : numbers.reduce(0, +) / Double(numbers.count)
  }

  /// The covariance of a population: the mean product of the distances from the means.
  static func covariance(_ left: [Double], _ right: [Double]) -> Double {
    let (leftMean, rightMean) = (mean(left), mean(right))
    return mean(zip(left, right).map { ($0 - leftMean) * ($1 - rightMean) })
  }

  /// Pearson's correlation; nil if one side does not vary.
  static func pearson(_ left: [Double], _ right: [Double]) -> Double? {
    guard varies(left), varies(right) else { return nil }
    let spread = (covariance(left, left) * covariance(right, right)).squareRoot()
    guard spread > 0 else { return nil }
    return min(1, max(-1, covariance(left, right) / spread))
  }

  /// Spearman's correlation: Pearson's of the ranks, equals sharing the mean of theirs.
  static func spearman(_ left: [Double], _ right: [Double]) -> Double? {
    pearson(midRanks(left), midRanks(right))
  }

  /// Kendall's τ-b, which allows for ties: (concordant − discordant) / √(pairs untied left × right).
  ///
  /// - Returns: nil if one side does not vary.
  /// - Complexity: O(n²).
  static func kendall(_ left: [Double], _ right: [Double]) -> Double? {
    var (balance, untiedLeft, untiedRight) = (0, 0, 0)
    for first in left.indices {
      for second in left.indices.dropFirst(first + 1) {
        let a = order(left[first], left[second])
        let b = order(right[first], right[second])
        balance += a * b
        untiedLeft += a * a
        untiedRight += b * b
      }
    }
    guard untiedLeft > 0, untiedRight > 0 else { return nil }
    return Double(balance) / (Double(untiedLeft) * Double(untiedRight)).squareRoot()
  }

  /// The place of each number in rising order, from 1; equals share the mean of their places.
  static func midRanks(_ numbers: [Double]) -> [Double] {
    let order = numbers.indices.sorted { numbers[$0] < numbers[$1] }
    var ranks = [Double](repeating: 0, count: numbers.count)
    var start = 0
    while start < order.count {
      var end = start
      while end + 1 < order.count, numbers[order[end + 1]] == numbers[order[start]] { end += 1 }
      for place in start...end { ranks[order[place]] = Double(start + end) / 2 + 1 }
      start = end + 1
    }
    return ranks
  }

  /// Whether the numbers differ by more than noise.
  static func varies(_ numbers: [Double]) -> Bool {
    guard let least = numbers.min(), let greatest = numbers.max() else { return false }
    return greatest - least > 1e-9
  }

  private static func order(_ left: Double, _ right: Double) -> Int {
    left == right ? 0 : left < right ? -1 : 1
  }
}
