import Formulas

/// The formulas of workbooks: read, computed over a small sheet, printed and read again.
///
/// Each line of an input is the formula of one cell below the sheet's constants, so that formulas can
/// refer to each other and to themselves.
struct CellFormulaFuzz: FuzzTarget {
  static let name = "cells"

  private static let sheets = ["Điểm", "Trọng số"]
  private static let names = ["Diem": "'Điểm'!$A$1:$D$3", "lap": "lap+1"]
  private static let constants: [[Value]] = [
    [.number(0), .number(1.5), .number(-3), .number(1e300)],
    [.text("abc"), .text("9"), .text(""), .text("x")],
    [.boolean(true), .error(FormulaError(.divisionByZero)), .number(2), .number(2)],
  ]
  /// The most formulas of an input.
  private static let most = 20

  init() {}

  func feed(_ bytes: [UInt8]) throws {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").prefix(Self.most)
    var reader = CellFormulaReader(sheets: Self.sheets, names: Self.names)
    var grid = CellGrid()
    grid.startSheet()
    for (row, values) in Self.constants.enumerated() {
      for (column, value) in values.enumerated() {
        grid.append(row: row, column: column, value: value, formula: nil)
      }
    }
    var places: [CellPosition] = []
    for (line, text) in lines.enumerated() {
      let place = CellPosition(sheet: 0, row: Self.constants.count + line, column: 0)
      let formula: Int
      do throws(FormulaFault) {
        formula = try reader.read(String(text), in: place)
      } catch {
        let end = error.offset.addingReportingOverflow(error.length)
        try demand(
          error.offset >= 0 && error.length >= 0 && !end.overflow && end.partialValue <= text.count,
          "the fault \(error) lies outside of the text")
        continue
      }
      try reparse(reader.formulas[formula], in: place)
      grid.append(row: place.row, column: 0, value: .blank, formula: formula)
      places.append(place)
    }
    grid.startSheet()
    var calculation = CellCalculation(grid, formulas: reader.formulas)
    calculation.workLimit = 200_000
    _ = calculation.calculate { _, _, _ in }
    for place in places {
      if case .number(let number) = calculation.value(at: place) {
        try demand(number.isFinite, "the value is \(number)")
      }
    }
  }

  /// What is shown of a formula means the same again, unless it is longer than it may be.
  private func reparse(_ formula: CellFormula, in place: CellPosition) throws {
    let text = formula.text(in: place) { Self.sheets[$0] }
    guard text.utf8.count <= CellFormula.maximumBytes, !text.contains("#REF!") else { return }
    var reader = CellFormulaReader(sheets: Self.sheets, names: Self.names)
    let again: Int
    do throws(FormulaFault) {
      again = try reader.read(text, in: place)
    } catch {
      throw Broken(description: "'\(text)' is not a formula any more: \(error)")
    }
    try demand(
      reader.formulas[again].isSame(as: formula, inSheet: 0), "'\(text)' is another formula")
  }

  func seeds() -> [[UInt8]] {
    let formulas = [
      "SUM($A$1:D3)", "IF(A1=\"\",\"\",'Điểm'!B$2)", "SUMPRODUCT((A1:D1=B1)*(A3:D3>0))",
      "1+SUMPRODUCT(--(A1:D1>B1))", "RANK(B1,A1:D1,0)+COUNTIF($A$1:A1,B1)-1",
      "INDEX(A1:D3,2,MATCH(2,A3:D3,0))", "COUNTIF(A1:D3,\"<\"&B1)",
      "LOOKUP(5,{0,50},{\"a\",\"b\"})",
      "SUMIF(A2:D2,\"x\",A1:D1)", "AVERAGEIFS(A1:D1,A3:D3,\">=2\")", "COUNTIFS(A:A,1,B:B,\"?b*\")",
      "A5\nA4", "IFERROR(SMALL(A1:D1,9),LARGE(Diem,1))", "HYPERLINK(\"#'Điểm'!A1\",A2)",
      "ROUND(A1/10,1)*10", "-2^2%", "{1,2;3,4}", "#N/A", "_xlfn.STDEV.S(A1:D1)", "lap", "N(A2)",
      "CHOOSE(ROUND(B1,9),1,2)", "SUBTOTAL(9,A1:D1)", "REPT(\"x\",99)", "XFD1048576", "1:1",
    ]
    return formulas.map { Array($0.utf8) }
  }

  var words: [String] {
    Function.allCases.map { $0.name + "(" } + BinaryOperator.allCases.map(\.rawValue)
      + ["TRUE", "A1", "$A$1:$D$3", "'Điểm'!", "'Trọng số'!A1", "Diem", "{1,2;3,4}", "--", "%"]
  }
}
