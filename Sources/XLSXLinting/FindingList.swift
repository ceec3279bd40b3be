import Formulas
import WorkbookPlan

/// Gathers the findings of one part after the other.
struct FindingList {
  private(set) var findings: [LintFinding] = []
  /// The part that is looked at.
  var part = ""
  /// The sheet that is looked at.
  var sheet: String?
  private var counts: [LintRule: Int] = [:]

  /// Notes a finding, up to ``most`` of a rule.
  mutating func add(_ rule: LintRule, at cell: String? = nil, _ words: String) {
    counts[rule, default: 0] += 1
    guard counts[rule, default: 0] <= Self.most else { return }
    findings.append(LintFinding(part: part, sheet: sheet, cell: cell, rule: rule, words: words))
  }

  /// The findings of one rule that are kept: a fault in every cell of a large sheet is one fault.
  private static let most = 200
}

extension FindingList {
  /// Looks at a length in UTF-16 units.
  mutating func check(
    length text: String, atMost limit: Int, _ rule: LintRule, at cell: String? = nil
  ) {
    let length = text.utf16.count
    if length > limit { add(rule, at: cell, "\(length) characters, at most \(limit)") }
  }

  /// Looks at a number that an attribute spells; an absent one is sound.
  mutating func check(
    _ text: String?, in range: ClosedRange<Double>, _ rule: LintRule, at cell: String? = nil
  ) {
    guard let text else { return }
    guard let number = Double(text), range.contains(number) else {
      return add(
        rule, at: cell, "'\(text)' is not within \(range.lowerBound) to \(range.upperBound)")
    }
  }

  /// Looks at an index that an attribute spells; an absent one is sound.
  mutating func check(
    index text: String?, below count: Int, _ rule: LintRule, at cell: String? = nil
  ) {
    guard let text else { return }
    guard let index = Int(text), (0..<count).contains(index) else {
      return add(rule, at: cell, "'\(text)' of \(count)")
    }
  }
}

/// The ranges of a list such as `A1:B2 D4`; nil when one of them is none.
func ranges(_ text: String?) -> [CellRange]? {
  let words = (text ?? "").split(separator: " ")
  guard !words.isEmpty else { return nil }
  var found: [CellRange] = []
  for word in words {
    guard let range = range(String(word)) else { return nil }
    found.append(range)
  }
  return found
}

/// The range that a text such as `A1:B2` or `$C$3` names; nil when it is none.
func range(_ text: String) -> CellRange? {
  let corners = text.split(separator: ":", omittingEmptySubsequences: false)
  guard corners.count <= 2 else { return nil }
  let addresses = corners.compactMap { CellAddress(a1: String($0)) }
  guard addresses.count == corners.count, let first = addresses.first, let last = addresses.last
  else { return nil }
  let range = CellRange(first, last)
  return range.isInSheet ? range : nil
}
