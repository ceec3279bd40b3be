/// The values by which units are compared in a criterion's rule, in a round.
public struct Compared: Hashable, Sendable {
  /// The criterion, a position in `CriteriaSet.nodes`.
  public var criterion: Int
  /// The round whose figures they are made of.
  public var stage: Stage
  /// Which of the values that the rule compares, from 0.
  public var ordinal: Int
  /// The unit group whose units alone are compared, a position in ``Calculation/groups``; nil for all.
  public var group: Int?
}
