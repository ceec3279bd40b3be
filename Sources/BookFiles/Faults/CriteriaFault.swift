public import Wording

/// What can be wrong with the tree of criteria and the settings of a set.
public enum CriteriaFault: Hashable, Sendable {
  /// A code with other characters than letters, digits, `.`, `-` and `_`.
  case code(String)
  /// Two criteria of one code.
  case repeatedCode(String)
  /// A criterion with neither a rule nor criteria under it.
  case neitherRuleNorCriteria(String)
  /// A key that only makes sense for a criterion with a rule.
  case onlyWithRule(String)
  /// A key that only makes sense for a group.
  case onlyForGroups(String)
  /// A key that only makes sense for a domain.
  case onlyForDomains(String)
  /// The maxima of the parts are not the group's.
  case partsDoNotAddUp(code: String, group: String, declared: Double, parts: Double)
  /// The maxima of the first level are not the set's.
  case setDoesNotAddUp(group: String, declared: Double, parts: Double)
  /// A maximum that is not above zero.
  case maximumNotPositive(Double)
  /// Something that cannot be below zero.
  case negative(key: String, Double)
  /// A setting for a unit group that no unit has.
  case unknownGroup(String, nearest: String?)
  /// A code of no criterion.
  case unknownCriterion(String, nearest: String?)
  /// Points shared out to the criterion that does not apply.
  case redistributeToItself(String)
  /// Points shared out to a group, a bonus or a penalty.
  case redistributeToNonLeaf(String)
  /// Points shared out to a criterion that another mean gathers, or that stands in another block.
  case redistributeAcrossMean(String)
  /// Criteria to share points out to, under another policy.
  case targetsWithoutRedistribute
  /// A group to be left out of, under another policy.
  case withinWithoutExclude
  /// A group to be left out of that is none of those above the criterion, from the nearest on.
  case withinNoGroupAbove(String, criterion: String, groups: [String], nearest: String?)
  /// A criterion of the first level that is to be left out of its domain.
  case withinOfDomain(String)
  /// A group to be left out of that does not add up what lies between it and the criterion.
  case withinAcrossMean(criterion: String, group: String, mean: String)
  /// A key of `defaults` that no criterion takes.
  case unusedDefault(String)
  /// A missing figure counts as what does not apply, of a criterion that always applies.
  case missingAlwaysApplies(String)
  /// A number stands in for a missing figure, of a rule that takes something else or more.
  case missingNotOneNumber(String)
  /// A number stands in for a missing figure that the rule would not take.
  case missingOutside(String, Double)
  /// Parts that a sum needs.
  case needsOfSum
  /// More parts than a mean has.
  case neededTooMany(Int, parts: Int)
  /// A percentage of parts that no mean can need.
  case neededPercent(String)
  /// A bonus or penalty item under two caps.
  case cappedTwice(String)
  /// A percentage out of bounds.
  case percentage(Double)
  /// Weights that add up to nothing that people expect.
  case oddWeights(group: String, sum: Double, expected: [Double])
  /// A key to sort by that stands twice.
  case repeatedTieBreak(String)

  /// The fault in words.
  public func message(in language: Language) -> String {
    tree(in: language) ?? block(in: language) ?? settings(in: language)
  }

