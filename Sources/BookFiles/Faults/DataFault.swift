public import Scoring
public import Wording

/// What can be wrong with the observations.
public enum DataFault: Hashable, Sendable {
  /// A unit of the book that does not take part in the index.
  case notInIndex(unit: String, index: String)
  /// A code of no criterion.
  case unknownCriterion(String, nearest: String?)
  /// A group, which has no input of its own.
  case group(String)
  /// A criterion that is worth nothing in the unit's group.
  case notOfGroup(criterion: String, group: String)
  /// A criterion that is computed and takes no input.
  case noInput(String)
  /// A criterion without this input.
  case unknownInput(String, criterion: String, inputs: [String], nearest: String?)
  /// A criterion with several inputs, and none is named.
  case inputNeeded(criterion: String, inputs: [String])
  /// No such stage.
  case unknownStage(String, nearest: String?)
  /// `n/a` for a criterion that always applies.
  case alwaysApplies(criterion: String)
  /// `n/a` for one input.
  case notApplicableInput(criterion: String)
  /// `n/a` written in another way.
  case notApplicableSpelling(String)
  /// `n/a` and a value for the same criterion.
  case notApplicableAndValue(unit: String, criterion: String)
  /// A choice that is not an option.
  case unknownOption(String, options: [String], nearest: String?)
  /// A count below zero.
  case negativeCount(String)
  /// A count that is not whole.
  case fractionalCount(String)
  /// Neither yes nor no.
  case notYesOrNo(String)
  /// No date where one is due.
  case notADate(String)
  /// A date before or after all that figures may have.
  case farDate(CalendarDate)
  /// More points than the maximum.
  case pointsAboveMaximum(String, maximum: Double)
  /// Points below zero.
  case pointsBelowZero(String)
  /// Points that are not a multiple of the step.
  case notAStep(String, step: Double)
  /// A number out of the bounds of its input.
  case outOfBounds(String, minimum: Double?, maximum: Double?)
  /// A number that is not above 0.
  case notPositive(String)
  /// Two values for one cell.
  case repeatedValue(unit: String, criterion: String, input: String)
  /// Percentages that are all at most 1, as shares are.
  case sharesForPercent(criterion: String, greatest: Double)
  /// A value beyond the fixed end of a scale, which it counts as.
  case beyondScale(value: Double, bound: Double)
  /// More cases than there are.
  case numeratorAboveDenominator(numerator: Double, denominator: Double)

  /// The fault in words.
  public func message(in language: Language) -> String {
    reference(in: language) ?? value(in: language)
  }

  private func reference(in language: Language) -> String? {
    switch self {
    case .notInIndex(let unit, let index):
      language[
        "đơn vị '\(unit)' không có trong chỉ số '\(index)'; thêm vào cột 'indices' của tệp đơn vị, hoặc bỏ dòng này",
        "the unit '\(unit)' does not take part in the index '\(index)'; add it in the column 'indices' of the units, or leave this row out"
      ]
    case .unknownCriterion(let code, let nearest):
      language["không có tiêu chí '\(code.clipped)'", "there is no criterion '\(code.clipped)'"]
        + language.suggestion(nearest)
    case .group(let code):
      language[
        "'\(code)' là nhóm tiêu chí, không có số liệu riêng; ghi cho các tiêu chí thành phần",
        "'\(code)' is a group of criteria without figures of its own; give those of its parts"]
    case .notOfGroup(let criterion, let group):
      language[
        "tiêu chí '\(criterion)' không dành cho nhóm '\(group)': điểm tối đa của nhóm bằng 0; bỏ dòng này, hoặc xem lại 'max'",
        "the criterion '\(criterion)' is not for the group '\(group)', where its maximum is 0; drop the row, or look at 'max'"
      ]
    case .noInput(let code):
      language[
        "tiêu chí '\(code)' được tính từ chỉ số khác, không nhận số liệu",
        "the criterion '\(code)' is computed from another index and takes no figures"]
    case .unknownInput(let input, let criterion, let inputs, let nearest):
      language[
        "tiêu chí '\(criterion)' không có số liệu '\(input.clipped)', chỉ có \(language.either(inputs))",
        "the criterion '\(criterion)' has no input '\(input.clipped)', only \(language.either(inputs))"
      ] + language.suggestion(nearest)
    case .inputNeeded(let criterion, let inputs):
      language[
        "tiêu chí '\(criterion)' có nhiều số liệu; ghi \(language.either(inputs)) ở cột 'input'",
        "the criterion '\(criterion)' has several inputs; write \(language.either(inputs)) in the column 'input'"
      ]
    case .unknownStage(let found, let nearest):
      language[
        "cần \(language.either(Stage.allCases.map(\.code))), thấy '\(found.clipped)'",
        "expected \(language.either(Stage.allCases.map(\.code))), found '\(found.clipped)'"]
        + language.suggestion(nearest)
    case .alwaysApplies(let criterion):
      language[
        "tiêu chí '\(criterion)' luôn áp dụng, không được ghi 'n/a'; thêm 'not_applicable' vào bộ tiêu chí nếu có trường hợp không áp dụng",
        "the criterion '\(criterion)' always applies and cannot be 'n/a'; give it 'not_applicable' in the criteria set if there are such cases"
      ]
    case .notApplicableInput(let criterion):
      language[
        "'n/a' là cho cả tiêu chí '\(criterion)'; để trống cột 'input'",
        "'n/a' concerns the whole criterion '\(criterion)'; leave the column 'input' blank"]
    case .notApplicableSpelling(let found):
      language[
        "nếu là không áp dụng thì viết 'n/a', thấy '\(found)'",
        "write 'n/a' if it does not apply, found '\(found)'"]
    case .notApplicableAndValue(let unit, let criterion):
      language[
        "đơn vị '\(unit)' vừa có số liệu vừa 'n/a' cho tiêu chí '\(criterion)'; bỏ một trong hai",
        "the unit '\(unit)' has both a figure and 'n/a' for the criterion '\(criterion)'; leave one out"
      ]
    case .repeatedValue(let unit, let criterion, let input):
      language[
        "đơn vị '\(unit)' có hai giá trị cho tiêu chí '\(criterion)'\(part(input)); bỏ một giá trị",
        "the unit '\(unit)' has two values for the criterion '\(criterion)'\(part(input)); leave one out"
      ]
    default: nil
    }
  }

