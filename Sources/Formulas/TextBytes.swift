/// A text told apart by its bytes alone.
///
/// Equal texts may be spelled in two ways where letters have marks, so that texts of Vietnamese are slow to
/// look up; their bytes are not.
package struct TextBytes: Hashable, Sendable {
  /// The text.
  package let text: String

  /// The bytes of a text.
  package init(_ text: String) { self.text = text }

  /// Whether two texts have the same bytes.
  package static func == (left: Self, right: Self) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  /// Hashes the bytes.
  package func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