  private func tree(in language: Language) -> String? {
    switch self {
    case .code(let found):
      language[
        "mã '\(found.clipped)' không hợp lệ; chỉ dùng chữ, chữ số, '.', '-', '_'",
        "'\(found.clipped)' is not a code; use letters, digits, '.', '-', '_' only"]
    case .repeatedCode(let code):
      language["mã tiêu chí '\(code)' lặp lại", "the criterion code '\(code)' is repeated"]
    case .neitherRuleNorCriteria(let code):
      language[
        "tiêu chí '\(code)' cần có 'rule' hoặc 'criteria'",
        "the criterion '\(code)' needs a 'rule' or 'criteria'"]
    case .onlyWithRule(let key):
      language[
        "'\(key)' chỉ dùng cho tiêu chí có 'rule'",
        "'\(key)' is only for a criterion with a 'rule'"]
    case .onlyForGroups(let key):
      language[
        "'\(key)' chỉ dùng cho nhóm có 'criteria'", "'\(key)' is only for a group with 'criteria'"]
    case .onlyForDomains(let key):
      language[
        "'\(key)' chỉ dùng cho lĩnh vực (cấp đầu tiên)",
        "'\(key)' is only for a domain, the first level"]
    case .partsDoNotAddUp(let code, let group, let declared, let parts):
      language[
        "điểm tối đa của '\(code)'\(suffix(group, language)) là \(declared.written), nhưng các tiêu chí bên trong cộng lại được \(parts.written)",
        "the maximum of '\(code)'\(suffix(group, language)) is \(declared.written), but its parts add up to \(parts.written)"
      ]
    case .setDoesNotAddUp(let group, let declared, let parts):
      language[
        "tổng điểm tối đa\(suffix(group, language)) ghi là \(declared.written), nhưng các lĩnh vực cộng lại được \(parts.written)",
        "the declared maximum\(suffix(group, language)) is \(declared.written), but the domains add up to \(parts.written)"
      ]
    case .maximumNotPositive(let found):
      language[
        "điểm tối đa phải lớn hơn 0, thấy \(found.written)",
        "a maximum must be above 0, found \(found.written)"]
    case .negative(let key, let found):
      language[
        "'\(key)' không được âm, thấy \(found.written)",
        "'\(key)' cannot be negative, found \(found.written)"]
    default: nil
    }
  }

  private func block(in language: Language) -> String? {
    switch self {
    case .withinWithoutExclude:
      language[
        "'within' chỉ dùng với 'policy: exclude'", "'within' is only for 'policy: exclude'"]
    case .withinNoGroupAbove(let found, let criterion, let groups, let nearest):
      language[
        "tiêu chí '\(criterion)' không nằm trong nhóm '\(found.clipped)'; 'within' là whole, domain hoặc mã một nhóm chứa tiêu chí: \(quoted(groups))",
        "the criterion '\(criterion)' is in no group '\(found.clipped)'; 'within' is whole, domain or the code of a group that it is in: \(quoted(groups))"
      ] + language.suggestion(nearest)
    case .withinOfDomain(let criterion):
      language[
        "tiêu chí '\(criterion)' tự là một lĩnh vực, không nằm trong nhóm nào; chỉ dùng 'within: whole'",
        "the criterion '\(criterion)' is a domain itself and in no group; only 'within: whole' can be"
      ]
    case .withinAcrossMean(let criterion, let group, let mean):
      language[
        "tiêu chí '\(criterion)' không áp dụng thì nhóm '\(mean)' chỉ tổng hợp phần còn lại, nên không tính lại trong '\(group)' được; dùng 'within: whole' hoặc một nhóm bên dưới '\(mean)'",
        "where the criterion '\(criterion)' does not apply, the group '\(mean)' gathers the rest without it, so that '\(group)' cannot; use 'within: whole' or a group below '\(mean)'"
      ]
    default: nil
    }
  }

  private func quoted(_ codes: [String]) -> String {
    codes.map { "'\($0)'" }.joined(separator: ", ")
  }

