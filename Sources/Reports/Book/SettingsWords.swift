import Scoring
import Wording

/// The settings of a criteria set in words, for the provenance.
struct SettingsWords {
  let texts: Texts

  /// Pairs of a setting's name and what it is set to.
  func describe(_ result: IndexEvaluation) -> [(String, String)] {
    let set = result.calculation.set
    let scored = result.index.participants.count
    let ranked = result.index.participants.count { $0.isRanked }
    var settings = [
      (texts["Bộ tiêu chí", "Criteria set"], "\(set.title) (\(set.id))"),
      (texts["Nguồn", "Source"], set.source ?? "–"),
      (
        texts["Số đơn vị", "Number of units"],
        texts["\(scored) được chấm, \(ranked) được xếp hạng", "\(scored) scored, \(ranked) ranked"]
      ),
      (
        texts["Số tiêu chí", "Number of criteria"],
        texts[
          "\(set.domains.count) lĩnh vực, \(set.leaves.count) tiêu chí được chấm điểm",
          "\(set.domains.count) domains, \(set.leaves.count) scored criteria"]
      ),
      (
        texts["Cách tổng hợp", "Aggregation"],
        RuleWords(texts: texts).gathering(
          set.aggregation, set.needed, of: texts["các lĩnh vực", "the domains"])
      ),
      (texts["Thang điểm", "Scale"], set.scale.map { texts.number($0) } ?? texts[lower: .points]),
      (texts[.rounding], rounding(set.rounding)),
      (texts["Xếp hạng", "Ranking"], ranking(set)),
    ]
    if let cap = set.bonusCap {
      settings.append((texts["Điểm thưởng tối đa", "Bonus at most"], texts.number(cap)))
    }
    if let cap = set.penaltyCap {
      settings.append((texts["Điểm trừ tối đa", "Penalty at most"], texts.number(cap)))
    }
    let words = RuleWords(texts: texts)
    let caps = words.itemCaps(on: .bonus, in: set) + words.itemCaps(on: .penalty, in: set)
    if !caps.isEmpty {
      settings.append(
        (texts["Mức tối đa của một số mục", "Caps on some items"], caps.joined(separator: "; ")))
    }
    for (group, scale) in set.grades.sorted(by: { $0.key < $1.key }) {
      let name =
        texts[.grades] + (group.isEmpty ? "" : " (\(group))")
      settings.append((name, grades(scale, set)))
    }
    return settings
  }

  private func rounding(_ rounding: Rounding) -> String {
    func places(_ places: Int?) -> String {
      places.map { texts["\($0) chữ số", "\($0) places"] } ?? texts["không", "none"]
    }
    return [
      texts["điểm tiêu chí: ", "criterion: "] + places(rounding.criterion),
      texts[lower: .group] + ": " + places(rounding.group),
      texts["tổng: ", "total: "] + places(rounding.total),
      texts["chỉ số: ", "score: "] + places(rounding.index),
    ].joined(separator: "; ")
      + texts["; nửa đơn vị làm tròn ra xa số 0", "; halves away from zero"]
  }

  private func ranking(_ set: CriteriaSet) -> String {
    let basis =
      set.ranking.byRounded
      ? texts["theo điểm đã làm tròn", "by the rounded score"]
      : texts["theo điểm chưa làm tròn", "by the unrounded score"]
    let ties =
      switch set.ranking.ties {
      case .competition: texts["bằng điểm: 1, 2, 2, 4", "ties: 1, 2, 2, 4"]
      case .dense: texts["bằng điểm: 1, 2, 2, 3", "ties: 1, 2, 2, 3"]
      case .ordinal: texts["bằng điểm: theo thứ tự đơn vị", "ties: by the order of the units"]
      }
    let keys = set.ranking.tieBreak.map { texts.tieBreak($0, set) }
    return ([basis, ties] + keys).joined(separator: "; ")
  }

  private func grades(_ scale: GradeScale, _ set: CriteriaSet) -> String {
    let wording = texts.wording(set) { texts.codeWords($0, set) }
    let grades = scale.grades.map { grade in
      let limit = grade.limit.map { " (\(texts.setting($0)))" } ?? ""
      return "\(grade.name) \(texts.edge(grade))\(limit)"
    }
    let caps = scale.caps.map { cap in
      let (words, grade) = (cap.condition.words(wording), scale.grades[cap.grade].name)
      return texts["\(words): không quá \(grade)", "\(words): not above \(grade)"]
    }
    return (grades + caps).joined(separator: "; ")
  }
}
