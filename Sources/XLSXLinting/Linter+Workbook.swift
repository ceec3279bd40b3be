import Formulas
import WorkbookPlan
import XLSXReading

extension Linter {
  /// Reads the sheets and names of the workbook and looks at all but the names.
  func lintWorkbook(
    _ part: String, _ facts: inout BookFacts, _ found: inout FindingList
  ) throws(ReadFailure) {
    guard let root = try tree(part, &found) else { return }
    var ids: Set<String> = []
    for element in root.first("sheets")?.all("sheet") ?? [] {
      let name = element["name"] ?? ""
      found.sheet = name
      let id = element["sheetId"] ?? ""
      let isNumber = Int(id).map { (1...65_534).contains($0) } ?? false
      if !isNumber || !ids.insert(id).inserted { found.add(.sheetId, "'\(id)' repeats or is none") }
      let target = facts.target(of: element, in: part, type: "worksheet", &found)
      facts.sheets.append(
        BookFacts.Sheet(
          name: name, isVisible: (element["state"] ?? "visible") == "visible", part: target ?? ""))
    }
    lintSheetNames(facts.sheets.map(\.name), &found)
    found.sheet = nil
    if !facts.sheets.contains(where: \.isVisible) {
      found.add(.noVisibleSheet, "no sheet is visible")
    }
    for view in root.first("bookViews")?.all("workbookView") ?? [] {
      let active = Int(view["activeTab"] ?? "0") ?? -1
      if !facts.sheets.indices.contains(active) || !facts.sheets[active].isVisible {
        found.add(.activeSheet, "the sheet at \(active) is not there or not visible")
      }
    }
    for element in root.first("definedNames")?.all("definedName") ?? [] {
      facts.names.append(
        BookFacts.Name(
          name: element["name"] ?? "", scope: element["localSheetId"].map { Int($0) ?? -1 },
          formula: element.text))
    }
  }

  private func lintSheetNames(_ names: [String], _ found: inout FindingList) {
    var seen: Set<String> = []
    for name in names {
      found.sheet = name
      if name.isEmpty { found.add(.sheetNameLength, "an empty name") }
      found.check(length: name, atMost: 31, .sheetNameLength)
      let forbidden = name.unicodeScalars.first {
        "[]:*?/\\".unicodeScalars.contains($0) || $0.value < 32
      }
      if let forbidden { found.add(.sheetNameCharacter, "the character '\(forbidden)'") }
      if name.utf8.first == UInt8(ascii: "'") || name.utf8.last == UInt8(ascii: "'") {
        found.add(.sheetNameApostrophe, "an apostrophe at an end")
      }
      if name.lowercased() == "history" { found.add(.sheetNameReserved, "a reserved name") }
      if !seen.insert(name.lowercased()).inserted {
        found.add(.sheetNameRepeated, "the same name as another sheet's")
      }
    }
  }

  /// Looks at the defined names.
  func lintNames(_ part: String, _ facts: BookFacts, _ found: inout FindingList) {
    found.part = part
    let formulas = facts.formulas
    var seen: Set<String> = []
    for name in facts.names {
      found.sheet = nil
      let word = name.name
      if let scope = name.scope {
        if facts.sheets.indices.contains(scope) {
          found.sheet = facts.sheets[scope].name
        } else {
          found.add(.definedNameScope, "'\(word)' belongs to a sheet that is not there")
        }
      }
      found.check(length: word, atMost: 255, .definedNameLength)
      if !seen.insert("\(name.scope ?? -1) \(word.lowercased())").inserted {
        found.add(.definedNameRepeated, "'\(word)' is there already")
      }
      if word.hasPrefix("_xlnm.") {
        lintPrintName(name, found.sheet, &found)
        continue
      }
      if !isNameSyntax(word) {
        found.add(.definedNameSyntax, "'\(word)' is not a name")
      } else if looksLikeReference(word) {
        found.add(.definedNameReference, "'\(word)' reads as an address")
      }
      for fault in formulas.faults(inAreas: name.formula) {
        found.add(.definedNameFormula, "'\(word)': \(fault.rule.rawValue): \(fault.words)")
      }
    }
    found.sheet = nil
  }

  /// Print areas are absolute ranges, print titles whole columns and rows, all of the name's sheet.
  private func lintPrintName(
    _ name: BookFacts.Name, _ sheet: String?, _ found: inout FindingList
  ) {
    let isTitles = name.name.hasSuffix("Print_Titles")
    guard isTitles || name.name.hasSuffix("Print_Area") else { return }
    let pieces = unionPieces(of: name.formula)
    let isSound =
      !pieces.isEmpty
      && pieces.allSatisfy { piece in
        guard let place = Place(piece), place.sheet.lowercased() == sheet?.lowercased() else {
          return false
        }
        return isTitles ? isWhole(place.cells) : range(place.cells)?.absolute == place.cells
      }
    if !isSound || isTitles && pieces.count > 2 {
      found.add(.printName, "\(name.name): '\(name.formula)'")
    }
  }
}

/// Whether a word can be a name at all.
func isNameSyntax(_ word: String) -> Bool {
  guard let first = word.unicodeScalars.first,
    first == "_" || first == "\\" || first.properties.isAlphabetic
  else { return false }
  return word.unicodeScalars.allSatisfy {
    "_.?\\".unicodeScalars.contains($0) || $0.properties.isAlphabetic
      || $0.properties.numericType != nil || $0.properties.generalCategory == .nonspacingMark
  }
}

/// A place such as `'Xếp hạng'!$A$1:$B$2`.
struct Place {
  /// The sheet's name without quotes.
  let sheet: String
  /// What follows the exclamation mark.
  let cells: String

  init?(_ text: String) {
    guard let mark = text.lastIndex(of: "!") else { return nil }
    cells = String(text[text.index(after: mark)...])
    let name = text[..<mark]
    guard name.hasPrefix("'") else {
      guard !name.isEmpty, !name.contains("'"), !name.contains(" ") else { return nil }
      sheet = String(name)
      return
    }
    guard name.utf8.count > 2, name.hasSuffix("'") else { return nil }
    sheet = name.dropFirst().dropLast().split(separator: "''", omittingEmptySubsequences: false)
      .joined(separator: "'")
  }
}

/// Whether a text names whole columns or rows, such as `$A:$B` or `$5:$5`.
private func isWhole(_ cells: String) -> Bool {
  let ends = cells.split(separator: ":", omittingEmptySubsequences: false)
  guard ends.count == 2, ends.allSatisfy({ $0.hasPrefix("$") }) else { return false }
  let bare = ends.map { String($0.dropFirst()) }
  let rows = bare.compactMap { Int($0) }
  if rows.count == 2 { return rows[0] >= 1 && rows[0] <= rows[1] && rows[1] <= Limits.rows }
  let columns = bare.compactMap { CellAddress(a1: $0 + "1")?.column }
  return columns.count == 2 && columns[0] <= columns[1]
}

/// The pieces of a union, split at commas outside of quotes and parentheses.
func unionPieces(of formula: String) -> [String] {
  var quote: Character?
  var depth = 0
  return formula.split(omittingEmptySubsequences: false) { character in
    if let open = quote {
      if character == open { quote = nil }
    } else if character == "'" || character == "\"" {
      quote = character
    } else if character == "(" || character == "{" {
      depth += 1
    } else if character == ")" || character == "}" {
      depth -= 1
    }
    return character == "," && quote == nil && depth == 0
  }.map(String.init)
}
