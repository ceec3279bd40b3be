import Scoring

/// A value of a YAML file with its place; every scalar is still the text that was written.
struct YAMLNode {
  /// What a node is.
  enum Content {
    /// A text.
    case scalar(String, YAMLStyle)
    /// Entries in order.
    case list([YAMLNode])
    /// Keys and values in order.
    case mapping([Entry])
  }

  /// A key with its value.
  struct Entry {
    let key: String
    let keyPlace: Place
    let value: YAMLNode
  }

  let content: Content
  let place: Place

  /// Whether it is the word by which YAML says that there is no value; between quotes it is a text.
  var isNull: Bool {
    guard case .scalar(let text, .plain) = content else { return false }
    return ["null", "Null", "NULL", "~"].contains(text)
  }

  /// What the node is, for messages.
  var shape: YAMLFault.Shape {
    switch content {
    case .scalar: .scalar
    case .list: .list
    case .mapping: .mapping
    }
  }
}

/// How a scalar is written.
enum YAMLStyle {
  /// Without quotes.
  case plain
  /// `'…'`.
  case singleQuoted
  /// `"…"`.
  case doubleQuoted
  /// After `|` or `>`.
  case block
}
