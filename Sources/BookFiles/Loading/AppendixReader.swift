import Scoring

/// Reads which appendices a book asks for: `appendix:` of `sodiem.yaml`.
struct AppendixReader {
  let reader: YAMLReader
  let indices: [IndexHeader]

  private typealias Column = AppendixRequest.Column

  /// The appendices in their order.
  func read(_ nodes: [YAMLNode]) -> [AppendixRequest] { nodes.compactMap { read($0) } }

  private func read(_ node: YAMLNode) -> AppendixRequest? {
    guard let fields = Fields(node, key: "appendix", keys: BookKeys.appendix, reader: reader) else {
      return nil
    }
    let kinds = AppendixRequest.Kind.allCases.map { ($0.rawValue, $0) }
    let kind = fields.required("kind").flatMap { reader.word($0, key: "kind", of: kinds) }
    let ids = indices.enumerated().map { ($1.id, $0) }
    // A book of one index need not name it.
    let named = indices.count == 1 ? fields["index"] : fields.required("index")
    let index =
      named.map { reader.word($0, key: "index", of: ids) } ?? (indices.count == 1 ? 0 : nil)
    guard let kind, let index else { return nil }
    var request = AppendixRequest(kind, index: index)
    request.title = fields.words("title")
    request.columns = columns(fields, of: kind, indices[index])
    request.heads = heads(fields, shown: request.columns)
    return request
  }

  /// The columns of a ranking, each once, the units' names among them.
  private func columns(
    _ fields: Fields, of kind: AppendixRequest.Kind, _ index: IndexHeader
  ) -> [Column]? {
    for key in ["columns", "heads"] where kind != .ranking && kind != .groups && fields.has(key) {
      reader.findings.add(
        .book(.noColumns(key: key, kind: kind.rawValue)), at: fields.keyPlace(key))
      return nil
    }
    guard let nodes = fields["columns"].flatMap({ reader.list($0, key: "columns") }) else {
      return nil
    }
    let words = Column.allCases.map { ($0.rawValue, $0) }
    var columns: [Column] = []
    for node in nodes {
      guard let column = reader.word(node, key: "columns", of: words) else { continue }
      if columns.contains(column) {
        reader.findings.add(.book(.repeatedColumn(column.rawValue)), at: node.place)
        continue
      }
      let isOfLastYear = [Column.previousScore, .previousRank, .placesWon].contains(column)
      if isOfLastYear, index.previous == nil {
        reader.findings.add(
          .book(.noPrevious(column: column.rawValue, index: index.id)), at: node.place)
      }
      columns.append(column)
    }
    if !columns.contains(.name) {
      reader.findings.add(
        .book(.noColumn(Column.name.rawValue)), at: fields.valuePlace("columns"))
    }
    return columns
  }

  /// The heads of columns that are shown.
  private func heads(_ fields: Fields, shown: [Column]?) -> [Column: String] {
    guard let node = fields["heads"],
      let fields = Fields(
        node, key: "heads", known: (shown ?? Column.allCases).map(\.rawValue), reader: reader)
    else { return [:] }
    var heads: [Column: String] = [:]
    for column in Column.allCases { heads[column] = fields.words(column.rawValue) }
    return heads
  }
}
