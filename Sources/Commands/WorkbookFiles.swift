import Formulas
import Dispatch
import FoundationEssentials
import Glibc
import Reports
import Scoring
import Synchronization
import Wording
import WorkbookPlan
import XLSXWriting

/// Many workbooks in one folder, which appears complete or not at all.
///
/// They are written into a folder beside it, which then takes its place: no file of an earlier run stays,
/// unless the run is about some of them only.
struct WorkbookFiles: ~Copyable {
  /// How many files there are.
  let count: Int
  private let folder: String
  private let staging: String

  /// What messages call one of the files.
  struct Noun {
    let vietnamese: String
    let english: String

    static let scorecard = Noun(vietnamese: "phiếu điểm", english: "scorecard")
    static let form = Noun(vietnamese: "phiếu", english: "form")
  }

  /// What the files are.
  struct Kind {
    /// One of them, as messages call it.
    let noun: Noun
    /// Whether the other files of the folder stay.
    var keepsOthers = false
  }

  /// Writes files beside the folder they will stand in.
  ///
  /// - Parameters:
  ///   - names: the files' names.
  ///   - folder: the folder they will stand in, made if needed.
  ///   - kind: what they are.
  ///   - plan: makes the workbook of a position in `names`.
  /// - Throws: why they cannot be written; the folder then stays as it was.
  init(
    _ names: [String], in folder: String, _ kind: Kind, plan: @Sendable (Int) -> Plan
  ) throws {
    let path = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let parent = parts.dropLast().map { $0 + "/" }.joined()
    let staging = "\(parent).\(parts.last ?? "")-\(getpid()).tmp"
    try Self.refuseStrangers(in: path, kind)
    do {
      try Self.write(names, into: staging, plan)
      if kind.keepsOthers { try Self.keep(otherThan: names, of: path, in: staging) }
    } catch {
      try? FileManager.default.removeItem(atPath: staging)
      throw error
    }
    self.folder = path
    self.staging = staging
    count = names.count
  }

  /// Writes the scorecards of all units.
  init(_ books: ScorecardBooks, in folder: String) throws {
    try self.init(
      books.units.map { books.fileName(of: $0) }, in: folder, Kind(noun: .scorecard)
    ) { books.plan(of: books.units[$0]) }
  }

  /// Writes the files into a new folder.
  ///
  /// Separate workbooks are written by separate threads. On a terminal, standard error tells how many
  /// are done.
  private static func write(
    _ names: [String], into staging: String, _ plan: @Sendable (Int) -> Plan
  ) throws {
    try? FileManager.default.removeItem(atPath: staging)
    try OutputFolder.make(staging)
    let progress = Mutex(Progress(total: names.count))
    DispatchQueue.concurrentPerform(iterations: names.count) { position in
      let result = Result { () throws(WriteFailure) in
        try XLSXWriting.write(plan(position), to: "\(staging)/\(names[position])")
      }
      progress.withLock { $0.add(result, at: position) }
    }
    if let failure = progress.withLock({ $0.finish() }) { throw failure }
  }

  /// Takes the other files of the old folder into the new one, without copying their bytes.
  private static func keep(
    otherThan names: [String], of folder: String, in staging: String
  ) throws(OutputTrouble) {
    let others = Set((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
      .subtracting(names)
    for name in others where link("\(folder)/\(name)", "\(staging)/\(name)") != 0 {
      throw OutputTrouble(
        path: "\(staging)/\(name)", POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO))
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: staging) }

  /// Puts the files in their place.
  ///
  /// The old folder is renamed away first and removed last; if the new one cannot take its place, it
  /// comes back.
  func publish() throws(OutputTrouble) {
    let old = staging + ".old"
    let hadFolder = rename(folder, old) == 0
    guard hadFolder || errno == ENOENT, rename(staging, folder) == 0 else {
      let code = errno
      if hadFolder { rename(old, folder) }
      throw OutputTrouble(path: folder, POSIXError(POSIXErrorCode(rawValue: code) ?? .EIO))
    }
    if hadFolder { try? FileManager.default.removeItem(atPath: old) }
  }

  /// Refuses a file, and a folder that holds anything but workbooks: they would be lost.
  private static func refuseStrangers(in folder: String, _ kind: Kind) throws {
    var isFolder = false
    if FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), !isFolder {
      throw OutputTrouble(path: folder, POSIXError(.ENOTDIR))
    }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    if let name = names.sorted().first(where: { !$0.hasSuffix(".xlsx") }) {
      throw StrangeFile(folder: folder, name: name, noun: kind.noun)
    }
  }
}

/// A folder of workbooks holds a file that is none.
private struct StrangeFile: SpokenTrouble {
  let folder: String
  let name: String
  let noun: WorkbookFiles.Noun

  func message(in language: Language) -> String {
    language[
      "'\(folder)' sẽ được thay, nhưng có '\(name)' không phải là \(noun.vietnamese); chuyển tệp đó đi nơi khác",
      "'\(folder)' would be replaced, but holds '\(name)', which is no \(noun.english); move it elsewhere"
    ]
  }
}

/// How many files are written, and the first failure among them.
private struct Progress {
  let total: Int
  private var done = 0
  private var failure: (position: Int, error: WriteFailure)?
  private let isShown = isatty(2) == 1

  init(total: Int) { self.total = total }

  mutating func add(_ result: Result<Void, WriteFailure>, at position: Int) {
    done += 1
    if case .failure(let error) = result, position < failure?.position ?? .max {
      failure = (position, error)
    }
    if isShown { StandardError.write("\r\(done)/\(total)") }
  }

  /// Clears the line; the first failure in the order of the files.
  func finish() -> WriteFailure? {
    if isShown { StandardError.write("\r\u{1B}[K") }
    return failure?.error
  }
}
