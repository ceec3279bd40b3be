import Scoring
import Wording

/// The languages a book is read in.
struct Languages {
  /// The language asked for.
  var asked: Language
  /// The language the book is written in, which stands in where another is missing.
  var written: Language

  /// Whether the texts are a translation.
  var areOther: Bool { asked != written }

  /// All of them, the one asked for first, then the book's own.
  var inOrder: [Language] {
    [asked] + Language.allCases.filter { $0 == written && $0 != asked }
      + Language.allCases.filter { $0 != written && $0 != asked }
  }
}

/// What people read of one thing, in as many languages as the book says it.
struct Words {
  /// The text in the language asked for, else the one that is there.
  let text: String
  /// The texts in all languages, that one first; a thing that is named by them goes by each.
  let all: [String]
}

extension YAMLReader {
  /// A text that people read: one for all languages, or `{vi: …, en: …}`.
  func words(_ node: YAMLNode, key: String) -> Words? {
    guard case .mapping = node.content else {
      guard let text = text(node, key: key) else { return nil }
      if languages.areOther { findings.lacksTranslation(at: node.place) }
      return Words(text: text, all: [text])
    }
    let errors = findings.all.count
    let known = Language.allCases.map(\.rawValue)
    guard let fields = Fields(node, key: key, known: known, reader: self) else { return nil }
    let texts = languages.inOrder.compactMap { language in fields.text(language.rawValue) }
    guard findings.all.count == errors else { return nil }
    guard let text = texts.first else {
      findings.add(.yaml(.noValue(key)), at: node.place)
      return nil
    }
    if languages.areOther, !fields.has(languages.asked.rawValue) {
      findings.lacksTranslation(at: node.place)
    }
    return Words(text: text, all: texts)
  }

  /// A list of texts that people read.
  func listOfWords(_ node: YAMLNode, key: String) -> [String]? {
    list(node, key: key, mayBeEmpty: true)?.compactMap { words($0, key: key)?.text }
  }
}

extension Fields {
  /// A text that people read, in the language asked for.
  func words(_ key: String) -> String? { self[key].flatMap { reader.words($0, key: key)?.text } }

  /// A text that people read and that must be there, in the language asked for.
  func requiredWords(_ key: String) -> String? { requiredName(key)?.text }

  /// What something is called in all languages; it must be there.
  func requiredName(_ key: String) -> Words? {
    required(key).flatMap { reader.words($0, key: key) }
  }
}
