import Analysis
import Scoring
import Wording

// What varies, and why something cannot, in words.
extension Texts {
  /// The name of an input, short.
  func name(_ input: Robustness.Input) -> String {
    switch input {
    case .weights: self[.weights]
    case .method(.aggregation): self["Cách gộp lĩnh vực", "Gathering of domains"]
    case .method(.weighting): self["Mốc trọng số", "Weighting"]
    case .method(.rounding): self[.rounding]
    case .method(.notApplicable): self[.notApplicable]
    }
  }

  /// An input with its options.
  func words(_ input: Robustness.Input, _ choices: MethodChoices) -> String {
    guard case .method(let method) = input,
      let options = choices.choices.first(where: { $0.input == method })?.options
    else { return self["Trọng số rút ngẫu nhiên", "Weights drawn at random"] }
    let names = options.map { $0.map { name($0) } ?? self["như đã công bố", "as declared"] }
    return name(input) + ": " + names.joined(separator: "; ")
  }

  /// Why a method cannot be applied.
  func words(
    _ reason: MethodChoices.Reason, _ nodes: [Criterion], name: (Int) -> String
  ) -> String {
    switch reason {
    case .changesNothing: self["không đổi điểm của đơn vị nào", "changes no unit's score"]
    case .noScore(let participant):
      self["\(name(participant)) không có điểm", "\(name(participant)) has no score"]
    case .nothingIn(let node, let participant):
      self[
        "\(name(participant)) không có điểm nào ở lĩnh vực \(nodes[node].printedCode), tích bằng 0",
        "\(name(participant)) has nothing in domain \(nodes[node].printedCode), the product is 0"]
    }
  }
}
