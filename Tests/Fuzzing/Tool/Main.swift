import FuzzTargets

#if FUZZING
  import Glibc

  // LibFuzzer has the `main` function and calls these two.

  /// The part that is fed; set once before the first input.
  nonisolated(unsafe) private var target: (any FuzzTarget)?

  /// Takes the tool's own words off the command line; does what is no run, and ends.
  @_cdecl("LLVMFuzzerInitialize")
  public func initialize(
    _ count: UnsafeMutablePointer<Int32>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>
  ) -> Int32 {
    do {
      guard let command = try FuzzCommand(CommandLine.arguments) else {
        print(usage)
        exit(64)
      }
      try command.perform()
      guard case .run(let chosen) = command else { exit(0) }
      target = chosen
    } catch {
      fatalError("\(error)")
    }
    // The fuzzer starts itself anew with these words for some of its jobs, and skips them then.
    for position in 3..<max(3, Int(count.pointee)) {
      arguments.pointee[position - 2] = arguments.pointee[position]
    }
    count.pointee -= 2
    return 0
  }

  /// Feeds an input; whatever must hold and does not ends the process as a crash does.
  @_cdecl("LLVMFuzzerTestOneInput")
  public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ size: Int) -> Int32 {
    do {
      try target?.feed(Array(UnsafeBufferPointer(start: bytes, count: size)))
    } catch {
      fatalError("\(error)")
    }
    return 0
  }
#else
  /// Without the fuzzer: writes seeds and feeds files.
  @main
  enum Main {
    static func main() throws {
      guard let command = try FuzzCommand(CommandLine.arguments) else { return print(usage) }
      try command.perform()
      if case .run = command { print("built without the fuzzer; use Tests/Fuzzing/run") }
    }
  }
#endif
