/// What is known of a cell while it is read.
struct PendingCell {
  var type = ""
  var style = 0
  var value: [UInt8] = []
  var formula: [UInt8] = []
  var formulaKind = SheetCell.Formula.Kind.normal
  var hasFormula = false
  var hasValue = false

  mutating func reset() {
    type = ""
    style = 0
    value.removeAll(keepingCapacity: true)
    formula.removeAll(keepingCapacity: true)
    formulaKind = .normal
    hasFormula = false
    hasValue = false
  }

  /// The formula, if the cell has one.
  var finishedFormula: SheetCell.Formula? {
    guard hasFormula else { return nil }
    return SheetCell.Formula(String(decoding: formula, as: UTF8.self), kind: formulaKind)
  }

  /// The value by the cell's type; nil when they do not fit.
  func finishedValue(in context: SheetHandler.Context) -> SheetCell.Value? {
    // Of an empty value only a text is more than nothing.
    if value.isEmpty {
      switch type {
      case "", "n", "s", "d", "b", "e": return .blank
      case "str" where !hasValue: return .blank
      default: break
      }
    }
    switch type {
    case "", "n": return number(value).map(SheetCell.Value.number)
    case "s":
      guard let index = Int(string), context.sharedTexts.indices.contains(index) else { return nil }
      return .text(context.sharedTexts[index])
    case "str", "inlineStr":
      if hasFormula, value.first == UInt8(ascii: "#"), errorNames.contains(string) {
        return .error(string)
      }
      return .text(unescaped(string))
    case "d":
      return daySerial(value, from1904: context.countsFrom1904).map(SheetCell.Value.number)
    case "b": return truthValues[string].map(SheetCell.Value.boolean)
    case "e": return .error(string)
    default: return nil
    }
  }

  private var string: String { String(decoding: value, as: UTF8.self) }
}

/// How XML writes truth values.
private let truthValues = ["0": false, "1": true, "false": false, "true": true]

/// The errors of a formula, which some writers give as text.
private let errorNames: Set<String> = [
  "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!",
]
