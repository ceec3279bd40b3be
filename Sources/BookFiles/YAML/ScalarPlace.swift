import Scoring

/// Finds the place of a character inside a scalar, through quotes, escapes and folded lines.
struct ScalarPlace {
  /// The scalars of the file from the line on that the node begins in.
  private let source: [Unicode.Scalar]
  private let node: YAMLNode

  /// A node of a file; one of another file, such as a cell of a table, has no places inside.
  init(_ node: YAMLNode, in file: TextFile) {
    self.node = node
    guard node.place.file == file.path else {
      source = []
      return
    }
    var rest = file.bytes[...]
    for _ in 1..<max(1, node.place.line) {
      rest = rest.drop { $0 != Ascii.newline }.dropFirst()
    }
    source = Array(String(decoding: rest, as: UTF8.self).unicodeScalars)
  }

  /// The place of a character of the text, counted from 0; of a block scalar only its start.
  func place(of offset: Int) -> Place {
    guard case .scalar(let text, let style) = node.content, style != .block, !source.isEmpty else {
      return node.place
    }
    let scalars = text.prefix(offset).unicodeScalars.count
    var position = node.place.column - 1 + (style == .plain ? 0 : 1)
    for _ in 0..<scalars { position = next(after: position, style) }
    position = pastBreak(position)
    guard position <= source.count else { return node.place }
    let before = source[..<position]
    let breaks = before.count { $0 == "\n" }
    let lineStart = before.lastIndex(of: "\n").map { $0 + 1 } ?? 0
    return Place(
      file: node.place.file, line: node.place.line + breaks, column: position - lineStart + 1)
  }

  /// The position behind one character of the text.
  private func next(after position: Int, _ style: YAMLStyle) -> Int {
    guard position < source.count else { return position }
    let folded = pastBreak(position)
    if folded != position { return folded }
    switch (style, source[position]) {
    case (.doubleQuoted, "\\"):
      guard position + 1 < source.count else { return position + 1 }
      switch source[position + 1] {
      case "x": return position + 4
      case "u": return position + 6
      case "U": return position + 10
      default: return position + 2
      }
    case (.singleQuoted, "'"): return position + 2
    default: return position + 1
    }
  }

  /// Behind a line break with the spaces around it, which stand for one space.
  private func pastBreak(_ position: Int) -> Int {
    var end = position
    while end < source.count, " \t\r".unicodeScalars.contains(source[end]) { end += 1 }
    guard end < source.count, source[end] == "\n" else { return position }
    while end < source.count, " \t\r\n".unicodeScalars.contains(source[end]) { end += 1 }
    return end
  }
}
