import Scoring

/// What only tables of criteria can have wrong about a rule.
extension CriteriaReader {
  /// Whether a rule of a table names no kind, though it says something of one; that is then told.
  func lacksKind(_ rule: YAMLNode) -> Bool {
    guard isOfTable(rule), case .mapping(let entries) = rule.content, let first = entries.first,
      !entries.contains(where: { $0.key == "kind" })
    else { return false }
    findings.add(.table(.noKind(column: first.key)), at: first.keyPlace)
    return true
  }

  /// Whether a table says what its kind of rule does not have, or cannot say what it needs; that is then told.
  func refuses(_ rule: YAMLNode, of kind: any RuleKind.Type) -> Bool {
    guard isOfTable(rule), case .mapping(let entries) = rule.content else { return false }
    let keys = RuleKeys.keys(of: kind)
    let columns = CriteriaColumn.all(keys, groups: []).filter { $0.part == .whole }.map(\.name)
    let list = keys.first { $0.isRequired && !columns.contains($0.name) }
    if let list {
      findings.add(.table(.needsList(kind: kind.name, key: list.name)), at: rule.place)
    }
    let others = entries.filter { !columns.contains($0.key) }
    for entry in others {
      findings.add(
        .table(.otherKind(column: entry.key, kind: kind.name, columns: columns)),
        at: entry.keyPlace)
    }
    return list != nil || !others.isEmpty
  }

  /// Whether a rule stands in a table and not in the criteria file.
  private func isOfTable(_ rule: YAMLNode) -> Bool { rule.place.file != context.file.path }
}
