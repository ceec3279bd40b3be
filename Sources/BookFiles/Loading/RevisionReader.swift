public import Scoring

/// Reads a revision of the weights from its file and tries it on the book.
struct RevisionReader {
  let book: Book
  let reader: YAMLReader

  private var findings: Findings { reader.findings }

  /// The revision in a file; nil if it cannot be read or does not fit the book.
  ///
  /// - Parameters:
  ///   - root: what is in the file.
  ///   - name: the file's name without its ending.
  ///   - keys: the names and titles of the revisions before it, which this one's are added to.
  /// - Returns: nil if it cannot be read or does not fit the book.
  func read(_ root: YAMLNode, name: String, keys: inout RevisionKeys) -> Revision? {
    guard let fields = Fields(root, key: "revision", keys: WeightKeys.all, reader: reader) else {
      return nil
    }
    let id = fields.requiredText("revision")
    if let id, id != name {
      findings.add(
        .weight(.notFileName(found: id, file: name)), at: fields.valuePlace("revision"))
    }
    keys.add(name, at: fields.valuePlace("revision"), findings)
    let title = fields.requiredName("title")
    if let title { keys.add(title: title, at: fields.valuePlace("title"), findings) }
    let date = fields.required("date").flatMap {
      reader.date($0, key: "date")
    }
    let reason = fields.requiredWords("reason")
    let rescales = fields.boolean("rescale") ?? false
    guard let weights = fields.required("weights"),
      let indices = reader.entries(weights, key: "weights")
    else { return nil }
    let errors = findings.all.count
    let changes = indices.flatMap { readChanges($0) }
    guard findings.all.count == errors, let title, let reason else { return nil }
    if changes.isEmpty { findings.add(.weight(.nothing), at: weights.place) }
    let revision = Revision(
      id: name, title: title.text, date: date, reason: reason, rescales: rescales, changes: changes,
      place: fields.valuePlace("revision"))
    return fits(revision, at: weights.place) ? revision : nil
  }

  private func readChanges(_ index: YAMLNode.Entry) -> [Revision.Change] {
    guard book.indices.contains(where: { $0.id == index.key }) else {
      findings.addUnknown(index.key, among: book.indices.map(\.id), at: index.keyPlace) {
        .book(.unknownIndex(index.key, nearest: $0))
      }
      return []
    }
    return (reader.entries(index.value, key: index.key) ?? []).compactMap { entry in
      if findings.refusesInvisible(in: entry.key, at: entry.keyPlace) { return nil }
      return amounts(entry.value, key: entry.key).map {
        Revision.Change(index: index.key, code: entry.key, weight: $0, place: entry.keyPlace)
      }
    }
  }

  /// One amount, or one by unit group.
  private func amounts(_ node: YAMLNode, key: String) -> ByGroup<Revision.Amount>? {
    guard case .mapping(let entries) = node.content else {
      return amount(node, key: key).map { ByGroup($0) }
    }
    let groups = Set(book.units.map(\.group)).sorted()
    var special: [String: Revision.Amount] = [:]
    for entry in entries where entry.key != "default" {
      if !groups.contains(entry.key) {
        findings.addUnknown(entry.key, among: groups, at: entry.keyPlace) {
          .criteria(.unknownGroup(entry.key, nearest: $0))
        }
      }
      special[entry.key] = amount(entry.value, key: key)
    }
    guard let standard = entries.first(where: { $0.key == "default" }) else {
      findings.add(.yaml(.missingKey("default")), at: node.place)
      return nil
    }
    return amount(standard.value, key: key).map { ByGroup($0, special: special) }
  }

  private func amount(_ node: YAMLNode, key: String) -> Revision.Amount? {
    guard let text = reader.text(node, key: key) else { return nil }
    guard let amount = Revision.Amount(written: text) else {
      findings.add(.weight(.amount(text)), at: node.place)
      return nil
    }
    return amount
  }

  private func fits(_ revision: Revision, at place: Place) -> Bool {
    do {
      _ = try book.revised(by: revision)
      return true
    } catch {
      findings.add(.weight(error.placed(in: book)), at: error.change?.place ?? place)
      return false
    }
  }
}

extension RevisionFault {
  /// The fault with the nearest right name.
  public func placed(in book: Book) -> WeightFault {
    var nearest: String?
    if case .unknownCriterion(let change) = self,
      let index = book.indices.first(where: { $0.id == change.index })
    {
      nearest = nearestName(to: change.code, among: index.criteria.nodes.map(\.code))
    } else if case .unknownIndex(let change) = self {
      nearest = nearestName(to: change.index, among: book.indices.map(\.id))
    }
    return .fault(self, nearest: nearest)
  }
}

extension Revision.Amount {
  /// An amount as people write it: points such as `18`, or percent of the whole such as `18%`.
  public init?(written text: String) {
    let isPercent = text.hasSuffix("%")
    guard case .success(let number) = decimal((isPercent ? text.dropLast() : text[...]).utf8)
    else { return nil }
    self = isPercent ? .percent(number) : .points(number)
  }
}
