import TestSupport
import Testing
import XLSXLinting

/// A fault planted in a sound workbook, and the place the linter must name.
struct PlantedFault: Sendable, CustomTestStringConvertible {
  enum Edit: Sendable {
    case replace(String, with: String, in: String)
    case add(String, text: String)
    case remove(String)
  }

  var rule: LintRule
  var edits: [Edit]
  /// The part that is named.
  var part: String
  /// The cell that is named.
  var cell: String?

  var testDescription: String { "\(rule.rawValue) \(cell ?? "")" }

  /// A fault made by edits.
  init(_ rule: LintRule, in part: String, at cell: String? = nil, _ edits: [Edit]) {
    self.rule = rule
    self.edits = edits
    self.part = part
    self.cell = cell
  }

  /// A fault made by replacing a text in the part that is named.
  init(
    _ rule: LintRule, in part: String = SoundBook.sheet, at cell: String? = nil, _ old: String,
    _ new: String
  ) {
    self.init(rule, in: part, at: cell, [.replace(old, with: new, in: part)])
  }

  /// A fault of the formula in cell C3.
  static func formula(_ rule: LintRule, _ formula: String) -> PlantedFault {
    PlantedFault(rule, at: "C3", "<f>RANK(B3,$B$3:$B$5)</f>", "<f>\(formula)</f>")
  }

  /// The sound workbook with the fault.
  func parts() throws -> ArchiveParts {
    var parts = try SoundBook.parts()
    for edit in edits {
      switch edit {
      case .replace(let old, let new, let part): try parts.replace(old, with: new, in: part)
      case .add(let part, let text): parts[part] = text
      case .remove(let part): parts[part] = nil
      }
    }
    return parts
  }
}

/// A text of a length.
func long(_ count: Int) -> String { String(repeating: "x", count: count) }
