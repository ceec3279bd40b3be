import Formulas

/// What a number format makes of a number, as far as the workbooks' formats go: sections, digits, grouping,
/// percent and words in quotation marks.
struct ShownNumber {
  let text: String

  init(_ number: Double, format: String) {
    let sections = Self.sections(format)
    if sections.count == 1, sections[0] == "General" || sections[0] == "@" {
      // Decimals that have no room are rounded away.
      text = SpreadsheetNumber.description(of: SpreadsheetNumber.round(number, places: 0))
      return
    }
    let section = number < 0 ? 1 : number == 0 ? 2 : 0
    let isOwn = section < sections.count
    let shown = Self.shown(abs(number), isOwn ? sections[section] : sections[0])
    text = number < 0 && !isOwn ? "-" + shown : shown
  }

  /// The parts for numbers above, below and at zero.
  private static func sections(_ format: String) -> [String] {
    var sections = [""]
    var isQuoted = false
    for character in format {
      if character == "\"" { isQuoted.toggle() }
      if character == ";", !isQuoted {
        sections.append("")
      } else {
        sections[sections.count - 1].append(character)
      }
    }
    return sections
  }

  private static func shown(_ number: Double, _ section: String) -> String {
    var before = ""
    var pattern = ""
    var after = ""
    var isQuoted = false
    for character in section {
      // « _) » is a space about as wide as the bracket, which is left to stand for it.
      if character == "_", !isQuoted { continue }
      if character == "\"" {
        isQuoted.toggle()
      } else if !isQuoted, "0#,.".contains(character) {
        pattern.append(character)
      } else if pattern.isEmpty {
        before.append(character)
      } else {
        after.append(character)
      }
    }
    guard !pattern.isEmpty else { return before }
    let isShare = after.contains("%")
    return before + digits(isShare ? number * 100 : number, pattern) + after
  }

  private static func digits(_ number: Double, _ pattern: String) -> String {
    let parts = pattern.split(separator: ".", omittingEmptySubsequences: false)
    let decimals = parts.count > 1 ? parts[1] : ""
    let least = decimals.prefix { $0 == "0" }.count
    let rounded = SpreadsheetNumber.round(number, places: decimals.count)
    let written = SpreadsheetNumber.description(of: rounded)
      .split(separator: ".", omittingEmptySubsequences: false)
    var fraction = written.count > 1 ? String(written[1]) : ""
    fraction += String(repeating: "0", count: max(0, least - fraction.count))
    var whole = String(written[0])
    if parts[0].contains(",") {
      var grouped = ""
      for (position, digit) in whole.reversed().enumerated() {
        if position > 0, position.isMultiple(of: 3) { grouped = "." + grouped }
        grouped = String(digit) + grouped
      }
      whole = grouped
    }
    return fraction.isEmpty ? whole : whole + "," + fraction
  }
}
