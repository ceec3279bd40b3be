import ArgumentParser
import FoundationEssentials
import Reports
import Scoring
import WorkbookPlan
import XLSXWriting

/// Measures the shipped book as a whole process, a large live workbook against a bare C program, and the
/// analysis of the shipped book's weights, and reading hostile files.
@main
struct Benchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "Benchmark",
    abstract: "Measure sodiem: the shipped book, 10,000 units × 100 criteria, and weights.",
    discussion: "Example:\n  swift run -c release Benchmark",
    subcommands: [Measure.self, Analyse.self, Hostile.self, Write.self, Cells.self],
    defaultSubcommand: Measure.self)
}

/// Writes the large workbook: the part that is timed.
struct Write: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Evaluate and write the large workbook.")

  @Argument var output: String
  @Flag(help: "Read the file back and compare it, as sodiem does.") var readBack = false

  func run() throws {
    let plan = rankingBook(Evaluation(LargeBook.make()), version: "benchmark")
    try write(CalculatedPlan(plan), to: output, readsBack: readBack) { _ in }
  }
}

/// Writes the cells of the large workbook for the bare C program.
struct Cells: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Write the cells of the workbook.")

  @Argument var output: String

  func run() throws {
    try CellStream.write(
      CalculatedPlan(rankingBook(Evaluation(LargeBook.make()), version: "benchmark")), to: output)
  }
}

/// Runs everything as processes of their own, in turn, and prints medians.
struct Measure: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Run all measurements.")

  @Option(help: "Runs of each.") var runs = 5

  func run() async throws {
    guard let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"),
      let slash = own.lastIndex(of: "/")
    else { throw ValidationError("the program's own folder was not found") }
    let programs = String(own[..<slash])
    let folder = "\(programs)/benchmark-\(ProcessInfo.processInfo.processIdentifier)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let shipped = [
      "\(programs)/sodiem", "score", "Templates/ninh-thuan-2021", "--output", folder, "--top", "0",
    ]
    try print("shipped book, whole process", median(of: shipped))
    try ChildProcess.run([own, "cells", "\(folder)/cells"])
    var (bare, plain): ([Usage], [Usage]) = ([], [])
    var checked: [Usage] = []
    for _ in 0..<runs {
      bare.append(
        try ChildProcess.run(
          ["\(programs)/BareXLSXWriter", "\(folder)/cells", "\(folder)/bare.xlsx"]))
      plain.append(try ChildProcess.run([own, "write", "\(folder)/large.xlsx"]))
      checked.append(try ChildProcess.run([own, "write", "\(folder)/large.xlsx", "--read-back"]))
    }
    print("10,000 units × 100 criteria, bare C program", bare.median)
    print("10,000 units × 100 criteria, engine", plain.median)
    print("10,000 units × 100 criteria, engine with read-back", checked.median)
    let ratios = zip(plain, bare).map { $0.seconds / $1.seconds }.sorted()
    Swift.print("ratio engine / C, median of pairs: \(hundredths(ratios[ratios.count / 2]))")
    try await Analyse.parse([]).run()
    try Hostile.parse([]).run()
  }

  private func median(of command: [String]) throws -> Usage {
    try ChildProcess.run(command)
    return try (0..<runs).map { _ in try ChildProcess.run(command) }.median
  }

  private func print(_ name: String, _ usage: Usage) {
    Swift.print(
      "\(name): \(hundredths(usage.seconds, places: 3)) s, peak \(usage.kilobytes / 1024) MB")
  }

  private func hundredths(_ number: Double, places: Int = 2) -> String {
    let scale = places == 2 ? 100.0 : 1000.0
    return "\((number * scale).rounded() / scale)"
  }
}
