import ArgumentParser
import BookFiles
import Scoring
import Wording

/// The arguments every command on a book takes.
struct BookArguments: ParsableArguments {
  @Argument(help: "The folder of the book, which holds its sodiem.yaml.")
  var book: String

  @Option(
    help: ArgumentHelp(
      "Language of messages and workbook; the book's own if not given.",
      valueName: "vi|en"), transform: BookArguments.language)
  var language: Language?

  /// The language of a code.
  static func language(_ code: String) throws -> Language {
    guard let language = Language(rawValue: code) else {
      throw ValidationError.usage(
        "'\(code)' không phải là ngôn ngữ; dùng vi hoặc en",
        "'\(code)' is not a language; use vi or en")
    }
    return language
  }

  /// Reads the book, checks it and its figures, and prints what is wrong.
  ///
  /// - Parameter edition: the language of the book's texts, if not the one asked for.
  /// - Returns: the book evaluated.
  /// - Throws: exit code 1 if nothing can be scored.
  func evaluate(in edition: Language? = nil) throws -> Evaluation {
    let checked = try CheckedBook(folder: book, language: edition ?? language)
    if !checked.diagnostics.isEmpty {
      let spoken = language ?? checked.evaluation?.book.written ?? checked.language
      StandardError.print(checked.diagnostics.text(in: spoken))
    }
    guard let evaluation = checked.evaluation else { throw ExitCode(1) }
    return evaluation
  }

  /// Reads the book without asking for figures, and prints what is wrong with its files.
  ///
  /// - Throws: exit code 1 if it has faults.
  func load() throws -> Book {
    let loaded = try loadBook(at: book, language: language)
    if !loaded.diagnostics.isEmpty {
      StandardError.print(loaded.diagnostics.text(in: loaded.language))
    }
    guard let book = loaded.book else { throw ExitCode(1) }
    return book
  }

  /// Prints which formulas of a book no workbook can hold.
  ///
  /// - Throws: exit code 1 if there are any.
  func checkFormulas(of book: Book) throws {
    let faults = Diagnostic.formulaLimits(of: Evaluation(book))
    guard !faults.isEmpty else { return }
    StandardError.print(faults.text(in: language ?? book.language))
    throw ExitCode(1)
  }

  /// Reads the book and evaluates it if it can be; prints what is wrong.
  func check() throws -> CheckedBook {
    let checked = try CheckedBook(folder: book, language: language)
    if !checked.diagnostics.isEmpty {
      StandardError.print(checked.diagnostics.text(in: checked.language))
    }
    return checked
  }
}

/// A book that was read and, if it has no faults, evaluated.
struct CheckedBook {
  /// What is wrong with its files and figures, in file order.
  let diagnostics: [Diagnostic]
  /// The result; nil if a fault forbids it.
  let evaluation: Evaluation?
  /// The language of messages.
  let language: Language

  /// Reads a book and evaluates it if its files have no faults.
  ///
  /// - Throws: `MachineTrouble` if the folder cannot be read.
  init(folder: String, language: Language?) throws {
    let loaded = try loadBook(at: folder, language: language)
    self.language = loaded.language
    guard let book = loaded.book else {
      diagnostics = loaded.diagnostics
      evaluation = nil
      return
    }
    let evaluation = Evaluation(book)
    diagnostics =
      (loaded.diagnostics + Diagnostic.issues(of: evaluation)
      + Diagnostic.formulaLimits(of: evaluation)).sortedWithoutRepeats()
    self.evaluation = diagnostics.hasErrors ? nil : evaluation
  }
}

extension Evaluation {
  /// The same results with the texts of the language that the book, which is in a folder, is written in.
  ///
  /// Records of a run are kept in it, so that they are the same whatever language was asked for.
  func written(in folder: String) throws -> Evaluation {
    guard book.language != book.written,
      let approved = try CheckedBook(folder: folder, language: nil).evaluation
    else { return self }
    guard let revision else { return approved }
    // The weights are those that hold, whatever has become of the book's revision of that name.
    let known = approved.book.revisions.first { !revision.id.isEmpty && $0.id == revision.id }
    return try .evaluate(approved.book, under: known.map(revision.named(as:)) ?? revision)
  }
}
