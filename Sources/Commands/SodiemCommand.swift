import ArgumentParser
import Scoring
import Wording

/// Runs the command line of the process and exits.
public func runSodiem() async {
  do {
    var command = try SodiemCommand.parseAsRoot()
    if var command = command as? any AsyncParsableCommand {
      try await command.run()
    } else {
      try command.run()
    }
  } catch {
    let text = SodiemCommand.fullMessage(for: error)
    guard SodiemCommand.exitCode(for: error) == .validationFailure, !text.isEmpty,
      Launch.language == .vietnamese
    else { SodiemCommand.exit(withError: error) }
    StandardError.print(UsageWords.vietnamese(text))
    SodiemCommand.exit(withError: ExitCode.validationFailure)
  }
}

/// The command line.
struct SodiemCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sodiem",
    abstract: "Sổ Điểm: chấm điểm, xếp hạng cải cách hành chính và lập sổ Excel.",
    discussion: """
      A book is a folder of scoring rules and data. Results are printed on standard output, faults \
      in the input on standard error with their place.

      Examples:
        # Copy a shipped book, see what is wrong with it, write its results:
        sodiem new so-2022 --template ninh-thuan-2021
        sodiem check so-2022
        sodiem score so-2022

      Exit codes: 0 done, 1 faults in the input, 2 machine trouble, 64 wrong usage.
      """,
    version: Program.version,
    subcommands: [
      ScoreCommand.self, CheckCommand.self, NewCommand.self, FormsCommand.self, CollectCommand.self,
      ReviseCommand.self, CompareCommand.self, ExplainCommand.self, AnalyseCommand.self,
      RunsCommand.self, VerifyCommand.self, SchemaCommand.self,
    ])
}

/// What the program says of itself.
enum Program {
  /// The version, written into every workbook.
  static let version = "0.1.0"
}
