import Formulas
import TestSupport
import Testing
import WorkbookPlan

@Test func aSoundPlanHasNoProblems() {
  let rows = [Row([Cell(0, .text("Sở Nội vụ")), Cell(1, .line(parsed("SUM(A1,2)"), .number(2)))])]
  #expect(plan(rows).problems().isEmpty)
}

@Test func aWorkbookNeedsASheetAndAFormat() {
  #expect(kinds(Plan(properties: .init(), sheets: [])) == [.noSheets])
  var plan = plan()
  plan.formats = []
  #expect(kinds(plan) == [.noFormats])
}

@Test func aWorkbookShowsASheet() {
  var plan = plan { $0.isHidden = true }
  #expect(kinds(plan) == [.noVisibleSheet])
  plan.sheets.append(Sheet(name: "Bìa", rows: Rows([])))
  #expect(kinds(plan) == [])
}

@Test func dateMustExist() {
  var plan = plan()
  plan.properties.created = (2021, 2, 29)
  #expect(kinds(plan) == [.noSuchDate])
  plan.properties.created = (2020, 2, 29)
  #expect(kinds(plan) == [])
}

@Test func sheetNameHas31Units() {
  #expect(kinds(plan(name: String(repeating: "ế", count: 31))) == [])
  #expect(
    kinds(plan(name: String(repeating: "ế", count: 32)))
      == [.tooLong(.sheetName, length: 32, limit: 31)])
  #expect(
    kinds(plan(name: String(repeating: "😀", count: 16)))
      == [.tooLong(.sheetName, length: 32, limit: 31)])
}

@Test(arguments: ["[", "]", ":", "*", "?", "/", "\\"])
func sheetNameWithForbiddenCharacter(character: String) {
  #expect(kinds(plan(name: "a\(character)b")) == [.sheetName(.character(character))])
}

@Test func sheetNameThatExcelRefuses() {
  #expect(kinds(plan(name: "")) == [.sheetName(.empty)])
  #expect(kinds(plan(name: "'a")) == [.sheetName(.apostrophe)])
  #expect(kinds(plan(name: "a'")) == [.sheetName(.apostrophe)])
  #expect(kinds(plan(name: "hiSTory")) == [.sheetName(.reserved)])
  #expect(kinds(plan(name: "a\u{1}b")) == [.illegalCharacter(1)])
}

@Test func sheetNamesRepeatIgnoringCase() {
  var plan = plan()
  plan.sheets.append(Sheet(name: "điểm", rows: Rows([])))
  #expect(plan.problems() == [PlanProblem(.sheetName(.repeated), sheet: "điểm")])
}

@Test func sheetNameThatTheLibraryWouldNotQuote() {
  #expect(kinds(plan(name: "2021")) == [])
  let filtered = plan(name: "2021") { $0.filter = CellRange(rows: 0...1, columns: 0...1) }
  #expect(kinds(filtered) == [.sheetName(.unquoted)])
  let quoted = plan(name: "Năm 2021") { $0.filter = CellRange(rows: 0...1, columns: 0...1) }
  #expect(kinds(quoted) == [])
}

@Test func printTitlesFitTheLibrarysBuffer() {
  let wide: (inout Sheet) -> Void = {
    $0.page.repeatedRows = 0...1
    $0.page.repeatedColumns = 0...1
  }
  // Twice 2 quotes and 3 bytes a letter, and `!$A:$B,` and `!$1:$2`, must fit 127 bytes.
  #expect(kinds(plan(name: String(repeating: "ế", count: 18), wide)) == [])
  #expect(
    kinds(plan(name: String(repeating: "ế", count: 19), wide))
      == [.tooLong(.printTitles, length: 131, limit: 127)])
  let rowsOnly = plan(name: String(repeating: "ế", count: 31)) { $0.page.repeatedRows = 0...1 }
  #expect(kinds(rowsOnly) == [])
}

@Test func layoutStaysInTheSheet() throws {
  #expect(
    kinds(plan { $0.columns = [.init(width: 256)] }) == [.outOfRange(.columnWidth, 256)])
  #expect(
    kinds(plan { $0.columns = [.init(width: 9, outlineLevel: 8)] })
      == [.outOfRange(.outlineLevel, 8)])
  #expect(kinds(plan { $0.frozen = (1_048_576, 0) }) == [.outsideSheet(.frozen)])
  #expect(kinds(plan { $0.zoom = 401 }) == [.outOfRange(.zoom, 401)])
  #expect(kinds(plan { $0.tabColor = 0x100_0000 }) == [.outOfRange(.color, 16_777_216)])
  let outside = CellRange(rows: 0...1_048_576, columns: 0...0)
  #expect(kinds(plan { $0.filter = outside }) == [.outsideSheet(.filter)])
  #expect(kinds(plan { $0.textNumberRanges = [outside] }) == [.outsideSheet(.textNumbers)])
  var plan = plan()
  plan.sheets[0].rows = Rows(count: 1_048_577) { _ in Row() }
  #expect(kinds(plan) == [.outOfRange(.rows, 1_048_577)])
}

