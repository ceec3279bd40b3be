/// The columns of `results.csv`, which last year's results may be read from.
public enum ResultColumns {
  /// Those that are read: the index, the unit, its score and rank.
  static let read = ["index", "unit", "score", "rank"]

  /// All in the order in which they are written.
  public static let all = [
    "index", "position", "unit", "name", "group", "ranked", "score", "rank", "group_rank", "grade",
    "previous_score", "previous_rank", "score_change", "places_won",
    "appraised_points", "survey_points", "remark",
  ]

  /// The column behind them of a criterion's points before weighting.
  ///
  /// The prefix keeps spreadsheet programs from making 1.1 of a code 1.10, and codes from being other columns.
  public static func points(of code: String) -> String { pointsPrefix + code }

  /// What the columns of points begin with.
  static let pointsPrefix = "points:"

  /// Those that are passed over.
  static var others: [String] { all.filter { !read.contains($0) } }
}
