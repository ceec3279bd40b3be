import ArgumentParser
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

  private var file: RevisionFile {
    RevisionFile(name: name, title: title, reason: reason, date: date, replaces: replace)
  }

  func validate() throws {
    guard weights.isGiven else {
      throw ValidationError.usage(
        "nêu trọng số bằng --set hoặc --trial",
        "give weights with --set or --trial")
    }
    try file.validate()
  }

  func run() throws {
    try reportingTrouble {
      let book = try arguments.evaluate().book
      print(try file.write(book, in: arguments.book) { try weights.revision(of: book) })
    }
  }
}
