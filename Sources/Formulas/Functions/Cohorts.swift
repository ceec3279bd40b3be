extension Function {
  /// Functions over the units of a cohort, in rules only; they print as the plain function over a range.
  static let cohorts: [Function] = [
    .cohortAverage, .cohortCount, .cohortLarge, .cohortMax, .cohortMedian, .cohortMin,
    .cohortRank, .cohortSmall, .cohortStandardDeviation, .cohortSum,
  ]

  /// `COHORT_AVERAGE(x)`, the mean of x over all units that take part.
  public static let cohortAverage = overCohort("AVERAGE", .average)
  /// `COHORT_COUNT(x)`, how many units have a number x.
  public static let cohortCount = overCohort("COUNT", .count)
  /// `COHORT_LARGE(x, k)`, the k-th greatest x of all units.
  public static let cohortLarge: Function = .init(
    Definition(
      "COHORT_LARGE", 2...2, rule: .placeInCohort(isRising: false), cell: .none, cohort: .large))
  /// `COHORT_MAX(x)`, the greatest x of all units.
  public static let cohortMax = overCohort("MAX", .max)
  /// `COHORT_MEDIAN(x)`, the median of x over all units.
  public static let cohortMedian = overCohort("MEDIAN", .median)
  /// `COHORT_MIN(x)`, the least x of all units.
  public static let cohortMin = overCohort("MIN", .min)
  /// `COHORT_SMALL(x, k)`, the k-th least x of all units.
  public static let cohortSmall: Function = .init(
    Definition(
      "COHORT_SMALL", 2...2, rule: .placeInCohort(isRising: true), cell: .none, cohort: .small))
  /// `COHORT_STDEV(x)`, the sample standard deviation of x over all units.
  public static let cohortStandardDeviation = overCohort("STDEV", .standardDeviation)
  /// `COHORT_SUM(x)`, the sum of x over all units.
  public static let cohortSum = overCohort("SUM", .sum)

  /// `COHORT_RANK(x, ascending)`, the unit's rank: 1 is the greatest x, or the least if ascending
  /// is 1; equals share the better rank.
  ///
  /// Before evaluation it is `COHORT_RANK(slot, slots, ascending)`.
  public static let cohortRank: Function = .init(
    Definition("COHORT_RANK", 1...2, rule: .rankInCohort, cell: .none, cohort: .rank))

  private static func overCohort(_ name: String, _ plain: Function) -> Function {
    Function(
      Definition("COHORT_" + name, 1...1, rule: .overCohort, cell: .none, cohort: plain))
  }

  /// The function that stands in a cell for one of the language.
  func ofCells(over arguments: [Expression]) -> Function {
    guard let plain = definition.cohort else { return self }
    let range = definition.name == Function.cohortRank.name ? 1 : 0
    guard arguments.indices.contains(range), case .reference(.slots) = arguments[range] else {
      return self
    }
    return plain
  }
}
