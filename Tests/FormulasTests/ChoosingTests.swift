import Testing

@testable import Formulas

private struct Number: EvaluationContext {
  let value: Double
  func value(of reference: Reference) -> Value { .number(value) }
  func values(of reference: Reference) -> [Value] { [.number(value)] }
}

private func choosing(among count: Int) -> Expression {
  .choosing(.name("n"), of: (1...count).map { .text("v\($0)") })
}

@Test func fewChoicesAreOneCall() {
  #expect(
    Expression.choosing(.name("n"), of: ["a", "b"]).description == "CHOOSE(n, \"a\", \"b\")")
}

/// The number finds its value on both sides of every edge.
@Test(arguments: [1, 2, 29, 30, 58, 59, 100])
func everyChoiceIsFound(count: Int) {
  let expression = choosing(among: count)
  for number in 1...count {
    #expect(
      expression.evaluate(in: Number(value: Double(number))) == .text("v\(number)"), "\(number)")
  }
}

/// LibreOffice gives Err:504 for a `CHOOSE` of more than 30 arguments.
@Test func noCallChoosesAmongManyValues() {
  func most(_ expression: Expression) -> Int {
    guard case .call(let function, let arguments) = expression else { return 0 }
    return max(function == .choose ? arguments.count : 0, arguments.map(most).max() ?? 0)
  }
  #expect(most(choosing(among: 29)) == 30)
  #expect(most(choosing(among: 100)) == 30)
}

/// 30 − 29 = 1: the first value of the rest.
@Test func theRestIsCountedAnew() {
  #expect(
    choosing(among: 30).description.hasSuffix(", CHOOSE(n - 29, \"v30\"))"),
    "\(choosing(among: 30))")
}
