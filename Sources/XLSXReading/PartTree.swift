/// An element of a part with all that stands in it, names without prefixes.
package struct XMLElement: Sendable {
  /// The name.
  package let name: String
  /// The attributes by name.
  package let attributes: [String: String]
  /// The elements in it, in order.
  package fileprivate(set) var children: [XMLElement] = []
  /// The text directly in it.
  package fileprivate(set) var text = ""

  /// The children of a name.
  package func all(_ name: String) -> [XMLElement] { children.filter { $0.name == name } }

  /// The first child of a name.
  package func first(_ name: String) -> XMLElement? { children.first { $0.name == name } }

  /// The value of an attribute.
  package subscript(attribute: String) -> String? { attributes[attribute] }

  /// Every element of a name in it, at any depth.
  package func descendants(_ name: String) -> [XMLElement] {
    children.flatMap { ($0.name == name ? [$0] : []) + $0.descendants(name) }
  }
}

extension PartReader {
  /// The elements of a part; those of the streamed names are handed over as they end and then
  /// forgotten, so that memory does not grow with a sheet.
  package func tree(
    of part: String, streaming: Set<String> = [], _ body: (XMLElement) -> Void = { _ in }
  ) throws(ReadFailure) -> XMLElement {
    try withoutActuallyEscaping(body) { (body) throws(ReadFailure) in
      let handler = TreeHandler(limits: limits, streaming: streaming, body: body)
      try read(part, with: handler)
      return handler.root ?? XMLElement(name: "", attributes: [:])
    }
  }
}

/// Builds the elements of a part.
private final class TreeHandler: XMLHandler {
  private(set) var root: XMLElement?
  private let streaming: Set<String>
  private let body: (XMLElement) -> Void
  private var open: [XMLElement] = []
  private var kept = 0

  init(limits: ReadLimits, streaming: Set<String>, body: @escaping (XMLElement) -> Void) {
    self.streaming = streaming
    self.body = body
    super.init(limits: limits)
  }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    open.append(XMLElement(name: name.string, attributes: attributes.all))
  }

  override func end() {
    guard let element = open.popLast() else { return }
    if open.isEmpty {
      root = element
    } else if streaming.contains(element.name) {
      body(element)
    } else {
      kept += 1
      guard kept <= limits.cells else { return fail(limits.exceeded(.cells)) }
      open[open.count - 1].children.append(element)
    }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard !open.isEmpty else { return }
    open[open.count - 1].text += String(decoding: bytes, as: UTF8.self)
    if open[open.count - 1].text.utf8.count > limits.textBytes { fail(limits.exceeded(.textBytes)) }
  }
}

extension XMLAttributes {
  /// All attributes by name without prefix.
  fileprivate var all: [String: String] {
    var found: [String: String] = [:]
    var pair = pairs
    while let name = pair[0], let value = pair[1] {
      found[XMLName(name).string] = String(cString: value)
      pair += 2
    }
    return found
  }
}
