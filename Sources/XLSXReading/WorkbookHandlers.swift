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
    relationships.append(
      Relationship(
        id: attributes.string("Id") ?? "", type: attributes.string("Type") ?? "",
        target: attributes.string("Target") ?? "",
        isExternal: attributes.string("TargetMode")?.lowercased() == "external"))
  }
}

/// Reads the list of sheets and names of a workbook.
final class WorkbookHandler: XMLHandler {
  struct Entry {
    var name: String
    var relationship: String
    var isHidden: Bool
  }

  private(set) var entries: [Entry] = []
  private(set) var names: [String: String] = [:]
  private var isRoot = true
  private var name: String?
  private var formula: [UInt8] = []

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if isRoot {
      isRoot = false
      guard name(is: "workbook") else { return fail(.otherOfficeFile) }
    }
    if name(is: "sheet") {
      guard entries.count < limits.sheets else { return fail(.limit(.sheets)) }
      let state = attributes.string("state") ?? "visible"
      entries.append(
        Entry(
          name: unescaped(attributes.string("name") ?? ""),
          relationship: attributes.string("id") ?? "", isHidden: state != "visible"))
    } else if name(is: "definedName") {
      self.name = attributes.string("localSheetId") == nil ? attributes.string("name") : nil
      formula.removeAll()
    }
  }

  override func end() {
    if let name { names[name] = String(decoding: formula, as: UTF8.self) }
    name = nil
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard name != nil else { return }
    guard formula.count + bytes.count <= limits.textBytes else {
      return fail(.limit(.textBytes))
    }
    formula += bytes
  }
}

/// Reads the texts that cells share: runs joined, phonetic readings left out.
final class SharedTextsHandler: XMLHandler {
  private(set) var texts: [String] = []
  private var path = TextPath()
  private var buffer: [UInt8] = []
  private var total = 0

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if path.isInside {
      path.start(name)
    } else if name(is: "si") {
      path.enter()
      buffer.removeAll(keepingCapacity: true)
    }
  }

  override func end() {
    guard path.isInside else { return }
    if path.end() { texts.append(unescaped(String(decoding: buffer, as: UTF8.self))) }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard path.isText else { return }
    total += bytes.count
    guard buffer.count + bytes.count <= limits.textBytes else {
      return fail(.limit(.textBytes))
    }
    guard total <= limits.sharedTextBytes else { return fail(.limit(.sharedTextBytes)) }
    buffer += bytes
  }
}

/// Follows the way into a text of runs (`si` or `is`): `t`, or `r` and then `t`; all else, such as
/// phonetic readings, is left out.
struct TextPath {
  private enum Step { case outside, item, run, text }
  private var steps: [Step] = []
  private var skipped = 0

  /// Whether a text of runs is open.
  var isInside: Bool { !steps.isEmpty }
  /// Whether characters belong to it.
  var isText: Bool { skipped == 0 && steps.last == .text }

  /// The item itself starts.
  mutating func enter() { steps.append(.item) }

  /// An element in it starts.
  mutating func start(_ name: XMLName) {
    if skipped == 0, steps.last != .text, name(is: "t") {
      steps.append(.text)
    } else if skipped == 0, steps.last == .item, name(is: "r") {
      steps.append(.run)
    } else {
      skipped += 1
    }
  }

  /// An element ends; true when it is the item itself.
  mutating func end() -> Bool {
    guard skipped == 0 else {
      skipped -= 1
      return false
    }
    steps.removeLast()
    return steps.isEmpty
  }
}
