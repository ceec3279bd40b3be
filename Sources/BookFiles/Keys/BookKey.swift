import Wording

/// A key that a mapping of a book's YAML files may have.
///
/// Readers know their keys from it, tables of criteria their columns, and the schemas for editors are made
/// of it.
struct BookKey: Sendable {
  /// Its name.
  let name: String
  /// What its value looks like.
  let shape: Shape
  /// Whether it must be there.
  let isRequired: Bool
  private let vietnamese: String
  private let english: String

  /// What a value looks like.
  indirect enum Shape: Sendable {
    /// A text as it stands.
    case text
    /// A text that people read, which each language may have of its own.
    case words
    case number
    case whole(ClosedRange<Int>)
    case flag
    /// A day such as `2022-01-05`.
    case day
    /// One of some words.
    case word([String])
    /// One of several shapes.
    case either([Shape])
    /// One value, or `{default: …, group: …}`.
    case byGroup(Shape)
    case list(Shape)
    /// A mapping of which only the names of the keys are known.
    case entry([String])
    case mapping([BookKey])
    /// A mapping of names that the book gives.
    case named(Shape)
    /// What criteria take from the group around them.
    case defaults([BookKey])
    /// Criteria, or a table of them.
    case criteria(Criteria)
    /// A rule of any kind.
    case rule
  }

  /// Whose criteria.
  enum Criteria: String, Sendable {
    /// Those of a set and of its groups.
    case main = "criterion"
    /// Bonus and penalty items.
    case extra = "item"
  }

  /// A key with what it says, in a line.
  init(
    _ name: String, _ shape: Shape, isRequired: Bool = false, _ vietnamese: String,
    _ english: String
  ) {
    (self.name, self.shape, self.isRequired) = (name, shape, isRequired)
    (self.vietnamese, self.english) = (vietnamese, english)
  }

  /// What it says, in a line.
  func meaning(in language: Language) -> String { language[vietnamese, english] }
}

extension BookKey.Shape {
  /// Whether its values are no lists and have no keys.
  var isScalar: Bool {
    switch self {
    case .text, .number, .whole, .flag, .day, .word: true
    default: false
    }
  }

  /// One of the raw values of an enumeration.
  static func word<Word: RawRepresentable<String> & CaseIterable>(of type: Word.Type) -> Self {
    .word(Word.allCases.map(\.rawValue))
  }
}

extension BookKey.Criteria {
  /// The keys of each.
  var keys: [BookKey] {
    switch self {
    case .main: CriterionKeys.all
    case .extra: CriterionKeys.extra
    }
  }
}

extension Fields {
  /// The keys of a node; nil if it is no mapping.
  init?(_ node: YAMLNode, key: String, keys: [BookKey], reader: YAMLReader) {
    self.init(node, key: key, known: keys.map(\.name), reader: reader)
  }
}
