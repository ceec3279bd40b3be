import Formulas

/// Holds the tree of a cell's formula against Excel's rules.
struct FormulaTreeChecker {
  /// The names of the sheets in lower case.
  let sheets: Set<String>

  init(sheets: [String]) { self.sheets = Set(sheets.map { $0.lowercased() }) }

  /// The first fault of a formula; nil when Excel takes it.
  func fault(in formula: CellFormula) -> PlanProblem.FormulaFault? {
    fault(in: formula.expression, level: 0)
  }

  private func fault(in expression: Expression, level: Int) -> PlanProblem.FormulaFault? {
    switch expression {
    case .number(let number): return number.isFinite ? nil : .character("\(number)")
    case .boolean, .array: return nil
    case .text(let text):
      let count = text.utf8.count > Limits.formulaTextUnits ? text.utf16.count : 0
      return count > Limits.formulaTextUnits ? .longText(count) : nil
    case .reference(.cells(let area)):
      guard case .named(let name)? = area.sheet, !sheets.contains(name.lowercased()) else {
        return nil
      }
      return .unknownSheet(name)
    case .reference(.constants): return nil
    case .reference(let reference): return .unknownName(reference.description)
    case .unary(_, let operand): return fault(in: operand, level: level)
    case .binary: return faultInChain(expression, level: level)
    case .call(let function, let arguments):
      guard function.isOfCells else { return .function(function.rawValue) }
      guard function.cellArity.contains(arguments.count) else {
        return .arguments(function.rawValue, arguments.count)
      }
      guard level < Limits.formulaLevels else { return .nested(level + 1) }
      for argument in arguments {
        if let fault = fault(in: argument, level: level + 1) { return fault }
      }
      return nil
    }
  }

  /// Looks at operators in a row without recursion from one to the next.
  private func faultInChain(
    _ expression: Expression, level: Int
  ) -> PlanProblem.FormulaFault? {
    var first = expression
    while case .binary(_, let left, let right) = first {
      if let fault = fault(in: right, level: level) { return fault }
      first = left
    }
    return fault(in: first, level: level)
  }
}
