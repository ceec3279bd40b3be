import Foundation
import TestSupport

/// What became of reading a file in a process of its own.
public struct ReadProbe: Sendable {
  /// What came of it, in words; empty when the process was killed.
  public var outcome = ""
  /// The most memory that was in use.
  public var kilobytes = 0
  /// Processor time.
  public var milliseconds = 0

  /// Reads a file.
  public init(_ path: String) throws {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: try builtProgram("ReadProbe"))
    process.arguments = [path]
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    // A crash is to end at once, not to be explained.
    process.environment = ["SWIFT_BACKTRACE": "enable=no"]
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationReason == .exit, process.terminationStatus == 0 else { return }
    // The outcome may hold line ends of its own.
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    guard let last = lines.last?.split(separator: " ").compactMap({ Int($0) }), last.count == 2
    else { return }
    outcome = lines.dropLast().joined(separator: "\n")
    (kilobytes, milliseconds) = (last[0], last[1])
  }
}
