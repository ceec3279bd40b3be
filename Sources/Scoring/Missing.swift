public import Wording

/// What a missing figure means.
public enum Missing: Hashable, Sendable {
  /// A fault: nothing is published before it is mended.
  case fault
  /// Zero points, because the set says so.
  case zero
  /// The unit has no score and no rank; a warning says so.
  case unscored
  /// The criterion does not apply, as if the figures said so.
  case notApplicable
  /// The figure is the mean of those that the units have whom the criterion's rule compares.
  case mean
  /// The figure is the mean of those that the ranked units of the same group have.
  ///
  /// COINr's `i_mean_grp()`.
  case groupMean
  /// The figure is a number that the set declares.
  case value(Double)

  /// The words by which a set says it; a declared number it says by the number.
  public static let words: [(word: String, missing: Missing)] = [
    ("fault", .fault), ("zero", .zero), ("unscored", .unscored),
    ("not_applicable", .notApplicable), ("mean", .mean), ("group_mean", .groupMean),
  ]

  /// Whether the set says what the criterion gives without the figure.
  public var givesResult: Bool {
    switch self {
    case .zero, .notApplicable, .mean, .groupMean, .value: true
    case .fault, .unscored: false
    }
  }

  /// Whether another number stands in for the figure.
  public var fillsIn: Bool {
    switch self {
    case .mean, .groupMean, .value: true
    case .fault, .zero, .unscored, .notApplicable: false
    }
  }
}

extension Missing {
  /// What stands in for the figure, as a phrase; an empty text if nothing does.
  public func filling(_ texts: some Spoken) -> String {
    switch self {
    case .mean: texts["trung bình của các đơn vị được so sánh", "the mean of the units compared"]
    case .groupMean: texts["trung bình của nhóm đơn vị", "the mean of the unit group"]
    case .value(let figure): texts["số ", "the number "] + texts.number(figure)
    case .fault, .zero, .unscored, .notApplicable: ""
    }
  }
}
