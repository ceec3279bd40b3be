import Analysis
import ArgumentParser
import BookFiles
import Reports
import Scoring
import Wording
import XLSXWriting

/// `sodiem compare`: two runs side by side, and why they differ.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "So sánh hai lần chấm: who moved between two runs, and why.",
    discussion: """
      A run is a book, a book under a revision (book@revision), or a run of score by its number \
      (book#2, see runs). Each unit's change of score is split exactly into what the weights, the rules \
      and the data did. Writes a workbook and prints the moves. With one run and --weights, --set or \
      --trial, the approved weights are compared with those.

      Examples:
        sodiem compare so-2021 so-2022
        sodiem compare so-2022 so-2022@linh-vuc-deu
        sodiem compare so-2022#1 so-2022#2
        sodiem compare so-2022 --set 3=18 --rescale
      """)

  @Argument(help: "The earlier run: a book, book@revision or book#number.")
  var before: RunReference

  @Argument(help: "The later run.")
  var after: RunReference?

  @OptionGroup var scenario: ScenarioArguments

  @Option(
    help: ArgumentHelp(
      "Language of messages and workbook; the later book's own if not given.",
      valueName: "vi|en"), transform: BookArguments.language)
  var language: Language?

  @Option(
    help: ArgumentHelp(
      "The workbook to write; Output/<book>/compare.xlsx if not given.", valueName: "file"))
  var output: String?

  func validate() throws {
    let hasScenario = scenario.weights != nil || scenario.given.isGiven
    if after == nil, !hasScenario {
      throw ValidationError.usage(
        "nêu lần chấm thứ hai, hoặc trọng số khác bằng --weights, --set hay --trial",
        "name a second run, or other weights with --weights, --set or --trial")
    }
    if after != nil, hasScenario {
      throw ValidationError.usage(
        "--weights, --set và --trial chỉ dùng khi nêu một lần chấm",
        "--weights, --set and --trial go with one run only")
    }
    try WorkbookTarget.check(output, option: "--output")
  }

  func run() throws {
    try reportingTrouble {
      let early = try before.evaluate(language: language)
      let late = try after?.evaluate(language: language) ?? revised(early)
      let comparison = Comparison(from: early.evaluation, to: late.evaluation)
      if let index = comparison.indices.first(where: { $0.units.count > mostComparedUnits }) {
        throw TooManyUnits(index: index.id, count: index.units.count)
      }
      let book = late.evaluation.book
      let path = output ?? "Output/\(book.id)/compare.xlsx"
      try OutputFolder.make(parentFolder(of: path))
      let plan = comparisonBook(
        comparison, before: early, after: late, version: Program.version)
      try write(plan, to: path)
      let language = book.language
      for index in comparison.indices {
        guard let result = late.evaluation[index.id] else { continue }
        let table = ComparisonTable(index: index, result: result, language: language)
        print(table.text + "\n")
      }
      for line in oneSided(comparison, language) { print(line) }
      print(language[.written] + ": " + path)
    }
  }

  /// The run under the weights of the options.
  private func revised(_ run: ComparedRun) throws -> ComparedRun {
    let evaluation = try scenario.evaluate(run.evaluation)
    let title = evaluation.revision.map { " – \($0.title)" } ?? ""
    return ComparedRun(evaluation, name: run.name + title)
  }

  private func oneSided(_ comparison: Comparison, _ language: Language) -> [String] {
    func line(_ name: String, _ items: [String]) -> [String] {
      items.isEmpty ? [] : ["\(name): \(items.joined(separator: ", "))"]
    }
    let only = (
      before: language["chỉ có trước", "only before"],
      after: language["chỉ có sau", "only after"]
    )
    var lines = line(
      language[.indices] + " " + only.before, comparison.indicesOnlyBefore)
    lines += line(language[.indices] + " " + only.after, comparison.indicesOnlyAfter)
    for index in comparison.indices {
      let units = index.id + language[": đơn vị ", ": units "]
      let criteria = index.id + language[": tiêu chí ", ": criteria "]
      lines += line(units + only.before, index.unitsOnlyBefore)
      lines += line(units + only.after, index.unitsOnlyAfter)
      lines += line(criteria + only.before, index.criteriaOnlyBefore.map(\.code))
      lines += line(criteria + only.after, index.criteriaOnlyAfter.map(\.code))
    }
    return lines
  }
}

/// More units than the workbook of a comparison has columns for.
private struct TooManyUnits: SpokenTrouble {
  let index: String
  let count: Int

  func message(in language: Language) -> String {
    language[
      """
      không so sánh được chỉ số '\(index)': \(count) đơn vị, nhiều nhất \(mostComparedUnits); \
      chia đơn vị ra nhiều sổ, hoặc so các trang Chi tiết của hai lần chấm
      """,
      """
      index '\(index)' cannot be compared: \(count) units, at most \(mostComparedUnits); \
      divide the units among several books, or compare the detail sheets of both runs
      """]
  }
}

/// The folder a file stands in.
func parentFolder(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}
