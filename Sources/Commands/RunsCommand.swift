import ArgumentParser
import BookFiles
import FoundationEssentials
import Scoring
import Wording

/// `sodiem runs`: the runs of a book so far.
struct RunsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs",
    abstract: "Các lần chấm: list the runs of score, which compare takes by number.",
    discussion: """
      Every run of score with other files or other weights leaves a record in the folder runs of its \
      output. A run whose files have changed since cannot be repeated; those files are named.

      Example:
        sodiem runs so-2022
      """)

  @OptionGroup var arguments: BookArguments

  @Option(
    help: ArgumentHelp(
      "The folder score wrote into; Output/<book> if not given.", valueName: "folder"))
  var output: String?

  func run() throws {
    try reportingTrouble {
      let book = try arguments.evaluate().book
      let history = RunHistory(output: output ?? "Output/\(book.id)")
      let entries = try history.entries()
      let language = book.language
      guard !entries.isEmpty else {
        print(
          language[
            "Chưa có lần chấm nào trong '\(history.folder)'.",
            "There are no runs in '\(history.folder)'."])
        return
      }
      var table = TextTable([
        (language["Lần", "Run"], .right), (language[.weights], .left),
        (language[.results], .left),
        (language["Tệp đã thay đổi", "Files changed since"], .left),
      ])
      table.rows = entries.map { entry in
        let changed = entry.record.differences(from: book)
        return [
          String(entry.number),
          entry.record.revision(in: book)?.title ?? language[.approved],
          String(entry.record.results.prefix(12)), changed.joined(separator: ", "),
        ]
      }
      print(table.text)
    }
  }
}
