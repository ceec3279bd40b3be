import Glibc
import Wording

/// Holds a folder for one writer at a time; others are told so.
enum FolderLock {
  /// Another program holds the folder.
  struct Taken: Error {}

  /// Does something while no other program that asks may write into a folder; if it `waits`, as soon as
  /// the one that does now is through.
  ///
  /// The system lets go of the folder when the process ends, however it ends. Where there is no folder
  /// nothing can be written, and the body says so.
  static func hold(
    _ path: String, waits: Bool = false, while body: () throws -> Void
  ) throws {
    let handle = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard handle >= 0 else {
      guard errno == ENOENT || errno == ENOTDIR else {
        throw OutputTrouble(path: path, code: errno)
      }
      return try body()
    }
    defer { close(handle) }
    if flock(handle, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK else { throw OutputTrouble(path: path, code: errno) }
      guard waits else { throw Taken() }
      StandardError.print(
        Launch.language[
          "chờ một lệnh khác ghi xong vào '\(path)'",
          "waiting until another command has written into '\(path)'"])
      while flock(handle, LOCK_EX) != 0 {
        guard errno == EINTR else { throw OutputTrouble(path: path, code: errno) }
      }
    }
    try body()
  }
}
