import FoundationEssentials
import FuzzTargets

/// What the command line asks for: `list`, `seeds TARGET FOLDER`, `feed TARGET FILE…` or `run TARGET`.
enum FuzzCommand {
  /// Names all targets.
  case list
  /// Writes the seeds, and the words as a dictionary beside their folder.
  case seeds(any FuzzTarget, folder: String)
  /// Feeds files, to see what became of a finding.
  case feed(any FuzzTarget, files: [String])
  /// Lets the fuzzer go on with the flags that follow.
  case run(any FuzzTarget)

  /// The command of a command line; nil when it makes no sense.
  init?(_ arguments: [String]) throws {
    if arguments.dropFirst() == ["list"] {
      self = .list
      return
    }
    guard arguments.count >= 3,
      let target = try fuzzTargets.first(where: { $0.name == arguments[2] })?.init()
    else { return nil }
    switch (arguments[1], arguments.count) {
    case ("seeds", 4): self = .seeds(target, folder: arguments[3])
    case ("feed", 4...): self = .feed(target, files: Array(arguments[3...]))
    case ("run", _): self = .run(target)
    default: return nil
    }
  }

  /// Does it; a run only starts.
  func perform() throws {
    switch self {
    case .list: print(fuzzTargets.map { $0.name }.joined(separator: "\n"))
    case .seeds(let target, let folder): try Self.write(target, to: folder)
    case .feed(let target, let files):
      for file in files { try target.feed(Array(Data(contentsOf: URL(filePath: file)))) }
    case .run: break
    }
  }

  private static func write(_ target: any FuzzTarget, to folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (number, seed) in try target.seeds().enumerated() {
      try Data(seed).write(to: URL(filePath: "\(folder)/seed-\(number)"))
    }
    let lines = target.words.map { word in
      let bytes = word.utf8.map { byte in
        let digits = String(byte, radix: 16)
        return "\\x" + (digits.count == 1 ? "0" : "") + digits
      }
      return "\"" + bytes.joined() + "\"\n"
    }
    try Data(lines.joined().utf8).write(to: URL(filePath: folder + ".dict"))
  }
}

/// How the tool is called.
let usage = """
  Fuzz list | seeds TARGET FOLDER | feed TARGET FILE… | run TARGET [FLAGS OF LIBFUZZER]
  targets: \(fuzzTargets.map { $0.name }.joined(separator: " "))

  """
