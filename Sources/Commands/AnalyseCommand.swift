import Analysis
import ArgumentParser
import BookFiles
import Glibc
import Reports
import Scoring
import Wording
import XLSXWriting

/// `sodiem analyse`: how firm the results of a book are.
struct AnalyseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyse",
    abstract: "Phân tích độ tin cậy: how firm the ranking is, and what it depends on.",
    discussion: """
      How far each weight can move before a rank, the winner or a grade changes; the ranks under random \
      weights; what leaving out each criterion does; which criteria make the units differ; what it would \
      take each unit to come further; other methods; methods and weights together. Writes a workbook and prints the main findings. The \
      same seed gives the same workbook, whatever the number of threads.

      Examples:
        sodiem analyse so-2022
        sodiem analyse so-2022 --index cchc --draws 1000000
        sodiem analyse so-2022 --spread uniform --percent 20 --weights linh-vuc-deu
      """)

  @OptionGroup var arguments: BookArguments

  @OptionGroup var scenario: ScenarioArguments

  @Option(help: ArgumentHelp("The index to analyse; all of them if not given.", valueName: "id"))
  var index: String?

  @OptionGroup var drawing: DrawingArguments

  @Option(
    help: ArgumentHelp(
      "The workbook to write; Output/<book>/analysis.xlsx if not given.", valueName: "file"))
  var output: String?

  func validate() throws {
    try WorkbookTarget.check(output, option: "--output")
  }

  func run() async throws {
    do {
      try await analyse()
    } catch let code as ExitCode {
      throw code
    } catch let error as ValidationError {
      throw error
    } catch {
      try report(error)
    }
  }

  private func analyse() async throws {
    let evaluation = try scenario.evaluate(try arguments.evaluate())
    let book = evaluation.book
    let known = evaluation.indices.map(\.index.id)
    if let index, !known.contains(index) {
      throw ValidationError.usage(
        "không có chỉ số '\(index)'; sổ có: \(known.joined(separator: ", "))",
        "there is no index '\(index)'; the book has: \(known.joined(separator: ", "))")
    }
    let settings = try drawing.settings()
    let isShown = isatty(2) == 1
    var analyses: [IndexAnalysis] = []
    for id in known where index == nil || id == index {
      let analysis = await IndexAnalysis(
        index: id, of: evaluation, settings: settings, size: drawing.sample
      ) { part in
        if isShown { StandardError.write("\r\u{1B}[K\(id): \(part.rawValue) …") }
      }
      if let analysis { analyses.append(analysis) }
    }
    if isShown { StandardError.write("\r\u{1B}[K") }
    let path = output ?? "Output/\(book.id)/analysis.xlsx"
    try OutputFolder.make(parentFolder(of: path))
    try write(analysisBook(evaluation, analyses, version: Program.version), to: path)
    for analysis in analyses {
      print(AnalysisSummary(analysis: analysis, book: book).text + "\n")
    }
    print(book.language[.written] + ": " + path)
  }
}

/// The options of random weights.
struct DrawingArguments: ParsableArguments {
  /// The distributions by name.
  enum Spread: String, ExpressibleByArgument, CaseIterable {
    case dirichlet, uniform
  }

  @Option(help: "How many times weights are drawn.")
  var draws = 100_000

  @Option(help: "How many runs each of the two samples of methods and weights has.")
  var sample = Robustness.standardSize

  @Option(help: "What the random numbers start from: the same seed, the same results.")
  var seed: UInt64 = 1

  @Option(help: "How weights are spread about the present ones; both ways if not given.")
  var spread: Spread?

  @Option(help: "The concentration of the Dirichlet distribution: the greater, the closer.")
  var concentration = MonteCarloSettings.standardConcentration

  @Option(help: "By how many percent a weight moves at most in the uniform distribution.")
  var percent = 10.0

  @Option(help: "How many tasks draw side by side; the results do not depend on it.")
  var threads = 2

  /// The sizes that samples may have: fewer say nothing, more take too long.
  private static let samples = 16...65536

  func validate() throws {
    _ = try settings()
    guard Self.samples.contains(sample) else {
      throw ValidationError.usage(
        "--sample phải từ 16 đến 65536, không phải \(sample)",
        "--sample must be from 16 to 65536, not \(sample)")
    }
  }

  /// One setting for each way of drawing.
  func settings() throws -> [MonteCarloSettings] {
    let spreads = spread.map { [$0] } ?? Spread.allCases
    do {
      return try spreads.map { spread in
        try MonteCarloSettings(
          draws: draws, seed: seed,
          spread: spread == .dirichlet
            ? .dirichlet(concentration: concentration) : .uniform(percent: percent),
          threads: threads)
      }
    } catch let fault as MonteCarloSettings.Fault {
      throw ValidationError(fault.message(in: Launch.language))
    }
  }
}

extension MonteCarloSettings.Fault {
  /// The fault in the words of the command line.
  fileprivate func message(in language: Language) -> String {
    switch self {
    case .draws(let number):
      language[
        "--draws phải từ 1 đến 1000000000, không phải \(number)",
        "--draws must be from 1 to 1000000000, not \(number)"]
    case .concentration(let number):
      language[
        "--concentration phải trên 0 và nhiều nhất 1000000000, không phải \(number)",
        "--concentration must be above 0 and at most 1000000000, not \(number)"]
    case .percent(let number):
      language[
        "--percent phải từ 0 đến 100, không phải \(number)",
        "--percent must be from 0 to 100, not \(number)"]
    case .threads(let number):
      language[
        "--threads phải từ 1 trở lên, không phải \(number)",
        "--threads must be at least 1, not \(number)"]
    }
  }
}
