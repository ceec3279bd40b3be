import XLSXReading

extension Linter {
  /// What each part refers to, from the package's own relationships on.
  func relationships(
    _ found: inout FindingList
  ) throws(ReadFailure) -> [String: [Relationship]] {
    let keys = Set(reader.names.map(partKey))
    var map: [String: [Relationship]] = [:]
    var pending = [""]
    var reached: Set<String> = [partKey("[Content_Types].xml")]
    while let part = pending.popLast() {
      let list = relationshipsPart(of: part)
      guard keys.contains(partKey(list)) else { continue }
      reached.insert(partKey(list))
      let entries = try relationships(listedIn: list, &found)
      map[partKey(part)] = entries
      for entry in entries where !entry.isExternal {
        let target = resolve(entry.target, from: part)
        if !keys.contains(partKey(target)) {
          found.add(.relationshipTarget, "'\(entry.id)' leads to '\(target)', which is not there")
        } else if reached.insert(partKey(target)).inserted {
          pending.append(target)
        }
      }
    }
    for name in reader.names where !reached.contains(partKey(name)) && !name.hasSuffix("/") {
      found.part = name
      found.add(.orphanPart, "nothing refers to the part")
    }
    return map
  }

  private func relationships(
    listedIn part: String, _ found: inout FindingList
  ) throws(ReadFailure) -> [Relationship] {
    guard let root = try tree(part, &found) else { return [] }
    var entries: [Relationship] = []
    var ids: Set<String> = []
    for element in root.all("Relationship") {
      let entry = Relationship(
        id: element["Id"] ?? "", type: element["Type"] ?? "", target: element["Target"] ?? "",
        isExternal: element["TargetMode"]?.lowercased() == "external")
      if entry.id.isEmpty || !ids.insert(entry.id).inserted {
        found.add(.relationshipId, "'\(entry.id)' repeats or is empty")
      }
      if entry.isExternal, !entry.isOf("hyperlink") {
        found.add(.externalTarget, "'\(entry.id)' leads out of the file")
      }
      entries.append(entry)
    }
    return entries
  }

  /// Every part has a content type, and the one that those who refer to it expect.
  func lintContentTypes(
    _ facts: BookFacts, _ found: inout FindingList
  ) throws(ReadFailure) {
    let part = "[Content_Types].xml"
    found.part = part
    guard let root = try tree(part, &found) else { return }
    let keys = Set(reader.names.map(partKey))
    var defaults: [String: String] = [:]
    for element in root.all("Default") {
      defaults[(element["Extension"] ?? "").lowercased()] = element["ContentType"] ?? ""
    }
    var overrides: [String: String] = [:]
    for element in root.all("Override") {
      let name = element["PartName"] ?? ""
      if overrides.updateValue(element["ContentType"] ?? "", forKey: partKey(name)) != nil {
        found.add(.contentType, "two content types for '\(name)'")
      }
      if !keys.contains(partKey(name)) {
        found.add(.contentType, "a content type for '\(name)', which is not there")
      }
    }
    for name in reader.names where partKey(name) != partKey(part) {
      let ending = partKey(name).split(separator: ".").last.map(String.init) ?? ""
      if overrides[partKey(name)] == nil, defaults[ending] == nil {
        found.add(.contentType, "no content type for '\(name)'")
      }
    }
    for (source, entries) in facts.relationships.sorted(by: { $0.key < $1.key }) {
      for entry in entries where !entry.isExternal {
        let target = resolve(entry.target, from: source)
        let kind = entry.type.split(separator: "/").last.map(String.init) ?? ""
        guard let wanted = contentTypes[kind],
          let given = overrides[partKey(target)]
            ?? defaults[partKey(target).split(separator: ".").last.map(String.init) ?? ""]
        else { continue }
        if !given.hasSuffix(wanted) {
          found.add(.contentType, "'\(target)' is said to be '\(given)', not '\(wanted)'")
        }
      }
    }
  }

  /// Document properties fit what Excel shows of them.
  func lintProperties(
    _ facts: BookFacts, _ found: inout FindingList
  ) throws(ReadFailure) {
    for entry in facts.relationships[""] ?? [] {
      let part = resolve(entry.target, from: "")
      if entry.isOf("extended-properties") { _ = try tree(part, &found) }
      guard entry.isOf("core-properties"), let root = try tree(part, &found) else { continue }
      for element in root.children {
        found.check(length: element.text, atMost: 255, .propertyLength)
        if element.name == "created" || element.name == "modified", !isDate(element.text) {
          found.add(
            .propertyDate, "'\(element.text)' is not a date of the form 2022-01-05T00:00:00Z")
        }
      }
    }
  }

  /// Whether a text is a time in UTC, as W3CDTF writes it.
  private func isDate(_ text: String) -> Bool {
    let shape = text.utf8.map { byte in
      byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") ? UInt8(ascii: "0") : byte
    }
    guard shape == Array("0000-00-00T00:00:00Z".utf8) else { return false }
    let numbers = text.split { !$0.isNumber }.compactMap { Int($0) }
    return (1...12).contains(numbers[1]) && (1...31).contains(numbers[2]) && numbers[3] < 24
      && numbers[4] < 60 && numbers[5] < 60
  }
}

/// The ends of the content types that kinds of relationship lead to.
private let contentTypes = [
  "officeDocument": ".sheet.main+xml", "worksheet": ".worksheet+xml", "styles": ".styles+xml",
  "theme": ".theme+xml", "sharedStrings": ".sharedStrings+xml", "drawing": ".drawing+xml",
  "chart": ".chart+xml", "comments": ".comments+xml", "table": ".table+xml",
  "vmlDrawing": ".vmlDrawing", "core-properties": ".core-properties+xml",
  "extended-properties": ".extended-properties+xml",
]
