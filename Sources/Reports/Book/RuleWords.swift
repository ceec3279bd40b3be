import Scoring
import Wording

/// A rule in words, as the criteria set would print it.
struct RuleWords {
  let texts: Texts

  /// What a rule says, in one paragraph.
  func describe(_ rule: Rule) -> String { rule.kind.words(rule.inputs, texts) }

  /// The rule as a formula over its inputs, in the language criteria sets use.
  func formula(_ rule: Rule) -> String { rule.kind.formulaText }

  /// What happens when a criterion does not apply.
  func describe(_ policy: NotApplicable?, in set: CriteriaSet) -> String {
    switch policy {
    case nil: texts["Luôn áp dụng", "Always applies"]
    case .exclude:
      texts["Loại trừ và quy đổi phần còn lại", "Excluded, the rest converted"]
    case .full: texts[.givenInFull]
    case .zero: texts["Không có điểm", "Nothing is scored"]
    case .redistribute(let targets):
      texts["Phân bổ điểm cho: ", "Points shared out over: "]
        + targets.map { set.nodes[$0].code }.joined(separator: ", ")
    }
  }
}
