import ArgumentParser
import BookFiles
import FoundationEssentials
import Scoring
import Wording

/// A revision of the weights to be written into a book's folder.
struct RevisionFile {
  /// The name of the file without `.yaml`.
  var name: String
  /// The title, as it stands in the workbook's list.
  var title: String
  /// Who asked for it, what it tries.
  var reason: String
  /// The date it was drawn up; today's if nil.
  var date: String?
  /// Whether a file of the same name is replaced.
  var replaces = false

  /// Makes sure that the name, title, reason and date can stand in a file.
  func validate(titleOption: String = "--title", reasonOption: String = "--reason") throws {
    let isName = name.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
    }
    guard isName, !name.isEmpty else {
      throw ValidationError.usage(
        "'\(name)' không đặt tên được; chỉ dùng a-z, 0-9 và '-'",
        "'\(name)' is no name; use a-z, 0-9 and '-' only")
    }
    for (option, text) in [(titleOption, title), (reasonOption, reason)]
    where !text.contains(where: { !$0.isWhitespace }) {
      throw ValidationError.usage(
        "\(option) không được trống",
        "\(option) must not be empty")
    }
    if let date, CalendarDate(written: date) == nil {
      throw ValidationError.usage(
        "'\(date)' không phải là ngày; viết như 2022-02-15",
        "'\(date)' is no date; write it as 2022-02-15")
    }
  }

  /// Tries a revision on a book and writes it into the book's folder.
  ///
  /// - Returns: the path of the file.
  /// - Throws: exit code 1, with a message, if the revision does not fit or a file is in the way.
  func write(_ book: Book, in folder: String, _ weights: () throws -> Revision) throws -> String {
    let path = "\(folder)/weights/\(name).yaml"
    guard replaces || !FileManager.default.fileExists(atPath: path) else {
      StandardError.print(
        book.language[
          "lỗi: đã có '\(path)'; thêm --replace để thay",
          "error: '\(path)' is there already; add --replace to replace it"])
      throw ExitCode(1)
    }
    var revision = try weights()
    _ = try Evaluation.evaluate(book, under: revision)
    (revision.id, revision.title, revision.reason) = (name, title, reason)
    revision.date = date.flatMap { CalendarDate(written: $0) } ?? .today
    try check(revision.yaml, of: book, in: folder)
    try OutputFolder.make("\(folder)/weights")
    try OutputFolder.write([(path, revision.yaml)]) {}
    return path
  }

  /// Reads the book as it would be, so that no revision makes it one that cannot be read.
  private func check(_ text: String, of book: Book, in folder: String) throws {
    let loaded = try loadBook(
      at: folder, language: book.language,
      replacing: ["weights/\(name).yaml": Array(text.utf8)])
    guard loaded.diagnostics.hasErrors else { return }
    StandardError.print(loaded.diagnostics.text(in: book.language))
    throw ExitCode(1)
  }
}

extension CalendarDate {
  /// The day it is where the program runs.
  fileprivate static var today: CalendarDate {
    let parts = Calendar(identifier: .gregorian).dateComponents(
      [.year, .month, .day], from: Date())
    return CalendarDate(year: parts.year ?? 2000, month: parts.month ?? 1, day: parts.day ?? 1)
  }
}
