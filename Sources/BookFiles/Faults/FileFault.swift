public import Wording

/// A file that cannot be read or is no text.
public enum FileFault: Error, Hashable, Sendable {
  /// The file does not exist.
  case missing(String)
  /// The path leads out of the book folder.
  case outside(String)
  /// The path has `\` in it.
  case backslash(String)
  /// The path is too long or runs in circles.
  case unusablePath(String)
  /// A folder or device where a file is due.
  case notAFile(String)
  /// A file where the book folder is due.
  case notAFolder(String)
  /// The file is larger than what is read.
  case tooLarge(String, bytes: Int, limit: Int)
  /// There is nothing in it.
  case empty
  /// The text is UTF-16.
  case utf16
  /// A byte that is not UTF-8.
  case notUTF8(byte: UInt8)
  /// A workbook or another file of an office program.
  case workbook
  /// A byte of zero.
  case nullByte

  /// The fault in words.
  public func message(in language: Language) -> String {
    switch self {
    case .missing(let path):
      language["không có tệp hoặc thư mục '\(path)'", "there is no file or folder '\(path)'"]
    case .outside(let path):
      language[
        "đường dẫn '\(path)' ra ngoài thư mục của sổ; viết đường dẫn tính từ thư mục của sổ, không có '..'",
        "the path '\(path)' leads out of the book folder; write it from the book folder on, without '..'"
      ]
    case .backslash(let path):
      language[
        "đường dẫn '\(path)' có dấu '\\'; dùng dấu '/'",
        "the path '\(path)' has a '\\'; use '/'"]
    case .unusablePath(let path):
      language[
        "đường dẫn '\(path.clipped)' quá dài hoặc vòng quanh",
        "the path '\(path.clipped)' is too long or runs in circles"]
    case .notAFile(let path):
      language["'\(path)' không phải là tệp", "'\(path)' is not a file"]
    case .notAFolder(let path):
      language[
        "'\(path)' không phải là thư mục; sổ là một thư mục có tệp 'sodiem.yaml'",
        "'\(path)' is not a folder; a book is a folder with a file 'sodiem.yaml'"]
    case .tooLarge(let path, let bytes, let limit):
      language[
        "tệp '\(path)' có \(bytes) byte; nhiều nhất là \(limit) byte",
        "the file '\(path)' has \(bytes) bytes; at most \(limit) are read"]
    case .empty:
      language["tệp trống", "the file is empty"]
    case .utf16:
      language[
        "tệp là UTF-16; lưu lại thành UTF-8", "the file is UTF-16; save it as UTF-8"]
    case .notUTF8(let byte):
      language[
        "byte 0x\(hexadecimal(byte)) không phải là UTF-8; lưu lại tệp thành UTF-8",
        "the byte 0x\(hexadecimal(byte)) is not UTF-8; save the file as UTF-8"]
    case .workbook:
      language[
        "đây là sổ Excel, không phải tệp văn bản; mở ra, lưu trang số liệu kiểu 'CSV UTF-8 (Comma delimited)' và ghi tên tệp .csv đó",
        "this is a workbook and no text file; open it, save the sheet with the figures as 'CSV UTF-8 (Comma delimited)' and name that .csv file"
      ]
    case .nullByte:
      language[
        "ký tự NUL trong tệp; đây không phải là tệp văn bản",
        "a NUL character in the file; this is not a text file"]
    }
  }

  private func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count == 1 ? "0" + digits : digits
  }
}
