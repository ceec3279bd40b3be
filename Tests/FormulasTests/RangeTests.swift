import Testing

@testable import Formulas

private let ranges: [[Value]] = [
  [.number(3), .text("x"), .blank, .number(5), .boolean(true), .number(3), .number(1)],
  [.blank, .text("")],
  [.number(1), .error(FormulaError(.notAvailable, origin: 9)), .error(FormulaError(.value))],
]

@Test(
  "Over a range, blanks and texts are passed over",
  arguments: [
    (.cohortMin, 1), (.cohortMax, 5), (.cohortAverage, 3), (.cohortMedian, 3), (.cohortSum, 12),
    (.cohortCount, 4), (.min, 1), (.max, 5), (.average, 3), (.median, 3), (.sum, 12), (.count, 4),
    (.product, 45),
    // Squares of the distances from the mean 3: 0, 4, 0 and 4, over 3.
    (.cohortStandardDeviation, (8.0 / 3).squareRoot()),
    (.standardDeviation, (8.0 / 3).squareRoot()),
  ] as [(Function, Double)])
func statistics(function: Function, expected: Double) {
  let value = function(.slots(0)).evaluate(in: TestContext(ranges: ranges))
  #expect(value == .number(expected))
}

@Test(
  "A range of nothing is as in a spreadsheet",
  arguments: [
    (.cohortMin, .number(0)), (.cohortSum, .number(0)), (.cohortCount, .number(0)),
    (.cohortAverage, error(.divisionByZero)), (.cohortMedian, error(.number)),
    (.cohortStandardDeviation, error(.divisionByZero)),
  ] as [(Function, Value)])
func nothing(function: Function, expected: Value) {
  #expect(function(.slots(1)).evaluate(in: TestContext(ranges: ranges)) == expected)
}

@Test("The first error of a range is the result, except for a count")
func errorsInRange() {
  let context = TestContext(ranges: ranges)
  #expect(Function.cohortMax(.slots(2)).evaluate(in: context) == error(.notAvailable, origin: 9))
  #expect(Function.cohortCount(.slots(2)).evaluate(in: context) == .number(1))
  #expect(
    Function.sumProduct(.slots(2), .slots(2)).evaluate(in: context)
      == error(.notAvailable, origin: 9))
}

@Test("A range is no single value")
func misplaced() {
  let context = TestContext(ranges: ranges)
  #expect((Expression.slots(0) + 1).evaluate(in: context) == error(.value))
  #expect(Expression.slots(0).evaluate(in: context) == error(.value))
}

@Test("A range may be looked up in and multiplied")
func lookup() {
  let context = TestContext(ranges: [
    [.number(0), .number(50), .number(80)], [.text("C"), .text("B"), .text("A")],
    [.number(1), .number(2), .blank],
  ])
  #expect(
    Function.lookup(79.9999999999, .slots(0), .slots(1)).evaluate(in: context) == .text("A"))
  #expect(Function.lookup(79, .slots(0), .slots(1)).evaluate(in: context) == .text("B"))
  #expect(Function.sumProduct(.slots(0), .slots(2)).evaluate(in: context) == .number(100))
}

@Test(
  "Equals share the better rank",
  arguments: [
    (5, false, .number(1)), (3, false, .number(2)), (1, false, .number(4)),
    (5, true, .number(4)), (3, true, .number(2)), (1, true, .number(1)),
    (4, false, error(.notAvailable)),
  ] as [(Double, Bool, Value)])
func rank(number: Double, ascending: Bool, expected: Value) {
  let context = TestContext(slots: [.number(number)], ranges: ranges)
  let rank = Function.cohortRank(.slot(0), .slots(0), .boolean(ascending))
  #expect(rank.evaluate(in: context) == expected)
  if !ascending {
    #expect(Function.cohortRank(.slot(0), .slots(0)).evaluate(in: context) == expected)
  }
}

@Test(
  "Places count from either end",
  arguments: [
    (1, .number(5), .number(1)), (2, .number(3), .number(3)), (4, .number(1), .number(5)),
    (2.5, .number(3), .number(3)), (0, error(.number), error(.number)),
    (5, error(.number), error(.number)),
  ] as [(Double, Value, Value)])
func places(place: Double, fromGreatest: Value, fromLeast: Value) {
  let context = TestContext(ranges: ranges)
  #expect(Function.cohortLarge(.slots(0), .number(place)).evaluate(in: context) == fromGreatest)
  #expect(Function.cohortSmall(.slots(0), .number(place)).evaluate(in: context) == fromLeast)
}

@Test("A missing value has no rank")
func missingRank() {
  let context = TestContext(slots: [.blank], ranges: ranges)
  let rank = Function.cohortRank(.slot(0), .slots(0))
  #expect(rank.evaluate(in: context) == error(.notAvailable, origin: 0))
}

/// Knows the statistics beforehand and has no values.
private struct Keeping: EvaluationContext {
  func value(of reference: Reference) -> Value { .number(2) }
  func values(of reference: Reference) -> [Value] { [] }
  func statistic(
    _ function: Function, of reference: Reference, _ settings: ArraySlice<Expression>
  ) -> Value? {
    switch (function, reference) {
    case (.cohortMax, .slots(3)): .number(77)
    case (.cohortLarge, .slots(3)): settings == [2] ? .number(66) : nil
    default: nil
    }
  }
  func rank(of number: Double, among reference: Reference, ascending: Bool) -> Value? {
    number == 2 && reference == .slots(3) && ascending ? .number(8) : nil
  }
}

@Test("What a context keeps is not computed anew")
func kept() {
  #expect(Function.cohortMax(.slots(3)).evaluate(in: Keeping()) == .number(77))
  #expect(Function.cohortMax(.slots(4)).evaluate(in: Keeping()) == .number(0))
  #expect(Function.cohortLarge(.slots(3), 2).evaluate(in: Keeping()) == .number(66))
  #expect(Function.cohortLarge(.slots(3), 1).evaluate(in: Keeping()) == error(.number))
  #expect(Function.cohortRank(.slot(0), .slots(3), 1).evaluate(in: Keeping()) == .number(8))
}
