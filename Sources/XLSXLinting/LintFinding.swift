/// A rule of Excel that a written file breaks.
public struct LintFinding: Hashable, Sendable {
  /// The part of the archive, such as `xl/workbook.xml`.
  public var part: String
  /// The sheet's name; nil for what belongs to no sheet.
  public var sheet: String?
  /// The cell or range in A1 style; nil for what has no place in a sheet.
  public var cell: String?
  /// The rule.
  public var rule: LintRule
  /// What was found, in English.
  public var words: String
}

extension LintFinding: CustomStringConvertible {
  /// The place, the rule and what was found, in one line of English.
  public var description: String {
    let place = [sheet, cell].compactMap(\.self).joined(separator: "!")
    return "\(part)\(place.isEmpty ? "" : " \(place)"): \(rule.rawValue): \(words)"
  }
}
