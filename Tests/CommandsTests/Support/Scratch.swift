import Foundation
import TestSupport

extension Scratch {
  /// The files in and below the folder or one in it, by their path from there.
  func files(in name: String = "") throws -> [String: Data] {
    let folder = name.isEmpty ? path : self(name)
    var files: [String: Data] = [:]
    for file in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      let url = URL(fileURLWithPath: folder + "/" + file)
      let isFolder = try url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory
      if isFolder != true { files[file] = try Data(contentsOf: url) }
    }
    return files
  }

  /// Copies a shipped book into the folder.
  func copyBook(_ template: String = "ninh-thuan-2021", as name: String = "book") throws {
    let source = "\(templates)/\(template)"
    for file in try FileManager.default.subpathsOfDirectory(atPath: source)
    where file.hasSuffix(".yaml") || file.hasSuffix(".csv") {
      // The bytes only: whoever owns the shipped book, the copy is the test's own.
      let target = URL(fileURLWithPath: self(name) + "/" + file)
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(contentsOf: URL(fileURLWithPath: source + "/" + file)).write(to: target)
    }
  }

  /// Replaces the one place where a text stands in a file.
  func replace(_ old: String, with new: String, in name: String) throws {
    let parts = try text(self(name)).components(separatedBy: old)
    guard parts.count == 2 else { throw NotOnce(text: old, count: parts.count - 1) }
    try write(parts.joined(separator: new), to: name)
  }

  /// Writes a text to a file in the folder, in folders that are made if they are missing.
  func write(_ text: String, to name: String) throws {
    let file = URL(fileURLWithPath: self(name))
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// A text to be replaced does not stand exactly once in its file.
  struct NotOnce: Error {
    var text: String
    var count: Int
  }
}

/// The folder of the shipped books.
let templates = packageFolder + "/Templates"

/// The text of a file.
func text(_ path: String) throws -> String {
  String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
}
