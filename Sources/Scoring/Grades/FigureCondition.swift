import Wording

internal import Formulas

/// A figure that a criterion asks for, of the round that counts.
///
///     {criterion: "1.2", input: late, above: 3, grade: Khá}
///
/// With 4 reports late it holds, with 3 or where the figure is missing it does not.
public struct FigureCondition: Hashable, Sendable, GradeConditionKind {
  /// The keys of the format.
  public static let keys = ["criterion", "input"] + Threshold.Side.allCases.map(\.rawValue)

  let node: Int
  /// The position among the criterion's inputs.
  public let input: Int
  /// The figure and its side.
  public let threshold: Threshold

  /// A side of a number for an input of a criterion.
  public init(criterion: Int, input: Int, threshold: Threshold) {
    node = criterion
    self.input = input
    self.threshold = threshold
  }

  var criterion: Int? { node }

  func test(in calculation: Calculation, group: String) -> Expression {
    guard let slot = calculation.slot(of: .figure(criterion: node, input: input)) else {
      return .call(.notAvailable, [])
    }
    // Over stored lines only; a text or an empty cell is no number to compare.
    let figure = calculation.expanded(.slot(slot), group: group, isPlaced: { _ in false })
    return .if(.call(.isNumber, [figure]), threshold.holds(figure), .boolean(false))
  }

  func words(_ wording: ConditionWording) -> String {
    let inputs = wording.set.nodes[node].rule?.inputs ?? []
    let asked = inputs.indices.contains(input) ? inputs[input] : nil
    let text = asked.map { $0.text.isEmpty ? $0.code : $0.text } ?? ""
    let name = wording.name(node)
    return "“\(text)” (\(name)) " + threshold.words(wording)
  }
}
