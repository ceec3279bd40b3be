import Testing

@testable import Formulas

/// How references, names and sheets in the formulas of cells are read, and where faults lie.
@Suite struct CellReferenceTests {
  @Test func sheetsOfEveryName() throws {
    let sheets: [(String, [String: Value])] = [
      (
        "Tính",
        [
          "A1": "='Số liệu CCHC'!$B$2+It_is!A1", "A2": "=SUM('It''s 2'!A1:B1)",
          "A3": "=SUM('It''s 2'!$A$1:'It''s 2'!$B$1)", "A4": "='số liệu cchc'!B2",
          "A5": "=SUM('It''s 2'!1:1)",
        ]
      ),
      ("Số liệu CCHC", ["B2": 7.0]), ("It_is", ["A1": 1.0]), ("It's 2", ["A1": 2.0, "B1": 3.0]),
    ]
    let sheet = try CellSheet(sheets)
    #expect(try (1...5).map { try sheet.value("A\($0)") } == [8, 5, 5, 7, 5])
  }

  @Test func namesStandForCellsAndFormulas() throws {
    let cells: [String: Value] = [
      "A1": 4.0, "A2": "=Trọng_số*2", "A3": "=Kép+TRỌNG_SỐ", "A4": "=SUM(Vùng)",
    ]
    let names = ["Trọng_số": "'Điểm'!$A$1", "Kép": "Trọng_số*10", "Vùng": "'Điểm'!$A$1:$A$2"]
    let sheet = try CellSheet([("Điểm", cells)], names: names)
    #expect(try ["A2", "A3", "A4"].map { try sheet.value($0) } == [8, 44, 12])
  }

  @Test func formulasFilledDownAreReadOnce() throws {
    var reader = CellFormulaReader(sheets: ["S"])
    let first = try reader.read("RANK(A1,$A$1:$A$9)+B$1", in: place("C1"))
    #expect(try reader.read(" RANK( A2, $A$1:$A$9 )+B$1", in: place("C2")) == first)
    #expect(try reader.read("RANK(A1,$A$1:$A$9)+B$1", in: place("C2")) != first)
    #expect(try reader.read("RANK(A2,$A$1:$A$9)+B$2", in: place("C2")) != first)
    #expect(
      try reader.read("SUM(A:A)", in: place("C2")) != reader.read("SUM(A:A)", in: place("D2")))
  }

  @Test(
    arguments: [
      ("", .empty, 0, 0), ("1+", .expectedExpression(found: nil), 2, 0),
      ("1+*2", .expectedExpression(found: "*"), 2, 1),
      ("\"ố\"&FOO(1)", .unknownFunction("FOO", nearest: nil), 4, 3),
      ("IF(1,2,3,4)", .argumentCount(.if, found: 4, expected: 2...3), 0, 11),
      ("\"a", .unterminatedText, 0, 2), ("(1", .expectedClosing(")"), 2, 0),
      ("'Không'!A1", .unknownSheet("Không"), 0, 7), ("abc*2", .unknownName("abc"), 0, 3),
      ("[1]S!A1", .unexpectedCharacter("["), 0, 1), ("A1 A2", .unexpectedToken("A1"), 3, 2),
      ("A1:", .expectedExpression(found: nil), 3, 0), ("{1,2;3}", .arrayNeedsConstants, 0, 1),
      ("{1,A1}", .arrayNeedsConstants, 3, 2), ("A1048577", .unknownName("A1048577"), 0, 8),
      ("#LẠ!", .unexpectedToken("#LẠ!"), 0, 4),
      ("COHORT_MAX(A1)", .unknownFunction("COHORT_MAX", nearest: nil), 0, 10),
      ("score(\"1\")", .unknownFunction("score", nearest: nil), 0, 5),
      ("1..2", .badNumber("1..2"), 0, 4), ("0x1F", .badNumber("0x1F"), 0, 4),
      ("S!", .unexpectedToken("!"), 1, 1), ("S!'", .unterminatedText, 2, 1),
      ("1+'S'!", .unexpectedToken("'S'"), 2, 3),
    ] as [(String, FormulaFault.Kind, Int, Int)])
  func faultsHaveTheirPlace(
    formula: String, kind: FormulaFault.Kind, offset: Int, length: Int
  ) throws {
    var reader = CellFormulaReader(sheets: ["S"])
    let cell = try place("C3")
    #expect(throws: FormulaFault(kind, offset: offset, length: length)) {
      try reader.read(formula, in: cell)
    }
  }

  @Test func depthAndLengthAreBounded() throws {
    var reader = CellFormulaReader(sheets: ["S"], names: ["v": "w+w", "w": "v+v"])
    let cell = try place("C3")
    func read(_ formula: String) -> FormulaFault.Kind? {
      do throws(FormulaFault) {
        _ = try reader.read(formula, in: cell)
        return nil
      } catch {
        return error.kind
      }
    }
    let deep = 5_000
    #expect(
      read(String(repeating: "(", count: deep) + "1" + String(repeating: ")", count: deep))
        == .tooDeep(limit: 128))
    #expect(read(String(repeating: "-", count: deep) + "1") == .tooDeep(limit: 128))
    #expect(read(String(repeating: "1+", count: 30_000) + "1") == .tooLong(limit: 8_192))
    #expect(read(String(repeating: "1+", count: 4_000) + "1") == .tooDeep(limit: 2_048))
    #expect(read(String(repeating: "1+", count: 2_000) + "1") == nil)
    #expect(read("v") == .unknownName("v"))
  }

  /// A formula of a book has no addresses, and none of the functions of cells.
  @Test(arguments: ["COUNTIF(a, 1)", "ROW()", "RANK(a, b)", "A1:B2", "TRUE()"])
  func theLanguageOfABookRefusesCells(formula: String) {
    #expect(throws: FormulaFault.self) { try Formula(parsing: formula) }
  }

  @Test(arguments: Function.allCases) func everyFunctionTakesSomeArguments(function: Function) {
    #expect(function.arity.upperBound <= 255 && function.cellArity.upperBound <= 255)
    #expect(Function.ofLanguage.contains(function) == !function.isOfCellsOnly)
  }
}
