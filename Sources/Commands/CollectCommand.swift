import ArgumentParser
import BookFiles
import Reports
import Scoring
import Wording
import XLSXWriting

/// `sodiem collect`: reads forms that came back into a book.
struct CollectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "collect",
    abstract: "Thu phiếu: read forms that came back into a book's data.",
    discussion: """
      Reads forms and appraisal workbooks made by 'sodiem forms', from files and from all files in and \
      below folders. Each file is accepted, accepted with warnings or rejected, with the reason at its \
      sheet and cell. The report workbook lists all of it, for sending back.

      Without --apply the book stays as it is. With it, the figures of the accepted files are written \
      into the book's \(CollectedFile.name) in one step, each with the file, sheet and cell it comes from; \
      a form takes the place of all that was collected from its sender for that stage before.

      Examples:
        sodiem collect so-2022 phieu-gui-ve
        sodiem collect so-2022 phieu-gui-ve --apply
        sodiem collect so-2022 dot-1 dot-2 --newest --apply
        sodiem collect so-2022 STP-cchc.xlsx --format json

      Exit codes: 0 all files accepted, 1 some rejected, 2 machine trouble.
      """)

  @OptionGroup var arguments: BookArguments

  @Argument(help: "Files, and folders of files.")
  var files: [String]

  @Flag(help: "Write the figures of the accepted files into the book.")
  var apply = false

  @Flag(help: "Of two forms of one sender take that of the newer round; else both are rejected.")
  var newest = false

  @Option(
    help: ArgumentHelp(
      "The report workbook to write; Output/<book>/collect.xlsx if not given.", valueName: "file"))
  var report: String?

  @Option(help: ArgumentHelp("How to print the result.", valueName: "text|json"))
  var format = OutputFormat.text

  func validate() throws {
    try WorkbookTarget.check(report, option: "--report")
    if files.contains("") {
      throw ValidationError.usage(
        "tệp phải có tên",
        "a file must have a name")
    }
  }

  func run() throws {
    try reportingTrouble {
      guard apply else { return try collect() }
      do {
        try FolderLock.hold(arguments.book) { try collect() }
      } catch is FolderLock.Taken {
        StandardError.print(
          Launch.language[
            "lỗi: một lệnh khác đang ghi vào '\(arguments.book)'; chờ xong rồi chạy lại",
            "error: another command is writing into '\(arguments.book)'; wait for it and run again"]
        )
        throw ExitCode(1)
      }
    }
  }

  private func collect() throws {
    let book = try arguments.load()
    let found = try FormFiles(files)
    guard !found.entries.isEmpty else {
      let named = files.joined(separator: "', '")
      StandardError.print(
        book.language[
          "lỗi: không có bảng tính nào trong '\(named)'",
          "error: there is no spreadsheet in '\(named)'"])
      throw ExitCode(1)
    }
    let forms = FormBatch(FormReader(book), found.entries).forms
    let path = report ?? "Output/\(book.id)/collect.xlsx"
    let isForm = zip(found.entries, forms).contains { entry, form in
      form.identity != nil && WorkbookTarget.isSameFile(entry.path, path)
    }
    guard !isForm else {
      StandardError.print(
        book.language[
          "lỗi: '\(path)' là một phiếu gửi về; ghi báo cáo vào tệp khác bằng --report",
          "error: '\(path)' is a form that was sent in; write the report to another file with --report"
        ])
      throw ExitCode(64)
    }
    let collection = FormCollection(forms, of: book, takesNewest: newest)
    let text = CollectedFile.text(collection.figures, of: book)
    let isWritten = apply && !collection.changes.isEmpty
    if !collection.changes.isEmpty { try check(text) }
    let words = CollectionWords(collection, isApplied: apply)
    try OutputFolder.make(parentFolder(of: path))
    let target = "\(arguments.book)/\(CollectedFile.name)"
    try OutputFolder.write(isWritten ? [(target, text)] : []) {
      try write(collectionBook(words.report, of: book), to: path)
    }
    try print(words, skipped: found.skipped, report: path, isWritten: isWritten)
    if collection.hasRejected { throw ExitCode(1) }
  }

  /// Reads the book as it would be, so that nothing is written that cannot be read.
  private func check(_ text: String) throws {
    let loaded = try loadBook(
      at: arguments.book, language: arguments.language,
      replacing: [CollectedFile.name: Array(text.utf8)])
    guard loaded.diagnostics.hasErrors else { return }
    StandardError.print(loaded.diagnostics.text(in: loaded.language))
    throw ExitCode(1)
  }

  private func print(
    _ words: CollectionWords, skipped: [String], report path: String, isWritten: Bool
  ) throws {
    if format == .json {
      Swift.print(try JSONText.encode(CollectionDocument(words, report: path, skipped: skipped)))
      return
    }
    if !words.diagnostics.isEmpty {
      StandardError.print(words.diagnostics.text(in: words.language))
    }
    Swift.print(words.table)
    for line in words.summary(skipped: skipped) { Swift.print(line) }
    if isWritten {
      Swift.print(
        words.language[.written] + ": " + "\(arguments.book)/\(CollectedFile.name)")
    }
    Swift.print(words.language["Báo cáo: ", "Report: "] + path)
  }
}
