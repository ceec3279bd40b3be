public import Wording

internal import Formulas

/// When a cap on the grade holds: something of a unit is on the wrong side of a number, or is the case.
///
/// Each kind stands in a file of its own: the keys by which the format says it, what it looks at, how it is
/// told. A condition on what a unit does not have (a criterion that does not apply, a missing figure) does
/// not hold.
public enum GradeCondition: Hashable, Sendable {
  /// The share of what can be attained at a criterion, in percent.
  case share(ShareCondition)
  /// The points of a criterion.
  case points(PointsCondition)
  /// A figure of a criterion.
  case figure(FigureCondition)
  /// Some criterion has no points at all.
  case zero(ZeroCondition)
  /// A fact is marked for the unit.
  case fact(FactCondition)

  /// The condition as its kind has it.
  private var kind: any GradeConditionKind {
    switch self {
    case .share(let condition): condition
    case .points(let condition): condition
    case .figure(let condition): condition
    case .zero(let condition): condition
    case .fact(let condition): condition
    }
  }

  /// The criterion or domain it looks at; nil for none or all.
  public var criterion: Int? { kind.criterion }

  /// Whether it is the case, for a unit group: true, false or an error where there is nothing to look at.
  func test(in calculation: Calculation, group: String) -> Expression {
    kind.test(in: calculation, group: group)
  }

  /// The condition as a clause: « lĩnh vực “Cải cách thể chế” dưới 50 % ».
  public func words(_ wording: ConditionWording) -> String { kind.words(wording) }

  /// All keys by which the format says a condition.
  public static let keys: [String] = {
    let kinds: [any GradeConditionKind.Type] = [
      ShareCondition.self, PointsCondition.self, FigureCondition.self, ZeroCondition.self,
      FactCondition.self,
    ]
    var keys: [String] = []
    for key in kinds.flatMap({ $0.keys }) where !keys.contains(key) { keys.append(key) }
    return keys
  }()
}

/// What a kind of condition says of itself.
protocol GradeConditionKind {
  /// The keys by which the format says it, beside `grade`.
  static var keys: [String] { get }
  /// The criterion or domain it looks at; nil for none or all.
  var criterion: Int? { get }
  /// Whether it is the case; an error where there is nothing to look at.
  func test(in calculation: Calculation, group: String) -> Expression
  /// The condition as a clause.
  func words(_ wording: ConditionWording) -> String
}

/// How conditions are told: in which language, and what the criteria are called there.
public struct ConditionWording: Spoken {
  /// The criteria set.
  public let set: CriteriaSet
  /// The language.
  public let language: Language
  /// What a criterion or domain is called.
  let name: @Sendable (_ node: Int) -> String

  /// A way of telling conditions.
  ///
  /// - Parameters:
  ///   - set: the criteria set.
  ///   - language: the language.
  ///   - name: what a criterion or domain is called.
  public init(
    _ set: CriteriaSet, in language: Language, name: @escaping @Sendable (_ node: Int) -> String
  ) {
    (self.set, self.language, self.name) = (set, language, name)
  }
}
