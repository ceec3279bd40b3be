import ArgumentParser
import BookFiles
import Reports
import Scoring
import Wording
import WorkbookPlan
import XLSXWriting

/// `sodiem score`: the main job.
struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Chấm điểm, xếp hạng: score a book and write its workbook and results.",
    discussion: """
      Writes <book>.xlsx, results.csv, results.json and a run record into Output/<book>/, where <book> is the \
      identifier 'book' in sodiem.yaml, and prints the first ranks. If the book has faults they \
      are printed and nothing is written. If writing fails, the old files stay as they were.

      Examples:
        sodiem score Templates/ninh-thuan-2021
        sodiem score so-2022 --output results --language en
        sodiem score so-2022 --scorecards
        sodiem score so-2022 --weights linh-vuc-deu
        sodiem score so-2022 --set 3=18 --set 5.2=4 --rescale
        sodiem score so-2022 --trial so-2022.xlsx

      Under other weights than the approved ones the default folder is Output/<book>/<name>/, and \
      the workbook <book>-<name>.xlsx, where <name> is the revision's, or 'trial'.
      """)

  @OptionGroup var arguments: BookArguments
  @OptionGroup var scenario: ScenarioArguments

  @Option(
    help: ArgumentHelp(
      "The folder to write into, made if needed; Output/<book> if not given.", valueName: "folder"))
  var output: String?

  @Flag(
    help: """
      Also write one file per unit into the folder 'scorecards', named by the unit's code; a folder \
      of an earlier run is replaced.
      """)
  var scorecards = false

  @Flag(
    help: """
      Also write the appendices alone into <book>-phu-luc.xlsx, as they are, with a PDF beside it if \
      LibreOffice is installed.
      """)
  var appendices = false

  @Option(
    help: ArgumentHelp(
      "How many units of each index to print; 0 prints no table.", valueName: "count"))
  var top = 10

  func validate() throws {
    guard top >= 0 else {
      throw ValidationError.usage(
        "--top không được âm",
        "--top must not be negative")
    }
    guard output != "" else {
      throw ValidationError.usage(
        "--output cần tên thư mục",
        "--output must name a folder")
    }
  }

  func run() throws {
    try reportingTrouble {
      let approved = try arguments.evaluate()
      let book = approved.book
      let evaluation = try scenario.evaluate(approved)
      let name = evaluation.revision.map { $0.id.isEmpty ? "trial" : $0.id }
      let home = output ?? "Output/\(book.id)"
      let folder = output ?? home + (name.map { "/\($0)" } ?? "")
      try OutputFolder.make(folder)
      // Two runs at once would mix their files.
      try FolderLock.hold(home, waits: true) {
        try score(evaluation, into: folder, of: home, named: name)
      }
    }
  }

  /// Writes the results of a run as one set of files, and tells of them.
  private func score(
    _ evaluation: Evaluation, into folder: String, of home: String, named name: String?
  ) throws {
    let book = evaluation.book
    let workbook = "\(folder)/\(book.id)" + (name.map { "-\($0)" } ?? "") + ".xlsx"
    let appendixFile =
      String(workbook.dropLast(5))
      + (book.language == .vietnamese ? "-phu-luc.xlsx" : "-appendices.xlsx")
    let table = ResultFiles.csv(evaluation)
    let history = RunHistory(output: home)
    try OutputFolder.make(history.folder)
    let record = try history.file(
      for: RunRecord(evaluation.written(in: arguments.book)))
    let results =
      [
        ("\(folder)/results.csv", CSVText.byteOrderMark + table),
        ("\(folder)/results.json", try ResultFiles.json(evaluation)),
      ] + (record.map { [$0] } ?? [])
    let alternatives = try Alternatives(to: evaluation)
    let cards =
      scorecards
      ? try WorkbookFiles(
        ScorecardBooks(evaluation, beside: alternatives), in: folder + "/scorecards") : nil
    var hasAppendices = false
    try OutputFolder.write(results) {
      let plan = rankingBook(evaluation, beside: alternatives, version: Program.version)
      let calculated = CalculatedPlan(plan)
      try write(calculated, to: workbook)
      if appendices, let own = appendixBook(of: calculated, evaluation, beside: alternatives) {
        try write(own, to: appendixFile)
        hasAppendices = true
      }
    }
    try cards?.publish()
    tell(evaluation, writtenTo: workbook)
    if hasAppendices {
      let pdf = PDFConversion.convert(appendixFile, into: folder, book.language)
      for path in [appendixFile, pdf].compactMap({ $0 }) {
        print((book.language == .vietnamese ? "Đã ghi: " : "Written: ") + path)
      }
    }
  }

  private func tell(_ evaluation: Evaluation, writtenTo workbook: String) {
    let book = evaluation.book
    if top > 0 {
      for result in evaluation.indices {
        let table = RankingTable(result: result, book: book, language: book.language)
        print(table.text(limit: top) + "\n")
      }
    }
    if let revision = evaluation.revision {
      print((book.language == .vietnamese ? "Trọng số: " : "Weights: ") + revision.title)
    }
    if let remark = book.remark { print(remark) }
    print((book.language == .vietnamese ? "Đã ghi: " : "Written: ") + workbook)
  }
}