  private func settings(in language: Language) -> String {
    switch self {
    case .unknownGroup(let group, let nearest):
      language[
        "không có đơn vị nào thuộc nhóm '\(group.clipped)'",
        "no unit is of the group '\(group.clipped)'"] + language.suggestion(nearest)
    case .unknownCriterion(let code, let nearest):
      language["không có tiêu chí '\(code.clipped)'", "there is no criterion '\(code.clipped)'"]
        + language.suggestion(nearest)
    case .redistributeToItself(let code):
      language[
        "điểm của '\(code)' không thể chia lại cho chính nó",
        "the points of '\(code)' cannot be shared out to itself"]
    case .redistributeToNonLeaf(let code):
      language[
        "chỉ chia lại điểm cho tiêu chí có 'rule', '\(code)' không phải",
        "points can only be shared out to criteria with a 'rule', which '\(code)' is not"]
    case .redistributeAcrossMean(let code):
      language[
        "không chia lại điểm cho '\(code)' được vì hai tiêu chí không cùng được cộng dồn trong một nhóm; chọn tiêu chí cùng nhóm",
        "points cannot be shared out to '\(code)', which is gathered elsewhere; name a criterion of the same group"
      ]
    case .targetsWithoutRedistribute:
      language[
        "'to' chỉ dùng với 'policy: redistribute'", "'to' is only for 'policy: redistribute'"]
    case .missingAlwaysApplies(let code):
      language[
        "'missing: not_applicable' cần 'not_applicable', tiêu chí '\(code)' không có; thêm khóa này, hoặc đổi 'missing'",
        "'missing: not_applicable' needs 'not_applicable', which the criterion '\(code)' does not have; add it, or change 'missing'"
      ]
    case .missingNotOneNumber(let code):
      language[
        "không lấy con số nào thay số liệu thiếu của tiêu chí '\(code)' được, vì quy tắc không tính từ đúng một con số; đổi 'missing'",
        "no number can stand in for a missing figure of the criterion '\(code)', whose rule does not take one number and nothing else; change 'missing'"
      ]
    case .missingOutside(let code, let figure):
      language[
        "tiêu chí '\(code)' không nhận số liệu \(figure.written); đổi 'missing'",
        "the criterion '\(code)' takes no figure such as \(figure.written); change 'missing'"]
    case .cappedTwice(let code):
      language[
        "mục '\(code)' đã thuộc một mức tối đa khác trong 'caps'; mỗi mục chỉ ghi một lần",
        "the item '\(code)' is under another cap of 'caps' already; name each item once"]
    case .needsOfSum:
      language[
        "'needs' chỉ dùng khi các phần được lấy trung bình; bỏ đi, hoặc thêm 'aggregation: mean'",
        "'needs' is only for parts that are averaged; drop it, or add 'aggregation: mean'"]
    case .neededTooMany(let needed, let parts):
      language[
        "'needs' đòi \(needed) phần có kết quả mà chỉ có \(parts) phần; ghi số nhỏ hơn, hoặc 100%",
        "'needs' asks for \(needed) parts of only \(parts); write a smaller number, or 100%"]
    case .neededPercent(let found):
      language[
        "'needs' cần số phần, hoặc phần trăm trên 0 đến 100 như 60%, thấy '\(found.clipped)'",
        "'needs' expects a number of parts, or a percentage above 0 to 100 such as 60%, found '\(found.clipped)'"
      ]
    case .unusedDefault(let key):
      language[
        "không tiêu chí nào lấy '\(key)' trong 'defaults' này; bỏ đi hoặc chuyển xuống nhóm cần dùng",
        "no criterion takes '\(key)' from these 'defaults'; drop it, or move it to the group that needs it"
      ]
    case .percentage(let found):
      language[
        "cần tỷ lệ từ 0 đến 100, thấy \(found.written)",
        "expected a percentage from 0 to 100, found \(found.written)"]
    case .oddWeights(let group, let sum, let expected):
      language[
        "trọng số của bộ tiêu chí\(suffix(group, language)) cộng lại được \(sum.written), thường là \(numbers(expected, language)); xem lại các trọng số",
        "the weights of the set\(suffix(group, language)) add up to \(sum.written), usually \(numbers(expected, language)); look at them again"
      ]
    case .repeatedTieBreak(let key):
      language["'\(key)' ghi hai lần", "'\(key)' is named twice"]
    default: ""
    }
  }

  private func numbers(_ numbers: [Double], _ language: Language) -> String {
    let texts = numbers.map(\.written)
    guard let last = texts.last, texts.count > 1 else { return texts.first ?? "" }
    return texts.dropLast().joined(separator: ", ") + language[" hoặc ", " or "] + last
  }

  private func suffix(_ group: String, _ language: Language) -> String {
    group.isEmpty ? "" : language[" (nhóm '\(group)')", " (group '\(group)')"]
  }
}
