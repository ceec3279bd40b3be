import Scoring
import Wording

/// Puts the criteria of tables where a criteria file names them: `criteria: {table: …}`.
struct CriteriaTables {
  let groups: [String]?
  let written: Language
  let findings: Findings
  /// Whether every row of every table was read.
  private(set) var areWhole = true
  /// Whether every table was one.
  private(set) var areTables = true

  /// The keys of `criteria` that says a table.
  static let keys = [
    BookKey(
      "table", .text, isRequired: true, "tệp CSV trong thư mục sổ, mỗi tiêu chí một dòng",
      "a CSV file in the book's folder, a row for each criterion"),
    BookKey(
      "rules", .named(.rule), "quy tắc mà ô của bảng không chứa được, theo mã tiêu chí",
      "rules that cells cannot hold, by the criterion's code"),
  ]

  /// Opens a table; nil if that is not possible, which is then told.
  typealias Opening = (PlacedText) throws(MachineTrouble) -> TextFile?

  init(groups: [String]?, written: Language, findings: Findings) {
    (self.groups, self.written, self.findings) = (groups, written, findings)
  }

  /// A criteria file with the lists that its tables hold.
  mutating func filled(_ root: YAMLNode, open: Opening) throws(MachineTrouble) -> YAMLNode {
    guard case .mapping(var entries) = root.content else { return root }
    for position in entries.indices {
      let entry = entries[position]
      switch entry.key {
      case "criteria": entries[position] = entry.with(try criteria(entry.value, .main, open))
      case "bonus", "penalty":
        guard case .mapping(var extras) = entry.value.content else { continue }
        for position in extras.indices where extras[position].key == "criteria" {
          let extra = extras[position]
          extras[position] = extra.with(try criteria(extra.value, .extra, open))
        }
        entries[position] = entry.with(
          YAMLNode(content: .mapping(extras), place: entry.value.place))
      default: continue
      }
    }
    return YAMLNode(content: .mapping(entries), place: root.place)
  }

  /// Criteria as a list: those of a table, or a list with those of the tables in it.
  private mutating func criteria(
    _ node: YAMLNode, _ kind: BookKey.Criteria, _ open: Opening
  ) throws(MachineTrouble) -> YAMLNode {
    switch node.content {
    case .scalar: return node
    case .mapping: return try table(node, kind, open) ?? node
    case .list(var nodes):
      guard kind == .main else { return node }
      for position in nodes.indices { nodes[position] = try group(nodes[position], open) }
      return YAMLNode(content: .list(nodes), place: node.place)
    }
  }

  private mutating func group(_ node: YAMLNode, _ open: Opening) throws(MachineTrouble) -> YAMLNode
  {
    guard case .mapping(var entries) = node.content else { return node }
    for position in entries.indices where entries[position].key == "criteria" {
      let entry = entries[position]
      entries[position] = entry.with(try criteria(entry.value, .main, open))
    }
    return YAMLNode(content: .mapping(entries), place: node.place)
  }

  private mutating func table(
    _ node: YAMLNode, _ kind: BookKey.Criteria, _ open: Opening
  ) throws(MachineTrouble) -> YAMLNode? {
    let reader = YAMLReader(
      findings: findings, languages: Languages(asked: written, written: written))
    guard let fields = Fields(node, key: "criteria", keys: Self.keys, reader: reader),
      let path = fields.requiredText("table")
    else {
      areTables = false
      return nil
    }
    let rules = fields["rules"].map { reader.entries($0, key: "rules") ?? [] } ?? []
    let table = CriteriaTable(
      keys: kind.keys, groups: groups, written: written, findings: findings)
    guard let file = try open(PlacedText(text: path, place: fields.valuePlace("table"))),
      let (nodes, isWhole) = table.criteria(file, rules: rules)
    else {
      areTables = false
      return nil
    }
    if !isWhole { areWhole = false }
    return YAMLNode(content: .list(nodes), place: node.place)
  }
}

extension YAMLNode.Entry {
  /// The key with another value.
  fileprivate func with(_ value: YAMLNode) -> Self {
    Self(key: key, keyPlace: keyPlace, value: value)
  }
}
