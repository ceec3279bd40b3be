import Foundation
import Testing

@testable import Formulas

/// Reports places what the engine defines: it writes no formula as text and defines no notion again.
struct OneDefinitionTests {
  /// The sources of Reports by their path within it.
  private static let sources: [String: String] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Reports")
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path())) ?? []
    return Dictionary(
      uniqueKeysWithValues: paths.filter { $0.hasSuffix(".swift") }.compactMap { path in
        (try? String(contentsOf: folder.appending(path: path), encoding: .utf8)).map { (path, $0) }
      })
  }()

  /// The calls of functions and the cells of sheets in a text, as a formula would have them.
  private static func formulas(in literal: Substring) -> [Substring] {
    let calls = literal.matches(of: /([A-Z][A-Z0-9.]*)\(/)
      .filter { FunctionTable.standard.spelled(String($0.output.1)) != nil }.map(\.output.0)
    let cells = literal.matches(of: /!\$?[A-Z]{1,3}\$?[0-9]+|\$[A-Z]{1,3}\$[0-9]+/).map(\.output)
    return calls + cells
  }

  /// The texts of a source, comments left out.
  private static func literals(of source: String) -> [Substring] {
    source.split(separator: "\n").filter { !$0.contains(/^\s*\/\//) }
      .flatMap { $0.matches(of: /"(?:[^"\\]|\\.)*"/).map(\.output) }
  }

  @Test func noFormulaIsWrittenAsText() {
    #expect(Self.sources.count > 80)
    for (path, source) in Self.sources {
      for literal in Self.literals(of: source) {
        #expect(Self.formulas(in: literal).isEmpty, "\(path): \(literal)")
      }
    }
  }

  @Test func theScanSeesFormulas() {
    let source = "cell(\"IF(A1>1,SUM(\\(range)),0)\")\n  // \"MAX(1)\"\nlet a = \"'Xếp hạng'!$A$1\""
    let found = Self.literals(of: source).flatMap { Self.formulas(in: $0) }
    #expect(found == ["IF(", "SUM(", "!$A$1"])
  }

  /// What only the engine may do, by the names it would need, and the files that may say them: places in
  /// tables that sort themselves are told apart from ranks.
  @Test func notionsAreTheEngines() {
    let rules: [(what: String, pattern: Regex<Substring>, allowed: Set<String>)] = [
      (
        "ranks and orders", /\b(?:Function|Expression)?\.(?:rank|large|small)\(/,
        // The list of changes takes them in the order they stand in.
        ["Vocabulary/SortedTable.swift", "Book/WrittenCells+Changes.swift"]
      ),
      // The mean row of a signed table is that of the figures printed above it.
      (
        "means over units", /\.(?:averageIf|averageIfs)\b/, ["Appendix/DomainAppendix.swift"]
      ),
      (
        "evaluation of rules", /\.evaluate\(in:|\bParser\(|\bCellFormulaReader\b/,
        ["Explaining/UnitLines.swift"]
      ),
    ]
    for (what, pattern, allowed) in rules {
      for (path, source) in Self.sources where !allowed.contains(path) {
        for line in source.split(separator: "\n") where !line.contains(/^\s*\/\//) {
          #expect(!line.contains(pattern), "\(path) (\(what)): \(line)")
        }
      }
    }
  }

  /// A notion of the field has one name: a line of the engine.
  @Test func noFunctionOfReportsBearsTheNameOfALine() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Scoring/Line.swift")
    let text = try String(contentsOf: folder, encoding: .utf8)
    let lines = Set(text.matches(of: /\n    case ([a-z][A-Za-z]+)/).map { String($0.output.1) })
    #expect(lines.count > 50 && lines.contains("meanShare") && lines.contains("attainable"))
    // Words that also mean something else: sizes of letters, places in lists.
    let notions = lines.subtracting(["points", "figure", "position"])
    for (path, source) in Self.sources {
      for match in source.matches(
        of: /func ([a-z][A-Za-z]+)\([^)]*\)[^{\n]*-> (?:Double|Expression)\b/)
      where notions.contains(String(match.output.1)) {
        Issue.record("\(path) defines \(match.output.1) again")
      }
    }
  }
}
