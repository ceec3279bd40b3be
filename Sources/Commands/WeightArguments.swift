import ArgumentParser
import BookFiles
import Scoring
import Wording

/// The arguments that give weights other than the approved ones.
struct WeightArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      A changed weight, in points or percent of the whole; may be repeated. A code is one of the \
      book's first index, unless an index is named: satisfaction:2=20.
      """, valueName: "code=weight"))
  var set: [String] = []

  @Option(
    help: ArgumentHelp(
      "A ranking workbook whose trial weights are taken.", valueName: "workbook"))
  var trial: String?

  @Flag(
    help: "Let the weights not named by --set or --trial make room, so that the whole stays.")
  var rescale = false

  func validate() throws {
    if trial != nil, !set.isEmpty {
      throw ValidationError.usage(
        "chỉ dùng --set hoặc --trial",
        "use either --set or --trial")
    }
    if rescale, set.isEmpty, trial == nil {
      throw ValidationError.usage(
        "--rescale chỉ dùng với --set hoặc --trial",
        "--rescale goes with --set or --trial")
    }
    for text in set { _ = try Self.parse(text) }
  }

  /// Whether any are given.
  var isGiven: Bool { !set.isEmpty || trial != nil }

  /// The revision of a book that the arguments give.
  ///
  /// - Throws: exit code 1 if the workbook is at fault, which is printed.
  func revision(of book: Book) throws -> Revision {
    let isVietnamese = book.language == .vietnamese
    if let trial { return try Self.revision(of: book, trying: trial, rescaling: rescale) }
    let changes = try set.map { text in
      let part = try Self.parse(text)
      return Revision.Change(
        index: part.index ?? book.indices.first?.id ?? "", code: part.code,
        weight: ByGroup(part.amount))
    }
    let command = set.map { "--set \($0)" }.joined(separator: " ") + (rescale ? " --rescale" : "")
    return Revision(
      id: "", title: command,
      reason: isVietnamese ? "Nêu ở dòng lệnh" : "Given on the command line", rescales: rescale,
      changes: changes)
  }

  /// The revision of a book that the trial weights of a workbook are.
  ///
  /// - Throws: exit code 1 if the workbook is at fault, which is printed.
  static func revision(
    of book: Book, trying workbook: String, rescaling: Bool
  ) throws -> Revision {
    let (revision, diagnostics) = trialWeights(in: workbook, of: book, rescaling: rescaling)
    guard var revision else {
      StandardError.print(diagnostics.text(in: book.language))
      throw ExitCode(1)
    }
    revision.title = book.language["Trọng số thử trong sổ", "Trial weights of a workbook"]
    revision.reason = workbook
    return revision
  }

  /// Reads `3=18`, `5.2=4%` or `satisfaction:2=20`.
  private static func parse(
    _ text: String
  ) throws -> (index: String?, code: String, amount: Revision.Amount) {
    let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard sides.count == 2, let amount = Revision.Amount(written: sides[1]) else {
      throw ValidationError.usage(
        "'\(text)' không phải là trọng số; viết --set 3=18, --set 5.2=4% hoặc --set satisfaction:2=20",
        "'\(text)' is no weight; write --set 3=18, --set 5.2=4% or --set satisfaction:2=20")
    }
    let place = sides[0].split(separator: ":", maxSplits: 1).map(String.init)
    return place.count == 2 ? (place[0], place[1], amount) : (nil, sides[0], amount)
  }
}

/// The arguments that choose the weights a book is scored with.
struct ScenarioArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Score under a revision of the book: the name of a file in its folder weights.",
      valueName: "name"))
  var weights: String?

  @OptionGroup var given: WeightArguments

  func validate() throws {
    if weights != nil, given.isGiven {
      throw ValidationError.usage(
        "chỉ dùng một trong --weights, --set, --trial",
        "use either --weights, --set or --trial")
    }
  }

  /// The book evaluated under the weights asked for; the approved ones if none are.
  ///
  /// - Throws: exit code 1, with a message, if there are no such weights or they do not fit.
  func evaluate(_ approved: Evaluation) throws -> Evaluation {
    let book = approved.book
    guard weights != nil || given.isGiven else { return approved }
    let revision = try weights.map { try book.revision(named: $0) } ?? given.revision(of: book)
    return try Evaluation.evaluate(book, under: revision)
  }
}

extension Book {
  /// A revision of the book by its name.
  ///
  /// - Throws: exit code 1, with a message, if there is none.
  func revision(named name: String) throws -> Revision {
    if let revision = revisions.first(where: { $0.id == name }) { return revision }
    let known = revisions.map(\.id).joined(separator: ", ")
    let message =
      switch (language, known.isEmpty) {
      case (.vietnamese, true):
        "lỗi: không có phương án trọng số '\(name)'; sổ không có phương án nào"
      case (.vietnamese, false): "lỗi: không có phương án trọng số '\(name)'; sổ có: \(known)"
      case (.english, true): "error: there is no revision '\(name)'; the book has none"
      case (.english, false): "error: there is no revision '\(name)'; the book has: \(known)"
      }
    StandardError.print(message)
    throw ExitCode(1)
  }
}

extension Evaluation {
  /// Evaluates a book under a revision, or prints why that cannot be.
  ///
  /// - Throws: exit code 1 if the revision does not fit.
  static func evaluate(_ book: Book, under revision: Revision) throws -> Evaluation {
    do {
      return try Evaluation(book, under: revision)
    } catch {
      let fault = Diagnostic(.weight(error.placed(in: book)), at: revision.place)
      StandardError.print(fault.text(in: book.language))
      throw ExitCode(1)
    }
  }
}
