import FoundationEssentials

/// The files that forms are collected from.
struct FormFiles {
  /// A file with what it is called in the sources of its figures.
  struct Entry: Sendable {
    /// The path to open and to name in messages.
    var path: String
    /// The path below the folder that was named, or the file's name.
    var name: String
  }

  /// The files to read, in the order they were named; those of a folder by their paths.
  private(set) var entries: [Entry] = []
  /// Files of a folder that are no spreadsheets, such as evidence sent along.
  private(set) var skipped: [String] = []

  /// Kinds of file somebody may have sent in place of the form.
  private static let spreadsheets: Set<String> = [
    "xlsx", "xlsm", "xltx", "xltm", "xls", "xlsb", "xlt", "ods", "csv", "et", "htm", "html",
    "numbers",
  ]

  /// Finds the files that are named, and those in and below the folders that are.
  ///
  /// A file named twice is read once. Hidden files and those that a spreadsheet program keeps while a
  /// file is open are passed over in folders.
  init(_ paths: [String]) throws(OutputTrouble) {
    var seen: Set<String> = []
    for path in paths {
      var isFolder = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder else {
        if seen.insert(path).inserted {
          entries.append(Entry(path: path, name: lastPart(of: path)))
        }
        continue
      }
      for name in try Self.names(below: path) {
        let full = path.hasSuffix("/") ? path + name : "\(path)/\(name)"
        guard seen.insert(full).inserted else { continue }
        let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
        if Self.spreadsheets.contains(ending) {
          entries.append(Entry(path: full, name: name))
        } else {
          skipped.append(full)
        }
      }
    }
  }

  private static func names(below folder: String) throws(OutputTrouble) -> [String] {
    do {
      return try FileManager.default.subpathsOfDirectory(atPath: folder).sorted().filter { name in
        let parts = name.split(separator: "/")
        guard parts.allSatisfy({ !$0.hasPrefix(".") }), parts.last?.hasPrefix("~$") == false else {
          return false
        }
        var isFolder = false
        return FileManager.default.fileExists(atPath: "\(folder)/\(name)", isDirectory: &isFolder)
          && !isFolder
      }
    } catch {
      throw OutputTrouble(path: folder, error)
    }
  }
}

/// The last part of a path.
func lastPart(of path: String) -> String {
  path.split(separator: "/").last.map(String.init) ?? path
}
