import Formulas
import TestSupport
import Testing
import WorkbookPlan

/// Validations of single rows under each other.
private func validations(_ rules: [Validation.Rule?]) -> [Validation] {
  rules.enumerated().compactMap { row, rule in
    rule.map { Validation(CellRange(rows: row...row, columns: 4...6), $0) }
  }
}

private func rows(_ validations: [Validation]) -> [ClosedRange<Int>] {
  validations.map { $0.range.first.row...$0.range.last.row }
}

@Test func neighboursThatAreAlikeBecomeOne() {
  let merged = validations([.whole(0, 1), .whole(0, 1), .whole(0, 2), .whole(0, 2)]).merged()
  #expect(rows(merged) == [0...1, 2...3])
  #expect(merged.map(\.rule) == [.whole(0, 1), .whole(0, 2)])
}

@Test func alikeWithAGapStayApart() {
  #expect(rows(validations([.whole(0, 1), nil, .whole(0, 1)]).merged()) == [0...0, 2...2])
}

@Test func alikeWithOtherMessagesStayApart() {
  var list = validations([.whole(0, 1), .whole(0, 1)])
  list[1].prompt = Validation.Message(title: "Điểm", text: "")
  #expect(rows(list.merged()) == [0...0, 1...1])
}

@Test func tooManyTakeTheWiderBounds() {
  let merged = validations([.whole(1, 5), .decimal(0, 2), .choices(["a"]), .whole(0, 9)])
    .merged(atMost: 3)
  #expect(rows(merged) == [0...1, 2...2, 3...3])
  #expect(merged.map(\.rule) == [.decimal(0, 5), .choices(["a"]), .whole(0, 9)])
}

@Test func boundsByFormulaAreNotWidened() {
  let list = validations([.decimal(0, .of(parsed("$A$1").expression)), .decimal(0, 2)])
  #expect(list.merged(atMost: 1) == list)
}

@Test func aSheetHoldsNoMoreValidationsThanTheLibraryCounts() {
  let rule = Validation(CellRange(rows: 0...0, columns: 0...0), .whole(0, 1))
  func kinds(_ count: Int) -> [PlanProblem.Kind] {
    WorkbookPlanTests.kinds(plan { $0.validations = [Validation](repeating: rule, count: count) })
  }
  #expect(kinds(255) == [])
  #expect(kinds(256) == [.outOfRange(.validation, 256)])
}
