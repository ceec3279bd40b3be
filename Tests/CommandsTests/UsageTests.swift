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
  #expect(run.errors.hasPrefix("Lỗi: "))
  #expect(run.errors.contains("\nCách dùng: sodiem"))
  #expect(!run.errors.contains("Error"))
  #expect(try scratch.names() == ["book"])
}

/// The line that says what is wrong, as it is said of a Vietnamese and of an English book.
@Test(arguments: [
  (["score"], "Lỗi: thiếu '<book>'", "Error: Missing expected argument '<book>'"),
  (
    ["score", "book", "--outptu", "x"], "Lỗi: không có tùy chọn '--outptu'; có phải là '--output'?",
    "Error: Unknown option '--outptu'. Did you mean '--output'?"
  ),
  (["check", "book", "another"], "Lỗi: thừa 'another'", "Error: Unexpected argument 'another'"),
  (
    ["score", "book", "--output"], "Lỗi: '--output <folder>' thiếu giá trị",
    "Error: Missing value for '--output <folder>'"
  ),
  (
    ["score", "book", "--top", "many"],
    "Lỗi: giá trị 'many' không dùng được cho '--top <count>'",
    "Error: The value 'many' is invalid for '--top <count>'"
  ),
  (
    ["score", "book", "--top=-1"], "Lỗi: --top không được âm",
    "Error: --top must not be negative"
  ),
  (
    ["check", "book", "--format", "xml"],
    "Lỗi: giá trị 'xml' không dùng được cho '--format <text|json>'; dùng 'text' hoặc 'json'",
    "Error: The value 'xml' is invalid for '--format <text|json>'. Please provide one of 'text' and 'json'."
  ),
])
func usageIsToldInTheBooksLanguage(
  _ arguments: [String], _ vietnamese: String, _ english: String
) throws {
  let scratch = try Scratch()
  try scratch.copyBook("cap-huyen-2021")
  func firstLine(_ arguments: [String]) throws -> String {
    let run = try Sodiem.run(arguments, in: scratch.path)
    #expect(run.code == 64)
    return String(run.errors.prefix { $0 != "\n" })
  }
  #expect(try firstLine(arguments) == vietnamese)
  // Before the option that lacks its value.
  let asked = [arguments[0], "--language", "en"] + arguments.dropFirst()
  #expect(try firstLine(asked) == english)
  if arguments.contains("book") {
    try scratch.replace("\nlanguage: vi", with: "\nlanguage: en", in: "book/sodiem.yaml")
    #expect(try firstLine(arguments) == english)
  }
}

@Test func theVersionIsPrinted() throws {
  let run = try Sodiem.run(["--version"], in: "/")
  #expect(run.code == 0)
  #expect(run.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
}
