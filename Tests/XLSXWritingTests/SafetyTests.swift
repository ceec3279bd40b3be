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
