import Wording

internal import Formulas

/// A fact that is marked for a unit.
///
///     {fact: khien-trach, grade: Tốt}
///
/// A mark of 1 holds; 0 and no mark do not.
public struct FactCondition: Hashable, Sendable, GradeConditionKind {
  /// The keys of the format.
  public static let keys = ["fact"]

  /// The position in `CriteriaSet.facts`.
  public let fact: Int

  /// A fact of a unit.
  public init(_ fact: Int) { self.fact = fact }

  var criterion: Int? { nil }

  func test(in calculation: Calculation, group: String) -> Expression {
    .binary(.equal, calculation.slot(.fact(fact)), 1)
  }

  func words(_ wording: ConditionWording) -> String { wording.set.facts[fact].name }
}
