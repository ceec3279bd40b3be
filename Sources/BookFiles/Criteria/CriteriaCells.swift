import Scoring
import Wording

/// What a row of a table of criteria says, as the entries of a mapping: a blank cell says nothing.
struct CriteriaCells {
  private let row: CSVRow
  private let columns: [CriteriaColumn]
  private let written: Language
  private let findings: Findings

  /// A cell that is filled in.
  private struct Cell {
    let column: CriteriaColumn
    let node: YAMLNode
  }

  init(_ row: CSVRow, columns: [CriteriaColumn], written: Language, findings: Findings) {
    (self.row, self.columns, self.written, self.findings) = (row, columns, written, findings)
  }

  /// The keys with their values.
  var entries: [YAMLNode.Entry] { entries(of: cells) { $0.home ?? $0.key } }

  private var cells: [Cell] {
    columns.indices.compactMap { column in
      guard !row.value(column).isEmpty else { return nil }
      let text = row.text(column)
      // `~` takes a default away, as in YAML; any other text is one.
      let style = text == "~" ? YAMLStyle.plain : .doubleQuoted
      return Cell(
        column: columns[column],
        node: YAMLNode(content: .scalar(text, style), place: row.place(column)))
    }
  }

  private func entries(
    of cells: [Cell], by key: (CriteriaColumn) -> String
  ) -> [YAMLNode.Entry] {
    var order: [String] = []
    var parts: [String: [Cell]] = [:]
    for cell in cells {
      let key = key(cell.column)
      if parts[key] == nil { order.append(key) }
      parts[key, default: []].append(cell)
    }
    return order.compactMap { key -> YAMLNode.Entry? in
      guard let cells = parts[key], let first = cells.first else { return nil }
      let value = first.column.home == key ? mapping(of: cells) : value(of: cells)
      return YAMLNode.Entry(key: key, keyPlace: first.node.place, value: value)
    }
  }

  /// What cells say that stand in a mapping of their own; `~` in all of them says that there is none.
  private func mapping(of cells: [Cell]) -> YAMLNode {
    guard cells.contains(where: { !$0.node.isNull }) else { return cells[0].node }
    let inside = cells.map { cell in
      let column = CriteriaColumn(home: nil, key: cell.column.key, part: cell.column.part)
      return Cell(column: column, node: cell.node)
    }
    return YAMLNode(
      content: .mapping(entries(of: inside) { $0.key }), place: cells[0].node.place)
  }

  /// The value that some cells say of one key.
  private func value(of cells: [Cell]) -> YAMLNode {
    let first = cells[0]
    guard cells.count > 1 || first.column.part != .whole else { return first.node }
    let whole = cells.first { $0.column.part == .whole }
    var entries: [YAMLNode.Entry] = []
    for cell in cells {
      let key: String
      switch cell.column.part {
      case .whole: continue
      case .group(let group): key = group
      case .language(let language): key = language.rawValue
      }
      entries.append(YAMLNode.Entry(key: key, keyPlace: cell.node.place, value: cell.node))
    }
    if case .group = cells[cells.count - 1].column.part {
      guard let whole else {
        findings.add(.csv(.blank(first.column.key)), at: first.node.place)
        return first.node
      }
      return mapping(whole, as: "default", entries)
    }
    guard let whole else { return YAMLNode(content: .mapping(entries), place: first.node.place) }
    if let own = entries.first(where: { $0.key == written.rawValue }) {
      findings.add(
        .yaml(.oneOf(first.column.key, "\(first.column.key)_\(own.key)")), at: own.keyPlace)
      return whole.node
    }
    return mapping(whole, as: written.rawValue, entries)
  }

  private func mapping(_ whole: Cell, as key: String, _ others: [YAMLNode.Entry]) -> YAMLNode {
    let entry = YAMLNode.Entry(key: key, keyPlace: whole.node.place, value: whole.node)
    return YAMLNode(content: .mapping([entry] + others), place: whole.node.place)
  }
}
