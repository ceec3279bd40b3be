import Testing

@testable import Formulas

private let a = Expression.name("a")
private let b = Expression.name("b")
private let topLeft = CellPosition(sheet: 0, row: 0, column: 0)

@Test("Random expressions come back from their description", arguments: 0..<20)
func roundTrip(seed: Int) throws {
  var generator = ExpressionGenerator(seed: UInt64(seed))
  for _ in 0..<50 {
    let expression = generator.expression(height: 5)
    let text = expression.description
    #expect(try Formula(parsing: text).expression == expression, "\(text)")
  }
}

@Test("No pair of parentheses could be left out", arguments: 0..<10)
func noSuperfluousParentheses(seed: Int) throws {
  var generator = ExpressionGenerator(seed: UInt64(1000 + seed))
  for _ in 0..<50 {
    let expression = generator.expression(height: 5)
    let text = expression.description
    for shorter in withoutOnePair(text) {
      let parsed = try? Formula(parsing: shorter).expression
      #expect(parsed != expression, "\(text)")
    }
  }
}

@Test("The scan for parentheses finds groups only")
func pairs() {
  #expect(
    withoutOnePair("MIN((a), \"(x)\") * (b)") == ["MIN(a, \"(x)\") * (b)", "MIN((a), \"(x)\") * b"])
}

/// The text without one of the pairs of parentheses that group, for each such pair.
private func withoutOnePair(_ text: String) -> [String] {
  let characters = Array(text)
  var open: [(start: Int, isGroup: Bool)] = []
  var results: [String] = []
  var isQuoted = false
  for (position, character) in characters.enumerated() {
    if character == "\"" { isQuoted.toggle() }
    if isQuoted { continue }
    if character == "(" {
      let before = position > 0 ? characters[position - 1] : " "
      open.append((position, !(before.isLetter || before.isNumber)))
    } else if character == ")", let pair = open.popLast(), pair.isGroup {
      var shorter = characters
      shorter.remove(at: position)
      shorter.remove(at: pair.start)
      results.append(String(shorter))
    }
  }
  return results
}

@Test(
  "The language spells with spaces, a workbook without",
  arguments: [
    (
      "round( min(1,done/total)*max,2 )", "ROUND(MIN(1, done / total) * max, 2)",
      "ROUND(MIN(1,done/total)*max,2)"
    ),
    ("(a+b)*-(a^b)", "(a + b) * -(a^b)", "(a+b)*-(a^b)"),
    ("(-a)^b", "-a^b", "-a^b"),
    ("(-a)%", "(-a)%", "(-a)%"),
    ("IF(a=\"x\"\"\",TRUE,1%)", "IF(a = \"x\"\"\", TRUE, 1%)", "IF(a=\"x\"\"\",TRUE,1%)"),
    ("SUM({1,-2})", "SUM({1, -2})", "SUM({1,-2})"),
    ("STDEV.S(a,b)", "STDEV.S(a, b)", "STDEV(a,b)"),
    ("score(\"1.2\")/2", "score(\"1.2\") / 2", "score(\"1.2\")/2"),
    ("COHORT_MAX(a)", "COHORT_MAX(a)", "COHORT_MAX(a)"),
    ("ROUND(a,2)", "ROUND(a, 2)", "ROUND(a,2)"),
    ("ROUND(a,0)", "ROUND(a, 0)", "ROUND(a/10,1)*10"),
    ("INT(a*100)", "INT(a * 100)", "INT(ROUND(a*100,9))"),
    ("INT(ROUND(a,2))", "INT(ROUND(a, 2))", "INT(ROUND(a,2))"),
    ("INT(ROUND(a,10))", "INT(ROUND(a, 10))", "INT(ROUND(ROUND(a,10),9))"),
    ("ROUNDDOWN(a,b)", "ROUNDDOWN(a, b)", "ROUNDDOWN(ROUND(a,9),b)"),
    ("ROUNDUP(a,1)", "ROUNDUP(a, 1)", "ROUNDUP(ROUND(a,9),1)"),
    ("FLOOR(a,0.5)", "FLOOR(a, 0.5)", "INT(ROUND(a/0.5,9))*0.5"),
    ("CEILING(a+b,5)", "CEILING(a + b, 5)", "-INT(-ROUND((a+b)/5,9))*5"),
    ("FLOOR(a,b)", "FLOOR(a, b)", "INT(ROUND(a/b,9))*IF(b<0,SQRT(b),b)"),
    ("MOD(a,b)", "MOD(a, b)", "ROUND(a-b*INT(ROUND(a/b,9)),9)"),
    ("2^FLOOR(a,5)", "2^FLOOR(a, 5)", "2^(INT(ROUND(a/5,9))*5)"),
    (
      "LOOKUP(a,{0,50},{1,2})", "LOOKUP(a, {0, 50}, {1, 2})",
      "LOOKUP(ROUND(a,9),{0,50},{1,2})"
    ),
    ("LOOKUP(a,{\"A\"},{1})", "LOOKUP(a, {\"A\"}, {1})", "LOOKUP(a,{\"A\"},{1})"),
    ("CHOOSE(a,1,2)", "CHOOSE(a, 1, 2)", "CHOOSE(ROUND(a,9),1,2)"),
  ] as [(String, String, String)])
