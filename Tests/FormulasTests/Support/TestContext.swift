@testable import Formulas

/// Values for references, by hand.
struct TestContext: EvaluationContext {
  var names: [String: Value] = [:]
  var slots: [Value] = []
  var ranges: [[Value]] = []

  func value(of reference: Reference) -> Value {
    switch reference {
    case .name(let name): names[name] ?? .blank
    case .member(_, let key): names[key] ?? .blank
    case .slot(let slot): slots[slot]
    default: .error(FormulaError(.reference))
    }
  }

  func values(of reference: Reference) -> [Value] {
    switch reference {
    case .slots(let range): ranges[range]
    case .run(let first, let last): Array(slots[first...last])
    default: []
    }
  }
}

/// The value of a formula, where names have values.
func value(of text: String, _ names: [String: Value] = [:]) throws -> Value {
  try Formula(parsing: text).expression.evaluate(in: TestContext(names: names))
}

/// The number a formula gives; nil if it gives anything else.
func number(of text: String, _ names: [String: Double] = [:]) throws -> Double? {
  guard case .number(let number) = try value(of: text, names.mapValues { .number($0) }) else {
    return nil
  }
  return number
}

/// An error value of a kind.
func error(_ kind: FormulaError.Kind, origin: Int? = nil) -> Value {
  .error(FormulaError(kind, origin: origin))
}

extension Expression {
  /// The formula of a cell, what it refers to spelled as in the language.
  var inWorkbook: String {
    var text: [UInt8] = []
    inCells { .reference($0) }.printCell(into: &text) { $1 += $0.description }
    return String(decoding: text, as: UTF8.self)
  }
}
