import Testing

@testable import Formulas

/// Single values that Excel saved in workbooks of IronCalc's and the project's own, each with its inputs.
@Suite struct ExcelFactTests {
  private static let cells: [String: Value] = [
    "A1": -1e-12, "A2": 1e-12, "A3": 7.1, "A4": 10.0000000001, "A5": 3.141592653589793,
    "B1": .text("=\"2024-01-10\""), "B2": .text("=\" 2024-01-10 \""), "B3": .text("=\"€100\""),
    "B4": "100€", "B5": .text("=\" €100 \""), "B6": "eight", "B7": .text("=\"\""),
    "B8": .text("=\" 10 \""),
    "B9": .text("=\"#REF!\""), "B10": .text("=1/0"), "B11": .text("=#REF!"),
    "B12": .text("=\"7.0e0\""),
    "C1": 23.0, "C2": "23", "C3": 24.0, "C4": "x23", "D1": 1.0, "D2": true,
  ]

  @Test(
    "Excel's own value",
    arguments: [
      // Steps and remainders have no guard, but noise in the 15th digit is none.
      ("FLOOR(A1,1)", -1), ("FLOOR(A1,0.21)", -0.21), ("CEILING(A2,7)", 7), ("CEILING(A1,-1)", -1),
      ("FLOOR(A3,0.1)", 7.1), ("FLOOR(-A3,-0.1)", -7.1), ("CEILING(-A3,0.1)", -7.1),
      ("MOD(A4,0.1)", 9.9999453162524787e-11), ("MOD(A4,-0.1)", -0.099999999900000552),
      ("MOD(5,1E-10)", 9.9999817839013426e-11), ("MOD(-5.3,2)", 0.7),
      ("MOD(A5,1)", 0.14159265358979312),
      // Days and amounts as texts are numbers, days only without spaces around them.
      ("INT(B1)", 45301), ("INT(B2)", "#VALUE!"), ("TRUNC(B1,7)", 45301), ("FLOOR(B1,7)", 45297),
      ("CEILING(A2,B1)", 45301), ("SIGN(B3)", 1), ("SIGN(B4)", 1), ("SIGN(B5)", 1), ("INT(B8)", 10),
      ("FLOOR(A3,B12)", 7), ("EXP(B1)", "#NUM!"),
      // What is no number is found before the error that stands behind it.
      ("FLOOR(B6,B10)", "#VALUE!"), ("CEILING(B7,B10)", "#VALUE!"), ("FLOOR(A3,B10)", "#DIV/0!"),
      // A text that is spelled like an error is a text, an error that is typed is none.
      ("TRUNC(B9,5)", "#VALUE!"), ("LEN(B9)", 5), ("ISERROR(B9)", false), ("B11", "#REF!"),
      ("ISERROR(B11)", true), ("LEFT(B11,2)", "#REF!"), ("LEFT(B10)", "#DIV/0!"),
      // A criterion that is a number also finds the text of it.
      ("COUNTIF(C1:C4,23)", 2), ("COUNTIF(C1:C4,\"23\")", 2), ("COUNTIF(C1:C4,\"<>23\")", 2),
      ("COUNTIFS(C1:C4,23,C1:C4,\"<>x\")", 2), ("COUNTIF(C1:C4,\">22\")", 2),
      ("AND(B7,D2)", true), ("AND(B7,D1)", true), ("OR(B7,D2)", true),
      ("VLOOKUP(1,\"x\",1)", "#VALUE!"), ("HLOOKUP(\"x\",\"x\",1)", "#VALUE!"),
      ("VLOOKUP(1,B6,1)", "#N/A"),
    ] as [(String, Value)])
  func fact(formula: String, expected: Value) throws {
    let sheet = try CellSheet(Self.cells.merging(["G2": .text("=" + formula)]) { $1 })
    let value = try sheet.value("G2")
    #expect(value.agrees(with: expected), "\(formula): \(value)")
  }

  @Test("A criterion finds texts of the number in an area that is indexed, too")
  func indexedCount() throws {
    var cells: [String: Value] = [
      "B1": .text("=COUNTIF(A1:A40,7)+COUNTIF(A1:A40,7)+COUNTIF(A1:A40,7)")
    ]
    for row in 1...40 { cells["A\(row)"] = row % 10 == 7 ? (row < 20 ? "7" : 7.0) : 1.0 }
    #expect(try CellSheet(cells).value("B1") == 12)
  }

  @Test("A name that a sheet defines for itself hides the book's")
  func localNames() throws {
    var reader = CellFormulaReader(
      sheets: ["a", "b"], names: ["Rate": "2", "Twice": "Rate*2"], localNames: [1: ["rate": "5"]])
    var grid = CellGrid()
    for sheet in 0..<2 {
      grid.startSheet()
      for (column, text) in ["RATE+1", "Twice"].enumerated() {
        let cell = CellPosition(sheet: sheet, row: 0, column: column)
        grid.append(row: 0, column: column, value: .blank, formula: try reader.read(text, in: cell))
      }
    }
    var calculation = CellCalculation(grid, formulas: reader.formulas)
    #expect(calculation.calculate { _, _, _ in })
    #expect(calculation.value(at: CellPosition(sheet: 0, row: 0, column: 0)) == 3)
    #expect(calculation.value(at: CellPosition(sheet: 1, row: 0, column: 0)) == 6)
    // The book's name means the book's rate, wherever it is used.
    #expect(calculation.value(at: CellPosition(sheet: 1, row: 0, column: 1)) == 4)
  }
}
