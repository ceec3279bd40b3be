import BookFiles

@testable import BookFiles

/// Holds YAML against a JSON Schema, as an editor does; knows the words that our schemas use and no others.
struct SchemaCheck {
  private let root: JSONValue

  init(_ root: JSONValue) { self.root = root }

  /// What is wrong, each with its path: `criteria/0/rule: stepp`.
  func told(_ node: YAMLNode) -> [String] { check(node, root, at: "") }

  private func check(_ node: YAMLNode, _ schema: JSONValue, at path: String) -> [String] {
    guard case .object(let members) = schema else { return ["\(path): no schema"] }
    return members.sorted { $0.key < $1.key }.flatMap { word, value in
      check(node, word, value, members, at: path)
    }
  }

  private func check(
    _ node: YAMLNode, _ word: String, _ value: JSONValue, _ schema: [String: JSONValue],
    at path: String
  ) -> [String] {
    let fault = ["\(path): \(word)"]
    switch (word, value) {
    case ("$schema", _), ("title", _), ("description", _), ("definitions", _): return []
    case ("type", .text(let type)): return types(node).contains(type) ? [] : fault
    case ("type", .list(let types)):
      let own = self.types(node).map { JSONValue.text($0) }
      return types.contains { own.contains($0) } ? [] : fault
    case ("enum", .list(let values)): return scalar(node).map(values.contains) == true ? [] : fault
    case ("const", _): return scalar(node) == value ? [] : fault
    case ("pattern", .text(let pattern)):
      guard case .text(let text)? = scalar(node) else { return [] }
      let match = try? Regex(pattern).firstMatch(in: text)
      return match == nil ? fault : []
    case ("minimum", .number(let least)):
      guard case .scalar(let text, _) = node.content, let number = Double(text) else { return [] }
      return number >= Double(least) ? [] : fault
    case ("maximum", .number(let most)):
      guard case .scalar(let text, _) = node.content, let number = Double(text) else { return [] }
      return number <= Double(most) ? [] : fault
    case ("minItems", .number(let least)):
      guard case .list(let nodes) = node.content else { return [] }
      return nodes.count >= least ? [] : fault
    case ("minProperties", .number(let least)): return entries(node).count >= least ? [] : fault
    case ("items", _):
      guard case .list(let nodes) = node.content else { return [] }
      return nodes.enumerated().flatMap { check($1, value, at: path.below("\($0)")) }
    case ("required", .list(let names)):
      guard case .mapping = node.content else { return [] }
      let keys = entries(node).map { JSONValue.text($0.key) }
      return names.filter { !keys.contains($0) }.map { "\(path): without \($0.written)" }
    case ("properties", .object(let properties)):
      return entries(node).flatMap { entry in
        properties[entry.key].map { check(entry.value, $0, at: path.below(entry.key)) } ?? []
      }
    case ("additionalProperties", _):
      var known: [String: JSONValue] = [:]
      if case .object(let properties)? = schema["properties"] { known = properties }
      return entries(node).filter { known[$0.key] == nil }.flatMap { entry in
        value == .boolean(false)
          ? ["\(path): \(entry.key)"] : check(entry.value, value, at: path.below(entry.key))
      }
    case ("$ref", .text(let name)):
      guard case .object(let members) = root, case .object(let all)? = members["definitions"],
        let target = all[String(name.dropFirst("#/definitions/".count))]
      else { return ["\(path): no definition \(name)"] }
      return check(node, target, at: path)
    case ("allOf", .list(let schemas)): return schemas.flatMap { check(node, $0, at: path) }
    case ("anyOf", .list(let schemas)):
      let told = schemas.map { check(node, $0, at: path) }
      return told.contains([]) ? [] : told.max { $0.depth < $1.depth } ?? fault
    case ("if", _):
      guard check(node, value, at: path).isEmpty, let then = schema["then"] else { return [] }
      return check(node, then, at: path)
    case ("then", _): return []
    default: return ["\(path): the word \(word) is not known"]
    }
  }

  // MARK: Values

  private func entries(_ node: YAMLNode) -> [YAMLNode.Entry] {
    if case .mapping(let entries) = node.content { entries } else { [] }
  }

  /// What a scalar is by the core schema of YAML 1.2, which editors read by.
  private func scalar(_ node: YAMLNode) -> JSONValue? {
    guard case .scalar(let text, let style) = node.content else { return nil }
    if node.isNull { return .null }
    guard style == .plain else { return .text(text) }
    if text == "true" || text == "false" { return .boolean(text == "true") }
    if let whole = Int(text) { return .number(whole) }
    return Double(text) == nil ? .text(text) : nil
  }

  private func types(_ node: YAMLNode) -> [String] {
    switch node.content {
    case .list: ["array"]
    case .mapping: ["object"]
    case .scalar:
      switch scalar(node) {
      case .null: ["null"]
      case .boolean: ["boolean"]
      case .number: ["integer", "number"]
      case .text: ["string"]
      default: ["number"]
      }
    }
  }
}

extension String {
  fileprivate func below(_ key: String) -> String { isEmpty ? key : "\(self)/\(key)" }
}

extension [String] {
  /// How far into the file the deepest fault is; an editor tells of the alternative that fits best.
  fileprivate var depth: Int { map { $0.count { $0 == "/" } }.max() ?? 0 }
}

extension JSONValue {
  fileprivate var written: String {
    if case .text(let text) = self { text } else { "\(self)" }
  }
}
