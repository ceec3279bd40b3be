import Formulas
import Testing
import WorkbookPlan

@Test(arguments: [Double.nan, .infinity, -.infinity])
func numbersAreFinite(number: Double) {
  #expect(kinds(.number(number)) == [.notFinite])
}

@Test func textHas32767Units() {
  #expect(kinds(.text(String(repeating: "ế", count: 32_767))) == [])
  let long = String(repeating: "😀", count: 16_384)
  #expect(kinds(.text(long)) == [.tooLong(.cell, length: 32_768, limit: 32_767)])
}

@Test(arguments: [0, 1, 8, 0x0B, 0x1F, 0xFFFE, 0xFFFF] as [UInt32])
func charactersThatXMLCannotHold(code: UInt32) throws {
  let text = "a" + String(try #require(UnicodeScalar(code)))
  #expect(kinds(.text(text)) == [.illegalCharacter(code)])
}

@Test func charactersThatXMLCanHold() {
  #expect(kinds(.text("a\tb\nc\rd\u{7F}\u{FFFD}\u{10FFFF}_x0041_ =1+1")) == [])
}

@Test func cellsRiseWithinTheSheet() throws {
  let falling = Row([Cell(1, .blank), Cell(1, .blank)])
  #expect(
    plan([falling]).problems()
      == [PlanProblem(.cellsNotRising, sheet: "Điểm", address: try cell("B1"))])
  #expect(kinds(plan([Row([Cell(16_384, .blank)])])) == [.outsideSheet(.cell)])
  #expect(kinds(plan([Row([Cell(0, .blank, format: 1)])])) == [.unknownFormat(1)])
}

@Test func rowsFollowExcelsLimits() {
  #expect(kinds(plan([Row(height: 410)])) == [.outOfRange(.rowHeight, 410)])
  #expect(kinds(plan([Row(height: .nan)])).count == 1)
  #expect(kinds(plan([Row(outlineLevel: 8)])) == [.outOfRange(.outlineLevel, 8)])
}

@Test func linksLeadToACell() {
  #expect(kinds(.link("xem", target: SheetRange(startOf: "Điểm"))) == [])
  #expect(kinds(.link("xem", target: SheetRange(startOf: "điểm"))) == [])
  #expect(kinds(.link("xem", target: SheetRange(startOf: "Khác"))) == [.linkTarget("'Khác'!A1")])
  let below = SheetRange(CellAddress(row: 1_048_576, column: 0), in: "Điểm")
  #expect(kinds(.link("xem", target: below)) == [.linkTarget("'Điểm'!A1048577")])
}

@Test func aProblemSaysWhereItIs() throws {
  let problem = try #require(plan([Row(), Row([Cell(2, .number(.nan))])]).problems().first)
  #expect(problem.sheet == "Điểm")
  #expect(problem.address == (try cell("C2")))
  #expect(problem.description == "'Điểm'!C2: notFinite")
}

@Test func rowsAreCheckedOneByOne() {
  let plan = plan([Row([Cell(0, .number(1))]), Row([Cell(0, .number(.nan))])])
  let checker = PlanChecker(plan)
  #expect(checker.problems().isEmpty)
  #expect(checker.problems(in: plan.sheets[0].rows[0], at: 0, sheet: 0).isEmpty)
  #expect(checker.problems(in: plan.sheets[0].rows[1], at: 1, sheet: 0).count == 1)
}
