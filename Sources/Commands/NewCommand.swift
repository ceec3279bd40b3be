import ArgumentParser
import FoundationEssentials
import Reports
import Scoring
import Wording

/// `sodiem new`: a new book from a shipped template.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Lập sổ mới: copy a shipped template into a new folder.",
    discussion: """
      The copy is yours: its identifier is the folder's name (so-2022 for "Sổ 2022"); change the \
      title and the year in sodiem.yaml, then the units, the rules and the data.

      Examples:
        sodiem new so-2022                               # which templates there are
        sodiem new so-2022 --template ninh-thuan-2021
      """)

  @Argument(help: "The folder to make; it must not exist yet.")
  var folder: String

  @Option(
    help: ArgumentHelp(
      "The template to copy; without it the templates are listed.", valueName: "name"))
  var template: String?

  @Option(
    help: ArgumentHelp(
      "The folder of the templates; 'Templates' here or above the program if not given.",
      valueName: "folder"))
  var templates: String?

  @Option(
    help: ArgumentHelp("Language of messages, Vietnamese if not given.", valueName: "vi|en"),
    transform: BookArguments.language)
  var language: Language?

  private func words(_ vietnamese: String, _ english: String) -> String {
    (language ?? Launch.language)[vietnamese, english]
  }

  func run() throws {
    try reportingTrouble {
      guard let shelf = templates ?? Self.shelf() else {
        StandardError.print(
          "sodiem: "
            + words(
              "không tìm thấy thư mục Templates; nêu bằng --templates",
              "the folder Templates was not found; give it with --templates"))
        throw ExitCode(2)
      }
      let names = try Self.names(in: shelf)
      guard let template, names.contains(template) else {
        let wrong =
          template.map { words("không có mẫu '\($0)'; ", "there is no template '\($0)'; ") } ?? ""
        StandardError.print(
          "sodiem: \(wrong)"
            + words("chọn một mẫu bằng --template: ", "name one with --template: ")
            + names.joined(separator: ", "))
        throw ExitCode(64)
      }
      guard !FileManager.default.fileExists(atPath: folder) else {
        StandardError.print(
          "sodiem: "
            + words(
              "đã có '\(folder)'; nêu một thư mục mới",
              "'\(folder)' is there already; name a new folder"))
        throw ExitCode(1)
      }
      do {
        try Self.copy("\(shelf)/\(template)", to: folder)
      } catch {
        throw OutputTrouble(path: folder, error)
      }
      try Self.name(folder)
      print("\(folder)/sodiem.yaml")
    }
  }

  /// Copies a folder's files as the user's own, whoever owns the template.
  private static func copy(_ template: String, to folder: String) throws {
    let manager = FileManager.default
    try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for name in try manager.contentsOfDirectory(atPath: template) {
      let (source, target) = ("\(template)/\(name)", "\(folder)/\(name)")
      var isFolder = false
      if manager.fileExists(atPath: source, isDirectory: &isFolder), isFolder {
        try copy(source, to: target)
      } else {
        try Data(contentsOf: URL(filePath: source)).write(to: URL(filePath: target))
      }
    }
  }

  /// Gives the book the folder's name as its identifier, without marks and blanks: two books of one
  /// identifier would write over each other's results.
  private static func name(_ folder: String) throws {
    let slug = lastPart(of: folder).asciiSlug
    let name = slug.isEmpty ? "so-moi" : slug
    let file = URL(filePath: "\(folder)/sodiem.yaml")
    do {
      let lines = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        .split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.hasPrefix("book:") ? "book: \(name)" : $0 }
      try Data(lines.joined(separator: "\n").utf8).write(to: file, options: .atomic)
    } catch {
      throw OutputTrouble(path: file.path, error)
    }
  }

  /// The names of the books in a folder.
  private static func names(in shelf: String) throws -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: shelf)
        .filter { FileManager.default.fileExists(atPath: "\(shelf)/\($0)/sodiem.yaml") }.sorted()
    } catch {
      throw ShelfTrouble(path: shelf)
    }
  }

  /// `Templates` in the current folder or in one above the program.
  private static func shelf() -> String? {
    var candidates = ["Templates"]
    if let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") {
      var folder = program
      while let slash = folder.lastIndex(of: "/"), slash != folder.startIndex {
        folder = String(folder[..<slash])
        candidates.append(folder + "/Templates")
      }
    }
    return candidates.first { shelf in
      (try? names(in: shelf))?.isEmpty == false
    }
  }
}

/// The folder of the templates cannot be read.
private struct ShelfTrouble: SpokenTrouble {
  let path: String

  func message(in language: Language) -> String {
    language[
      "không đọc được thư mục mẫu '\(path)'",
      "cannot read the folder of the templates '\(path)'"]
  }
}
