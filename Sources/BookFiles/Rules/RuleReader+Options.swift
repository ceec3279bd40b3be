import Formulas
import Scoring

/// The kinds with options, statements or answers.
extension RuleReader {
  func choice() -> Rule? {
    let nodes = fields.required("options").flatMap { reader.list($0, key: "options") }
    checkRepeats(nodes)
    findings.check(.options, nodes, limit: Limits.options)
    let options = all(nodes) { node in
      option(node, key: "options", isInput: false) { fields in
        let points = fields.requiredNumber("points")
        if let points { check(points: points, at: fields.valuePlace("points")) }
        return points
      }
    }
    guard let options else { return nil }
    checkReach(at: fields.valuePlace("options")) { _ in options.map(\.points).max() ?? 0 }
    let input = Rule.Input(code: "choice", text: name, kind: .choice(options.map(\.code)))
    return Rule(.choice(options), inputs: [input])
  }

  func yesNo() -> Rule? {
    let input = Rule.Input(code: "choice", text: name, kind: .yesNo)
    if fields.has("points") {
      guard let points = positive("points") else { return nil }
      check(points: points, at: fields.valuePlace("points"))
      checkReach(at: fields.valuePlace("points")) { _ in points }
      return Rule(
        .additive([Rule.Option(code: "choice", text: name, points: points)]), inputs: [input])
    }
    guard let maximum else { return nil }
    guard maximum.special.isEmpty else {
      // Full points differ between groups, which an option's points cannot say.
      guard let formula = try? Formula(parsing: "choice * max") else { return nil }
      return Rule(.formula(formula), inputs: [input])
    }
    let option = Rule.Option(code: "choice", text: name, points: maximum.standard)
    return Rule(.additive([option]), inputs: [input])
  }

  func additive() -> Rule? {
    guard let options = items() else { return nil }
    let sum = options.reduce(0) { $0 + $1.points }
    for (group, value) in maxima where !agree(sum, value) {
      findings.add(
        .rule(.itemsDoNotAddUp(points: sum, maximum: value, group: group)),
        at: fields.valuePlace("items"), notes: [Note(.compared, at: maximumPlace)])
    }
    return Rule(
      .additive(options),
      inputs: options.map { Rule.Input(code: $0.code, text: $0.text, kind: .yesNo) })
  }

  func deduct() -> Rule? {
    if fields.exclude("points", "items") { return nil }
    let options: [Rule.Option]?
    if fields.has("items") {
      options = items()
    } else {
      let text = fields.requiredWords("of")
      let points = positive("points")
      options = points.map { [Rule.Option(code: "count", text: text ?? "", points: $0)] }
    }
    guard let options else { return nil }
    return Rule(
      .deduct(options),
      inputs: options.map { Rule.Input(code: $0.code, text: $0.text, kind: .count) })
  }

  func survey() -> Rule? {
    let method: Rule.SurveyMethod? =
      fields.has("method") ? fields.word("method") : .options
    let nodes = fields.required("options").flatMap { reader.list($0, key: "options") }
    checkRepeats(nodes)
    findings.check(.inputs, nodes, limit: Limits.functionArguments)
    guard let method, let nodes else { return nil }
    let count = Double(nodes.count)
    var index = 0.0
    let options = all(nodes) { node -> Rule.Option? in
      defer { index += 1 }
      return option(node, key: "options", isInput: true, extra: surveyKeys(method)) { fields in
        method == .mean ? (count - index) / count : share(fields, method)
      }
    }
    guard let options else { return nil }
    if options.allSatisfy({ $0.points == 0 }) {
      findings.add(.rule(.nothingCounts), at: fields.valuePlace("options"))
      return nil
    }
    let best = options.map(\.points).max() ?? 0
    checkReach(at: fields.valuePlace("options")) { best * (maximum?[$0] ?? 0) }
    return Rule(
      .survey(method, options),
      inputs: options.map { Rule.Input(code: $0.code, text: $0.text, kind: .count) })
  }

  private func surveyKeys(_ method: Rule.SurveyMethod) -> [String] {
    switch method {
    case .options: ["share"]
    case .percent: ["share", "counts"]
    case .mean: []
    }
  }

  /// The share of full marks an answer counts.
  private func share(_ fields: Fields, _ method: Rule.SurveyMethod) -> Double? {
    if method == .percent {
      if fields.exclude("share", "counts") { return nil }
      guard fields.has("share") else {
        return fields.has("counts") ? fields.boolean("counts").map { $0 ? 1 : 0 } : 0
      }
    }
    guard let share = fields.requiredNumber("share") else { return nil }
    let place = fields.valuePlace("share")
    guard (0...1).contains(share) else {
      findings.add(.rule(.share(share)), at: place)
      return nil
    }
    guard method == .options || share == 0 || share == 1 else {
      findings.add(.rule(.shareNotWhole(share)), at: place)
      return nil
    }
    return share
  }

  /// Items with points above or at zero, which are inputs.
  private func items() -> [Rule.Option]? {
    let nodes = fields.required("items").flatMap { reader.list($0, key: "items") }
    checkRepeats(nodes)
    findings.check(.inputs, nodes, limit: Limits.functionArguments)
    return all(nodes) { node in
      option(node, key: "items", isInput: true) { fields in
        guard let points = fields.requiredNumber("points") else { return nil }
        guard points >= 0 else {
          findings.add(
            .criteria(.negative(key: "points", points)), at: fields.valuePlace("points"))
          return nil
        }
        return points
      }
    }
  }

  /// One option with the number that `points` reads.
  private func option(
    _ node: YAMLNode, key: String, isInput: Bool, extra: [String] = ["points"],
    points: (Fields) -> Double?
  ) -> Rule.Option? {
    guard let fields = Fields(node, key: key, known: ["code", "text"] + extra, reader: reader)
    else { return nil }
    let code = fields.requiredText("code")
    let text = fields.requiredWords("text")
    let points = points(fields)
    guard let code, let text, let points else { return nil }
    if isInput, !isInputCode(code, at: fields.valuePlace("code")) { return nil }
    if code.utf16.count > Limits.literalUnits {
      findings.add(
        .limit(.literal(count: code.utf16.count, limit: Limits.literalUnits)),
        at: fields.valuePlace("code"))
    }
    if !isInput, code.lowercased() == "n/a" {
      findings.add(.criteria(.code(code)), at: fields.valuePlace("code"))
      return nil
    }
    return Rule.Option(code: code, text: text, points: points)
  }
}
