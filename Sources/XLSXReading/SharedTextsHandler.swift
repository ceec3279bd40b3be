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
    guard path.isInside, path.end() else { return }
    guard texts.count < limits.sharedTexts else { return fail(limits.exceeded(.sharedTexts)) }
    texts.append(unescaped(String(decoding: buffer, as: UTF8.self)))
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard path.isText else { return }
    total += bytes.count
    guard buffer.count + bytes.count <= limits.textBytes else {
      return fail(limits.exceeded(.textBytes))
    }
    guard total <= limits.sharedTextBytes else { return fail(limits.exceeded(.sharedTextBytes)) }
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
