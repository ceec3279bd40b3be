import Foundation
import TestSupport
import Testing

/// Texts held against files under `Tests/ReportsTests/Golden`.
///
/// `UPDATE_GOLDEN=1 swift test --filter GoldenTests` writes the files anew and still fails, so that a
/// green run never wrote; review what changed, then run once more without it.
struct Golden {
  /// The folder of a book's texts.
  let folder: String

  init(_ book: String) { folder = packageFolder + "/Tests/ReportsTests/Golden/" + book }

  /// Compares texts by file name with the files of the folder.
  func compare(_ texts: [String: String]) throws {
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try update(texts)
      Issue.record("golden texts were written to \(folder); run again without UPDATE_GOLDEN")
      return
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".txt") }
    for file in Set(files).symmetricDifference(texts.keys).sorted() {
      Issue.record("\(file): \(texts[file] == nil ? "no such sheet any more" : "no golden text")")
    }
    for (file, text) in texts.sorted(by: { $0.key < $1.key }) where files.contains(file) {
      let expected = try String(contentsOfFile: folder + "/" + file, encoding: .utf8)
      if let difference = Self.firstDifference(expected, text) {
        Issue.record("\(file):\(difference)")
      }
    }
  }

  private func update(_ texts: [String: String]) throws {
    let manager = FileManager.default
    try? manager.removeItem(atPath: folder)
    try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (file, text) in texts {
      try text.write(toFile: folder + "/" + file, atomically: true, encoding: .utf8)
    }
  }

  /// The first line that differs, by number, with both versions; nil when the texts are the same.
  static func firstDifference(_ expected: String, _ found: String) -> String? {
    let expected = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let found = found.split(separator: "\n", omittingEmptySubsequences: false)
    for line in 0..<max(expected.count, found.count) {
      let old = line < expected.count ? expected[line] : "(nothing)"
      let new = line < found.count ? found[line] : "(nothing)"
      if old != new { return "\(line + 1):\n- \(old)\n+ \(new)" }
    }
    return nil
  }

  /// A sheet's name as a file name of ASCII letters, digits and hyphens.
  static func fileName(_ sheet: String) -> String {
    let plain = sheet.replacing("đ", with: "d").replacing("Đ", with: "D")
      .folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
    let words = plain.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return words.joined(separator: "-") + ".txt"
  }
}
