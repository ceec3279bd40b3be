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
    case .error(let name): return .fault(.entry(.cellError(name)))
    case .boolean(let truth):
      guard case .yesNo = kind else { return .fault(.entry(.truthValue)) }
      return .value(.number(truth ? 1 : 0), warnings: warnings)
    case .number where cell.isDate: return .fault(.entry(.date))
    case .number(let number) where cell.format == .percentage:
      return .fault(.entry(.notANumber((number * 100).written + "%")))
    case .number, .text: break
    }
    if case .choice(let options) = kind, let option = folded(cell.text.trimmed, options) {
      warnings.append(.optionLetters(found: cell.text.trimmed, read: option))
      return .value(.text(option), warnings: warnings)
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

  /// The option that differs from a text in its letters' case only.
  private func folded(_ text: String, _ options: [String]) -> String? {
    guard !options.contains(text) else { return nil }
    let alike = options.filter { $0.lowercased() == text.lowercased() }
    return alike.count == 1 ? alike[0] : nil
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
