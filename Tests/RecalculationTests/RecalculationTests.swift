import Formulas
import Recalculation
import TestSupport
import Testing
import WorkbookPlan
import XLSXReading
import XLSXWriting

/// A workbook whose sheet's XML is changed after it was written, recalculated.
private func recalculated(
  _ rows: [Row], replacing changes: KeyValuePairs<String, String> = [:], cellLimit: Int = .max,
  workLimit: Int? = nil
) throws -> Recalculation {
  let scratch = try Scratch()
  let plan = Plan(
    properties: Plan.Properties(), sheets: [Sheet(name: "Xếp hạng", rows: Rows(rows))])
  try write(CalculatedPlan(pretending: plan), to: scratch("a.xlsx"))
  var parts = try ArchiveParts(reading: scratch("a.xlsx"))
  for (old, new) in changes {
    try parts.replace(old, with: new, in: "xl/worksheets/sheet1.xml")
  }
  return try Recalculation(of: scratch.archive(parts), cellLimit: cellLimit, workLimit: workLimit)
}

private func formula(_ text: String, _ value: Value = .number(0)) -> Cell.Content {
  .line(parsed(text), value)
}

@Test func everyDisagreementIsListed() throws {
  let found = try recalculated([
    Row([Cell(0, .number(2)), Cell(1, formula("A1*3", .number(6)))]),
    Row([Cell(0, .text("x")), Cell(1, formula("B1+1", .number(8)))]),
    Row([Cell(1, formula("IF(A2=\"X\",\"Tốt\",1)", .text("Khá")))]),
  ])
  #expect(found.formulaCount == 3)
  #expect(found.disagreementCount == 2)
  #expect(found.disagreements.map(\.place.address) == ["B2", "B3"])
  #expect(found.disagreements.map(\.place.sheet) == ["Xếp hạng", "Xếp hạng"])
  #expect(found.disagreements.map(\.formula) == ["B1+1", "IF(A2=\"X\",\"Tốt\",1)"])
  #expect(found.disagreements.map(\.cached) == [.number(8), .text("Khá")])
  #expect(found.disagreements.map(\.computed) == [.number(7), .text("Tốt")])
  #expect(found.value(sheet: 0, row: 1, column: 1) == .number(7))
}

@Test(arguments: [
  (Value.number(0.1 + 0.2), Value.number(0.3), true), (.number(1), .number(1 + 1e-11), false),
  (.number(1e15), .number(1e15 + 1), true), (.text("Tốt"), .text("tốt"), false),
  (.text(""), .blank, true), (.number(0), .blank, false), (.boolean(true), .text("TRUE"), true),
  (.boolean(true), .number(1), false),
  (.error(FormulaError(.number)), .error(FormulaError(.number, origin: 3)), true),
])
func agreement(computed: Value, cached: Value, expected: Bool) {
  #expect(computed.agrees(with: cached) == expected)
}

@Test func sharedFormulasAreMovedToTheirCell() throws {
  let rows = (1...3).map { row in
    Row([Cell(0, .number(Double(row))), Cell(1, formula("A\(row)*2", .number(Double(row * 2))))])
  }
  let found = try recalculated(
    rows,
    replacing: [
      "<f>A1*2</f>": "<f t=\"shared\" ref=\"B1:B3\" si=\"0\">A1*2</f>",
      "<f>A2*2</f>": "<f t=\"shared\" si=\"0\"/>", "<f>A3*2</f>": "<f t=\"shared\" si=\"0\"/>",
    ])
  #expect(found.formulaCount == 3)
  #expect(found.disagreements.isEmpty && found.faults.isEmpty)
  #expect(
    found.formula(sheet: 0, row: 0, column: 1) == found.formula(sheet: 0, row: 2, column: 1))
}

@Test func anArrayFormulaOfOneCellIsComputed() throws {
  let rows = [
    Row([Cell(0, .number(2)), Cell(1, .number(5)), Cell(2, formula("SUM(A1:B1*2)", .number(14)))])
  ]
  let plain = try recalculated(rows)
  #expect(plain.disagreements.map(\.computed) == [.error(FormulaError(.value))])
  let array = try recalculated(
    rows, replacing: ["<f>SUM": "<f t=\"array\" ref=\"C1\">SUM"])
  #expect(array.disagreements.isEmpty)
}

@Test(arguments: [
  ("<f>A1</f>", "<f>FOO(A1)</f>", "FOO(A1)"),
  ("<f>A1</f>", "<f t=\"array\" ref=\"B1:B9\">A1</f>", "A1"),
  ("<f>A1</f>", "<f t=\"dataTable\" ref=\"B1\"/>", ""), ("<f>A1</f>", "<f/>", ""),
  ("<f>A1</f>", "<f t=\"shared\" si=\"4\"/>", ""),
])
func whatCannotBeComputedIsBelieved(old: String, new: String, text: String) throws {
  let found = try recalculated(
    [
      Row([Cell(0, .number(2)), Cell(1, formula("A1", .number(9)))]),
      Row([Cell(1, formula("B1+1", .number(10)))]),
    ], replacing: [old: new])
  #expect(found.faults.map(\.place.address) == ["B1"])
  #expect(found.faults.map(\.formula) == [text])
  #expect(found.disagreements.isEmpty)
}

@Test func faultsSayWhy() throws {
  let row = [Row([Cell(1, formula("A1", .number(9)))])]
  let reasons = try [
    "<f>A1+</f>", "<f t=\"array\" ref=\"B1:B9\">A1</f>", "<f t=\"dataTable\" ref=\"B1\"/>", "<f/>",
  ].map { try recalculated(row, replacing: ["<f>A1</f>": $0]).faults.map(\.reason) }
  #expect(
    reasons == [
      [.syntax(FormulaFault(.expectedExpression(found: nil), offset: 3, length: 0))],
      [.arrayOverCells("B1:B9")], [.dataTable], [.missing],
    ])
}

@Test func aMissingResultIsADisagreement() throws {
  let rows = [Row([Cell(1, formula("1+1", .number(2)))])]
  let found = try recalculated(rows, replacing: ["<v>2</v>": ""])
  #expect(found.disagreements.map(\.cached) == [.blank])
}

@Test func cyclesAreNamedByTheirCells() throws {
  let found = try recalculated([Row([Cell(0, formula("B1")), Cell(1, formula("A1"))])])
  #expect(found.cycles.map { $0.map(\.address) } == [["A1", "B1"]])
}

@Test func tooMuchWorkIsSaid() throws {
  let rows = [Row([Cell(0, .number(1)), Cell(1, formula("SUM(A1:A9)", .number(1)))])]
  #expect(try !recalculated(rows, workLimit: 0).isComplete)
}

@Test func tooManyCellsAreSaid() throws {
  let rows = [Row([Cell(0, .number(1)), Cell(1, formula("A1", .number(1)))])]
  #expect(try !recalculated(rows, cellLimit: 1).isComplete)
  #expect(try recalculated(rows, cellLimit: 2).isComplete)
}
