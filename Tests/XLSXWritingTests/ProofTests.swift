import Foundation
import Formulas
import Glibc
import TestSupport
import Testing
import WorkbookPlan
import XLSXReading

@testable import XLSXWriting

private let sound = plan(.number(1))

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
