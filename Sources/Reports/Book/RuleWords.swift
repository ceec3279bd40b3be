import Scoring
import Wording

/// A rule in words, as the criteria set would print it.
struct RuleWords {
  let texts: Texts

  /// What a rule says, in one paragraph.
  func describe(_ rule: Rule) -> String { rule.words(texts) }

  /// The rule as a formula over its inputs, in the language criteria sets use, with what its constants are;
  /// under the words of its parameters where the decision's own stand in their place.
  func formula(_ rule: Rule, in set: CriteriaSet) -> String {
    let constants = rule.used(of: set.constants).map { "\n\($0.code): \($0.name)" }
    let formula = rule.formulaText + constants.joined()
    guard rule.text != nil else { return formula }
    return texts["Diễn giải: ", "In words: "] + rule.parameterWords(texts) + "\n" + formula
  }

  /// What happens when a criterion does not apply, and when that is.
  func notApplicable(_ criterion: Criterion, in set: CriteriaSet) -> String {
    guard let policy = criterion.notApplicable else {
      return texts["Luôn áp dụng", "Always applies"]
    }
    return handling(policy, in: set)
      + (criterion.notApplicableWhen.map { texts[" (khi: \($0))", " (when: \($0))"] } ?? "")
  }

  /// What happens when a figure is missing, if the set has something stand in for it.
  func missing(_ criterion: Criterion) -> String? {
    switch criterion.missing {
    case .fault, .unscored: nil
    case .zero: texts["Thiếu số liệu: 0 điểm", "Figure missing: no points"]
    case .notApplicable:
      texts["Thiếu số liệu: như không áp dụng", "Figure missing: as not applicable"]
    case .mean, .groupMean, .value:
      texts["Thiếu số liệu: lấy ", "Figure missing: "] + criterion.missing.filling(texts)
    }
  }

  /// Whom a criterion's rule compares a unit with, where it says so.
  func compared(_ node: Int, in set: CriteriaSet) -> String {
    guard set.nodes[node].rule?.usesCohort == true else { return "" }
    return switch set.cohort(of: node) {
    case .ranked: ""
    case .all: texts["; so với mọi đơn vị", "; compared with all units"]
    case .group:
      texts[
        "; chỉ so với các đơn vị cùng nhóm", "; compared with the units of the same group only"]
    }
  }

  /// The caps on some of the bonus or penalty items, each in words.
  func itemCaps(on part: Criterion.Part, in set: CriteriaSet) -> [String] {
    set.itemCaps(on: part).map { cap in
      let items = cap.items.map { set.reference(to: $0) }.joined(separator: ", ")
      let maximum = texts.number(cap.maximum)
      return texts["\(items): tối đa \(maximum) điểm", "\(items): at most \(maximum)"]
    }
  }

  /// How a group's or a set's parts become its score.
  func gathering(_ aggregation: Aggregation, _ needed: Needed?, of parts: String) -> String {
    let words = aggregation.words(of: parts, texts)
    return switch needed {
    case nil: words
    case .count(let count): words + texts[", cần ít nhất \(count)", ", \(count) needed"]
    case .percent(let percent):
      words + texts[", cần ít nhất \(texts.number(percent))%", ", \(texts.number(percent))% needed"]
    }
  }

  /// What becomes of the points of a criterion that does not apply.
  private func handling(_ policy: NotApplicable, in set: CriteriaSet) -> String {
    switch policy {
    case .exclude(let group?): withinGroup(group, in: set)
    case .exclude(nil):
      texts["Loại trừ và quy đổi phần còn lại", "Excluded, the rest converted"]
    case .full: texts[.givenInFull]
    case .zero: texts["Không có điểm", "Nothing is scored"]
    case .redistribute(let targets):
      texts["Phân bổ điểm cho: ", "Points shared out over: "]
        + targets.map { set.reference(to: $0) }.joined(separator: ", ")
    }
  }

  /// What becomes of points that are left out of a group.
  func withinGroup(_ group: Int, in set: CriteriaSet) -> String {
    texts[
      "Loại trừ, tính lại trong phạm vi \(name(of: group, in: set))",
      "Excluded, the rest converted within \(name(of: group, in: set))"]
  }

  /// What becomes of points where nothing of the group applies that they are left out of.
  func withWholeGroup(_ group: Int, in set: CriteriaSet) -> String {
    texts[
      "Loại trừ cùng cả \(name(of: group, in: set)), không có tiêu chí nào áp dụng",
      "Excluded with all of \(name(of: group, in: set)), where nothing applies"]
  }

  /// How the points of a group that makes up for what does not apply in it come about.
  var convertedSum: String {
    texts[
      "Tổng điểm các tiêu chí con áp dụng ÷ tổng điểm tối đa của chúng × điểm tối đa của nhóm",
      "Sum of its children that apply ÷ their maxima × the group's maximum"]
  }

  private func name(of group: Int, in set: CriteriaSet) -> String {
    let code = set.nodes[group].printedCode
    return set.nodes[group].parent == nil
      ? texts["lĩnh vực \(code)", "domain \(code)"] : texts["nhóm \(code)", "group \(code)"]
  }
}
