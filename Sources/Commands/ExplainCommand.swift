import ArgumentParser
import BookFiles
import Reports
import Scoring
import Wording
import XLSXWriting

/// `sodiem explain`: why a unit has the points and the rank it has.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Giải thích điểm của một đơn vị: why a unit has its points, and where it lost some.",
    discussion: """
      Prints what the unit lost, the largest loss first, and what separates it from the unit ahead. With \
      --criterion: the rule, the figures, the working with numbers put in, the rounding, the weight and \
      the legal basis. With --against: where the unit is ahead of another one or behind it.

      Examples:
        sodiem explain so-2022 --unit STP
        sodiem explain so-2022 --unit STP --criterion 3.3.1
        sodiem explain so-2022 --unit STP --against SNV --output stp.xlsx
      """)

  @OptionGroup var arguments: BookArguments
  @OptionGroup var scenario: ScenarioArguments

  @Option(help: ArgumentHelp("The unit's code.", valueName: "code"))
  var unit: String

  @Option(help: ArgumentHelp("Explain one criterion in full.", valueName: "code"))
  var criterion: String?

  @Option(help: ArgumentHelp("Compare with another unit.", valueName: "code"))
  var against: String?

  @Option(
    help: ArgumentHelp("Only this index; all the unit takes part in if not given.", valueName: "id")
  )
  var index: String?

  @Option(help: "How many losses or differences to print.")
  var top = 10

  @Option(
    help: ArgumentHelp("Also write it all into a workbook.", valueName: "file"))
  var output: String?

  func validate() throws {
    guard top >= 0 else {
      throw ValidationError.usage(
        "--top không được âm",
        "--top must not be negative")
    }
    try WorkbookTarget.check(output, option: "--output")
  }

  func run() throws {
    try reportingTrouble {
      let evaluation = try scenario.evaluate(try arguments.evaluate())
      let book = evaluation.book
      let unit = try position(of: self.unit, in: book)
      let other = try against.map { try position(of: $0, in: book) }
      let explanations = try explanations(of: unit, evaluation)
      for explanation in explanations {
        let page = ExplanationText(
          book: book, unit: unit, explanation: explanation, language: book.language)
        print(page.head)
        if let criterion {
          guard let found = explanation.criteria.first(where: { $0.code == criterion }) else {
            continue
          }
          print("\n" + page.text(of: found))
        } else if let other {
          let twin = UnitExplanation(
            index: explanation.result.index.id, unit: other, of: evaluation)
          print("\n" + page.comparison(with: twin, other: other, limit: top))
        } else {
          print("\n" + page.losses(limit: top))
        }
        print("")
      }
      if let output {
        try OutputFolder.make(parentFolder(of: output))
        let plan = explanationBook(
          evaluation, unit: unit, against: other, beside: try Alternatives(to: evaluation))
        try write(plan, to: output)
        print(book.language[.written] + ": " + output)
      }
    }
  }

  /// The unit's explanations in the indices asked for.
  private func explanations(of unit: Int, _ evaluation: Evaluation) throws -> [UnitExplanation] {
    let book = evaluation.book
    if let index, !book.indices.contains(where: { $0.id == index }) {
      try fail(
        .book(
          .unknownIndex(index, nearest: nearestName(to: index, among: book.indices.map(\.id)))),
        book)
    }
    let wanted = book.indices.map(\.id).filter { index == nil || $0 == index }
    var found = wanted.compactMap { UnitExplanation(index: $0, unit: unit, of: evaluation) }
    if found.isEmpty {
      try fail(
        .book(
          .notInIndex(unit: book.units[unit].code, index: index ?? wanted.joined(separator: ", "))),
        book)
    }
    if let criterion {
      let codes = found.flatMap { $0.criteria.map(\.code) }
      guard codes.contains(criterion) else {
        let near = nearestName(to: criterion, among: codes)
        try fail(.criteria(.unknownCriterion(criterion, nearest: near)), book)
      }
      // A code that several indices have is explained in each of them.
      found = found.filter { $0.criteria.contains { $0.code == criterion } }
    }
    return found
  }

  private func position(of code: String, in book: Book) throws -> Int {
    if let position = book.units.firstIndex(where: { $0.code == code }) { return position }
    let near = nearestName(to: code, among: book.units.map(\.code))
    try fail(.book(.unknownUnit(code, nearest: near)), book)
  }

  /// Prints a fault and ends with exit code 1.
  private func fail(_ fault: Fault, _ book: Book) throws -> Never {
    StandardError.print(Diagnostic(fault, at: nil).text(in: book.language))
    throw ExitCode(1)
  }
}
