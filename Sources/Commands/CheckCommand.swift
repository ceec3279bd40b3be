import ArgumentParser
import BookFiles
import Scoring
import Scoring
import Wording

/// `sodiem check`: only the diagnostics.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Kiểm tra sổ: check a book's rules and data and write nothing.",
    discussion: """
      Every fault is printed with its file, line and column, as compilers do:
        criteria/cchc.yaml:41:12: lỗi: …

      Examples:
        sodiem check Templates/ninh-thuan-2021
        sodiem check so-2022 --format json
      """)

  @OptionGroup var arguments: BookArguments

  @Option(help: ArgumentHelp("How to print the faults.", valueName: "text|json"))
  var format = OutputFormat.text

  func run() throws {
    try reportingTrouble {
      let checked =
        format == .json
        ? try CheckedBook(folder: arguments.book, language: arguments.language)
        : try arguments.check()
      if format == .json {
        print(try JSONText.encode(checked.diagnostics.map { Report($0, in: checked.language) }))
      } else if checked.evaluation != nil {
        print(Self.verdict(warnings: checked.diagnostics.count, in: checked.language))
      }
      if checked.evaluation == nil { throw ExitCode(1) }
    }
  }

  /// What is said of a book that can be scored.
  private static func verdict(warnings: Int, in language: Language) -> String {
    switch (language, warnings) {
    case (.vietnamese, 0): "Không có lỗi."
    case (.vietnamese, _): "Không có lỗi, \(warnings) cảnh báo."
    case (.english, 0): "No faults."
    case (.english, 1): "No faults, 1 warning."
    case (.english, _): "No faults, \(warnings) warnings."
    }
  }

  /// A diagnostic as a program reads it.
  private struct Report: Encodable {
    var severity: String
    var file: String?
    var line: Int?
    var column: Int?
    var message: String

    init(_ diagnostic: Diagnostic, in language: Language) {
      severity = diagnostic.severity == .error ? "error" : "warning"
      file = diagnostic.place?.file
      line = diagnostic.place?.line
      column = diagnostic.place?.column
      message = diagnostic.fault.message(in: language)
    }
  }
}

/// How a command prints its answer.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
}

/// Runs a command; trouble with the machine is printed and exits with code 2.
func reportingTrouble(_ body: () throws -> Void) throws {
  do {
    try body()
  } catch let code as ExitCode {
    throw code
  } catch {
    try report(error)
  }
}

/// Prints trouble with the machine, and exits with code 2.
func report(_ error: any Error) throws {
  let language = Launch.language
  let message = (error as? any SpokenTrouble)?.message(in: language) ?? "\(error)"
  StandardError.print("sodiem: \(message)")
  throw ExitCode(2)
}
