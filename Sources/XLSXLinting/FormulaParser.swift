import Formulas
import WorkbookPlan

/// Goes through a formula once, from left to right.
struct FormulaParser {
  private(set) var faults: [FormulaLint.Fault] = []
  private let bytes: [UInt8]
  private let context: FormulaLint
  private let allowsUnion: Bool
  private var place = 0
  private var frames: [Frame] = []
  /// What may come next.
  private var state = State.start

  /// An open parenthesis.
  private struct Frame {
    /// The function's name; nil for a group.
    var function: String?
    var arguments = 0
  }

  private enum State {
    /// The formula, a parenthesis or an argument starts.
    case start
    /// An operator stands before.
    case operand
    /// A value stands before.
    case value
  }

  init(_ formula: String, context: FormulaLint, allowsUnion: Bool) {
    bytes = Array(formula.utf8)
    self.context = context
    self.allowsUnion = allowsUnion
  }

  mutating func run() {
    while place < bytes.count, isSound {
      let byte = bytes[place]
      if byte == UInt8(ascii: " ") || byte == 10 || byte == 13 {
        place += 1
      } else if state == .value {
        takeOperator(byte)
      } else {
        takeOperand(byte)
      }
    }
    guard isSound else { return }
    if !frames.isEmpty { return fail("a parenthesis is not closed") }
    if state != .value { fail(bytes.isEmpty ? "nothing in it" : "it ends where a value is due") }
  }

  /// Faults after which the rest cannot be made sense of.
  private var isSound: Bool {
    !faults.contains { $0.rule == .formulaSyntax || $0.rule == .formulaExternal }
  }

  private mutating func fail(_ words: String, _ rule: LintRule = .formulaSyntax) {
    faults.append(FormulaLint.Fault(rule: rule, words: words))
  }

  // MARK: After a value

  private mutating func takeOperator(_ byte: UInt8) {
    place += 1
    switch byte {
    case UInt8(ascii: "%"): return
    case UInt8(ascii: ")"): close()
    case UInt8(ascii: ","): comma()
    case UInt8(ascii: "<"):
      if place < bytes.count, bytes[place] == UInt8(ascii: "=") || bytes[place] == UInt8(ascii: ">")
      {
        place += 1
      }
      state = .operand
    case UInt8(ascii: ">"):
      if place < bytes.count, bytes[place] == UInt8(ascii: "=") { place += 1 }
      state = .operand
    case _ where "+-*/^&=:".utf8.contains(byte): state = .operand
    default: fail("'\(Character(UnicodeScalar(byte)))' after a value")
    }
  }

  private mutating func comma() {
    guard let last = frames.indices.last else {
      if !allowsUnion { fail("a comma outside of a function") }
      state = .operand
      return
    }
    frames[last].arguments += 1
    state = frames[last].function == nil ? .operand : .start
  }

  private mutating func close() {
    guard let frame = frames.popLast() else { return fail("')' without '('") }
    if let function = frame.function { checkArguments(frame.arguments + 1, of: function) }
    state = .value
  }

  private mutating func checkArguments(_ count: Int, of function: String) {
    let limits = ExcelFunctions.arguments(of: function) ?? 0...255
    if !limits.contains(count) {
      fail("\(count) arguments of \(function)", .formulaArguments)
    }
  }

  // MARK: Where a value is due

