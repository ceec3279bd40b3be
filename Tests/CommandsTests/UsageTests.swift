import TestSupport
import Testing

@Test(arguments: [[], ["--help"]])
func helpShowsTheWayFromANewBookToItsResults(_ arguments: [String]) throws {
  let run = try Sodiem.run(arguments, in: "/")
  #expect(run.code == 0)
  #expect(run.errors.isEmpty)
  for part in [
    "Examples:\n", "  sodiem new so-2022 --template ninh-thuan-2021\n", "  sodiem check so-2022\n",
    "  sodiem score so-2022\n", "Exit codes: 0 done", "SUBCOMMANDS:",
  ] {
    #expect(run.output.contains(part), "\(part)")
  }
}

@Test(arguments: ["score", "check", "new"])
func everyCommandHasAnExample(_ command: String) throws {
  let run = try Sodiem.run([command, "--help"], in: "/")
  #expect(run.code == 0)
  #expect(run.output.contains("\n  sodiem \(command) "))
}

@Test(arguments: [
  ["score", "book", "--bogus"], ["check", "book", "--bogus"], ["new", "book", "--bogus"],
  ["score"], ["check"], ["new"], ["bogus"], ["score", "book", "another"],
  ["score", "book", "--language", "fr"], ["score", "book", "--top", "-1"],
  ["score", "book", "--top", "many"], ["score", "book", "--output", ""],
  ["check", "book", "--format", "xml"],
])
func wrongUsageIsToldAndDoesNothing(_ arguments: [String]) throws {
  let scratch = try Scratch()
  try scratch.copyBook("cap-huyen-2021")
  let run = try Sodiem.run(arguments, in: scratch.path)
  #expect(run.code == 64)
  #expect(run.output.isEmpty)
  #expect(run.errors.hasPrefix("Error: "))
  #expect(try scratch.names() == ["book"])
}

@Test func theVersionIsPrinted() throws {
  let run = try Sodiem.run(["--version"], in: "/")
  #expect(run.code == 0)
  #expect(run.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
}
