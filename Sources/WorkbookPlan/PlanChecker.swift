import Formulas

/// Holds a plan against Excel's rules, above all those that the writing library lets through.
///
/// Everything but the rows is looked at in ``problems()``; rows are looked at one by one, so that
/// they can be checked while they are written.
public struct PlanChecker: Sendable {
  let plan: Plan
  let trees: FormulaTreeChecker
  /// The merged ranges of each sheet by row, then column.
  let merges: [[CellRange]]

  /// A checker of a plan.
  public init(_ plan: Plan) {
    self.plan = plan
    trees = FormulaTreeChecker(sheets: plan.sheets.map(\.name))
    merges = plan.sheets.map { sheet in
      sheet.merges.sorted {
        ($0.first.row, $0.first.column) < ($1.first.row, $1.first.column)
      }
    }
  }

  /// All faults outside of rows.
  public func problems() -> [PlanProblem] {
    var found = ProblemList()
    checkProperties(&found)
    if plan.formats.isEmpty { found.add(.noFormats) }
    for format in plan.formats { check(format, &found) }
    checkNames(&found)
    if plan.sheets.isEmpty {
      found.add(.noSheets)
    } else if plan.sheets.allSatisfy(\.isHidden) {
      found.add(.noVisibleSheet)
    }
    checkSheetNames(&found)
    checkTables(&found)
    for (position, sheet) in plan.sheets.enumerated() {
      found.sheet = sheet.name
      checkLayout(sheet, &found)
      checkMerges(merges[position], &found)
      checkPage(sheet, &found)
      if sheet.validations.count > Limits.validations {
        found.add(.outOfRange(.validation, Double(sheet.validations.count)))
      }
      for validation in sheet.validations { check(validation, &found) }
      for condition in sheet.conditions { check(condition, &found) }
      for chart in sheet.charts { check(chart, &found) }
      for line in sheet.lines { check(line, &found) }
      checkComments(sheet, &found)
    }
    return found.problems
  }

  private func checkProperties(_ found: inout ProblemList) {
    let properties = plan.properties
    for text in [
      properties.title, properties.subject, properties.author, properties.keywords,
      properties.category, properties.comments,
    ] {
      found.check(text, .property, limit: Limits.propertyUnits)
    }
    let (year, month, day) = properties.created
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    if !(1970...9999).contains(year) || !(1...12).contains(month)
      || !(1...lengths[month - 1]).contains(day)
    {
      found.add(.noSuchDate)
    }
  }

  private func checkNames(_ found: inout ProblemList) {
    var seen: Set<String> = []
    for name in plan.names {
      let word = name.name
      found.check(word, .definedName, bytes: Limits.definedNameBytes)
      found.check(name.cells.text, .definedFormula, bytes: Limits.definedNameBytes)
      if !isDefinedNameSyntax(word) {
        found.add(.definedName(word, .syntax))
      } else if looksLikeReference(word) {
        found.add(.definedName(word, .looksLikeReference))
      }
      if !seen.insert(word.lowercased()).inserted { found.add(.definedName(word, .repeated)) }
      if !trees.knows(name.cells) { found.add(.definedName(word, .cells)) }
    }
  }

  /// Whether a word is made as names are: of a letter or `_`, then letters, digits, `_` and `.`.
  func isDefinedNameSyntax(_ word: String) -> Bool {
    guard let first = word.unicodeScalars.first, first == "_" || first.properties.isAlphabetic
    else { return false }
    return word.unicodeScalars.allSatisfy {
      $0 == "_" || $0 == "." || $0.properties.isAlphabetic || $0.properties.numericType != nil
        || $0.properties.generalCategory == .nonspacingMark
    }
  }
}

extension Plan {
  /// All faults of the plan, rows included.
  public func problems() -> [PlanProblem] {
    let checker = PlanChecker(self)
    var problems = checker.problems()
    for (position, sheet) in sheets.enumerated() {
      for row in 0..<min(sheet.rows.count, Limits.rows) {
        problems += checker.problems(in: sheet.rows[row], at: row, sheet: position)
      }
    }
    let calculated = CalculatedPlan(self)
    return problems + calculated.problems + calculated.disagreements()
  }
}
