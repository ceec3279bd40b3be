import ArgumentParser
import BookFiles
import Scoring

/// The arguments that choose other weights than the approved ones.
struct WeightArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Score under a revision of the book: the name of a file in its folder weights.",
      valueName: "name"))
  var weights: String?

  @Option(
    help: ArgumentHelp(
      """
      Score with a changed weight, in points or percent of the whole; may be repeated. A code is one \
      of the book's first index, unless an index is named: satisfaction:2=20.
      """, valueName: "code=weight"))
  var set: [String] = []

  @Flag(help: "Let the weights not named by --set make room, so that the whole stays what it was.")
  var rescale = false

  func validate() throws {
    if weights != nil, !set.isEmpty {
      throw ValidationError("use either --weights or --set, not both")
    }
    if rescale, set.isEmpty { throw ValidationError("--rescale goes with --set") }
    for text in set { _ = try Self.parse(text) }
  }

  /// The revision asked for; nil for the approved weights.
  ///
  /// - Throws: exit code 1, with a message, if the book has no such revision.
  func revision(of book: Book) throws -> Revision? {
    if let name = weights {
      if let revision = book.revisions.first(where: { $0.id == name }) { return revision }
      let known = book.revisions.map(\.id).joined(separator: ", ")
      let isVietnamese = book.language == .vietnamese
      let hint =
        known.isEmpty
        ? (isVietnamese ? "sổ không có phương án nào" : "the book has none")
        : (isVietnamese ? "sổ có: \(known)" : "the book has: \(known)")
      StandardError.print(
        isVietnamese
          ? "lỗi: không có phương án trọng số '\(name)'; \(hint)"
          : "error: there is no revision of the weights '\(name)'; \(hint)")
      throw ExitCode(1)
    }
    guard !set.isEmpty else { return nil }
    let changes = try set.map { text in
      let part = try Self.parse(text)
      return Revision.Change(
        index: part.index ?? book.indices.first?.id ?? "", code: part.code,
        weight: ByGroup(part.amount))
    }
    let command = set.map { "--set \($0)" }.joined(separator: " ") + (rescale ? " --rescale" : "")
    return Revision(
      id: "", title: command,
      reason: book.language == .vietnamese ? "Nêu ở dòng lệnh" : "Given on the command line",
      rescales: rescale, changes: changes)
  }

  /// Reads `3=18`, `5.2=4%` or `satisfaction:2=20`.
  private static func parse(
    _ text: String
  ) throws -> (index: String?, code: String, amount: Revision.Amount) {
    let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard sides.count == 2, let amount = Revision.Amount(written: sides[1]) else {
      throw ValidationError(
        "'\(text)' is no weight; write --set 3=18, --set 5.2=4% or --set satisfaction:2=20")
    }
    let place = sides[0].split(separator: ":", maxSplits: 1).map(String.init)
    return place.count == 2 ? (place[0], place[1], amount) : (nil, sides[0], amount)
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
