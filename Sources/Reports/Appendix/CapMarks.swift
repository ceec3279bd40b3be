import Formulas
import Scoring

/// The conditions that cap grades, each with the sign that stands beside the units whose grade it made worse.
struct CapMarks: Sendable {
  /// A condition with its sign.
  private struct Entry: Hashable, Sendable {
    let criterion: Int
    let below: Double
    let grade: String
  }

  private var entries: [Entry] = []
  /// The signs of the conditions of each unit group, in the order of its scale.
  private var marks: [[String]] = []

  /// The conditions of all unit groups of an index.
  init(_ result: IndexEvaluation) {
    for group in result.calculation.groups {
      var own: [String] = []
      if let scale = result.calculation.set.gradeScale(for: group) {
        for cap in scale.caps {
          let entry = Entry(
            criterion: cap.criterion, below: cap.below, grade: scale.grades[cap.grade].name)
          if !entries.contains(entry) { entries.append(entry) }
          own.append(Self.mark(entries.firstIndex(of: entry) ?? 0))
        }
      }
      marks.append(own)
    }
  }

  /// Whether there is no condition.
  var isEmpty: Bool { entries.isEmpty }

  /// The sign of a condition: stars in brackets, of more than three their number.
  private static func mark(_ position: Int) -> String {
    position < 3 ? "(" + String(repeating: "*", count: position + 1) + ")" : "(\(position + 1)*)"
  }

  /// The sign beside a unit of a group, by the number of the condition that made its grade worse.
  func sign(_ number: Value, group: Int) -> String {
    guard case .number(let number) = number, marks[group].indices.contains(Int(number) - 1) else {
      return ""
    }
    return marks[group][Int(number) - 1]
  }

  /// The same as a formula; nil if nothing caps the group's grades.
  func sign(_ number: Expression, group: Int) -> Expression? {
    guard !marks[group].isEmpty else { return nil }
    return .choosing(number + 1, of: [""] + marks[group].map { .text($0) })
  }

  /// Every sign with what it stands for.
  func words(_ set: CriteriaSet, _ texts: Texts) -> [(mark: String, text: String)] {
    entries.enumerated().map { position, entry in
      let node = set.nodes[entry.criterion]
      let percent = texts.number(entry.below)
      let kind =
        node.parent == nil ? texts["lĩnh vực", "of the domain"] : texts["tiêu chí", "of"]
      let mark = Self.mark(position)
      return (
        mark,
        texts[
          "\(mark) Hạn chế xếp loại, không quá “\(entry.grade)”: đạt dưới \(percent) % điểm \(kind) \(node.name).",
          "\(mark) Grade capped at “\(entry.grade)”: less than \(percent) % \(kind) \(node.name)."
        ]
      )
    }
  }
}
