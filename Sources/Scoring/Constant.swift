internal import Formulas

/// A number that the formulas of a set use by its code: a target of the year, the province's mean, a norm that
/// differs by unit group.
public struct Constant: Hashable, Sendable {
  /// The code, by which formulas name it.
  public var code: String
  /// What it is.
  public var name: String
  /// The number, by unit group.
  public var value: ByGroup<Double>

  /// A number with a name.
  public init(code: String, name: String, value: ByGroup<Double>) {
    self.code = code
    self.name = name
    self.value = value
  }
}

extension CriteriaSet {
  /// Whether unit groups have constants of their own.
  public var hasConstantsByGroup: Bool { constants.contains { !$0.value.special.isEmpty } }
}

extension Rule {
  /// Those of some constants that the rule uses.
  public func used(of constants: [Constant]) -> [Constant] {
    let references = kind.references
    return constants.filter { references.contains(.name($0.code)) }
  }
}
