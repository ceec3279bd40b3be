import BookFiles
import FoundationEssentials
import Glibc
import Scoring
import Wording

/// Trouble with writing an output file.
struct OutputTrouble: SpokenTrouble {
  let path: String
  private let code: Int32

  init(path: String, _ error: any Error) {
    self.path = path
    code = Self.code(of: error)
  }

  /// Trouble with the system's number for it.
  init(path: String, code: Int32) {
    self.init(path: path, POSIXError(POSIXErrorCode(rawValue: code) ?? .EIO))
  }

  func message(in language: Language) -> String {
    language["không ghi được '\(path)': ", "cannot write '\(path)': "]
      + systemReason(code, in: language)
  }

  /// The system's number for what went wrong.
  private static func code(of error: any Error) -> Int32 {
    if let system = error as? POSIXError { return system.code.rawValue }
    guard let error = error as? CocoaError else { return EIO }
    if let system = error.underlying as? POSIXError { return system.code.rawValue }
    switch error.code {
    case .fileWriteNoPermission, .fileReadNoPermission: return EACCES
    case .fileWriteOutOfSpace: return ENOSPC
    case .fileWriteFileExists: return EEXIST
    case .fileNoSuchFile, .fileReadNoSuchFile: return ENOENT
    default: return EIO
    }
  }
}

/// The folder results are written into.
enum OutputFolder {
  /// Makes the folder and those above it if they are not there.
  static func make(_ path: String) throws(OutputTrouble) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw OutputTrouble(path: path, error)
    }
  }

  /// Writes texts beside their targets, does what else must succeed, and renames them into place.
  ///
  /// Until then they stand under hidden names of this process, so that no other file is touched. If
  /// anything fails before the renaming, the old files stay as they were; each is flushed to the disk before
  /// it takes its place.
  static func write(
    _ texts: [(path: String, text: String)], after body: () throws -> Void
  ) throws {
    let manager = FileManager.default
    func staged(_ path: String) -> String {
      "\(parentFolder(of: path))/.\(lastPart(of: path))-\(getpid()).tmp"
    }
    defer { for (path, _) in texts { try? manager.removeItem(atPath: staged(path)) } }
    for (path, text) in texts {
      var isFolder = false
      if manager.fileExists(atPath: path, isDirectory: &isFolder), isFolder {
        throw OutputTrouble(path: path, POSIXError(.EISDIR))
      }
      do {
        try Data(text.utf8).write(to: URL(filePath: staged(path)), options: .atomic)
      } catch {
        throw OutputTrouble(path: path, error)
      }
      try flush(staged(path))
    }
    try body()
    for (path, _) in texts {
      guard rename(staged(path), path) == 0 else { throw OutputTrouble(path: path, code: errno) }
      try flush(parentFolder(of: path))
    }
  }

  /// Waits until a file or folder is on the disk.
  private static func flush(_ path: String) throws(OutputTrouble) {
    let handle = open(path, O_RDONLY | O_CLOEXEC)
    guard handle >= 0 else { throw OutputTrouble(path: path, code: errno) }
    defer { close(handle) }
    guard fsync(handle) == 0 || errno == EINVAL else {
      throw OutputTrouble(path: path, code: errno)
    }
  }
}
