import Formulas

/// Gathers the faults of one place after the other.
struct ProblemList {
  var problems: [PlanProblem] = []
  /// The sheet that is looked at.
  var sheet: String?

  /// Notes a fault.
  mutating func add(_ kind: PlanProblem.Kind, at address: CellAddress? = nil) {
    problems.append(PlanProblem(kind, sheet: sheet, address: address))
  }

  /// Looks at a text's length in UTF-16 units, and at its characters.
  mutating func check(
    _ text: String, _ field: PlanProblem.Field, limit: Int, at address: CellAddress? = nil
  ) {
    let length = text.utf16.count
    if length > limit { add(.tooLong(field, length: length, limit: limit), at: address) }
    checkCharacters(text, at: address)
  }

  /// Looks at a text's length in bytes, and at its characters.
  mutating func check(_ text: String, _ field: PlanProblem.Field, bytes limit: Int) {
    let length = text.utf8.count
    if length > limit { add(.tooLong(field, length: length, limit: limit)) }
    checkCharacters(text)
  }

  /// Looks for characters that XML cannot hold.
  mutating func checkCharacters(_ text: String, at address: CellAddress? = nil) {
    if let scalar = firstIllegalScalar(in: text) {
      add(.illegalCharacter(scalar), at: address)
    }
  }

  /// Looks at a number: finite and within bounds.
  mutating func check(
    _ number: Double, _ field: PlanProblem.Field, in range: ClosedRange<Double>,
    at address: CellAddress? = nil
  ) {
    if !range.contains(number) { add(.outOfRange(field, number), at: address) }
  }

  /// Looks at a colour.
  mutating func check(color: Int?, at address: CellAddress? = nil) {
    guard let color else { return }
    check(Double(color), .color, in: 0...Double(0xFF_FFFF), at: address)
  }

  /// Looks at a range.
  mutating func check(_ range: CellRange, _ field: PlanProblem.Field) {
    if !range.isInSheet { add(.outsideSheet(field), at: range.first) }
  }

  /// Notes what a formula was found to be.
  mutating func check(_ fault: FormulaTreeChecker.Fault?, at address: CellAddress? = nil) {
    switch fault {
    case nil: break
    case .tooLong(let length)?:
      add(.tooLong(.formula, length: length, limit: Limits.formulaUnits), at: address)
    case .illegalCharacter(let scalar)?: add(.illegalCharacter(scalar), at: address)
    case .syntax(let fault)?: add(.formula(fault), at: address)
    }
  }
}

/// The first character that XML cannot hold: a control character other than tab, newline and
/// carriage return, U+FFFE or U+FFFF.
func firstIllegalScalar(in text: String) -> UInt32? {
  var text = text
  return text.withUTF8 { bytes in
    for (place, byte) in bytes.enumerated() {
      if byte < 0x20 {
        if byte != 0x09, byte != 0x0A, byte != 0x0D { return UInt32(byte) }
      } else if byte == 0xEF, place + 2 < bytes.count, bytes[place + 1] == 0xBF,
        bytes[place + 2] >= 0xBE
      {
        return 0xFFC0 | UInt32(bytes[place + 2] & 0x3F)
      }
    }
    return nil
  }
}
