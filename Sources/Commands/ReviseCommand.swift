import ArgumentParser
import BookFiles
import FoundationEssentials
import Scoring

/// `sodiem revise`: writes a revision of the weights into a book.
struct ReviseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revise",
    abstract: "Lập phương án trọng số: write a revision of the weights into a book.",
    discussion: """
      Writes weights/<name>.yaml after trying the weights on the book. From then on the workbook offers \
      it in the list of its weights sheet, and score takes it with --weights <name>.

      Examples:
        sodiem revise so-2022 nang-lv3 --title 'Nâng lĩnh vực 3' --reason 'Góp ý' --set 3=18 --rescale
        sodiem revise so-2022 tu-so-excel --title 'Thử' --reason 'Họp 15/2' --trial so-2022.xlsx
      """)

  @OptionGroup var arguments: BookArguments

  @Argument(help: "The revision's name, of the letters a-z, digits and '-'.")
  var name: String

  @Option(help: "The title, as it stands in the workbook's list.")
  var title: String

  @Option(help: "Why: who asked for it, what it tries.")
  var reason: String

  @Option(
    help: ArgumentHelp(
      "The date it was drawn up, such as 2022-02-15; today's if not given.", valueName: "date"))
  var date: String?

  @OptionGroup var weights: WeightArguments

  @Flag(help: "Replace a revision of the same name.")
  var replace = false

  func validate() throws {
    let isName = name.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
    }
    guard isName, !name.isEmpty else {
      throw ValidationError("'\(name)' is no name; use a-z, 0-9 and '-' only")
    }
    guard weights.isGiven else { throw ValidationError("give weights with --set or --trial") }
    for (option, text) in [("--title", title), ("--reason", reason)]
    where !text.contains(where: { !$0.isWhitespace }) {
      throw ValidationError("\(option) must not be empty")
    }
    if let date, CalendarDate(written: date) == nil {
      throw ValidationError("'\(date)' is no date; write it as 2022-02-15")
    }
  }

  func run() throws {
    try reportingTrouble {
      let book = try arguments.evaluate().book
      let path = "\(arguments.book)/weights/\(name).yaml"
      guard replace || !FileManager.default.fileExists(atPath: path) else {
        StandardError.print(
          book.language == .vietnamese
            ? "lỗi: đã có '\(path)'; thêm --replace để thay"
            : "error: '\(path)' is there already; add --replace to replace it")
        throw ExitCode(1)
      }
      var revision = try weights.revision(of: book)
      _ = try Evaluation.evaluate(book, under: revision)
      (revision.id, revision.title, revision.reason) = (name, title, reason)
      revision.date = date.flatMap { CalendarDate(written: $0) } ?? .today
      try OutputFolder.make("\(arguments.book)/weights")
      try OutputFolder.write([(path, revision.yaml)]) {}
      print(path)
    }
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
