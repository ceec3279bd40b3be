import Foundation
import Formulas
import Glibc
import TestSupport
import Testing
import WorkbookPlan
import XLSXReading

@testable import XLSXWriting

private let sound = plan(.number(1))

@Test func samePlanSameBytes() throws {
  let scratch = try Scratch()
  try write(sound, to: scratch("a.xlsx"))
  try write(sound, to: scratch("b.xlsx"))
  #expect(try bytes(scratch("a.xlsx")) == bytes(scratch("b.xlsx")))
}

/// A sheet that numbers its own pages, none on the first.
private func numbered(_ bare: Bool = true, from first: Int? = 1) -> Plan {
  plan([Row([Cell(0, .text("<headerFooter>"))])]) {
    $0.page.header = "&C&P"
    $0.page.leavesFirstBare = bare
    $0.page.firstNumber = first
  }
}

@Test func aBareFirstPageIsReadBack() throws {
  let scratch = try Scratch()
  try write(numbered(), to: scratch("a.xlsx"))
  try write(numbered(), to: scratch("b.xlsx"))
  #expect(try bytes(scratch("a.xlsx")) == bytes(scratch("b.xlsx")))
  for other in [numbered(false), numbered(from: nil), numbered(from: 2)] {
    try write(other, to: scratch("c.xlsx"))
    #expect(throws: WriteFailure.Reason.self) {
      try compare(scratch("c.xlsx"), with: CalculatedPlan(numbered()))
    }
  }
}

@Test func environmentDoesNotChangeBytes() async {
  await #expect(processExitsWith: .success) {
    let scratch = try Scratch()
    var plan = plan(.number(9.25))
    plan.properties.created = (2021, 12, 31)
    setenv("TZ", "Asia/Ho_Chi_Minh", 1)
    tzset()
    try write(plan, to: scratch("a.xlsx"))
    setenv("TZ", "America/Los_Angeles", 1)
    setenv("LC_ALL", "vi_VN.UTF-8", 1)
    tzset()
    umask(0o077)
    setlocale(LC_ALL, "C.utf8")
    try write(plan, to: scratch("b.xlsx"))
    #expect(try bytes(scratch("a.xlsx")) == bytes(scratch("b.xlsx")))
    #expect(try part("docProps/core.xml", of: plan).contains(">2021-12-31T00:00:00Z<"))
  }
}

@Test func numbersHaveAPointInEveryLocale() throws {
  let before = uselocale(nil)
  var inside: locale_t?
  try withCLocale { () throws(WriteFailure.Reason) in
    inside = uselocale(nil)
    #expect(String(cString: nl_langinfo(nl_item(RADIXCHAR))) == ".")
  }
  #expect(inside != before)
  #expect(uselocale(nil) == before)
}

@Test func aBadPlanWritesNothing() throws {
  let scratch = try Scratch()
  let failure = failure(plan([], name: "a:b"), to: scratch("a.xlsx"))
  let problem = PlanProblem(.sheetName(.character(":")), sheet: "a:b")
  #expect(
    failure == WriteFailure(.check, path: scratch("a.xlsx"), reason: .badPlan([problem])))
  #expect(try scratch.names() == [])
}

@Test func aBadRowLeavesTheOldFile() throws {
  let scratch = try Scratch()
  try write(sound, to: scratch("a.xlsx"))
  let old = try bytes(scratch("a.xlsx"))
  let failure = failure(
    plan([Row([Cell(0, .number(1))]), Row([Cell(3, .number(.nan))])]), to: scratch("a.xlsx"))
  let problem = PlanProblem(.notFinite, sheet: "Điểm", address: CellAddress(row: 1, column: 3))
  #expect(failure?.operation == .write)
  #expect(failure?.reason == .badPlan([problem]))
  #expect(try bytes(scratch("a.xlsx")) == old)
  #expect(try scratch.names() == ["a.xlsx"])
}

@Test func pathsThatCannotBeWritten() throws {
  let scratch = try Scratch()
  func reason(_ path: String) -> WriteFailure.Reason? { failure(sound, to: path)?.reason }
  #expect(reason(scratch("none/a.xlsx")) == .system(code: ENOENT))
  #expect(reason(scratch.path) == .system(code: EISDIR))
  #expect(reason("") == .system(code: ENOENT))
  #expect(reason("/dev/null/a.xlsx") == .system(code: ENOTDIR))
  #expect(failure(sound, to: "/proc/a.xlsx")?.operation == .prepare)
  let text = failure(sound, to: scratch("none/a.xlsx"))?.description
  #expect(text == "cannot write '\(scratch("none/a.xlsx"))': no such file or directory")
}

