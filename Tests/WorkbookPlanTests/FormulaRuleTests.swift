import Formulas
import Testing
import WorkbookPlan

@Test(arguments: [
  "1+1", "SUM(A1:B2)", "'Điểm'!$A$1*Trọng_số", "IF(A1>=5,\"Đạt (\"\"A\"\")\",\"\")",
  "SUM(A:A)+SUM($1:$2)", "SUMPRODUCT(--(A1:A9>A1))+1", "1.5E9*2", "TRUE", "A1%", "{1,2;3,4}",
  "IFERROR(1/0,#N/A)", "\"'Không!A1\"", "đIỂM!A1", "XFD1048576", "ROUND(ROUND(A1,9),0)",
])
func soundFormulas(formula: String) {
  #expect(fault(formula) == [])
}

@Test func formulasAreNeitherEmptyNorStartWithEquals() {
  #expect(fault("") == [.formula(.empty)])
  #expect(fault("=1") == [.formula(.startsWithEquals)])
}

@Test func formulaHas8192Characters() {
  let longest = "\"" + String(repeating: "ế", count: 8_190) + "\""
  #expect(fault(longest) == [])
  #expect(fault(longest + "&1") == [.tooLong(.formula, length: 8_194, limit: 8_192)])
}

@Test(arguments: ["SUM(1", "1)", "(1}", "\"a", "'Điểm!A1", "{1", "((1)"])
func formulasThatDoNotPair(formula: String) {
  #expect(fault(formula) == [.formula(.unbalanced)])
}

@Test func formulasReferToSheetsThatExist() {
  #expect(fault("'Khác'!A1") == [.formula(.unknownSheet("Khác"))])
  #expect(fault("Other!A1") == [.formula(.unknownSheet("Other"))])
  #expect(fault("'Sở''A'!A1") == [.formula(.unknownSheet("Sở'A"))])
  #expect(fault("'Điểm'A1") == [.formula(.character("'"))])
}

@Test(arguments: [
  "XLOOKUP", "LET", "SORTBY", "FILTER", "UNIQUE", "MAXIFS", "IFS", "SWITCH", "TEXTJOIN",
  "RANK.EQ", "AGGREGATE", "VALUE", "TEXT", "INDIRECT", "OFFSET", "NOW", "TODAY", "sum", "SUMX",
])
func functionsThatDoNotWorkEverywhere(name: String) {
  #expect(fault("1+\(name)(A1)") == [.formula(.function(name))])
}

@Test(arguments: [
  "SUM", "SUMPRODUCT", "ROUND", "RANK", "COUNTIF", "COUNTIFS", "SUMIFS", "AVERAGEIFS", "LOOKUP",
  "INDEX", "MATCH", "IF", "IFERROR", "ROWS", "SMALL", "LARGE", "MAX", "MIN", "MEDIAN",
  "ROUNDDOWN", "ROUNDUP",
])
func functionsThatWorkEverywhere(name: String) {
  #expect(fault("\(name)(A1)") == [])
}

@Test func wordsAreAddressesOrNames() {
  #expect(fault("Trong_so*2") == [.formula(.unknownName("Trong_so"))])
  #expect(fault("A0") == [.formula(.unknownName("A0"))])
  #expect(fault("XFE1") == [.formula(.unknownName("XFE1"))])
  #expect(fault("A1048577") == [.formula(.unknownName("A1048577"))])
  #expect(fault("1E5A") == [.formula(.unknownName("1E5A"))])
}

@Test func charactersWithoutAPlaceInFormulas() {
  #expect(fault("A1|B1") == [.formula(.character("|"))])
  #expect(fault("A1\u{1}") == [.illegalCharacter(1)])
}

@Test func definedNamesFollowExcelsSyntax() {
  func kinds(_ name: String, formula: String = "'Điểm'!$A$1") -> [PlanProblem.Kind] {
    WorkbookPlanTests.kinds(plan(names: [.init(name: name, formula: formula)]))
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
  #expect(kinds("a", formula: "'Khác'!$A$1") == [.formula(.unknownSheet("Khác"))])
  let formula = "1" + String(repeating: "+1", count: 64)
  #expect(kinds("a", formula: formula) == [.tooLong(.definedFormula, length: 129, limit: 127)])
}

@Test func definedNamesRepeatIgnoringCase() {
  let names = ["Điểm", "ĐIỂM"].map { Plan.DefinedName(name: $0, formula: "1") }
  #expect(kinds(plan(names: names)) == [.definedName("ĐIỂM", .repeated)])
}
