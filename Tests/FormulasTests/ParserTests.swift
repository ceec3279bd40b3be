import Testing

@testable import Formulas

private let a = Expression.name("a")
private let b = Expression.name("b")
private let c = Expression.name("c")

@Test(
  "Operators bind as in Excel",
  arguments: [
    ("a + b * c", a + (b * c)),
    ("a * b + c", (a * b) + c),
    ("a - b - c", (a - b) - c),
    ("a - (b - c)", a - (b - c)),
    ("a / b / c", (a / b) / c),
    ("a ^ b ^ c", .binary(.power, .binary(.power, a, b), c)),
    ("-a ^ b", .binary(.power, -a, b)),
    ("-(a ^ b)", -.binary(.power, a, b)),
    ("a ^ -b", .binary(.power, a, -b)),
    ("a ^ -b ^ c", .binary(.power, .binary(.power, a, -b), c)),
    ("-a%", -.unary(.percent, a)),
    ("a%%", .unary(.percent, .unary(.percent, a))),
    ("a% ^ b", .binary(.power, .unary(.percent, a), b)),
    ("--a", -(-a)),
    ("a - -b", a - (-b)),
    ("+a * b", .unary(.plus, a) * b),
    ("a & b + c", .binary(.concatenate, a, b + c)),
    ("a & b = c", .binary(.equal, .binary(.concatenate, a, b), c)),
    ("a < b = c", .binary(.equal, .binary(.less, a, b), c)),
    ("a >= b + c", .binary(.greaterOrEqual, a, b + c)),
    ("a <> b", .binary(.notEqual, a, b)),
    ("((a))", a),
  ] as [(String, Expression)])
func precedence(text: String, expected: Expression) throws {
  #expect(try Formula(parsing: text).expression == expected)
}

@Test(
  "Literals, names, calls and members",
  arguments: [
    ("1", .number(1)), (".5", .number(0.5)), ("0.25", .number(0.25)), ("1e3", .number(1000)),
    ("1.5E-2", .number(0.015)), ("100000000000000000000", .number(1e20)),
    ("123456789.012345", .number(123456789.012345)),
    ("\"a \"\"b\"\"\"", .text("a \"b\"")), ("\"\"", .text("")), ("\"1,5; ổn\"", .text("1,5; ổn")),
    ("true", .boolean(true)), ("FALSE", .boolean(false)),
    ("max", .name("max")), ("max(max, Max)", Function.max(.name("max"), .name("Max"))),
    ("Round(a, 2)", Function.round(a, 2)), ("stdev.s(a, b)", Function.standardDeviation(a, b)),
    ("NA()", Function.notAvailable()), ("IF(a, b)", Function.if(a, b)),
    ("score(\"1.2\")", .member("score", key: "1.2")),
    ("index( \"satisfaction\" )", .member("index", key: "satisfaction")),
    ("score + index", .name("score") + .name("index")),
    ("COHORT_RANK(a / b, 1)", Function.cohortRank(a / b, 1)),
    (
      "SUM({1, -2.5, \"x\", TRUE})",
      Function.sum(.array([.number(1), .number(-2.5), .text("x"), .boolean(true)]))
    ),
    (
      "LOOKUP(a, {0, 50}, {\"thấp\", \"cao\"})",
      Function.lookup(
        a, .array([.number(0), .number(50)]), .array([.text("thấp"), .text("cao")]))
    ),
    (" \t\n a\u{A0}+\r\nb ", a + b),
  ] as [(String, Expression)])
func parts(text: String, expected: Expression) throws {
  #expect(try Formula(parsing: text).expression == expected)
}

@Test("References are listed once, with the place of their first occurrence")
func references() throws {
  let formula = try Formula(parsing: "\"ổ\" & b + a * b + score(\"a\") - a")
  #expect(formula.references == [.name("b"), .name("a"), .member("score", key: "a")])
  #expect(formula.expression.references == formula.references)
  #expect(formula.offset(of: .name("b")) == 6)
  #expect(formula.offset(of: .name("a")) == 10)
  #expect(formula.offset(of: .member("score", key: "a")) == 18)
  #expect(formula.offset(of: .name("c")) == nil)
}

@Test(
  "A function has its own name in any case, and no other has it", arguments: Function.ofLanguage)
func functionNames(function: Function) {
  #expect(Function(named: function.name.lowercased()) == function)
  #expect(function.arity.lowerBound >= 0)
  #expect(function.isCohort == function.name.hasPrefix("COHORT_"))
}
