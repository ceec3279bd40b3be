import Testing

@testable import Formulas

private func kind(of text: String) -> FormulaFault.Kind? {
  do throws(FormulaFault) {
    _ = try Formula(parsing: text)
    return nil
  } catch {
    return error.kind
  }
}

private func nested(_ opening: String, _ count: Int, around inner: String = "a") -> String {
  let closing = opening.contains("(") ? ")" : ""
  return String(repeating: opening, count: count) + inner + String(repeating: closing, count: count)
}

@Test(
  "Hostile depth and length are faults",
  arguments: [
    (nested("(", 10_000), .tooLong(limit: 4096)),
    (nested("-", 10_000), .tooLong(limit: 4096)),
    (String(repeating: "9", count: 5_000_000), .tooLong(limit: 4096)),
    (nested("(", 2000), .tooDeep(limit: 48)),
    (nested("-", 4000), .tooDeep(limit: 48)),
    (nested("ABS(", 49), .tooDeep(limit: 48)),
    (nested("-(", 25), .tooDeep(limit: 48)),
    (nested("INT(", 25), .tooDeep(limit: 48)),
    (String(repeating: "1+", count: 2000) + "1", .tooDeep(limit: 256)),
    (String(repeating: "a^", count: 300) + "a", .tooDeep(limit: 256)),
    ("a" + String(repeating: "%", count: 4000), .tooDeep(limit: 256)),
    ("\"" + String(repeating: "x", count: 256) + "\"", .tooLong(limit: 255)),
    (
      "SUM(" + String(repeating: "1,", count: 2000) + "1)",
      .argumentCount(
        .sum, found: 2001, expected: 1...255)
    ),
    ("SUM({" + String(repeating: "1,", count: 2000) + "1})", .tooManyNodes(limit: 2000)),
  ] as [(String, FormulaFault.Kind)])
func tooMuch(text: String, expected: FormulaFault.Kind) {
  #expect(kind(of: text) == expected)
}

@Test(
  "What is within the bounds is a formula",
  arguments: [
    nested("(", 48), nested("-", 48), nested("ABS(", 48), nested("INT(", 24),
    String(repeating: "1+", count: 255) + "1", "\"" + String(repeating: "ổ", count: 255) + "\"",
    String(repeating: " ", count: 4095) + "a",
  ])
func justEnough(text: String) throws {
  let formula = try Formula(parsing: text)
  #expect(try Formula(parsing: formula.expression.description).expression == formula.expression)
}

@Test("An argument that is printed twice counts twice")
func printedNodes() {
  // Each level doubles: MOD(MOD(a, 2), 2) … prints 2ⁿ times a.
  let text =
    String(repeating: "MOD(", count: 12) + "a" + String(repeating: ", 2)", count: 12)
  #expect(kind(of: text) == .tooManyNodes(limit: Formula.maximumNodes))
}

@Test("The highest tree that may be built can be evaluated, printed and hashed")
func highest() throws {
  let chain = String(repeating: "1+", count: 200) + "1"
  let expression = try Formula(parsing: nested("ABS(", 47, around: chain)).expression
  #expect(expression.evaluate(in: TestContext()) == .number(201))
  #expect(expression.inWorkbook.count == 401 + 47 * 5)
  #expect(expression.hashValue == expression.mappingReferences { .reference($0) }.hashValue)
}
