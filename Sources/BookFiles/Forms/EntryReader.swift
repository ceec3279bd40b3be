import Formulas
import Scoring
import XLSXReading

/// Reads what was typed into a form's cell, as the kind of its input asks for.
struct EntryReader {
  let kind: Rule.Input.Kind
  /// Whether the number is a percentage from 0 to 100.
  let isPercentage: Bool
  /// The most points the unit can get.
  let maximum: Double
  let findings: Findings

  /// A figure, with what should be looked at; or why there is none.
  enum Outcome {
    case value(Value, warnings: [EntryFault])
    case fault(Fault)
  }

  /// The figure of a cell that holds something.
  func read(_ cell: SheetCell) -> Outcome {
    var warnings: [EntryFault] = []
    if cell.formula != nil {
      if cell.value == .blank { return .fault(.entry(.formulaWithoutValue)) }
      warnings.append(.formula(value: cell.text))
    }
    switch cell.value {
    case .blank: return .fault(.entry(.formulaWithoutValue))
    case .text(let text) where cell.formula != nil && text.trimmed.isEmpty:
      return .fault(.entry(.emptyFormula))
    case .error(let name): return .fault(.entry(.cellError(name)))
    case _ where options != nil: return choice(cell, of: options ?? [], warnings)
    case _ where kind == .date: return date(cell, warnings)
    case .boolean(let truth):
      guard case .yesNo = kind else { return .fault(.entry(.truthValue)) }
      return .value(.number(truth ? 1 : 0), warnings: warnings)
    case .number where cell.isDate: return .fault(.entry(.date))
    case .number(let number) where cell.format == .percentage:
      return .fault(.entry(.notANumber((number * 100).written + "%")))
    case .number, .text: break
    }
    let number = Self.number(of: cell)
    let reader = ValueReader(
      written: { cell.text.trimmed },
      readNumber: { number.mapError { _ in .notANumber(found: cell.text.trimmed) } },
      findings: findings, kind: kind, maximum: maximum)
    switch reader.value() {
    case .success(let value):
      guard case .number(let read) = value else { return .value(value, warnings: warnings) }
      // What is kept are the fifteen digits that the reader sees.
      guard case .success(let kept) = decimal(SpreadsheetNumber.description(of: read).utf8) else {
        return .fault(.entry(.unusableNumber(cell.text)))
      }
      warnings += doubts(about: kept, in: cell)
      return .value(.number(kept), warnings: warnings)
    case .failure(let refusal): return .fault(asked(refusal.fault, cell))
    }
  }

  /// A refusal in the words of a form.
  private func asked(_ fault: Fault, _ cell: SheetCell) -> Fault {
    switch fault {
    case .number: .entry(.notANumber(cell.text.trimmed))
    case .data(.notApplicableSpelling(let found)): .entry(.notApplicableAsFigure(found))
    default: fault
    }
  }

  // MARK: Options

  private var options: [String]? {
    if case .choice(let options) = kind { options } else { nil }
  }

  /// The option that a cell names.
  ///
  /// What was typed as `01` or `1/2` may have become a number or a date:
  /// a number is the option of that number, if there is one alone, and is asked about otherwise.
  private func choice(
    _ cell: SheetCell, of options: [String], _ warnings: [EntryFault]
  ) -> Outcome {
    let shown = shown(cell)
    if cell.isDate { return .fault(.entry(.dateForOption(options))) }
    var alike: [String]
    if case .number(let number) = cell.value, cell.format != .percentage {
      alike = options.filter { option in
        if case .success(let value) = decimal(option.utf8) { value == number } else { false }
      }
    } else if options.contains(shown) {
      alike = [shown]
    } else {
      alike = options.filter { FoldedKey($0) == FoldedKey(shown) }
    }
    guard alike.count <= 1 else {
      return .fault(.entry(.severalOptions(found: shown, options: alike)))
    }
    guard let option = alike.first else {
      if Marks.isNotApplicable(shown) { return .fault(.entry(.notApplicableAsFigure(shown))) }
      // A number is near no option: all of them are a letter away from it.
      let isText = if case .text = cell.value { true } else { false }
      let near = isText ? findings.nearest(to: shown, among: options) : nil
      return .fault(.data(.unknownOption(shown, options: options, nearest: near)))
    }
    let letters = EntryFault.optionLetters(found: shown, read: option)
    return .value(.text(option), warnings: warnings + (option == shown ? [] : [letters]))
  }

  /// What a cell shows.
  private func shown(_ cell: SheetCell) -> String {
    guard case .number(let number) = cell.value, cell.format == .percentage else {
      return cell.text.trimmed
    }
    return (number * 100).written + "%"
  }

  // MARK: Numbers

  /// Whether a cell holds a number, be it as a text.
  static func isNumber(_ cell: SheetCell) -> Bool {
    if case .success = number(of: cell) { true } else { false }
  }

  private static func number(of cell: SheetCell) -> Result<Double, NumberFault> {
    switch cell.value {
    case .number(let number): .success(number)
    case .text(let text): typedNumber(text.trimmed)
    case .blank, .boolean, .error: .failure(.notANumber(found: ""))
    }
  }

  /// A number kept as text: digits with one comma or point and nothing else.
  private static func typedNumber(_ text: String) -> Result<Double, NumberFault> {
    let separators = text.utf8.filter { $0 == Ascii.comma || $0 == Ascii.point }
    guard separators.count <= 1 else { return .failure(.notANumber(found: text)) }
    return decimal(text.utf8.map { $0 == Ascii.comma ? Ascii.point : $0 })
  }

  private func doubts(about number: Double, in cell: SheetCell) -> [EntryFault] {
    var doubts: [EntryFault] = []
    if case .text(let text) = cell.value, looksLikeThousands(text.trimmed) {
      doubts.append(.thousands(text.trimmed, read: number))
    }
    if isPercentage, number > 0, number <= 1 { doubts.append(.shareForPercent(number)) }
    return doubts
  }

  /// Whether a text has one to three digits, a separator, and just three digits.
  private func looksLikeThousands(_ text: String) -> Bool {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
    return parts.count == 2 && (1...3).contains(parts[0].count) && parts[1].count == 3
  }
}
