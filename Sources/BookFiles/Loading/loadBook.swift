public import Scoring
public import Wording

/// A book as far as it could be read, with everything that is wrong with it.
public struct LoadedBook: Sendable {
  /// The book; nil if there is any error.
  public var book: Book?
  /// All errors and warnings, by file, line and column.
  public var diagnostics: [Diagnostic]
  /// The language to report in: the one asked for, else the book's.
  public var language: Language

  /// A result of loading.
  public init(book: Book?, diagnostics: [Diagnostic], language: Language) {
    self.book = book
    self.diagnostics = diagnostics
    self.language = language
  }
}

/// Reads the book in a folder, strictly, and finds all its faults in one run.
///
/// - Parameters:
///   - folder: The path of the folder that holds `sodiem.yaml`.
///   - language: The language of the book's texts and the report, if not the book's own.
///   - replaced: Files that are read in place of those in the folder, by their path in it: to see
///     what a change would make of the book before it is written.
/// - Returns: The book, if nothing is wrong with it, and the diagnostics.
/// - Throws: Trouble of the machine: a file that may not be read, a disk that fails.
public func loadBook(
  at folder: String, language: Language? = nil, replacing replaced: [String: [UInt8]] = [:]
) throws(MachineTrouble) -> LoadedBook {
  let findings = Findings()
  let opened: BookFolder
  do {
    opened = try BookFolder(folder, replacing: replaced)
  } catch {
    switch error {
    case .trouble(let trouble): throw trouble
    case .fault(let fault): findings.add(.file(fault), at: nil)
    }
    return LoadedBook(
      book: nil, diagnostics: findings.all, language: language ?? .vietnamese)
  }
  var reader = BookReader(folder: opened, findings: findings, language: language)
  let book = try reader.read()
  let diagnostics = findings.all.sortedWithoutRepeats()
  return LoadedBook(
    book: diagnostics.hasErrors ? nil : book, diagnostics: diagnostics, language: reader.language)
}
