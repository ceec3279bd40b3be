import BookFiles
import FoundationEssentials
import Formulas
import Scoring
import TestSupport
import Wording

/// A valid book on the disk, one file of which is replaced at a time.
///
/// The script puts the temporary folder into memory, so that the disk is spared.
final class FuzzedBook {
  private let scratch: Scratch
  private let files: [String: String]
  /// The files that are replaced; an input's first byte says which.
  private let replaced: [String]

  init(replacing replaced: [String]) throws {
    scratch = try Scratch()
    self.replaced = replaced
    var files = ValidBook.files
    files["sodiem.yaml"] = ValidBook.header.replacing(
      "data: [data/hl.csv]", with: "data: [data/hl.csv]\n    survey: data/forms.csv")
    files["data/forms.csv"] = "unit,issued,returned,invalid,population\nstp,40,33,1,900\n"
    files["weights/thu.yaml"] = """
      revision: thu
      title: Phương án thử
      date: 2022-02-01
      reason: Theo góp ý
      rescale: true
      weights:
        cchc:
          "1": {default: 12.5, huyen: 10%}
          "2.1": 3

      """
    self.files = files
    for (name, text) in files { try write(Array(text.utf8), to: name) }
  }

  /// Loads the book with a file replaced by an input's bytes and looks at all that comes of it.
  func feed(_ bytes: [UInt8]) throws {
    guard let first = bytes.first else { return }
    let name = replaced[Int(first) % replaced.count]
    try write(Array(bytes.dropFirst()), to: name)
    defer { try? write(Array((files[name] ?? "").utf8), to: name) }
    let loaded = try loadBook(at: scratch.path)
    let errors = loaded.diagnostics.filter { $0.severity == .error }
    try demand((loaded.book == nil) != errors.isEmpty, "a book with errors, or none without")
    try demand(errors.allSatisfy { $0.place != nil }, "an error without a place")
    for language in [Language.vietnamese, .english] {
      try demand(
        loaded.diagnostics.isEmpty == loaded.diagnostics.text(in: language).isEmpty,
        "diagnostics without words")
    }
    guard let book = loaded.book else { return }
    try look(at: Evaluation(book))
    for revision in book.revisions { try look(at: Evaluation(book, under: revision)) }
  }

  private func look(at evaluation: Evaluation) throws {
    let values = evaluation.indices.flatMap { $0.values.flatMap { $0 } }
    for case .number(let number) in values {
      try demand(number.isFinite, "a value is \(number)")
    }
  }

  /// The files as they are, each as an input.
  var seeds: [[UInt8]] {
    replaced.enumerated().map { position, name in
      let first = (0...UInt8.max).first { Int($0) % replaced.count == position && $0 >= 0x30 }
      return [first ?? 0] + Array((files[name] ?? "").utf8)
    }
  }

  private func write(_ bytes: [UInt8], to name: String) throws {
    let file = URL(filePath: scratch(name))
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }
}

/// The loading of CSV files: units, data, last year's results, survey forms.
struct CSVFuzz: FuzzTarget {
  static let name = "csv"
  private let book: FuzzedBook

  init() throws {
    book = try FuzzedBook(
      replacing: ["units.csv", "data/cchc.csv", "previous/cchc.csv", "data/forms.csv"])
  }

  func feed(_ bytes: [UInt8]) throws { try book.feed(bytes) }

  func seeds() -> [[UInt8]] { book.seeds }

  var words: [String] {
    [
      "unit,", "criterion,", "input", "stage", "value", "note", "self", "appraised1", "appraised2",
      "decided",
      "n/a", "có", "9,25", "\"\"", "\r\n", "\u{FEFF}", ";", "1e5", "stp", "snv", "npn", "cchc;hl",
      "issued", "returned", "invalid", "population", "rank", "score", "not_ranked", "e\u{301}",
    ]
  }
}

/// The loading of YAML files: the book, a criteria set, a revision of weights.
struct YAMLFuzz: FuzzTarget {
  static let name = "yaml"
  private let book: FuzzedBook

  init() throws {
    book = try FuzzedBook(replacing: ["sodiem.yaml", "criteria/cchc.yaml", "weights/thu.yaml"])
  }

  func feed(_ bytes: [UInt8]) throws { try book.feed(bytes) }

  func seeds() -> [[UInt8]] { book.seeds }

  var words: [String] {
    [
      "rule: ", "kind: ", "criteria:", "max: ", "weight: ", "- ", ": ", "{", "}", "[", "]", "&a ",
      "*a", "<<: ", "!!str ", "|\n", ">-\n", "---\n", "...\n", "%YAML 1.1\n", "#", "'", "\"", "~",
      "default: ", "huyen: ", "? ", "\\u00e9", "\u{85}", "\u{2028}", "\u{FEFF}", "\t", "1:30",
      "not_applicable: ", "policy: redistribute", "aggregation: geometric", "expression: ",
      "rounding: ", "tie_break: ", "grades: ", "none", "18%", "1e308", "-0", "2022-02-30",
    ]
  }
}
