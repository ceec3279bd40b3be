internal import Glibc
public import Wording

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
    return language["không đọc được '\(path)': \(reason)", "cannot read '\(path)': \(reason)"]
  }

  /// What the system says.
  func reason(in language: Language) -> String {
    switch code {
    case EACCES, EPERM: language["không có quyền đọc", "permission denied"]
    case EIO: language["lỗi đọc đĩa", "input/output error"]
    default: systemReason(code, in: language)
    }
  }
}

/// What an error number of the system means, in words.
public func systemReason(_ code: Int32, in language: Language) -> String {
  switch code {
  case ENOENT: language["không có tệp hoặc thư mục này", "no such file or folder"]
  case EACCES, EPERM: language["không có quyền", "permission denied"]
  case EMFILE, ENFILE: language["mở quá nhiều tệp", "too many open files"]
  case ENOMEM: language["hết bộ nhớ", "out of memory"]
  case EIO: language["lỗi đĩa", "input/output error"]
  case ENOSPC: language["đĩa đầy", "no space left on device"]
  case EDQUOT: language["hết hạn mức đĩa", "disk quota exceeded"]
  case EFBIG: language["tệp quá lớn", "file too large"]
  case EROFS: language["đĩa chỉ cho đọc", "read-only file system"]
  case EEXIST: language["đã có tệp cùng tên", "file exists"]
  case ENOTDIR: language["một phần đường dẫn là tệp, không phải thư mục", "not a directory"]
  case EISDIR: language["là thư mục, không phải tệp", "is a directory"]
  case ENOTEMPTY: language["thư mục không trống", "directory not empty"]
  case ENAMETOOLONG: language["tên quá dài", "file name too long"]
  case EBUSY, ETXTBSY: language["tệp đang được dùng", "the file is in use"]
  case EXDEV: language["hai nơi ở hai đĩa khác nhau", "the two places are on different disks"]
  default: language["lỗi hệ thống số \(code)", String(cString: strerror(code)).lowercased()]
  }
}
