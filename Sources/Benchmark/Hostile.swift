import ArgumentParser
import HostileFiles
import TestSupport

/// Reads the corpus of odd and hostile files, each in a process of its own, and tells the worst.
struct Hostile: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure reading the corpus of odd and hostile files.")

  @Flag(help: "Tell every file.") var verbose = false

  func run() throws {
    var results: [(name: String, probe: ReadProbe)] = []
    for file in hostileFiles {
      let scratch = try Scratch()
      let probe = try ReadProbe(file.make(in: scratch))
      guard file.expected.matches(probe.outcome) else {
        throw ValidationError("\(file.name): \(file.expected) was due, not \(probe.outcome)")
      }
      results.append((file.name, probe))
      if verbose { print("\(file.name): \(told(probe))") }
    }
    print("\(results.count) odd and hostile files, each read or refused as it should be")
    if let slowest = results.max(by: { $0.probe.milliseconds < $1.probe.milliseconds }) {
      print("slowest: \(slowest.name), \(told(slowest.probe))")
    }
    if let largest = results.max(by: { $0.probe.kilobytes < $1.probe.kilobytes }) {
      print("largest: \(largest.name), \(told(largest.probe))")
    }
  }

  private func told(_ probe: ReadProbe) -> String {
    "\(probe.milliseconds) ms, peak \(probe.kilobytes / 1024) MB"
  }
}
