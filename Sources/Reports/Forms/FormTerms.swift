import Formulas
import WorkbookPlan

/// A cell of a form and what stands in it.
struct FormTerm {
  let cell: String
  let value: Value
}

/// The cells that an expression's slots stand for, by position.
struct FormTerms: EvaluationContext {
  private let terms: [FormTerm]

  init(_ terms: [FormTerm]) { self.terms = terms }

  /// An expression as a formula, with its value.
  func content(of expression: Expression) -> Cell.Content {
    .formula(expression.excelFormula(reference: name), evaluate(expression))
  }

  func evaluate(_ expression: Expression) -> Value { expression.evaluate(in: self) }

  func value(of reference: Reference) -> Value {
    guard case .slot(let slot) = reference else { return .error(FormulaError(.name)) }
    return terms[slot].value
  }

  func values(of reference: Reference) -> [Value] {
    guard case .run(let first, let last) = reference else { return [.error(FormulaError(.name))] }
    return terms[first...last].map(\.value)
  }

  private func name(_ reference: Reference) -> String {
    switch reference {
    case .slot(let slot): terms[slot].cell
    case .run(let first, let last) where first == last: terms[first].cell
    case .run(let first, let last): "\(terms[first].cell):\(terms[last].cell)"
    default: "NA()"
    }
  }
}
