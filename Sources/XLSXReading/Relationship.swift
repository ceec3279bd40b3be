/// A reference from a part to another.
package struct Relationship: Sendable {
  /// The name within the source part.
  package var id: String
  /// The kind, as an address.
  package var type: String
  /// The path of the other part, or an address.
  package var target: String
  /// Whether the target lies outside of the file.
  package var isExternal: Bool

  /// A reference of a kind.
  package init(id: String, type: String, target: String, isExternal: Bool) {
    self.id = id
    self.type = type
    self.target = target
    self.isExternal = isExternal
  }

  /// Whether the type ends so; the standard and its strict form differ before that.
  package func isOf(_ type: String) -> Bool { self.type.hasSuffix("/" + type) }
}

/// Reads a list of relationships.
final class RelationshipsHandler: XMLHandler {
  private(set) var relationships: [Relationship] = []

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard name(is: "Relationship") else { return }
    guard relationships.count < limits.relationships else {
      return fail(limits.exceeded(.relationships))
    }
    relationships.append(
      Relationship(
        id: attributes.string("Id") ?? "", type: attributes.string("Type") ?? "",
        target: attributes.string("Target") ?? "",
        isExternal: attributes.string("TargetMode")?.lowercased() == "external"))
  }
}
