import BookFiles
import Foundation
import Scoring
import Testing
import Wording

/// A book written into a folder of its own, which is gone when the value is.
final class BookInFolder {
  let path: String

  /// Writes files, each with its bytes.
  init(_ files: [String: [UInt8]]) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("sodiem-book-\(UUID().uuidString)")
    path = folder.path
    for (name, bytes) in files {
      let file = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
  }

  convenience init(_ files: [String: String]) throws {
    try self.init(files.mapValues { Array($0.utf8) })
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func load(_ language: Language? = nil) throws -> LoadedBook {
    try loadBook(at: path, language: language)
  }
}
