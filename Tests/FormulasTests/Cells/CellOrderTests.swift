import TestSupport
import Testing

@testable import Formulas

/// Cells are computed after what they depend on, whatever their order, and cycles are found.
@Suite struct CellOrderTests {
  @Test func aChainMayBeAsLongAsTheSheet() throws {
    let length = 100_000
    var cells: [String: Value] = ["A\(length)": 1.0]
    for row in 1..<length { cells["A\(row)"] = .text("=A\(row + 1)+1") }
    #expect(try CellSheet(cells).value("A1") == .number(Double(length)))
  }

  @Test func aCycleIsReportedWithItsCells() throws {
    let sheet = try CellSheet([
      "A1": "=B1+1", "B1": "=C1", "C1": "=SUM(A1:A2)", "D1": "=B1", "E1": "=5",
    ])
    #expect(sheet.calculation.cycles == [[try place("A1"), try place("B1"), try place("C1")]])
    #expect(try sheet.value("D1") == "#REF!")
    #expect(try sheet.value("E1") == 5)
  }

  @Test func aCellThatNeedsItselfIsACycle() throws {
    #expect(try CellSheet(["A1": "=A1"]).calculation.cycles == [[try place("A1")]])
  }

  @Test func aBranchNotTakenIsNoDependency() throws {
    let sheet = try CellSheet(["A1": "=IF(C1,B1,1)", "B1": "=IF(C1,2,A1)", "C1": false])
    #expect(sheet.calculation.cycles.isEmpty)
    #expect(try sheet.value("B1") == 1)
  }

  @Test func sumsOfAllCellsBelowAreComputedInTime() throws {
    var cells: [String: Value] = ["A2000": 1.0]
    for row in 1..<2_000 { cells["A\(row)"] = .text("=MIN(A\(row + 1):A2000)+1") }
    #expect(try CellSheet(cells).value("A1") == 2)
  }

  /// Functions that look at one area again and again agree with looking at it anew.
  @Test func aKeptOrderGivesTheSame() throws {
    var random = SeededGenerator(seed: 7)
    var cells: [String: Value] = [:]
    var numbers: [Double] = []
    for row in 1...200 {
      let number = Double(Int.random(in: 0...60, using: &random)) / 4
      numbers.append(number)
      cells["A\(row)"] = .number(number)
      cells["B\(row)"] = .text("=RANK(A\(row),$A$1:$A$200)")
      cells["C\(row)"] = .text("=COUNTIF($A$1:$A$200,\"<=\"&A\(row))")
      cells["D\(row)"] = .text("=MATCH(A\(row),$A$1:$A$200,0)")
      cells["E\(row)"] = .text("=SMALL($A$1:$A$200,\(row))")
    }
    let sheet = try CellSheet(cells)
    let sorted = numbers.sorted()
    for (place, number) in numbers.enumerated() {
      let row = place + 1
      let above = numbers.count { $0 > number }
      #expect(try sheet.value("B\(row)") == .number(Double(above + 1)))
      #expect(try sheet.value("C\(row)") == .number(Double(numbers.count { $0 <= number })))
      #expect(
        try sheet.value("D\(row)")
          == .number(Double((numbers.firstIndex(of: number) ?? -2) + 1)))
      #expect(try sheet.value("E\(row)") == .number(sorted[place]))
    }
  }

  @Test func workIsBounded() throws {
    let cells: [String: Value] = ["A1": 1.0, "A2": 2.0, "B1": "=SUM(A1:A2)", "B2": "=MIN(A1:A2)"]
    #expect(try !CellSheet([("S", cells)], workLimit: 5).isComplete)
    #expect(try CellSheet([("S", cells)], workLimit: 50).isComplete)
  }
}
