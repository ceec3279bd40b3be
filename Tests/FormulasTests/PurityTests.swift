import Foundation
import Testing

/// The modules that may import nothing but each other, so that they compute alike on every system.
private let pure = ["Formulas", "Wording", "Scoring", "Analysis", "WorkbookPlan"]

/// The exceptions: `EXP`, `LN`, `LOG10` and `^` come from the C library, because the standard library has
/// none of them; its lock for what is kept between calls stands in a module of its own.
private let exceptions = [
  "Formulas/Elementary.swift": ["Glibc"], "Scoring/DerivedColumns.swift": ["Synchronization"],
]

@Test("The modules of the core import no Foundation and no C", arguments: pure)
func imports(module: String) throws {
  let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources")
  let folder = sources.appending(path: module)
  let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path())
    .filter { $0.hasSuffix(".swift") }
  #expect(!files.isEmpty)
  for file in files {
    let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
    let allowed = Set(pure + (exceptions["\(module)/\(file)"] ?? []))
    for name in importedModules(in: text) {
      #expect(allowed.contains(name), "\(module)/\(file) imports \(name)")
    }
  }
}

@Test("The scan sees imports of every spelling")
func scan() {
  let text =
    "internal import Glibc\n  @testable import A\nimport struct Foundation.Data\n// import B"
  #expect(importedModules(in: text) == ["Glibc", "A", "Foundation"])
}

/// The names after `import` in the lines of a source.
private func importedModules(in text: String) -> [String] {
  text.split(whereSeparator: \.isNewline).compactMap { line in
    let words = line.split(separator: " ")
    guard let position = words.firstIndex(of: "import"),
      words[..<position].allSatisfy({ $0.hasPrefix("@") || $0.allSatisfy(\.isLetter) }),
      let name = words.dropFirst(position + 1).last?.split(separator: ".").first
    else { return nil }
    return String(name)
  }
}
