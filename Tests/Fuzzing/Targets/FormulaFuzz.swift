import Formulas

/// The formula parser, and all that is done with what it accepts.
struct FormulaFuzz: FuzzTarget {
  static let name = "formula"

  init() {}

  func feed(_ bytes: [UInt8]) throws {
    let text = String(decoding: bytes, as: UTF8.self)
    let formula: Formula
    do throws(FormulaFault) {
      formula = try Formula(parsing: text)
    } catch {
      let end = error.offset.addingReportingOverflow(error.length)
      try demand(
        error.offset >= 0 && error.length >= 0 && !end.overflow && end.partialValue <= text.count,
        "the fault \(error) lies outside of the text")
      return
    }
    let value = formula.expression.evaluate(in: Figures())
    if case .number(let number) = value {
      try demand(number.isFinite, "the value is \(number)")
    }
    for reference in formula.references {
      try demand(formula.offset(of: reference) != nil, "\(reference) has no place")
    }
    let cell = CellPosition(sheet: 0, row: 0, column: 0)
    let guarded = formula.expression.inCells { _ in CellAddress(row: 0, column: 0).term() }
    try demand(!CellFormula(guarded).text(in: cell).isEmpty, "nothing is printed")
    try reparse(formula.expression, value)
  }

  /// What the language prints means the same again; spaces may make it longer than it may be.
  private func reparse(_ expression: Expression, _ value: Value) throws {
    let printed = expression.description
    guard printed.count <= Formula.maximumLength else { return }
    let again: Formula
    do throws(FormulaFault) {
      again = try Formula(parsing: printed)
    } catch {
      throw Broken(description: "'\(printed)' is not a formula any more: \(error)")
    }
    try demand(again.expression == expression, "'\(printed)' is another formula")
    try demand(again.expression.evaluate(in: Figures()) == value, "'\(printed)' differs in value")
  }

  func seeds() -> [[UInt8]] {
    let formulas = [
      "ROUND(MIN(1, done / total) * max, 2)", "IF(total = 0, max, done / total * max)",
      "score(\"1.2\") + index(\"satisfaction\") / 100 * weight", "-2^2% & \"điểm \"\"x\"\"\"",
      "LOOKUP(x, {0, 50, 80}, {1, 2, 3})", "COHORT_RANK(x) / COHORT_COUNT(x)",
      "NOT(AND(a >= 1, OR(b <> \"\", c < .5e3))) = TRUE", "SUM({1, -2.5, \"a\", FALSE})",
      "ROUNDDOWN(FLOOR(x, 0.25) + MOD(y, 3), 0)", "STDEV.S(a, b, c) * SQRT(LN(EXP(2)))",
      "6 * A + MIN(2, 2.5 * B) + 2.5 * C", "((((((1))))))", "1;2", "=1", "\"a",
    ]
    return formulas.map { Array($0.utf8) }
  }

  var words: [String] {
    Function.allCases.map(\.name) + BinaryOperator.allCases.map(\.rawValue)
      + ["TRUE", "FALSE", "score(\"", "index(\"", "max", "{1,2}", "1e308", "%", "\"\""]
  }
}

/// A value of every kind for references, by their names.
private struct Figures: EvaluationContext {
  private static let values: [Value] = [
    .number(0), .number(1.5), .number(-3), .number(1e300), .text("abc"), .text("9"),
    .boolean(true), .blank, .error(FormulaError(.divisionByZero)),
  ]

  func value(of reference: Reference) -> Value {
    let sum = reference.description.utf8.reduce(0) { $0 + Int($1) }
    return Self.values[sum % Self.values.count]
  }

  func values(of reference: Reference) -> [Value] { Self.values }
}
