import Scoring

/// Reads the numbers that formulas of a set use by name.
struct ConstantsReader {
  let context: CriteriaContext

  /// A constant with the place of its code.
  typealias Placed = (constant: Constant, place: Place)

  private var findings: Findings { context.findings }

  /// The constants of a set, in order.
  func read(_ fields: Fields) -> [Placed] {
    guard let node = fields["constants"] else { return [] }
    let nodes = context.reader.list(node, key: "constants") ?? []
    findings.check(.constants, nodes, limit: Limits.steps)
    var codes = KeyRegister()
    return nodes.compactMap { constant($0, &codes) }
  }

  private func constant(_ node: YAMLNode, _ codes: inout KeyRegister) -> Placed? {
    guard
      let fields = Fields(
        node, key: "constants", keys: SetKeys.constant, reader: context.reader)
    else { return nil }
    let code = fields.requiredText("code")
    let name = fields.requiredWords("name")
    let value = fields.required("value").flatMap { context.numbers($0, key: "value") }
    let place = fields.valuePlace("code")
    guard let code, !findings.refusesInvisible(in: code, at: place),
      context.isFormulaName(code, at: place)
    else { return nil }
    if let first = codes.add(code, at: place) {
      let fault: Fault =
        first.text == code
        ? .rule(.repeatedCode(code)) : .key(.alike(.option, code, first: first.text))
      findings.add(fault, at: place, notes: [Note(.first, at: first.place)])
    }
    // A value that could not be read is told; the name is known to formulas all the same.
    return (Constant(code: code, name: name ?? "", value: value ?? ByGroup(0)), place)
  }
}
