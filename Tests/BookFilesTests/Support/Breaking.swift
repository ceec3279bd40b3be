import BookFiles
import Foundation
import Scoring
import TestSupport
import Testing
import Wording

/// A change to the valid book with the one fault it must bring.
///
/// `1️⃣` in the new text marks the place of the fault, `2️⃣` the place of its note.
struct Breaking: Sendable, CustomTestStringConvertible {
  /// Texts replaced in the files of the valid book, each of which stands there once.
  private var changes: [(file: String, old: String, new: String)]
  private var added: [String: String] = [:]
  private let vietnamese: String
  private let english: String?
  private let note: String?

  /// A change; `noteText` marks the note's place in a text that is already there.
  init(
    _ file: String, _ old: String, _ new: String, _ vietnamese: String, en english: String? = nil,
    note: String? = nil, noteText: String? = nil
  ) {
    changes = [(file, old, new)]
    if let noteText {
      changes.append((file, noteText.replacingOccurrences(of: "2️⃣", with: ""), noteText))
    }
    self.vietnamese = vietnamese
    self.english = english
    self.note = note
  }

  /// Another change that goes with it.
  func with(_ file: String, _ old: String, _ new: String) -> Breaking {
    var copy = self
    copy.changes.append((file, old, new))
    return copy
  }

  /// Another file beside it.
  func adding(_ file: String, _ text: String) -> Breaking {
    var copy = self
    copy.added[file] = text
    return copy
  }

  var testDescription: String { "\(changes[0].file): \(vietnamese)" }

  /// Breaks the book and expects this fault and no other.
  func check(severity: Diagnostic.Severity = .error) throws {
    try check(severity: severity, isAlone: true)
  }

  /// Breaks the book and expects this fault among what follows from it.
  func checkAmongOthers() throws { try check(severity: .error, isAlone: false) }

  private func check(severity: Diagnostic.Severity, isAlone: Bool) throws {
    var files = ValidBook.files.merging(added) { $1 }
    for (file, old, new) in changes {
      let text = try #require(files[file])
      try #require(
        text.components(separatedBy: old).count == 2, "'\(old)' must stand once in \(file)")
      let range = try #require(text.range(of: old))
      files[file] = text.replacingCharacters(in: range, with: new)
    }
    let place = try #require(Self.place(of: "1️⃣", in: files))
    var expected = "\(place): \(severity == .error ? "lỗi" : "cảnh báo"): \(vietnamese)"
    if let note {
      expected += "\n\(try #require(Self.place(of: "2️⃣", in: files))): ghi chú: \(note)"
    }
    let loaded = try BookInFolder(files.mapValues(Self.unmarked)).load()
    let told = loaded.diagnostics.map { $0.text(in: .vietnamese) }
    #expect(isAlone ? told == [expected] : told.contains(expected), "\(told)")
    #expect((loaded.book == nil) == (severity == .error))
    if let english {
      let lines = loaded.diagnostics.text(in: .english).components(separatedBy: "\n")
      #expect(lines.contains("\(place): \(severity == .error ? "error" : "warning"): \(english)"))
    }
  }

  private static func unmarked(_ text: String) -> String {
    text.replacingOccurrences(of: "1️⃣", with: "").replacingOccurrences(of: "2️⃣", with: "")
  }

  private static func place(of marker: String, in files: [String: String]) -> String? {
    for (file, text) in files {
      guard let range = text.range(of: marker) else { continue }
      let lines = unmarked(String(text[..<range.lowerBound])).components(separatedBy: "\n")
      return "\(file):\(lines.count):\((lines.last ?? "").count + 1)"
    }
    return nil
  }
}
