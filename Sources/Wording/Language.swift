/// The languages people read the output in.
public enum Language: String, Sendable, CaseIterable {
  /// Vietnamese, the default.
  case vietnamese = "vi"
  /// English.
  case english = "en"
}

/// Something with a language, and the one way to say a thing in both.
///
/// A text of one page stands where it is said, in both languages: `language["Đơn vị ký", "Signed by"]`.
/// What several pages say is a ``Term``: `language[.rank]`.
public protocol Spoken: Sendable {
  /// The language.
  var language: Language { get }
}

extension Language: Spoken {
  /// The language itself.
  public var language: Language { self }
}

extension Spoken {
  /// One of two texts.
  public subscript(
    _ vietnamese: @autoclosure () -> String, _ english: @autoclosure () -> String
  ) -> String {
    switch language {
    case .vietnamese: vietnamese()
    case .english: english()
    }
  }

  /// A term, as it stands at the head of a column.
  public subscript(_ term: Term) -> String {
    let words = term.words
    return self[words.vietnamese, words.english]
  }

  /// A term within a sentence: its first letter small.
  public subscript(lower term: Term) -> String {
    let text = self[term]
    return text.prefix(1).lowercased() + text.dropFirst()
  }

  /// A term as a sheet's title.
  public subscript(upper term: Term) -> String { self[term].uppercased() }
}
