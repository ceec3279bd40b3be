/// What a sheet says of its pages' numbers and heads.
package struct PageFacts: Hashable, Sendable {
  /// The number of the first page; nil if it goes on from the sheet before.
  package var firstNumber: Int?
  /// The header of all pages, or of those after a bare first one.
  package var header = ""
  /// Whether the first page has neither header nor footer.
  package var leavesFirstBare = false

  /// Pages without heads that go on from the sheet before.
  package init() {}
}

extension WorkbookFile {
  /// What a sheet, given by its position, says of its pages' numbers and heads.
  package func pageFacts(ofSheet position: Int) throws(ReadFailure) -> PageFacts {
    let handler = PageFactsHandler(limits: limits)
    try read(position, with: handler)
    return handler.facts
  }
}

/// Reads what a sheet says of its pages.
private final class PageFactsHandler: XMLHandler {
  private(set) var facts = PageFacts()
  private var depth = 0
  private var isInHeaders = false
  private var header: [UInt8]?

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    depth += 1
    if depth == 2 {
      isInHeaders = name(is: "headerFooter")
      if isInHeaders { facts.leavesFirstBare = attributes.count("differentFirst") == 1 }
      if name(is: "pageSetup"), attributes.count("useFirstPageNumber") == 1 {
        // The first number is not written where it is 1.
        facts.firstNumber = attributes.count("firstPageNumber") ?? 1
      }
    } else if depth == 3, isInHeaders {
      if name(is: "oddHeader") { header = [] }
      // A first page with a head of its own is not bare.
      if name(is: "firstHeader") || name(is: "firstFooter") { facts.leavesFirstBare = false }
    }
  }

  override func end() {
    if depth == 3, let bytes = header {
      facts.header = String(decoding: bytes, as: UTF8.self)
      header = nil
    }
    depth -= 1
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) { header?.append(contentsOf: bytes) }
}
