internal import Glibc
public import Scoring

/// Trouble that is not in the book: a file may not be read, the disk fails.
public struct MachineTrouble: Error, Hashable, Sendable, CustomStringConvertible {
  /// The path that was to be read.
  public var path: String
  /// The system's error number.
  public var code: Int32

  /// Trouble with a path.
  public init(path: String, code: Int32) {
    self.path = path
    self.code = code
  }

  /// What happened, in English.
  public var description: String { message(in: .english) }

  /// What happened, in a language; the system's reason in its own.
  public func message(in language: Language) -> String {
    let reason = reason(in: language)
    return language.say("không đọc được '\(path)': \(reason)", "cannot read '\(path)': \(reason)")
  }

  /// What the system says.
  func reason(in language: Language) -> String {
    switch code {
    case ENOENT: language.say("không có tệp hoặc thư mục này", "no such file or folder")
    case EACCES, EPERM: language.say("không có quyền đọc", "permission denied")
    case EMFILE, ENFILE: language.say("mở quá nhiều tệp", "too many open files")
    case ENOMEM: language.say("hết bộ nhớ", "out of memory")
    case EIO: language.say("lỗi đọc đĩa", "input/output error")
    default: String(cString: strerror(code))
    }
  }
}
