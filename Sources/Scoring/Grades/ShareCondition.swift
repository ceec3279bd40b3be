import Wording

internal import Formulas

/// The share of what a unit can attain at a criterion or domain, in percent.
///
///     {criterion: "8", below: 50, grade: Khá}
///
/// Of 10 points that all apply, 4.99 are below 50 % and 5 are not.
public struct ShareCondition: Hashable, Sendable, GradeConditionKind {
  /// The keys of the format.
  public static let keys = ["criterion"] + Threshold.Side.allCases.map(\.rawValue)

  let node: Int
  /// The percentage and its side.
  public let threshold: Threshold

  /// A side of a percentage of what can be attained at a criterion.
  public init(criterion: Int, threshold: Threshold) {
    node = criterion
    self.threshold = threshold
  }

  var criterion: Int? { node }

  func test(in calculation: Calculation, group: String) -> Expression {
    threshold.holds(calculation.shareOfMaximum(of: node, group: group))
  }

  func words(_ wording: ConditionWording) -> String {
    wording.name(node) + " " + threshold.words(wording, unit: " %")
  }
}

extension Calculation {
  /// What a node contributes in percent of what a unit can attain there; an error where that is nothing.
  ///
  /// The quotient of ``Line/Kind/share(node:stage:)`` over stored lines only.
  fileprivate func shareOfMaximum(of node: Int, group: String) -> Expression {
    // A form of other criteria says nothing about the node.
    guard isAssessed(node, stage: final) else { return .call(.notAvailable, []) }
    let value = slot(.contribution(node: node, stage: final))
    let attainable = expanded(
      slot(.attainable(node: node, stage: final)), group: group, isPlaced: { _ in false })
    return value / attainable * 100
  }
}