  private mutating func takeOperand(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      place += 1
      state = .operand
    case UInt8(ascii: "("):
      place += 1
      frames.append(Frame(function: nil))
      state = .operand
    case UInt8(ascii: ","), UInt8(ascii: ")"): takeEmptyArgument(byte)
    case UInt8(ascii: "\""): takeText()
    case UInt8(ascii: "#"): takeError()
    case UInt8(ascii: "'"): takeQuotedSheet()
    case UInt8(ascii: "{"): takeArray()
    case UInt8(ascii: "["): fail("'[' where a value is due", .formulaExternal)
    case _ where isWord(byte): takeWord()
    default: fail("'\(Character(UnicodeScalar(byte)))' where a value is due")
    }
  }

  /// An argument left out, such as in `IF(A1,,0)`, is legal; a function may have none at all.
  private mutating func takeEmptyArgument(_ byte: UInt8) {
    guard state == .start, let last = frames.indices.last, let function = frames[last].function
    else { return fail("a value is missing") }
    place += 1
    frames[last].arguments += 1
    guard byte == UInt8(ascii: ")") else { return }
    checkArguments(frames[last].arguments, of: function)
    frames.removeLast()
    state = .value
  }

  private mutating func takeText() {
    let start = place + 1
    guard let end = endOfQuoted(UInt8(ascii: "\"")) else { return fail("a text is not closed") }
    let text = String(decoding: bytes[start..<end - 1], as: UTF8.self)
    if text.utf16.count > 255 { fail("\(text.utf16.count) characters, at most 255", .formulaText) }
    place = end
    state = .value
  }

  private mutating func takeError() {
    let start = place
    place += 1
    while place < bytes.count, isWord(bytes[place]) || "/!?".utf8.contains(bytes[place]) {
      place += 1
    }
    fail(String(decoding: bytes[start..<place], as: UTF8.self), .formulaError)
    state = .value
  }

  private mutating func takeQuotedSheet() {
    let start = place + 1
    guard let end = endOfQuoted(UInt8(ascii: "'")) else {
      return fail("a sheet's name is not closed")
    }
    guard end < bytes.count, bytes[end] == UInt8(ascii: "!") else {
      return fail("an apostrophe that quotes no sheet")
    }
    let name = String(decoding: bytes[start..<end - 1], as: UTF8.self)
      .split(separator: "''", omittingEmptySubsequences: false).joined(separator: "'")
    checkSheet(name)
    place = end + 1
    takeCells()
  }

  private mutating func checkSheet(_ name: String) {
    if name.contains("[") {
      fail("a reference to another workbook", .formulaExternal)
    } else if !context.sheets.contains(name.lowercased()) {
      fail("no sheet '\(name)'", .formulaSheet)
    }
  }

  /// A constant array: numbers, texts and truth values between braces.
  private mutating func takeArray() {
    place += 1
    var isDue = true
    while place < bytes.count, bytes[place] != UInt8(ascii: "}") {
      if bytes[place] == UInt8(ascii: "\"") {
        guard let end = endOfQuoted(UInt8(ascii: "\"")) else {
          return fail("a text is not closed")
        }
        place = end
        isDue = false
      } else {
        isDue = bytes[place] == UInt8(ascii: ",") || bytes[place] == UInt8(ascii: ";")
        place += 1
      }
    }
    guard place < bytes.count, !isDue else { return fail("an array is not closed, or empty") }
    place += 1
    state = .value
  }

  // MARK: Words

  private mutating func takeWord() {
    let word = nextWord()
    let next = place < bytes.count ? bytes[place] : 0
    if next == UInt8(ascii: "(") { return takeFunction(word) }
    if next == UInt8(ascii: "!") {
      checkSheet(word)
      place += 1
      return takeCells()
    }
    check(word, isAfterSheet: false)
  }

  private mutating func takeFunction(_ word: String) {
    place += 1
    let name = word.uppercased()
    if ExcelFunctions.needsPrefix(name) {
      fail("\(word) stands in files as _xlfn.\(name)", .formulaPrefix)
    } else if !name.hasPrefix("_XLFN."), ExcelFunctions.arguments(of: name) == nil {
      fail("'\(word)' is no function of Excel 2010", .formulaFunction)
    }
    frames.append(Frame(function: name))
    let depth = frames.count { $0.function != nil }
    if depth == 65 { fail("more than 64 functions in each other", .formulaNesting) }
    while place < bytes.count, bytes[place] == UInt8(ascii: " ") { place += 1 }
    state = .start
    if place < bytes.count, bytes[place] == UInt8(ascii: ")") {
      place += 1
      frames.removeLast()
      checkArguments(0, of: name)
      state = .value
    }
  }

  /// What follows a sheet's exclamation mark.
  private mutating func takeCells() {
    if place < bytes.count, bytes[place] == UInt8(ascii: "#") { return takeError() }
    guard place < bytes.count, isWord(bytes[place]) else { return fail("a sheet without a cell") }
    check(nextWord(), isAfterSheet: true)
  }

  private mutating func check(_ word: String, isAfterSheet: Bool) {
    state = .value
    if CellAddress(a1: word) != nil { return }
    if !isAfterSheet, isNumber(word) { return takeExponent(of: word) }
    if isBesideColon(word), isWholeLine(word) { return }
    let name = word.lowercased()
    if context.names.contains(name) { return }
    if !isAfterSheet, name == "true" || name == "false" { return }
    if looksLikeAddress(word) {
      fail("'\(word)' is outside of the sheet", .formulaReference)
    } else {
      fail("'\(word)' is neither address nor name", .formulaName)
    }
  }

  /// Takes the sign and digits of an exponent such as in `1E-9`, which are not part of the word.
  private mutating func takeExponent(of word: String) {
    guard word.hasSuffix("E") || word.hasSuffix("e") else { return }
    guard place < bytes.count, "+-".utf8.contains(bytes[place]) else {
      return fail("'\(word)' is no number")
    }
    place += 1
    if !nextWord().allSatisfy({ $0.isASCII && $0.isNumber }) { fail("'\(word)' is no number") }
  }

  private func isNumber(_ word: String) -> Bool {
    let digits = word.hasSuffix("E") || word.hasSuffix("e") ? String(word.dropLast()) : word
    guard let first = digits.first, first.isNumber || first == "." else { return false }
    return Double(digits) != nil || digits.hasSuffix(".") && Double(digits.dropLast()) != nil
  }

  private func isBesideColon(_ word: String) -> Bool {
    let before = place - word.utf8.count - 1
    return place < bytes.count && bytes[place] == UInt8(ascii: ":")
      || before >= 0 && bytes[before] == UInt8(ascii: ":")
  }

  /// Whether a word is a column such as `$A` or a row such as `$5`.
  private func isWholeLine(_ word: String) -> Bool {
    let bare = word.hasPrefix("$") ? String(word.dropFirst()) : word
    if let row = Int(bare) { return (1...Limits.rows).contains(row) }
    return CellAddress(a1: bare + "1") != nil && bare.allSatisfy(\.isLetter)
  }

  private func looksLikeAddress(_ word: String) -> Bool {
    let bare = word.filter { $0 != "$" }
    let letters = bare.prefix { $0.isASCII && $0.isLetter }
    let digits = bare.dropFirst(letters.count)
    return (1...3).contains(letters.count) && !digits.isEmpty
      && digits.allSatisfy { $0.isASCII && $0.isNumber }
  }

  private mutating func nextWord() -> String {
    let start = place
    skipWord()
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private mutating func skipWord() {
    if place < bytes.count { place += 1 }
    while place < bytes.count, isWord(bytes[place]) { place += 1 }
  }

  private func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
      || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") || "_.$\\".utf8.contains(byte)
  }

  /// Where the quoted text at the place ends, its quotes doubled inside; nil when it does not.
  private func endOfQuoted(_ quote: UInt8) -> Int? {
    var end = place + 1
    while end < bytes.count {
      if bytes[end] == quote {
        guard end + 1 < bytes.count, bytes[end + 1] == quote else { return end + 1 }
        end += 1
      }
      end += 1
    }
    return nil
  }
}
