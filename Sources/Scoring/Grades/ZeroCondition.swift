import Wording

internal import Formulas

/// Some criterion has 0 points: of all criteria proper, or of those in a domain.
///
///     {zero: any, grade: Tốt}
///     {zero: any, criterion: "3", grade: Tốt}
///
/// What does not apply to a unit, what weighs nothing, what is only tracked, and bonus and penalty items do
/// not count: of 5, 0, « x » and a bonus of 0 it is the second that makes it hold.
public struct ZeroCondition: Hashable, Sendable, GradeConditionKind {
  /// The keys of the format.
  public static let keys = ["zero", "criterion"]

  /// The domain or group whose criteria are looked at; nil for all.
  public let criterion: Int?

  /// Some criterion without points, of all or below one of them.
  public init(below criterion: Int? = nil) { self.criterion = criterion }

  func test(in calculation: Calculation, group: String) -> Expression {
    let nodes = criteria(of: calculation.set).filter {
      calculation.isAssessed($0, stage: calculation.final)
    }
    guard !nodes.isEmpty else { return .boolean(false) }
    return .binary(.greater, .sum(nodes.map { isZero($0, in: calculation) }), 0)
  }

  /// 1 for a criterion that applies, weighs something and has 0 points.
  private func isZero(_ node: Int, in calculation: Calculation) -> Expression {
    let points = calculation.slot(.contribution(node: node, stage: calculation.final))
    let weight = calculation.slot(.weight(node: node)).map { Expression.slot($0) } ?? 0
    // A mark in place of points is a text and not 0.
    let isZero =
      .binary(.equal, points, 0) * .binary(.notEqual, weight, 0) as Expression
    guard calculation.set.nodes[node].notApplicable == .zero else { return isZero }
    let mark = calculation.expanded(
      calculation.slot(.mark(criterion: node)), group: "", isPlaced: { _ in false })
    return isZero * .binary(.notEqual, mark, .text(Marks.notApplicable))
  }

  /// The criteria of a set that are looked at: those that can have points.
  public func criteria(of set: CriteriaSet) -> [Int] {
    set.leaves.filter { node in
      if set.nodes[node].rule?.isScored == false { return false }
      return criterion.map { set.isNode(node, atOrBelow: $0) } ?? true
    }
  }

  func words(_ wording: ConditionWording) -> String {
    guard let criterion else {
      return wording["có tiêu chí 0 điểm", "some criterion has 0 points"]
    }
    let name = wording.name(criterion)
    return wording["có tiêu chí 0 điểm ở \(name)", "some criterion has 0 points in \(name)"]
  }
}
