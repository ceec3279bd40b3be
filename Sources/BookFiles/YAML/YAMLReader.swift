import Scoring

/// Reads the values of nodes; whatever is wrong is added to the findings and gives nil.
struct YAMLReader {
  let findings: Findings
  let languages: Languages

  /// The text of a scalar; an empty one is a fault.
  func text(_ node: YAMLNode, key: String) -> String? {
    guard case .scalar(let text, _) = node.content else {
      findings.add(
        .yaml(.wrongShape(key: key, expected: .scalar, found: node.shape)), at: node.place)
      return nil
    }
    guard !node.isNull, text.contains(where: { !$0.isWhitespace }) else {
      findings.add(.yaml(.noValue(key)), at: node.place)
      return nil
    }
    return text
  }

  func number(_ node: YAMLNode, key: String) -> Double? {
    guard let text = text(node, key: key) else { return nil }
    switch decimal(text.utf8) {
    case .success(let value): return value
    case .failure(let fault):
      findings.add(.number(fault), at: node.place)
      return nil
    }
  }

  func whole(_ node: YAMLNode, key: String, in range: ClosedRange<Int>) -> Int? {
    guard let text = text(node, key: key) else { return nil }
    guard case .success(let value) = decimal(text.utf8), let whole = Int(exactly: value),
      range.contains(whole)
    else {
      findings.add(
        .yaml(.notWhole(text, from: range.lowerBound, to: range.upperBound)), at: node.place)
      return nil
    }
    return whole
  }

  func boolean(_ node: YAMLNode, key: String) -> Bool? {
    guard let text = text(node, key: key) else { return nil }
    switch text {
    case "true": return true
    case "false": return false
    default:
      findings.add(.yaml(.notABoolean(text)), at: node.place)
      return nil
    }
  }

  /// One of some words.
  func word<Word>(_ node: YAMLNode, key: String, of words: [(String, Word)]) -> Word? {
    guard let text = text(node, key: key) else { return nil }
    if let match = words.first(where: { $0.0 == text }) { return match.1 }
    let allowed = words.map(\.0)
    findings.addUnknown(text, among: allowed, at: node.place) {
      .yaml(.unknownWord(key: key, found: text, allowed: allowed, nearest: $0))
    }
    return nil
  }

  func list(_ node: YAMLNode, key: String, mayBeEmpty: Bool = false) -> [YAMLNode]? {
    if refusesNull(node, key: key) { return nil }
    guard case .list(let nodes) = node.content else {
      findings.add(
        .yaml(.wrongShape(key: key, expected: .list, found: node.shape)), at: node.place)
      return nil
    }
    guard mayBeEmpty || !nodes.isEmpty else {
      findings.add(.yaml(.emptyList(key)), at: node.place)
      return nil
    }
    return nodes
  }

  private func refusesNull(_ node: YAMLNode, key: String) -> Bool {
    if node.isNull { findings.add(.yaml(.noValue(key)), at: node.place) }
    return node.isNull
  }

  func entries(_ node: YAMLNode, key: String) -> [YAMLNode.Entry]? {
    if refusesNull(node, key: key) { return nil }
    guard case .mapping(let entries) = node.content else {
      findings.add(
        .yaml(.wrongShape(key: key, expected: .mapping, found: node.shape)), at: node.place)
      return nil
    }
    return entries
  }
}
