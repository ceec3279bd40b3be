import Formulas
import Scoring
import Wording

/// The conditions that cap grades and the limits on them, each with the sign that stands beside the units
/// whose grade it made worse.
struct CapMarks: Sendable {
  /// What each sign stands for.
  private var remarks: [String] = []
  /// The signs of what holds grades down in each unit group, in the order of its scale.
  private var marks: [[String]] = []

  /// The conditions and limits of all unit groups of an index.
  init(_ result: IndexEvaluation, _ texts: Texts) {
    let set = result.calculation.set
    let wording = texts.wording(set) { texts.nameWords($0, set) }
    for group in result.calculation.groups {
      let scale = set.gradeScale(for: group)
      let own = (scale?.holds ?? []).map { hold -> String in
        guard let scale else { return "" }
        let (words, grade) = (
          texts.words(hold, scale, wording), scale.grades[hold.grade].name
        )
        let remark = texts[
          "Hạn chế xếp loại, không quá “\(grade)”: \(words).",
          "Grade capped at “\(grade)”: \(words)."]
        if !remarks.contains(remark) { remarks.append(remark) }
        return Self.mark(remarks.firstIndex(of: remark) ?? 0)
      }
      marks.append(own)
    }
  }

  /// Whether there is no condition.
  var isEmpty: Bool { remarks.isEmpty }

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
  var words: [(mark: String, text: String)] {
    remarks.enumerated().map { (Self.mark($0), Self.mark($0) + " " + $1) }
  }
}
