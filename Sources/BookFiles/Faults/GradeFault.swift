public import Wording

/// What can be wrong with the grades of a set and the conditions on them.
public enum GradeFault: Hashable, Sendable {
  /// Grades that do not fall.
  case notFalling(String, from: Double, last: Double)
  /// Two grades of one name.
  case repeated(String)
  /// A grade that is not there.
  case unknown(String, nearest: String?)
  /// Conditions on grades where there are no grades.
  case capsWithoutGrades
  /// A condition on the share or points of a criterion that has no points.
  case capOfTracking(String)
  /// A cap below a share of a penalty, which would punish the good.
  case capOfPenalty(String)
  /// A limit on the last grade, below which there is none.
  case limitOfLast(String)
  /// A share of the units that limits nothing or leaves none.
  case limitShare(Double)
  /// A limit over all units where unit groups have grades of their own.
  case limitOverScales
  /// A key that says nothing in a condition of this kind, told by the key that makes it one.
  case keyOfOtherKind(String, kind: String)
  /// A condition with several bounds, or none.
  case bounds(found: Int)
  /// A figure of a group of criteria, which has none.
  case figureOfGroup(String)
  /// A figure that the criterion does not ask for.
  case unknownInput(String, criterion: String, nearest: String?)
  /// A figure that is chosen and no number.
  case inputIsChosen(String)
  /// A figure that is a date and no number.
  case inputIsDate(String)
  /// Criteria without points among bonus or penalty items.
  case zeroOfExtras(String)
  /// More criteria that may have no points than a formula can look at.
  case tooManyForZero(count: Int, limit: Int)
  /// A condition that no unit can come under.
  case neverHolds
  /// A condition that every unit comes under.
  case alwaysHolds
  /// A cap at the best grade.
  case capAtBest(String)

  /// The fault in words.
  public func message(in language: Language) -> String {
    scale(in: language) ?? condition(in: language)
  }

  private func scale(in language: Language) -> String? {
    switch self {
    case .notFalling(let name, let from, let last):
      language[
        "mức của '\(name)' là \(from.written), phải thấp hơn mức trước là \(last.written)",
        "the grade '\(name)' starts from \(from.written), which must be below the one before, \(last.written)"
      ]
    case .repeated(let name):
      language["mức xếp loại '\(name)' lặp lại", "the grade '\(name)' is repeated"]
    case .unknown(let name, let nearest):
      language[
        "không có mức xếp loại '\(name.clipped)'", "there is no grade '\(name.clipped)'"]
        + language.suggestion(nearest)
    case .capsWithoutGrades:
      language[
        "có 'grade_caps' mà không có 'grades'", "there are 'grade_caps' without 'grades'"]
    case .limitOfLast(let name):
      language[
        "'\(name)' là mức cuối, không có mức thấp hơn cho đơn vị vượt giới hạn; bỏ 'limit'",
        "'\(name)' is the last grade, with none below for those beyond the limit; drop 'limit'"]
    case .limitShare(let found):
      language[
        "tỷ lệ giới hạn phải lớn hơn 0 và nhỏ hơn 100, thấy \(found.written)",
        "the share of a limit must be above 0 and below 100, found \(found.written)"]
    case .limitOverScales:
      language[
        "có 'grades_by_group' thì không tính giới hạn chung cho mọi đơn vị được; dùng 'of: group'",
        "with 'grades_by_group' units cannot be counted together; use 'of: group'"]
    default: nil
    }
  }

  private func condition(in language: Language) -> String {
    switch self {
    case .capOfTracking(let code):
      language[
        "'\(code)' chỉ theo dõi, không có điểm, nên 'grade_caps' không bao giờ có tác dụng; chọn tiêu chí có điểm",
        "'\(code)' is only tracked and has no points, so 'grade_caps' would never act; name a criterion with points"
      ]
    case .capOfPenalty(let code):
      language[
        "'\(code)' là điểm trừ: 'grade_caps' sẽ hạ loại đơn vị bị trừ ít; chọn tiêu chí được cộng điểm",
        "'\(code)' is a penalty: 'grade_caps' would lower the grade of units with few of them; name a criterion that earns points"
      ]
    case .keyOfOtherKind(let key, let kind):
      language[
        "'\(key)' không dùng cùng '\(kind)' trong một điều kiện",
        "'\(key)' does not go with '\(kind)' in a condition"]
    case .bounds(let found):
      language[
        "điều kiện cần đúng một trong 'below', 'to', 'from', 'above', thấy \(found)",
        "a condition needs one of 'below', 'to', 'from', 'above', found \(found)"]
    case .figureOfGroup(let code):
      language[
        "'\(code)' không có số liệu riêng; chọn tiêu chí có 'rule'",
        "'\(code)' has no figures of its own; name a criterion with a 'rule'"]
    case .unknownInput(let input, let code, let nearest):
      language[
        "tiêu chí '\(code)' không có số liệu '\(input.clipped)'",
        "the criterion '\(code)' has no figure '\(input.clipped)'"] + language.suggestion(nearest)
    case .inputIsChosen(let input):
      language[
        "'\(input)' là phương án được chọn, không phải số; dùng 'of: points'",
        "'\(input)' is chosen and no number to compare; use 'of: points'"]
    case .inputIsDate(let input):
      language[
        "'\(input)' là một ngày, không phải số; dùng 'of: points'",
        "'\(input)' is a date and no number to compare; use 'of: points'"]
    case .zeroOfExtras(let code):
      language[
        "'\(code)' là điểm thưởng hoặc điểm trừ, 0 điểm không phải là lỗi; chọn lĩnh vực hoặc tiêu chí",
        "'\(code)' is a bonus or penalty item, where 0 points are no failing; name a domain or criterion"
      ]
    case .tooManyForZero(let count, let limit):
      language[
        "có \(count) tiêu chí, một điều kiện 'zero' chỉ xét được \(limit); ghi một điều kiện cho mỗi lĩnh vực bằng 'criterion'",
        "there are \(count) criteria and a condition 'zero' looks at \(limit) at most; write one for each domain, with 'criterion'"
      ]
    case .neverHolds:
      language[
        "điều kiện này không bao giờ xảy ra; xem lại con số",
        "this condition never holds; look at the number again"]
    case .alwaysHolds:
      language[
        "điều kiện này luôn xảy ra, nên không đơn vị nào đạt mức cao hơn; xem lại con số",
        "this condition always holds, so no unit gets a better grade; look at the number again"]
    case .capAtBest(let name):
      language[
        "'\(name)' là mức cao nhất, nên điều kiện không hạ loại đơn vị nào; chọn mức thấp hơn",
        "'\(name)' is the best grade, so the condition lowers nothing; name a lower one"]
    default: ""
    }
  }
}
