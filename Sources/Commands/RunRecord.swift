import BookFiles
import FoundationEssentials
import Scoring
import Wording

/// What a run of `score` was made from and what came out, so that it can be named and repeated.
///
/// It holds no time: the same files and weights leave the same record, and one record is enough for them.
struct RunRecord: Codable, Equatable {
  /// A file of the book with its digest.
  struct File: Codable, Equatable {
    var path: String
    var sha256: String
  }

  /// The weights that held, if not the approved ones.
  struct Weights: Codable, Equatable {
    var name: String
    var title: String
    var date: String?
    var reason: String
    var rescale: Bool
    var changes: [Change]
  }

  /// A changed weight as files write it, by unit group; the key "" holds for all others.
  struct Change: Codable, Equatable {
    var index: String
    var code: String
    var weight: [String: String]
  }

  var book: String
  var year: Int
  var program: String
  var weights: Weights?
  var files: [File]
  /// The SHA-256 of the lines of `results.csv`.
  var results: String

  /// The record of an evaluation of the book as it is written.
  init(_ evaluation: Evaluation) {
    book = evaluation.book.id
    year = evaluation.book.year
    program = Program.version
    weights = evaluation.revision.map { Weights($0) }
    files = Self.files(of: evaluation.book)
    results = sha256(Array(ResultFiles.csv(evaluation).utf8))
  }

  /// The revision the run was made under; nil for the approved weights.
  ///
  /// The record speaks the language the book is written in; in another the revision has the book's words, if
  /// it has it still.
  func revision(in book: Book) -> Revision? {
    let known = book.revisions.first { $0.id == weights?.name }
    guard book.language != book.written, let known else { return revision }
    return revision?.named(as: known)
  }

  private var revision: Revision? {
    weights.map { weights in
      Revision(
        id: weights.name, title: weights.title,
        date: weights.date.flatMap { CalendarDate(written: $0) }, reason: weights.reason,
        rescales: weights.rescale,
        changes: weights.changes.compactMap { change in
          let amounts = change.weight.compactMapValues { Revision.Amount(written: $0) }
          guard let standard = amounts[""], amounts.count == change.weight.count else { return nil }
          return Revision.Change(
            index: change.index, code: change.code,
            weight: ByGroup(standard, special: amounts.filter { !$0.key.isEmpty }))
        })
    }
  }

  /// The files a result depends on; revisions are not among them, the record holds its own.
  private static func files(of book: Book) -> [File] {
    book.sources.filter { $0.role != .weights }.map { File(path: $0.path, sha256: $0.sha256) }
  }

  /// The files that are no longer what they were for the run: changed, gone or new.
  func differences(from book: Book) -> [String] {
    let now = Dictionary(Self.files(of: book).map { ($0.path, $0.sha256) }) { first, _ in first }
    let then = Dictionary(files.map { ($0.path, $0.sha256) }) { first, _ in first }
    return Set(now.keys).union(then.keys).filter { now[$0] != then[$0] }.sorted()
  }
}

extension Revision {
  /// The same weights with the title and the reason of another.
  func named(as other: Revision) -> Revision {
    var copy = self
    (copy.title, copy.reason) = (other.title, other.reason)
    return copy
  }
}

extension RunRecord.Weights {
  init(_ revision: Revision) {
    self.init(
      name: revision.id, title: revision.title, date: revision.date?.description,
      reason: revision.reason, rescale: revision.rescales,
      changes: revision.changes.map { change in
        RunRecord.Change(
          index: change.index, code: change.code,
          weight: change.weight.special.mapValues(\.written)
            .merging(["": change.weight.standard.written]) { first, _ in first })
      })
  }
}

/// The run records of a book, numbered files in a folder of the output.
struct RunHistory {
  let folder: String

  /// The history beside the results in an output folder.
  init(output: String) { folder = output + "/runs" }

  /// A record with its number.
  struct Entry {
    var number: Int
    var record: RunRecord
  }

  /// All records in the order of their numbers; files that are no records are left alone.
  func entries() throws -> [Entry] {
    try numbers().sorted().compactMap { number in
      let data = try Data(contentsOf: URL(filePath: "\(folder)/\(number).json"))
      return try? Entry(number: number, record: JSONDecoder().decode(RunRecord.self, from: data))
    }
  }

  /// The numbers that files of the folder have for a name.
  private func numbers() throws -> [Int] {
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder).compactMap { name in
      guard name.hasSuffix(".json"), let number = Int(name.dropLast(5)), number > 0,
        name == "\(number).json"
      else { return nil }
      return number
    }
  }

  /// The file a new record belongs into; nil if the history has it already.
  func file(for record: RunRecord) throws -> (path: String, text: String)? {
    let entries = try entries()
    guard !entries.contains(where: { $0.record == record }) else { return nil }
    // A record that cannot be read keeps its number, and is not written over.
    let number = (try numbers().max() ?? 0) + 1
    return ("\(folder)/\(number).json", try JSONText.encode(record) + "\n")
  }
}
