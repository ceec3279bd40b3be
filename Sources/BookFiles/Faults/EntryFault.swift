public import Wording

/// What can be wrong with what was typed into a cell of a form.
public enum EntryFault: Hashable, Sendable {
  /// A text where a number is due: asked about, never guessed.
  case notANumber(String)
  /// A number that is too large, or of too many digits.
  case unusableNumber(String)
  /// A text that was read as a number, but could mean thousands.
  case thousands(String, read: Double)
  /// A date where a number is due.
  case date
  /// No date where one is due, or one written in another way.
  case notADate(String)
  /// A date with a time where a day is due.
  case timeOfDay
  /// An error of the spreadsheet.
  case cellError(String)
  /// A formula, whose value was taken.
  case formula(value: String)
  /// A formula that was saved without its value.
  case formulaWithoutValue
  /// A truth value where none is due.
  case truthValue
  /// An option in other letters than the rule's.
  case optionLetters(found: String, read: String)
  /// A number that is more than one option's.
  case severalOptions(found: String, options: [String])
  /// A date where an option is due.
  case dateForOption([String])
  /// A formula that gives an empty text.
  case emptyFormula
  /// « Không áp dụng » typed as a figure.
  case notApplicableAsFigure(String)
  /// Something else than `x` as the mark that a criterion does not apply.
  case wrongMark(String)
  /// The mark for a criterion that always applies.
  case alwaysApplies(criterion: String)
  /// The mark and figures for the same criterion.
  case markAndFigures(criterion: String)
  /// Some figures of a criterion, and others missing.
  case incomplete(criterion: String, input: String)
  /// A criterion that was not filled in.
  case unanswered(criterion: String)
  /// A percentage that looks like a share.
  case shareForPercent(Double)
  /// A text too long to keep.
  case longText(count: Int, limit: Int)
  /// Nothing proves the points of a criterion, and nothing is explained.
  case noEvidence(criterion: String, evidence: String)
  /// Appraised points that differ from the earlier ones without a reason.
  case noReason(criterion: String, earlier: String, appraised: String)
  /// A constant where the form had a formula; the formula holds.
  case overwrittenFormula(criterion: String, found: String)

  /// The fault in words.
  public func message(in language: Language) -> String {
    figure(in: language) ?? criterion(in: language)
  }

  private func figure(in language: Language) -> String? {
    switch self {
    case .notANumber(let found):
      language[
        "cần một số, thấy '\(found.clipped)'; chỉ ghi số, ví dụ 9,25",
        "expected a number, found '\(found.clipped)'; write the number alone, such as 9.25"]
    case .unusableNumber(let found):
      language[
        "số '\(found.clipped)' quá lớn hoặc quá nhiều chữ số",
        "the number '\(found.clipped)' is too large or has too many digits"]
    case .thousands(let found, let read):
      language[
        "'\(found.clipped)' được đọc là số thập phân \(read.written.decimalComma); nếu là hàng nghìn thì ghi liền, không dấu ngăn cách",
        "'\(found.clipped)' was read as the decimal \(read.written); if thousands are meant, write it without a separator"
      ]
    case .date:
      language[
        "ô chứa ngày tháng, cần một số; đổi định dạng ô về số rồi nhập lại",
        "the cell holds a date where a number is due; format it as a number and type it again"]
    case .notADate(let found):
      language[
        "cần một ngày, thấy '\(found.clipped)'; ghi ngày/tháng/năm, ví dụ 15/12/2021, hoặc 0 nếu không gửi",
        "expected a date, found '\(found.clipped)'; write day/month/year, such as 15/12/2021, or 0 if it was never sent"
      ]
    case .timeOfDay:
      language[
        "ô chứa cả ngày và giờ; chỉ ghi ngày, ví dụ 15/12/2021",
        "the cell holds a date with a time; write the day alone, such as 15/12/2021"]
    case .cellError(let found):
      language["ô báo lỗi \(found); nhập lại số", "the cell shows \(found); type the number"]
    case .formula(let value):
      language[
        "ô nhập chứa công thức; đã lấy giá trị '\(value.clipped)'",
        "the input cell holds a formula; its value '\(value.clipped)' was taken"]
    case .formulaWithoutValue:
      language[
        "ô nhập chứa công thức chưa tính; mở bằng Excel, lưu lại, hoặc nhập số",
        "the input cell holds a formula without a value; open and save it in Excel, or type the number"
      ]
    case .truthValue:
      language["cần số liệu, thấy TRUE/FALSE", "expected a figure, found TRUE or FALSE"]
    case .optionLetters(let found, let read):
      language[
        "'\(found.clipped)' được đọc là '\(read)'", "'\(found.clipped)' was read as '\(read)'"]
    case .severalOptions(let found, let options):
      language[
        "'\(found.clipped)' có thể là \(language.either(options)); đổi định dạng ô thành Text rồi gõ lại mã",
        "'\(found.clipped)' may be \(language.either(options)); format the cell as Text and type the code again"
      ]
    case .dateForOption(let options):
      language[
        "ô chứa ngày tháng, cần \(language.either(options)); đổi định dạng ô thành Text rồi gõ lại mã",
        "the cell holds a date, expected \(language.either(options)); format the cell as Text and type the code again"
      ]
    case .emptyFormula:
      language[
        "ô nhập chứa công thức cho kết quả trống; nhập số liệu, hoặc xóa công thức để bỏ trống",
        "the input cell holds a formula that gives an empty text; type the figure, or delete the formula to leave it blank"
      ]
    case .notApplicableAsFigure(let found):
      language[
        "nếu không áp dụng thì ghi x ở cột «Không áp dụng», thấy '\(found.clipped)' ở ô số liệu",
        "if it does not apply, put x in the column for that; found '\(found.clipped)' as the figure"
      ]
    case .shareForPercent(let found):
      language[
        "\(found.written.decimalComma) được đọc là \(found.written.decimalComma) %; nếu là tỷ lệ thì ghi \((found * 100).written.decimalComma)",
        "\(found.written) was read as \(found.written) %; write \((found * 100).written) if the share is meant"
      ]
    case .longText(let count, let limit):
      language[
        "đoạn chữ dài \(count) ký tự, nhiều nhất là \(limit); rút gọn, gửi phần còn lại thành tài liệu kèm",
        "the text has \(count) characters, at most \(limit) are kept; shorten it and attach the rest"
      ]
    default: nil
    }
  }

