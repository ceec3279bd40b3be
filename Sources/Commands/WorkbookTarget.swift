import ArgumentParser
import BookFiles
import Glibc

/// The file that a command is told to write a workbook to.
enum WorkbookTarget {
  /// Makes sure that a name given with an option is a workbook's: a workbook takes the place of no other
  /// kind of file.
  static func check(_ path: String?, option: String) throws(ValidationError) {
    guard let path else { return }
    guard !path.isEmpty else {
      throw .usage("\(option) cần tên tệp", "\(option) must name a file")
    }
    guard path.lowercased().hasSuffix(".xlsx") else {
      throw .usage(
        "\(option) ghi một sổ Excel: tên '\(path)' phải kết thúc bằng .xlsx",
        "\(option) writes an Excel workbook: the name '\(path)' must end in .xlsx")
    }
  }

  /// Whether two paths lead to one file, however they are spelled.
  static func isSameFile(_ left: String, _ right: String) -> Bool {
    var (first, second) = (stat(), stat())
    return stat(left, &first) == 0 && stat(right, &second) == 0
      && first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }
}
