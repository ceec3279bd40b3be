import Foundation
import Wording

/// A text in both languages, and where it is said.
struct Wording: Hashable {
  let vietnamese: String
  let english: String
  let file: String

  init(_ vietnamese: String, _ english: String, in file: String) {
    self.vietnamese = vietnamese
    self.english = english
    self.file = file
  }

  /// Whether it is a label, such as a column's head: few words, nothing put in.
  var isLabel: Bool {
    vietnamese.first?.isUppercase == true && !vietnamese.contains("\\(")
      && vietnamese.split(separator: " ").count <= 5
  }

  /// A label without what differs between a head, a title and a line's beginning.
  static func core(_ text: String) -> String {
    text.lowercased().trimmingCharacters(in: CharacterSet(charactersIn: ": "))
  }
}

/// What the sources say in both languages.
enum Wordings {
  /// The root of the package.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// What the terms say.
  static var ofTerms: [Wording] {
    Term.allCases.map { Wording($0.words.vietnamese, $0.words.english, in: "Term.\($0)") }
  }

  /// What all sources but the terms say.
  static func ofSources() throws -> [Wording] {
    let sources = root.appending(path: "Sources")
    return try FileManager.default.subpathsOfDirectory(atPath: sources.path()).sorted()
      .filter { $0.hasSuffix(".swift") }
      .flatMap { file in
        let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
        return inText(text, file: file)
      }
  }

  /// The pairs of texts between brackets in a source.
  static func inText(_ source: String, file: String) -> [Wording] {
    let pair = /\[\s*"((?:[^"\\]|\\.)*)"\s*,\s*"((?:[^"\\]|\\.)*)"\s*\]/
    return source.matches(of: pair).compactMap { match in
      // A list of two texts has no name before its bracket.
      guard let before = source[..<match.range.lowerBound].last, before.isLetter else { return nil }
      return Wording(String(match.output.1), String(match.output.2), in: file)
    }
  }

  /// Labels that say a term in other words or again, and labels with two wordings.
  static func problems(of said: [Wording], beside terms: [Wording]) -> [String] {
    let labels = said.filter(\.isLabel)
    var problems: [String] = []
    for side in [\Wording.vietnamese, \Wording.english] {
      let byTerm = Dictionary(grouping: terms) { Wording.core($0[keyPath: side]) }
      let byLabel = Dictionary(grouping: labels) { Wording.core($0[keyPath: side]) }
      for (text, labels) in byLabel.sorted(by: { $0.key < $1.key }) {
        let found = labels + (byTerm[text] ?? [])
        guard found.count > 1 else { continue }
        let places = found.map { "\($0.vietnamese) | \($0.english) (\($0.file))" }
        problems.append("‘\(text)’ should be one term: " + places.joined(separator: "; "))
      }
    }
    return problems
  }

  /// The terms of the house on one page.
  static var page: String {
    let rows = Term.allCases
      .sorted { Wording.core($0.words.vietnamese) < Wording.core($1.words.vietnamese) }
      .map { "| \($0.words.vietnamese) | \($0.words.english) | \($0.words.sense ?? "") |" }
    return """
      # Terms

      What more than one page says, in both languages: for the office to read. Written by the tests.

      | tiếng Việt | English | sense |
      |---|---|---|

      """ + rows.joined(separator: "\n") + "\n"
  }
}
