import Wording

internal import Formulas

/// The points of a criterion, a domain, a bonus or penalty item, counted of its maximum whatever it weighs.
///
///     {criterion: P1, of: points, above: 0, grade: Tốt}
///
/// Of a criterion of 10 points that weighs 20, a contribution of 5 is 2.5 points.
public struct PointsCondition: Hashable, Sendable, GradeConditionKind {
  /// The keys of the format.
  public static let keys = ["criterion", "of"] + Threshold.Side.allCases.map(\.rawValue)

  let node: Int
  /// The points and their side.
  public let threshold: Threshold

  /// A side of some points of a criterion.
  public init(criterion: Int, threshold: Threshold) {
    node = criterion
    self.threshold = threshold
  }

  var criterion: Int? { node }

  func test(in calculation: Calculation, group: String) -> Expression {
    guard calculation.isAssessed(node, stage: calculation.final),
      let weight = calculation.slot(.weight(node: node)),
      let maximum = calculation.slot(.maximum(node: node))
    else { return .call(.notAvailable, []) }
    let value = calculation.slot(.contribution(node: node, stage: calculation.final))
    return threshold.holds(value / .slot(weight) * .slot(maximum))
  }

  func words(_ wording: ConditionWording) -> String {
    wording.name(node) + " " + threshold.words(wording, unit: wording[" điểm", " points"])
  }
}
