import ArgumentParser
import BookFiles
import Glibc
import Scoring
import Verification
import Wording
import XLSXReading

/// `sodiem verify`: what was changed in a ranking workbook that came back.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Đối chiếu sổ trả về: what was changed in a ranking workbook, and what it does.",
    discussion: """
      Computes the workbook anew, without an office program, and compares every cell with what the book \
      gives: changed inputs, overwritten formulas, moved rows, results left over from before a change; \
      then what became of scores, ranks and grades. A workbook saved by Excel, LibreOffice or WPS is \
      compared by what its formulas mean, not by how they are spelled.

      With --take-weights the trial weights in the workbook become a revision of the book.

      Exit codes: 0 only inputs changed, or nothing; 1 formulas or locked cells changed, rows moved, or \
      the workbook is not one of this book; 2 machine trouble.

      Examples:
        sodiem verify so-2022 so-2022.xlsx
        sodiem verify so-2022 so-2022.xlsx --format json
        sodiem verify so-2022 so-2022.xlsx --take-weights hop-15-2 --title 'Họp 15/2' --reason 'Góp ý'
      """)

  @OptionGroup var arguments: BookArguments

  @Argument(help: "The ranking workbook that came back.")
  var workbook: String

  @Option(help: ArgumentHelp("How to print what was found.", valueName: "text|json"))
  var format = OutputFormat.text

  @Option(help: "How many cells of each kind and sheet, and units of each index, to print.")
  var top = 20

  @Option(
    help: ArgumentHelp(
      "Write the trial weights in the workbook into the book, as weights/<name>.yaml.",
      valueName: "name"))
  var takeWeights: String?

  @Option(help: "The revision's title, with --take-weights.")
  var title: String?

  @Option(help: "Why: who asked for it, with --take-weights.")
  var reason: String?

  @Option(
    help: ArgumentHelp(
      "The date it was drawn up, such as 2022-02-15; today's if not given.", valueName: "date"))
  var date: String?

  @Flag(
    help:
      "Let the weights that were not changed make room, so that the whole stays; with --take-weights."
  )
  var rescale = false

  @Flag(help: "Replace a revision of the same name.")
  var replace = false

  private var file: RevisionFile? {
    takeWeights.map {
      RevisionFile(
        name: $0, title: title ?? "", reason: reason ?? "", date: date, replaces: replace)
    }
  }

  func validate() throws {
    guard top >= 0 else {
      throw ValidationError.usage(
        "--top không được âm",
        "--top must not be negative")
    }
    if let file {
      guard title != nil, reason != nil else {
        throw ValidationError.usage(
          "--take-weights cần --title và --reason",
          "--take-weights needs --title and --reason")
      }
      try file.validate()
    } else if title != nil || reason != nil || date != nil || replace || rescale {
      throw ValidationError.usage(
        "--title, --reason, --date, --rescale và --replace chỉ dùng với --take-weights",
        "--title, --reason, --date, --rescale and --replace go with --take-weights")
    }
  }

  func run() throws {
    try reportingTrouble {
      // The book is read in the language of the workbook, what is found is told in the one asked for.
      let edition = Verification.language(of: workbook)
      let evaluation = try arguments.evaluate(in: edition)
      let language = arguments.language ?? evaluation.book.written
      let verification: Verification
      do throws(Refusal) {
        verification = try Verification(
          of: workbook, with: evaluation, version: Program.version)
      } catch {
        // A file that is not there is the caller's mistake, all else that the system says is trouble.
        if case .unreadable(let failure) = error, case .system(let code) = failure.reason,
          code != ENOENT, code != ENOTDIR
        {
          throw failure
        }
        StandardError.print(
          "\(workbook): \(language["lỗi", "error"]): \(error.message(in: language))")
        throw ExitCode(1)
      }
      let report = VerificationReport(verification, workbook: workbook, language: language)
      print(format == .json ? try report.json() : report.text(top: top))
      if let file {
        var book = evaluation.book
        book.language = language
        let path = try file.write(book, in: arguments.book) {
          try WeightArguments.revision(of: book, trying: workbook, rescaling: rescale)
        }
        if format == .text { print(language[.written] + ": " + path) }
      }
      if verification.hasFaults { throw ExitCode(1) }
    }
  }
}
