public import Formulas

extension Rule {
  /// The points of a unit's figures by themselves, before rounding and weighting.
  ///
  /// - Parameters:
  ///   - figures: the values of the inputs, in their order.
  ///   - maximum: the criterion's maximum for the unit's group.
  ///   - group: the unit's group.
  /// - Returns: nil if a figure is missing, or if the rule looks at other units, criteria or indices.
  public func ownPoints(_ figures: [Value], maximum: Double, group: String) -> Double? {
    guard figures.count == inputs.count, !figures.contains(.blank) else { return nil }
    var names = Dictionary(
      zip(inputs.map(\.code), figures).map { ($0, $1) }, uniquingKeysWith: { first, _ in first })
    names["max"] = .number(maximum)
    let context = OwnFigures(names: names)
    guard case .number(let points) = notation(group: group).evaluate(in: context) else {
      return nil
    }
    return points
  }

  private struct OwnFigures: EvaluationContext {
    let names: [String: Value]

    func value(of reference: Reference) -> Value {
      guard case .name(let name) = reference, let value = names[name] else {
        return .error(FormulaError(.name))
      }
      return value
    }

    func values(of reference: Reference) -> [Value] { [.error(FormulaError(.name))] }
  }
}