@Test func aFullDiskLeavesTheOldFile() async {
  await #expect(processExitsWith: .success) {
    let scratch = try Scratch()
    try write(sound, to: scratch("a.xlsx"))
    let old = try bytes(scratch("a.xlsx"))
    var large = sound
    large.sheets[0].rows = Rows(count: 5_000) { row in
      Row((0..<20).map { Cell($0, .number(Double(row * 7_919 + $0 * 104_729) / 997)) })
    }
    signal(SIGXFSZ, SIG_IGN)
    for bytes in [0, 1_000, 20_000, 200_000] as [UInt] {
      var limit = rlimit(rlim_cur: bytes, rlim_max: rlim_t.max)
      #expect(setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
      let failure = failure(large, to: scratch("a.xlsx"))
      limit.rlim_cur = rlim_t.max
      #expect(setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
      #expect(failure != nil)
      #expect(try XLSXWritingTests.bytes(scratch("a.xlsx")) == old)
      #expect(try scratch.names() == ["a.xlsx"])
    }
  }
}

@Test func whatIsSpoiledIsNotPublished() throws {
  let scratch = try Scratch()
  try write(sound, to: scratch("a.xlsx"))
  try write(plan(.number(2)), to: scratch("other.xlsx"))
  let old = try bytes(scratch("a.xlsx"))
  let other = try bytes(scratch("other.xlsx"))
  func reason(_ spoil: (String) -> Void) -> WriteFailure.Reason? {
    do throws(WriteFailure) {
      try write(
        CalculatedPlan(sound), to: scratch("a.xlsx"), readsBack: true, spoil: spoil)
      return nil
    } catch {
      return error.operation == .readBack ? error.reason : nil
    }
  }
  let changed = reason { try? other.write(to: URL(fileURLWithPath: $0)) }
  let difference = WriteFailure.Difference(
    sheet: "Điểm", address: CellAddress(row: 0, column: 0), expected: "1", found: "2")
  #expect(changed == .difference(difference))
  guard case .unreadable(let cut)? = reason({ truncate($0, other.count / 2) }),
    case .damagedArchive = cut.reason
  else {
    Issue.record("a file cut in half was not noticed")
    return
  }
  #expect(try bytes(scratch("a.xlsx")) == old)
  #expect(try scratch.names() == ["a.xlsx", "other.xlsx"])
}

@Test(arguments: [
  (Cell.Content.text("a"), Cell.Content.text("b"), "'a'", "'b'"),
  (
    .line(parsed("1+1"), .number(2)), .line(parsed("1+2"), .number(2)), "=1+1 with number(2.0)",
    "=1+2 with 2"
  ),
  (.line(parsed("1+1"), .number(2)), .number(2), "=1+1 with number(2.0)", "2"),
  (.number(1), .blank, "1", "nothing"), (.blank, .boolean(true), "nothing", "TRUE"),
  (.text("é"), .text("e\u{301}"), "'é'", "'e\u{301}'"),
])
func everyDifferenceIsSeen(
  planned: Cell.Content, found: Cell.Content, expected: String, shown: String
) throws {
  let scratch = try Scratch()
  try write(
    CalculatedPlan(pretending: plan([Row(), Row([Cell(2, found)])])), to: scratch("a.xlsx"))
  let address = CellAddress(row: 1, column: 2)
  let difference = WriteFailure.Difference(
    sheet: "Điểm", address: address, expected: expected, found: shown)
  #expect(throws: WriteFailure.Reason.difference(difference)) {
    try compare(
      scratch("a.xlsx"), with: CalculatedPlan(pretending: plan([Row(), Row([Cell(2, planned)])])))
  }
}

@Test func aWrongResultIsNotPublished() throws {
  let scratch = try Scratch()
  try write(sound, to: scratch("a.xlsx"))
  let old = try bytes(scratch("a.xlsx"))
  let rows = [
    Row([Cell(0, .number(2)), Cell(1, .line(parsed("A1*3"), .number(6)))]),
    Row([Cell(1, .line(parsed("SUM($A$1,B1)"), .number(8.5)))]),
  ]
  let failure = failure(plan(rows), to: scratch("a.xlsx"))
  #expect(failure?.operation == .write)
  let problem = PlanProblem(
    .disagreement(formula: "SUM($A$1,B1)", engine: .number(8.5), sheet: .number(8)), sheet: "Điểm",
    address: CellAddress(row: 1, column: 1))
  #expect(failure?.reason == .badPlan([problem]))
  #expect(try bytes(scratch("a.xlsx")) == old)
  #expect(try scratch.names() == ["a.xlsx"])
}

@Test func aCycleIsNotPublished() throws {
  let scratch = try Scratch()
  let row = Row([
    Cell(0, .line(parsed("B1"), .number(0))), Cell(1, .line(parsed("A1"), .number(0))),
  ])
  let failure = failure(plan([row]), to: scratch("a.xlsx"))
  #expect(
    failure?.description
      == "cannot write '\(scratch("a.xlsx"))': 'Điểm'!A1: formulas depend on themselves: "
      + "'Điểm'!A1, 'Điểm'!B1")
  #expect(try scratch.names() == [])
}

