import Testing

@testable import Formulas

/// What the guarded form computes, as the language reads it back.
private func recomputed(_ expression: Expression, _ context: TestContext) throws -> Value {
  let text = expression.inCells { .reference($0) }.description
  return try Formula(parsing: text).expression.evaluate(in: context)
}

@Test("What is printed has the value that is computed", arguments: 0..<20)
func printedValue(seed: Int) throws {
  var generator = ExpressionGenerator(seed: UInt64(500 + seed))
  var numbers = 0
  for _ in 0..<100 {
    let expression = generator.expression(height: 4)
    var context = TestContext(names: ["1.2": .number(2), "satisfaction": .text("x")])
    for name in ExpressionGenerator.names { context.names[name] = .number(generator.decimal()) }
    let value = expression.evaluate(in: context)
    let again = try recomputed(expression, context)
    switch (value, again) {
    case (.number(let left), .number(let right)):
      numbers += 1
      #expect(left == right || SpreadsheetNumber.areEqual(left, right), "\(expression)")
    default: #expect(value == again, "\(expression)")
    }
  }
  #expect(numbers > 10)
}

@Test(
  "Guarded functions print what they compute, beside an edge too",
  arguments: [
    "INT(a * b)", "ROUNDDOWN(a * b, 1)", "ROUNDUP(a / b, 2)", "ROUND(a * b, 0)", "FLOOR(a, b)",
    "FLOOR(a, 0.1)", "CEILING(a, b)", "CEILING(a * b, 0.05)", "MOD(a, b)", "MOD(-a, b)",
    "MOD(a, -b)", "LOOKUP(a * b, {0, 0.3, 0.7, 1}, {1, 2, 3, 4})", "CHOOSE(1 + a * 10, 1, 2, 3)",
  ])
func edges(text: String) throws {
  let expression = try Formula(parsing: text).expression
  for hundredths in stride(from: -300, through: 300, by: 7) {
    for step in [-0.1, 0.01, 0.1, 0.3, 0.7, 1, 3, 100] {
      let context = TestContext(names: ["a": .number(Double(hundredths) / 100), "b": .number(step)])
      #expect(try recomputed(expression, context) == expression.evaluate(in: context))
    }
  }
}

@Test("A form that is guarded already stays as it is", arguments: Function.ofLanguage)
func fixedPoint(function: Function) {
  let arguments = (0..<function.arity.lowerBound).map { Expression.name("x\($0)") }
  let once = Expression.call(function, arguments).guarded
  #expect(once.guarded == once)
}
