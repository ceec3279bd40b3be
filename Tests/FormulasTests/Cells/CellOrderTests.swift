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

  /// A chain of operators as long as a formula can be needs no depth, in arrays neither.
  @Test func longChainsOfOperatorsAreComputed() throws {
    let chain = String(repeating: "A1+", count: 2_000) + "A1"
    let sheet = try CellSheet([
      "A1": 1.0, "B1": .text("=" + chain), "C1": .text("=SUMPRODUCT(" + chain + ")"),
    ])
    #expect(try sheet.value("B1") == 2_001)
    #expect(try sheet.value("C1") == 2_001)
  }

  @Test func arraysAndTextsAreBounded() throws {
    #expect(try !CellSheet(["A1": "=SUMPRODUCT((ROW(B1:B4000)>0)*(COLUMN(B1:XFA1)>0))"]).isComplete)
    var cells: [String: Value] = ["A1": "abcdefgh"]
    for row in 2...40 { cells["A\(row)"] = .text("=A\(row - 1)&A\(row - 1)") }
    #expect(try CellSheet(cells).value("A40") == "#VALUE!")
  }

  /// Damaged formulas are faults with a place, or formulas; nothing crashes.
  @Test func damagedFormulasAreFaultsOrFormulas() throws {
    let sound = [
      "IF(ISNUMBER('Điểm'!A1),RANK(A1,$A$1:$A$9)+COUNTIF($A$1:A3,\"<\"&A1)-1,\"–\")",
      "SUMPRODUCT((A1:C1=\"x\")*(COLUMN(A1:C1)-COLUMN(A1)+1),{1,2,3})",
      "INDEX(A1:C5,2,1):INDEX(A1:C5,4,1)", "VLOOKUP(2,A:C,3,FALSE)&MID(\"abc\",2,1)%",
      "SUM(1:3,$B:C,#N/A,1E-9,,-.5)", "CHOOSE(ROUND(A1,9),DATE(2021,1,1),SUBTOTAL(9,A1:A3))",
    ]
    let pieces = Array("()'!:,;{}\"#$%&*+-/<=>^0123456789.ABEXFD ế\u{0}".unicodeScalars)
    var random = SeededGenerator(seed: 3)
    var formulas = 0
    for _ in 0..<3_000 {
      var text = Array(sound.randomElement(using: &random)?.unicodeScalars ?? "".unicodeScalars)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<text.count, using: &random)
        switch Int.random(in: 0...2, using: &random) {
        case 0: text.remove(at: place)
        case 1: text.insert(pieces.randomElement(using: &random) ?? "(", at: place)
        default: text[place] = pieces.randomElement(using: &random) ?? ")"
        }
      }
      let formula = String(String.UnicodeScalarView(text))
      do throws(FormulaFault) {
        var reader = CellFormulaReader(sheets: ["Điểm"])
        let cell = CellPosition(sheet: 0, row: 1, column: 4)
        _ = try reader.read(formula, in: cell)
        formulas += 1
      } catch {
        #expect(error.offset + error.length <= max(formula.count, 8_192))
        continue
      }
      let sheet = try CellSheet(["A1": 2.0, "A2": "x", "C1": 3.0, "E2": .text("=" + formula)])
      #expect(sheet.isComplete)
    }
    #expect(formulas > 100)
  }
}
