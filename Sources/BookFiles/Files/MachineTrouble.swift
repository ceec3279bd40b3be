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
    case EACCES, EPERM: language.say("không có quyền đọc", "permission denied")
    case EIO: language.say("lỗi đọc đĩa", "input/output error")
    default: systemReason(code, in: language)
    }
  }
}

/// What an error number of the system means, in words.
public func systemReason(_ code: Int32, in language: Language) -> String {
  switch code {
  case ENOENT: language.say("không có tệp hoặc thư mục này", "no such file or folder")
  case EACCES, EPERM: language.say("không có quyền", "permission denied")
  case EMFILE, ENFILE: language.say("mở quá nhiều tệp", "too many open files")
  case ENOMEM: language.say("hết bộ nhớ", "out of memory")
  case EIO: language.say("lỗi đĩa", "input/output error")
  case ENOSPC: language.say("đĩa đầy", "no space left on device")
  case EDQUOT: language.say("hết hạn mức đĩa", "disk quota exceeded")
  case EFBIG: language.say("tệp quá lớn", "file too large")
  case EROFS: language.say("đĩa chỉ cho đọc", "read-only file system")
  case EEXIST: language.say("đã có tệp cùng tên", "file exists")
  case ENOTDIR: language.say("một phần đường dẫn là tệp, không phải thư mục", "not a directory")
  case EISDIR: language.say("là thư mục, không phải tệp", "is a directory")
  case ENOTEMPTY: language.say("thư mục không trống", "directory not empty")
  case ENAMETOOLONG: language.say("tên quá dài", "file name too long")
  case EBUSY, ETXTBSY: language.say("tệp đang được dùng", "the file is in use")
  case EXDEV: language.say("hai nơi ở hai đĩa khác nhau", "the two places are on different disks")
  default: language.say("lỗi hệ thống số \(code)", String(cString: strerror(code)).lowercased())
  }
}