  private func value(in language: Language) -> String {
    switch self {
    case .unknownOption(let found, let options, let nearest):
      language[
        "cần \(language.either(options)), thấy '\(found.clipped)'",
        "expected \(language.either(options)), found '\(found.clipped)'"]
        + language.suggestion(nearest)
    case .negativeCount(let found):
      language[
        "số lượng không được âm, thấy '\(found.clipped)'",
        "a count cannot be negative, found '\(found.clipped)'"]
    case .fractionalCount(let found):
      language[
        "số lượng phải là số nguyên, thấy '\(found.clipped)'",
        "a count must be a whole number, found '\(found.clipped)'"]
    case .notYesOrNo(let found):
      language[
        "cần '1' (có) hoặc '0' (không), thấy '\(found.clipped)'",
        "expected '1' (yes) or '0' (no), found '\(found.clipped)'"]
    case .notADate(let found):
      language[
        "cần một ngày, viết năm-tháng-ngày như '2021-12-15', hoặc 'never' nếu không gửi; thấy '\(found.clipped)'",
        "expected a date, written as '2021-12-15', or 'never' if it was never sent; found '\(found.clipped)'"
      ]
    case .farDate(let date):
      language[
        "ngày \(date) nằm ngoài khoảng từ \(CalendarDate.ofFigures.lowerBound) đến \(CalendarDate.ofFigures.upperBound); kiểm tra lại năm",
        "the date \(date) is not from \(CalendarDate.ofFigures.lowerBound) to \(CalendarDate.ofFigures.upperBound); check the year"
      ]
    case .pointsAboveMaximum(let found, let maximum):
      language[
        "điểm '\(found.clipped)' cao hơn điểm tối đa \(maximum.written)",
        "'\(found.clipped)' points are above the maximum of \(maximum.written)"]
    case .pointsBelowZero(let found):
      language[
        "điểm không được âm, thấy '\(found.clipped)'",
        "points cannot be negative, found '\(found.clipped)'"]
    case .notAStep(let found, let step):
      language[
        "điểm phải là bội số của \(step.written), thấy '\(found.clipped)'",
        "points must be a multiple of \(step.written), found '\(found.clipped)'"]
    case .outOfBounds(let found, let minimum, let maximum):
      outOfBounds(found, minimum, maximum, language)
    case .notPositive(let found):
      language[
        "cần số lớn hơn 0, thấy '\(found.clipped)'",
        "expected a number above 0, found '\(found.clipped)'"]
    case .sharesForPercent(let criterion, let greatest):
      language[
        "mọi giá trị của tiêu chí '\(criterion)' không quá 1, nên chỉ được tính đến \(greatest.written) %; nếu là tỷ lệ thì ghi \((greatest * 100).written)",
        "all values of the criterion '\(criterion)' are at most 1, which counts as \(greatest.written) % at most; write \((greatest * 100).written) if shares are meant"
      ]
    case .beyondScale(let value, let bound):
      language[
        "giá trị \(value.written) vượt mốc \(bound.written) của thang, được tính như \(bound.written)",
        "the value \(value.written) is beyond the scale's bound of \(bound.written) and counts as \(bound.written)"
      ]
    case .numeratorAboveDenominator(let numerator, let denominator):
      language[
        "tử số \(numerator.written) lớn hơn mẫu số \(denominator.written); tỷ lệ trên 100 %",
        "the numerator \(numerator.written) is above the denominator \(denominator.written); the ratio is above 100 %"
      ]
    default: ""
    }
  }

  private func part(_ input: String) -> String { input.isEmpty ? "" : " (\(input))" }

  private func outOfBounds(
    _ found: String, _ minimum: Double?, _ maximum: Double?, _ language: Language
  ) -> String {
    switch (minimum, maximum) {
    case (let low?, let high?):
      language[
        "cần số từ \(low.written) đến \(high.written), thấy '\(found.clipped)'",
        "expected a number from \(low.written) to \(high.written), found '\(found.clipped)'"]
    case (let low?, nil):
      language[
        "cần số không nhỏ hơn \(low.written), thấy '\(found.clipped)'",
        "expected a number of at least \(low.written), found '\(found.clipped)'"]
    default:
      language[
        "cần số không lớn hơn \((maximum ?? 0).written), thấy '\(found.clipped)'",
        "expected a number of at most \((maximum ?? 0).written), found '\(found.clipped)'"]
    }
  }
}
