import Formulas
import WorkbookPlan

/// Parses formulas as Excel keeps them in a file, and says what it would not take.
struct FormulaLint {
  /// The names of the sheets in lower case.
  let sheets: Set<String>
  /// The defined names in lower case.
  let names: Set<String>

  /// A fault of a formula.
  struct Fault: Hashable {
    var rule: LintRule
    var words: String
  }

  /// The faults of a formula given without `=`.
  func faults(in formula: String, allowsUnion: Bool = false) -> [Fault] {
    let length = formula.utf16.count
    guard length <= 8_192 else {
      return [Fault(rule: .formulaLength, words: "\(length) characters, at most 8192")]
    }
    var parser = FormulaParser(formula, context: self, allowsUnion: allowsUnion)
    parser.run()
    return parser.faults
  }

  /// The faults of a chart's or link's range, which must name a sheet.
  func rangeFaults(in formula: String) -> [Fault] {
    guard formula.contains("!") else {
      return [Fault(rule: .formulaSyntax, words: "'\(formula)' names no sheet")]
    }
    return faults(in: formula, allowsUnion: true)
  }
}
