import Formulas
import Scoring

/// The kinds with one figure, or figures of their own.
extension RuleReader {
  func given() -> Rule? {
    let step = positive("step", required: false)
    if let step {
      checkReach(at: fields.valuePlace("step")) { group in
        // At nine places, as the figures are compared with the steps.
        (((maximum?[group] ?? 0) / step + 5e-10).rounded(.down)) * step
      }
    }
    return Rule(
      .given(step: step),
      inputs: [Rule.Input(code: "points", text: name, kind: .points(step: step))])
  }

  func perCount() -> Rule? {
    let text = fields.requiredWords("of")
    let cap = positive("cap", required: false)
    if let cap, let (_, least) = maxima.min(by: { $0.value < $1.value }), cap > least {
      findings.add(
        .rule(.capAboveMaximum(cap: cap, maximum: least)), at: fields.valuePlace("cap"),
        notes: [Note(.compared, at: maximumPlace)])
    }
    if let cap { checkReach(at: fields.valuePlace("cap")) { _ in cap } }
    guard let points = positive("points"), let text else { return nil }
    return Rule(
      .perCount(points: points, cap: cap),
      inputs: [Rule.Input(code: "count", text: text, kind: .count)])
  }

  func leaderShare() -> Rule? { value(minimum: 0).map { Rule(.leaderShare, inputs: [$0]) } }

  func cohortRank() -> Rule? {
    let reversed = fields.boolean("reversed") ?? false
    return value().map { Rule(.cohortRank(reversed: reversed), inputs: [$0]) }
  }

  func tracking() -> Rule? { value().map { Rule(.tracking, inputs: [$0]) } }

  func percentage() -> Rule? {
    fields.requiredWords("value").map { text in
      let kind = Rule.Input.Kind.number(minimum: 0, maximum: 100)
      return Rule(.percentage, inputs: [Rule.Input(code: "percent", text: text, kind: kind)])
    }
  }

  func minMax() -> Rule? {
    let minimum = fields.number("minimum")
    let maximum = fields.number("maximum")
    let lowest = fields.number("lowest") ?? 0
    check(points: lowest, key: "lowest", at: fields.valuePlace("lowest"))
    let whenEqual = fields.number("when_equal")
    if let whenEqual {
      check(points: whenEqual, key: "when_equal", at: fields.valuePlace("when_equal"))
    }
    let isFixed = fields.has("minimum") && fields.has("maximum")
    guard isFixed || fields.has("when_equal") else {
      findings.add(.rule(.whenEqualNeeded), at: fields.place)
      return nil
    }
    // The bounds are those of the scale: a value may lie beyond them and counts as the bound then.
    guard boundsRise(minimum, maximum, fields), let input = value() else { return nil }
    let reversed = fields.boolean("reversed") ?? false
    return Rule(
      .minMax(
        Rule.MinMax(
          lowest: lowest, reversed: reversed, minimum: minimum, maximum: maximum,
          whenEqual: whenEqual ?? lowest)),
      inputs: [input])
  }

  func index() -> Rule? {
    let scale = positive("scale", required: false)
    return fields.requiredText("index").map { Rule(.index($0, scale: scale ?? 100), inputs: []) }
  }

  func formula() -> Rule? {
    let nodes = fields.required("inputs")
      .flatMap { reader.list($0, key: "inputs", mayBeEmpty: true) }
    checkRepeats(nodes)
    findings.check(.inputs, nodes, limit: Limits.functionArguments)
    let inputs = all(nodes) { input($0) }
    let formula = fields.required("expression").flatMap { context.formula($0, key: "expression") }
    guard let inputs, let formula else { return nil }
    return Rule(.formula(formula), inputs: inputs)
  }

  private func input(_ node: YAMLNode) -> Rule.Input? {
    let known = ["code", "text", "type", "minimum", "maximum"]
    guard let fields = Fields(node, key: "inputs", known: known, reader: reader) else { return nil }
    let code = fields.requiredText("code")
    let text = fields.requiredWords("text")
    let types = ["number", "count", "yes_no"]
    let type = fields.required("type").flatMap {
      reader.word($0, key: "type", of: types.map { ($0, $0) })
    }
    let minimum = fields.number("minimum")
    let maximum = fields.number("maximum")
    guard let code, let text, let type, isInputCode(code, at: fields.valuePlace("code")) else {
      return nil
    }
    if type != "number", let key = ["minimum", "maximum"].first(where: fields.has) {
      findings.add(.rule(.boundsOfKind(type)), at: fields.keyPlace(key))
      return nil
    }
    guard boundsRise(minimum, maximum, fields) else { return nil }
    let kind: Rule.Input.Kind =
      switch type {
      case "count": .count
      case "yes_no": .yesNo
      default: .number(minimum: minimum, maximum: maximum)
      }
    return Rule.Input(code: code, text: text, kind: kind)
  }

  private func boundsRise(_ minimum: Double?, _ maximum: Double?, _ fields: Fields) -> Bool {
    guard let minimum, let maximum, minimum >= maximum else { return true }
    findings.add(
      .rule(.boundsOutOfOrder(minimum: minimum, maximum: maximum)), at: fields.valuePlace("maximum")
    )
    return false
  }

  /// The input `value` of a text.
  private func value(minimum: Double? = nil, maximum: Double? = nil) -> Rule.Input? {
    fields.requiredWords("value").map {
      Rule.Input(code: "value", text: $0, kind: .number(minimum: minimum, maximum: maximum))
    }
  }
}
