/// What a file says of a table of a sheet.
package struct TableFacts: Hashable, Sendable {
  /// The name that formulas know it by.
  package var name: String
  /// The cells it says it has, header included, in A1 style.
  package var range: String
  /// The names of its columns, in order.
  package var columns: [String]

  /// A table over cells.
  package init(name: String, range: String, columns: [String] = []) {
    self.name = name
    self.range = range
    self.columns = columns
  }
}

extension WorkbookFile {
  /// The tables of a sheet, given by its position, which must refer to other parts.
  package func tables(ofSheet position: Int) throws(ReadFailure) -> [TableFacts] {
    let reader = try PartReader(path: path, limits: limits)
    let sheet = sheets[position].part
    var tables: [TableFacts] = []
    for relationship in try reader.relationships(of: sheet) where relationship.isOf("table") {
      let handler = TableHandler(limits: limits)
      try reader.read(try reader.part(of: relationship, from: sheet), with: handler)
      tables.append(handler.facts)
    }
    return tables
  }
}

/// Reads what a part says of a table.
private final class TableHandler: XMLHandler {
  private(set) var facts = TableFacts(name: "", range: "")

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name(is: "table") {
      facts.name = unescaped(attributes.string("displayName") ?? "")
      facts.range = attributes.string("ref") ?? ""
    } else if name(is: "tableColumn") {
      guard facts.columns.count < limits.cells else { return fail(limits.exceeded(.cells)) }
      facts.columns.append(unescaped(attributes.string("name") ?? ""))
    }
  }
}
