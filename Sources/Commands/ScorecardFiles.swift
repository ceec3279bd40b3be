import Dispatch
import FoundationEssentials
import Glibc
import Reports
import Synchronization
import XLSXWriting

/// The scorecards of all units in one folder, which appears complete or not at all.
///
/// They are written into a folder beside it, which then takes its place: no file of an earlier run stays.
struct ScorecardFiles: ~Copyable {
  /// How many files there are.
  let count: Int
  private let folder: String
  private let staging: String

  /// Writes the files of all units beside the folder they will stand in.
  init(_ books: ScorecardBooks, in output: String) throws {
    let (folder, staging) = ("\(output)/scorecards", "\(output)/.scorecards-\(getpid()).tmp")
    try Self.refuseStrangers(in: folder)
    count = try Self.write(books, into: staging)
    self.folder = folder
    self.staging = staging
  }

  /// Writes the files into a new folder and tells how many; nothing stays there if one fails.
  ///
  /// Separate workbooks are written by separate threads. On a terminal, standard error tells how many
  /// are done.
  private static func write(_ books: ScorecardBooks, into staging: String) throws -> Int {
    try? FileManager.default.removeItem(atPath: staging)
    try OutputFolder.make(staging)
    let progress = Mutex(Progress(total: books.units.count))
    DispatchQueue.concurrentPerform(iterations: books.units.count) { position in
      let unit = books.units[position]
      let path = "\(staging)/\(books.fileName(of: unit))"
      let result = Result { () throws(WriteFailure) in
        try XLSXWriting.write(books.plan(of: unit), to: path)
      }
      progress.withLock { $0.add(result, at: position) }
    }
    if let failure = progress.withLock({ $0.finish() }) {
      try? FileManager.default.removeItem(atPath: staging)
      throw failure
    }
    return books.units.count
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

  /// Refuses a folder that holds anything but workbooks, which would be lost.
  private static func refuseStrangers(in folder: String) throws(StrangeFile) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    if let name = names.sorted().first(where: { !$0.hasSuffix(".xlsx") }) {
      throw StrangeFile(folder: folder, name: name)
    }
  }
}

/// A folder of scorecards holds a file that is none.
private struct StrangeFile: Error, CustomStringConvertible {
  let folder: String
  let name: String

  var description: String {
    "'\(folder)' would be replaced, but holds '\(name)', which is no scorecard; move it elsewhere"
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

  /// Clears the line; the first failure in the order of the units.
  func finish() -> WriteFailure? {
    if isShown { StandardError.write("\r\u{1B}[K") }
    return failure?.error
  }
}
