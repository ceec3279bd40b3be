public import Wording

/// What can be wrong with the numbers of survey forms.
public enum SurveyFault: Hashable, Sendable {
  /// A number of forms that is no whole number from 0.
  case notACount(column: String, found: String)
  /// More forms came back than were handed out.
  case returnedAboveIssued(returned: Int, issued: Int)
  /// More invalid forms than came back.
  case invalidAboveReturned(invalid: Int, returned: Int)
  /// Two rows of one unit.
  case repeatedUnit(String)
  /// More answers to a criterion than valid forms.
  case answersAboveValid(criterion: String, answers: Double, valid: Int)

  /// The fault in words.
  public func message(in language: Language) -> String {
    switch self {
    case .notACount(let column, let found):
      language[
        "cột '\(column)' cần số nguyên từ 0, thấy '\(found.clipped)'",
        "expected a whole number from 0 in the column '\(column)', found '\(found.clipped)'"]
    case .returnedAboveIssued(let returned, let issued):
      language[
        "số phiếu thu về \(returned) lớn hơn số phiếu phát ra \(issued)",
        "\(returned) forms returned are more than the \(issued) issued"]
    case .invalidAboveReturned(let invalid, let returned):
      language[
        "số phiếu không hợp lệ \(invalid) lớn hơn số phiếu thu về \(returned)",
        "\(invalid) invalid forms are more than the \(returned) returned"]
    case .repeatedUnit(let unit):
      language[
        "đơn vị '\(unit)' có hai dòng số phiếu",
        "the unit '\(unit)' has two rows of survey forms"]
    case .answersAboveValid(let criterion, let answers, let valid):
      language[
        "tiêu chí '\(criterion)' có \(answers.written) câu trả lời, nhiều hơn \(valid) phiếu hợp lệ",
        "the criterion '\(criterion)' has \(answers.written) answers, more than the \(valid) valid forms"
      ]
    }
  }
}
