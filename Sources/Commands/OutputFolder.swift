import FoundationEssentials
import Glibc

/// Trouble with writing an output file.
struct OutputTrouble: Error, CustomStringConvertible {
  let path: String
  private let reason: String

  init(path: String, _ error: any Error) {
    self.path = path
    reason = Self.reason(error)
  }

  /// Trouble with the system's number for it.
  init(path: String, code: Int32) {
    self.init(path: path, POSIXError(POSIXErrorCode(rawValue: code) ?? .EIO))
  }

  var description: String { "cannot write '\(path)': \(reason)" }

  /// What went wrong, in the system's words where it has some.
  private static func reason(_ error: any Error) -> String {
    if let system = error as? POSIXError {
      return String(cString: strerror(system.code.rawValue)).lowercased()
    }
    guard let error = error as? CocoaError else { return String(describing: error) }
    if let system = error.underlying as? POSIXError {
      return String(cString: strerror(system.code.rawValue)).lowercased()
    }
    switch error.code {
    case .fileWriteNoPermission: return "permission denied"
    case .fileWriteOutOfSpace: return "no space left on device"
    case .fileWriteFileExists: return "file exists"
    case .fileNoSuchFile: return "no such file or directory"
    default: return "error \(error.code.rawValue)"
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
  /// If anything fails before the renaming, the old files stay as they were; each is flushed to the disk
  /// before it takes its place.
  static func write(
    _ texts: [(path: String, text: String)], after body: () throws -> Void
  ) throws {
    let manager = FileManager.default
    func staged(_ path: String) -> String { path + ".tmp" }
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
