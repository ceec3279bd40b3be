import Scoring
import Wording

/// Reads a table of criteria, a row for each, into what a list of criteria in YAML is read into.
struct CriteriaTable {
  /// The keys that the criteria may have.
  let keys: [BookKey]
  /// The unit groups; nil if the units could not be read.
  let groups: [String]?
  /// The language the book is written in, which texts are in unless their column names another.
  let written: Language
  let findings: Findings

  private static let parent = "parent"

  /// A criterion as its row says it.
  private struct Row {
    let code: String
    let parent: String
    let parentPlace: Place
    let place: Place
    var entries: [YAMLNode.Entry]
    /// The criteria in it, by their rows.
    var parts: [Int] = []
    var depth = 1
  }

  /// The criteria of a file; nil if it is no table of criteria.
  ///
  /// - Parameters:
  ///   - file: the table.
  ///   - rules: rules that a table cannot hold, by the code of their criterion.
  /// - Returns: the list, and whether every row is in it.
  func criteria(_ file: TextFile, rules: [YAMLNode.Entry]) -> (nodes: [YAMLNode], isWhole: Bool)? {
    let errors = findings.all.count
    var rows = rows(of: file)
    guard !rows.isEmpty || findings.all.count == errors else { return nil }
    add(rules, to: &rows)
    let tops = gather(&rows)
    // From the last row on: what is in a criterion stands below it.
    var nodes: [YAMLNode?] = Array(repeating: nil, count: rows.count)
    for (position, row) in rows.enumerated().reversed() {
      var entries = row.entries
      if !row.parts.isEmpty {
        let parts = YAMLNode(content: .list(row.parts.compactMap { nodes[$0] }), place: row.place)
        let key = CriterionKeys.criteria.name
        entries.append(YAMLNode.Entry(key: key, keyPlace: row.place, value: parts))
      }
      nodes[position] = YAMLNode(content: .mapping(entries), place: row.place)
    }
    return (tops.compactMap { nodes[$0] }, findings.all.count == errors)
  }

  // MARK: Rows

  private func rows(of file: TextFile) -> [Row] {
    // Groups of units that could not be read are not to blame.
    let groups =
      groups
      ?? CSVTable.header(of: file).compactMap { $0.split(separator: "@").last.map(String.init) }
    let columns = CriteriaColumn.all(keys, groups: groups)
    let known =
      columns.map {
        CSVTable.Column(name: $0.name, isRequired: $0.isRequired, isUnlisted: $0.part != .whole)
      } + [CSVTable.Column(name: Self.parent)]
    let code = columns.firstIndex { $0.name == "code" } ?? 0
    var rows: [Row] = []
    CSVTable.read(file, columns: known, findings: findings) { row in
      let cells = CriteriaCells(row, columns: columns, written: written, findings: findings)
      rows.append(
        Row(
          code: row.text(code), parent: row.text(columns.count),
          parentPlace: row.place(columns.count), place: row.place(code), entries: cells.entries))
    }
    return rows
  }

  /// Adds the rules that stand beside the table.
  private func add(_ rules: [YAMLNode.Entry], to rows: inout [Row]) {
    for rule in rules {
      guard let row = rows.firstIndex(where: { $0.code == rule.key }) else {
        findings.addUnknown(rule.key, among: rows.map(\.code), at: rule.keyPlace) {
          .criteria(.unknownCriterion(rule.key, nearest: $0))
        }
        continue
      }
      let key = CriterionKeys.rule.name
      if let other = rows[row].entries.first(where: { $0.key == key }) {
        findings.add(
          .table(.twoRules(code: rule.key)), at: rule.keyPlace,
          notes: [Note(.first, at: other.keyPlace)])
      } else {
        rows[row].entries.append(
          YAMLNode.Entry(key: key, keyPlace: rule.keyPlace, value: rule.value))
      }
    }
  }

  // MARK: Tree

  /// Gives every row to its parent, which stands above it; returns the rows of the first level.
  private func gather(_ rows: inout [Row]) -> [Int] {
    var above: [String: Int] = [:]
    var left: Set<String> = []
    var tops: [Int] = []
    let codes = Set(rows.map(\.code))
    for position in rows.indices {
      let row = rows[position]
      if row.parent.isEmpty {
        tops.append(position)
      } else if let parent = above[row.parent] {
        rows[position].depth = rows[parent].depth + 1
        rows[parent].parts.append(position)
        if rows[position].depth == Limits.criteriaDepth + 1 {
          findings.add(.table(.tooDeep), at: row.parentPlace)
        }
      } else if !left.contains(row.parent) {
        refuse(row, codes)
        left.insert(row.code)
        continue
      } else {
        left.insert(row.code)
        continue
      }
      if above[row.code] == nil { above[row.code] = position }
    }
    return tops
  }

  private func refuse(_ row: Row, _ codes: Set<String>) {
    if row.parent == row.code {
      findings.add(.table(.ownParent(row.code)), at: row.parentPlace)
    } else if codes.contains(row.parent) {
      findings.add(.table(.parentBelow(row.parent)), at: row.parentPlace)
    } else {
      findings.addUnknown(row.parent, among: codes.sorted(), at: row.parentPlace) {
        .table(.unknownParent(row.parent, nearest: $0))
      }
    }
  }
}