@Test func permissionsAreThoseOfAnyFile() async {
  await #expect(processExitsWith: .success) {
    let scratch = try Scratch()
    func mode(_ path: String) -> mode_t {
      var status = stat()
      stat(path, &status)
      return status.st_mode & 0o777
    }
    umask(0o027)
    try write(sound, to: scratch("a.xlsx"))
    #expect(mode(scratch("a.xlsx")) == 0o640)
    chmod(scratch("a.xlsx"), 0o604)
    try write(sound, to: scratch("a.xlsx"))
    #expect(mode(scratch("a.xlsx")) == 0o604)
  }
}

@Test func aLinkKeepsPointingToTheFile() throws {
  let scratch = try Scratch()
  try write(sound, to: scratch("real.xlsx"))
  #expect(symlink("real.xlsx", scratch("link.xlsx")) == 0)
  try write(plan(.number(2)), to: scratch("link.xlsx"))
  #expect(try cells(scratch("real.xlsx")).map(\.value) == [.number(2)])
  #expect(
    try FileManager.default.destinationOfSymbolicLink(atPath: scratch("link.xlsx")) == "real.xlsx")
}

@Test func leftoversOfDeadRunsAreCleared() throws {
  let scratch = try Scratch()
  let dead = ".sodiem-4194305-0.tmp"
  let own = ".sodiem-\(getpid())-77.tmp"
  let others = [
    ".sodiem-1-0.tmp", ".sodiem-x-0.tmp", ".sodiem-4194305.tmp", "sodiem-4194305-0.tmp",
  ]
  for name in [dead, own] + others {
    try FileManager.default.createDirectory(
      atPath: scratch(name), withIntermediateDirectories: true)
    try Data("cut off".utf8).write(to: URL(fileURLWithPath: scratch(name) + "/workbook.xlsx"))
  }
  let busy = try TemporaryFolder(in: scratch.path)
  try write(sound, to: scratch("a.xlsx"))
  #expect(try scratch.names().contains(busy.path.split(separator: "/").last.map(String.init) ?? ""))
  let rest = try scratch.names().filter { !busy.path.hasSuffix("/" + $0) }
  #expect(rest == (others + ["a.xlsx"]).sorted())
}

@Test func manyWriteAtOnce() async throws {
  let scratch = try Scratch()
  let path = scratch.path
  try await withThrowingTaskGroup(of: Void.self) { group in
    for number in 0..<12 {
      group.addTask {
        try write(plan(.number(Double(number))), to: path + "/\(number % 4).xlsx")
      }
    }
    try await group.waitForAll()
  }
  #expect(try scratch.names() == ["0.xlsx", "1.xlsx", "2.xlsx", "3.xlsx"])
  guard case .number(let number)? = try cells(scratch("1.xlsx")).first?.value else {
    Issue.record("no number in the file")
    return
  }
  #expect([1, 5, 9].contains(number))
}

/// Whatever part is missing, empty or cut in half, the file is not published.
@Test func everyPartIsThereAndWhole() throws {
  let scratch = try Scratch()
  let series = Chart.Series(
    "Điểm", categories: SheetRange(startOf: "Điểm"), values: SheetRange(startOf: "Điểm"))
  let plan = plan([Row([Cell(0, .text("a")), Cell(1, .number(1))])]) {
    $0.charts = [
      Chart(.bar, series: [series], anchor: CellAddress(row: 3, column: 0), altText: "a")
    ]
    $0.comments = [Sheet.Comment(CellAddress(row: 0, column: 1), "Ghi chú")]
  }
  try write(plan, to: scratch("sound.xlsx"))
  let sound = try ArchiveParts(reading: scratch("sound.xlsx"))
  #expect(sound.parts.count > 14)
  for position in sound.parts.indices {
    for change in ["missing", "empty", "cut"] {
      var parts = sound
      switch change {
      case "missing": parts.parts.remove(at: position)
      case "empty": parts.parts[position].bytes = []
      default: parts.parts[position].bytes.removeLast(parts.parts[position].bytes.count / 2)
      }
      let spoiled = try bytes(scratch.archive(parts, name: "spoiled.xlsx"))
      #expect(throws: WriteFailure.self, "\(sound.parts[position].name) \(change)") {
        try write(CalculatedPlan(plan), to: scratch("a.xlsx"), readsBack: true) {
          try? spoiled.write(to: URL(fileURLWithPath: $0))
        }
      }
    }
  }
  #expect(!FileManager.default.fileExists(atPath: scratch("a.xlsx")))
}
