/// How many units may have a grade: a share of those ranked, or the best few.
///
/// Only ranked units count and are counted; one that is scored and not ranked keeps its grade. Those beyond
/// the limit by rank get the next grade, and the limit of that grade counts them.
///
/// Of 17 ranked units 20 % are 3.4: 3 rounded down or to the nearest, 4 rounded up.
public struct GradeLimit: Hashable, Sendable {
  /// How many.
  public enum Amount: Hashable, Sendable {
    /// A share of the ranked units, in percent.
    case share(Double, Rounding)
    /// A number of units.
    case best(Int)
  }

  /// How a share of the units becomes a number of them.
  public enum Rounding: String, Sendable, CaseIterable {
    /// Never more than the share.
    case down
    /// The nearest number, from a half on the next one.
    case nearest
    /// Never less than the share.
    case up
  }

  /// Among whom.
  public enum Scope: String, Sendable, CaseIterable {
    /// The units of the same group.
    case group
    /// All units.
    case all
  }

  /// What happens to units of one rank that do not all have room.
  public enum Ties: String, Sendable, CaseIterable {
    /// All of them get the next grade: the limit holds.
    case dropAll = "drop_all"
    /// All of them keep the grade.
    case keepAll = "keep_all"
  }

  /// How many.
  public var amount: Amount
  /// Among whom.
  public var scope: Scope
  /// What happens to equals at the edge.
  public var ties: Ties

  /// A limit on a grade.
  public init(_ amount: Amount, of scope: Scope = .group, ties: Ties = .dropAll) {
    self.amount = amount
    self.scope = scope
    self.ties = ties
  }
}

extension GradeScale {
  /// The grades that have a limit, from the best.
  public var limits: [(grade: Int, limit: GradeLimit)] {
    grades.enumerated().compactMap { position, grade in grade.limit.map { (position, $0) } }
  }

  /// What can make a grade worse than the score's own.
  public enum Hold: Hashable, Sendable {
    /// A condition, with the best grade under it.
    case cap(Cap)
    /// A limit on a grade; beyond it there is the next one.
    case limit(GradeLimit, grade: Int)

    /// The best grade that a unit can have that is held down.
    public var grade: Int {
      switch self {
      case .cap(let cap): cap.grade
      case .limit(_, let grade): grade + 1
      }
    }
  }

  /// The caps, and after them the limits.
  public var holds: [Hold] {
    caps.map { .cap($0) } + limits.map { .limit($0.limit, grade: $0.grade) }
  }
}
