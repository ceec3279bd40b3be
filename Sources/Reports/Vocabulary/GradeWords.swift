import Scoring
import Wording

// Grades, what caps them, in words.
extension Texts {
  /// A way of telling conditions.
  func wording(_ set: CriteriaSet, name: @escaping @Sendable (Int) -> String) -> ConditionWording {
    ConditionWording(set, in: language, name: name)
  }

  /// A criterion by its code: « tiêu chí 1.2 ».
  func codeWords(_ node: Int, _ set: CriteriaSet) -> String {
    let code = set.reference(to: node)
    return self["tiêu chí \(code)", code]
  }

  /// A criterion or domain by its name: « lĩnh vực “Cải cách thể chế” ».
  func nameWords(_ node: Int, _ set: CriteriaSet, short: Bool = false) -> String {
    let criterion = set.nodes[node]
    let name = short ? criterion.shortName.cut(to: 100) : criterion.name
    let isDomain = criterion.rule == nil && criterion.parent == nil && criterion.part == .main
    return self["\(isDomain ? "lĩnh vực" : "tiêu chí") “\(name)”", "“\(name)”"]
  }

  /// What makes a grade worse, as a clause: a condition, or « “Xuất sắc” chỉ dành cho 15 đơn vị đầu ».
  func words(_ hold: GradeScale.Hold, _ scale: GradeScale, _ wording: ConditionWording) -> String {
    switch hold {
    case .cap(let cap): cap.condition.words(wording)
    case .limit(let limit, let grade):
      self[
        "“\(scale.grades[grade].name)” chỉ dành cho \(words(limit))",
        "only \(words(limit)) may be “\(scale.grades[grade].name)”"]
    }
  }

  /// How many units may have a grade: « tối đa 20 % số đơn vị của nhóm ».
  func words(_ limit: GradeLimit) -> String {
    let isAll = limit.scope == .all
    return switch limit.amount {
    case .share(let percent, _):
      self[
        "tối đa \(number(percent)) % số đơn vị xếp hạng\(isAll ? "" : " của nhóm")",
        "\(number(percent)) % of the ranked units\(isAll ? "" : " of the group")"]
    case .best(let count):
      self[
        "\(count) đơn vị xếp cao nhất\(isAll ? "" : " của nhóm")",
        "the best \(count)\(isAll ? "" : " of the group")"]
    }
  }

  /// A limit with how it is counted.
  func setting(_ limit: GradeLimit) -> String {
    var parts = [words(limit)]
    if case .share(_, let rounding) = limit.amount {
      switch rounding {
      case .down: parts.append(self["làm tròn xuống", "rounded down"])
      case .nearest: parts.append(self["làm tròn gần nhất", "rounded to the nearest"])
      case .up: parts.append(self["làm tròn lên", "rounded up"])
      }
    }
    parts.append(
      limit.ties == .dropAll
        ? self["cùng vị thứ ở ngưỡng: đều xuống mức sau", "equals at the edge: all lower"]
        : self["cùng vị thứ ở ngưỡng: đều giữ mức", "equals at the edge: all keep it"])
    return parts.joined(separator: ", ")
  }

  /// What a grade takes: « ≥ 90 », « > 90 ».
  func edge(_ grade: GradeScale.Grade) -> String {
    (grade.isAbove ? "> " : "≥ ") + number(grade.from)
  }
}
