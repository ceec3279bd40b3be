import Testing

@testable import Formulas

/// What each function gives in a cell, as Excel computes it, over one sheet of mixed values.
@Suite struct CellFunctionTests {
  /// Numbers in A, mixed values in B, rising numbers in C, texts in D; E is empty.
  static let cells: [String: Value] = [
    "A1": 3.0, "A2": 1.0, "A3": 2.5, "A4": 3.0, "A5": -4.0,
    "B1": 7.0, "B2": "Tốt", "B3": "", "B4": true, "B6": "KAD",
    "C1": 10.0, "C2": 20.0, "C3": 30.0, "C4": 40.0, "C5": 50.0,
    "D1": "apple", "D2": "Banana", "D3": "apricot", "D4": "a*", "D5": "5",
    "F1": "#N/A", "F2": "#DIV/0!",
  ]

  /// The value of a formula in G2.
  static func value(_ formula: String) throws -> Value {
    try CellSheet(cells.merging(["G2": .text("=" + formula)]) { $1 }).value("G2")
  }

  @Test(
    arguments: [
      ("1+2*3", 7), ("-2^2", 4), ("2^3^2", 64), ("50%", 0.5), ("--(1>0)", 1), ("7/2", 3.5),
      ("E1+1", 1), ("\"5\"+1", 6), ("\"10%\"*2", 0.2), ("TRUE+1", 2), ("B4*2", 2),
      ("0.1+0.2-0.3", 0), ("1e3+1.5E-1", 1000.15), (" 1 + 2 ", 3), ("(1+2)*(3-1)", 6),
      ("\"a\"+1", "#VALUE!"), ("B3+1", "#VALUE!"), ("1/0", "#DIV/0!"), ("F1+F2", "#N/A"),
      ("0^0", "#NUM!"), ("\"a\"&1&TRUE&E1", "a1TRUE"), ("0.1&\"\"", "0.1"), ("#N/A", "#N/A"),
      ("E1", 0), ("E1&\"\"", ""),
    ] as [(String, Value)])
  func operators(formula: String, expected: Value) throws {
    #expect(try Self.value(formula).agrees(with: expected))
  }

  @Test(
    arguments: [
      ("E1=0", true), ("E1=\"\"", true), ("B3=\"\"", true), ("E1=FALSE", true), ("E1=E2", true),
      ("\"TỐT\"=B2", true), ("B2<>\"tốt\"", false), ("1<\"a\"", true), ("\"a\"<TRUE", true),
      ("0.1+0.2=0.3", true), ("2>=2", true), ("1<>1", false), ("F1=1", "#N/A"),
    ] as [(String, Value)])
  func comparisons(formula: String, expected: Value) throws {
    #expect(try Self.value(formula).agrees(with: expected))
  }

  @Test(
    arguments: [
      ("SUM(A1:A5)", 5.5), ("SUM(B1:B6)", 7), ("SUM(1,TRUE,\"2\")", 4), ("SUM(A1:A2,C1)", 14),
      ("SUM(\"a\")", "#VALUE!"), ("SUM(F1:F2)", "#N/A"), ("SUM(E1:E9)", 0), ("SUM(A:A)", 5.5),
      ("SUM(1:1)", "#N/A"), ("SUM(A1:A1048576)", 5.5), ("SUM({1,2;3,4})", 10),
      ("MIN(A1:A5)", -4), ("MAX(A1:A5)", 3), ("MAX(E1:E3)", 0), ("MIN(B1:B6,9)", 7),
      ("AVERAGE(A1:A4)", 2.375), ("AVERAGE(E1:E3)", "#DIV/0!"), ("MEDIAN(A1:A5)", 2.5),
      ("MEDIAN(C1:C4)", 25), ("PRODUCT(A1:A3)", 7.5), ("STDEV(C1:C5)", 15.811388300841896),
      ("_xlfn.STDEV.S(C1:C5)", 15.811388300841896),
      ("COUNT(B1:B6)", 1), ("COUNT(1,\"2\",\"a\",TRUE)", 3), ("COUNT(F1:F2,A1)", 1),
      ("COUNT(1/0)", 0), ("COUNTA(B1:B6)", 5), ("COUNTA(F1:F2)", 2), ("COUNTBLANK(B1:B6)", 2),
      ("COUNTBLANK(E1:E10)", 10), ("SUBTOTAL(9,A1:A5)", 5.5), ("SUBTOTAL(102,A1:B5)", 6),
      ("SUBTOTAL(7,C1:C5)", 15.811388300841896), ("SUBTOTAL(12,A1)", "#VALUE!"),
    ] as [(String, Value)])
  func aggregates(formula: String, expected: Value) throws {
    #expect(try Self.value(formula).agrees(with: expected))
  }

