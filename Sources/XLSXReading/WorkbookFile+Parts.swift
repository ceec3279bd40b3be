extension WorkbookFile {
  /// Makes sure that the file is whole: that every part it lists or refers to is there, is referred to, and
  /// can be read to its end.
  ///
  /// Sheets are left out: reading their cells reads them.
  package func checkParts() throws(ReadFailure) {
    let reader = try PartReader(path: path, limits: limits)
    let listed = ContentTypesHandler(limits: limits)
    try reader.read("[Content_Types].xml", upTo: .bookBytes, with: listed)
    let keys = Set(reader.names.map(partKey))
    let sheets = Set(sheets.map { partKey($0.part) })
    var reached: Set<String> = []
    for name in reader.names where !sheets.contains(partKey(name)) {
      if let source = sourcePart(ofRelationships: name) {
        for relationship in try reader.relationships(of: source) where !relationship.isExternal {
          let part = try reader.part(of: relationship, from: source)
          reached.insert(partKey(part))
        }
      } else if Self.xmlEndings.contains(where: name.hasSuffix) {
        try reader.read(name, with: XMLHandler(limits: limits))
      }
    }
    for part in listed.parts {
      guard keys.contains(partKey(part)) else {
        throw ReadFailure(path: path, part: part, reason: .missingPart)
      }
      guard reached.contains(partKey(part)) else {
        throw ReadFailure(
          path: path, part: part, reason: .damagedArchive("nothing refers to the part"))
      }
    }
  }

  /// How the names of parts of XML end.
  private static let xmlEndings = [".xml", ".vml"]
}

/// Reads which parts a package lists by name.
private final class ContentTypesHandler: XMLHandler {
  private(set) var parts: [String] = []

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard name(is: "Override"), let part = attributes.string("PartName") else { return }
    guard parts.count < limits.parts else { return fail(limits.exceeded(.parts)) }
    parts.append(part)
  }
}
