import ArgumentParser
import BookFiles
import Reports
import Scoring
import Wording

/// `sodiem forms`: the workbooks that units and appraising agencies fill in.
struct FormsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forms",
    abstract: "Lập phiếu tự chấm, sổ thẩm định: write the forms to be sent out.",
    discussion: """
      For the stage 'self' one protected workbook per unit and index, named by the unit's code and \
      the index; for an appraisal one per appraising agency, with its criteria and all units. Each \
      carries who it is for and the version of the criteria set, so that 'sodiem collect' knows it \
      again. The book's figures may still be missing.

      Examples:
        sodiem forms so-2022                               # self-assessment forms of all units
        sodiem forms so-2022 --stage appraised1            # for the appraising agencies
        sodiem forms so-2022 --unit STP --round 2 --filled # one unit's, to be corrected
      """)

  @OptionGroup var arguments: BookArguments

  @Option(
    help: ArgumentHelp(
      "The round of figures to ask for: \(Language.english.anyStage).",
      valueName: "stage"),
    transform: FormsCommand.stage)
  var stage: Stage = .self

  @Option(
    help: ArgumentHelp(
      "The number of the round the forms are sent out in; forms sent again get a higher one.",
      valueName: "number"))
  var round = 1

  @Option(
    help: ArgumentHelp("Only the forms of this index.", valueName: "index"))
  var index: String?

  @Option(
    help: ArgumentHelp(
      "Only the forms of this unit; may be repeated. Self-assessment only.", valueName: "code"))
  var unit: [String] = []

  @Flag(help: "Put the figures that the book already has for the stage into the forms.")
  var filled = false

  @Option(
    help: ArgumentHelp(
      """
      The folder to write into, made if needed; Output/<book>/forms/<stage> if not given. It is \
      replaced as a whole, unless --unit or --index is given.
      """, valueName: "folder"))
  var output: String?

  /// The stage of a code.
  static func stage(_ code: String) throws -> Stage {
    guard let stage = Stage(code: code) else {
      let codes = Launch.language.anyStage
      throw ValidationError.usage(
        "'\(code)' không phải là vòng; dùng \(codes)",
        "'\(code)' is not a stage; use \(codes)")
    }
    return stage
  }

  func validate() throws {
    guard round > 0 else {
      throw ValidationError.usage(
        "--round phải từ 1 trở lên",
        "--round must be 1 or more")
    }
    guard output != "" else {
      throw ValidationError.usage(
        "--output cần tên thư mục",
        "--output must name a folder")
    }
    guard unit.isEmpty || stage == .self else {
      throw ValidationError.usage(
        "--unit chỉ dùng với --stage self: sổ của cơ quan thẩm định có mọi đơn vị",
        "--unit goes with --stage self: an agency's workbook holds all units")
    }
  }

  func run() throws {
    try reportingTrouble {
      let book = try arguments.load()
      try arguments.checkFormulas(of: book)
      let chosen = try Selection(book, stage: stage, index: index, units: unit)
      let books = FormBooks(
        chosen.book,
        FormBooks.Settings(
          stage: stage, round: round, isFilled: filled, version: { $0.formVersion }))
      let files = books.files.filter { chosen.takes($0) }
      guard !files.isEmpty else {
        throw chosen.failure(
          "không có phiếu nào để gửi ở vòng '\(stage.code)'",
          "there is no form to send out at stage '\(stage.code)'")
      }
      let folder = output ?? "Output/\(book.id)/forms/\(stage.code)"
      let written = try WorkbookFiles(
        files.map(\.name), in: folder,
        WorkbookFiles.Kind(noun: .form, keepsOthers: index != nil || !unit.isEmpty)
      ) { books.plan(of: files[$0]) }
      try written.publish()
      print(FormsTable(book: chosen.book, stage: stage, files: files).text)
      print(
        book.language[
          "Đã ghi \(files.count) tệp vào \(folder)", "Files written into \(folder): \(files.count)"]
      )
    }
  }

  /// Which forms are asked for.
  private struct Selection {
    let book: Book
    let units: Set<String>

    /// Checks that what is asked for is there.
    init(_ book: Book, stage: Stage, index: String?, units: [String]) throws {
      var book = book
      let language = book.language
      func failure(_ vietnamese: String, _ english: String) -> ExitCode {
        Self.failure(language, vietnamese, english)
      }
      if let index {
        guard book.indices.contains(where: { $0.id == index }) else {
          let known = book.indices.map(\.id).joined(separator: ", ")
          throw failure(
            "không có chỉ số '\(index)'; sổ có: \(known)",
            "there is no index '\(index)'; the book has: \(known)")
        }
        book.indices.removeAll { $0.id != index }
      }
      for code in units where !book.units.contains(where: { $0.code == code }) {
        throw failure(
          "không có đơn vị '\(code)' trong units.csv", "there is no unit '\(code)' in units.csv")
      }
      guard book.indices.contains(where: { $0.rounds.contains(stage) }) else {
        throw failure(
          "không chỉ số nào có vòng '\(stage.code)' (rounds trong sodiem.yaml)",
          "no index has the stage '\(stage.code)' (rounds in sodiem.yaml)")
      }
      let recipients = book.formRecipients(at: stage)
      for code in units where !recipients.contains(.unit(code)) {
        throw failure(
          "đơn vị '\(code)' không có phiếu nào ở vòng '\(stage.code)'",
          "unit '\(code)' has no form at stage '\(stage.code)'")
      }
      self.book = book
      self.units = Set(units)
    }

    /// Whether a form is asked for.
    func takes(_ file: FormBooks.File) -> Bool {
      guard case .unit(let code) = file.recipient, !units.isEmpty else { return true }
      return units.contains(code)
    }

    /// Prints what is wrong in the book's language.
    func failure(_ vietnamese: String, _ english: String) -> ExitCode {
      Self.failure(book.language, vietnamese, english)
    }

    private static func failure(
      _ language: Language, _ vietnamese: String, _ english: String
    ) -> ExitCode {
      StandardError.print(language["lỗi: \(vietnamese)", "error: \(english)"])
      return ExitCode(1)
    }
  }
}
