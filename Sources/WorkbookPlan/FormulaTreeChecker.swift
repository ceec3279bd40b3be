import Formulas

/// Holds the tree of a cell's formula against Excel's rules, and against what every program knows.
struct FormulaTreeChecker {
  /// What is wrong with a formula.
  enum Fault: Hashable {
    case tooLong(Int)
    case illegalCharacter(UInt32)
    case syntax(PlanProblem.FormulaFault)
  }

  /// The names of the sheets in lower case.
  private let sheets: Set<String>
  /// The names as they are spelled.
  private let spelled: Set<TextBytes>

  init(sheets: [String]) {
    self.sheets = Set(sheets.map { $0.lowercased() })
    spelled = Set(sheets.map(TextBytes.init))
  }

  /// Whether cells lie in a sheet of the workbook.
  func knows(_ cells: SheetRange) -> Bool {
    cells.range.isInSheet && sheets.contains(cells.sheet.lowercased())
  }

  /// The first fault of a formula as it stands in a cell; nil when Excel takes it.
  func fault(in formula: CellFormula, at cell: CellPosition) -> Fault? {
    var length = 0
    if let fault = fault(in: formula.expression, level: 0, &length) { return fault }
    guard length > Limits.formulaUnits else { return nil }
    // What was added up is the most it may be.
    let printed = formula.text(in: cell).utf16.count
    return printed > Limits.formulaUnits ? .tooLong(printed) : nil
  }

  /// Looks at a part, `level` calls deep, and adds the most characters it prints.
  private func fault(
    in expression: Expression, level: Int, _ length: inout Int
  ) -> Fault? {
    // An operator, or parentheses and a comma.
    length += 4
    switch expression {
    case .number(let number):
      length += 24
      return number.isFinite ? nil : .syntax(.character("\(number)"))
    case .boolean: return nil
    case .text(let text): return fault(inText: text, &length)
    case .array(let values): return fault(in: values, &length)
    case .reference(.constants(let table)): return fault(in: table.values, &length)
    case .reference(.cells(let area)):
      length += 24
      guard case .named(let name)? = area.sheet else { return nil }
      length += 2 * name.utf8.count
      guard !spelled.contains(TextBytes(name)), !sheets.contains(name.lowercased()) else {
        return nil
      }
      return .syntax(.unknownSheet(name))
    case .reference(let reference): return .syntax(.unknownName(reference.description))
    case .unary(_, let operand): return fault(in: operand, level: level, &length)
    case .binary: return faultInChain(expression, level: level, &length)
    case .call(let function, let arguments):
      length += function.name.utf8.count
      // A book may hold only what all programs compute, and only where they compute it.
      guard function.isOfCells, function.programs == .all else {
        return .syntax(.function(function.name))
      }
      guard function.cellArity.contains(arguments.count) else {
        return .syntax(.arguments(function.name, arguments.count))
      }
      guard level < Limits.formulaLevels else { return .syntax(.nested(level + 1)) }
      for argument in arguments {
        if let fault = fault(in: argument, level: level + 1, &length) { return fault }
      }
      return nil
    }
  }

  /// Looks at operators in a row without recursion from one to the next.
  private func faultInChain(
    _ expression: Expression, level: Int, _ length: inout Int
  ) -> Fault? {
    var first = expression
    while case .binary(_, let left, let right) = first {
      length += 4
      if let fault = fault(in: right, level: level, &length) { return fault }
      first = left
    }
    return fault(in: first, level: level, &length)
  }

  private func fault(in values: [Value], _ length: inout Int) -> Fault? {
    for value in values {
      switch value {
      case .text(let text): if let fault = fault(inText: text, &length) { return fault }
      case .number(let number):
        guard number.isFinite else { return .syntax(.character("\(number)")) }
        length += 25
      case .blank, .boolean, .error: length += 9
      }
    }
    return nil
  }

  private func fault(inText text: String, _ length: inout Int) -> Fault? {
    length += 2 * text.utf8.count + 3
    let count = text.utf8.count > Limits.formulaTextUnits ? text.utf16.count : 0
    if count > Limits.formulaTextUnits { return .syntax(.longText(count)) }
    return firstIllegalScalar(in: text).map { .illegalCharacter($0) }
  }
}