  @Test(
    arguments: [
      ("IF(A1>2,\"cao\",F1)", "cao"), ("IF(FALSE,F1)", false), ("IF(TRUE,,1)", 0),
      ("IF(F1,1,2)", "#N/A"), ("IFERROR(F1,9)", 9), ("IFERROR(A1,9)", 3),
      ("IFERROR(F1,F2)", "#DIV/0!"),
      ("CHOOSE(2,F1,5,F2)", 5), ("CHOOSE(4,1,2,3)", "#VALUE!"), ("SUM(CHOOSE(2,A1:A2,C1:C2))", 30),
      ("AND(A1:A4)", true), ("AND(B1:B6)", true), ("OR(FALSE,E1)", false),
      ("AND(D1:D2)", "#VALUE!"),
      ("OR(\"TRUE\")", true), ("NOT(0)", true), ("NA()", "#N/A"), ("TRUE()", true),
      ("FALSE()", false),
      ("ISNUMBER(A1)", true), ("ISNUMBER(F1)", false), ("ISTEXT(B3)", true), ("ISTEXT(E1)", false),
      ("ISBLANK(E1)", true), ("ISBLANK(B3)", false), ("ISERROR(F2)", true), ("ISNA(F2)", false),
      ("ISNA(F1)", true), ("N(B4)", 1), ("N(B2)", 0), ("N(F1)", "#N/A"),
      ("HYPERLINK(\"#'S'!A1\",B2)", "Tốt"), ("HYPERLINK(\"x\")", "x"),
    ] as [(String, Value)])
  func decisions(formula: String, expected: Value) throws {
    #expect(try Self.value(formula).agrees(with: expected))
  }

  @Test(
    arguments: [
      ("COUNTIF(A1:A5,3)", 2), ("COUNTIF(A1:A5,\">=2.5\")", 3), ("COUNTIF(A1:A5,\"<\"&A3)", 2),
      ("COUNTIF(D1:D5,\"ap*\")", 2), ("COUNTIF(D1:D5,\"?????\")", 1), ("COUNTIF(D1:D5,\"a~*\")", 1),
      ("COUNTIF(D1:D5,\"BANANA\")", 1), ("COUNTIF(D1:D5,\"<>apple\")", 4),
      ("COUNTIF(B1:B6,\"\")", 2), ("COUNTIF(B1:B6,\"=\")", 1), ("COUNTIF(B1:B6,\"<>\")", 5),
      ("COUNTIF(E1:E9,\"<>x\")", 9), ("COUNTIF(F1:F2,\"#N/A\")", 1), ("COUNTIF(B1:B6,TRUE)", 1),
      ("COUNTIFS(A1:A5,3,C1:C5,\">20\")", 1), ("COUNTIFS(A1:A5,3,C1:C4,1)", "#VALUE!"),
      ("SUMIF(A1:A5,3,C1:C5)", 50), ("SUMIF(A1:A5,\">0\")", 9.5), ("SUMIF(A1:A5,3,C1)", 50),
      ("SUMIF(D1:D5,\"ap*\",F1:F5)", "#N/A"), ("SUMIFS(C1:C5,A1:A5,3,D1:D5,\"ap*\")", 10),
      ("AVERAGEIF(A1:A5,3,C1:C5)", 25), ("AVERAGEIF(A1:A5,99)", "#DIV/0!"),
      ("AVERAGEIFS(C1:C5,A1:A5,\">0\",D1:D5,\"<>apple\")", 30),
    ] as [(String, Value)])
  func criteria(formula: String, expected: Value) throws {
    #expect(try Self.value(formula).agrees(with: expected))
  }

  @Test(
    arguments: [
      ("MATCH(30,C1:C5,0)", 3), ("MATCH(35,C1:C5)", 3), ("MATCH(5,C1:C5,1)", "#N/A"),
      ("MATCH(3,A1:A5,0)", 1), ("MATCH(\"APRICOT\",D1:D5,0)", 3), ("MATCH(\"b*\",D1:D5,0)", 2),
      ("MATCH(35,{50,40,30},-1)", 2), ("MATCH(\"5\",A1:A5,0)", "#N/A"),
      ("INDEX(A1:C5,2,3)", 20), ("INDEX(A1:A5,3)", 2.5), ("INDEX(A1:C1,3)", 10),
      ("INDEX(A1:C5,6,1)", "#REF!"), ("SUM(INDEX(A1:C5,0,3))", 150),
      ("SUM(INDEX(A1:C5,2,1):INDEX(A1:C5,4,1))", 6.5),
      ("SUM(A1:INDEX(A1:A5,2))", 4), ("SUM(A1:A2:C1)", 41), ("SUM(1:INDEX(A1:A5,2))", "#VALUE!"),
      ("COUNTA(INDEX(A1:C5,2,0))", 3),
      ("INDEX({1,2;3,4},2,1)", 3), ("LOOKUP(25,C1:C5,A1:A5)", 1),
      ("LOOKUP(99,{0,50,80},{1,2,3})", 3),
      ("LOOKUP(-1,{0,50},{1,2})", "#N/A"), ("VLOOKUP(20,C1:D5,2,FALSE)", "Banana"),
      ("VLOOKUP(25,C1:D5,2)", "Banana"), ("VLOOKUP(1,C1:D5,3)", "#REF!"),
      ("HLOOKUP(7,A1:C5,1,FALSE)", 7), ("HLOOKUP(3,A1:C5,3,FALSE)", 2.5),
      ("RANK(3,A1:A5)", 1), ("RANK(2.5,A1:A5)", 3), ("RANK(2.5,A1:A5,1)", 3),
      ("RANK(9,A1:A5)", "#N/A"),
      ("LARGE(A1:A5,3)", 2.5), ("SMALL(A1:A5,1)", -4), ("SMALL(A1:A5,6)", "#NUM!"),
      ("ROW()", 2), ("COLUMN()", 7), ("ROW(C4)", 4), ("COLUMN(C4)", 3), ("ROWS(A2:B9)", 8),
      ("COLUMNS($E$1:G1)", 3), ("ROWS(A:A)", 1_048_576),
    ] as [(String, Value)])
  func places(formula: String, expected: Value) throws {
    #expect(try Self.value(formula).agrees(with: expected))
  }

