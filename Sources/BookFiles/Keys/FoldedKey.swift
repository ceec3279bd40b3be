import Scoring

/// A text as a key sees it: without regard to case, to characters that nobody sees, and to the kind of
/// its spaces.
///
/// Spreadsheets compare texts without case, and people compare what they see; two keys that are one to
/// either of them would be taken for each other.
struct FoldedKey: Hashable {
  private let text: String

  /// The key of a text.
  init(_ key: String) {
    var folded = ""
    var isAfterSpace = false
    for scalar in key.unicodeScalars {
      if scalar.properties.isWhitespace {
        isAfterSpace = !folded.isEmpty
      } else if !scalar.isInvisible {
        if isAfterSpace { folded += " " }
        isAfterSpace = false
        // Through the upper case, so that ß and ss, ſ and s are the same.
        folded += scalar.properties.uppercaseMapping.lowercased()
      }
    }
    text = folded
  }
}

/// Keys of one kind in the order they were met, each with its place.
struct KeyRegister {
  private var known: [FoldedKey: (text: String, place: Place)] = [:]

  /// Adds a key; the earlier one that is the same, if there is one.
  mutating func add(_ key: String, at place: Place) -> (text: String, place: Place)? {
    let folded = FoldedKey(key)
    if let first = known[folded] { return first }
    known[folded] = (key, place)
    return nil
  }

  /// Adds what one thing is called in all languages; the name that is an earlier thing's, if there is one.
  mutating func add(
    _ words: Words, at place: Place
  ) -> (name: String, first: (text: String, place: Place))? {
    for name in words.all {
      if let first = known[FoldedKey(name)] { return (name, first) }
    }
    for name in words.all { _ = add(name, at: place) }
    return nil
  }
}
