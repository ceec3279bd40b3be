/// Reads parts of an archive and says in which of them a fault lies.
package struct PartReader: ~Copyable {
  private let path: String
  let limits: ReadLimits
  private let archive: Archive

  package init(
    path: String, limits: ReadLimits, places: [String: UInt64]? = nil
  ) throws(ReadFailure) {
    let archive: Archive
    do throws(ReadFailure.Reason) {
      archive = try Archive(path, limits: limits, places: places)
    } catch {
      throw ReadFailure(path: path, reason: error)
    }
    self.path = path
    self.limits = limits
    self.archive = archive
  }

  /// The parts' names as they stand in the archive, in its order.
  package var names: [String] { archive.names }

  /// Where parts lie in the archive, for reading them later.
  func places(of parts: [String]) -> [String: UInt64] { archive.places(of: parts) }

  /// Reads a part with a handler, up to a limit.
  func read(
    _ part: String, upTo limit: ReadLimits.Kind = .partBytes, with handler: XMLHandler
  ) throws(ReadFailure) {
    do throws(ReadFailure.Reason) {
      try handler.read(part, upTo: limit, of: archive)
    } catch {
      throw ReadFailure(path: path, part: part, reason: error)
    }
  }

  /// Makes sure that parts are not too large together; one that is read twice counts twice.
  func checkTotal(of parts: [String]) throws(ReadFailure) {
    var total: UInt64 = 0
    for part in parts {
      do throws(ReadFailure.Reason) {
        let (sum, isTooLarge) = total.addingReportingOverflow(try archive.size(of: part))
        total = sum
        guard !isTooLarge, total <= UInt64(limits.totalBytes) else {
          throw limits.exceeded(.totalBytes)
        }
      } catch {
        throw ReadFailure(path: path, reason: error)
      }
    }
  }

  /// What a part refers to.
  package func relationships(of part: String) throws(ReadFailure) -> [Relationship] {
    let handler = RelationshipsHandler(limits: limits)
    try read(relationshipsPart(of: part), upTo: .bookBytes, with: handler)
    return handler.relationships
  }

  /// The part behind a relationship, which must be there and inside the file.
  func part(
    of relationship: Relationship?, from source: String
  ) throws(ReadFailure) -> String {
    guard let relationship else {
      throw ReadFailure(path: path, part: source, reason: .missingPart)
    }
    guard !relationship.isExternal else {
      throw ReadFailure(path: path, part: source, reason: .externalPart)
    }
    let part = resolve(relationship.target, from: source)
    guard archive.has(part) else { throw ReadFailure(path: path, part: part, reason: .missingPart) }
    return part
  }

  /// The part that holds the workbook.
  func workbookPart() throws(ReadFailure) -> String {
    if archive.has("mimetype"), archive.has("content.xml") {
      throw ReadFailure(path: path, reason: .openDocument)
    }
    let relationships = try relationships(of: "")
    let part = try part(of: relationships.first { $0.isOf("officeDocument") }, from: "")
    if part.lowercased().hasSuffix(".bin") {
      throw ReadFailure(path: path, part: part, reason: .binaryWorkbook)
    }
    return part
  }
}
