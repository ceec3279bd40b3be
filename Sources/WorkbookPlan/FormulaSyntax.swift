import Formulas

/// Looks through a formula's text: pairs, sheets, functions and names, in one pass over its bytes.
struct FormulaSyntax: Sendable {
  /// What is wrong with a formula's text.
  enum Fault: Hashable {
    case tooLong(Int)
    case illegalCharacter(UInt32)
    case syntax(PlanProblem.FormulaFault)
  }

  private let sheets: [[UInt8]]
  private let lowercasedSheets: Set<String>
  private let names: Set<String>

  init(sheets: [String], names: [String]) {
    self.sheets = sheets.map { Array($0.utf8) }
    lowercasedSheets = Set(sheets.map { $0.lowercased() })
    self.names = Set(names.map { $0.lowercased() })
  }

  /// The first fault of a formula given without `=`; nil when it is sound.
  func fault(in formula: String) -> Fault? {
    if formula.utf8.count > Limits.formulaUnits, formula.utf16.count > Limits.formulaUnits {
      return .tooLong(formula.utf16.count)
    }
    var formula = formula
    if let scalar = firstIllegalScalar(in: formula) { return .illegalCharacter(scalar) }
    return formula.withUTF8 { bytes in
      guard let first = bytes.first else { return .syntax(.empty) }
      guard first != UInt8(ascii: "=") else { return .syntax(.startsWithEquals) }
      return scan(bytes).map(Fault.syntax)
    }
  }

  private func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> PlanProblem.FormulaFault? {
    var place = 0
    var open: [UInt8] = []
    while place < bytes.count {
      let byte = bytes[place]
      switch kinds[Int(byte)] {
      case .word:
        let end = bytes.end(of: .word, from: place)
        if let fault = wordFault(bytes, place..<end) { return fault }
        place = end
        continue
      case .text:
        guard let end = bytes.endOfQuoted(from: place) else { return .unbalanced }
        place = end
        continue
      case .sheet:
        guard let end = bytes.endOfQuoted(from: place) else { return .unbalanced }
        guard end < bytes.count, bytes[end] == UInt8(ascii: "!") else { return .character("'") }
        if let fault = sheetFault(bytes, quoted: place + 1..<end - 1) { return fault }
        place = end
      case .open: open.append(byte)
      case .close:
        guard let last = open.popLast(), (last == UInt8(ascii: "(")) == (byte == UInt8(ascii: ")"))
        else { return .unbalanced }
      case .error:
        place = bytes.end(ofErrorFrom: place)
        continue
      case .other: break
      case .forbidden: return .character(String(UnicodeScalar(byte)))
      }
      place += 1
    }
    return open.isEmpty ? nil : .unbalanced
  }

  /// Looks at a word: a function before `(`, a sheet before `!`, else an address, number or name.
  private func wordFault(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> PlanProblem.FormulaFault? {
    let next = range.upperBound < bytes.count ? bytes[range.upperBound] : 0
    let word = UnsafeBufferPointer(rebasing: bytes[range])
    if next == UInt8(ascii: "(") {
      // Only what all programs compute, in capitals and without a prefix.
      guard FunctionTable.standard.spelled(word.string)?.programs != .all else { return nil }
      return .function(word.string)
    }
    if next == UInt8(ascii: "!") { return isSheet(word) ? nil : .unknownSheet(word.string) }
    if word.isNumberOrAddress { return nil }
    let isBesideColon =
      next == UInt8(ascii: ":")
      || range.lowerBound > 0 && bytes[range.lowerBound - 1] == UInt8(ascii: ":")
    if isBesideColon, CellAddress(a1: word.string + "1") != nil { return nil }
    let name = word.string.lowercased()
    guard name != "true", name != "false", !names.contains(name) else { return nil }
    return .unknownName(word.string)
  }

  private func sheetFault(
    _ bytes: UnsafeBufferPointer<UInt8>, quoted range: Range<Int>
  ) -> PlanProblem.FormulaFault? {
    let word = UnsafeBufferPointer(rebasing: bytes[range])
    if isSheet(word) { return nil }
    let name = word.string.unquoted
    return lowercasedSheets.contains(name.lowercased()) ? nil : .unknownSheet(name)
  }

  private func isSheet(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    for sheet in sheets where sheet.count == name.count && sheet.elementsEqual(name) {
      return true
    }
    return lowercasedSheets.contains(name.string.lowercased())
  }

  /// Whether a text is a cell of a sheet of the workbook, such as `'Xếp hạng'!A1`.
  func isCellOfSheet(_ text: String) -> Bool {
    guard let (sheet, cells) = parts(of: text) else { return false }
    return lowercasedSheets.contains(sheet.lowercased()) && CellAddress(a1: cells) != nil
  }

  /// Whether a text is an absolute range of a sheet of the workbook: `'Xếp hạng'!$A$1:$A$9`.
  func isAbsoluteRange(_ text: String) -> Bool {
    guard let (sheet, cells) = parts(of: text), lowercasedSheets.contains(sheet.lowercased())
    else { return false }
    let corners = cells.split(separator: ":", omittingEmptySubsequences: false)
    guard corners.count <= 2 else { return false }
    let addresses = corners.compactMap { CellAddress(a1: String($0)) }
    guard addresses.count == corners.count, let first = addresses.first, let last = addresses.last
    else { return false }
    return CellRange(first, last).isInSheet && CellRange(first, last).absolute == cells
  }

  /// A sheet's name without quotes and what follows the exclamation mark.
  private func parts(of text: String) -> (sheet: String, cells: String)? {
    guard let mark = text.lastIndex(of: "!") else { return nil }
    let cells = String(text[text.index(after: mark)...])
    let sheet = String(text[..<mark])
    guard sheet.hasPrefix("'") else {
      return quotedSheetName(sheet) == sheet ? (sheet, cells) : nil
    }
    guard sheet.utf8.count > 2, sheet.hasSuffix("'") else { return nil }
    let name = String(sheet.dropFirst().dropLast()).unquoted
    return quotedSheetName(name) == sheet || "'\(name)'" == sheet ? (name, cells) : nil
  }
}

extension String {
  /// The text with doubled apostrophes made single.
  fileprivate var unquoted: String {
    var result = String.UnicodeScalarView()
    var wasApostrophe = false
    for scalar in unicodeScalars {
      if scalar == "'", wasApostrophe {
        wasApostrophe = false
        continue
      }
      wasApostrophe = scalar == "'"
      result.append(scalar)
    }
    return String(result)
  }
}
