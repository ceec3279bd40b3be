import Formulas
import WorkbookPlan

/// Reads formulas as Excel keeps them in a file, and says what it would not take.
struct FormulaLint {
  private let reader: CellFormulaReader

  /// What formulas may refer to: sheets and defined names.
  init(sheets: [String], names: [String]) {
    // What a name stands for is looked at where it is defined.
    reader = CellFormulaReader(
      sheets: sheets,
      names: Dictionary(names.map { ($0, "0") }, uniquingKeysWith: { first, _ in first }),
      functions: ExcelFunctions.table)
  }

  /// A fault of a formula.
  struct Fault: Hashable {
    var rule: LintRule
    var words: String
  }

  /// The faults of a formula given without `=`.
  func faults(in formula: String) -> [Fault] {
    let length = formula.utf16.count
    guard length <= Limits.formulaUnits else {
      return [Fault(rule: .formulaLength, words: "\(length) characters, at most 8192")]
    }
    var reader = reader
    do throws(FormulaFault) {
      let number = try reader.read(formula, in: CellPosition(sheet: 0, row: 0, column: 0))
      var faults: [Fault] = []
      look(into: reader.formulas[number].expression, level: 0, &faults)
      return faults
    } catch {
      return [fault(for: error, in: formula)]
    }
  }

  /// The faults of areas side by side, as defined names, charts and links have them.
  func faults(inAreas formula: String) -> [Fault] {
    unionPieces(of: formula).flatMap { faults(in: $0) }
  }

  /// The faults of a chart's or link's range, which must name a sheet.
  func rangeFaults(in formula: String) -> [Fault] {
    guard formula.contains("!") else {
      return [Fault(rule: .formulaSyntax, words: "'\(formula)' names no sheet")]
    }
    return faults(inAreas: formula)
  }

  /// Looks for what can be read but not taken.
  private func look(into expression: Expression, level: Int, _ faults: inout [Fault]) {
    switch expression {
    case .number, .boolean, .array: break
    case .text(let text):
      let length = text.utf16.count
      guard length > Limits.formulaTextUnits else { return }
      faults.append(Fault(rule: .formulaText, words: "\(length) characters, at most 255"))
    case .reference(.constants(let table)):
      for case .error(let error) in table.values {
        faults.append(Fault(rule: .formulaError, words: error.kind.rawValue))
      }
    case .reference: break
    case .unary(_, let operand): look(into: operand, level: level, &faults)
    case .binary(_, let left, let right):
      look(into: left, level: level, &faults)
      look(into: right, level: level, &faults)
    case .call(let function, let arguments):
      let level = function == .area ? level : level + 1
      if level == Limits.formulaLevels + 1 {
        faults.append(
          Fault(rule: .formulaNesting, words: "more than 64 functions in each other"))
      }
      for argument in arguments { look(into: argument, level: level, &faults) }
    }
  }

  /// The rule that a formula breaks which cannot be read.
  private func fault(for fault: FormulaFault, in formula: String) -> Fault {
    switch fault.kind {
    case .unknownFunction(let word, _):
      return ExcelFunctions.needsPrefix(word.uppercased())
        ? Fault(
          rule: .formulaPrefix, words: "\(word) stands in files as _xlfn.\(word.uppercased())")
        : Fault(rule: .formulaFunction, words: "'\(word)' is no function of Excel 2010")
    case .argumentCount(let function, let found, _):
      return Fault(rule: .formulaArguments, words: "\(found) arguments of \(function)")
    case .unexpectedCharacter("["):
      return Fault(rule: .formulaExternal, words: "a reference to another workbook")
    case .unknownSheet(let name) where name.contains("["):
      return Fault(rule: .formulaExternal, words: "a reference to another workbook")
    case .unknownSheet(let name): return Fault(rule: .formulaSheet, words: "no sheet '\(name)'")
    case .unknownName(let word):
      return looksLikeAddress(word)
        ? Fault(rule: .formulaReference, words: "'\(word)' is outside of the sheet")
        : Fault(rule: .formulaName, words: "'\(word)' is neither address nor name")
    case .tooDeep:
      return Fault(rule: .formulaNesting, words: "more than 64 functions in each other")
    default:
      return Fault(rule: .formulaSyntax, words: "\(fault.kind) at character \(fault.offset + 1)")
    }
  }

  /// Whether a word has the letters and digits of an address.
  private func looksLikeAddress(_ word: String) -> Bool {
    let bare = word.filter { $0 != "$" }
    let letters = bare.prefix { $0.isASCII && $0.isLetter }
    let digits = bare.dropFirst(letters.count)
    return (1...3).contains(letters.count) && !digits.isEmpty
      && digits.allSatisfy { $0.isASCII && $0.isNumber }
  }
}
