import Formulas
import Scoring

/// The lists of a rule: options, items, answers, inputs.
extension RuleReader {
  func options(
    _ key: String, keys: [String], areInputs: Bool,
    points: (_ option: any RuleFields, _ place: Int, _ count: Int) -> Double?
  ) -> [Rule.Option]? {
    let nodes = fields.required(key).flatMap { reader.list($0, key: key) }
    checkRepeats(nodes)
    findings.check(
      areInputs ? .inputs : .options, nodes,
      limit: areInputs ? Limits.functionArguments : Limits.options)
    guard let nodes else { return nil }
    let options = nodes.enumerated().compactMap { place, node in
      option(node, key, keys, isInput: areInputs) { points($0, place, nodes.count) }
    }
    return options.count == nodes.count ? options : nil
  }

  /// One option with the number that `points` reads.
  private func option(
    _ node: YAMLNode, _ key: String, _ keys: [String], isInput: Bool,
    points: (any RuleFields) -> Double?
  ) -> Rule.Option? {
    guard let fields = Fields(node, key: key, known: ["code", "text"] + keys, reader: reader)
    else { return nil }
    let code = fields.requiredText("code")
    let text = fields.requiredWords("text")
    let points = points(of(fields))
    guard let code, let text, let points else { return nil }
    if isInput, !context.isFormulaName(code, at: fields.valuePlace("code")) { return nil }
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

  func list<Entry>(
    _ key: String, keys: [String], _ read: (_ entry: any RuleFields) -> Entry?
  ) -> [Entry]? {
    let nodes = fields.required(key).flatMap { reader.list($0, key: key) }
    findings.check(.cases, nodes, limit: Limits.cases)
    return all(nodes) { node in
      Fields(node, key: key, known: keys, reader: reader).flatMap { read(of($0)) }
    }
  }

  func inputs(_ key: String) -> [Rule.Input]? {
    let nodes = fields.required(key).flatMap { reader.list($0, key: key, mayBeEmpty: true) }
    checkRepeats(nodes)
    findings.check(.inputs, nodes, limit: Limits.functionArguments)
    return all(nodes) { input($0, key) }
  }

  private func input(_ node: YAMLNode, _ key: String) -> Rule.Input? {
    let known = ["code", "text", "type", "minimum", "maximum"]
    guard let fields = Fields(node, key: key, known: known, reader: reader) else { return nil }
    let code = fields.requiredText("code")
    let text = fields.requiredWords("text")
    let types = ["number", "count", "yes_no"]
    let type = fields.required("type").flatMap {
      reader.word($0, key: "type", of: types.map { ($0, $0) })
    }
    let minimum = fields.number("minimum")
    let maximum = fields.number("maximum")
    guard let code, let text, let type, context.isFormulaName(code, at: fields.valuePlace("code"))
    else { return nil }
    if type != "number", let key = ["minimum", "maximum"].first(where: fields.has) {
      findings.add(.rule(.boundsOfKind(type)), at: fields.keyPlace(key))
      return nil
    }
    guard of(fields).boundsRise(minimum, maximum) else { return nil }
    let kind: Rule.Input.Kind =
      switch type {
      case "count": .count
      case "yes_no": .yesNo
      default: .number(minimum: minimum, maximum: maximum)
      }
    return Rule.Input(code: code, text: text, kind: kind)
  }

  /// A whole list read, or nil if an entry was wrong.
  func all<Element>(
    _ nodes: [YAMLNode]?, _ read: (YAMLNode) -> Element?
  ) -> [Element]? {
    guard let nodes else { return nil }
    let found = nodes.compactMap(read)
    return found.count == nodes.count ? found : nil
  }

  /// Adds a fault for every code that stands twice.
  private func checkRepeats(_ nodes: [YAMLNode]?) {
    var codes = KeyRegister()
    for node in nodes ?? [] {
      guard case .mapping(let entries) = node.content,
        let entry = entries.first(where: { $0.key == "code" }),
        case .scalar(let code, _) = entry.value.content
      else { continue }
      let place = entry.value.place
      if findings.refusesInvisible(in: code, at: place) { continue }
      guard let first = codes.add(code, at: place) else { continue }
      let fault: Fault =
        first.text == code
        ? .rule(.repeatedCode(code)) : .key(.alike(.option, code, first: first.text))
      findings.add(fault, at: place, notes: [Note(.first, at: first.place)])
    }
  }
}