func spelling(text: String, language: String, workbook: String) throws {
  let expression = try Formula(parsing: text).expression
  #expect(expression.description == language)
  #expect("\(expression)" == language)
  #expect(expression.inWorkbook == workbook)
}

@Test(
  "Cohort functions over a range become a spreadsheet's",
  arguments: [
    (Function.cohortMin(.slots(1)), "MIN($C$1:$C$9)"),
    (Function.cohortMax(.slots(1)), "MAX($C$1:$C$9)"),
    (Function.cohortAverage(.slots(1)), "AVERAGE($C$1:$C$9)"),
    (Function.cohortMedian(.slots(1)), "MEDIAN($C$1:$C$9)"),
    (Function.cohortSum(.slots(1)), "SUM($C$1:$C$9)"),
    (Function.cohortCount(.slots(1)), "COUNT($C$1:$C$9)"),
    (Function.cohortStandardDeviation(.slots(1)), "STDEV($C$1:$C$9)"),
    (Function.cohortRank(.slot(1), .slots(1)), "RANK(C5,$C$1:$C$9,0)"),
    (Function.cohortRank(.slot(1), .slots(1), 1), "RANK(C5,$C$1:$C$9,1)"),
  ] as [(Expression, String)])
func cohort(expression: Expression, expected: String) {
  let guarded = expression.inCells { reference in
    reference == .slots(1)
      ? CellRange(rows: 0...8, columns: 2...2).fixed() : CellAddress(row: 4, column: 2).term()
  }
  #expect(CellFormula(guarded).text(in: topLeft) == expected)
}

@Test("A formula is appended to the text that is there")
func appending() {
  var text = Array("=".utf8)
  CellFormula(CellAddress(row: 0, column: 0).term() * 2).print(in: topLeft, into: &text)
  #expect(String(decoding: text, as: UTF8.self) == "=A1*2")
}

@Test("A quotation mark is doubled even under a combining mark")
func quotation() {
  #expect(Expression.text("\"\u{301}").inWorkbook == "\"\"\"\u{301}\"")
}

@Test("A negative literal binds like a sign")
func negativeLiteral() {
  let base = Expression.number(-2)
  #expect(Expression.binary(.power, base, 2).description == "-2^2")
  #expect(Expression.unary(.percent, base).description == "(-2)%")
  #expect((a - base).description == "a - -2")
}

@Test(
  "Numbers are shortest decimals of at most 15 digits",
  arguments: [
    (0, "0"), (-0.0, "0"), (1, "1"), (-2.5, "-2.5"), (0.1, "0.1"), (0.1 + 0.2, "0.3"),
    (2.0 / 3, "0.666666666666667"),
    (1e14, "100000000000000"), (123456789012345, "123456789012345"), (1e15, "1E+15"),
    (1.25e20, "1.25E+20"), (1e-9, "0.000000001"), (2.5e-10, "2.5E-10"), (-1e-12, "-1E-12"),
    (9.999999999999999, "10"), (0.9999999999999999, "1"), (99999999999999.99, "100000000000000"),
    (1234.5678, "1234.5678"), (0.00001234, "0.00001234"), (1e300, "1E+300"),
  ] as [(Double, String)])
func numbers(number: Double, expected: String) {
  #expect(SpreadsheetNumber.description(of: number) == expected)
}