  @Test(
    arguments: [
      ("ROUND(2.675,2)", 2.68), ("ROUND(-1.005,2)", -1.01), ("ROUND(1234,-2)", 1200),
      ("ROUNDDOWN(0.29*100,0)", 29), ("ROUNDUP(1.01,1)", 1.1), ("TRUNC(-1.9)", -1),
      ("TRUNC(1.29,1)", 1.2), ("INT(-1.5)", -2), ("ABS(A5)", 4), ("SIGN(A5)", -1), ("SIGN(E1)", 0),
      ("MOD(7,3)", 1), ("MOD(-7,3)", 2), ("MOD(1,0)", "#DIV/0!"), ("POWER(2,10)", 1024),
      ("SQRT(2.25)", 1.5), ("SQRT(-1)", "#NUM!"), ("EXP(0)", 1), ("LN(1)", 0), ("LOG10(1000)", 3),
      ("LN(0)", "#NUM!"), ("FLOOR(7.5,2)", 6), ("FLOOR(-7.5,-2)", -6), ("FLOOR(1,-1)", "#NUM!"),
      ("CEILING(7.1,0.5)", 7.5), ("CEILING(3,0)", 0), ("DATE(2022,1,5)", 44_566),
      ("DATE(1900,2,28)", 59), ("DATE(1900,3,1)", 61), ("DATE(2021,14,1)", 44_593),
      ("LEN(\"Tốt\")", 3), ("LEFT(\"Xuất sắc\",4)", "Xuất"), ("RIGHT(\"abc\")", "c"),
      ("MID(\"abcdef\",2,3)", "bcd"), ("MID(\"abc\",0,1)", "#VALUE!"),
      ("TRIM(\"  a   b \")", "a b"),
      ("REPT(\"ab\",3)", "ababab"), ("REPT(\"a\",99999)", "#VALUE!"),
    ] as [(String, Value)])
  func numbersAndTexts(formula: String, expected: Value) throws {
    #expect(try Self.value(formula).agrees(with: expected))
  }

  @Test(
    arguments: [
      ("SUMPRODUCT(A1:A5,C1:C5)", 45), ("SUMPRODUCT((A1:A5=3)*(C1:C5>10))", 1),
      ("SUMPRODUCT(--(C1:C5>25))", 3), ("SUMPRODUCT(--(B1:B6<>\"\"))", 4),
      ("SUMPRODUCT(ISNUMBER(B1:B6)*1)", 1), ("SUMPRODUCT((A1:A5=3)*C1:C5)", 50),
      ("SUMPRODUCT(A1:A5,C1:C4)", "#VALUE!"), ("SUMPRODUCT(--(F1:F2=1))", "#N/A"),
      ("SUMPRODUCT((A1:C1>2)*(A1:A2>2))", 3), ("SUMPRODUCT(1/COUNTIF(A1:A5,A1:A5))", 4),
      ("SUMPRODUCT((A1:C1=7)*(COLUMN(A1:C1)-COLUMN(A1)+1))", 2), ("SUMPRODUCT(ROW(A1:A3))", 6),
      ("SUMPRODUCT(IF(A1:A5>0,C1:C5,0))", 100), ("SUMPRODUCT(ROUND(A1:A5,0))", 6),
      ("SUMPRODUCT(COUNTIFS(A1:A5,A1:A5,C1:C5,C1:C5))", 5), ("SUM(A3:A5*2)", "#VALUE!"),
    ] as [(String, Value)])
  func arrays(formula: String, expected: Value) throws {
    #expect(try Self.value(formula).agrees(with: expected))
  }

  /// Of a range where one value is due, the cell in the formula's own row counts.
  @Test func aRangeMeetsTheRowOfTheFormula() throws {
    #expect(try Self.value("A1:A5+1") == 2)
  }
}