@Test func mergesLieInOneRowAndApart() throws {
  let wide = try range("A1", "C1")
  #expect(kinds(plan { $0.merges = [wide] }) == [])
  let single = try range("A1", "A1")
  #expect(kinds(plan { $0.merges = [single] }) == [.mergeShape(single)])
  let tall = try range("A1", "A2")
  #expect(kinds(plan { $0.merges = [tall] }) == [.mergeShape(tall)])
  let touching = try range("C1", "D1")
  let problem = PlanProblem(.mergesOverlap(touching), sheet: "Điểm", address: touching.first)
  #expect(plan { $0.merges = [touching, wide] }.problems() == [problem])
}

@Test func onlyTheFirstCellOfAMergeHoldsSomething() throws {
  let merges = [try range("A1", "B1"), try range("D1", "F1")]
  let row = Row([0, 1, 2, 3, 5, 6].map { Cell($0, .number(1)) })
  let problems = plan([row]) { $0.merges = merges }.problems()
  #expect(
    problems == [
      PlanProblem(.hiddenByMerge, sheet: "Điểm", address: try cell("B1")),
      PlanProblem(.hiddenByMerge, sheet: "Điểm", address: try cell("F1")),
    ])
}

@Test func remarksStandOnceOnACell() throws {
  let address = try cell("B2")
  let twice = plan { $0.comments = [.init(address, "a"), .init(address, "b")] }
  #expect(kinds(twice) == [.repeatedComment])
  let long = plan { $0.comments = [.init(address, String(repeating: "a", count: 32_768))] }
  #expect(kinds(long) == [.tooLong(.comment, length: 32_768, limit: 32_767)])
}

@Test func pagesFollowExcelsLimits() {
  let long = String(repeating: "đ", count: 256)
  #expect(kinds(plan { $0.page.header = long }) == [.tooLong(.header, length: 256, limit: 255)])
  #expect(kinds(plan { $0.page.footer = long }) == [.tooLong(.footer, length: 256, limit: 255)])
  #expect(kinds(plan { $0.page.margins.left = -1 }) == [.outOfRange(.margin, -1)])
  #expect(kinds(plan { $0.page.fitHeight = 32_768 }) == [.outOfRange(.pages, 32_768)])
  #expect(kinds(plan { $0.page.rowBreaks = [0] }) == [.outsideSheet(.pageBreak)])
  #expect(kinds(plan { $0.page.columnBreaks = [0] }) == [.outsideSheet(.pageBreak)])
  #expect(kinds(plan { $0.page.scale = 9 }) == [.outOfRange(.printScale, 9)])
  #expect(kinds(plan { $0.page.repeatedRows = -1...0 }) == [.outsideSheet(.printTitles)])
  let outside = CellRange(rows: 0...0, columns: 0...16_384)
  #expect(kinds(plan { $0.page.printArea = outside }) == [.outsideSheet(.printArea)])
}

@Test func marginsAreThoseOfOfficialDocuments() {
  let margins = Page.Margins()
  #expect(abs(margins.left * 25.4 - 30) < 1e-9)
  #expect(abs(margins.right * 25.4 - 15) < 1e-9)
  #expect(abs(margins.top * 25.4 - 20) < 1e-9)
  #expect(abs(margins.bottom * 25.4 - 20) < 1e-9)
}

@Test func theFirstPageHasANumber() {
  #expect(kinds(plan { $0.page.firstNumber = 1 }) == [])
  #expect(kinds(plan { $0.page.firstNumber = 0 }) == [.outOfRange(.pageNumber, 0)])
  #expect(kinds(plan { $0.page.firstNumber = 70_000 }) == [.outOfRange(.pageNumber, 70_000)])
}

@Test func onlyPagesWithHeadsCanBeBare() {
  #expect(kinds(plan { $0.page.leavesFirstBare = true }) == [.nothingToLeaveBare])
  let headed = plan {
    $0.page.leavesFirstBare = true
    $0.page.header = "&P"
  }
  #expect(kinds(headed) == [])
}

@Test func aDrawnLineHasALengthWithinTheSheet() {
  func kindsOfLine(_ row: Int, _ length: Int) -> [PlanProblem.Kind] {
    kinds(
      plan {
        let anchor = CellAddress(row: row, column: 0)
        $0.lines = [DrawnLine(at: anchor, left: 0, top: 0, length: length)]
      })
  }
  #expect(kindsOfLine(0, 100) == [])
  #expect(kindsOfLine(Limits.rows, 100) == [.outsideSheet(.line)])
  #expect(kindsOfLine(0, 0) == [.outOfRange(.line, 0)])
  #expect(kindsOfLine(0, 10_001) == [.outOfRange(.line, 10_001)])
}
