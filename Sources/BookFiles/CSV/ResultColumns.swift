/// The columns of `results.csv`, which last year's results may be read from.
public enum ResultColumns {
  /// Those that are read: the index, the unit, its score and rank.
  static let read = ["index", "unit", "score", "rank"]

  /// All in the order in which they are written.
  public static let all = [
    "index", "position", "unit", "name", "group", "ranked", "score", "rank", "group_rank", "grade",
    "previous_score", "previous_rank", "score_change", "places_won", "remark",
  ]

  /// Those that are passed over.
  static var others: [String] { all.filter { !read.contains($0) } }
}
