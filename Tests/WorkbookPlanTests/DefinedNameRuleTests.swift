import Formulas
import Testing
import WorkbookPlan

@Test func definedNamesFollowExcelsSyntax() {
  func kinds(_ name: String, in sheet: String = "Điểm") -> [PlanProblem.Kind] {
    WorkbookPlanTests.kinds(plan(names: [.init(name, SheetRange(startOf: sheet))]))
  }
  #expect(kinds("Trọng_số.1") == [])
  for name in ["", "1abc", "a b", "a-b", "a!"] {
    #expect(kinds(name) == [.definedName(name, .syntax)])
  }
  for name in ["A1", "xfd1", "R1C1", "r", "C", "RC", "TRUE"] {
    #expect(kinds(name) == [.definedName(name, .looksLikeReference)])
  }
  let long = String(repeating: "a", count: 128)
  #expect(kinds(long) == [.tooLong(.definedName, length: 128, limit: 127)])
  #expect(kinds("a", in: "Khác") == [.definedName("a", .cells)])
}

@Test func definedNamesLieInTheirSheet() {
  let outside = SheetRange(CellRange(rows: 0...0, columns: 16_383...16_384), in: "Điểm")
  #expect(kinds(plan(names: [.init("a", outside)])) == [.definedName("a", .cells)])
}

@Test func definedNamesRepeatIgnoringCase() {
  let names = ["Điểm", "ĐIỂM"].map { Plan.DefinedName($0, SheetRange(startOf: "Điểm")) }
  #expect(kinds(plan(names: names)) == [.definedName("ĐIỂM", .repeated)])
}