  private func criterion(in language: Language) -> String {
    switch self {
    case .wrongMark(let found):
      language[
        "cột «Không áp dụng» chỉ nhận 'x', thấy '\(found.clipped)'",
        "the column for what does not apply takes 'x' only, found '\(found.clipped)'"]
    case .alwaysApplies(let code):
      language[
        "tiêu chí '\(code)' luôn áp dụng; bỏ dấu x và điền số liệu",
        "the criterion '\(code)' always applies; remove the mark and fill it in"]
    case .markAndFigures(let code):
      language[
        "tiêu chí '\(code)' vừa có số liệu vừa đánh dấu không áp dụng; bỏ một trong hai",
        "the criterion '\(code)' has both figures and the mark that it does not apply; leave one out"
      ]
    case .incomplete(let code, let input):
      language[
        "tiêu chí '\(code)' mới điền một phần, còn thiếu '\(input.clipped)'",
        "the criterion '\(code)' is filled in only in part, '\(input.clipped)' is missing"]
    case .unanswered(let code):
      language["tiêu chí '\(code)' chưa điền", "the criterion '\(code)' is not filled in"]
    case .noEvidence(let code, let evidence):
      language[
        "tiêu chí '\(code)' có điểm nhưng chưa nêu tài liệu kiểm chứng (\(evidence.clipped)) hoặc giải trình",
        "the criterion '\(code)' claims points without evidence (\(evidence.clipped)) or explanation"
      ]
    case .noReason(let code, let earlier, let appraised):
      language[
        "tiêu chí '\(code)': điểm thẩm định \(appraised.decimalComma) khác \(earlier.decimalComma) trước đó; nêu lý do",
        "criterion '\(code)': the appraised \(appraised) differ from the earlier \(earlier) points; give a reason"
      ]
    case .overwrittenFormula(let code, let found):
      language[
        "công thức tính điểm của tiêu chí '\(code)' bị ghi đè bằng '\(found.clipped)'; điểm vẫn tính theo số liệu",
        "the formula for the points of '\(code)' was overwritten with '\(found.clipped)'; the points still follow the figures"
      ]
    default: ""
    }
  }
}

extension String {
  /// A number as Vietnamese readers write it.
  fileprivate var decimalComma: String { String(map { $0 == "." ? "," : $0 }) }
}
