import Formulas
import TestSupport
import Testing
import WorkbookPlan
import XLSXReading
import XLSXWriting

@Test(arguments: [
  "Sở Nội vụ", "ỨỪỬỮỰ 😀", "=1+1", "+1", "@A1", "_x0041_", "_x005F_x0041_", "1.10", "TRUE",
  " hai đầu ",
  "dòng 1\ndòng 2\tcột", "a\rb\r\nc", "<&>\"'", "\u{7F}\u{FFFD}", "e\u{302}\u{301}", "\\_x_xABCD_",
])
func textsStayWhatTheyAre(text: String) throws {
  let read = try written(plan(.text(text)))
  #expect(read == [SheetCell(row: 0, column: 0, value: .text(text), style: 1)])
  #expect(read.first?.formula == nil)
  guard case .text(let found)? = read.first?.value else { return }
  #expect(found.utf8.elementsEqual(text.utf8))
}

@Test func theLongestTextIsWritten() throws {
  let text = String(repeating: "ế", count: 32_767)
  #expect(try written(plan(.text(text))).map(\.value) == [.text(text)])
}

@Test func numbersHave16Digits() throws {
  let numbers = [0, 9.25, -1.5, 1e15, 123_456_789.012345, 1e300, 2.675, 66.666666667]
  let row = Row(numbers.enumerated().map { Cell($0.offset, .number($0.element)) })
  #expect(try written(plan([row])).map(\.value) == numbers.map(SheetCell.Value.number))
  #expect(try written(plan(.number(0.1 + 0.2))).map(\.value) == [.number(0.3)])
  #expect(try part("xl/worksheets/sheet1.xml", of: plan(.number(-0.0))).contains("<v>0</v>"))
}

@Test func formulasKeepTheValueOfTheEngine() throws {
  let values: [(Value, SheetCell.Value)] = [
    (.number(9.25), .number(9.25)), (.text("Tốt"), .text("Tốt")),
    (.text("_x0041_"), .text("_x0041_")),
    (.boolean(true), .text("TRUE")), (.error(FormulaError(.divisionByZero)), .error("#DIV/0!")),
    (.error(FormulaError(.notAvailable)), .error("#N/A")), (.text(""), .text("")),
    (.blank, .text("")),
    (.text("a\rb"), .text("a\rb")),
  ]
  let formula = "IF(A2>=5,\"Đạt & <tốt>\",1)"
  let row = Row(
    values.enumerated().map { Cell($0.offset, .line(parsed(formula), $0.element.0)) })
  let read = try written(plan([row]))
  #expect(read.map(\.value) == values.map(\.1))
  #expect(read.allSatisfy { $0.formula == .init(formula) })
}

@Test func otherContents() throws {
  let row = Row([
    Cell(0, .boolean(true)),
    Cell(2, .link("về đầu", target: SheetRange(CellAddress(row: 8, column: 1), in: "Điểm"))),
    Cell(3, .blank),
    Cell(4, .text("")),
  ])
  let read = try written(plan([Row(), row]))
  #expect(read.map(\.address) == ["A2", "C2", "D2", "E2"])
  #expect(read.map(\.value) == [.boolean(true), .text("về đầu"), .blank, .blank])
  let sheet = try part("xl/worksheets/sheet1.xml", of: plan([Row(), row]))
  #expect(sheet.contains("<hyperlink ref=\"C2\" location=\"'Điểm'!B9\" display=\"về đầu\"/>"))
}

@Test func rowsAreMadeInOrderAndComeBack() throws {
  let rows = Rows(count: 500) { row in
    Row((0..<20).map { Cell($0, .number(Double(row * 100 + $0))) })
  }
  var plan = plan([])
  plan.sheets[0].rows = rows
  let read = try written(plan)
  #expect(read.count == 10_000)
  #expect(read.last == SheetCell(row: 499, column: 19, value: .number(49_919), style: 1))
}

@Test func severalSheetsAndNames() throws {
  var plan = plan(.number(1))
  plan.sheets.append(Sheet(name: "It's 2", rows: Rows([Row([Cell(1, .text("b"))])])))
  plan.names = [.init("Trọng_số", SheetRange(CellAddress(row: 0, column: 1), in: "It's 2"))]
  let scratch = try Scratch()
  try write(plan, to: scratch("a.xlsx"))
  let file = try WorkbookFile(path: scratch("a.xlsx"))
  #expect(file.sheets.map(\.name) == ["Điểm", "It's 2"])
  #expect(file.names == ["Trọng_số": "'It''s 2'!$B$1"])
  #expect(try cells(scratch("a.xlsx"), sheet: 1).map(\.address) == ["B1"])
}
