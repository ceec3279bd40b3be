import BookFiles
import FoundationEssentials
import Scoring
import Wording

/// How the program was started.
enum Launch {
  /// The language to speak before a book is read, and when none can be: the one asked for, else that of
  /// the first book named, else Vietnamese.
  static let language: Language = {
    let arguments = CommandLine.arguments.dropFirst()
    return asked(Array(arguments)) ?? arguments.lazy.compactMap(ofBook).first ?? .vietnamese
  }()

  private static func asked(_ arguments: [String]) -> Language? {
    let option = "--language"
    if let position = arguments.firstIndex(of: option), position + 1 < arguments.count {
      return Language(rawValue: arguments[position + 1])
    }
    let joined = arguments.first { $0.hasPrefix(option + "=") }
    return joined.flatMap { Language(rawValue: String($0.dropFirst(option.count + 1))) }
  }

  /// The language of the book that an argument names, be it with a revision or a run behind it.
  private static func ofBook(_ argument: String) -> Language? {
    guard !argument.hasPrefix("-") else { return nil }
    let folders =
      [argument]
      + [argument.lastIndex { $0 == "@" || $0 == "#" }].compactMap {
        $0.map { String(argument[..<$0]) }
      }
    return folders.lazy.compactMap { folder -> Language? in
      let path = "\(folder)/sodiem.yaml"
      // Larger ones are no book's, and a device might never end.
      guard
        let facts = try? FileManager.default.attributesOfItem(atPath: path),
        facts[.type] as? FileAttributeType == .typeRegular,
        let size = facts[.size] as? Int, size < 1 << 22,
        let data = try? Data(contentsOf: URL(filePath: path))
      else { return nil }
      return Language(declaredIn: Array(data))
    }.first
  }
}
