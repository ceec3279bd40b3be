public import XLSXReading

/// Looks for what Excel would not accept, or not show as meant, in a written workbook.
///
/// The file is read as it is, part by part; sheets are streamed, so memory does not grow with them.
/// What is read is bounded as for files of unknown origin.
///
/// - Parameter path: the path of an `.xlsx` file.
/// - Returns: the findings, part by part; at most 200 of a rule; none for a sound file.
/// - Throws: a failure if the file cannot be read at all, or is no workbook.
public func lint(path: String) throws(ReadFailure) -> [LintFinding] {
  let limits = ReadLimits()
  do throws(ReadFailure.Reason) {
    try checkKind(of: path, limits: limits)
  } catch {
    throw ReadFailure(path: path, reason: error)
  }
  var found = FindingList()
  do throws(ReadFailure) {
    let linter = Linter(reader: try PartReader(path: path, limits: limits))
    try linter.run(&found)
  } catch {
    guard error.reason == .repeatedPart else { throw error }
    found.add(.repeatedPart, "two parts of the same name")
  }
  return found.findings
}

/// Goes through the parts of a workbook.
struct Linter: ~Copyable {
  let reader: PartReader

  func run(_ found: inout FindingList) throws(ReadFailure) {
    var facts = BookFacts()
    facts.relationships = try relationships(&found)
    try lintContentTypes(facts, &found)
    guard let workbook = target("officeDocument", of: "", facts, &found) else { return }
    try lintWorkbook(workbook, &facts, &found)
    var read: Set<String> = [partKey(workbook)]
    if let styles = target("styles", of: workbook, facts, &found) {
      try lintStyles(styles, &facts, &found)
      read.insert(partKey(styles))
    }
    if hasRelationship("sharedStrings", of: workbook, facts),
      let texts = target("sharedStrings", of: workbook, facts, &found)
    {
      try lintSharedTexts(texts, &facts, &found)
      read.insert(partKey(texts))
    }
    lintNames(workbook, facts, &found)
    var tables: Set<String> = []
    var selected = 0
    for position in facts.sheets.indices {
      let sheet = try lintSheet(position, facts, &tables, &read, &found)
      if sheet.isSelected { selected += 1 }
    }
    found.part = workbook
    found.sheet = nil
    if selected > 1 { found.add(.severalSelected, "\(selected) sheets are selected") }
    try lintProperties(facts, &found)
    try lintRest(read, &found)
  }

  /// The part behind the first relationship of a kind, which must be there.
  private func target(
    _ type: String, of part: String, _ facts: BookFacts, _ found: inout FindingList
  ) -> String? {
    found.part = part
    guard let relationship = facts.relationships[partKey(part)]?.first(where: { $0.isOf(type) })
    else {
      found.add(.missingPart, "no \(type)")
      return nil
    }
    return resolve(relationship.target, from: part)
  }

  private func hasRelationship(_ type: String, of part: String, _ facts: BookFacts) -> Bool {
    facts.relationships[partKey(part)]?.contains { $0.isOf(type) } ?? false
  }

  /// The elements of a part; nil, with a finding, when it is not well-formed, and without one when
  /// it is not there, which the relationships tell.
  func tree(
    _ part: String, streaming: Set<String> = [], _ found: inout FindingList,
    _ body: (XMLElement, inout FindingList) -> Void = { _, _ in }
  ) throws(ReadFailure) -> XMLElement? {
    found.part = part
    do throws(ReadFailure) {
      return try reader.tree(of: part, streaming: streaming) { body($0, &found) }
    } catch {
      switch error.reason {
      case .malformed(let text, let line): found.add(.malformedXML, "line \(line): \(text)")
      case .documentType: found.add(.documentType, "a document type declaration")
      case .missingPart: break
      default: throw error
      }
      return nil
    }
  }

  /// Parts that no other rule looks at must at least be well-formed.
  private func lintRest(_ read: Set<String>, _ found: inout FindingList) throws(ReadFailure) {
    for name in reader.names where !read.contains(partKey(name)) {
      let key = partKey(name)
      guard key.hasSuffix(".xml"), !key.hasSuffix("[content_types].xml") else { continue }
      guard !key.hasPrefix("docprops/"), !found.findings.contains(where: { $0.part == name })
      else { continue }
      _ = try tree(name, &found)
    }
  }
}
