import Testing

@testable import Formulas

@Test(
  "Every fault names its place",
  arguments: [
    ("", .empty, 0, 0),
    ("  ", .empty, 0, 2),
    ("=a+1", .leadingEquals, 0, 1),
    (" =1", .leadingEquals, 1, 1),
    ("a # b", .unexpectedCharacter("#"), 2, 1),
    ("tổng + 1", .unexpectedCharacter("ổ"), 1, 1),
    ("a × b", .unexpectedCharacter("×"), 2, 1),
    ("score.x", .unexpectedCharacter("."), 5, 1),
    ("$A$1", .unexpectedCharacter("$"), 0, 1),
    ("a\u{301}", .unexpectedCharacter("a\u{301}"), 0, 1),
    ("a & \"\"\u{7AA}\"", .unexpectedCharacter("\"\u{7AA}"), 5, 1),
    ("ROUND(a; 2)", .semicolon, 7, 1),
    ("a & \"bc", .unterminatedText, 4, 3),
    ("\"a\"\"", .unterminatedText, 0, 4),
    ("1.2.3 + 1", .badNumber("1.2.3"), 0, 5),
    ("2 * 12abc", .badNumber("12abc"), 4, 5),
    ("5.", .badNumber("5."), 0, 2),
    ("0x10", .badNumber("0x10"), 0, 4),
    ("1e999", .badNumber("1e999"), 0, 5),
    ("1e-999", .badNumber("1e-999"), 0, 6),
    ("0.1234567890123456", .badNumber("0.1234567890123456"), 0, 18),
    ("1234567890123456", .badNumber("1234567890123456"), 0, 16),
    ("1,5", .unexpectedToken(","), 1, 1),
    ("1 5", .unexpectedToken("5"), 2, 1),
    ("a \"b\"", .unexpectedToken("\"b\""), 2, 3),
    ("a b", .unexpectedToken("b"), 2, 1),
    ("a)", .unexpectedToken(")"), 1, 1),
    ("STDEV.S", .unexpectedToken("STDEV.S"), 0, 7),
    ("MIN(a b)", .unexpectedToken("b"), 6, 1),
    ("1 + ROUDN(a, 2)", .unknownFunction("ROUDN", nearest: "ROUND"), 4, 5),
    ("vlookup(1)", .unknownFunction("vlookup", nearest: "LOOKUP"), 0, 7),
    ("Score(\"1\")", .unknownFunction("Score", nearest: "score"), 0, 5),
    ("TEXTJOIN(a)", .unknownFunction("TEXTJOIN", nearest: nil), 0, 8),
    ("f(a)", .unknownFunction("f", nearest: nil), 0, 1),
    ("1 + ROUND(a)", .argumentCount(.round, found: 1, expected: 2...2), 4, 8),
    ("IF(a, 1, 2, 3)", .argumentCount(.if, found: 4, expected: 2...3), 0, 14),
    ("ROUND(1,5, 2)", .argumentCount(.round, found: 3, expected: 2...2), 0, 13),
    ("SUM()", .argumentCount(.sum, found: 0, expected: 1...255), 0, 5),
    ("NA(1)", .argumentCount(.notAvailable, found: 1, expected: 0...0), 0, 5),
    ("a +", .expectedExpression(found: nil), 3, 0),
    ("a + * b", .expectedExpression(found: "*"), 4, 1),
    ("MIN(a,)", .expectedExpression(found: ")"), 6, 1),
    ("()", .expectedExpression(found: ")"), 1, 1),
    ("(a + b", .expectedClosing(")"), 6, 0),
    ("MIN(a, b", .expectedClosing(")"), 8, 0),
    ("SUM({1, 2)", .expectedClosing("}"), 9, 1),
    ("1 + score(a)", .memberNeedsText("score"), 4, 5),
    ("index()", .memberNeedsText("index"), 0, 5),
    ("score(\"1\", \"2\")", .memberNeedsText("score"), 0, 5),
    ("score(\"1\"", .memberNeedsText("score"), 0, 5),
    ("SUM({1, a})", .arrayNeedsConstants, 8, 1),
    ("SUM({})", .arrayNeedsConstants, 5, 1),
    ("{1, 2}", .misplacedArray, 0, 1),
    ("ABS({1})", .misplacedArray, 4, 1),
    ("LOOKUP(a, {0, 50, 50}, {1, 2, 3})", .lookupTable, 0, 33),
    ("LOOKUP(a, {0, \"x\"}, {1, 2})", .lookupTable, 0, 27),
    ("LOOKUP(a, {0, 50}, {1, 2, 3})", .lookupTable, 0, 29),
    ("LOOKUP(a, b, c)", .lookupTable, 0, 15),
  ] as [(String, FormulaFault.Kind, Int, Int)])
func fault(text: String, kind: FormulaFault.Kind, offset: Int, length: Int) {
  #expect(throws: FormulaFault(kind, offset: offset, length: length)) {
    try Formula(parsing: text)
  }
}

@Test(
  "The nearest name is at most two letters away",
  arguments: [
    ("SUMM", "SUM"), ("AVERGE", "AVERAGE"), ("STDEV", "STDEV.S"), ("ROUNDOWN", "ROUNDDOWN"),
    ("COHORT_AVG", nil), ("indx", "index"), ("IFF", "IF"), ("COUNTIF", "COUNT"), ("x", nil),
  ] as [(String, String?)])
func nearest(name: String, expected: String?) {
  #expect(Names.nearestFunction(to: name) == expected)
}

@Test("Tokens know where they stand")
func tokens() throws {
  let tokens = try Tokenizer.tokens(in: "ABS(a1)>=\"x\"\"\" ")
  #expect(tokens.map(\.offset) == [0, 3, 4, 6, 7, 9, 15])
  #expect(tokens.map(\.length) == [3, 1, 2, 1, 2, 5, 0])
  #expect(
    tokens.map(\.kind) == [
      .word("ABS"), .sign("("), .word("a1"), .sign(")"), .sign(">="), .text("x\""), .end,
    ])
}
