import Formulas
import Testing

@testable import WorkbookPlan

/// What a plan finds wrong with a formula in B2 of its only sheet, `Điểm`.
private func faults(_ expression: Expression) -> [PlanProblem.Kind] {
  let row = Row([Cell(1, .formula(CellFormula(expression)))])
  let plan = Plan(
    properties: Plan.Properties(), sheets: [Sheet(name: "Điểm", rows: Rows([Row([]), row]))])
  let problems = CalculatedPlan(plan).problems
  #expect(problems.allSatisfy { $0.address == CellAddress(row: 1, column: 1) })
  return problems.map(\.kind)
}

private let a1 = CellAddress(row: 0, column: 0).term()

@Test func soundTrees() {
  #expect(faults(Function.sum(a1, 1) + a1) == [])
  #expect(faults(CellAddress(row: 0, column: 0).fixed(in: "điểm")) == [])
}

@Test func treesHaveTheArgumentsThatFunctionsTake() {
  #expect(faults(Function.round(a1)) == [.formula(.arguments("ROUND", 1))])
  #expect(faults(1 + Function.if(a1, 1, 2, 3)) == [.formula(.arguments("IF", 4))])
}

@Test("Calls stand at most 64 levels deep, guards included")
func treesAreNotTooDeep() {
  func nested(_ levels: Int) -> Expression {
    (0..<levels).reduce(a1) { inner, _ in Function.absolute(inner) }
  }
  #expect(faults(nested(64)) == [])
  #expect(faults(nested(65)) == [.formula(.nested(65))])
  // INT(x) is printed as INT(ROUND(x,9)).
  func guarded(_ levels: Int) -> Expression {
    (0..<levels).reduce(.name("a")) { inner, _ in Function.integer(inner) + 0.5 }
      .inCells { _ in a1 }
  }
  #expect(faults(guarded(32)) == [])
  #expect(faults(guarded(33)) == [.formula(.nested(65))])
}

@Test func textsInTreesHave255Characters() {
  #expect(faults(.text(String(repeating: "ế", count: 255))) == [])
  #expect(faults(.text(String(repeating: "ế", count: 256))) == [.formula(.longText(256))])
  #expect(faults(.text("a\u{7}")) == [.illegalCharacter(7)])
  let table = ValueTable(rows: 1, columns: 1, values: [.text(String(repeating: "x", count: 300))])
  #expect(
    faults(Function.count(.reference(.constants(table)))) == [.formula(.longText(300))])
}

@Test func treesPrint8192Characters() {
  // "A1" and 2,730 times "+12".
  let sum = (0..<2_730).reduce(a1) { sum, _ in sum + 12 }
  #expect(faults(sum) == [])
  #expect(faults(sum + 1) == [.tooLong(.formula, length: 8_194, limit: 8_192)])
}

@Test func treesReferToSheetsThatExist() {
  let other = CellAddress(row: 0, column: 0).fixed(in: "Khác")
  #expect(faults(other + 1) == [.formula(.unknownSheet("Khác"))])
  #expect(faults(.name("x")) == [.formula(.unknownName("x"))])
}

@Test("A function that another program does not know is none of a plan's")
func treesHaveFunctionsThatEveryProgramKnows() {
  let foreign = Function.ofName("XLOOKUP", 3...6)
  #expect(
    faults(.call(foreign, [a1, a1, a1])) == [.formula(.function("XLOOKUP"))])
  #expect(faults(Function.cohortSum(a1)) == [.formula(.function("COHORT_SUM"))])
  #expect(Function.allCases.filter(\.isOfCells).allSatisfy { $0.programs == .all })
}
