import ArgumentParser
import BookFiles
import Reports
import Scoring
import Wording

/// A run as the command line names it: `BOOK`, `BOOK@REVISION` or `BOOK#NUMBER`.
struct RunReference: ExpressibleByArgument {
  /// The book's folder.
  let book: String
  /// Which of its runs.
  let choice: Choice

  /// Which run of a book is meant.
  enum Choice {
    /// The approved weights.
    case approved
    /// A revision by its name.
    case revision(String)
    /// A run record by its number.
    case record(Int)
  }

  init?(argument: String) {
    if let mark = argument.lastIndex(of: "#"), mark > argument.startIndex,
      let number = Int(argument[argument.index(after: mark)...]), number > 0
    {
      book = String(argument[..<mark])
      choice = .record(number)
    } else if let mark = argument.lastIndex(of: "@"), mark > argument.startIndex {
      book = String(argument[..<mark])
      choice = .revision(String(argument[argument.index(after: mark)...]))
    } else {
      book = argument
      choice = .approved
    }
  }

  /// Reads the book and evaluates it as the reference says.
  ///
  /// - Throws: exit code 1, with a message, if the book has faults, there is no such revision or run, or
  ///   the files of the run have changed since.
  func evaluate(language: Language?) throws -> ComparedRun {
    let checked = try CheckedBook(folder: book, language: language)
    if !checked.diagnostics.isEmpty {
      StandardError.print(checked.diagnostics.text(in: checked.language))
    }
    guard let approved = checked.evaluation else { throw ExitCode(1) }
    let name = "\(approved.book.id) \(approved.book.year)"
    switch choice {
    case .approved: return ComparedRun(approved, name: name)
    case .revision(let id):
      let revision = try approved.book.revision(named: id)
      return ComparedRun(
        try Evaluation.evaluate(approved.book, under: revision), name: "\(name) – \(revision.title)"
      )
    case .record(let number):
      let record = try record(number, approved.book)
      let label = "\(name) #\(number)"
      let revision = record.revision(in: approved.book)
      let evaluation =
        try revision.map { try Evaluation.evaluate(approved.book, under: $0) } ?? approved
      try check(evaluation, against: record, number)
      return ComparedRun(evaluation, name: label + (revision.map { " – \($0.title)" } ?? ""))
    }
  }

  /// The results come out as they did; another program version or a changed record may not.
  private func check(_ evaluation: Evaluation, against record: RunRecord, _ number: Int) throws {
    let written = try evaluation.written(in: book)
    guard RunRecord(written).results != record.results else { return }
    StandardError.print(
      evaluation.book.language[
        "lỗi: lần \(number) chấm lại ra kết quả khác (chương trình \(record.program) khi đó); chấm lại bằng 'sodiem score'",
        "error: run \(number) gives other results when repeated (program \(record.program) then); score it again with 'sodiem score'"
      ])
    throw ExitCode(1)
  }

  /// The record of a run whose files are still the same.
  private func record(_ number: Int, _ book: Book) throws -> RunRecord {
    let history = RunHistory(output: "Output/\(book.id)")
    let language = book.language
    guard let entry = try history.entries().first(where: { $0.number == number }) else {
      StandardError.print(
        language[
          "lỗi: không có lần chấm số \(number) trong '\(history.folder)'; xem 'sodiem runs \(self.book)'",
          "error: there is no run \(number) in '\(history.folder)'; see 'sodiem runs \(self.book)'"]
      )
      throw ExitCode(1)
    }
    let changed = entry.record.differences(from: book)
    guard changed.isEmpty else {
      let files = changed.joined(separator: ", ")
      StandardError.print(
        language[
          "lỗi: không chấm lại được lần \(number): tệp đã thay đổi từ đó: \(files)",
          "error: run \(number) cannot be repeated: files have changed since: \(files)"])
      throw ExitCode(1)
    }
    return entry.record
  }
}
